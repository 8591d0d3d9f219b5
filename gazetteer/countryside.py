"""The countryside of a governorate: where its people live, on one side of its seat."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from gazetteer.boundaries import districts
from gazetteer.compass import Side, bearing_deg, off_deg
from gazetteer.place import Place, Point
from gazetteer.tables import embedded_places

SECTOR_DEG = 67.5
GRID_DEG = 0.05
FEWEST_SETTLEMENTS = 5
SETTLEMENTS = frozenset({"city", "town", "village", "subdistrict"})

SEAT_ELSEWHERE = {"sy-rif-dimashq": "sy-damascus-city"}
COUNTRY_OF_CITY = {"sy-damascus-city": "sy-rif-dimashq", "sy-damascus": "sy-rif-dimashq"}


def countryside(anchor: Place, side: Side | None) -> tuple[Point, ...]:
    """Points spread over the land that a governorate's countryside on one side means; empty for another place."""
    governorate = _governorate_of(anchor)
    return _lying(governorate, _seat(governorate) or anchor.point, side) if governorate else ()


@lru_cache(maxsize=256)
def _lying(governorate: str, seat: Point, side: Side | None) -> tuple[Point, ...]:
    """Its settlements on that side of its seat, its land where too few are."""
    land = tuple(point for point in _settlements(governorate) if _lies(point, seat, side))
    return land if len(land) >= FEWEST_SETTLEMENTS else tuple(p for p in _land(governorate) if _lies(p, seat, side))


def _governorate_of(anchor: Place) -> str | None:
    if anchor.id in COUNTRY_OF_CITY:
        return COUNTRY_OF_CITY[anchor.id]
    if anchor.kind == "governorate":
        return anchor.id
    return anchor.admin1 if anchor.id == f"{anchor.admin1}-city" else None


@lru_cache(maxsize=32)
def _seat(governorate: str) -> Point | None:
    seat_id = SEAT_ELSEWHERE.get(governorate, f"{governorate}-city")
    return next((place.point for place in embedded_places() if place.id == seat_id), None)


def _lies(point: Point, seat: Point, side: Side | None) -> bool:
    return side is None or off_deg(bearing_deg(seat, point), side) <= SECTOR_DEG


@lru_cache(maxsize=16)
def _settlements(governorate: str) -> tuple[Point, ...]:
    """Where people live in a governorate: a countryside is told of its villages, not of its desert."""
    return tuple(
        place.point for place in embedded_places() if place.admin1 == governorate and place.kind in SETTLEMENTS
    )


@lru_cache(maxsize=16)
def _land(governorate: str) -> tuple[Point, ...]:
    """Points of a grid of about 5 km that lie in a governorate."""
    own = [district for district in districts() if district.admin1 == governorate]
    if not own:
        return ()
    west, south = min(d.box[0] for d in own), min(d.box[1] for d in own)
    east, north = max(d.box[2] for d in own), max(d.box[3] for d in own)
    columns = [west + i * GRID_DEG for i in range(int((east - west) / GRID_DEG) + 1)]
    rows = [south + j * GRID_DEG for j in range(int((north - south) / GRID_DEG) + 1)]
    return tuple(Point(lon=x, lat=y) for x, y in product(columns, rows) if any(d.holds(x, y) for d in own))
