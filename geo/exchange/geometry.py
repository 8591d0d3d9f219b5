"""The geometry of an event: its areas, its passages from one place to another, and its other points."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Polygon
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from gazetteer import Point, Ring
from geo.events import Event, EventPlace

MULTIPLE: dict[str, type[BaseGeometry]] = {
    "Point": MultiPoint,
    "LineString": MultiLineString,
    "Polygon": MultiPolygon,
}


def event_to_geometry(event: Event) -> BaseGeometry | None:
    """One geometry in degrees, EPSG:4326, of the simplest type that holds all; None for an event without a place.

    A place with an area is a polygon, places `from` and `to` are a line, every other place is a point. Outer rings run
    counter-clockwise (RFC 7946, 3.1.6).
    """
    ends = {role: [p for p in event.placed if p.role == role and not p.area] for role in ("from", "to")}
    passages = [_line(start, end) for start in ends["from"] for end in ends["to"]]
    walked = [place for places in ends.values() for place in places] if passages else []
    areas = [_polygon(place.area) for place in event.places if place.area]
    points = [_point(p.point) for p in event.placed if p.point and not p.area and p not in walked]
    return together([*areas, *passages, *points])


def together(parts: Sequence[BaseGeometry]) -> BaseGeometry | None:
    """One geometry of several, of the simplest type that holds all; None for none."""
    if len(parts) <= 1:
        return parts[0] if parts else None
    types = {part.geom_type for part in parts}
    return MULTIPLE[types.pop()](parts) if len(types) == 1 else GeometryCollection(parts)


def _polygon(area: tuple[Ring, ...]) -> Polygon:
    return orient(Polygon(area[0], area[1:]))


def _line(start: EventPlace, end: EventPlace) -> LineString:
    return LineString([(p.point.lon, p.point.lat) for p in (start, end) if p.point])


def _point(point: Point) -> ShapelyPoint:
    return ShapelyPoint(point.lon, point.lat)
