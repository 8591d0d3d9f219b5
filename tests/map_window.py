"""How a test looks at a map saved as a file: opens it, moves it, and hears what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from geo.events import KIND_IDS, Event, View, select
from geo.map.columns import day_number
from tests.map_scene import save_map

LAST = date(2015, 8, 26)
FIRST = date(2014, 11, 1)
APRIL = ("2015-04-01", "2015-04-01", "2015-04-01")
READY = "() => window.hisar && window.hisar.counts() !== null"
STREAMLIT = """
window.reports = [];
window.Streamlit = {setComponentValue: (value) => window.reports.push(value), setComponentReady() {}};
"""

Open = Callable[..., Page]


def open_saved(
    page: Page, folder: Path, events: Sequence[Event], state: Mapping[str, Any] | None = None, *, streamlit: bool = True
) -> Page:
    """Events as a saved file, opened from disk and drawn."""
    if streamlit:
        page.add_init_script(STREAMLIT)
    page.goto(save_map(folder / "map.html", events, state).as_uri())
    page.wait_for_function(READY)
    return page


@contextmanager
def watched(page: Page) -> Iterator[None]:
    """Fails on any error of a script, any dialog, any request to a host, and any script that a text has run."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)[:500]))
    page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: asked.append(request.url[:200]))
    yield
    assert errors == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.evaluate("window.hurt") is None


def counts(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate("hisar.counts()")
    return told


def tell(page: Page, **state: Any) -> dict[str, Any]:
    """Send a command and wait for the frame that follows it."""
    page.evaluate("(state) => { hisar.setState(state); return new Promise(requestAnimationFrame); }", state)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    return counts(page)


def reports(page: Page) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page.evaluate("window.reports")
    return told


def recount(events: Sequence[Event], first: date | None, last: date | None, kinds: Sequence[str]) -> dict[str, int]:
    """How many of each kind the view shows, by the rules of `geo.events`."""
    shown = list(select(events, View(first=first, last=last, kinds=tuple(kinds))))
    return {kind: sum(each.kind == kind for each in shown) for kind in KIND_IDS}


def days(*bounds: date | None) -> list[int | None]:
    return [None if bound is None else day_number(bound) for bound in bounds]


def handle(page: Page, side: str) -> Locator:
    return page.locator(f".hisar-handle.hisar-{side}")


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], by: float) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(start[0] + by * step / 5, start[1])
    page.mouse.up()
