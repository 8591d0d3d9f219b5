"""Whatever a publisher's record holds, its reader gives a place that can be built from, or names what is wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Place, PlaceTableError
from gazetteer.merging import Merger
from gazetteer.sources import Row, read_opensyria, read_osm, read_whosonfirst
from gazetteer.storage import write_gazetteer

TEXTS = st.sampled_from([
    "",
    "دمشق",
    "Ayyash; عياش",
    "\u202eشقيع\u2069",
    "\ud800",
    "\0\x1b[2J",
    "'); DROP TABLE place; --",
    "../../etc/passwd",
    "=HYPERLINK(1)",
    "a" * 5_000,
    "Ｄａｍａｓｃｕｓ",
    "ﷺ",
    "e\u0301" * 90,
])  # fmt: skip
NUMBERS = st.sampled_from([0, -1, 10**400, 1e308, -0.0, float("nan"), float("inf"), "40.1", "1e999", True])
ANYTHING = st.recursive(
    st.none() | TEXTS | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | TEXTS, inner, max_size=3),
    max_leaves=6,
)

OSM = {
    "type": "node",
    "id": 7,
    "lat": 35.42,
    "lon": 40.05,
    "bounds": {"minlat": 35.4, "minlon": 40.0, "maxlat": 35.5, "maxlon": 40.1},
    "center": {"lat": 35.42, "lon": 40.05},
    "tags": {"name": "عياش", "name:en": "Ayyash", "place": "village", "wikidata": "Q7", "population": "4500"},
}
FEATURE = {
    "type": "Feature",
    "id": "way/7",
    "properties": {"name": "عياش", "place": "village", "other_tags": '"old_name"=>"x"'},
    "geometry": {"type": "LineString", "coordinates": [[40.0, 35.4], [40.1, 35.5]]},
}
OPENSYRIA = {
    "id": "sy-x",
    "name": {"en": "Deir ez-Zor", "ar": "دير الزور"},
    "aliases": [{"value": "محافظة دير الزور", "language": "ar", "type": "formal"}],
    "centroid": {"latitude": 35.3, "longitude": 40.1},
    "population": {"value": 1_000},
    "externalIds": {"wikidata": "Q9", "geonames": "170792", "ochaPcode": "SY09"},
    "sourceStatus": "seed",
}
WOF = {
    "type": "Feature",
    "bbox": [40.0, 35.4, 40.1, 35.5],
    "properties": {
        "wof:id": 101,
        "wof:name": "Ayyash",
        "wof:placetype": "locality",
        "wof:country": "SY",
        "wof:population": 4_500,
        "wof:concordances": {"gn:id": 7632486, "wd:id": "Q7"},
        "geom:latitude": 35.42,
        "geom:longitude": 40.05,
        "name:ara_x_preferred": ["عياش"],
        "edtf:deprecated": "uuuu",
        "mz:is_current": 1,
    },
}

READERS: list[tuple[Callable[[Path], Iterator[Row]], dict[str, Any], str]] = [
    (read_osm, OSM, "made.ndjson"),
    (read_osm, FEATURE, "made.geojsonl"),
    (read_opensyria, OPENSYRIA, "made.ndjson"),
    (read_whosonfirst, WOF, "101.geojson"),
]


@pytest.mark.parametrize(("reader", "record", "name"), READERS)
def test_the_records_that_are_changed_below_are_places(
    reader: Callable[[Path], Iterator[Row]], record: dict[str, Any], name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(json.dumps(record), encoding="utf-8")
    (row,) = reader(tmp_path / name)
    assert isinstance(row, Place), row


@pytest.mark.parametrize(("reader", "record", "name"), READERS)
@settings(max_examples=150)
@given(data=st.data())
def test_a_record_changed_anywhere_is_a_place_or_is_named(
    reader: Callable[[Path], Iterator[Row]], record: dict[str, Any], name: str, data: st.DataObject, tmp_path_factory
) -> None:
    changed = deepcopy(record)
    for _ in range(data.draw(st.integers(1, 2))):
        change(changed, data)
    path = tmp_path_factory.mktemp("hostile") / name
    path.write_text(json.dumps(changed), encoding="utf-8")
    rows = list(reader(path))
    assert all(isinstance(row, Place | PlaceTableError) for row in rows)
    build([row for row in rows if isinstance(row, Place)])


def change(record: dict[str, Any], data: st.DataObject) -> None:
    """Put anything at all in the place of one member, at any depth; or take it out."""
    inside: Any = record
    while True:
        key = data.draw(st.sampled_from(sorted(inside)))
        if not isinstance(inside[key], dict) or not inside[key] or data.draw(st.booleans()):
            break
        inside = inside[key]
    if data.draw(st.booleans()):
        inside[key] = data.draw(ANYTHING)
    else:
        del inside[key]
    if not record:
        record["type"] = "nothing"


def build(places: list[Place]) -> None:
    """What a build does with places: merge them, and write them to a database."""
    merger = Merger()
    merger.take(places)
    with sqlite3.connect(":memory:") as connection:
        write_gazetteer(connection, merger.places())
        (count,) = connection.execute("SELECT count(*) FROM place").fetchone()
    assert count == len(places)
