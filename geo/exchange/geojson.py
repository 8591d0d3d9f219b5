"""GeoJSON (RFC 7946): every field of an event in its feature's properties, so that out and in again loses nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence

import geopandas
import pandas as pd
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.events import Event, Json, Record, RecordError, event_to_record, record_to_event
from geo.events.fields import mapping, shown
from geo.exchange.errors import FeatureError
from geo.exchange.geometry import event_to_geometry
from geo.exchange.provenance import Provenance, title_of

CRS = "EPSG:4326"
SAME_PLACE_DEG = 1e-6
"""Other programs round coordinates as they save; a tenth of a metre is no other place."""


def events_to_geojson(events: Sequence[Event], provenance: Provenance) -> bytes:
    """A FeatureCollection in UTF-8, a feature an event, in the order given.

    Beside the event's own fields each feature has `start` and `end`, which tools that read flat properties can use.
    """
    frame = _frame(events)
    collection = frame.to_geo_dict(na="null")
    if not frame.geometry.isna().all():
        collection["bbox"] = frame.total_bounds.tolist()
    whole = {"type": "FeatureCollection", **_about(provenance), **collection}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _frame(events: Sequence[Event]) -> geopandas.GeoDataFrame:
    records = [_flat_days(event) | event_to_record(event) for event in events]
    columns = {name: pd.Series([record[name] for record in records], dtype=object) for name in PROPERTIES}
    geometry = [event_to_geometry(event) for event in events]
    frame = geopandas.GeoDataFrame(columns, geometry=geometry, crs=CRS)
    return frame.set_index(pd.Index([event.id for event in events], dtype=object))


def _flat_days(event: Event) -> Record:
    when = event.when
    return {
        "start": when.start.isoformat() if when else None,
        "end": when.end.isoformat() if when and when.end else None,
    }


PROPERTIES = (
    "id",
    "kind",
    "change",
    "start",
    "end",
    "when",
    "places",
    "actors",
    "figures",
    "evidence",
    "hedge",
    "status",
    "confidence",
    "codes",
)


def _about(provenance: Provenance) -> Record:
    sources: list[Json] = [
        {
            "id": article.id,
            "title": title_of(article),
            "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None,
            "url": article.url,
        }
        for article in provenance.articles
    ]
    day = provenance.data_date
    return {
        "licence": provenance.licence,
        "data_date": day.isoformat() if day else None,
        "data_version": provenance.version,
        "link": provenance.link,
        "filters": dict(provenance.filters),
        "sources": sources,
    }


def parse_geojson(data: bytes, file: str) -> list[Event]:
    """The events of a FeatureCollection that `events_to_geojson` wrote, also when another program saved it since.

    Parameters
    ----------
    data
        The bytes of the file, UTF-8.
    file
        What errors call it.

    Raises
    ------
    FeatureError
        It is no such collection; a feature lacks a field; its geometry is not that of its places; an id comes twice.
    """
    events: dict[str, Event] = {}
    for number, feature in enumerate(parse_features(data, file), start=1):
        event = _feature_to_event(feature, file, number)
        if event.id in events:
            raise FeatureError(file, number, f"id: comes twice: {shown(event.id)}")
        events[event.id] = event
    return list(events.values())


def parse_features(data: bytes, file: str) -> list[object]:
    """The features of a collection, not yet looked at; raises `FeatureError` for what is none."""
    try:
        # json rather than geopandas: nested properties, large numbers and nulls come back as they were written.
        whole = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise FeatureError(file, None, f"not JSON: {error}") from error
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise FeatureError(file, None, f"not a GeoJSON FeatureCollection: {shown(whole)}")
    if not isinstance(whole.get("features"), list):
        raise FeatureError(file, None, f"features: not a list: {shown(whole.get('features'))}")
    features: list[object] = whole["features"]
    return features


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _feature_to_event(feature: object, file: str, number: int) -> Event:
    try:
        record = mapping(feature, "feature")
        event = record_to_event(mapping(record.get("properties"), "properties"))
        _check_geometry(record.get("geometry"), event)
    except RecordError as error:
        raise FeatureError(file, number, str(error)) from error
    return event


def _check_geometry(given: object, event: Event) -> None:
    """Refuse a geometry that was moved: the event's places say where it is, and nothing is ignored silently."""
    expected = event_to_geometry(event)
    if not same_geometry(None if given is None else _parse_geometry(given), expected):
        raise RecordError("geometry", given, "is not that of the event's places; move them in `places`")


def _parse_geometry(value: object) -> BaseGeometry:
    try:
        return shape(value)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
        raise RecordError("geometry", value, "not a geometry") from error


def same_geometry(one: BaseGeometry | None, other: BaseGeometry | None) -> bool:
    """Whether two geometries are one, but for what other programs round."""
    if one is None or other is None:
        return one is other
    return bool(shapely.equals_exact(one, other, SAME_PLACE_DEG, normalize=True)) or _positions(one) == _positions(
        other
    )


def _positions(geometry: BaseGeometry) -> tuple[str, set[tuple[float, ...]]]:
    """Type and positions: programs turn rings around and make one polygon several; a layer may want them alike."""
    return geometry.geom_type.removeprefix("Multi"), set(
        map(tuple, shapely.get_coordinates(geometry).round(6).tolist())
    )
