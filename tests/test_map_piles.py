"""Many events at one place in a real Chromium: listed where they cannot be fanned out, chosen from the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.events import Event
from tests.map_scene import HOSTILE, crowd, scene
from tests.map_window import Open, reports, tell

HOMS = {"view": [34.73, 36.72, 12]}
ROWS = ".hisar-pile .hisar-roll-row"


def open_pile(page: Page) -> None:
    page.wait_for_function("hisar.live.drawn.marks.length === 1 || hisar.live.drawn.cells")
    half = page.evaluate("(({x, y}) => [x / 2, y / 2])(hisar.live.map.getSize())")
    page.mouse.click(*half)


def named(events: list[Event]) -> list[Event]:
    """The same events, each at a place with a hostile name."""
    return [replace(each, places=(replace(each.places[0], text=HOSTILE),)) for each in events]


def test_a_stack_too_large_to_fan_out_is_listed_and_chosen_from(show: Open) -> None:
    events = named(crowd(75))
    page = show(events + scene(), HOMS)
    open_pile(page)
    expect(page.locator(".hisar-pile h2")).to_have_text("75 events here")
    assert page.locator(ROWS).count() == 75
    page.locator(ROWS).nth(3).click()
    assert reports(page)[-1]["event"] in {each.id for each in events}
    expect(page.locator(f"{ROWS}[aria-current]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert len({report["event"] for report in reports(page)} - {None}) == 2
    page.keyboard.press("Escape")
    assert page.locator(".hisar-pile").is_hidden()


def test_the_list_follows_what_is_shown_and_speaks_its_language(show: Open) -> None:
    page = show(crowd(320), HOMS)
    open_pile(page)
    expect(page.locator(".hisar-pile")).to_contain_text("120")
    tell(page, nonce=0, kinds=["siege"])
    expect(page.locator(".hisar-pile h2")).to_have_text("20 events here")
    tell(page, nonce=0, lang="ar")
    expect(page.locator(".hisar-pile h2")).to_have_text("٢٠ حدثًا هنا")
    tell(page, nonce=0, kinds=["economy"])
    tell(page, nonce=0, kinds=[])
    assert page.locator(".hisar-pile").is_hidden()


@pytest.mark.parametrize("zoom", [7, 18])
def test_a_cell_that_no_zoom_can_part_is_listed(show: Open, zoom: int) -> None:
    state: dict[str, Any] = {"view": [34.73, 36.72, zoom]}
    page = show(crowd(2200), state)
    assert page.evaluate("hisar.live.drawn.cells")
    open_pile(page)
    expect(page.locator(".hisar-pile h2")).to_have_text("2,200 events here")
    assert page.locator(ROWS).count() == 200
    expect(page.locator(".hisar-pile")).to_contain_text("2,000")
    assert page.evaluate("hisar.live.map.getZoom()") == zoom


def test_the_chosen_event_glows_among_cells(show: Open) -> None:
    events = crowd(2200)
    page = show(events, HOMS)
    tell(page, nonce=1, event=events[7].id)
    row = page.evaluate("hisar.live.chosen")
    assert page.evaluate("hisar.live.drawn.marks.map(({ row }) => row)") == [row]
