"""Pictures of the page for the README and for looking at: `python -m docs.screenshot`, from the top of the project.

Starts the page on the embedded default and photographs it in both languages, wide and narrow, an event open.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM_NAMES, CHROMIUM_OPTIONS, serve
from tests.looking import choose_row, open_page, rows

DOCS = Path(__file__).parent
SHOTS = (("en", 1280, 1020), ("ar", 1280, 1020), ("en", 390, 1900), ("ar", 390, 1900))


def main() -> None:
    """Write `docs/page-*.png`."""
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with serve() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        for lang, width, height in SHOTS:
            shoot(browser, address, lang, width, height)
        browser.close()


def shoot(browser: Browser, address: str, lang: str, width: int, height: int) -> None:
    """One picture: the map over Deir ez-Zor, the oldest event of the list open, which is the siege."""
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=1.5)
    page = context.new_page()
    open_page(page, f"{address}/?lang={lang}&at=35.385,40.105,12")
    choose_row(page, len(rows(page)) - 1)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=DOCS / f"page-{lang}{'' if width > 640 else '-narrow'}.png")
    context.close()


if __name__ == "__main__":
    main()
