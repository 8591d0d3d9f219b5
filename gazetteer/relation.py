"""A relation and its anchors → an inferred place: "the village next to Ayyash", "east of Idlib", "between A and B".

Every answer is a centre and a radius that hold the true place nine times in ten. The numbers are fitted on
true statements about known places (`tests/relations.toml`), a third of them held out; `benchmarks/relations.py`
prints how often each kind of relation holds, and how wide its radius is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gazetteer.compass import Side, bearing_deg
from gazetteer.countryside import countryside
from gazetteer.place import Place, Point, destination, distance_m
from gazetteer.resolution import Inferred
from gazetteer.spacing import is_seat, spacing_m


class Relation(StrEnum):
    """How a text ties a spot to the places it names."""

    NEXT_TO = "next to"
    SIDE_OF = "side of"
    BETWEEN = "between"
    MIDWAY = "midway between"
    COUNTRYSIDE = "countryside of"
    OUTSKIRTS = "outskirts of"
    PART_OF = "part of"
    ROAD = "on the road to"
    BANK = "bank of"


SEAT_CENTRE_M, SEAT_RADIUS_M = 20_000.0, 22_000.0
"""A side of the city a governorate is named after means a side of the governorate, out to some 40 km."""

BESIDE_CENTRE, BESIDE_RADIUS = 0.8, 0.8
"""A side of another place, as a share of the way to its fourth nearest subdistrict: from it out to 1.6 of that way."""

NEAR_REACH, NEAR_EDGE, NEAR_SHIFT = 0.43, 1.4, 0.3
"""What is near a place lies within this share of that way, beyond its edge and a little more; half within a third."""

REACHES_M = {"city": 60_000.0, "town": 22_000.0}
VILLAGE_REACHES_M, NEAR_REACHES_M, ALONG_REACHES_M = 12_000.0, 16_000.0, 24_000.0
"""However empty the land: a village is known to its neighbours alone, and what is near is near."""

COUNTRY_REACH = 0.95
"""The countryside of a town that is no governorate's city goes about as far as its fourth nearest subdistrict."""

ALONG_REACH = 0.75
"""A bank or a road told by one place on it runs farther."""

AS_THE_CROW_FLIES = 0.95
"""What a straight line is of a distance as told, which is often the road's."""

FROM_THE_EDGE, OFF_COURSE, OFF_EDGE = 0.2, 0.45, 0.8
"""Distances are told from somewhere between the middle and the edge; a point of the compass leaves 22.5° and more."""

OUTSKIRTS_M = 2_000.0
ROAD_M = 100_000.0
"""The Damascus road is any that leads there: known so far from the city."""

LEAST_M = 2_000.0
ALONG = {Relation.BETWEEN: 0.52, Relation.MIDWAY: 0.25, Relation.ROAD: 0.47}
"""The radius about the middle of two places, as a share of the way between them."""

HELD = 0.96
WATERS = frozenset({"river", "lake", "sea"})


def infer(
    relation: Relation,
    anchors: Sequence[Place],
    side: Side | None = None,
    away_m: float | None = None,
    *,
    words: str = "",
    start: Point | None = None,
) -> Inferred:
    """The spot that stands in `relation` to `anchors`.

    Parameters
    ----------
    relation
        What the text says.
    anchors
        The places it names, at least one; of two, `BANK` and the like use the smaller.
    side
        The compass point, where one is named.
    away_m
        The distance in metres, where one is named.
    words
        The words of the text, kept among the reasons.
    start
        Where the text is (EPSG:4326): a road told by one end alone leads from there, a bank is the bank there.
    """
    if not anchors:
        raise ValueError(f"a relation needs an anchor: {relation.value}")
    spot = _spot(relation, anchors, side, away_m, start)
    named = " and ".join(anchor.display_name for anchor in anchors)
    facts = [f"{relation.value} {named}", side and f"to the {side.value}", away_m and f"{away_m / 1000:g} km away"]
    why = (", ".join(fact for fact in facts if fact), spot.because, *([f"“{words}”"] if words else []))
    return Inferred(spot.point, round(max(spot.radius_m, LEAST_M)), tuple(anchors), why)


@dataclass(frozen=True, slots=True)
class _Spot:
    point: Point
    radius_m: float
    because: str


def _spot(
    relation: Relation, anchors: Sequence[Place], side: Side | None, away_m: float | None, start: Point | None
) -> _Spot:
    if relation in ALONG and len(anchors) > 1:
        return _between(relation, anchors[0].point, anchors[1].point)
    anchor = min(anchors, key=lambda one: one.uncertainty_m)
    if away_m is not None:
        return _at_distance(anchor, side, away_m)
    if relation in (Relation.ROAD, Relation.BANK):
        return (_road if relation is Relation.ROAD else _bank)(anchor, start)
    if relation in (Relation.OUTSKIRTS, Relation.PART_OF):
        return _within(relation, anchor, side)
    return {Relation.COUNTRYSIDE: _countryside, Relation.SIDE_OF: _beside}.get(relation, _near)(anchor, side)


