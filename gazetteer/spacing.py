"""How densely a land is settled: what "near" and "east of" reach is a matter of who lives about.

Around Karnaz four subdistricts lie within 13 km, around al-Qaryatayn within 39 km; reporters name a spot by the
town nearest to it in both lands. Subdistricts serve as the measure because every governorate is divided into them.
"""

from __future__ import annotations

import heapq
from functools import lru_cache

from gazetteer.place import Place, Point, distance_m
from gazetteer.tables import embedded_places

NTH = 4
ITSELF_M = 1_000.0
"""A subdistrict this near is the place's own."""

BOX_DEG = 1.5
DEFAULT_M = 15_000.0
"""Where no subdistrict is known about, as abroad."""


@lru_cache(maxsize=1)
def _subdistricts() -> tuple[Point, ...]:
    return tuple(place.point for place in embedded_places() if place.kind == "subdistrict")


@lru_cache(maxsize=1)
def _seats() -> tuple[Point, ...]:
    return tuple(place.point for place in embedded_places() if place.id == f"{place.admin1}-city")


@lru_cache(maxsize=1 << 12)
def spacing_m(point: Point) -> float:
    """How far the fourth nearest subdistrict lies, metres: its town where it has one."""
    about = (one for one in _subdistricts() if max(abs(one.lon - point.lon), abs(one.lat - point.lat)) <= BOX_DEG)
    away = (distance_m(point, one) for one in about)
    nearest = heapq.nsmallest(NTH, (metres for metres in away if metres > ITSELF_M))
    return nearest[-1] if len(nearest) == NTH else DEFAULT_M


def is_seat(place: Place) -> bool:
    """Whether a place is the city a governorate is governed from, whichever gazetteer it is from."""
    return place.kind == "city" and any(distance_m(place.point, seat) <= place.uncertainty_m for seat in _seats())
