"""OpenStreetMap: tags to kinds and names, Overpass and the GeoJSON of four tools, damaged and hostile elements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Place, PlaceTableError, Strength
from gazetteer.check import KINDS as OUR_KINDS
from gazetteer.sources import osm_tags, read_osm
from gazetteer.sources.osm_tags import tags_to_kind, tags_to_names

NODE: dict[str, Any] = {
    "type": "node",
    "id": 7,
    "lat": 35.42,
    "lon": 40.05,
    "tags": {"name": "عياش", "name:en": "Ayyash", "place": "village", "wikidata": "Q7", "population": "4 500"},
}


def read(tmp_path: Path, elements: list[object], name: str = "made.json") -> list[Place | PlaceTableError]:
    member = "features" if name.endswith(".geojson") else "elements"
    text = ",\n".join(json.dumps(element, ensure_ascii=False) for element in elements)
    (tmp_path / name).write_text(f'{{"version": 0.6, "{member}": [\n{text}\n]}}', encoding="utf-8")
    return list(read_osm(tmp_path / name))


def test_a_node_becomes_a_place(tmp_path: Path) -> None:
    (place,) = read(tmp_path, [NODE])
    assert isinstance(place, Place)
    assert (place.id, place.kind, place.feature_class, place.population) == ("osm-node-7", "village", "P", 4_500)
    assert place.identifiers == ("osm:node/7", "wikidata:Q7")
    assert (place.point.lon, place.point.lat, place.uncertainty_m) == (40.05, 35.42, 2_000)
    assert [(t.text, t.lang) for t in place.toponyms] == [("عياش", "ar"), ("Ayyash", "en")]


KINDS = [
    ("place=city", "city"),
    ("place=hamlet", "village"),
    ("place=isolated_dwelling", "settlement"),
    ("place=suburb", "neighbourhood"),
    ("place=quarter", "neighbourhood"),
    ("place=locality", "region"),
    ("landuse=military", "facility"),
    ("landuse=military military=airfield", "airbase"),
    ("aeroway=aerodrome", "airport"),
    ("aeroway=aerodrome aerodrome:type=military", "airbase"),
    ("aeroway=aerodrome landuse=military", "airbase"),
    ("barrier=border_control", "border_crossing"),
    ("waterway=dam", "dam"),
    ("waterway=river", "river"),
    ("man_made=bridge", "bridge"),
    ("man_made=petroleum_well", "oil_field"),
    ("man_made=petroleum_well substance=gas", "gas_field"),
    ("landuse=industrial industrial=refinery", "refinery"),
    ("amenity=refugee_site", "camp"),
    ("natural=peak", "mountain"),
    ("natural=water water=reservoir", "lake"),
    ("boundary=administrative admin_level=4", "governorate"),
    ("boundary=administrative admin_level=6", "subdistrict"),
    ("boundary=administrative admin_level=9", None),
    ("place=village;town", "town"),
    ("place=village refugee=yes", "camp"),
    ("abandoned:place=village", None),
    ("shop=bakery", None),
    ("natural=water", None),
    ("highway=primary", None),
]


@pytest.mark.parametrize(("tags", "kind"), KINDS)
def test_tags_call_for_a_kind(tags: str, kind: str | None) -> None:
    assert tags_to_kind(dict(tag.split("=") for tag in tags.split())) == kind


def test_every_kind_is_one_we_have_and_has_its_class_and_width() -> None:
    from gazetteer.sources.extents import FEATURE_CLASSES, USUAL_M

    assert set(osm_tags.KINDS) <= OUR_KINDS | {"settlement"}
    assert set(osm_tags.KINDS) <= set(FEATURE_CLASSES) & set(USUAL_M)


NAMES = [
    ("name", "Ayyash", [("Ayyash", None, Strength.STRONG)]),
    ("name:ar", "عياش", [("عياش", "ar", Strength.STRONG)]),
    ("name:ku-Latn", "Eyaş", [("Eyaş", "ku-Latn", Strength.STRONG)]),
    ("int_name", "Ayyash", [("Ayyash", "en", Strength.STRONG)]),
    ("alt_name", "Ayash; Ayach ;", [("Ayash", None, Strength.STRONG), ("Ayach", None, Strength.STRONG)]),
    ("alt_name", "A;;B", [("A;B", None, Strength.STRONG)]),
    ("alt_name_1", "Ayash", [("Ayash", None, Strength.STRONG)]),
    ("alt_name:en", "Ayash;Ayach", [("Ayash", "en", Strength.STRONG), ("Ayach", "en", Strength.STRONG)]),
    ("old_name", "Ayyach", [("Ayyach", None, Strength.WEAK)]),
    ("old_name:1920-1946", "Ayyach", [("Ayyach", None, Strength.WEAK)]),
    ("old_name:fr", "Ayyache", [("Ayyache", "fr", Strength.WEAK)]),
    ("was:name", "Ayyach", [("Ayyach", None, Strength.WEAK)]),
    ("loc_name", "Ayyash", [("Ayyash", None, Strength.WEAK)]),
    ("short_name", "Ayy", [("Ayy", None, Strength.WEAK)]),
    ("official_name:ar", "بلدة عياش", [("بلدة عياش", "ar", Strength.STRONG)]),
    ("name:etymology", "a person", []),
    ("name:etymology:wikidata", "Q1", []),
    ("name:pronunciation", "x", []),
    ("name:left", "x", []),
    ("source:name", "x", []),
    ("addr:name", "x", []),
    ("name", " ; ", []),
]


@pytest.mark.parametrize(("key", "value", "expected"), NAMES)
def test_keys_hold_names_in_a_language_with_a_standing(key: str, value: str, expected: list[Any]) -> None:
    assert [(name.text, name.lang, name.strength) for name in tags_to_names({key: value})] == expected


@given(st.dictionaries(st.sampled_from(["name", "name:ar", "alt_name", "old_name", "place", "x"]), st.text()))
def test_any_tags_at_all_are_read(tags: dict[str, str]) -> None:
    tags_to_kind(tags)
    assert all(name.text.strip() for name in tags_to_names(tags))


BOUNDS = {"minlat": 35.40, "minlon": 40.00, "maxlat": 35.44, "maxlon": 40.10}
WAY = {key: value for key, value in NODE.items() if key not in ("lat", "lon")} | {"type": "way"}
EXTENTS = [
    (WAY | {"center": {"lat": 35.42, "lon": 40.05}}, 2_000),
    (WAY | {"bounds": BOUNDS}, 5_050),
    (WAY | {"bounds": BOUNDS, "center": {"lat": 35.42, "lon": 40.05}}, 5_050),
    (WAY | {"geometry": [{"lat": 35.40, "lon": 40.00}, None, {"lat": 35.44, "lon": 40.10}]}, 5_050),
]


@pytest.mark.parametrize(("element", "radius_m"), EXTENTS)
def test_ways_and_relations_have_a_middle_and_a_width(element: object, radius_m: float, tmp_path: Path) -> None:
    (place,) = read(tmp_path, [element])
    assert isinstance(place, Place)
    assert (place.point.lon, place.point.lat) == pytest.approx((40.05, 35.42))
    assert place.uncertainty_m == pytest.approx(radius_m, rel=0.02)


TAGS = {"name": "عياش", "place": "village"}
POINT = {"type": "Point", "coordinates": [40.05, 35.42]}
RING = [[[40.0, 35.4], [40.1, 35.4], [40.1, 35.44], [40.0, 35.44], [40.0, 35.4]]]
FEATURES = [
    ({"properties": TAGS | {"@id": "way/7"}, "geometry": POINT}, "way/7", "overpass turbo"),
    ({"id": "way/7", "properties": TAGS, "geometry": POINT}, "way/7", "osmtogeojson, flat"),
    ({"properties": {"type": "way", "id": 7, "tags": TAGS}, "id": "way/7", "geometry": POINT}, "way/7", "not flat"),
    ({"id": "a14", "properties": TAGS, "geometry": {"type": "Polygon", "coordinates": RING}}, "way/7", "osmium"),
    ({"id": "a15", "properties": TAGS, "geometry": POINT}, "relation/7", "osmium, of a relation"),
    ({"properties": TAGS | {"@type": "node", "@id": 7}, "geometry": POINT}, "node/7", "osmium, attributes"),
    (
        {
            "properties": {"osm_id": "7", "name": "عياش", "other_tags": '"place"=>"village","x"=>"a\\"b"'},
            "geometry": POINT,
        },
        "element/7",
        "GDAL",
    ),
    (
        {
            "id": "n7",
            "properties": TAGS,
            "geometry": {"type": "GeometryCollection", "geometries": [POINT, POINT]},
        },
        "node/7",
        "a collection",
    ),
]


@pytest.mark.parametrize(("feature", "identity", "tool"), FEATURES)
def test_extracts_of_every_tool_are_read(feature: dict[str, Any], identity: str, tool: str, tmp_path: Path) -> None:
    (place,) = read(tmp_path, [{"type": "Feature"} | feature], "made.geojson")
    assert isinstance(place, Place), tool
    assert place.identifiers == (f"osm:{identity}",), tool
    assert (place.point.lon, place.point.lat) == pytest.approx((40.05, 35.42)), tool


def test_the_bare_name_of_a_unit_is_its_towns(tmp_path: Path) -> None:
    tags = {"boundary": "administrative", "admin_level": "4", "name": "محافظة دير الزور", "alt_name": "دير الزور"}
    (place,) = read(tmp_path, [WAY | {"tags": tags, "bounds": BOUNDS}])
    assert isinstance(place, Place)
    assert [toponym.strength for toponym in place.toponyms] == [Strength.STRONG, Strength.WEAK]


PASSED_OVER = [
    {"type": "node", "id": 1, "lat": 35.4, "lon": 40.0},
    NODE | {"tags": {"place": "village"}},
    NODE | {"tags": {"name": "A shop", "shop": "bakery"}},
    NODE | {"tags": {"name": "阿亚什", "place": "village"}},
    WAY | {"tags": {"name": "الفرات", "waterway": "river"}, "bounds": BOUNDS},
]


@pytest.mark.parametrize("element", PASSED_OVER)
def test_what_reports_do_not_name_is_passed_over(element: object, tmp_path: Path) -> None:
    assert read(tmp_path, [element]) == []


def test_a_river_is_its_relation(tmp_path: Path) -> None:
    river = WAY | {"type": "relation", "tags": {"name": "الفرات", "waterway": "river"}, "bounds": BOUNDS}
    (place,) = read(tmp_path, [river])
    assert isinstance(place, Place)
    assert place.kind == "river"


DAMAGED = [
    (WAY, "no position"),
    (NODE | {"lat": 95}, "not on the globe"),
    (NODE | {"lat": "x"}, "could not convert"),
    (NODE | {"lat": None}, "not a number"),
    (NODE | {"id": "../../x"}, "invalid literal"),
    (NODE | {"type": "node/../../x"}, "no type of element"),
    ({key: value for key, value in NODE.items() if key != "id"}, "no 'id'"),
    (NODE | {"tags": "name"}, "not as published"),
    (WAY | {"bounds": {"minlat": 1}}, "no 'minlon'"),
    (WAY | {"geometry": []}, "no position"),
    ([], "not as published"),
    ("text", "not as published"),
    (None, "not as published"),
]


@pytest.mark.parametrize(("element", "says"), DAMAGED)
def test_a_damaged_element_is_named_and_the_rest_is_read(element: object, says: str, tmp_path: Path) -> None:
    problem, place = read(tmp_path, [element, NODE])
    assert isinstance(place, Place)
    assert isinstance(problem, PlaceTableError)
    assert str(problem).startswith(f"{tmp_path / 'made.json'}:2:")
    assert says in str(problem)


DAMAGED_FEATURES = [
    ({"properties": TAGS, "geometry": POINT}, "no element's number"),
    ({"id": "n7", "properties": TAGS, "geometry": None}, "the geometry is empty"),
    ({"id": "n7", "properties": TAGS, "geometry": {"type": "Point", "coordinates": []}}, "not enough values"),
    ({"id": "n7", "properties": TAGS, "geometry": {"type": "Point", "coordinates": [40.0]}}, "not as published"),
    ({"id": "n7", "properties": TAGS, "geometry": {"type": "Point", "coordinates": ["a", "b"]}}, "could not convert"),
    ({"id": "n7", "properties": TAGS, "geometry": {"type": "Point", "coordinates": [[[[None]]]]}}, "not a number"),
    ({"id": "n7; DROP TABLE place", "properties": TAGS, "geometry": POINT}, "no element's number"),
]


@pytest.mark.parametrize(("feature", "says"), DAMAGED_FEATURES)
def test_a_damaged_feature_is_named(feature: dict[str, Any], says: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, [{"type": "Feature"} | feature], "made.geojson")
    assert isinstance(problem, PlaceTableError)
    assert says in str(problem)


def test_hostile_names_are_text_and_nothing_else(tmp_path: Path) -> None:
    name = "<script>alert(1)</script>\u202e\x1b[31m${x}"
    (place,) = read(tmp_path, [NODE | {"tags": {"name": name, "place": "village"}}])
    assert isinstance(place, Place)
    assert place.toponyms[0].text == "<script>alert(1)</script>[31m${x}"
