"""What a gazetteer holds: points, toponyms and places."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

EARTH_RADIUS_M = 6_371_008.8
"""Mean Earth radius (IUGG), metres."""

Ring = tuple[tuple[float, float], ...]
"""A closed ring of (lon, lat) pairs in degrees, EPSG:4326, first point repeated at the end."""

MIN_RING = 4


class Strength(StrEnum):
    """Whether a toponym identifies its place alone."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A position in degrees, EPSG:4326, longitude first."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        """Refuse what is off the globe, and say so when the axes look swapped."""
        if math.isfinite(self.lon) and math.isfinite(self.lat) and abs(self.lon) <= 180 and abs(self.lat) <= 90:
            return
        swapped = abs(self.lat) <= 180 and abs(self.lon) <= 90
        hint = "; longitude and latitude look swapped" if swapped else ""
        raise ValueError(f"not on the globe: lon={self.lon!r}, lat={self.lat!r}{hint}")


@dataclass(frozen=True, slots=True)
class Toponym:
    """One name of a place, as a source prints it.

    `text` is NFC; `lang` is BCP 47 (`ar`, `ar-Latn`, `en`, `ku`); `source` is a key of the sources table.
    """

    text: str
    lang: str
    strength: Strength
    source: str

    def __post_init__(self) -> None:
        """A toponym is never blank and always NFC."""
        if not self.text.strip():
            raise ValueError("a toponym cannot be blank")
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError(f"a toponym must be NFC: {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its names and its position.

    `id` is permanent; `uncertainty_m` is the radius in metres around `point` that holds the whole place;
    `feature_class` is GeoNames' letter; `kind` is our word (city, village, gas_field…); `admin1`…`admin3` are
    P-codes or ids of the units around it; `country` is ISO 3166-1 alpha-2; `area` is one polygon as rings,
    outer ring first, or None; `sources` are keys of the sources table; `identifiers` are what publishers call it, each
    behind its publisher's key (`geonames:7632486`, `wikidata:Q233914`, `whosonfirst:1`, `osm:node/1`).
    """

    id: str
    toponyms: tuple[Toponym, ...]
    point: Point
    uncertainty_m: float
    feature_class: str
    kind: str
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    country: str | None = None
    pcode: str | None = None
    population: int | None = None
    area: tuple[Ring, ...] | None = None
    sources: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """A place has an id, a name, a source, a positive uncertainty, and closed rings."""
        if not self.id or not self.toponyms or not self.sources:
            raise ValueError(f"a place needs an id, a toponym and a source: {self.id!r}")
        if not (math.isfinite(self.uncertainty_m) and self.uncertainty_m > 0):
            raise ValueError(f"uncertainty_m must be above 0: {self.uncertainty_m!r}")
        for ring in self.area or ():
            if len(ring) < MIN_RING or ring[0] != ring[-1]:
                raise ValueError(f"the area of {self.id!r} has a ring that is not closed")

    def name(self, lang: str) -> str | None:
        """The first toponym given in `lang`, or None."""
        return next((toponym.text for toponym in self.toponyms if toponym.lang == lang), None)

    @property
    def display_name(self) -> str:
        """The English name, else the romanised, else the Arabic, else the first given."""
        return self.name("en") or self.name("ar-Latn") or self.name("ar") or self.toponyms[0].text


def distance_m(one: Point, other: Point) -> float:
    """Great-circle distance in metres (haversine on the mean sphere)."""
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    d_lat, d_lon = lat_2 - lat_1, math.radians(other.lon - one.lon)
    h = math.sin(d_lat / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(d_lon / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, h)))


def destination(start: Point, bearing_deg: float, metres: float) -> Point:
    """The point `metres` away from `start` along `bearing_deg` (clockwise from north), on the mean sphere."""
    angle, bearing, lat_1 = metres / EARTH_RADIUS_M, math.radians(bearing_deg), math.radians(start.lat)
    lat_2 = math.asin(math.sin(lat_1) * math.cos(angle) + math.cos(lat_1) * math.sin(angle) * math.cos(bearing))
    d_lon = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(lat_1), math.cos(angle) - math.sin(lat_1) * math.sin(lat_2)
    )
    lon = (start.lon + math.degrees(d_lon) + 540) % 360 - 180
    return Point(lon=lon, lat=math.degrees(lat_2))
