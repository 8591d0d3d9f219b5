"""The page as a person meets it: served by Streamlit, seen in a real Chromium."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from geo.page.link import Link, parse_link
from geo.page.opening import states
from tests.agreeing import FROM, TO, check_agreement, drag, sentence
from tests.looking import (
    address_parts,
    choose_row,
    counts,
    map_frame,
    open_page,
    rows,
    state,
    wait_for_address,
)


def test_the_siege_is_drawn_and_nothing_comes_from_another_host(page: Page, server: str) -> None:
    hosts: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("pageerror", lambda error: errors.append(str(error)))
    frame = open_page(page, server)
    assert hosts - {""} == {urlsplit(server).netloc}
    assert errors == []
    shapes = frame.evaluate("() => window.hisar.live.counts.columns.shapes")
    areas = [area["names"]["en"] for shape in shapes for area in shape.get("areas", [])]
    passages = [shape for shape in shapes if shape.get("passage")]
    assert len(areas) >= 2
    assert len(passages) == 1
    assert counts(frame)["total"] == len(states().for_visitors().events)
    frame.wait_for_function("() => window.hisar.live.map.hisarBase.layers.has('river')")


def test_dates_of_the_link_choose_what_is_drawn(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&from=2015-02-01&to=2015-06-30&lang=en")
    kinds = counts(frame)["kinds"]
    assert kinds["siege"] == 1
    assert kinds["crossing"] == 0
    check_agreement(page, frame)


def test_count_list_map_and_link_agree_after_every_drag(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    for handle, pixels in ((FROM, 120), (TO, -60), (FROM, 200), (TO, -25), (FROM, -90)):
        drag(frame, page, handle, pixels)
        link = check_agreement(page, frame)
        assert link.first is not None


def test_arrow_keys_move_the_days(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&from=2015-03-01&to=2015-08-01&lang=en")
    frame.locator(FROM).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    wait_for_address(page, {"from": "2015-03-04", "to": "2015-07-31"})
    assert check_agreement(page, frame).first == date(2015, 3, 4)


def test_a_row_and_its_mark_open_the_same_panel(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    choose_row(page, 0)
    chosen = rows(page)[0]
    wait_for_address(page, {"event": chosen})
    quote = states().for_visitors().event(chosen).evidence[0].quote
    assert page.locator(".panel mark.main").inner_text() == quote
    assert page.locator(".panel .text").get_attribute("dir") == "rtl"
    frame.wait_for_function("(id) => (window.hisar.live.chosen >= 0)", arg=chosen)
    assert state(frame)["event"] == chosen
    page.locator(".panel .close").click()
    wait_for_address(page, {"event": None})
    frame.wait_for_function("() => window.hisar.live.chosen < 0")


def test_an_event_chosen_in_the_list_comes_into_sight(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en&at=36.5,41,12")
    assert counts(frame)["in_view"] == 0
    choose_row(page, 0)
    frame.wait_for_function("() => window.hisar.counts().in_view > 0")
    lat, lon, zoom = state(frame)["view"]
    wait_for_address(page, {"at": f"{lat},{lon},{zoom}", "event": rows(page)[0]})
    assert zoom == 12


def test_the_place_box_goes_there_in_either_script(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    for name in ("Ayyash", "البوكمال", "3ayyash"):
        box = page.get_by_label("Go to a place")
        before = page.url
        box.fill(name)
        box.press("Enter")
        page.wait_for_function("(before) => location.href !== before", arg=before)
        position = parse_link(address_parts(page))[0].at
        assert position is not None
        frame.wait_for_function("(view) => window.hisar.live.view.join() === view.join()", arg=list(position))
    assert abs(position.lat - 35.42) < 0.05
    assert abs(position.lon - 40.05) < 0.05


@pytest.mark.parametrize(
    ("name", "offer"), [("القصور", "Several places have this name"), ("zzxqv", "No place of this name")]
)
def test_the_place_box_offers_a_choice_and_goes_nowhere_unasked(page: Page, server: str, name: str, offer: str) -> None:
    open_page(page, f"{server}/?v=1&lang=en")
    box = page.get_by_label("Go to a place")
    box.fill(name)
    box.press("Enter")
    page.get_by_text(offer).first.wait_for()
    assert "at" not in address_parts(page)


def test_arabic_turns_the_page_round(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    page.get_by_role("button", name="العربية").click()
    wait_for_address(page, {"lang": "ar"})
    page.get_by_text(sentence(Link(lang="ar")), exact=True).first.wait_for()
    assert page.locator(".list").get_attribute("dir") == "rtl"
    frame.wait_for_function("() => window.hisar.live.lang === 'ar'")
    list_box, map_box = page.locator(".list").bounding_box(), page.locator("iframe").first.bounding_box()
    assert list_box["x"] < map_box["x"]
    check_agreement(page, frame)


def test_embedded_shows_map_timeline_and_legend_only(page: Page, server: str) -> None:
    page.goto(f"{server}/?v=1&lang=en&embed=true")
    frame = map_frame(page)
    frame.locator(".hisar-sentence").wait_for()
    frame.locator(".hisar-legend").wait_for()
    assert page.locator(".list").count() == 0
    assert page.get_by_label("Go to a place").count() == 0


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_sticks_out_of_a_narrow_screen(chromium: Browser, server: str, lang: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    open_page(page, f"{server}/?v=1&lang={lang}")
    choose_row(page, 0)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 390
    context.close()