def _at_distance(anchor: Place, side: Side | None, away_m: float) -> _Spot:
    edge = min(anchor.uncertainty_m, away_m)
    if side is None:
        return _Spot(anchor.point, away_m + anchor.uncertainty_m, "the direction is not said: a circle about it")
    point = destination(anchor.point, side.bearing_deg, away_m * AS_THE_CROW_FLIES + edge * FROM_THE_EDGE)
    radius = away_m * OFF_COURSE + edge * OFF_EDGE
    return _Spot(point, radius, "a compass point leaves 22.5° to either side")


def _between(relation: Relation, one: Point, other: Point) -> _Spot:
    apart = distance_m(one, other)
    middle = destination(one, bearing_deg(one, other), apart / 2)
    return _Spot(middle, apart * ALONG[relation], "half the way between them")


def _beside(anchor: Place, side: Side | None) -> _Spot:
    if side is None:
        return _near(anchor)
    if is_seat(anchor):
        point = destination(anchor.point, side.bearing_deg, SEAT_CENTRE_M)
        return _Spot(point, SEAT_RADIUS_M, "the land told by its side of a governorate's city")
    apart = _reach_m(anchor)
    point = destination(anchor.point, side.bearing_deg, apart * BESIDE_CENTRE)
    return _Spot(
        point, apart * BESIDE_RADIUS, f"the land known by the name of a {anchor.kind} here: {apart / 1000:.0f} km"
    )


def _reach_m(anchor: Place) -> float:
    return min(spacing_m(anchor.point), REACHES_M.get(anchor.kind, VILLAGE_REACHES_M))


def _near(anchor: Place, side: Side | None = None) -> _Spot:
    apart = min(spacing_m(anchor.point), NEAR_REACHES_M)
    radius = apart * NEAR_REACH + anchor.uncertainty_m * NEAR_EDGE
    point = destination(anchor.point, side.bearing_deg, radius * NEAR_SHIFT) if side else anchor.point
    return _Spot(point, radius, f"the land known by the name of a {anchor.kind} here: {apart / 1000:.0f} km")


def _bank(anchor: Place, start: Point | None) -> _Spot:
    if anchor.kind not in WATERS:
        return _along(anchor, "along the river there")
    if start is None:
        return _Spot(anchor.point, anchor.uncertainty_m, "all of its banks")
    return _Spot(start, _along_m(start), "its bank where the text is")


def _road(anchor: Place, start: Point | None) -> _Spot:
    if start is not None:
        return _between(Relation.ROAD, start, anchor.point)
    if anchor.kind == "city":
        return _Spot(anchor.point, ROAD_M, "a road that leads there, its other end not said")
    return _along(anchor, "the road there")


def _along(anchor: Place, because: str) -> _Spot:
    return _Spot(anchor.point, _along_m(anchor.point) + anchor.uncertainty_m, because)


def _along_m(here: Point) -> float:
    return min(spacing_m(here), ALONG_REACHES_M) * ALONG_REACH


def _within(relation: Relation, anchor: Place, side: Side | None) -> _Spot:
    """In a place or at its edge, shifted to its side where one is told."""
    edge = anchor.uncertainty_m
    shift, radius, whole, because = {
        Relation.OUTSKIRTS: (edge, edge * 0.7 + OUTSKIRTS_M, edge + OUTSKIRTS_M, "its edge and 2 km beyond"),
        Relation.PART_OF: (edge / 2, edge * 0.65, edge, "half its radius"),
    }[relation]
    if side is None:
        return _Spot(anchor.point, whole, because)
    return _Spot(destination(anchor.point, side.bearing_deg, shift), radius, because)


def _countryside(anchor: Place, side: Side | None) -> _Spot:
    """The land of a governorate on one side of its seat; for another place, the land beyond its edge."""
    land = countryside(anchor, side)
    if not land and side is None:
        reach = _reach_m(anchor)
        because = f"the land known by the name of a {anchor.kind} here: {reach / 1000:.0f} km"
        return _Spot(anchor.point, (reach + anchor.uncertainty_m) * COUNTRY_REACH, because)
    if not land:
        return _beside(anchor, side)
    return _middle_of(land)


@lru_cache(maxsize=256)
def _middle_of(land: tuple[Point, ...]) -> _Spot:
    centre = Point(lon=sum(p.lon for p in land) / len(land), lat=sum(p.lat for p in land) / len(land))
    away = sorted(distance_m(centre, point) for point in land)
    return _Spot(centre, away[int(HELD * (len(away) - 1))], "nearly all of the governorate's settlements on that side")
