"""Pictures of the map as it is seen: three scales, both languages, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, ViewportSize

from benchmarks.mapping.driving import browsing, serve, visit

DRAWN = "(state) => { hisar.setState(state); return new Promise((done) => setTimeout(done, 400)); }"

WIDE: ViewportSize = {"width": 1280, "height": 860}
NARROW: ViewportSize = {"width": 390, "height": 844}
SCALES: dict[str, dict[str, Any]] = {
    "world": {"view": [30.0, 30.0, 3], "range": [None, None]},
    "country": {"view": [34.9, 38.3, 7], "range": [15_600, 15_900], "mode": "window"},
    "city": {"view": [34.73, 36.72, 12], "range": [None, 16_400], "mode": "cumulative"},
}
LOOKS: tuple[tuple[str, str, ViewportSize], ...] = (
    ("en", "light", WIDE),
    ("ar", "dark", WIDE),
    ("ar", "light", NARROW),
    ("en", "dark", NARROW),
)


def take_pictures(folder: Path, events: int) -> None:
    """Writes `map-SCALE-LANGUAGE-THEME-WIDTH.png` for each of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with serve("app.py", HISAR_EVENTS=str(events)) as address, browsing() as browser:
        for lang, theme, size in LOOKS:
            frame = open_frame(browser, address, size)
            for nonce, (scale, state) in enumerate(SCALES.items(), start=2):
                frame.evaluate(DRAWN, {"nonce": nonce, "lang": lang, "theme": theme, **state})
                name = f"map-{scale}-{lang}-{theme}-{size['width']}.png"
                frame.locator(".hisar-frame").screenshot(path=folder / name)


def open_frame(browser: Browser, address: str, size: ViewportSize) -> Frame:
    """The map's frame in a window of that size."""
    return visit(browser.new_page(viewport=size), address)
