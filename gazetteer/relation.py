"""A relation and its anchors → an inferred place: "the village next to Ayyash", "east of Idlib", "between A and B".

Every answer is a centre and a radius meant to hold the true place nine times in ten. The radii rest on this:
villages of the Syrian valleys and plains lie 2 to 5 km from the next; reporters who name a side without a distance
mean the land that a traveller would still count to the town, some 8 km beyond a city's edge and 4 km beyond a
village's; a compass point of eight leaves 22.5° to either side, 0.4 of the distance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product

from gazetteer.boundaries import districts
from gazetteer.place import Place, Point, destination, distance_m
from gazetteer.resolution import Inferred
from gazetteer.tables import embedded_places


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


class Relation(StrEnum):
    """How a text ties a spot to the places it names."""

    NEXT_TO = "next to"
    SIDE_OF = "side of"
    BETWEEN = "between"
    COUNTRYSIDE = "countryside of"
    OUTSKIRTS = "outskirts of"
    PART_OF = "part of"
    ROAD = "on the road to"
    BANK = "bank of"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far from the edge of a place the land lies that is still told by its name, metres."""

    centre_m: float
    spread_m: float


REACH = {"city": Reach(8_000, 9_000), "town": Reach(5_000, 6_000)}
VILLAGE_REACH = Reach(3_500, 4_500)

NEIGHBOUR_M = 5_000.0
"""Within this the next village lies, nine times in ten."""

OUTSKIRTS_M = 3_000.0
ROAD_M = 12_000.0
BANK_M = 6_000.0
LATERAL = 0.4
LEAST_M = 2_000.0
SECTOR_DEG = 67.5
GRID_DEG = 0.05
HELD = 0.9
FEWEST_SETTLEMENTS = 5
SETTLEMENTS = frozenset({"city", "town", "village", "subdistrict"})

SEAT_ELSEWHERE = {"sy-rif-dimashq": "sy-damascus-city"}
COUNTRY_OF_CITY = {"sy-damascus-city": "sy-rif-dimashq", "sy-damascus": "sy-rif-dimashq"}


def infer(
    relation: Relation,
    anchors: Sequence[Place],
    side: Side | None = None,
    away_m: float | None = None,
    words: str = "",
) -> Inferred:
    """The spot that stands in `relation` to `anchors`.

    Parameters
    ----------
    relation
        What the text says.
    anchors
        The places it names, at least one; `BETWEEN` and `ROAD` use the first two.
    side
        The compass point, where one is named.
    away_m
        The distance in metres, where one is named.
    words
        The words of the text, kept among the reasons.
    """
    if not anchors:
        raise ValueError(f"a relation needs an anchor: {relation.value}")
    spot = _spot(relation, anchors, side, away_m)
    named = " and ".join(anchor.display_name for anchor in anchors)
    facts = [f"{relation.value} {named}", side and f"to the {side.value}", away_m and f"{away_m / 1000:g} km away"]
    why = (", ".join(fact for fact in facts if fact), spot.because, *([f"“{words}”"] if words else []))
    return Inferred(spot.point, round(max(spot.radius_m, LEAST_M)), tuple(anchors), why)


@dataclass(frozen=True, slots=True)
class _Spot:
    point: Point
    radius_m: float
    because: str


def _spot(relation: Relation, anchors: Sequence[Place], side: Side | None, away_m: float | None) -> _Spot:
    if away_m is not None:
        return _at_distance(anchors[0], side, away_m)
    if relation in (Relation.BETWEEN, Relation.ROAD) and len(anchors) > 1:
        return _between(anchors[0], anchors[1])
    if relation is Relation.COUNTRYSIDE:
        return _countryside(anchors[0], side)
    if relation is Relation.SIDE_OF:
        return _beside(anchors[0], side)
    return _around(relation, anchors, side)


def _at_distance(anchor: Place, side: Side | None, away_m: float) -> _Spot:
    if side is None:
        return _Spot(anchor.point, away_m * 1.2 + anchor.uncertainty_m, "the direction is not said: a circle about it")
    point = destination(anchor.point, side.bearing_deg, away_m)
    radius = away_m * LATERAL + min(anchor.uncertainty_m, away_m)
    return _Spot(point, radius, "a compass point leaves 22.5° to either side")


