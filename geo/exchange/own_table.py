"""A CSV or a workbook that we wrote (`geo.exchange.csv.COLUMNS`) back into events, as far as a flat row carries them.

What a row has no cell for is lost on the way: areas, further quotes, codes, the radius of all places but one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import cast

from geo.events import (
    CHANGES,
    KIND_IDS,
    Actor,
    Citation,
    Event,
    EventPlace,
    EventStatus,
    Figure,
    PlaceRole,
    PlaceStatus,
    Qualifier,
    TimeSpan,
    parse_day,
)
from geo.exchange.cells import position, radius_m
from geo.exchange.csv import BETWEEN, FORMULA_SIGNS
from geo.exchange.errors import RowError
from geo.exchange.intake import Incoming, Intake
from geo.exchange.rows import Row, Table
from geo.exchange.sourced import citation, read_rows

OURS = frozenset({"id", "kind", "edtf", "placed_by", "confidence", "article_id", "quote"})
"""Headings that only our own tables have together."""

PARTY = re.compile(r"(.*) \(([^()]*)\)", re.DOTALL)
FIGURE = re.compile(r"(?:(exact|about|at least|at most) )?(\d{1,20})")
TOLD = re.compile(r"(exact|about|at least|at most) (\d{1,20}) (.+)", re.DOTALL)
COUNTED = ("killed", "injured", "displaced", "besieged", "arrested", "families")


def is_ours(table: Table) -> bool:
    """Whether we wrote a table."""
    return set(table.heading) >= OURS


def read_own(table: Table, incoming: Incoming) -> Intake:
    """The events of a table of ours."""
    return replace(read_rows(table, OwnRows(), incoming), partial=True)


class OwnRows:
    """Reads rows of our own tables."""

    def read(self, row: Row) -> Event:
        """The event of a row."""
        plain = Row(row.line, {name: fused(cell) for name, cell in row.cells.items()})
        return Event(
            id=plain.need("id"),
            kind=_one_of(plain, "kind", KIND_IDS),
            change=_one_of(plain, "change", CHANGES) if plain.get("change") else None,
            when=_when(plain),
            places=tuple(_places(plain)),
            actors=tuple(_actors(plain)),
            figures=tuple(_figures(plain)),
            evidence=tuple(_evidence(plain)),
            hedge=plain.get("hedge") or None,
            status=cast(EventStatus, _one_of(plain, "status", ("draft", "accepted", "rejected"))),
            confidence=_confidence(plain),
        )

    def notes(self) -> Iterator[str]:
        """That a table carries less than we wrote it from."""
        yield "a table of ours: areas, codes and all quotes' positions stay behind; GeoJSON carries everything"


def fused(cell: str) -> str:
    """A cell without the apostrophe that defused it."""
    inside = cell[1:]
    return inside if cell[:1] == "'" and inside and inside.lstrip()[:1] in FORMULA_SIGNS else cell


def _one_of(row: Row, column: str, lawful: tuple[str, ...]) -> str:
    if row.need(column) not in lawful:
        raise RowError(column, row.get(column), f"not one of {', '.join(lawful)}")
    return row.get(column)


def _when(row: Row) -> TimeSpan | None:
    if not row.get("start"):
        return None
    try:
        start = parse_day(row.get("start"))
        end = parse_day(row.get("end")) if row.get("end") else None
    except ValueError as error:
        raise RowError("start, end", f"{row.get('start')}, {row.get('end')}", "not days (YYYY-MM-DD)") from error
    length = None if end is None else (end - start).days
    precision = 3 if length is None or length >= 7 else 2 if length else 1
    return TimeSpan(start, end, row.get("edtf"), row.get("date_as_written"), "", precision)


def _places(row: Row) -> Iterator[EventPlace]:
    """The places of a row; the position is that of the first it happened at, else of the first there is."""
    point = position(row.get("lat"), row.get("lon"), "lat", "lon")
    radius = radius_m(row.get("uncertainty_m"), "uncertainty_m")
    pinned = False
    for role, name, arabic in _named(row):
        here = None if pinned else point
        yield EventPlace(
            role=role,
            text=name or arabic,
            status=_status(row) if here else "unknown",
            names=tuple((lang, text) for lang, text in (("ar", arabic), ("en", name)) if text),
            point=here,
            uncertainty_m=radius if here else None,
        )
        pinned = True


def _named(row: Row) -> Iterator[tuple[PlaceRole, str, str]]:
    at = zip_longest(_parts(row.get("place")), _parts(row.get("place_ar")), fillvalue="")
    named: list[tuple[PlaceRole, str, str]] = [("at", english, arabic) for english, arabic in at]
    named += [("from", name, "") for name in _parts(row.get("from"))]
    named += [("to", name, "") for name in _parts(row.get("to"))]
    if not named and row.get("lat"):
        named = [("at", f"{row.get('lat')}, {row.get('lon')}", "")]
    yield from named


def _status(row: Row) -> PlaceStatus:
    given = row.get("placed_by") or "match"
    return cast(PlaceStatus, given)


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split(BETWEEN) if part]


def _actors(row: Row) -> Iterator[Actor]:
    for part in _parts(row.get("actors")):
        found = PARTY.fullmatch(part)
        if found is None:
            raise RowError("actors", part, "not a name with its part in brackets")
        yield Actor(found[1], found[1], found[2])


def _figures(row: Row) -> Iterator[Figure]:
    """The counts of a row: those that the column `figures` has with their qualifiers, else those of each column."""
    if row.get("figures"):
        yield from map(_figure_told, _parts(row.get("figures")))
        return
    for what in COUNTED:
        for part in _parts(row.get(what)):
            found = FIGURE.fullmatch(part)
            if found is None:
                raise RowError(what, part, "not a count")
            yield Figure(what, int(found[2]), cast(Qualifier, found[1] or "exact"), part)


def _figure_told(part: str) -> Figure:
    found = TOLD.fullmatch(part)
    if found is None:
        raise RowError("figures", part, "not a count with its qualifier")
    return Figure(found[3], int(found[2]), cast(Qualifier, found[1]), part)


def _evidence(row: Row) -> Iterator[Citation]:
    article = row.need("article_id")
    for quote in _parts(row.get("quote")) or [citation("", "", "", row).quote]:
        yield Citation(article, quote, 0, len(quote))


def _confidence(row: Row) -> float:
    try:
        return float(row.need("confidence"))
    except ValueError:
        raise RowError("confidence", row.get("confidence"), "not a number") from None
