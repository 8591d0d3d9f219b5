"""Light and dark in a real Chromium: the page, its list and its map follow the system, and the switch on the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.looking import address_parts, choose_row, map_frame, open_page, rows, wait_for_address

PAPER = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
DARK_PAPER = "rgb(27, 30, 34)"


def test_the_page_and_its_map_are_as_dark_as_the_system(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark")
    frame = open_page(page, f"{server}/?lang=en")
    expect(frame.locator(".hisar-frame")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(PAPER) == DARK_PAPER


def test_the_switch_turns_the_page_dark_and_leaves_the_rest_as_it_was(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?lang=en")
    expect(frame.locator(".hisar-frame")).to_have_attribute("data-theme", "light")
    choose_row(page, 1)
    wait_for_address(page, {"event": rows(page)[1]})
    before = address_parts(page)
    page.get_by_role("button", name="Dark").click()
    expect(page.get_by_role("button", name="Light")).to_be_visible()
    page.locator(".panel .facts").wait_for()
    expect(map_frame(page).locator(".hisar-frame")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(PAPER) == DARK_PAPER
    assert address_parts(page) == before
    assert "theme" not in before
