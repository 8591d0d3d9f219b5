"""The event layer in a real headless Chromium: a file saved by `Map.save`, opened from disk, with no network."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gazetteer import Point
from geo.events import KIND_IDS, Event, View, select
from geo.map import (
    BASE_DATA,
    BASE_IDS,
    LEAFLET,
    SCRIPT,
    STATIC,
    Assets,
    BaseLayers,
    EventLayer,
    blank_map,
    events_to_columns,
    joined_script,
    state_group,
    tile_options,
)
from geo.map.columns import day_number
from geo.page.words import map_words
from tests.map_scene import HOSTILE, crowd, event, place, save_map, scene

LAST = date(2015, 8, 26)
FIRST = date(2014, 11, 1)
APRIL = ("2015-04-01", "2015-04-01", "2015-04-01")
READY = "() => window.hisar && window.hisar.counts() !== null"
STREAMLIT = """
window.reports = [];
window.Streamlit = {setComponentValue: (value) => window.reports.push(value), setComponentReady() {}};
"""

Open = Callable[..., Page]


@pytest.fixture
def show(page: Page, tmp_path: Path) -> Iterator[Open]:
    """Opens events as a saved file and fails on any error of a script and on any request to a host."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)[:500]))
    page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: asked.append(request.url[:200]))

    def opened(events: Sequence[Event], state: Mapping[str, Any] | None = None, *, streamlit: bool = True) -> Page:
        if streamlit:
            page.add_init_script(STREAMLIT)
        page.goto(save_map(tmp_path / "map.html", events, state).as_uri())
        page.wait_for_function(READY)
        return page

    yield opened
    assert errors == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.evaluate("window.hurt") is None


def counts(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate("hisar.counts()")
    return told


def tell(page: Page, **state: Any) -> dict[str, Any]:
    """Send a command and wait for the frame that follows it."""
    page.evaluate("(state) => { hisar.setState(state); return new Promise(requestAnimationFrame); }", state)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    return counts(page)


def reports(page: Page) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page.evaluate("window.reports")
    return told


def recount(events: Sequence[Event], first: date | None, last: date | None, kinds: Sequence[str]) -> dict[str, int]:
    """How many of each kind the view shows, by the rules of `geo.events`."""
    shown = list(select(events, View(first=first, last=last, kinds=tuple(kinds))))
    return {kind: sum(each.kind == kind for each in shown) for kind in KIND_IDS}


def days(*bounds: date | None) -> list[int | None]:
    return [None if bound is None else day_number(bound) for bound in bounds]


def handle(page: Page, side: str) -> Any:
    return page.locator(f".hisar-handle.hisar-{side}")


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], by: float) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(start[0] + by * step / 5, start[1])
    page.mouse.up()


# ---- counts


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


def test_thousands_in_sight_are_cells_with_exact_counts(show: Open) -> None:
    dice = random.Random(2)
    somewhere = (Point(lon=dice.uniform(36, 41), lat=dice.uniform(34, 36)) for _ in range(4500))
    events = [event("clash", APRIL, place("at", str(i), point)) for i, point in enumerate(somewhere)]
    page = show(events)
    assert page.evaluate("hisar.live.drawn.cells") is True
    assert page.evaluate("hisar.live.counts.cells.reduce((sum, n) => sum + n, 0)") == counts(page)["in_view"] == 4500
    zoom = page.evaluate("hisar.live.map.getZoom()")
    page.mouse.click(640, 370)
    page.wait_for_function("(zoom) => hisar.live.map.getZoom() === zoom + 2", arg=zoom)


# ---- commands and reports


