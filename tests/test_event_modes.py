"""The timeline's modes, presets and bars, in a real Chromium."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.map.columns import day_number
from geo.page.words import map_words
from tests.map_scene import event, place, scene
from tests.map_window import LAST, Open, counts, days, drag, handle, middle, open_saved, recount, reports, tell, watched

WORDS = map_words()["en"]
ONE_DAY = {"range": days(date(2015, 6, 11), date(2015, 6, 11)), "mode": "day"}
UP_TO = {"range": days(None, date(2015, 5, 3)), "mode": "cumulative"}


def newest(page: Page) -> dict[str, Any]:
    page.wait_for_function("window.reports.length > 0")
    return reports(page)[-1]


def mode(page: Page, name: str) -> None:
    page.locator(".hisar-modes").get_by_text(WORDS[name], exact=True).click()


def test_each_mode_has_the_handles_it_moves(show: Open) -> None:
    page = show(scene(), {"range": days(date(2015, 3, 1), date(2015, 5, 3))})
    expect(handle(page, "from")).to_be_visible()
    mode(page, "cumulative")
    expect(handle(page, "from")).to_be_hidden()
    assert (newest(page)["range"], newest(page)["mode"]) == (UP_TO["range"], "cumulative")
    mode(page, "day_mode")
    expect(handle(page, "to")).to_have_attribute("aria-label", WORDS["chosen_day"])
    assert newest(page)["range"] == days(date(2015, 5, 3), date(2015, 5, 3))
    mode(page, "window")
    assert newest(page)["range"] == days(date(2015, 3, 1), date(2015, 5, 3))
    assert page.locator(".hisar-mode[aria-pressed=true]").inner_text() == WORDS["window"]


@pytest.mark.parametrize("state", [ONE_DAY, UP_TO])
def test_with_one_handle_a_touch_anywhere_moves_it(show: Open, state: dict[str, Any]) -> None:
    page = show(scene(), state)
    x, y = middle(page, ".hisar-chart")
    page.mouse.click(x - 200, y - 30)
    clicked = newest(page)
    drag(page, (x - 200, y - 30), 120)
    assert newest(page)["range"][1] > clicked["range"][1]
    assert newest(page)["mode"] == state["mode"]
    first, last = newest(page)["range"]
    assert first == (last if state is ONE_DAY else None)
    assert counts(page)["in_range"] == newest(page)["shown"]


@pytest.mark.parametrize(("state", "range_"), [(ONE_DAY, (1, 1)), (UP_TO, (None, 1))])
def test_keys_move_the_one_handle(show: Open, state: dict[str, Any], range_: tuple[int | None, int]) -> None:
    page = show(scene(), state)
    handle(page, "to").focus()
    page.keyboard.press("Shift+ArrowRight")
    expected = [None if by is None else start + by for start, by in zip(state["range"], range_, strict=True)]
    assert newest(page)["range"] == expected


def test_keys_zoom_and_what_is_moved_out_of_sight_is_followed(show: Open) -> None:
    page = show(scene(), ONE_DAY)
    handle(page, "to").focus()
    for key in ("+", "+", "+"):
        page.keyboard.press(key)
    page.wait_for_function("hisar.live.timeline.axis.days < 60")
    for _ in range(3):
        page.keyboard.press("PageUp")
    page.wait_for_function("(day) => hisar.live.timeline.axis.to >= day", arg=day_number(LAST) - 1)
    assert newest(page)["seen"] is not None
    page.keyboard.press("0")
    page.wait_for_function(
        "hisar.live.timeline.axis.days === hisar.live.counts.days && window.reports.at(-1).seen === null"
    )


@pytest.mark.parametrize(
    ("preset", "first"),
    [("last_week", date(2015, 8, 20)), ("last_month", date(2015, 7, 27))],
)
def test_the_last_days_are_chosen_at_once(show: Open, preset: str, first: date) -> None:
    page = show(scene())
    page.locator(".hisar-presets").select_option(label=WORDS[preset])
    assert newest(page)["range"] == days(first, None)
    assert counts(page)["kinds"] == recount(scene(), first, None, list(counts(page)["kinds"]))
    page.locator(".hisar-presets").select_option(label=WORDS["whole"])
    assert newest(page)["range"] == [None, None]


def test_a_whole_siege_is_chosen_by_its_name_and_a_hostile_name_stays_text(show: Open) -> None:
    page = show([*scene(), hostile_siege()])
    names = page.locator(".hisar-presets optgroup option").all_inner_texts()
    assert "al-Joura, al-Qusour" in names
    assert any("<img" in name for name in names)
    page.locator(".hisar-presets").select_option(label="مضايا")
    assert newest(page)["range"] == [None, day_number(date(2015, 3, 15))]


def hostile_siege() -> Any:
    at = place("at", "<img src=x onerror=window.hurt=1>", scene()[1].places[0].point)
    return event("siege", ("2015-02-01", "2015-02-09", "2015-02-01/2015-02-09"), at, change="began")


def test_a_touch_of_a_bar_chooses_its_event(show: Open) -> None:
    page = show(scene())
    spot = page.evaluate("""() => {
      const {timeline} = hisar.live, box = timeline.chart.getBoundingClientRect(), [bar] = timeline.lanes[0];
      const {left, wide} = hisar.barStretch(timeline.axis, bar);
      return [box.left + left + wide / 2, box.top + 54 + 5, hisar.eventId(hisar.live.counts.columns, bar.row)];
    }""")
    page.mouse.click(spot[0], spot[1])
    assert newest(page)["event"] == spot[2]
    assert newest(page)["range"] == [None, None]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_under_a_mouse_the_timeline_says_what_is_there(show: Open, lang: str) -> None:
    page = show([*scene(), hostile_siege()], {"lang": lang})
    hint, chart = page.locator(".hisar-hint"), page.locator(".hisar-chart").bounding_box()
    assert chart is not None
    x = page.evaluate("(day) => hisar.live.timeline.axis.x(day + 0.5)", day_number(date(2015, 5, 3)))
    page.mouse.move(chart["x"] + x, chart["y"] + 30)
    expect(hint).to_contain_text("1 event began 2015-05-03" if lang == "en" else "بدأ حدث واحد")
    x = page.evaluate("(day) => hisar.live.timeline.axis.x(day + 0.5)", day_number(date(2015, 2, 4)))
    said = set()
    for lane in range(4):
        page.mouse.move(chart["x"] + x, chart["y"] + 54 + 9 * lane + 5)
        said.add(hint.inner_text())
    assert any("<img src=x" in text for text in said)
    page.mouse.move(chart["x"] + x, chart["y"] - 200)
    expect(hint).to_be_hidden()


def test_a_touch_of_the_map_stops_play_and_the_speed_does_not(show: Open) -> None:
    page = show(scene(), {"range": days(date(2015, 1, 1), date(2015, 1, 3))})
    page.locator(".hisar-speed").select_option("0.25")
    page.locator(".hisar-play").click()
    page.locator(".hisar-speed").select_option("16")
    page.wait_for_function("(day) => hisar.live.brush.from > day", arg=day_number(date(2015, 1, 20)))
    page.mouse.click(*middle(page, ".hisar-map"))
    page.wait_for_function("!hisar.live.timeline.player.playing")
    assert page.locator(".hisar-speed option").count() == 7


def test_those_who_hear_the_page_are_told_the_days_once_a_hand_lets_go(show: Open) -> None:
    page = show(scene())
    expect(page.locator(".hisar-timeline")).to_have_attribute(
        "aria-label", "Timeline, chosen days: 2014-11-01 to 2015-08-26"
    )
    before = page.locator(".hisar-aloud").text_content()
    handle(page, "from").focus()
    page.keyboard.press("PageUp")
    page.wait_for_function("(told) => document.querySelector('.hisar-aloud').textContent !== told", arg=before)
    expect(page.locator(".hisar-aloud")).to_have_text(page.locator(".hisar-sentence").inner_text())
    expect(page.locator(".hisar-timeline")).to_have_attribute(
        "aria-label", "Timeline, chosen days: 2014-12-01 to 2015-08-26"
    )


def test_a_command_brings_mode_and_days_seen_once(show: Open) -> None:
    page = show(scene())
    seen = days(date(2015, 4, 1), date(2015, 6, 30))
    tell(page, nonce=2, seen=seen, **ONE_DAY)
    stands = "() => [hisar.live.brush.mode, hisar.live.timeline.seen, hisar.live.timeline.axis.days]"
    assert page.evaluate(stands) == ["day", seen, 91]
    tell(page, nonce=2, seen=None, mode="window", range=[None, None])
    assert page.evaluate(stands) == ["day", seen, 91]
    tell(page, nonce=3, seen=None, **UP_TO)
    assert page.evaluate(stands)[:2] == ["cumulative", None]


@pytest.mark.parametrize("width", [360, 390])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_on_a_phone_everything_is_in_reach_of_a_finger(chromium: Browser, tmp_path: Any, lang: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    with watched(page):
        open_saved(page, tmp_path, scene(), {"lang": lang, **ONE_DAY})
        small = page.evaluate("""() =>
          [...document.querySelectorAll('.hisar-timeline :is(button, select, [role=slider])')]
          .filter((each) => each.offsetParent && !each.hidden)
          .map((each) => [each.className, each.getBoundingClientRect()])
          .filter(([, {width, height, left, right}]) => width < 44 || height < 44 || left < 0 || right > innerWidth)
          .map(([name, {width, height}]) => [name, width, height])""")
        assert small == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_two_fingers_zoom_the_timeline_around_what_lies_between_them(chromium: Browser, tmp_path: Any) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    with watched(page):
        open_saved(page, tmp_path, scene())
        x, y = middle(page, ".hisar-chart")
        before = page.evaluate("(x) => hisar.live.timeline.axis.at(x)", x - 14)
        pinch(page, (x, y - 20), apart=(30, 150))
        page.wait_for_function("hisar.live.timeline.axis.days < 100")
        assert abs(page.evaluate("(x) => hisar.live.timeline.axis.at(x)", x - 14) - before) < 5
        assert newest(page)["seen"] is not None
        assert newest(page)["range"] == [None, None]
    context.close()


def pinch(page: Page, center: tuple[float, float], apart: tuple[int, int]) -> None:
    """Two fingers, level with each other, whose distance grows or shrinks."""
    session, (x, y) = page.context.new_cdp_session(page), center

    def touch(kind: str, reach: float | None) -> None:
        points = [] if reach is None else [{"x": x - reach, "y": y, "id": 1}, {"x": x + reach, "y": y, "id": 2}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", apart[0] / 2)
    for step in range(1, 6):
        touch("touchMove", (apart[0] + (apart[1] - apart[0]) * step / 5) / 2)
    touch("touchEnd", None)
