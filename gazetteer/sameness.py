"""Whether two records are of one place: what identifiers say, and what distance, kind and spelling say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from gazetteer.classwords import KIN
from gazetteer.place import Place, distance_m
from gazetteer.similarity import sound_distance
from gazetteer.spelling import Spelling, spell

SAME_M = 3_000.0
"""Two sources put one village within this distance of each other."""

WIDEST_M = 60_000.0
"""Wide places (districts, rivers) of one name and kind further apart than this are two, however wide they are."""

SLIP_M = 30_000.0
"""An identifier said of places further apart than this, and than either is wide, is a slip of one of them."""

SLIGHTLY = 0.2
"""How far two sounds with the same consonants may differ, by their length."""

UNITS = frozenset({"country", "governorate", "district", "subdistrict"})
"""Kinds that an identifier never joins with another kind: sources give a town's to the district named after it."""

ONE_EACH = ("geonames:", "ocha:")
"""Publishers that give a place one identifier: two places they tell apart are two."""

LIKE = (*KIN, frozenset({"airport", "airbase", "facility"}), frozenset({"region", "mountain"}))
"""Kinds that publishers take for one another."""


def identifiers_of(place: Place) -> Iterator[str]:
    """What its publishers call a place; a P-code is OCHA's."""
    yield from place.identifiers
    if place.pcode and f"ocha:{place.pcode}" not in place.identifiers:
        yield f"ocha:{place.pcode}"


def may_share_identifier(one: Place, other: Place) -> bool:
    """Whether two places that one identifier is said of can be one place."""
    if one.kind != other.kind and UNITS & {one.kind, other.kind}:
        return False
    return distance_m(one.point, other.point) <= max(SLIP_M, one.uncertainty_m, other.uncertainty_m)


def are_alike(one: Place, other: Place) -> bool:
    """Whether two places are near each other, of a like kind, not told apart, and share the sound of a name."""
    if not _are_like(one.kind, other.kind) or distance_m(one.point, other.point) > _reach_m(one, other):
        return False
    if _are_told_apart(one, other):
        return False
    return any(_sound_same(first.text, second.text) for first, second in product(one.toponyms, other.toponyms))


def _are_like(one: str, other: str) -> bool:
    return one == other or any(one in like and other in like for like in LIKE)


def _reach_m(one: Place, other: Place) -> float:
    """How far apart two sources may put one place, in metres: further, the wider both say it is."""
    return max(SAME_M, min(one.uncertainty_m, other.uncertainty_m, WIDEST_M))


def _are_told_apart(one: Place, other: Place) -> bool:
    ours, theirs = tuple(identifiers_of(one)), tuple(identifiers_of(other))
    for publisher in ONE_EACH:
        first = {identifier for identifier in ours if identifier.startswith(publisher)}
        second = {identifier for identifier in theirs if identifier.startswith(publisher)}
        if first and second and first.isdisjoint(second):
            return True
    return False


@lru_cache(maxsize=1 << 16)
def spelled(name: str) -> Spelling:
    """A name as it is compared; remembered, since a name is met once for every record near it."""
    return spell(name)


def _sound_same(one: str, other: str) -> bool:
    first, second = spelled(one), spelled(other)
    if first.skeleton != second.skeleton:
        return False
    return sound_distance(first.sound, second.sound) <= SLIGHTLY * max(len(first.sound), len(second.sound))
