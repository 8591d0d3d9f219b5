"""Places of several sources → one of each: what is the same place keeps the first one's id and every source's names.

Two records are one place if they have one id; if one identifier of a publisher is said of both; or if they lie near
each other, are of a like kind, and one of their names is written or sounds the same (`gazetteer.sameness`). A source
that has two records has two places: its records are paired with those that stand, closest first, one with one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from gazetteer.boundaries import units_around
from gazetteer.folding import fold
from gazetteer.place import Place, Toponym, distance_m
from gazetteer.sameness import SAME_M, are_alike, identifiers_of, may_share_identifier, spelled

VAGUE = frozenset({"settlement", "facility"})
"""Kinds that say less than any other: another source's word is taken instead."""

NARROW_DEG, WIDE_DEG = 0.05, 1.0
"""Cells for places that others put within 3 km, and for wide ones; no cell is narrower than the reach it serves."""

Block = tuple[float, int, int, str]
"""A cell (its size, column, row) and the consonants of a name."""

Pair = tuple[bool, float, int, int]
"""Whether no identifier joins them, metres apart, the new record's number, the standing place's."""


class Merger:
    """Sources taken in one by one; `places` gives what they come to."""

    def __init__(self) -> None:
        """Begin with no place."""
        self._places: list[Place] = []
        self._numbers: dict[str, int] = {}
        self._known: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks: defaultdict[Block, list[int]] = defaultdict(list)
        self._unindexed: dict[int, None] = {}

    def take(self, source: Iterable[Place], watch: Callable[[list[Place]], Iterable[Place]] = iter) -> int:
        """Take in all records of one source; how many were places that stood already. `watch` sees them compared.

        Time and memory grow with the records taken: each is compared only with those near it that share a name's
        consonants, or an identifier. A record whose id stands already is that place, wherever it lies.
        """
        before = len(self._places)
        self._index()
        records, repeated = self._without_repeated(source)
        matched = _closest_first(self._pairs(watch(records)))
        for number, record in enumerate(records):
            if number in matched:
                self._join(matched[number], record)
            else:
                self._append(_with_units(record))
        return len(records) + repeated - (len(self._places) - before)

    def places(self) -> tuple[Place, ...]:
        """The places, first source first."""
        return tuple(self._places)

    def _without_repeated(self, source: Iterable[Place]) -> tuple[list[Place], int]:
        """The records with an id of their own, and how many others there were; those are joined to their places."""
        records: dict[str, Place] = {}
        repeated = 0
        for record in source:
            if record.id in self._numbers:
                self._join(self._numbers[record.id], record)
                repeated += 1
            elif record.id in records:
                records[record.id] = merged(records[record.id], record)
                repeated += 1
            else:
                records[record.id] = record
        return list(records.values()), repeated

    def _pairs(self, records: Iterable[Place]) -> Iterator[Pair]:
        for number, record in enumerate(records):
            for standing in dict.fromkeys(self._sharing_identifiers(record)):
                yield False, distance_m(record.point, self._places[standing].point), number, standing
            for standing in dict.fromkeys(self._named_alike(record)):
                if are_alike(self._places[standing], record):
                    yield True, distance_m(record.point, self._places[standing].point), number, standing

    def _sharing_identifiers(self, record: Place) -> Iterator[int]:
        for identifier in identifiers_of(record):
            for number in self._known.get(identifier, ()):
                if may_share_identifier(self._places[number], record):
                    yield number

    def _named_alike(self, record: Place) -> Iterator[int]:
        for size, column, row, consonants in _blocks(record):
            for cell in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                yield from self._blocks.get((size, *cell, consonants), ())

    def _index(self) -> None:
        """Enter what is new since the last source; the records of the last source are never looked up."""
        for number in self._unindexed:
            place = self._places[number]
            for identifier in identifiers_of(place):
                _enter(self._known[identifier], number)
            for block in _blocks(place):
                _enter(self._blocks[block], number)
        self._unindexed.clear()

    def _append(self, place: Place) -> None:
        self._numbers[place.id] = len(self._places)
        self._unindexed[len(self._places)] = None
        self._places.append(place)

    def _join(self, number: int, record: Place) -> None:
        self._places[number] = merged(self._places[number], record)
        self._unindexed[number] = None


def _enter(numbers: list[int], number: int) -> None:
    if number not in numbers:
        numbers.append(number)


def _blocks(place: Place) -> set[Block]:
    sizes = (NARROW_DEG, WIDE_DEG) if place.uncertainty_m > SAME_M else (NARROW_DEG,)
    consonants = {spelled(toponym.text).skeleton for toponym in place.toponyms}
    return {(size, *_cell(place, size), name) for size in sizes for name in consonants}


def _cell(place: Place, size: float) -> tuple[int, int]:
    return round(place.point.lon / size), round(place.point.lat / size)


def _closest_first(pairs: Iterable[Pair]) -> dict[int, int]:
    """The standing place of each new record that has one; those an identifier joins come first, then the nearest."""
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, number, standing in sorted(pairs):
        if number not in matched and standing not in taken:
            matched[number] = standing
            taken.add(standing)
    return matched


def merged(first: Place, second: Place) -> Place:
    """One place of two records: the first one's id, point and kind; the names, identifiers and sources of both."""
    telling = second if first.kind in VAGUE and second.kind not in VAGUE else first
    return replace(
        first,
        toponyms=first.toponyms + tuple(_added(first, second)),
        uncertainty_m=max(first.uncertainty_m, distance_m(first.point, second.point)),
        kind=telling.kind,
        feature_class=telling.feature_class,
        admin1=first.admin1 or second.admin1,
        admin2=first.admin2 or second.admin2,
        admin3=first.admin3 or second.admin3,
        country=first.country or second.country,
        pcode=first.pcode or second.pcode,
        population=first.population or second.population,
        area=first.area or second.area,
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        identifiers=tuple(dict.fromkeys((*first.identifiers, *second.identifiers))),
    )


def _added(first: Place, second: Place) -> Iterator[Toponym]:
    """The second one's names; how strong a name is that both have, the first source has judged."""
    printed = {(toponym.text, toponym.source) for toponym in first.toponyms}
    judged = {fold(toponym.text): toponym.strength for toponym in reversed(first.toponyms)}
    for toponym in second.toponyms:
        if (toponym.text, toponym.source) not in printed:
            yield replace(toponym, strength=judged.get(fold(toponym.text), toponym.strength))


def _with_units(place: Place) -> Place:
    if place.admin1 or place.kind in ("governorate", "country"):
        return place
    around = units_around(place.point)
    admin2 = place.admin2 or (around.admin2 if place.kind != "district" else None)
    return replace(place, admin1=around.admin1, admin2=admin2)
