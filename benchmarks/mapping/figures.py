"""The figures of one size: redraw, ready, bytes of a release, differences."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import Frame, Page

from benchmarks.mapping.driving import VIEWPORT, browsing, drag, drag_the_brush, serve, visit
from benchmarks.mapping.recount import differences, read_events


def measure(events: int) -> dict[str, Any]:
    """Every figure of a size, from one server and one browser."""
    with serve("app.py", HISAR_EVENTS=str(events)) as address, browsing() as browser:
        visit(browser.new_page(), address)  # the first visit warms the server
        page = browser.new_page(viewport=VIEWPORT)
        sent: list[int] = []
        page.on("websocket", lambda socket: listen(socket, sent))
        frame = visit(page, address)
        ready = ready_ms(page, frame)
        redraws = drag_the_brush(page, frame)
        return {
            "events": events,
            "redraw_p50_ms": round(statistics.median(redraws), 1),
            "redraw_p95_ms": p95(redraws),
            "redraws": len(redraws),
            "ready_ms": ready,
            "release_bytes": bytes_of_a_release(page, frame, sent),
            "differences": differences(frame, read_events(address)),
        }


def p95(values: list[float]) -> float:
    """The 95th percentile, to a tenth."""
    return round(statistics.quantiles(values, n=20)[-1], 1)


def ready_ms(page: Page, frame: Frame) -> int:
    """From the navigation of the page to the first frame that the map drew in it."""
    drawn: float = frame.evaluate("performance.timeOrigin + performance.getEntriesByName('hisar:ready')[0].duration")
    started: float = page.evaluate("performance.timeOrigin")
    return round(drawn - started)


def listen(socket: Any, sent: list[int]) -> None:
    """Add up what goes over a web socket, both ways."""
    for event in ("framesent", "framereceived"):
        socket.on(event, lambda payload: sent.append(len(payload)))


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
