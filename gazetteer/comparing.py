"""A name beside the spellings of a gazetteer, cheapest keys first; remembered, for a text asks for a name again."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from gazetteer.blocking import near_keys, part_keys, same_keys, text_key
from gazetteer.evidence import NO_HINTS, Compared, Hints, compared
from gazetteer.index import Form, Gazetteer
from gazetteer.place import Point
from gazetteer.readings import TOGETHER, Cut, Reading, read_fragments, read_mended, read_name
from gazetteer.similarity import edit_distance
from gazetteer.spelling import Spelling, spell

MOST_LOOKED_AT, MOST_COMPARED = 100, 30
"""How many forms are looked at by their consonants, and then compared in full, for one reading in one step."""

TOO_UNLIKE = 0.55
"""A form of which more differs is not compared at all."""

FEW = 2
"""A skeleton this short is looked at by its letters instead."""

MOST_REMEMBERED = 128
"""How many names a gazetteer keeps the comparisons of, a hundred kilobytes each."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A reading of a name, what is written beside it, and the forms it was compared with in one step."""

    reading: Reading
    hints: Hints
    forms: tuple[Compared, ...]


Step = tuple[Beside, ...]


@dataclass(slots=True)
class _Comparison:
    """The steps of one name's search, each taken once."""

    name: str
    units: frozenset[str]
    taken: list[Step] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def steps(self, gazetteer: Gazetteer) -> Iterator[Step]:
        """Each step in order, taken where nobody asked so far before."""
        for at, keyed in enumerate(_keyed(self.name)):
            with self.lock:
                if at == len(self.taken):
                    self.taken.append(tuple([self._beside(gazetteer, *one) for one in keyed]))
            yield self.taken[at]

    def _beside(self, gazetteer: Gazetteer, order: int, reading: Reading, keys: list[int]) -> Beside:
        forms = gazetteer.forms(keys, self.units, MOST_LOOKED_AT)
        fresh = [form for form in forms if (order, form.no) not in self.seen]
        self.seen.update((order, form.no) for form in fresh)
        hints = read_hints(reading.beside, gazetteer, self.units) if reading.beside else NO_HINTS
        return Beside(reading, hints, tuple([compared(reading, form, hints) for form in likeliest(reading, fresh)]))


_REMEMBERED: WeakKeyDictionary[Gazetteer, dict[tuple[str, frozenset[str]], _Comparison]] = WeakKeyDictionary()
_LOCK = threading.Lock()


def comparisons(name: str, gazetteer: Gazetteer, units: frozenset[str]) -> Iterator[Step]:
    """What a name is compared with, step by step, each less like it than the one before."""
    with _LOCK:
        known = _REMEMBERED.setdefault(gazetteer, {})
        found = known.pop((name, units), None) or _Comparison(name, units)
        if len(known) >= MOST_REMEMBERED:
            del known[next(iter(known))]
        known[name, units] = found
    return found.steps(gazetteer)


def _keyed(name: str) -> Iterator[list[tuple[int, Reading, list[int]]]]:
    readings = read_name(name)
    yield [(0, reading, [text_key(reading.spelling.text)]) for reading in readings[:1]]
    yield [(0, reading, same_keys(reading.spelling)) for reading in readings[:1]]
    yield [(i, reading, same_keys(reading.spelling)) for i, reading in enumerate(readings[1:], start=1)]
    yield [(-1, reading, same_keys(reading.spelling)) for reading in read_mended(name)]
    yield [
        (i, reading, [*part_keys(reading.spelling), *near_keys(reading.spelling)])
        for i, reading in enumerate(readings)
        if reading.cut in (Cut.WHOLE, Cut.CLASS, *TOGETHER)
    ]
    yield [(i, reading, same_keys(reading.spelling)) for i, reading in enumerate(read_fragments(name), len(readings))]


def likeliest(reading: Reading, forms: list[Form]) -> list[Form]:
    """The forms whose consonants and letters are nearest; a quick look before the full comparison."""
    query = reading.spelling
    apart = [(_unlike(query, form.spelling), form.no, form) for form in forms]
    near = [one for one in apart if one[0] <= TOO_UNLIKE]
    return [form for _, _, form in heapq.nsmallest(MOST_COMPARED, near)]


def _unlike(query: Spelling, form: Spelling) -> float:
    """The share of the consonants that differ, a little more for letters that do; of a brief name, of the letters."""
    brief = len(query.skeleton) <= FEW
    apart = _share_apart(query.skeleton, form.skeleton)
    if query.arabic != form.arabic:
        return apart + abs(len(query.sound) - len(form.sound)) / 50
    letters = _share_apart(query.text, form.text)
    return letters if brief else min(apart, letters) + (apart + letters) / 10


def _share_apart(one: str, other: str) -> float:
    return edit_distance(one, other) / max(len(one), len(other), 1)


def read_hints(beside: Sequence[str], gazetteer: Gazetteer, units: frozenset[str]) -> Hints:
    """Where the names written beside a name are, by their consonants; within the units if any are given."""
    spellings = [spell(name) for name in beside]
    points = tuple(
        Point(lon=form.lon, lat=form.lat)
        for spelling in spellings
        for form in gazetteer.forms(same_keys(spelling), units, MOST_COMPARED)
        if form.spelling.skeleton == spelling.skeleton and (not units or form.admin1 in units)
    )
    return Hints(points, frozenset(unit for name in beside for unit in gazetteer.units(name)))
