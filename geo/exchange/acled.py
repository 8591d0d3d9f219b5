"""ACLED's CSV into events. Its codes are kept; its precisions become the roughness of places and days.

ACLED codebook (2023). `geo_precision` 1 is the town itself, 2 a part of the region around the town coded, 3 the whole
governorate; `time_precision` 1 is the day, 2 the week, 3 the month. `fatalities` is the most reliable low estimate, and
0 where none are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from geo.events import Actor, Event, EventPlace, Figure, TimeSpan
from geo.exchange.cells import code, figures, position
from geo.exchange.days import about, order_of, span
from geo.exchange.delimited import parse_delimited
from geo.exchange.errors import FileError, RowError
from geo.exchange.intake import Incoming, Intake
from geo.exchange.lexicons import acled_kinds
from geo.exchange.placing import Level, Placing, Told
from geo.exchange.rows import Row, Table
from geo.exchange.sourced import SURE, citation, codes_of, read_rows, row_id

ACLED = "ACLED"

NEEDED = ("event_id_cnty", "event_date", "event_type", "latitude", "longitude")
COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
"""The columns of today's export, in its order."""

OF_THE_FILE = ("licence", "data_date", "data_version", "filters", "link")
"""Columns of ours behind ACLED's own in what we export; ACLED's tools pass over them, and so does our reader."""

HELD = frozenset({"year", "notes", "latitude", "longitude", "location", *OF_THE_FILE})
"""Columns that the event's own fields give back to the letter, and those that are the file's."""

OURS = "HISAR"
"""How the ids of events begin that we exported in ACLED's shape."""

LEVELS: dict[int, Level | None] = {1: None, 2: "nearby", 3: "admin1"}
ACTORS = (
    ("actor1", "side 1"),
    ("assoc_actor_1", "with side 1"),
    ("actor2", "side 2"),
    ("assoc_actor_2", "with side 2"),
)


def read_acled(incoming: Incoming) -> Intake:
    """The events of an ACLED export; raises `FileError` for a file that is none."""
    table = parse_delimited(incoming.data, incoming.file, frozenset(name.replace("_", " ") for name in COLUMNS))
    table = with_plain_heading(table, NEEDED, "ACLED")
    return read_rows(table, AcledRows(Placing(incoming.file, incoming.gazetteer)), incoming)


def with_plain_heading(table: Table, needed: tuple[str, ...], whose: str) -> Table:
    """The table with its heading as the code book spells it; raises `FileError` where a column is missing."""
    plain = {name: "_".join(name.lower().split()) for name in table.heading}
    missing = [name for name in needed if name not in plain.values()]
    if missing:
        raise FileError(table.file, f"not an export of {whose}: no column {', '.join(missing)}")
    rows = (
        Row(row.line, {plain[name]: cell for name, cell in row.cells.items()}) if isinstance(row, Row) else row
        for row in table.rows
    )
    return Table(table.file, tuple(plain.values()), table.tags, rows, table.notes)


class AcledRows:
    """Reads rows of ACLED."""

    def __init__(self, placing: Placing) -> None:
        self._placing = placing
        self._unknown_types: set[str] = set()

    def read(self, row: Row) -> Event:
        """The event of a row."""
        key = row.need("event_id_cnty")
        killed = _killed(row)
        return Event(
            id=acled_id(key),
            kind=self._kind(row, killed),
            when=_when(row),
            places=self._places(row),
            actors=tuple(_actors(row)),
            figures=killed,
            evidence=(citation(ACLED, key, row.get("notes"), row),),
            confidence=SURE,
            codes=codes_of(ACLED, row, HELD),
        )

    def _kind(self, row: Row, killed: tuple[Figure, ...]) -> str:
        row.need("event_type")
        if _type_known(row.cells) is None:
            self._unknown_types.add(row.get("sub_event_type") or row.get("event_type"))
        return kind_coded(row.cells, dead=bool(killed))

    def _places(self, row: Row) -> tuple[EventPlace, ...]:
        level = LEVELS[code(row.get("geo_precision"), "geo_precision", range(1, 4)) or 1]
        told = Told(
            name=row.get("location"),
            within=row.get("admin1") or row.get("country"),
            point=position(row.get("latitude"), row.get("longitude"), "latitude", "longitude"),
            level=level,
            unit=row.get("admin1") if level == "admin1" else "",
        )
        return self._placing.place(told)

    def notes(self) -> Iterator[str]:
        """Types that no code book of ours holds."""
        if self._unknown_types:
            yield f"types not in the codebook of 2023, taken as other: {', '.join(sorted(self._unknown_types))}"
        yield from self._placing.notes()


def acled_id(key: str) -> str:
    """The id of an ACLED event; one that we exported comes back under its own."""
    prefix, _, own = key.partition("-")
    return own if prefix == OURS and len(own) == 16 and set(own) <= set("0123456789abcdef") else row_id(ACLED, key)


def kind_coded(cells: Mapping[str, str], *, dead: bool) -> str:
    """Our kind for the types of a row: an attack is a killing only where there are dead, a type nobody knows other."""
    kind = _type_known(cells) or "other"
    return "other" if kind == "killing" and not dead else kind


def _type_known(cells: Mapping[str, str]) -> str | None:
    types = (cells.get(column, "").lower() for column in ("sub_event_type", "event_type"))
    return next((kind for name in types if (kind := acled_kinds().get(name))), None)


def _killed(row: Row) -> tuple[Figure, ...]:
    """The fatalities reported; 0 stands where none are, which is no count of the dead."""
    counted = figures("killed", row.get("fatalities"), "fatalities")
    return tuple(figure for figure in counted if figure.number)


def _when(row: Row) -> TimeSpan:
    cell = row.need("event_date")
    days = span(cell, "event_date", order_of([cell]) or "dmy")
    if days is None or days.start != days.end:
        raise RowError("event_date", cell, "not a day")
    precision = code(row.get("time_precision"), "time_precision", range(1, 4)) or 1
    _check_year(row, days.start)
    return about(days.start, precision, cell)


def _check_year(row: Row, day: date) -> None:
    year = row.get("year")
    if year and year != str(day.year):
        raise RowError("year", year, f"is not that of event_date {day}")


def _actors(row: Row) -> Iterator[Actor]:
    for column, role in ACTORS:
        names = row.get(column).split(";") if column.startswith("assoc") else [row.get(column)]
        yield from (Actor(name.strip(), name.strip(), role) for name in names if name.strip())
