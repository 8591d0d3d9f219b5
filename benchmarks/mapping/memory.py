"""How much the browser's heap grows while a hand moves the brush."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import CDPSession, Frame, Page

from benchmarks.mapping.driving import MOVES, VIEWPORT, browsing, drag, serve, visit

WARMING, MEASURED = 2, 5
"""Drags of a hundred moves: before the first look at the heap, and between the two."""


def measure_heap(events: int) -> dict[str, Any]:
    """Megabytes of the script heap before and after 500 moves, garbage collected both times."""
    with serve("app.py", HISAR_EVENTS=str(events)) as address, browsing() as browser:
        page = browser.new_page(viewport=VIEWPORT)
        frame, session = visit(page, address), page.context.new_cdp_session(page)
        swing(page, frame, WARMING)
        before = heap_mb(session)
        swing(page, frame, MEASURED)
        grown = heap_mb(session) - before
        return {"events": events, "moves": MEASURED * MOVES, "heap_mb": round(before, 1), "grown_mb": round(grown, 1)}


def swing(page: Page, frame: Frame, times: int) -> None:
    """Drag the first handle there and back; wait until the server has answered."""
    chart = frame.locator(".hisar-chart").bounding_box()
    if chart is None:
        raise RuntimeError("the map has no timeline")
    left, y = chart["x"], chart["y"] + 20
    for time in range(times):
        here, there = (left, left + 400) if time % 2 == 0 else (left + 400, left)
        drag(page, here, there, y)
    page.wait_for_timeout(1500)


def heap_mb(session: CDPSession) -> float:
    """What scripts hold, their arrays included, after a collection of garbage."""
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    held: float = usage["usedSize"] + usage.get("backingStorageSize", 0)
    return held / 1e6
