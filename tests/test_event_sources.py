"""Where the map takes its events, words, tiles and state from: by URL, from a file, from an address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

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
    tile_options,
)
from geo.page.words import map_words
from tests.map_scene import save_map, scene
from tests.map_window import LAST, READY, Open, counts, drag, middle, tell


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
