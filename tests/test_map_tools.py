"""The tools of the map in a real Chromium: measuring by click, touch and key; going to one's own place when asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.map_scene import scene
from tests.map_window import Open, middle, open_saved, reports, watched

VIEW = {"view": [35.36, 40.1, 12]}
APART = "hisar.live.map.distance(...[0, 100].map((x) => hisar.live.map.containerPointToLatLng([x, 300])))"
STILL = "(lng) => hisar.live.map.getCenter().lng > lng && !hisar.live.map._panAnim?._inProgress"
SPY = """
window.asked = 0;
const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
navigator.geolocation.getCurrentPosition = (...rest) => { window.asked++; return ask(...rest); };
"""
NOTICE = ".hisar-notice:visible"


def measure(page: Page) -> None:
    page.get_by_role("button", name="Measure a distance").click()


def metres(page: Page) -> float:
    measured: float = page.evaluate("hisar.live.tools.measuring.ruler.metres")
    return measured


def test_clicks_measure_and_choose_nothing(show: Open) -> None:
    page = show(scene(), VIEW)
    measure(page)
    expect(page.locator(NOTICE)).to_contain_text("Click point after point")
    x, y = middle(page, ".hisar-map")
    page.mouse.click(x, y)
    page.mouse.click(x + 100, y)
    apart = page.evaluate(APART)
    assert metres(page) == pytest.approx(apart, rel=0.01)
    expect(page.locator(NOTICE)).to_contain_text(re.compile(r"\d\.\d+ km in a straight line"))
    page.get_by_role("button", name="Back one point").click()
    assert metres(page) == 0
    assert all(report["event"] is None for report in reports(page))
    page.keyboard.press("Escape")
    assert page.locator(NOTICE).count() == 0
    assert page.evaluate("hisar.live.tools.measuring.ruler.points.length") == 0
    assert page.evaluate("hisar.live.map.doubleClickZoom.enabled()")


def test_keys_measure_from_the_middle_of_the_map(show: Open) -> None:
    page = show(scene(), VIEW)
    page.get_by_role("button", name="Measure a distance").press("Enter")
    expect(page.locator(NOTICE)).to_contain_text("Enter sets a point")
    page.keyboard.press("Enter")
    here = page.evaluate("hisar.live.map.getCenter().lng")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(STILL, arg=here)
    page.keyboard.press("Enter")
    assert metres(page) > 500
    page.keyboard.press("Backspace")
    assert metres(page) == 0
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Measure a distance")).to_have_attribute("aria-pressed", "false")


def test_fingers_measure_in_arabic(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    with context, watched(page := context.new_page()):
        open_saved(page, tmp_path, scene(), {**VIEW, "lang": "ar"})
        page.get_by_role("button", name="قياس مسافة").tap()
        x, y = middle(page, ".hisar-map")
        page.touchscreen.tap(x, y)
        page.touchscreen.tap(x - 80, y + 60)
        expect(page.locator(NOTICE)).to_contain_text(re.compile("[٠-٩]+٫[٠-٩]+ كم بخط مستقيم"))
        page.get_by_role("button", name="إنهاء").tap()
        assert page.locator(NOTICE).count() == 0


def test_my_place_is_asked_for_on_a_click_only_and_told(chromium: Browser, tmp_path: Path) -> None:
    place = {"latitude": 35.5, "longitude": 39.5, "accuracy": 40}
    context = chromium.new_context(geolocation=place, permissions=["geolocation"])
    context.add_init_script(SPY)
    with context, watched(page := context.new_page()):
        open_saved(page, tmp_path, scene(), VIEW)
        assert page.evaluate("window.asked") == 0
        button = page.get_by_role("button", name="Go to where I am")
        button.click()
        expect(page.locator(NOTICE)).to_contain_text("within 40 m")
        assert page.evaluate("window.asked") == 1
        lat, lon, _ = page.evaluate("hisar.live.viewNow()")
        assert (lat, lon) == pytest.approx((35.5, 39.5), abs=0.01)
        button.click()
        assert page.locator(NOTICE).count() == 0


def test_a_refusal_is_told_and_moves_nothing(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(permissions=[])
    with context, watched(page := context.new_page()):
        open_saved(page, tmp_path, scene(), VIEW)
        page.get_by_role("button", name="Go to where I am").click()
        expect(page.locator(NOTICE)).to_contain_text(re.compile("refused|does not know"))
        assert page.evaluate("hisar.live.view") == VIEW["view"]
