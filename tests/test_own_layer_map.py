"""A person's own layer in a real Chromium: laid from the page's box, carried in a saved file, hostile texts and all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from geo.map import Assets, BaseLayers, EventLayer, OwnLayers, blank_map, events_to_columns, read_own_layer
from geo.page.words import map_words
from tests.looking import map_frame, open_page
from tests.map_scene import HOSTILE, scene
from tests.map_window import READY, Open, watched
from tests.test_own_layer import collection, feature, point

LAYER = "hisar.live.own.layer"
POSTS = collection(
    feature(point(40.2, 35.4), name=HOSTILE, note=HOSTILE),
    feature({"type": "Polygon", "coordinates": [[[40, 35.2], [40.1, 35.2], [40.1, 35.3], [40, 35.2]]]}, name="منطقة"),
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A notebook's map with a layer of one's own, saved."""
    assets = Assets.inline()
    drawn = blank_map(assets, (35.35, 40.1), 11)
    BaseLayers().add_to(drawn)
    EventLayer(assets, map_words(), columns=events_to_columns(scene())).add_to(drawn)
    OwnLayers(layer=read_own_layer(POSTS, HOSTILE)).add_to(drawn)
    drawn.save(tmp_path / "map.html")
    return tmp_path / "map.html"


def spot(frame: Page | Frame, lon: float, lat: float) -> tuple[float, float]:
    at = frame.evaluate("([lat, lon]) => hisar.live.map.latLngToContainerPoint([lat, lon])", [lat, lon])
    left, top = frame.evaluate("(({x, y}) => [x, y])(hisar.live.map.getContainer().getBoundingClientRect())")
    return at["x"] + left, at["y"] + top


def test_a_saved_map_carries_the_layer_and_its_texts_are_text(page: Page, saved: Path) -> None:
    with watched(page):
        page.goto(saved.as_uri())
        page.wait_for_function(READY)
        page.wait_for_function(f"{LAYER} !== null")
        page.mouse.move(*spot(page, 40.2, 35.4))
        tooltip = page.locator(".hisar-tooltip")
        expect(tooltip.locator("strong")).to_have_text(HOSTILE)
        expect(page.locator(".hisar-own-name")).to_have_text(HOSTILE)
        assert page.locator(".hisar-frame img").count() == 0
        page.mouse.move(*spot(page, 40.09, 35.21))
        expect(tooltip.locator("strong")).to_have_text("منطقة")


def test_the_legend_switches_the_layer_and_counts_nothing_of_it(page: Page, saved: Path) -> None:
    page.goto(saved.as_uri())
    page.wait_for_function(READY)
    toggle = page.locator(".hisar-mine .hisar-toggle")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("hisar.live.own.at(400, 300, 1000)") is None
    assert page.evaluate("hisar.counts().total") == len(scene())


def lay(page: Page, name: str, data: bytes) -> None:
    page.get_by_test_id("stPopover").filter(has_text="Layers").get_by_role("button").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/geo+json", "buffer": data}
    )


def test_a_file_is_laid_on_the_living_map_and_taken_away(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?lang=en&at=35.35,40.1,11")
    frame.evaluate("window.first = hisar.live.map")
    before = frame.evaluate("hisar.live.view")
    lay(page, "posts.geojson", POSTS)
    frame.wait_for_function(f"hisar.live.own && {LAYER} && {LAYER}.features.length === 2")
    expect(page.get_by_text("On the map: 2 features.")).to_be_visible()
    assert frame.evaluate("[window.first === hisar.live.map, hisar.live.view]") == [True, before]
    page.get_by_role("button", name="Show it whole").click()
    frame.wait_for_function("hisar.live.view[0] === 35.3")
    page.get_by_role("button", name="Remove posts.geojson").click()
    frame.wait_for_function(f"{LAYER} === null")
    assert "layer" not in page.url


def test_what_is_wrong_with_a_file_is_told(page: Page, server: str) -> None:
    open_page(page, f"{server}/?lang=en")
    lay(page, "swapped.geojson", collection(feature(point(33.51, 36.29))))
    notice = page.locator(".notices").filter(has_text="was not laid")
    expect(notice).to_contain_text("33.51, 36.29")
    expect(notice).to_contain_text("axes look swapped")
    page.get_by_role("button", name="The positions are right").click()
    frame = map_frame(page)
    frame.wait_for_function(f"hisar.live.own && {LAYER} && {LAYER}.features.length === 1")


def test_a_map_that_stands_alone_takes_a_file_itself(show: Open) -> None:
    page = show(scene(), {"view": [35.35, 40.1, 11]}, streamlit=False)
    switch = page.get_by_role("button", name="Lay a GeoJSON file on the map")
    for name, data, told in (
        ("swapped.geojson", collection(feature(point(33.51, 36.29))), "the axes are swapped, or look it: 33.51, 36.29"),
        (f"{HOSTILE}.json", b"{}", "not GeoJSON"),
        ("posts.geojson", POSTS, None),
    ):
        with page.expect_file_chooser() as chooser:
            switch.click()
        chooser.value.set_files({"name": name, "mimeType": "application/geo+json", "buffer": data})
        notice = page.locator(".hisar-notice:visible")
        if told:
            expect(notice).to_contain_text(told)
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(notice).to_have_count(0)
    expect(page.locator(".hisar-own-name")).to_have_text("posts.geojson")
    assert page.locator(".hisar-frame img").count() == 0
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(LAYER) is None


def test_inside_a_page_the_page_takes_files(show: Open) -> None:
    page = show(scene())
    assert page.get_by_role("button", name="Lay a GeoJSON file on the map").count() == 0