def test_days_apply_once_a_nonce_and_kinds_always(show: Open) -> None:
    page = show(scene())
    before = tell(page, nonce=1, range=days(date(2015, 7, 1), None))["in_range"]
    after = tell(page, nonce=1, range=[None, None], kinds=["siege"])
    assert before == 6
    assert after["in_range"] == after["kinds"]["siege"] == 1


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
    mark = page.evaluate("hisar.live.drawn.marks.map(({x, y}) => [x, y]).find(([x, y]) => x > 600 && x < 680)")
    page.mouse.click(*mark)
    conoco = next(each for each in scene() if each.kind == "airstrike")
    assert reports(page)[-1]["event"] == conoco.id
    page.mouse.click(mark[0] + 120, mark[1] + 120)
    assert reports(page)[-1]["event"] is None


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


def test_views_come_back_as_they_were_sent(show: Open) -> None:
    page, dice = show(scene()), random.Random(3)
    for nonce in range(1, 61):
        view = [round(dice.uniform(-80, 80), 5), round(dice.uniform(-179, 179), 5), dice.randint(2, 18)]
        tell(page, nonce=nonce, view=view, event=None)
        page.evaluate("hisar.live.report()")
        assert reports(page)[-1]["view"] == view
        assert reports(page)[-1]["nonce"] == nonce


def test_a_frame_of_another_size_keeps_the_middle(show: Open) -> None:
    page = show(scene(), {"view": [35.33512, 40.14071, 11]})
    page.set_viewport_size({"width": 700, "height": 500})
    page.wait_for_function("hisar.live.map.getSize().x === 700")
    page.evaluate("hisar.live.report()")
    assert reports(page)[-1]["view"] == [35.33512, 40.14071, 11]


def test_a_command_holds_no_text_of_a_link() -> None:
    script = state_group({"nonce": 1, "words": HOSTILE.encode().hex(), "event": None, "range": [None, 16000]})
    child = next(iter(script._children.values()))
    rendered = child._template.module.script(child)
    assert re.fullmatch(r"[\w\s.,:;{}\[\]()\"=-]*", rendered)


# ---- drawing


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


DARK_RED, BLUE = (0x8C, 0x1C, 0x13), (0x1F, 0x5F, 0xA8)


def test_a_siege_is_hatched_and_a_crossing_is_a_passage(show: Open) -> None:
    qusour, between = Point(lon=40.153, lat=35.343), Point(lon=39.97, lat=35.44)
    page = show(scene(), {"view": [35.38, 40.05, 12], "range": days(date(2015, 8, 17), date(2015, 8, 18))})
    hatched = count_like(pixels(page, qusour), DARK_RED)
    assert 60 < hatched < 600
    assert count_like(pixels(page, between, 90), BLUE) > 60
    tell(page, nonce=1, range=days(date(2015, 2, 1), date(2015, 6, 30)))
    assert count_like(pixels(page, qusour), DARK_RED) == hatched
    assert count_like(pixels(page, between, 90), BLUE) == 0


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


def test_drawing_is_timed(show: Open) -> None:
    page = show(scene())
    drag(page, middle(page, ".hisar-from"), 200)
    page.wait_for_function("performance.getEntriesByName('hisar:redraw').length > 2")
    assert page.evaluate("performance.getEntriesByName('hisar:ready').length") == 1


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


def test_a_saved_file_keeps_its_state_in_its_address(show: Open) -> None:
    page = show(scene(), streamlit=False)
    drag(page, middle(page, ".hisar-from"), 300)
    before = counts(page)
    page.reload()
    page.wait_for_function(READY)
    assert counts(page) == before
    assert before["in_range"] < len(scene())


@pytest.mark.parametrize("address", ["#%7Bnot", "#null", "#" + "%5B" * 50, "#%7B%22range%22%3A%22x%22%7D"])
def test_an_address_that_makes_no_sense_is_passed_over(page: Page, tmp_path: Path, address: str) -> None:
    page.goto(save_map(tmp_path / "map.html", scene()).as_uri() + address)
    page.wait_for_function(READY)
    assert counts(page)["in_range"] == len(scene())


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


