"""How a test looks at the page: where the map's frame is, when it is drawn, what it says it shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Frame, Page

MAP_FRAME = "iframe[title*='streamlit_folium']"
DRAWN = "() => window.hisar && window.hisar.counts && window.hisar.counts() !== null"
STATE = """() => {
  const map = window.hisar.live, row = map.chosen;
  return {
    range: [map.brush.from, map.brush.to], mode: map.brush.mode, seen: map.timeline.seen,
    kinds: map.counts.kinds, view: map.view, lang: map.lang,
    event: row < 0 ? null : window.hisar.eventId(map.counts.columns, row),
    base: map.base || 'offline', words: map.hex || '',
  };
}"""
EPOCH = date(1970, 1, 1)


def open_page(page: Page, address: str) -> Frame:
    """Open the page and wait until map and list are drawn; gives the map's frame."""
    page.goto(address)
    page.locator(".list .count").wait_for()
    return map_frame(page)


def map_frame(page: Page) -> Frame:
    """The frame of the map, once it has drawn its events."""
    handle = page.wait_for_selector(MAP_FRAME)
    frame = handle.content_frame() if handle else None
    assert frame is not None, "the map has no frame"
    frame.wait_for_function(DRAWN)
    return frame


def counts(frame: Frame) -> dict[str, Any]:
    """What the map says it draws: total, in_range, in_view, kinds."""
    found: dict[str, Any] = frame.evaluate("() => window.hisar.counts()")
    return found


def state(frame: Frame) -> dict[str, Any]:
    """What the map stands at."""
    found: dict[str, Any] = frame.evaluate(STATE)
    return found


def address_parts(page: Page) -> dict[str, str]:
    """The parts of the page's address."""
    return dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))


def day_of(number: int | None) -> date | None:
    """The day the map counts from 1970-01-01."""
    return None if number is None else EPOCH + timedelta(days=number)


def rows(page: Page) -> list[str]:
    """The ids of the events listed."""
    found: list[str] = page.locator(".list .rows:not(.undated) .row").evaluate_all(
        "(rows) => rows.map((row) => row.dataset.event)"
    )
    return found


def choose_row(page: Page, index: int) -> None:
    """Choose a row of the list and wait for its panel."""
    page.locator(".list .row").nth(index).click()
    page.locator(".panel .facts").wait_for()


def wait_for_address(page: Page, wanted: Mapping[str, str | None]) -> None:
    """Wait until the address has these parts; None: has not."""
    page.wait_for_function(
        """(wanted) => {
          const parts = new URLSearchParams(location.search);
          return Object.entries(wanted).every(([name, value]) => parts.get(name) === value);
        }""",
        arg=dict(wanted),
    )
