"""How far from Syria a place may lie that a source says is Syrian, or that is kept although it is abroad."""

from __future__ import annotations

from gazetteer.place import Point

NEAR_SYRIA = (34.5, 31.5, 43.5, 38.0)
"""West, south, east, north in degrees, EPSG:4326: Syria and a degree or so around it."""


def is_near_syria(point: Point) -> bool:
    """Whether a point lies in `NEAR_SYRIA`."""
    west, south, east, north = NEAR_SYRIA
    return west <= point.lon <= east and south <= point.lat <= north


def check_in_syria(point: Point) -> None:
    """A `ValueError` if a point that should be Syrian is far from Syria; it says when the axes look swapped."""
    if is_near_syria(point):
        return
    swapped = abs(point.lon) <= 90 and is_near_syria(Point(lon=point.lat, lat=point.lon))
    hint = "; longitude and latitude look swapped" if swapped else ""
    raise ValueError(f"of Syria, and far from it: lon={point.lon}, lat={point.lat}{hint}")
