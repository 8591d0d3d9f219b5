"""How a test looks at the page: where the map's frame is, when it is drawn, what it says it shows."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Frame, Page

MAP_FRAME = "streamlit_folium"
DRAWN = "() => window.hisar && window.hisar.counts && window.hisar.counts() !== null"


def open_page(page: Page, address: str) -> Frame:
    """Open the page and wait until map and list are drawn; gives the map's frame."""
    page.goto(address)
    frame = map_frame(page)
    page.locator(".list .count").wait_for()
    return frame


def map_frame(page: Page) -> Frame:
    """The frame of the map, once it has drawn its events."""
    page.wait_for_selector(f"iframe[title*='{MAP_FRAME}']")
    handle = page.query_selector(f"iframe[title*='{MAP_FRAME}']")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise AssertionError("the map has no frame")
    frame.wait_for_function(DRAWN)
    return frame


def counts(frame: Frame) -> dict[str, Any]:
    """What the map says it draws."""
    return json.loads(frame.evaluate("() => JSON.stringify(window.hisar.counts())"))


def choose_row(page: Page, index: int) -> None:
    """Choose a row of the list and wait for its panel."""
    page.locator(".list .row").nth(index).click()
    page.locator(".panel .facts").wait_for()
