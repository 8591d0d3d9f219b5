"""How a test looks at a page as those do who cannot see it well, hit small things or hold a mouse."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Frame, Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")

SMALL = """(least) => {
  const found = [];
  const target = ['button', 'a[href]', 'input:not([type=radio])', 'select', 'textarea', '[role=slider]',
    '[role=button]', '[role=combobox]', '[role=radiogroup] > label'].join();
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect(), { visibility } = getComputedStyle(element);
    return width > 1 && height > 1 && visibility !== 'hidden';
  };
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches(target) || !seen(element)) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width < least || height < least) found.push(`${element.outerHTML.slice(0, 80)} ${width}×${height}`);
    }
  };
  walk(document);
  return found;
}"""

SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


def grave_findings(page: Page) -> list[str]:
    """What axe-core finds serious or critical in the page and its frames, a line each."""
    for frame in page.frames:
        frame.evaluate(AXE)
    told: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]}"
        for one in told["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def small_targets(page: Page, least: int = 44) -> list[str]:
    """What a finger is to hit and is smaller than `least` CSS pixels, in the page and its frames."""
    return [small for frame in page.frames for small in frame.evaluate(SMALL, least)]


def sideways(page: Page | Frame) -> int:
    """How many CSS pixels the page reaches beyond the screen."""
    pixels: int = page.evaluate(SIDEWAYS)
    return pixels