def _between(one: Place, other: Place) -> _Spot:
    apart = distance_m(one.point, other.point)
    middle = destination(one.point, _bearing_deg(one.point, other.point), apart / 2)
    return _Spot(middle, apart / 2, "half the way between them")


def _bearing_deg(start: Point, end: Point) -> float:
    lat_1, lat_2, d_lon = math.radians(start.lat), math.radians(end.lat), math.radians(end.lon - start.lon)
    x = math.cos(lat_1) * math.sin(lat_2) - math.sin(lat_1) * math.cos(lat_2) * math.cos(d_lon)
    return math.degrees(math.atan2(math.sin(d_lon) * math.cos(lat_2), x))


def _beside(anchor: Place, side: Side | None) -> _Spot:
    reach = REACH.get(anchor.kind, VILLAGE_REACH)
    if side is None:
        return _Spot(anchor.point, anchor.uncertainty_m + reach.spread_m, "about the place, the side is not said")
    point = destination(anchor.point, side.bearing_deg, anchor.uncertainty_m + reach.centre_m)
    return _Spot(point, reach.spread_m + anchor.uncertainty_m / 2, f"beyond the edge of a {anchor.kind}")


def _around(relation: Relation, anchors: Sequence[Place], side: Side | None) -> _Spot:
    """About an anchor, or shifted to its side within its radius."""
    anchor = min(anchors, key=lambda one: one.uncertainty_m)
    edge = anchor.uncertainty_m
    shift, radius, because = {
        Relation.NEXT_TO: (NEIGHBOUR_M / 2, edge + NEIGHBOUR_M, "the next village lies 2 to 5 km away"),
        Relation.OUTSKIRTS: (edge, edge * 0.6 + OUTSKIRTS_M, "its edge and 3 km beyond"),
        Relation.PART_OF: (edge / 2, edge * 0.7, "half its radius"),
        Relation.ROAD: (0.0, edge + ROAD_M, "the road's first 12 km"),
        Relation.BANK: (0.0, edge + BANK_M, "along the river"),
    }.get(relation, (0.0, edge + VILLAGE_REACH.spread_m, "about the place"))
    if side is None:
        whole = edge + OUTSKIRTS_M if relation is Relation.OUTSKIRTS else radius
        return _Spot(anchor.point, edge if relation is Relation.PART_OF else whole, because)
    return _Spot(destination(anchor.point, side.bearing_deg, shift), radius, because)


def _countryside(anchor: Place, side: Side | None) -> _Spot:
    """The land of a governorate on one side of its seat; for another place, the land beyond its edge."""
    governorate = _governorate_of(anchor)
    if governorate is None:
        return _beside(anchor, side)
    seat = _seat(governorate, anchor)
    land = [point for point in _settlements(governorate) if _lies(point, seat, side)]
    if len(land) < FEWEST_SETTLEMENTS:
        land = [point for point in _land(governorate) if _lies(point, seat, side)]
    if not land:
        return _beside(anchor, side)
    centre = Point(lon=sum(p.lon for p in land) / len(land), lat=sum(p.lat for p in land) / len(land))
    away = sorted(distance_m(centre, point) for point in land)
    return _Spot(centre, away[int(HELD * (len(away) - 1))], "nine tenths of the governorate's settlements on that side")


def _governorate_of(anchor: Place) -> str | None:
    if anchor.id in COUNTRY_OF_CITY:
        return COUNTRY_OF_CITY[anchor.id]
    if anchor.kind == "governorate":
        return anchor.id
    return anchor.admin1 if anchor.id == f"{anchor.admin1}-city" else None


def _seat(governorate: str, anchor: Place) -> Point:
    seat_id = SEAT_ELSEWHERE.get(governorate, f"{governorate}-city")
    return next((place.point for place in embedded_places() if place.id == seat_id), anchor.point)


def _lies(point: Point, seat: Point, side: Side | None) -> bool:
    if side is None:
        return True
    turn = (_bearing_deg(seat, point) - side.bearing_deg + 180) % 360 - 180
    return abs(turn) <= SECTOR_DEG


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
