"""Which governorate and district hold a point, by simplified outlines (gazetteer/data/districts.geojson).

The outlines may lie 2 km from the true border, so a point near one is also said to be beside its neighbour.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

from gazetteer.place import Point, Ring

BESIDE_KM = 8.0
"""How near a governorate's border a place may be mistaken for one of its own."""

KM_A_DEGREE = 111.2
SAME_TO_READERS = {"sy-damascus": "sy-rif-dimashq", "sy-rif-dimashq": "sy-damascus"}
"""Governorates that sources swap daily."""


@dataclass(frozen=True, slots=True)
class District:
    """A district's outline; `box` is west, south, east, north."""

    id: str
    admin1: str
    ring: Ring
    box: tuple[float, float, float, float]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies inside (even-odd rule)."""
        west, south, east, north = self.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
        inside = False
        for (x1, y1), (x2, y2) in pairwise(self.ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside

    def km_from(self, lon: float, lat: float) -> float:
        """Kilometres from a point to the outline, on a plane fitted to the point."""
        narrow = math.cos(math.radians(lat))
        flat = [((x - lon) * narrow * KM_A_DEGREE, (y - lat) * KM_A_DEGREE) for x, y in self.ring]
        return min(_km_to_segment(one, other) for one, other in pairwise(flat))

    def may_be_within(self, lon: float, lat: float, km: float) -> bool:
        """Whether the box, widened by `km`, holds the point; cheap, before `km_from`."""
        west, south, east, north = self.box
        margin = km / KM_A_DEGREE
        wide = margin / math.cos(math.radians(lat))
        return west - wide <= lon <= east + wide and south - margin <= lat <= north + margin


def _km_to_segment(one: tuple[float, float], other: tuple[float, float]) -> float:
    (x1, y1), (x2, y2) = one, other
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return math.hypot(x1 + along * dx, y1 + along * dy)


@dataclass(frozen=True, slots=True)
class Units:
    """The units around a point; `beside` are governorates it may be mistaken to be in."""

    admin1: str | None
    admin2: str | None
    beside: tuple[str, ...]


@cache
def districts() -> tuple[District, ...]:
    """The outlines, read once."""
    text = resources.files("gazetteer").joinpath("data", "districts.geojson").read_text(encoding="utf-8")
    return tuple(_district(feature) for feature in json.loads(text)["features"])


def _district(feature: dict[str, Any]) -> District:
    ring: Ring = tuple((lon, lat) for lon, lat in feature["geometry"]["coordinates"][0])
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    properties = feature["properties"]
    return District(properties["id"], properties["admin1"], ring, (min(lons), min(lats), max(lons), max(lats)))


@lru_cache(maxsize=256)
def governorates_of(units: frozenset[str]) -> frozenset[str]:
    """The governorates among units, and those of the districts among them."""
    of_districts = {district.id: district.admin1 for district in districts()}
    return frozenset(of_districts.get(unit, unit) for unit in units)


def units_around(point: Point) -> Units:
    """The governorate and district a point lies in, and the governorates it lies beside."""
    around = [d for d in districts() if d.may_be_within(point.lon, point.lat, BESIDE_KM)]
    holding = next((d for d in around if d.holds(point.lon, point.lat)), None)
    admin1 = holding.admin1 if holding else None
    others = (d for d in around if d.admin1 != admin1)
    close = {d.admin1 for d in others if d.km_from(point.lon, point.lat) <= BESIDE_KM}
    swapped = {SAME_TO_READERS[admin1]} if admin1 in SAME_TO_READERS else set()
    beside = sorted(close | swapped)
    return Units(admin1, holding.id if holding else None, tuple(beside))
