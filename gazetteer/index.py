"""Keys → candidate places. A `Gazetteer` holds places and finds, by blocking, the few a spelling may mean."""

from __future__ import annotations

import heapq
import json
import sqlite3
import threading
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from gazetteer.boundaries import governorates_of
from gazetteer.place import Place
from gazetteer.records import record_to_place
from gazetteer.spelling import Spelling, spell
from gazetteer.storage import Standing, open_file, unit_key, write_gazetteer
from gazetteer.tables import embedded_places

MEMORY_OF_PLACES, MEMORY_OF_FORMS, MEMORY_OF_NAMES, MEMORY_OF_UNITS = 1 << 14, 1 << 15, 1 << 13, 1 << 10
STANDINGS = tuple(Standing)

NAMED = "SELECT place FROM form WHERE replace(words, ' ', '') = ? ORDER BY no"
BLOCKS = "SELECT block.key, block.forms FROM json_each(?) AS wanted CROSS JOIN block ON block.key = wanted.value"
CROWDS = "SELECT size, forms FROM crowd WHERE key = ? AND governorate = ?"
FORMS = "SELECT form.* FROM json_each(?) AS wanted CROSS JOIN form ON form.no = wanted.value"
OF_KIND = "SELECT min(form.no) FROM place JOIN form ON form.place = place.no WHERE place.kind = ? GROUP BY place.no"


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling in the gazetteer with what is known of its place; `place` is the place's number here."""

    no: int
    place: int
    spelling: Spelling
    standing: Standing
    kind: str
    lon: float
    lat: float
    admin1: str | None
    admin2: str | None
    beside: frozenset[str]
    weight: float


