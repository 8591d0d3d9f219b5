"""Any table into events: a CSV or a workbook whose columns are told by a mapping, by hashtags, or by their headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import PurePath

from gazetteer import Point, fold
from geo.events import CHANGES, Actor, Event, EventPlace, Figure, PlaceRole, TimeSpan
from geo.events.fields import shown
from geo.exchange.cells import between as bounds
from geo.exchange.cells import figures, is_nothing, pair, position, radius_m
from geo.exchange.days import Order, between, order_of, span
from geo.exchange.errors import FileError, RowError
from geo.exchange.guessing import Understood, understand
from geo.exchange.intake import Incoming, Intake
from geo.exchange.lexicons import kind_in, site_in
from geo.exchange.mapping import Mapping
from geo.exchange.placing import Placing, Told
from geo.exchange.rows import Row, Table
from geo.exchange.sourced import SURE, citation, codes_of, digest, read_rows, row_id

SAMPLE = 5_000
"""Rows that are looked at to tell how the numeric dates of a table stand."""

COUNTED = ("killed", "injured", "displaced", "besieged", "arrested", "families")
GIVING_A_PLACE = ("place", "place_ar", "lat", "position", "admin1", "admin2", "from", "to")
COUNT_TELLS = {"killing": "killed", "displacement": "displaced", "arrest": "arrested", "siege": "besieged"}
"""The kind of a row that tells none, by what it counts."""
ENDS: tuple[PlaceRole, ...] = ("from", "to")
GIVING_A_DAY = ("date", "start", "end")


def read_mapped(table: Table, incoming: Incoming) -> Intake:
    """The events of a table; raises `FileError` where nothing in it tells when or where."""
    understood = understand(table, incoming.mapping)
    if not any(understood.heading(field) for field in (*GIVING_A_PLACE, *GIVING_A_DAY)):
        there = ", ".join(map(shown, table.heading[:40]))
        raise FileError(table.file, f"no column for a day or a place among {there}; name them in a mapping (--mapping)")
    first = list(islice(table.rows, SAMPLE))
    order = incoming.mapping.dates or _order(understood, first)
    whole = replace(table, rows=chain(first, table.rows))
    return read_rows(whole, MappedRows(understood, incoming, order), incoming)


def _order(understood: Understood, rows: Sequence[Row | tuple[int, RowError]]) -> Order | None:
    columns = [understood.heading(field) for field in GIVING_A_DAY if understood.heading(field)]
    return order_of(row.get(column) for row in rows if isinstance(row, Row) for column in columns)


class MappedRows:
    """Reads the rows of a table whose columns are understood."""

    def __init__(self, understood: Understood, incoming: Incoming, order: Order | None) -> None:
        mapping = incoming.mapping
        self._columns, self._mapping, self._order, self._persons = understood, mapping, order, incoming.persons
        self._dataset = mapping.dataset or PurePath(incoming.file).stem
        self._placing = Placing(incoming.file, incoming.gazetteer)
        self._kinds = {fold(word): kind for word, kind in mapping.kinds.items()}
        self._unknown_kinds: Counter[str] = Counter()
        self._alike: dict[str, dict[str, int]] = {}
        self._held = frozenset(self._held_elsewhere(mapping))

    def _held_elsewhere(self, mapping: Mapping) -> Iterator[str]:
        """Headings that are no codes: positions, which are published on a grid where they must, prose, and persons."""
        yield from mapping.skip
        yield from (self._columns.heading(field) for field in ("lat", "lon", "position", "words", "place", "place_ar"))
        if not self._persons:
            yield from self._columns.persons

    def read(self, row: Row) -> Event:
        """The event of a row."""
        shared = Row(row.line, {name: cell for name, cell in row.cells.items() if name not in self._left_out})
        key = self._cell(row, "id") or self._digest(row, shared)
        counted = tuple(self._figures(row))
        return Event(
            id=row_id(self._dataset, key),
            kind=self._kind(row, counted),
            change=self._change(row),
            when=self._when(row),
            places=tuple(self._places(row)),
            actors=tuple(self._actors(row)),
            figures=counted,
            evidence=(citation(self._dataset, key, self._cell(row, "words"), shared),),
            confidence=SURE,
            codes=codes_of(self._dataset, row, self._held),
        )

    def _digest(self, row: Row, shared: Row) -> str:
        """What tells a row without a number from others: what it says, and which of those it is that say the same.

        Rows that differ only in the persons left out are several; what tells them apart is in no id.
        """
        said, whole = digest(shared.cells.items()), digest(row.cells.items())
        alike = self._alike.setdefault(said, {})
        nth = alike.setdefault(whole, len(alike) + 1)
        return said if nth == 1 else f"{said}-{nth}"

    @property
    def _left_out(self) -> frozenset[str]:
        return frozenset(self._mapping.skip) | (frozenset() if self._persons else frozenset(self._columns.persons))

    def _cell(self, row: Row, field: str) -> str:
        return row.get(self._columns.heading(field))

    def _kind(self, row: Row, counted: tuple[Figure, ...]) -> str:
        told = self._cell(row, "kind")
        if is_nothing(told):
            what = {figure.what for figure in counted if figure.number}
            return self._mapping.kind or next((kind for kind, told in COUNT_TELLS.items() if told in what), "other")
        kind = self._kinds.get(fold(told)) or kind_in(told)
        if kind is None:
            self._unknown_kinds[told] += 1
        return kind or self._mapping.kind or "other"

    def _change(self, row: Row) -> str | None:
        told = self._cell(row, "change").lower()
        if told and told not in CHANGES:
            raise RowError(self._columns.heading("change"), told, f"not one of {', '.join(CHANGES)}")
        return told or None

    def _when(self, row: Row) -> TimeSpan | None:
        heading = self._columns.heading
        start, end = self._cell(row, "start"), self._cell(row, "end")
        if start or end:
            return between(start, end, heading("start"), heading("end"), self._order)
        return span(self._cell(row, "date"), heading("date"), self._order)

    def _places(self, row: Row) -> Iterator[EventPlace]:
        name = self._cell(row, "place")
        admin1, admin2 = self._cell(row, "admin1"), self._cell(row, "admin2")
        told = Told(
            name=name,
            name_ar=self._cell(row, "place_ar"),
            within=admin1,
            point=self._point(row),
            uncertainty_m=radius_m(self._cell(row, "uncertainty_m"), self._columns.heading("uncertainty_m")),
            unit=admin2,
            kind=site_in(self._cell(row, "site")) or site_in(name) or site_in(self._cell(row, "place_ar")),
        )
        ends = {role: named for role in ENDS if (named := self._cell(row, role))}
        if not ends or told.name or told.name_ar or told.point:
            yield from self._placing.place(told)
        for role, named in ends.items():
            # The governorate of a row that tells two places is that of the first.
            within = admin1 if role == next(iter(ends)) else ""
            yield from self._placing.place(Told(name=named, within=within, role=role, kind=site_in(named)))

    def _point(self, row: Row) -> Point | None:
        heading = self._columns.heading
        lat, lon, both = self._cell(row, "lat"), self._cell(row, "lon"), self._cell(row, "position")
        if lat or lon or is_nothing(both):
            return position(lat, lon, heading("lat") or "lat", heading("lon") or "lon")
        parted = pair(both)
        if parted is None:
            raise RowError(heading("position"), both, "not a latitude and a longitude")
        return position(*parted, heading("position"), heading("position"))

    def _actors(self, row: Row) -> Iterator[Actor]:
        for number in (1, 2):
            if name := self._cell(row, f"actor{number}"):
                yield Actor(name, name, f"side {number}")

    def _figures(self, row: Row) -> Iterator[Figure]:
        for what in COUNTED:
            yield from figures(what, self._cell(row, what), self._columns.heading(what))
            yield from self._bounds(row, what)

    def _bounds(self, row: Row, what: str) -> Iterator[Figure]:
        """The least and the most of a count that stand in columns of their own."""
        least, most = (
            next(iter(figures(what, self._cell(row, f"{what}{end}"), self._columns.heading(f"{what}{end}"))), None)
            for end in ("_min", "_max")
        )
        if least and most:
            heading = self._columns.heading(f"{what}_max")
            yield from bounds(what, least.number, most.number, f"{least.text}–{most.text}", heading)
        elif least:
            yield Figure(what, least.number, "at least", least.text)
        elif most:
            yield Figure(what, most.number, "at most", most.text)

    def notes(self) -> Iterator[str]:
        """What was understood of the columns, left out of them, and not understood in the cells."""
        if self._mapping.dataset is None:
            yield f"data set: {shown(self._dataset)}, by the file's name (--dataset): an edition needs the same"
        yield from self._columns.notes()
        if self._columns.persons:
            names = ", ".join(map(shown, self._columns.persons))
            yield f"may name private persons, {'taken as asked' if self._persons else 'not taken'}: {names}"
        if self._order and not self._mapping.dates:
            yield f"numeric dates are read as {'day/month' if self._order == 'dmy' else 'month/day'}: one of them tells"
        if self._unknown_kinds:
            named = ", ".join(f"{shown(kind)} ({count})" for kind, count in self._unknown_kinds.most_common(20))
            yield f"kinds not known, taken as {self._mapping.kind or 'other'}: {named}; name them under [kinds]"
        yield from self._placing.notes()
