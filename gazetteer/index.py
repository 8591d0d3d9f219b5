"""Keys → candidate places. A `Gazetteer` holds places and finds, by blocking, the few a spelling may mean."""

from __future__ import annotations

import heapq
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

from gazetteer.blocking import text_key
from gazetteer.boundaries import governorates_of
from gazetteer.place import Place
from gazetteer.spelling import Spelling, spell
from gazetteer.storage import Standing, open_file, record_to_place, unit_key, write_gazetteer
from gazetteer.tables import embedded_places

MEMORY_OF_PLACES, MEMORY_OF_FORMS, MEMORY_OF_NAMES = 1 << 14, 1 << 15, 1 << 13
CROWD = 1000
"""A key with more forms than this says nothing by itself; it is used only within a unit."""

SPANS = "SELECT governorate, min(no), max(no) FROM form GROUP BY governorate"
FORM = (
    "SELECT form.no, form.place, form.words, form.printed, form.arabic, form.standing, place.kind, place.lon, "
    "place.lat, place.admin1, place.admin2, place.beside, place.weight "
    "FROM form JOIN place ON place.no = form.place WHERE form.no = ?"
)


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
        self._numbered = lru_cache(maxsize=MEMORY_OF_PLACES)(self._read_place)
        self._spans = {governorate: (first, last) for governorate, first, last in self._rows(SPANS)}
        self._units = lru_cache(maxsize=MEMORY_OF_PLACES)(self._read_units)
        self._named = lru_cache(maxsize=MEMORY_OF_NAMES)(self._read_named)
        self._form = lru_cache(maxsize=MEMORY_OF_FORMS)(self._read_form)

    def __len__(self) -> int:
        """How many places there are."""
        return int(self._rows("SELECT count(*) FROM place")[0][0])

    def __iter__(self) -> Iterator[Place]:
        """All places, in the order they were built."""
        for (record,) in self._rows("SELECT record FROM place ORDER BY no"):
            yield record_to_place(record)

    def __contains__(self, place_id: str) -> bool:
        """Whether a place has this id."""
        return bool(self._rows("SELECT 1 FROM place WHERE id = ?", place_id))

    def place(self, place_id: str) -> Place:
        """The place with this id; KeyError if there is none."""
        rows = self._rows("SELECT no FROM place WHERE id = ?", place_id)
        if not rows:
            raise KeyError(place_id)
        return self._numbered(rows[0][0])

    def numbered(self, number: int) -> Place:
        """The place of a `Form`."""
        return self._numbered(number)

    def named(self, name: str) -> tuple[Place, ...]:
        """The places one of whose names is written so, after folding; no near spellings."""
        return self._named(name)

    def _read_named(self, name: str) -> tuple[Place, ...]:
        text = spell(name).text
        forms = [self._form(number) for number in self._block(text_key(text))]
        numbers = dict.fromkeys([form.place for form in forms if form.spelling.text == text])
        return tuple(self._numbered(number) for number in numbers)

    def units(self, name: str) -> frozenset[str]:
        """The ids of the governorates and districts of this name, in any spelling; empty if there is none."""
        return self._units(name)

    def forms(self, keys: Iterable[int], units: frozenset[str] = frozenset(), most: int = 1 << 30) -> list[Form]:
        """The forms that lie under any of `keys`; if more than `most`, those under most of them, rare keys first.

        With `units`, half as many more may come from elsewhere: sources misname the governorate.
        """
        spans = [self._spans[governorate] for governorate in governorates_of(units) if governorate in self._spans]
        inside: defaultdict[int, float] = defaultdict(float)
        anywhere: defaultdict[int, float] = defaultdict(float)
        for found in map(self._block, keys):
            share = 1.0 / (2.0 + len(found))
            for first, last in spans:
                for number in found[bisect_left(found, first) : bisect_right(found, last)]:
                    inside[number] += share
            if len(found) <= CROWD:
                for number in found:
                    anywhere[number] += share
        elsewhere = {number: share for number, share in anywhere.items() if number not in inside}
        numbers = _fullest(inside, most) + _fullest(elsewhere, most // 2 if spans else most)
        return [self._form(number) for number in numbers]

    def of_kinds(self, kinds: Sequence[str]) -> list[Form]:
        """One form of every place of these kinds."""
        query = "SELECT min(form.no) FROM form JOIN place ON place.no = form.place WHERE kind = ? GROUP BY form.place"
        return [self._form(number) for kind in kinds for (number,) in self._rows(query, kind)]

    def _block(self, key: int) -> array[int]:
        rows = self._rows("SELECT forms FROM block WHERE key = ?", key)
        return array("I", rows[0][0]) if rows else array("I")

    def _read_form(self, number: int) -> Form:
        no, place, words, printed, arabic, standing, kind, lon, lat, admin1, admin2, beside, weight = self._rows(
            FORM, number
        )[0]
        spelling = Spelling(tuple(words.split(" ")), bool(arabic), printed)
        near = frozenset(beside.split())
        return Form(no, place, spelling, Standing(standing), kind, lon, lat, admin1, admin2, near, weight)

    def _read_place(self, number: int) -> Place:
        return record_to_place(self._rows("SELECT record FROM place WHERE no = ?", number)[0][0])

    def _read_units(self, name: str) -> frozenset[str]:
        return frozenset(str(row[0]) for row in self._rows("SELECT id FROM unit WHERE name = ?", unit_key(name)))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _fullest(shares: Mapping[int, float], most: int) -> list[int]:
    return list(shares) if len(shares) <= most else heapq.nlargest(most, shares, key=shares.__getitem__)


@cache
def load_gazetteer() -> Gazetteer:
    """The embedded places, indexed once a process."""
    return Gazetteer(embedded_places())


def read_gazetteer(path: Path | str) -> Gazetteer:
    """A gazetteer file made by `python -m gazetteer build`; GazetteerFileError if it is not one."""
    return Gazetteer(connection=open_file(Path(path)))
