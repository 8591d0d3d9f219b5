"""Points of the compass, and the bearing from one place to another."""

from __future__ import annotations

import math
from enum import StrEnum

from gazetteer.place import Point


class Side(StrEnum):
    """A point of the compass."""

    NORTH = "north"
    NORTHEAST = "northeast"
    EAST = "east"
    SOUTHEAST = "southeast"
    SOUTH = "south"
    SOUTHWEST = "southwest"
    WEST = "west"
    NORTHWEST = "northwest"

    @property
    def bearing_deg(self) -> float:
        """Degrees clockwise from north."""
        return 45.0 * list(Side).index(self)


def bearing_deg(start: Point, end: Point) -> float:
    """The way from `start` to `end`, degrees clockwise from north, -180 to 180."""
    lat_1, lat_2, d_lon = math.radians(start.lat), math.radians(end.lat), math.radians(end.lon - start.lon)
    x = math.cos(lat_1) * math.sin(lat_2) - math.sin(lat_1) * math.cos(lat_2) * math.cos(d_lon)
    return math.degrees(math.atan2(math.sin(d_lon) * math.cos(lat_2), x))


def off_deg(bearing: float, side: Side) -> float:
    """How far a bearing is off a side, 0 to 180."""
    return abs((bearing - side.bearing_deg + 180) % 360 - 180)
