"""Polygons → a point inside, the radius that holds them, and a plain outline."""

from __future__ import annotations

from typing import Any

import shapely

from gazetteer.place import Point, Ring, distance_m

DETAIL = 0.01
"""How far an outline may be moved when it is made plainer, as a share of the radius."""

DECIMALS = 5
METRES_A_DEGREE = 111_195.0
LEAST_M = 200.0
"""No point is surveyed better than this."""


def largest_polygon(shape: Any) -> Any:
    """The largest polygon of a geometry, made valid; a `ValueError` if it has none."""
    valid = shapely.make_valid(shapely.force_2d(shape))
    polygons = [part for part in shapely.get_parts(shapely.get_parts(valid)) if part.area > 0]
    if not polygons:
        raise ValueError(f"no polygon: {shape.geom_type}")
    return max(polygons, key=lambda part: part.area)


def point_inside(polygon: Any, published: Point | None = None) -> Point:
    """The point the publisher gives, if it lies inside; else one that does."""
    if published and polygon.covers(shapely.Point(published.lon, published.lat)):
        return published
    inside = polygon.representative_point()
    return Point(lon=inside.x, lat=inside.y)


def radius_m(shape: Any, point: Point) -> float:
    """Metres from a point to the furthest corner of a geometry, of all its parts."""
    corners = (Point(lon=lon, lat=lat) for lon, lat in shapely.get_coordinates(shape))
    return max(LEAST_M, *(distance_m(point, corner) for corner in corners))


def plain_outline(polygon: Any, radius: float) -> tuple[Ring, ...]:
    """The rings of a polygon with as few corners as its size needs: moved by at most a hundredth of its radius."""
    plain = polygon.simplify(DETAIL * radius / METRES_A_DEGREE, preserve_topology=True)
    return tuple(_ring(ring) for ring in (plain.exterior, *plain.interiors))


def _ring(ring: Any) -> Ring:
    return tuple((round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in ring.coords)