class Gazetteer:
    """Places that can be asked for by name. Reading is safe from several threads."""

    def __init__(self, places: Iterable[Place] = (), *, connection: sqlite3.Connection | None = None) -> None:
        """Index `places` in memory, or stand on an open gazetteer file."""
        self._connection = connection or sqlite3.connect(":memory:", check_same_thread=False)
        self._lock = threading.Lock()
        if connection is None:
            write_gazetteer(self._connection, places)
        self._spans = {governorate: (first, last) for governorate, first, last in self._rows("SELECT * FROM span")}
        self._settings = {
            no: (kind, admin1, admin2, frozenset(beside.split()))
            for no, kind, admin1, admin2, beside in self._rows("SELECT * FROM setting")
        }
        self._units = lru_cache(maxsize=MEMORY_OF_UNITS)(self._read_units)
        self._named = lru_cache(maxsize=MEMORY_OF_NAMES)(self._read_named)
        self._places: dict[int, Place] = {}
        self._forms: dict[int, Form] = {}

    def __len__(self) -> int:
        """How many places there are."""
        return int(self._rows("SELECT count(*) FROM place")[0][0])

    def __iter__(self) -> Iterator[Place]:
        """All places, in the order they were built."""
        for (record,) in self._rows("SELECT json FROM record ORDER BY no"):
            yield record_to_place(record)

    def __contains__(self, place_id: str) -> bool:
        """Whether a place has this id."""
        return bool(self._rows("SELECT 1 FROM place WHERE id = ?", place_id))

    def place(self, place_id: str) -> Place:
        """The place with this id; KeyError if there is none."""
        rows = self._rows("SELECT no, json FROM place JOIN record USING (no) WHERE id = ?", place_id)
        if not rows:
            raise KeyError(place_id)
        return self._recorded(*rows[0])

    def numbered(self, number: int) -> Place:
        """The place of a `Form`."""
        known = self._places.get(number)
        return known or self._recorded(number, self._rows("SELECT json FROM record WHERE no = ?", number)[0][0])

    def named(self, name: str) -> tuple[Place, ...]:
        """The places one of whose names is written so, after folding; no near spellings."""
        return self._named(name)

    def _read_named(self, name: str) -> tuple[Place, ...]:
        numbers = dict.fromkeys(self._rows(NAMED, spell(name).text))
        return tuple([self.numbered(number) for (number,) in numbers])

    def units(self, name: str) -> frozenset[str]:
        """The ids of the governorates and districts of this name, in any spelling; empty if there is none."""
        return self._units(name)

    def forms(self, keys: Iterable[int], units: frozenset[str] = frozenset(), most: int = 1 << 30) -> list[Form]:
        """The forms that lie under any of `keys`; if more than `most`, those under most of them, rare keys first.

        With `units`, half as many more may come from elsewhere: sources misname the governorate.
        """
        inside: defaultdict[int, float] = defaultdict(float)
        elsewhere: defaultdict[int, float] = defaultdict(float)
        governorates = sorted(governorates_of(units) & self._spans.keys())
        for share, within, outside in self._blocks(list(keys), governorates):
            for number in within:
                inside[number] += share
            for number in outside:
                elsewhere[number] += share
        numbers = _fullest(inside, most) + _fullest(elsewhere, most // 2 if governorates else most)
        return self._numbered_forms(numbers)

    def of_kinds(self, kinds: Sequence[str]) -> list[Form]:
        """One form of every place of these kinds."""
        return self._numbered_forms([number for kind in kinds for (number,) in self._rows(OF_KIND, kind)])

    def _blocks(self, keys: list[int], governorates: list[str]) -> Iterator[tuple[float, array[int], array[int]]]:
        """What each key says of a form, with the forms under it in these governorates, and the others."""
        packed = dict(self._rows(BLOCKS, json.dumps(keys)))
        spans = [self._spans[governorate] for governorate in governorates]
        for key in keys:
            if packed.get(key):
                forms = array("I", packed[key])
                yield 1.0 / (2.0 + len(forms)), *_parted(forms, spans)
            elif key in packed:
                for governorate in governorates:
                    for size, forms in self._rows(CROWDS, key, governorate):
                        yield 1.0 / (2.0 + size), array("I", forms), array("I")

    def _numbered_forms(self, numbers: list[int]) -> list[Form]:
        found = {number: self._forms[number] for number in numbers if number in self._forms}
        missing = [number for number in numbers if number not in found]
        if missing:
            read = {row[0]: self._row_to_form(row) for row in self._rows(FORMS, json.dumps(missing))}
            if len(self._forms) + len(read) > MEMORY_OF_FORMS:
                self._forms = {}
            self._forms.update(read)
            found.update(read)
        return [found[number] for number in numbers]

    def _row_to_form(self, row: tuple[Any, ...]) -> Form:
        no, place, words, printed, arabic, sound, skeleton, standing, setting, lon, lat, weight = row
        spelling = Spelling(tuple(words.split(" ")), bool(arabic), words if words == printed else printed)
        vars(spelling).update(sound=sound, skeleton=skeleton)
        kind, admin1, admin2, beside = self._settings[setting]
        return Form(no, place, spelling, STANDINGS[standing], kind, lon, lat, admin1, admin2, beside, weight)

    def _recorded(self, number: int, record: str) -> Place:
        place = self._places.get(number)
        if place is None:
            if len(self._places) >= MEMORY_OF_PLACES:
                self._places = {}
            place = self._places[number] = record_to_place(record)
        return place

    def _read_units(self, name: str) -> frozenset[str]:
        return frozenset(str(row[0]) for row in self._rows("SELECT id FROM unit WHERE name = ?", unit_key(name)))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _parted(forms: array[int], spans: list[tuple[int, int]]) -> tuple[array[int], array[int]]:
    """The forms whose numbers lie in the spans, and the others; all rising, the spans apart."""
    within, outside, start = array("I"), array("I"), 0
    for first, last in spans:
        left = bisect_left(forms, first, start)
        right = bisect_right(forms, last, left)
        outside += forms[start:left]
        within += forms[left:right]
        start = right
    return within, outside + forms[start:]


def _fullest(shares: Mapping[int, float], most: int) -> list[int]:
    return list(shares) if len(shares) <= most else heapq.nlargest(most, shares, key=shares.__getitem__)


@cache
def load_gazetteer() -> Gazetteer:
    """The embedded places, indexed once a process."""
    return Gazetteer(embedded_places())


def read_gazetteer(path: Path | str) -> Gazetteer:
    """A gazetteer file made by `python -m gazetteer build`; GazetteerFileError if it is not one."""
    return Gazetteer(connection=open_file(Path(path)))
