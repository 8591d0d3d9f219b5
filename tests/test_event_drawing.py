"""What the event layer draws, looked at pixel by pixel in a real Chromium."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gazetteer import Point
from geo.events import Event
from geo.map import (
    BASE_IDS,
)
from tests.map_scene import HOSTILE, crowd, event, place, ring, save_map, scene
from tests.map_window import APRIL, READY, Open, counts, days, middle, open_saved, reports, tell, watched

DARK_RED, BLUE = (0x8C, 0x1C, 0x13), (0x1F, 0x5F, 0xA8)


def pixels(page: Page, point: Point, reach: int = 14) -> list[tuple[int, int, int]]:
    """The colours drawn around a place."""
    script = """([lat, lon, reach]) => {
      const {x, y} = hisar.live.map.latLngToContainerPoint([lat, lon]), r = devicePixelRatio;
      const g = hisar.live.pane.canvas.getContext('2d');
      return [...g.getImageData((x - reach) * r, (y - reach) * r, 2 * reach * r, 2 * reach * r).data];
    }"""
    data = page.evaluate(script, [point.lat, point.lon, reach])
    return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 4) if data[i + 3] > 200]


def count_like(colours: list[tuple[int, int, int]], wanted: tuple[int, int, int]) -> int:
    return sum(all(abs(a - b) < 24 for a, b in zip(colour, wanted, strict=True)) for colour in colours)


def test_a_siege_is_hatched_and_a_crossing_is_a_passage(show: Open) -> None:
    qusour, between = Point(lon=40.153, lat=35.343), Point(lon=39.97, lat=35.44)
    page = show(scene(), {"view": [35.38, 40.05, 12], "range": days(date(2015, 8, 17), date(2015, 8, 18))})
    hatched = count_like(pixels(page, qusour), DARK_RED)
    assert 60 < hatched < 600
    assert count_like(pixels(page, between, 90), BLUE) > 60
    tell(page, nonce=1, range=days(date(2015, 2, 1), date(2015, 6, 30)))
    assert count_like(pixels(page, qusour), DARK_RED) == hatched
    assert count_like(pixels(page, between, 90), BLUE) == 0


SPRING = days(date(2015, 4, 10), date(2015, 4, 20))
"""Days on which nothing of `history` is reported."""


def history(*more: Event) -> list[Event]:
    """A siege that began and a crossing that was closed, each reported long before April."""
    area = (ring(40.13, 35.34, 0.012),)
    return [
        event(
            "siege", ("2015-01-01", "2015-01-01", "2015-01-01"), place("at", "الجورة", CITY, area=area), change="began"
        ),
        event("crossing", ("2015-02-01", "2015-02-01", "2015-02-01"), place("at", "باب", GATE), change="closed"),
        event("clash", ("2015-06-01", "2015-06-01", "2015-06-01"), place("at", "بعيد", Point(lon=37, lat=34))),
        *more,
    ]


CITY, GATE = Point(lon=40.13, lat=35.34), Point(lon=40.06, lat=35.37)


def test_what_is_in_force_is_seen_although_reported_earlier_and_is_not_counted(show: Open) -> None:
    page = show(history(), {"view": [35.35, 40.1, 12], "range": SPRING})
    assert count_like(pixels(page, CITY), DARK_RED) > 60
    assert count_like(pixels(page, GATE), BLUE) > 60
    told = counts(page)
    assert (told["in_range"], told["in_view"], sum(told["kinds"].values())) == (0, 0, 0)
    assert page.evaluate("hisar.live.drawn.marks.length") == 0
    for kind, point in (("siege", CITY), ("crossing", GATE)):
        spot = page.evaluate(
            "([lat, lon]) => hisar.live.map.latLngToContainerPoint([lat, lon])", [point.lat, point.lon]
        )
        page.mouse.click(spot["x"], spot["y"])
        assert reports(page)[-1]["event"] == next(each.id for each in history() if each.kind == kind)
    tell(page, nonce=1, event=None, kinds=["clash"])
    assert count_like(pixels(page, CITY), DARK_RED) == count_like(pixels(page, GATE), BLUE) == 0


def test_a_siege_that_was_lifted_is_no_longer_hatched(show: Open) -> None:
    lifted = ("2015-04-15", "2015-04-15", "2015-04-15")
    page = show(
        history(event("siege", lifted, place("at", "الجورة", CITY), change="lifted")), {"view": [35.35, 40.1, 12]}
    )
    tell(page, nonce=1, range=days(date(2015, 4, 1), date(2015, 4, 14)))
    hatched = count_like(pixels(page, CITY, 8), DARK_RED)
    tell(page, nonce=2, range=days(date(2015, 4, 16), date(2015, 4, 20)))
    assert hatched > count_like(pixels(page, CITY, 8), DARK_RED) == 0
    tell(page, nonce=3, range=days(date(2015, 4, 14), date(2015, 4, 20)))
    assert page.evaluate("hisar.live.drawn.areas.map(({ state, siege }) => siege && state)") == [False, "over"]


@pytest.mark.parametrize(
    ("change", "state"), [("closed", "closed"), ("opened", "disputed"), ("used", "disputed"), (None, "disputed")]
)
def test_the_sign_of_a_crossing_tells_its_state_by_shape(show: Open, change: str | None, state: str) -> None:
    same_day = ("2015-02-01", "2015-02-01", "2015-02-01")
    second = event("crossing", same_day, place("at", "باب", GATE), change=change, confidence=0.4)
    page = show(history(second), {"view": [35.35, 40.1, 12], "range": days(date(2015, 2, 1), date(2015, 2, 1))})
    drawn = page.evaluate("hisar.live.drawn.areas.filter(({ siege }) => !siege).map(({ state }) => state)")
    assert drawn == [state]


def test_no_two_states_of_a_crossing_look_the_same(show: Open) -> None:
    page = show(history())
    signs = page.evaluate("""() => ['open', 'closed', 'disputed', 'unknown'].map((state) => {
      const g = Object.assign(document.createElement('canvas'), { width: 24, height: 24 }).getContext('2d');
      hisar.drawSign(g, [12, 12], state, { colour: '#000', paper: '#fff', font: 'sans-serif', glow: null });
      return [...g.getImageData(0, 0, 24, 24).data].map((value) => value > 127).join();
    })""")
    assert len(set(signs)) == 4


def test_an_inferred_place_is_a_circle_and_never_a_pin(show: Open) -> None:
    at = Point(lon=38, lat=35)
    vague = event("clash", APRIL, place("at", "x", at, 5_000, status="inferred"))
    page = show([vague], {"view": [35, 38, 11]})
    assert pixels(page, at) == []
    (mark,) = page.evaluate("hisar.live.drawn.marks")
    assert mark["rough"]
    assert page.evaluate("hisar.live.drawn.areas[0].shape.circles[0].radius_m") == 5_000


def test_the_canvas_is_as_sharp_as_the_screen(show: Open) -> None:
    page = show(scene())
    assert page.evaluate("hisar.live.pane.canvas.width / hisar.live.map.getSize().x / devicePixelRatio") == 1


def test_hostile_names_are_text_everywhere(show: Open) -> None:
    events = [
        event("clash", APRIL, place("at", HOSTILE, Point(lon=38, lat=35))),
        event("arrest", APRIL, place("at", HOSTILE, Point(lon=38.2, lat=35), 9_000, status="inferred")),
    ]
    page = show(events, {"view": [35, 38.1, 11]})
    for x, y in page.evaluate("hisar.live.drawn.marks.map(({x, y}) => [x, y])"):
        page.mouse.move(x, y)
        expect(page.locator(".hisar-label")).to_have_text(HOSTILE)
    assert page.locator(".hisar-frame img").count() == 0


@pytest.mark.parametrize("state", [{"base": BASE_IDS[1]}, {"theme": "dark"}, {"lang": "ar", "theme": "dark"}])
def test_language_theme_and_base_never_rebuild_the_map(page: Page, tmp_path: Path, state: dict[str, str]) -> None:
    page.route(re.compile("^https?:"), lambda route: route.abort())
    page.goto(save_map(tmp_path / "map.html", scene()).as_uri())
    page.wait_for_function(READY)
    page.evaluate("window.first = hisar.live.map; window.middle = hisar.live.map.getCenter()")
    told = tell(page, nonce=0, **state)
    assert page.evaluate("window.first === hisar.live.map && window.middle.equals(hisar.live.map.getCenter())")
    assert told["in_range"] == len(scene())
    assert page.locator(".hisar-frame").get_attribute("data-theme") == state.get("theme", "light")


def test_nothing_is_too_small_for_a_finger_nor_too_wide_for_a_phone(show: Open) -> None:
    page = show(scene())
    page.set_viewport_size({"width": 360, "height": 640})
    page.wait_for_function("hisar.live.map.getSize().x === 360")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("hisar.live.legend.fold(false)")
    sizes = page.evaluate("""[...document.querySelectorAll('.hisar-frame button, .hisar-handle')]
        .filter((each) => each.offsetParent && !each.hidden)
        .map((each) => [each.className, each.offsetWidth, each.offsetHeight])""")
    assert [size for size in sizes if min(size[1:]) < 43.5] == []


def test_thousands_in_sight_are_cells_with_exact_counts(show: Open) -> None:
    dice = random.Random(2)
    somewhere = (Point(lon=dice.uniform(36, 41), lat=dice.uniform(34, 36)) for _ in range(4500))
    events = [event("clash", APRIL, place("at", str(i), point)) for i, point in enumerate(somewhere)]
    page = show(events)
    assert page.evaluate("hisar.live.drawn.cells") is True
    assert page.evaluate("hisar.live.counts.cells.reduce((sum, n) => sum + n, 0)") == counts(page)["in_view"] == 4500
    zoom = page.evaluate("hisar.live.map.getZoom()")
    page.mouse.click(*middle(page, ".hisar-map"))
    page.wait_for_function("(zoom) => hisar.live.map.getZoom() > zoom", arg=zoom)


def test_each_of_a_few_events_at_one_place_can_be_chosen(show: Open) -> None:
    events = crowd(6)
    page = show(events, {"view": [34.73, 36.72, 12]})
    for x, y in page.evaluate("hisar.live.drawn.marks.map(({x, y}) => [x, y])"):
        page.mouse.click(x, y)
    assert {report["event"] for report in reports(page)} == {each.id for each in events}


def test_many_events_at_one_place_open_on_a_click(show: Open) -> None:
    page = show(crowd(20), {"view": [34.73, 36.72, 12]})
    assert page.evaluate("hisar.live.drawn.marks.length") == 1
    page.mouse.click(*page.evaluate("[hisar.live.drawn.marks[0].x, hisar.live.drawn.marks[0].y]"))
    page.wait_for_function("hisar.live.drawn.marks.length === 20")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("zoom", [11, 12, 13])
def test_the_name_of_an_area_never_stands_on_another(show: Open, lang: str, zoom: int) -> None:
    areas = {"North": ring(40.13, 35.355, 0.012), "South": ring(40.133, 35.335, 0.012)}
    places = [place("at", name, Point(lon=40.13, lat=35.34), area=(area,)) for name, area in areas.items()]
    page = show([event("siege", APRIL, *places)], {"lang": lang, "view": [35.345, 40.13, zoom]})
    boxes = page.evaluate("Object.fromEntries(hisar.live.drawn.labels.written)")
    assert set(boxes) == set(areas)
    for name, other in (("North", "South"), ("South", "North")):
        points = page.evaluate(
            "(ring) => ring.map(([lon, lat]) => hisar.live.map.latLngToContainerPoint([lat, lon]))", list(areas[other])
        )
        left, top, right, bottom = boxes[name]
        xs, ys = [point["x"] for point in points], [point["y"] for point in points]
        assert right <= min(xs) or left >= max(xs) or bottom <= min(ys) or top >= max(ys)


def test_a_finger_beside_a_mark_still_chooses_it(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    conoco = next(each for each in scene() if each.kind == "airstrike")
    with context, watched(page := context.new_page()):
        open_saved(page, tmp_path, [conoco], {"view": [35.365, 40.303, 13]})
        x, y = page.evaluate("[hisar.live.drawn.marks[0].x, hisar.live.drawn.marks[0].y]")
        page.touchscreen.tap(x + 17, y)
        page.wait_for_function("window.reports.length > 0")
        assert reports(page)[-1]["event"] == conoco.id


def test_the_map_is_dark_as_the_system_is_and_as_it_is_told(show: Open, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    frame = show(scene()).locator(".hisar-frame")
    expect(frame).to_have_attribute("data-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(frame).to_have_attribute("data-theme", "light")
    tell(page, theme="dark")
    expect(frame).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize(("paper", "theme"), [("#1b1e22", "dark"), ("#ffffff", "light")])
def test_the_map_is_dark_as_the_page_around_it_is(show: Open, page: Page, paper: str, theme: str) -> None:
    page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
    page = show(scene())
    write = "(paper) => document.documentElement.style.setProperty('--background-color', paper)"
    page.evaluate(write, paper)
    page.evaluate("postMessage({ type: 'streamlit:render' }, '*')")
    expect(page.locator(".hisar-frame")).to_have_attribute("data-theme", theme)


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_open_legend_covers_nothing_of_the_map(show: Open, lang: str, width: int) -> None:
    page = show(scene(), {"lang": lang})
    page.set_viewport_size({"width": width, "height": 700})
    page.evaluate("hisar.live.legend.fold(false)")
    (legend, drawn) = (page.locator(selector).bounding_box() for selector in (".hisar-legend", ".hisar-map"))
    assert legend is not None
    assert drawn is not None
    beside = legend["x"] >= drawn["x"] + drawn["width"] or legend["x"] + legend["width"] <= drawn["x"]
    assert beside or legend["y"] >= drawn["y"] + drawn["height"]
    assert drawn["width"] * drawn["height"] > 60_000
