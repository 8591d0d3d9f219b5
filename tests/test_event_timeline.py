"""The timeline under hands and keys, in a real Chromium."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from geo.events import KIND_IDS
from geo.map.columns import day_number
from geo.page.words import map_words
from tests.map_scene import scene
from tests.map_window import FIRST, Open, counts, days, drag, handle, middle, recount, reports


def test_a_drag_reports_once_when_it_is_let_go(show: Open) -> None:
    page = show(scene())
    drag(page, middle(page, ".hisar-from"), 300)
    (report,) = reports(page)
    assert report["range"][0] > day_number(FIRST)
    assert report["range"][1] is None
    assert (report["shown"], report["total"]) == (counts(page)["in_range"], len(scene()))
    first = date(1970, 1, 1) + timedelta(report["range"][0])
    assert counts(page)["kinds"] == recount(scene(), first, None, KIND_IDS)
    drag(page, middle(page, ".hisar-from"), -400)
    assert reports(page)[-1]["range"] == [None, None]


def test_the_window_moves_as_one(show: Open) -> None:
    bounds = days(date(2015, 3, 1), date(2015, 4, 1))
    page = show(scene(), {"range": bounds})
    left, y = middle(page, ".hisar-from")
    right, _ = middle(page, ".hisar-to")
    drag(page, ((left + right) / 2, y), 200)
    first, last = reports(page)[-1]["range"]
    assert last - first == 31
    assert first > bounds[0]


def test_a_drag_over_the_whole_chooses_days(show: Open) -> None:
    page = show(scene())
    left, y = middle(page, ".hisar-from")
    drag(page, (left + 300, y), 200)
    first, last = reports(page)[-1]["range"]
    assert first is not None
    assert last is not None
    assert first < last


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_time_runs_the_way_writing_does(show: Open, lang: str) -> None:
    page = show(scene(), {"lang": lang, "range": days(date(2015, 3, 1), date(2015, 4, 1))})
    assert (middle(page, ".hisar-from")[0] < middle(page, ".hisar-to")[0]) == (lang == "en")


@pytest.mark.parametrize(
    ("lang", "keys", "moved"),
    [
        ("en", ["ArrowRight"], (1, 0)),
        ("en", ["ArrowRight", "ArrowRight", "ArrowLeft"], (1, 0)),
        ("en", ["Shift+ArrowLeft"], (0, -1)),
        ("ar", ["ArrowLeft"], (1, 0)),
        ("ar", ["Shift+ArrowRight"], (0, -1)),
        ("en", ["PageUp"], (30, 0)),
        ("en", ["ArrowUp", "PageDown"], (-29, 0)),
    ],
)
def test_keys_move_the_handles(show: Open, lang: str, keys: list[str], moved: tuple[int, int]) -> None:
    start = days(date(2015, 3, 1), date(2015, 5, 1))
    page = show(scene(), {"lang": lang, "range": start})
    handle(page, "from").focus()
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_function("window.reports.length > 0")
    assert reports(page)[-1]["range"] == [start[0] + moved[0], start[1] + moved[1]]


def test_home_and_end_leave_nothing_bound(show: Open) -> None:
    page = show(scene(), {"range": days(date(2015, 3, 1), date(2015, 5, 1))})
    handle(page, "from").focus()
    page.keyboard.press("Home")
    handle(page, "to").focus()
    page.keyboard.press("End")
    page.wait_for_function("window.reports.length > 0 && window.reports.at(-1).range.every((day) => day === null)")


def test_handles_say_their_day_to_a_screen_reader(show: Open) -> None:
    page = show(scene(), {"range": days(date(2015, 3, 1), date(2015, 5, 1))})
    assert handle(page, "from").get_attribute("role") == "slider"
    assert handle(page, "from").get_attribute("aria-valuetext") == "2015-03-01"
    assert handle(page, "to").get_attribute("aria-label") == map_words()["en"]["last_day"]


def test_drawing_is_timed(show: Open) -> None:
    page = show(scene())
    drag(page, middle(page, ".hisar-from"), 200)
    page.wait_for_function("performance.getEntriesByName('hisar:redraw').length > 2")
    assert page.evaluate("performance.getEntriesByName('hisar:ready').length") == 1


def test_a_wheel_zooms_the_timeline_and_all_days_brings_it_back(show: Open) -> None:
    page = show(scene())
    before = counts(page)
    page.mouse.move(*middle(page, ".hisar-chart"))
    page.mouse.wheel(0, -600)
    page.wait_for_function("hisar.live.timeline.axis.days < 120")
    assert counts(page) == before
    assert reports(page) == []
    page.locator(".hisar-whole").click()
    page.wait_for_function("hisar.live.timeline.axis.days === hisar.live.counts.days")


def test_play_moves_the_days_until_a_touch(show: Open) -> None:
    page = show(scene(), {"range": days(date(2015, 1, 1), date(2015, 2, 1))})
    page.locator(".hisar-play").click()
    page.wait_for_function("(day) => hisar.live.brush.from > day", arg=day_number(date(2015, 1, 4)))
    assert reports(page) == []
    x, y = middle(page, ".hisar-chart")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
    first, last = reports(page)[-1]["range"]
    assert last - first == 31
    expect(page.locator(".hisar-play")).to_have_attribute("aria-label", map_words()["en"]["play"])


def test_from_the_beginning_play_adds_up(show: Open) -> None:
    page = show(scene(), {"range": days(None, date(2015, 2, 1))})
    page.locator(".hisar-speed").select_option("16")
    page.locator(".hisar-play").click()
    page.wait_for_function("(day) => hisar.live.brush.to > day", arg=day_number(date(2015, 2, 10)))
    page.locator(".hisar-play").click()
    assert reports(page)[-1]["range"][0] is None