def test_an_event_layer_needs_events_and_words() -> None:
    assets = Assets.by_url()
    with pytest.raises(ValueError, match="columns"):
        EventLayer(assets, map_words())
    with pytest.raises(ValueError, match="columns"):
        EventLayer(assets, map_words(), columns_url="x", columns=events_to_columns([]))
    with pytest.raises(ValueError, match="language"):
        EventLayer(assets, {}, columns_url="x")


def test_tiles_name_their_source() -> None:
    assert [*tile_options()] == list(BASE_IDS[1:])
    for option in tile_options().values():
        assert option["attribution"]
        assert option["url"].startswith("https://")
        assert "<" not in option["attribution"] + option["url"]


# ---- beside a page


class Beside(SimpleHTTPRequestHandler):
    """Serves a folder on loopback; a file without a suffix is bytes."""

    def log_message(self, *_: object) -> None: ...

    def guess_type(self, path: object) -> str:
        return super().guess_type(str(path)) if "." in Path(str(path)).name else "application/octet-stream"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """A folder laid out as the page's addresses are: the map by URL, the columns, a word filter."""
    events = scene()
    (tmp_path / "map").mkdir()
    (tmp_path / "words").mkdir()
    (tmp_path / "leaflet").symlink_to(LEAFLET)
    (tmp_path / "base").symlink_to(BASE_DATA)
    (tmp_path / "map" / SCRIPT).write_bytes(joined_script())
    (tmp_path / "map" / "map.css").write_bytes((STATIC / "map.css").read_bytes())
    (tmp_path / "columns").write_bytes(events_to_columns(events, LAST))
    order = sorted(events, key=lambda each: each.when.start if each.when else date.min)
    bits = sum(1 << i for i, each in enumerate(order) if each.kind in ("siege", "killing"))
    (tmp_path / "words" / "ab").write_bytes(bits.to_bytes(2, "little"))
    drawn = blank_map(Assets.by_url("."), (35, 38.4), 7)
    BaseLayers("base").add_to(drawn)
    EventLayer(Assets.by_url("."), map_words(), columns_url="columns", words_url="words/").add_to(drawn)
    drawn.save(tmp_path / "index.html")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Beside, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()


def test_by_url_everything_comes_from_the_pages_own_host(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served)
    page.wait_for_function(READY)
    page.wait_for_function("hisar.live.map.hisarBase.layers.size >= 6")
    assert counts(page)["in_range"] == len(scene())
    assert {url.split("/")[2] for url in asked} == {served.split("/")[2]}


def test_words_filter_by_a_bitmap_of_rows(page: Page, served: str) -> None:
    page.goto(served)
    page.wait_for_function(READY)
    page.evaluate("hisar.setState({words: 'ab'})")
    page.wait_for_function("hisar.counts().in_range === 3")
    assert (counts(page)["kinds"]["siege"], counts(page)["kinds"]["killing"], counts(page)["total"]) == (2, 1, 10)
    page.evaluate("hisar.setState({words: ''})")
    page.wait_for_function("hisar.counts().in_range === 10")


def test_words_nobody_answers_filter_nothing(page: Page, served: str) -> None:
    page.goto(served)
    page.wait_for_function(READY)
    with page.expect_response("**/words/cd*") as answer:
        page.evaluate("hisar.setState({words: 'cd'})")
    assert answer.value.status == 404
    assert tell(page)["in_range"] == len(scene())


def test_without_its_events_the_map_says_so(page: Page, served: str) -> None:
    page.route("**/columns", lambda route: route.abort())
    page.goto(served)
    expect(page.locator(".hisar-sentence")).to_have_text(map_words()["en"]["failed"])


# ---- zoom and play of the timeline


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
    page.locator(".hisar-speed").click()
    page.locator(".hisar-play").click()
    page.wait_for_function("(day) => hisar.live.brush.to > day", arg=day_number(date(2015, 2, 10)))
    page.locator(".hisar-play").click()
    assert reports(page)[-1]["range"][0] is None
