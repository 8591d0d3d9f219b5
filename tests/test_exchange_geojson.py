"""GeoJSON out and in again loses nothing, says where it comes from, and takes in no half of a file."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from geo.events import Event, View
from geo.exchange import LICENCE, FeatureError, Provenance, events_to_geojson, parse_geojson, provenance_of
from geo.exchange.geometry import event_to_geometry
from tests.made_events import EVENT_LISTS, a_place, an_article, an_event

NOBODY = Provenance()
SQUARE = ((40.0, 35.0), (40.0, 36.0), (41.0, 36.0), (41.0, 35.0), (40.0, 35.0))


def exported(events: list[Event], provenance: Provenance = NOBODY) -> dict:
    return json.loads(events_to_geojson(events, provenance))


@given(EVENT_LISTS)
def test_out_and_in_again_loses_nothing(events: list[Event]) -> None:
    assert parse_geojson(events_to_geojson(events, NOBODY), "x.geojson") == events


@given(EVENT_LISTS)
def test_another_program_may_sort_the_members_and_space_them(events: list[Event]) -> None:
    saved = json.dumps(exported(events), indent=2, sort_keys=True)
    assert parse_geojson(b"\xef\xbb\xbf" + saved.encode(), "x.geojson") == events


GEOMETRIES = [
    ("nowhere", [a_place("x")], None),
    ("a pin", [a_place("x", 40.0, 35.0)], "Point"),
    ("two pins", [a_place("x", 40.0, 35.0), a_place("y", 41.0, 35.0, role="near")], "MultiPoint"),
    ("an area", [a_place("x", 40.5, 35.5, area=(SQUARE,))], "Polygon"),
    ("two areas", [a_place("x", 40.5, 35.5, area=(SQUARE,)), a_place("y", area=(SQUARE,))], "MultiPolygon"),
    ("a passage", [a_place("x", 40.0, 35.0, role="from"), a_place("y", 41.0, 35.0, role="to")], "LineString"),
    (
        "a passage past a pin",
        [a_place("x", 40.0, 35.0, role="from"), a_place("y", 41.0, 35.0, role="to"), a_place("z", 40.5, 35.0)],
        "GeometryCollection",
    ),
    ("only where from", [a_place("x", 40.0, 35.0, role="from")], "Point"),
    ("to nowhere known", [a_place("x", 40.0, 35.0, role="from"), a_place("y", role="to")], "Point"),
]


@pytest.mark.parametrize(("what", "places", "expected"), GEOMETRIES, ids=[row[0] for row in GEOMETRIES])
def test_the_geometry_is_of_the_natural_type(what, places, expected) -> None:
    geometry = exported([an_event(places=tuple(places))])["features"][0]["geometry"]
    assert (geometry and geometry["type"]) == expected


def test_a_passage_runs_from_its_start_to_its_end() -> None:
    ends = (a_place("y", 41.0, 35.0, role="to"), a_place("x", 40.0, 35.0, role="from"))
    geometry = exported([an_event(places=ends)])["features"][0]["geometry"]
    assert geometry["coordinates"] == [[40.0, 35.0], [41.0, 35.0]]


def test_outer_rings_run_counter_clockwise() -> None:
    clockwise = an_event(places=(a_place("x", 40.5, 35.5, area=(SQUARE,)),))
    geometry = event_to_geometry(clockwise)
    assert geometry.exterior.is_ccw
    assert parse_geojson(events_to_geojson([clockwise], NOBODY), "x")[0].places[0].area == (SQUARE,)


def test_the_collection_says_its_licence_date_link_and_sources() -> None:
    events = [an_event(places=(a_place("x", 40.0, 35.0),)), an_event("1" * 16, places=(a_place("y", 41.0, 34.0),))]
    articles = [an_article("a"), replace(an_article("b"), title=None)]
    view = View(first=date(2015, 8, 1), kinds=(), bbox=(40.0, 34.0, 41.0, 35.0), words="حصار")
    whole = exported(events, provenance_of(events, articles, "0123", "https://example.org/?v=1", view))
    assert whole["licence"] == LICENCE
    assert whole["bbox"] == [40.0, 34.0, 41.0, 35.0]
    assert whole["data_date"] == "2015-08-26"
    assert whole["data_version"] == "0123"
    assert whole["link"] == "https://example.org/?v=1"
    assert whole["filters"] == {"from": "2015-08-01", "kind": "none", "bbox": "40.0,34.0,41.0,35.0", "q": "حصار"}
    assert [source["id"] for source in whole["sources"]] == ["a"]
    assert whole["sources"][0]["title"] == "عنوان"
    assert "crs" not in whole


def test_the_licence_names_every_source_of_places_that_asks_for_it() -> None:
    table = Path(__file__).parents[1] / "gazetteer" / "data" / "sources.toml"
    sources = tomllib.loads(table.read_text(encoding="utf-8")).values()
    asking = [source for source in sources if "CC BY" in source["licence"] and "facts" not in source["licence"]]
    assert len(asking) >= 3
    for source in asking:
        assert re.split(r"[,(]", source["attribution"])[0].strip() in LICENCE, source["title"]


def test_no_place_no_box_and_no_events_no_features() -> None:
    assert "bbox" not in exported([an_event()])
    assert exported([])["features"] == []


def feature(**changes: object) -> dict:
    whole = exported([an_event(places=(a_place("x", 40.0, 35.0),))])["features"][0]
    for path, value in changes.items():
        target, names = whole, path.split("__")
        for name in names[:-1]:
            target = target[int(name) if name.isdigit() else name]
        target[names[-1]] = value
    return whole


GOOD_SPAN = {"start": "2015-08-19", "end": None, "edtf": "2015-08-19/..", "expression": "", "rule": "", "precision": 1}
BAD_FEATURES = [
    ({"properties": None}, "properties: not an object: None"),
    ({"properties__kind": "picnic"}, "no such kind of event: 'picnic'"),
    ({"properties__id": 7}, "id: not text: 7"),
    ({"properties__id": "../../etc"}, "an event's id is sixteen hex digits: '../../etc'"),
    ({"properties__confidence": "high"}, "confidence: not a number: 'high'"),
    ({"properties__confidence": 2}, "confidence must lie in 0–1"),
    ({"properties__confidence": True}, "confidence: not a number: True"),
    ({"properties__status": "sure"}, "sure"),
    ({"properties__evidence": []}, "cites nothing"),
    ({"properties__evidence__0__end": 99}, "a citation must quote its span"),
    ({"properties__evidence__0__start": 6.0}, "start: not a whole number: 6.0"),
    ({"properties__when": {**GOOD_SPAN, "start": "19/08/2015"}}, "start: not a day (YYYY-MM-DD): '19/08/2015'"),
    ({"properties__when": {**GOOD_SPAN, "start": "20150819"}}, "not a day"),
    ({"properties__when": {**GOOD_SPAN, "start": "٢٠١٥-٠٨-١٩"}}, "not a day"),
    ({"properties__when": {**GOOD_SPAN, "end": "2014-01-01"}}, "cannot end before it starts"),
    ({"properties__when": {**GOOD_SPAN, "edtf": "soon"}}, "not EDTF: 'soon'"),
    ({"properties__places__0__point": [400, 35]}, "not on the globe"),
    ({"properties__places__0__point": [35.0, 100.0]}, "longitude and latitude look swapped"),
    ({"properties__places__0__point": [40.0]}, "point: not a pair"),
    ({"properties__places__0__role": "under"}, "under"),
    ({"properties__places__0__uncertainty_m": -1}, "uncertainty_m must be above 0 and at most 20037509: -1"),
    ({"properties__places": {}}, "places: not a list"),
    ({"properties__places__0__text": "\ud800"}, "half a surrogate pair"),
    ({"properties__figures": [{"what": "killed", "number": -1, "qualifier": "exact", "text": ""}]}, "negative"),
    ({"properties__figures": [{"what": "killed", "number": 1, "qualifier": "many", "text": ""}]}, "many"),
    ({"geometry": None}, "geometry: is not that of the event's places"),
    ({"geometry__coordinates": [40.1, 35.0]}, "geometry: is not that of the event's places"),
    ({"geometry": {"type": "Point"}}, "geometry: not a geometry"),
    ({"geometry": {"type": "Blob", "coordinates": []}}, "geometry: not a geometry"),
    ({"geometry": 7}, "geometry: not a geometry"),
]


@pytest.mark.parametrize(("changes", "said"), BAD_FEATURES, ids=[row[1] for row in BAD_FEATURES])
def test_a_bad_feature_is_named_with_its_field_and_value(changes, said: str) -> None:
    good = exported([an_event("f" * 16)])["features"][0]
    whole = {"type": "FeatureCollection", "features": [good, feature(**changes)]}
    with pytest.raises(FeatureError) as refused:
        parse_geojson(json.dumps(whole).encode(), "theirs.geojson")
    message = str(refused.value)
    assert message.startswith("theirs.geojson: feature 2: ")
    assert said in message
    assert "\n" not in message
    assert len(message) < 400


BAD_FILES = [
    (b"", "not JSON"),
    (b"\xff\xfe{}", "not JSON"),
    (b"{", "not JSON"),
    (b"[" * 200_000, "not JSON"),
    (b"[1]", "not a GeoJSON FeatureCollection: [1]"),
    (b'{"type": "Feature"}', "not a GeoJSON FeatureCollection"),
    (b'{"type": "FeatureCollection"}', "features: not a list: None"),
    (b'{"type": "FeatureCollection", "features": [NaN]}', "NaN is no number of JSON"),
    (b'{"type": "FeatureCollection", "features": [1]}', "feature 1: feature: not an object: 1"),
    (b'{"type": "FeatureCollection", "features": [' + b"1" * 5000 + b"]}", "not JSON"),
]


@pytest.mark.parametrize(("data", "said"), BAD_FILES, ids=[row[1] for row in BAD_FILES])
def test_a_file_that_is_no_collection_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(FeatureError) as refused:
        parse_geojson(data, "theirs.geojson")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_id_that_comes_twice_is_refused() -> None:
    whole = exported([an_event()])
    whole["features"] *= 2
    with pytest.raises(FeatureError, match="feature 2: id: comes twice: '0000000000000000'"):
        parse_geojson(json.dumps(whole).encode(), "theirs.geojson")


def test_a_coordinate_rounded_by_another_program_is_the_same_place() -> None:
    event = an_event(places=(a_place("x", 40.123456789, 35.0),))
    whole = exported([event])
    whole["features"][0]["geometry"]["coordinates"] = [40.1234568, 35]
    assert parse_geojson(json.dumps(whole).encode(), "x") == [event]
