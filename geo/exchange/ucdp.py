"""UCDP's Georeferenced Event Dataset (GED) into events. Its codes are kept; its precisions become roughness.

UCDP GED codebook (version 23.1). `where_prec`: 1 the place itself, 2 within about 25 km of it, 3 its district, 4 its
governorate, 5 a line or a rough area, 6 the country, 7 international waters or airspace. `date_prec`: 1 the day, 2 two
to six days, 3 a week, 4 up to a month, 5 up to a year; `date_start` and `date_end` bound it. `best` is UCDP's estimate,
`low` and `high` its bounds.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.events import Actor, Event, EventPlace, Figure, TimeSpan
from geo.exchange.acled import with_plain_heading
from geo.exchange.cells import code, figures, position
from geo.exchange.days import between
from geo.exchange.delimited import parse_delimited
from geo.exchange.errors import RowError
from geo.exchange.intake import Incoming, Intake
from geo.exchange.placing import Level, Placing, Told
from geo.exchange.rows import Row
from geo.exchange.sourced import SURE, citation, codes_of, read_rows, row_id

UCDP = "UCDP GED"

NEEDED = ("id", "type_of_violence", "date_start", "date_end", "latitude", "longitude", "best")
COLUMNS = (*NEEDED, "where_prec", "date_prec", "side_a", "side_b", "where_coordinates", "adm_1", "adm_2", "low", "high")

HELD = frozenset({"year", "latitude", "longitude", "geom_wkt", "where_coordinates", "side_a", "side_b"})
"""Columns that the event's own fields give back; the geometry repeats the position."""

KINDS = {1: "clash", 2: "clash", 3: "killing"}
"""State-based conflict, non-state conflict, one-sided violence."""

LEVELS: dict[int, Level | None] = {
    1: None,
    2: "nearby",
    3: "admin2",
    4: "admin1",
    5: "line",
    6: "country",
    7: "country",
}
UNITS: dict[Level | None, str] = {"admin2": "adm_2", "admin1": "adm_1", "country": "country"}
"""The column that names the unit of a level."""

WORDS = ("source_headline", "source_article")
"""Where the words stand that the event was coded from, the best first."""


def read_ucdp(incoming: Incoming) -> Intake:
    """The events of a GED file; raises `FileError` for a file that is none."""
    table = parse_delimited(incoming.data, incoming.file, frozenset(name.replace("_", " ") for name in COLUMNS))
    return read_rows(
        with_plain_heading(table, NEEDED, "UCDP GED"), UcdpRows(Placing(incoming.file, incoming.gazetteer)), incoming
    )


class UcdpRows:
    """Reads rows of UCDP GED."""

    def __init__(self, placing: Placing) -> None:
        self._placing = placing

    def read(self, row: Row) -> Event:
        """The event of a row."""
        key = row.need("id")
        row.need("type_of_violence")
        violence = code(row.get("type_of_violence"), "type_of_violence", range(1, 4))
        words = next((row.get(column) for column in WORDS if row.get(column)), "")
        return Event(
            id=row_id(UCDP, key),
            kind=KINDS[violence or 1],
            when=_when(row),
            places=self._places(row),
            actors=tuple(Actor(row.get(side), row.get(side), f"side {n}") for n, side in SIDES if row.get(side)),
            figures=_figures(row),
            evidence=(citation(UCDP, key, words, row),),
            confidence=SURE,
            codes=codes_of(UCDP, row, HELD),
        )

    def _places(self, row: Row) -> tuple[EventPlace, ...]:
        level = LEVELS[code(row.get("where_prec"), "where_prec", range(1, 8)) or 1]
        told = Told(
            name=row.get("where_coordinates"),
            within=row.get("adm_1") or row.get("country"),
            point=position(row.get("latitude"), row.get("longitude"), "latitude", "longitude"),
            level=level,
            unit=row.get(UNITS.get(level, "")),
        )
        return self._placing.place(told)

    def notes(self) -> Iterator[str]:
        """How the rows were placed."""
        yield from self._placing.notes()


SIDES = ((1, "side_a"), (2, "side_b"))


def _when(row: Row) -> TimeSpan:
    start, end = row.need("date_start"), row.need("date_end")
    when = between(start, end, "date_start", "date_end", "dmy")
    if when is None:
        raise RowError("date_start", start, "not a day")
    precision = code(row.get("date_prec"), "date_prec", range(1, 6))
    return when if precision is None else TimeSpan(when.start, when.end, when.edtf, when.expression, "", precision)


def _figures(row: Row) -> tuple[Figure, ...]:
    """The estimate and its bounds: the estimate is exact where its bounds are the same."""
    given = {name: figures("killed", row.get(name), name) for name in ("best", "low", "high")}
    best, low, high = (next((figure.number for figure in given[name]), None) for name in given)
    if best is None:
        raise RowError("best", row.get("best"), "not a count")
    least, most = best if low is None else low, best if high is None else high
    if not least <= best <= most:
        raise RowError("best", best, f"does not lie between low {least} and high {most}")
    if least == most:
        return (Figure("killed", best, "exact", row.get("best")),)
    return (
        Figure("killed", best, "about", row.get("best")),
        Figure("killed", least, "at least", row.get("low")),
        Figure("killed", most, "at most", row.get("high")),
    )
