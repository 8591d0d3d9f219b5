"""A server of one measured page, a headless Chromium, and a hand on the brush."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

from playwright.sync_api import Browser, Frame, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent.parent
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
READY = "() => window.hisar && window.hisar.counts() !== null"
VIEWPORT: ViewportSize = {"width": 1280, "height": 900}
MOVES = 100
"""Moves of one drag."""


def chromium_path() -> str:
    """The Chromium of this machine; FileNotFoundError where there is none."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        raise FileNotFoundError(f"none of {', '.join(CHROMIUM_NAMES)} is installed")
    return path


@contextmanager
def browsing(options: Sequence[str] = CHROMIUM_OPTIONS) -> Iterator[Browser]:
    """A headless Chromium until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(options))
        yield browser
        browser.close()


@contextmanager
def serve(script: str, **environment: str) -> Iterator[str]:
    """A script of `benchmarks/map_served` on a free loopback port until the block ends; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", f"benchmarks/map_served/{script}"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    environ = {**os.environ, **environment, "STREAMLIT_SERVER_HEADLESS": "true"}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL) as server:
        try:
            await_answer(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def await_answer(address: str) -> None:
    """Return when the address answers; raise when it stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except HTTPError:
            raise
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def visit(page: Page, address: str) -> Frame:
    """The frame of the map, drawn."""
    page.goto(address)
    handle = page.wait_for_selector("iframe[title*='streamlit_folium']")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the page shows no map")
    frame.wait_for_function(READY)
    return frame


def drag_the_brush(page: Page, frame: Frame) -> list[float]:
    """Drag both handles and the window back and forth; milliseconds of each redraw."""
    chart = frame.locator(".hisar-chart").bounding_box()
    if chart is None:
        raise RuntimeError("the map has no timeline")
    left, right, y = chart["x"], chart["x"] + chart["width"], chart["y"] + 20
    drag(page, left, left + 300, y)
    drag(page, right, right - 300, y)
    drag(page, (left + right) / 2, (left + right) / 2 + 200, y)
    drag(page, (left + right) / 2, (left + right) / 2 - 200, y)
    durations: list[float] = frame.evaluate("performance.getEntriesByName('hisar:redraw').map((e) => e.duration)")
    return durations


def drag(page: Page, start: float, end: float, y: float) -> None:
    """One drag of a hundred moves, each answered by a frame before the next."""
    page.mouse.move(start, y)
    page.mouse.down()
    for step in range(1, MOVES + 1):
        page.mouse.move(start + (end - start) * step / MOVES, y)
    page.mouse.up()
