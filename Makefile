# Two commands do everything on a machine with Python 3.11 or later:
#   make app    environment, install, start the page with the built-in lessons
#   make test   environment, install, linters, types, all tests, browser tests in a real Chromium

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: app test lint types unit browser bench clean

app: $(VENV)/app.done
	$(BIN)/streamlit run streamlit_app.py

test: lint types unit browser

lint: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.done
	$(BIN)/mypy

unit: $(VENV)/dev.done $(VENV)/postgresql
	COPYDESK_POSTGRESQL="$$(cat $(VENV)/postgresql)" $(BIN)/pytest -m "not browser"

browser: $(VENV)/dev.done $(VENV)/chromium $(VENV)/postgresql
	COPYDESK_CHROMIUM="$$(cat $(VENV)/chromium)" COPYDESK_POSTGRESQL="$$(cat $(VENV)/postgresql)" \
	$(BIN)/pytest -m browser tests/browser

bench: $(VENV)/dev.done
	$(BIN)/python -m benchmarks

$(VENV)/app.done: pyproject.toml
	PYTHON="$(PYTHON)" sh .ci/environment $(VENV) .
	touch $@

$(VENV)/dev.done: pyproject.toml
	PYTHON="$(PYTHON)" sh .ci/environment $(VENV) ".[dev]"
	touch $@ $(VENV)/app.done

$(VENV)/postgresql: | $(VENV)/dev.done
	sh .ci/postgresql > $@.part && mv $@.part $@

$(VENV)/chromium: | $(VENV)/dev.done
	sh .ci/chromium $(VENV) > $@.part && mv $@.part $@

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
