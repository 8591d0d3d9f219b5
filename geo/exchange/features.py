"""Features with geometries into events: GeoJSON here, and the table that other formats make of theirs.

A collection of ours comes back whole. Somebody else's is a table whose positions are its geometries: a point as it is,
anything else as the middle of it with the radius that holds it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gazetteer import Point, distance_m
from geo.events import Event, RecordError, record_to_event
from geo.events.fields import shown
from geo.exchange.errors import FeatureError, FileError, RowError
from geo.exchange.geojson import parse_features, parse_geojson, same_geometry
from geo.exchange.geometry import event_to_geometry
from geo.exchange.intake import Incoming, Intake, Refused, refusal
from geo.exchange.layers import RECORD
from geo.exchange.mapped import read_mapped
from geo.exchange.rows import LONGEST_CELL, MAX_COLUMNS, MAX_ROWS, Row, Table
from geo.reading.article import whole_letters

LAT, LON, RADIUS = "geometry latitude", "geometry longitude", "geometry radius"
"""The columns a geometry becomes."""

MAX_CONTAINERS = 10_000_000
"""Lists and objects in a JSON file; 100,000 events of ours have a third of them."""

LEAST_RADIUS_M = 1.0
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of somebody's: its number or line, counted from 1, flat properties, geometry in degrees, EPSG:4326."""

    number: int
    properties: Mapping[str, object]
    geometry: BaseGeometry | RowError | None


def read_geojson(incoming: Incoming) -> Intake:
    """The events of a GeoJSON file, ours or another's."""
    if incoming.data.count(b"[") + incoming.data.count(b"{") > MAX_CONTAINERS:
        raise FeatureError(incoming.file, None, f"more than {MAX_CONTAINERS:,} lists and objects")
    features = parse_features(incoming.data, incoming.file)
    if not features or any(_is_ours(feature) for feature in features):
        return Intake(events=tuple(parse_geojson(incoming.data, incoming.file)))
    return read_features((_feature(number, each) for number, each in enumerate(features, start=1)), incoming)


def _is_ours(feature: object) -> bool:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return isinstance(properties, dict) and {"evidence", "places"} <= set(properties)


def _feature(number: int, given: object) -> Feature:
    if not isinstance(given, dict):
        return Feature(number, {}, RowError("feature", given, "not an object"))
    properties = given.get("properties")
    flat = properties if isinstance(properties, dict) else {}
    return Feature(number, flat, _geometry(given.get("geometry")))


def _geometry(given: object) -> BaseGeometry | RowError | None:
    if given is None:
        return None
    try:
        return shape(given)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError):
        return RowError("geometry", given, "not a geometry")


def read_features(features: Iterable[Feature], incoming: Incoming, counted: str = "feature") -> Intake:
    """The events of features, ours whole, somebody's through the table they make; `counted` is what numbers count."""
    listed = list(islice(features, MAX_ROWS + 1))
    if len(listed) > MAX_ROWS:
        raise FileError(incoming.file, f"more than {MAX_ROWS} features; split the file")
    if listed and all(isinstance(feature.properties.get(RECORD), str) for feature in listed):
        return _ours(listed, counted)
    names = dict.fromkeys(whole_letters(name) for feature in listed for name in feature.properties)
    if len(names) > MAX_COLUMNS:
        raise FileError(incoming.file, f"more than {MAX_COLUMNS} properties: {len(names)}")
    table = Table(incoming.file, (*names, LAT, LON, RADIUS), (), _rows(listed), (), counted)
    columns = {"lat": LAT, "lon": LON, "uncertainty_m": RADIUS, **incoming.mapping.columns}
    told = replace(incoming, mapping=replace(incoming.mapping, columns=columns))
    return read_mapped(table, told)


def _ours(features: Iterable[Feature], counted: str) -> Intake:
    """The events that a column of ours holds whole (`geo.exchange.layers`)."""
    events: dict[str, Event] = {}
    refused: list[Refused] = []
    for feature in features:
        try:
            event = record_to_event(json.loads(str(feature.properties[RECORD])))
            _check_geometry(feature, event)
        except (RecordError, RowError, ValueError, RecursionError) as error:
            problem = RowError(RECORD, feature.properties[RECORD], _short(error))
            refused.append(refusal(feature.number, problem, counted))
            continue
        if event.id in events:
            refused.append(Refused(feature.number, f"id: comes twice: {shown(event.id)}", counted))
        events.setdefault(event.id, event)
    return Intake(events=tuple(events.values()), refused=tuple(refused))


def _check_geometry(feature: Feature, event: Event) -> None:
    """Refuse a feature that was moved: the event's places say where it is, and nothing is ignored silently."""
    if isinstance(feature.geometry, RowError):
        raise feature.geometry
    if not same_geometry(feature.geometry, event_to_geometry(event)):
        raise ValueError("its geometry is not that of the event's places; move them in `places`")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:LONGEST_REASON]


def _rows(features: Iterable[Feature]) -> Iterator[Row | tuple[int, RowError]]:
    for feature in features:
        if isinstance(feature.geometry, RowError):
            yield feature.number, feature.geometry
            continue
        try:
            told = dict(_cells(feature.properties)) | _position(feature.geometry)
        except RowError as error:
            yield feature.number, error
            continue
        yield Row(feature.number, told)


def _cells(properties: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The properties as text; what is no single value is JSON."""
    for name, value in properties.items():
        if value is None or (isinstance(value, float) and math.isnan(value)):
            continue
        flat = isinstance(value, str | int | float) and not isinstance(value, bool)
        text = str(value) if flat else json.dumps(value, ensure_ascii=False, default=str)
        if len(text) > LONGEST_CELL:
            raise RowError(str(name), text, f"longer than {LONGEST_CELL:,} characters")
        # JSON can spell half a letter, which no store can hold.
        if text.strip():
            yield whole_letters(name), whole_letters(text.strip())


def _position(geometry: BaseGeometry | None) -> dict[str, str]:
    """The cells a geometry becomes; none where there is none. Raises `RowError` for one off the globe."""
    if geometry is None or geometry.is_empty:
        return {}
    west, south, east, north = geometry.bounds
    try:
        corner, _ = Point(lon=west, lat=south), Point(lon=east, lat=north)
    except ValueError as error:
        raise RowError("geometry", f"{geometry.bounds}", str(error).split(": ", 1)[0] + _hint(error)) from None
    if geometry.geom_type == "Point":
        return {LAT: repr(south), LON: repr(west)}
    middle = geometry.representative_point()
    radius = distance_m(Point(lon=middle.x, lat=middle.y), corner)
    other = distance_m(Point(lon=middle.x, lat=middle.y), Point(lon=east, lat=north))
    return {LAT: repr(middle.y), LON: repr(middle.x), RADIUS: f"{max(radius, other, LEAST_RADIUS_M):.0f}"}


def _hint(error: ValueError) -> str:
    return "; longitude and latitude look swapped" if "swapped" in str(error) else ""
