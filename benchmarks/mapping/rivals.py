"""Other ways beside ours, in the same run: from a press of a button to the map that shows the next days.

What is measured is kind to the others: a press, not a drag, and no list, legend or count beside the map. deck.gl draws
without a graphics card here, by Chromium's own software renderer.
"""

from __future__ import annotations

import statistics
import time
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Page

from benchmarks.mapping.driving import CHROMIUM_OPTIONS, VIEWPORT, browsing, serve

RIVALS = ("geojson", "cluster", "aggregated", "pydeck")
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
STEPS = 4
PATIENCE_S = 60
"""A step that takes longer than this is one that the way does not survive."""

LISTEN = """
addEventListener('click', () => { window.pressedAt = performance.timeOrigin + performance.now(); }, true);
for (const type of [globalThis.WebGL2RenderingContext, globalThis.WebGLRenderingContext].filter(Boolean)) {
  for (const name of ['drawArraysInstanced', 'drawElementsInstanced']) {
    const draw = type.prototype[name];
    if (draw) type.prototype[name] = function (...of) {
      const count = of.at(-1);
      draw.apply(this, of);
      requestAnimationFrame(() => setTimeout(() => {
        (window.instances = window.instances || {})[count] = performance.timeOrigin + performance.now();
      }));
    };
  }
}
"""
"""In every page: when the button was pressed, and when deck.gl drew how many things."""


def measure_rival(rival: str, events: int) -> dict[str, Any]:
    """Milliseconds from press to map, or why there are none."""
    options = [each for each in CHROMIUM_OPTIONS if each != "--disable-gpu"] if rival == "pydeck" else CHROMIUM_OPTIONS
    chosen = [*options, *SOFTWARE_GL] if rival == "pydeck" else options
    told: dict[str, Any] = {"way": rival, "events": events}
    with serve("rivals.py", HISAR_RIVAL=rival, HISAR_EVENTS=str(events)) as address, browsing(chosen) as browser:
        page = browser.new_page(viewport=VIEWPORT)
        page.add_init_script(LISTEN)
        try:
            page.goto(address)
            drawn_at(page, 0, rival)
            steps = [step_ms(page, step, rival) for step in range(1, STEPS + 1)]
        except (TimeoutError, Error) as error:
            return {**told, "step_ms": None, "fails": str(error).splitlines()[0][:120]}
    return {**told, "step_ms": round(statistics.median(steps)), "steps": len(steps)}


def step_ms(page: Page, step: int, rival: str) -> float:
    """One press of the button until its map is drawn."""
    page.get_by_role("button", name="next").click()
    drawn = drawn_at(page, step, rival)
    pressed: float = page.evaluate("window.pressedAt")
    return drawn - pressed


def drawn_at(page: Page, step: int, rival: str) -> float:
    """When the map of a step was drawn, by the browser's clock; TimeoutError where patience ends."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        page.wait_for_timeout(20)
        at = instances_drawn(page, step) if rival == "pydeck" else frame_drawn(page, step)
        if at is not None:
            return at
    raise TimeoutError(f"step {step} not drawn in {PATIENCE_S} s")


def frame_drawn(page: Page, step: int) -> float | None:
    """When a folium map drew a step; None: not yet, or its frame is being replaced."""
    for frame in page.frames:
        if "streamlit_folium" in frame.url and not frame.is_detached():
            with suppress(Error):
                at: float | None = frame.evaluate(f"window.drawnStep === {step} ? window.drawnAt : null")
                return at
    return None


def instances_drawn(page: Page, step: int) -> float | None:
    """When deck.gl drew as many things as the page says the step shows; None: not yet."""
    told = page.locator("[data-testid=stText]")
    words = told.first.inner_text().split() if told.count() else []
    if words[:2] != ["step", str(step)]:
        return None
    at: float | None = page.evaluate("(count) => (window.instances || {})[count] || null", int(words[-1]))
    return at
