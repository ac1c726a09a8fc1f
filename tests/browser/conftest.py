"""The page in a real Chromium: one server and one browser for all tests of this folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """A running page that can be killed and started again on the same data."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.address = f"http://localhost:{_free_port()}"
        self.log = folder / "log.txt"
        self._environment = {**os.environ, "COPYDESK_DATA": str(folder), **environment}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        port = self.address.rsplit(":", 1)[1]
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", f"--server.port={port}"]
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=out, stderr=out)
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1).close()
                return
            except OSError:
                assert self._process.poll() is None, self.log.read_text()
                time.sleep(0.25)
        pytest.fail(f"the page did not start:\n{self.log.read_text()}")

    def kill(self) -> None:
        """As a power cut would: no time to tidy up."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running page."""
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    yield running.address
    running.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; a missing one is a failure, never a skip."""
    path = os.environ.get("COPYDESK_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "the browser tests need Chromium: run `make browser`, or set COPYDESK_CHROMIUM to its path"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A fresh visit to the page, at desktop and at phone width; any error in the browser's console fails."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(15_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server)
    page.get_by_role("heading", name="Choose a lesson").wait_for()
    yield page
    context.close()
    assert not errors, errors


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desktop", "phone"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a light theme, at desktop and at phone width."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    context.set_default_timeout(15_000)
    yield context
    context.close()
