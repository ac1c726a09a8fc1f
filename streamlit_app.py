"""Starts the page: ``streamlit run streamlit_app.py``, or ``make app``."""

from generator.app.main import run

run()
