"""Places of several sources → one of each: what is the same place keeps the first one's id and every source's names.

Two places are the same if they share a P-code, or lie near each other, are of a like kind, and one of their names is
written or sounds the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from gazetteer.boundaries import units_around
from gazetteer.classwords import are_kin
from gazetteer.place import Place, distance_m
from gazetteer.similarity import sound_distance
from gazetteer.spelling import Spelling, spell

SAME_M = 3_000.0
"""Two sources put one village within this distance of each other."""

SLIGHTLY = 0.2
"""How far two sounds with the same consonants may differ, by their length."""

CELL_DEG = 0.05

Cell = tuple[int, int]


class Merger:
    """Places taken in one by one; `places` gives what they come to."""

    def __init__(self) -> None:
        """Begin with no place."""
        self._places: list[Place] = []
        self._cells: defaultdict[Cell, list[int]] = defaultdict(list)
        self._pcodes: dict[str, int] = {}
        self._ids: set[str] = set()

    def add(self, place: Place) -> bool:
        """Take a place in; whether it was new. An id that stands already counts as the same place."""
        number = self._same(place)
        if number is not None:
            self._places[number] = _merged(self._places[number], place)
            return False
        self._cells[_cell(place)].append(len(self._places))
        if place.pcode:
            self._pcodes[place.pcode] = len(self._places)
        self._ids.add(place.id)
        self._places.append(_with_units(place))
        return True

    def places(self) -> tuple[Place, ...]:
        """The places, first source first."""
        return tuple(self._places)

    def _same(self, place: Place) -> int | None:
        if place.pcode in self._pcodes:
            return self._pcodes[place.pcode]
        near = [number for number in self._around(place) if _is_same(self._places[number], place)]
        return min(near, key=lambda number: distance_m(self._places[number].point, place.point), default=None)

    def _around(self, place: Place) -> Iterator[int]:
        x, y = _cell(place)
        for cell in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            yield from self._cells.get(cell, ())


def _cell(place: Place) -> Cell:
    return round(place.point.lon / CELL_DEG), round(place.point.lat / CELL_DEG)


def _is_same(one: Place, other: Place) -> bool:
    if one.id == other.id:
        return True
    if set(one.sources) & set(other.sources) or not are_kin(one.kind, other.kind):
        return False
    if distance_m(one.point, other.point) > max(SAME_M, min(one.uncertainty_m, other.uncertainty_m)):
        return False
    pairs = product(_spellings(one), _spellings(other))
    return any(_sounds_same(first, second) for first, second in pairs)


def _spellings(place: Place) -> list[Spelling]:
    return [spell(toponym.text) for toponym in place.toponyms]


def _sounds_same(one: Spelling, other: Spelling) -> bool:
    if one.skeleton != other.skeleton:
        return False
    return sound_distance(one.sound, other.sound) <= SLIGHTLY * max(len(one.sound), len(other.sound))


def _merged(first: Place, second: Place) -> Place:
    printed = {(toponym.text, toponym.source) for toponym in first.toponyms}
    added = tuple(toponym for toponym in second.toponyms if (toponym.text, toponym.source) not in printed)
    return replace(
        first,
        toponyms=first.toponyms + added,
        uncertainty_m=max(first.uncertainty_m, distance_m(first.point, second.point)),
        pcode=first.pcode or second.pcode,
        population=first.population or second.population,
        area=first.area or second.area,
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
    )


def _with_units(place: Place) -> Place:
    if place.admin1 or place.kind in ("governorate", "country"):
        return place
    around = units_around(place.point)
    admin2 = place.admin2 or (around.admin2 if place.kind != "district" else None)
    return replace(place, admin1=around.admin1, admin2=admin2)
