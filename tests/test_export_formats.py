"""Every format out, checked against its rules, and back in as far as it carries."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas
import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings

from geo.events import Actor, Citation, Event, Figure, TimeSpan
from geo.exchange import LICENCE, READERS, WRITERS, Provenance, provenance_of
from geo.exchange.acled import COLUMNS, read_acled
from geo.exchange.csv import COLUMNS as CSV_COLUMNS
from geo.exchange.ucdp import read_ucdp
from tests.made_events import EVENT_LISTS, a_place, an_article, an_event
from tests.made_tables import ACLED_ROW, acled, incoming, ucdp

SQUARE = ((40.0, 35.0), (40.0, 36.0), (41.0, 36.0), (41.0, 35.0), (40.0, 35.0))
EVENTS = [
    an_event("a" * 16, places=(a_place("عياش", 40.05, 35.42),), figures=(Figure("killed", 2, "about", "نحو قتيلين"),)),
    an_event("b" * 16, day=None, hedge="reportedly"),
    an_event("c" * 16, kind="siege", places=(a_place("x", 40.5, 35.5, area=(SQUARE,)), a_place("y", 41.0, 36.0))),
    an_event("d" * 16, when=TimeSpan(date(1945, 5, 29), date(1945, 5, 31), "1945-05-29/1945-05-31")),
    an_event("e" * 16, evidence=(Citation("a", "=cmd|'/c calc'!A1", 0, 17),)),
]
ABOUT = provenance_of(EVENTS, [an_article()], "0123", "https://example.org/?v=1")
WHOLE = ["geojson", "kml", "gpkg", "geoparquet"]


def back(form: str, data: bytes) -> list[Event]:
    intake = READERS[form](incoming(data, f"ours.{form}"))
    assert intake.refused == ()
    return list(intake.events)


@pytest.mark.parametrize("form", WHOLE)
def test_out_and_in_again_loses_nothing(form: str) -> None:
    found = back(form, WRITERS[form](EVENTS, ABOUT))
    assert sorted(found, key=lambda event: event.id) == EVENTS


@pytest.mark.parametrize("form", ["gpkg", "geoparquet"])
@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(events=EVENT_LISTS.filter(bool))
def test_whatever_an_event_holds(form: str, events: list[Event]) -> None:
    assert back(form, WRITERS[form](events, Provenance())) == events


@pytest.mark.parametrize("form", ["csv", "hxl", "xlsx"])
def test_a_table_brings_back_what_has_a_cell(form: str) -> None:
    found = back(form, WRITERS[form](EVENTS, ABOUT))
    for was, now in zip(EVENTS, found, strict=True):
        for name in ("id", "kind", "change", "hedge", "status", "confidence"):
            assert getattr(now, name) == getattr(was, name)
        assert [c.quote for c in now.evidence] == [c.quote for c in was.evidence]
        assert [(f.what, f.number, f.qualifier) for f in now.figures] == [
            (f.what, f.number, f.qualifier) for f in was.figures
        ]
        assert (now.when and (now.when.start, now.when.end, now.when.edtf)) == (
            was.when and (was.when.start, was.when.end, was.when.edtf)
        )


POSITION = {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number", "minimum": -180, "maximum": 180}}
GEOMETRY = {
    "type": ["object", "null"],
    "required": ["type"],
    "properties": {
        "type": {"pattern": "^((Multi)?(Point|LineString|Polygon)|GeometryCollection)$"},
        "geometries": {"type": "array", "items": {"$ref": "#/$defs/geometry"}},
    },
    "allOf": [
        {
            "if": {"properties": {"type": {"const": "Point"}}},
            "then": {"properties": {"coordinates": POSITION}},
        },
        {
            "if": {"properties": {"type": {"const": "Polygon"}}},
            "then": {
                "properties": {
                    "coordinates": {"type": "array", "items": {"type": "array", "minItems": 4, "items": POSITION}}
                }
            },
        },
    ],
}
RFC_7946 = {
    "$defs": {"geometry": GEOMETRY},
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": ["coordinates"]}, {"required": ["geometry"]}, {"required": ["crs"]}]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": {"type": "array", "minItems": 4, "maxItems": 4, "items": {"type": "number"}},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "geometry": {"$ref": "#/$defs/geometry"},
                    "properties": {"type": ["object", "null"]},
                },
            },
        },
    },
}


def test_geojson_keeps_to_rfc_7946() -> None:
    jsonschema.validate(json.loads(WRITERS["geojson"](EVENTS, ABOUT)), RFC_7946)


GEO_METADATA = {
    "type": "object",
    "required": ["version", "primary_column", "columns"],
    "properties": {
        "version": {"const": "1.0.0"},
        "primary_column": {"const": "geometry"},
        "columns": {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {
                ".+": {
                    "type": "object",
                    "required": ["encoding", "geometry_types"],
                    "properties": {
                        "encoding": {"const": "WKB"},
                        "geometry_types": {
                            "type": "array",
                            "uniqueItems": True,
                            "items": {"pattern": "^(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?$"},
                        },
                        "crs": {"type": ["object", "null"], "required": ["type", "name"]},
                        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
                        "edges": {"enum": ["planar", "spherical"]},
                        "orientation": {"const": "counterclockwise"},
                    },
                }
            },
        },
    },
}
"""The rules of the GeoParquet specification 1.0.0 for the key `geo`, in our own words."""


def test_geoparquet_keeps_to_its_specification() -> None:
    data = WRITERS["geoparquet"](EVENTS, ABOUT)
    schema = pq.read_schema(io.BytesIO(data))
    told = json.loads(schema.metadata[b"geo"])
    jsonschema.validate(told, GEO_METADATA)
    assert told["columns"]["geometry"]["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert schema.metadata[b"hisar:licence"].decode() == LICENCE
    assert str(schema.field("geometry").type) == "binary"
    frame = geopandas.read_parquet(io.BytesIO(data))
    assert set(frame.geometry.dropna().geom_type) <= set(told["columns"]["geometry"]["geometry_types"])
    assert frame["start"][3] == date(1945, 5, 29)


def test_a_geopackage_keeps_to_its_specification(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    path.write_bytes(WRITERS["gpkg"](EVENTS, ABOUT))
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT table_name, data_type, srs_id FROM gpkg_contents").fetchall() == [
        ("events", "features", 4326)
    ]
    (geometry,) = connection.execute("SELECT geom FROM events WHERE id = ?", ("a" * 16,)).fetchone()
    assert geometry[:2] == b"GP"
    metadata = " ".join(text for (text,) in connection.execute("SELECT metadata FROM gpkg_metadata"))
    assert "https://example.org/?v=1" in metadata
    connection.close()


TAGS = """
access activity actor adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis
currency date delivery description event frequency geo group impact indicator inneed item loc meta modality need
operations org output population reached region respondee sector service severity status subsector targeted value
"""
"""The hashtags of HXL 1.1; `actor` is ours, as the standard lets anybody have."""
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", re.ASCII)


def test_hxl_keeps_to_its_syntax() -> None:
    table = list(csv.reader(io.StringIO(WRITERS["hxl"](EVENTS, ABOUT).decode("utf-8-sig"), newline="")))
    assert all(TAG.fullmatch(tag) for tag in table[1])
    assert {tag.split("+")[0][1:] for tag in table[1]} <= set(TAGS.split())
    assert {len(row) for row in table} == {len(CSV_COLUMNS)}


def workbook(events: list[Event]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](events, ABOUT)))


def test_a_workbook_holds_no_formula_and_says_where_it_is_from() -> None:
    book = workbook(EVENTS)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert any(cell.value == "'=cmd|'/c calc'!A1" for cell in cells)
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert (about["licence"], about["link"], about["data_version"]) == (LICENCE, "https://example.org/?v=1", "0123")
    assert book["Events"].freeze_panes == "B2"


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(EVENT_LISTS)
def test_a_workbook_holds_whatever_an_event_holds(events: list[Event]) -> None:
    sheet = workbook(events)["Events"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [event.id for event in events]


def acled_rows(events: list[Event]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(WRITERS["acled"](events, ABOUT).decode("utf-8-sig"), newline="")))


def test_a_record_of_acled_leaves_as_it_came() -> None:
    events = list(
        read_acled(incoming(acled({}, {"geo_precision": "2", "time_precision": "3", "fatalities": "0"}))).events
    )
    first, second = acled_rows(events)
    for row, changed in ((first, {}), (second, {"geo_precision": "2", "time_precision": "3", "fatalities": "0"})):
        expected = {**ACLED_ROW, "event_id_cnty": row["event_id_cnty"], **changed}
        expected |= {"latitude": "35.24", "longitude": "40.32"}
        assert {name: row[name] for name in COLUMNS} == expected
    assert first["link"] == "https://example.org/?v=1"


def test_what_a_person_corrected_leaves_as_corrected() -> None:
    (event,) = read_acled(incoming(acled({}))).events
    corrected = replace(
        event,
        kind="shelling",
        when=TimeSpan(date(2014, 3, 13), date(2014, 3, 13), "2014-03-13"),
        places=(a_place("Mayadin", 40.45, 35.02),),
        actors=(Actor("Somebody else", "Somebody else", "side 1"),),
    )
    (row,) = acled_rows([corrected])
    assert (row["event_date"], row["sub_event_type"]) == ("2014-03-13", "Shelling/artillery/missile attack")
    assert (row["location"], row["latitude"], row["actor1"], row["actor2"]) == ("Mayadin", "35.02", "Somebody else", "")


def test_in_acleds_shape_and_back_an_event_keeps_its_id_kind_day_and_place() -> None:
    told = [event for event in EVENTS if event.when and event.kind == "clash"]
    found = {event.id: event for event in read_acled(incoming(WRITERS["acled"](told, ABOUT))).events}
    assert set(found) == {event.id for event in told}
    for event in told:
        assert (found[event.id].kind, found[event.id].when.start) == (event.kind, event.when.start)
        assert [p.point for p in found[event.id].places] == [p.point for p in event.places]


def test_the_licence_names_whose_records_are_in_the_file() -> None:
    events = [*read_acled(incoming(acled({}))).events, *read_ucdp(incoming(ucdp({}))).events]
    licence = provenance_of(events, [], "0").licence
    assert licence.startswith(LICENCE)
    assert "ACLED's terms of use" in licence
    assert "Uppsala Conflict Data Program" in licence
    assert provenance_of(EVENTS, [], "0").licence == LICENCE


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_no_events_are_a_file_too(form: str) -> None:
    assert WRITERS[form]([], Provenance())
