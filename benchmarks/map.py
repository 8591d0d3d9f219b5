"""How fast the map answers: `python benchmarks/map.py --events N --json FILE`.

Replicated events, in a page of st_folium, in headless Chromium. `redraw` is from the input event to the drawn frame,
as the map itself marks it (`hisar:redraw`); `ready` from navigation to the first drawn frame, server warm;
`release_bytes` what one release of the brush sends and receives; `differences` are counts of the map that a recount
in numpy does not confirm, over random days and kinds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Frame, Page, sync_playwright

ROOT = Path(__file__).parent.parent
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
DTYPES = {"u8": "<u1", "u32": "<u4", "i32": "<i4", "f32": "<f4"}
NO_DAY = -(2**31)

READY = "() => window.hisar && window.hisar.counts() !== null"
STATES = 500
"""Random states whose counts are compared."""


def main() -> None:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = measure(options.events)
    print(json.dumps(figures, indent=2))
    if options.json:
        options.json.write_text(json.dumps(figures) + "\n", encoding="utf-8")


def measure(events: int) -> dict[str, Any]:
    """Every figure, from one server and one browser."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with serve(events) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_OPTIONS))
        visit(browser.new_page(), address)  # the first visit warms the server
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        sent: list[int] = []
        page.on("websocket", lambda socket: listen(socket, sent))
        frame = visit(page, address)
        ready = frame.evaluate("performance.timeOrigin + performance.getEntriesByName('hisar:ready')[0].duration")
        ready -= page.evaluate("performance.timeOrigin")
        redraws = drag_the_brush(page, frame)
        figures = {
            "events": events,
            "redraw_p50_ms": round(statistics.median(redraws), 1),
            "redraw_p95_ms": round(statistics.quantiles(redraws, n=20)[-1], 1),
            "redraws": len(redraws),
            "ready_ms": round(ready),
            "release_bytes": bytes_of_a_release(page, frame, sent),
            "differences": differences(frame, read_events(address)),
        }
        browser.close()
    return figures


@contextmanager
def serve(events: int) -> Iterator[str]:
    """The measured page on a free loopback port until the block ends; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "benchmarks/map_served/app.py"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    environment = {**os.environ, "HISAR_EVENTS": str(events), "STREAMLIT_SERVER_HEADLESS": "true"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as server:
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


def read_events(address: str) -> dict[str, Any]:
    """The columns as the server sends them, read by their layout alone: the recount shares no code with the map."""
    with urllib.request.urlopen(f"{address}/api/events") as answer:
        data: bytes = answer.read()
    (length,) = struct.unpack_from("<I", data, 4)
    header = json.loads(data[8 : 8 + length])
    for column in header["columns"]:
        offset = 8 + length + column["offset"]
        header[column["name"]] = np.frombuffer(data, DTYPES[column["type"]], header["n"], offset)
    return header


def shown_in(events: dict[str, Any], first: int | None, last: int | None) -> npt.NDArray[np.bool_]:
    """Which events the days show: those that touch them; undated ones where nothing bounds the days."""
    start, end = events["start"], events["end"]
    active = (start <= np.inf if last is None else start <= last) & (end >= -np.inf if first is None else end >= first)
    shown: npt.NDArray[np.bool_] = np.where(start == NO_DAY, first is None and last is None, active)
    return shown


def visit(page: Page, address: str) -> Frame:
    """The frame of the map, drawn."""
    page.goto(address)
    handle = page.wait_for_selector("iframe[title*='streamlit_folium']")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the page shows no map")
    frame.wait_for_function(READY)
    return frame


def listen(socket: Any, sent: list[int]) -> None:
    """Add up what goes over a web socket, both ways."""
    for event in ("framesent", "framereceived"):
        socket.on(event, lambda payload: sent.append(len(payload)))


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
    for step in range(1, 101):
        page.mouse.move(start + (end - start) * step / 100, y)
    page.mouse.up()


def bytes_of_a_release(page: Page, frame: Frame, sent: list[int]) -> int:
    """What one release of the brush sends and receives until the page is quiet."""
    chart = frame.locator(".hisar-handle.hisar-from").bounding_box()
    if chart is None:
        raise RuntimeError("the timeline has no handle")
    page.wait_for_timeout(2000)
    sent.clear()
    x = chart["x"] + chart["width"] / 2
    drag(page, x, x + 60, chart["y"] + 20)
    page.wait_for_timeout(2000)
    return sum(sent)


def differences(frame: Frame, events: dict[str, Any]) -> int:
    """How many of the random states the map counts otherwise than numpy does."""
    dated = events["start"][events["start"] != NO_DAY]
    dice, wrong = random.Random(7), 0
    for nonce in range(2, STATES + 2):
        days = sorted(dice.randint(int(dated.min()) - 30, events["last_day"] + 30) for _ in range(2))
        first, last = (day if dice.random() < 0.9 else None for day in days)
        kinds = [kind for kind in events["kinds"] if dice.random() < 0.6]
        frame.evaluate("(state) => hisar.setState(state)", {"nonce": nonce, "range": [first, last], "kinds": kinds})
        told = frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(hisar.counts())))")
        counted = np.bincount(events["kind"][shown_in(events, first, last)], minlength=len(events["kinds"]))
        expected = {kind: int(n) if kind in kinds else 0 for kind, n in zip(events["kinds"], counted, strict=True)}
        wrong += told["kinds"] != expected or told["in_range"] != sum(expected.values())
    return wrong


if __name__ == "__main__":
    main()
