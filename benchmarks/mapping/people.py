"""Many people at one server: how long a release of the brush takes to be answered while all of them drag."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from benchmarks.mapping.driving import CHROMIUM_OPTIONS, READY, chromium_path, serve

DRAGS = 5
STEPS = 12
PAUSE_S = (2.0, 6.0)
"""Between two drags a person looks at the map."""
TOLD = "() => [...document.querySelectorAll('[data-testid=stText]')].at(-1).textContent"
ANSWERED = f"(before) => ({TOLD})() !== before"


def measure_people(events: int, people: int) -> dict[str, Any]:
    """Seconds from a release to the page that shows what the server made of it, over all people and drags."""
    with serve("app.py", HISAR_EVENTS=str(events)) as address:
        answers, errors = asyncio.run(crowd(address, people))
    return {
        "events": events,
        "people": people,
        "releases": len(answers),
        "release_p50_s": round(statistics.median(answers), 2) if answers else None,
        "release_p95_s": round(statistics.quantiles(answers, n=20)[-1], 2) if len(answers) > 1 else None,
        "errors": errors,
    }


async def crowd(address: str, people: int) -> tuple[list[float], list[str]]:
    """All people at once, each in a browser context of their own; their waits, and what went wrong."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_OPTIONS))
        pages = [await arrive(browser, address) for _ in range(people)]
        told = await asyncio.gather(*(person(page, n) for n, page in enumerate(pages)), return_exceptions=True)
        await browser.close()
    waits = [wait for each in told if isinstance(each, list) for wait in each]
    return waits, [f"{type(each).__name__}: {each}"[:200] for each in told if isinstance(each, BaseException)]


async def arrive(browser: Browser, address: str) -> Page:
    """One person's page, drawn."""
    context = await browser.new_context(viewport={"width": 900, "height": 800})
    page = await context.new_page()
    await page.goto(address)
    handle = await page.wait_for_selector("iframe[title*='streamlit_folium']", timeout=120_000)
    frame = await handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the page shows no map")
    await frame.wait_for_function(READY, timeout=120_000)
    return page


async def person(page: Page, seed: int) -> list[float]:
    """Drags with pauses between them; how long each was waited for."""
    dice = random.Random(seed)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    waits = []
    for turn in range(DRAGS):
        await asyncio.sleep(dice.uniform(*PAUSE_S))
        box = await frame.locator(".hisar-handle.hisar-from").bounding_box()
        if box is None:
            raise RuntimeError("the timeline has no handle")
        x, y = box["x"] + box["width"] / 2, box["y"] + 20
        waits.append(await release(page, x, y, 80 if turn % 2 == 0 else -60))
    return waits


async def release(page: Page, x: float, y: float, by: float) -> float:
    """One drag; the seconds from letting go to the answer on the page."""
    before = await page.evaluate(TOLD)
    await page.mouse.move(x, y)
    await page.mouse.down()
    for step in range(1, STEPS + 1):
        await page.mouse.move(x + by * step / STEPS, y)
    started = time.monotonic()
    await page.mouse.up()
    await page.wait_for_function(ANSWERED, arg=before, timeout=60_000)
    return time.monotonic() - started
