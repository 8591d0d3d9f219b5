"""The event layer in a real Chromium: counts, commands, reports and choices, in a file saved by `Map.save`."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

from playwright.sync_api import expect

from geo.events import KIND_IDS
from geo.map import (
    state_group,
)
from tests.map_scene import HOSTILE, crowd, scene
from tests.map_window import FIRST, LAST, Open, counts, days, recount, reports, tell


def test_what_is_drawn_is_what_the_events_say(show: Open) -> None:
    events = scene() + crowd(30)
    told = counts(show(events))
    assert told["total"] == told["in_range"] == len(events)
    assert told["kinds"] == recount(events, None, None, KIND_IDS)


def test_random_days_and_kinds_agree_with_a_recount_in_python(show: Open) -> None:
    events, dice = scene() + crowd(30), random.Random(5)
    page = show(events)
    for nonce in range(1, 101):
        bounds = sorted(FIRST + timedelta(dice.randint(-40, 340)) for _ in range(2))
        first, last = (bound if dice.random() < 0.85 else None for bound in bounds)
        kinds = [kind for kind in KIND_IDS if dice.random() < 0.6]
        told = tell(page, nonce=nonce, range=days(first, last), kinds=kinds)
        expected = recount(events, first, last, kinds)
        assert (told["kinds"], told["in_range"]) == (expected, sum(expected.values())), (first, last, kinds)


def test_the_siege_is_on_the_map_before_the_crossing_is(show: Open) -> None:
    page = show(scene())
    told = tell(page, nonce=1, range=days(date(2015, 2, 1), date(2015, 6, 30)))
    assert (told["kinds"]["siege"], told["kinds"]["crossing"]) == (2, 0)
    expect(page.locator(".hisar-sentence")).to_have_text("5 of 10 events, 2015-02-01 to 2015-06-30")
    expect(page.locator(".hisar-gaps").last).to_have_text("0 without a place, 1 without a date")


def test_the_count_in_arabic_words_and_digits(show: Open) -> None:
    page = show(scene(), {"lang": "ar"})
    sentence = page.locator(".hisar-sentence").inner_text()
    assert re.search("١٠.*أحداث", sentence)
    assert not re.search("[0-9]", page.locator(".hisar-timeline").inner_text())
    assert page.locator(".hisar-timeline").get_attribute("dir") == "rtl"


def test_undated_events_show_only_where_nothing_bounds_the_days(show: Open) -> None:
    page = show(scene())
    assert counts(page)["kinds"]["killing"] == 1
    assert tell(page, nonce=1, range=days(None, LAST))["kinds"]["killing"] == 0
    assert tell(page, nonce=2, range=[None, None])["kinds"]["killing"] == 1


def test_days_apply_once_a_nonce_and_kinds_always(show: Open) -> None:
    page = show(scene())
    before = tell(page, nonce=1, range=days(date(2015, 7, 1), None))["in_range"]
    after = tell(page, nonce=1, range=[None, None], kinds=["siege"])
    assert before == 6
    assert after["in_range"] == after["kinds"]["siege"] == 1


def test_the_legend_switches_kinds(show: Open) -> None:
    page = show(scene())
    sieges = page.locator(".hisar-toggle").first
    sieges.click()
    expect(sieges).to_have_attribute("aria-pressed", "false")
    assert "siege" not in reports(page)[-1]["kinds"]
    assert counts(page)["kinds"]["siege"] == 0
    page.locator(".hisar-kind").nth(1).hover()
    page.locator(".hisar-only").nth(1).click()
    assert reports(page)[-1]["kinds"] == ["crossing"]
    page.locator(".hisar-all").click()
    assert reports(page)[-1]["kinds"] == list(KIND_IDS)


def test_a_click_chooses_the_event_and_a_click_beside_clears(show: Open) -> None:
    page = show(scene(), {"view": [35.365, 40.303, 13]})
    half = page.evaluate("hisar.live.map.getSize().x / 2")
    marks = page.evaluate("hisar.live.drawn.marks.map(({x, y}) => [x, y])")
    mark = next((x, y) for x, y in marks if abs(x - half) < 40)
    page.mouse.click(*mark)
    conoco = next(each for each in scene() if each.kind == "airstrike")
    assert reports(page)[-1]["event"] == conoco.id
    page.mouse.click(mark[0] + 120, mark[1] + 120)
    assert reports(page)[-1]["event"] is None


def test_views_come_back_as_they_were_sent(show: Open) -> None:
    page, dice = show(scene()), random.Random(3)
    for nonce in range(1, 61):
        view = [round(dice.uniform(-80, 80), 5), round(dice.uniform(-179, 179), 5), dice.randint(2, 18)]
        tell(page, nonce=nonce, view=view, event=None)
        page.evaluate("hisar.live.report()")
        assert reports(page)[-1]["view"] == view
        assert reports(page)[-1]["nonce"] == nonce


def test_an_event_chosen_elsewhere_is_brought_into_sight_by_its_symbol(show: Open) -> None:
    page = show(scene(), {"view": [35.42, 40.1, 13]})
    crossing = next(each for each in scene() if each.kind == "crossing")
    in_sight = "(({x, y}) => x > 0 && y > 0)(hisar.live.drawn.marks.find(({row}) => row === hisar.live.chosen) ?? {})"
    tell(page, nonce=1, event=crossing.id)
    assert not page.evaluate(in_sight)
    tell(page, nonce=2, event=crossing.id, show=True)
    assert page.evaluate(in_sight)
    before = page.evaluate("hisar.live.view")
    tell(page, nonce=3, event=crossing.id, show=True)
    assert page.evaluate("hisar.live.view") == before


def test_a_frame_of_another_size_keeps_the_middle(show: Open) -> None:
    page = show(scene(), {"view": [35.33512, 40.14071, 11]})
    page.set_viewport_size({"width": 700, "height": 500})
    page.wait_for_function("hisar.live.map.getSize().x < 700")
    page.evaluate("hisar.live.report()")
    assert reports(page)[-1]["view"] == [35.33512, 40.14071, 11]


def test_a_command_holds_no_text_of_a_link() -> None:
    script = state_group({"nonce": 1, "words": HOSTILE.encode().hex(), "event": None, "range": [None, 16000]})
    child = next(iter(script._children.values()))
    rendered = child._template.module.script(child)
    assert re.fullmatch(r"[\w\s.,:;{}\[\]()\"=-]*", rendered)
