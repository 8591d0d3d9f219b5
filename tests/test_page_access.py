"""The page for those who see little, touch, or have only keys: axe-core, 44 pixels, nothing sideways, Tab alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.page.carried import saved_file
from geo.page.link import Link, Position
from geo.page.opening import states
from geo.page.words import word
from tests.looking import map_frame, open_page
from tests.looking_closely import grave_findings, sideways, small_targets
from tests.map_window import READY

WAYS = [("en", "light", 1280), ("ar", "dark", 1280), ("en", "dark", 360), ("ar", "light", 360)]


@pytest.fixture
def seen(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab as wide as the parameter's last part says, in its scheme; one of 360 pixels is touched."""
    _, scheme, width = request.param
    touched = width < 640
    context = chromium.new_context(
        viewport={"width": width, "height": 780}, color_scheme=scheme, has_touch=touched, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("seen", "way"), [(way, way) for way in WAYS], indirect=["seen"], ids=str)
def test_page_panel_and_dialogs(seen: Page, way: tuple[str, str, int], server: str) -> None:
    lang, _, width = way
    event = next(event for event in states().for_visitors().events if event.kind == "siege")
    open_page(seen, f"{server}/?v=1&lang={lang}&event={event.id}")
    seen.locator(".panel .facts").wait_for()
    for popover in ("layers", "kinds", "share"):
        seen.get_by_role("button", name=word(popover, lang), exact=True).click()
        seen.locator("[data-testid=stPopoverBody] >> visible=true").first.wait_for()
        assert sideways(seen) <= 0
        if popover == "share" or way == WAYS[0]:
            assert grave_findings(seen) == []
        if width < 640:
            assert small_targets(seen) == []
        seen.keyboard.press("Escape")
    map_frame(seen).locator(".hisar-legend-title").click()
    assert grave_findings(seen) == []
    if width < 640:
        assert small_targets(seen) == []
    assert seen.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize(("seen", "way"), [(way, way) for way in WAYS[1:3]], indirect=["seen"], ids=str)
def test_a_saved_file_and_its_sheets(seen: Page, way: tuple[str, str, int], tmp_path: Path) -> None:
    lang, scheme, width = way
    file = tmp_path / "saved.html"
    file.write_bytes(
        saved_file(Link(lang=lang), states().for_visitors(), "https://example.org/?v=1", Position(35.3, 40.1, 9))
    )
    seen.goto(file.as_uri())
    seen.wait_for_function(READY)
    seen.evaluate("(theme) => hisar.setState({ theme })", scheme)
    tools = seen.locator(".hisar-tool")
    for act in (tools.nth(0).click, seen.locator(".hisar-roll-row").first.click, tools.nth(1).click):
        act()
        assert grave_findings(seen) == []
        assert sideways(seen) <= 0
        if width < 640:
            assert small_targets(seen) == []


def test_keys_alone_reach_everything_and_never_get_caught(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    told = " ".join(reached)
    for wanted in (
        "Go to a place",
        "Words in the events",
        "Kinds",
        "Layers",
        "Save and share",
        "Copy link",
        "العربية",
    ):
        assert wanted in told
    for wanted in ("Map of events", "Zoom in", "Legend", "Siege", "only", "Play", "First day", "Last day"):
        assert wanted in told, (wanted, reached)
    assert "Negotiation" in told
    assert reached.count(reached[5]) <= 2
    frame.locator(".hisar-handle.hisar-from").focus()
    page.keyboard.press("PageUp")
    frame.wait_for_function("hisar.live.brush.from !== null")
    page.locator(".list .row").first.focus()
    page.keyboard.press("Enter")
    page.locator(".panel .facts").wait_for()
    expect(page.locator(".panel .close")).to_be_visible()


FOCUSED = """() => {
  let element = document.activeElement;
  for (;;) {
    if (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    else if (element.contentDocument?.activeElement) element = element.contentDocument.activeElement;
    else break;
  }
  const named = element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent;
  return `${element.tagName} ${named.slice(0, 60)}`;
}"""
