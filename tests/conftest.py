"""What several tests share: a real headless Chromium, and the page served on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.map_window import open_saved, watched

# On a machine that others use too, how long one example takes says nothing of the code.
settings.register_profile("hisar", deadline=None)
settings.load_profile("hisar")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 120


def missing(what: str) -> None:
    """Fail under CI, skip loudly elsewhere: a test that could not look has not passed."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI must see the page")
    pytest.skip(f"NOT TESTED: {what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published data and real articles beside the project."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium, found on this machine.

    Each module has its own: playwright keeps an event loop running, and tests of the routes run theirs.
    """
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A new browser context: nothing remembered."""
    fresh = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()


@pytest.fixture
def show(page: Page, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens events as a saved map; fails on an error of its scripts and on any request to a host."""
    with watched(page):
        yield partial(open_saved, page, tmp_path)


@contextmanager
def serve(*arguments: str, port: int | None = None, **environment: str) -> Iterator[str]:
    """Run `streamlit run app.py` on a loopback port, a free one by default, until the block ends; gives its address."""
    port = port or free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--server.address=127.0.0.1",
    ]
    environ = {**os.environ, "STREAMLIT_SERVER_HEADLESS": "true", **environment}
    process = subprocess.Popen([*command, *arguments], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the address answers 200; fail when the server ends or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"no answer from {address} in {START_SECONDS} s")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The page on the embedded default."""
    with serve() as address:
        yield address
