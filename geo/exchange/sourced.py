"""A row of a data set → an event: what every code book shares."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from gazetteer import watched
from geo.events import Citation, Event, event_id
from geo.events.fields import shown
from geo.exchange.errors import RowError
from geo.exchange.intake import Incoming, Intake, Refused, refusal
from geo.exchange.rows import Row, Table

DATASET = "dataset"
"""The first of an event's codes: which data set it came from."""

SURE = 1.0
"""How sure an event of a data set is to be what the data set says: people coded it. It is a draft all the same."""

LONGEST_QUOTE = 20_000

Codes = tuple[tuple[str, str], ...]


def row_id(dataset: str, key: str) -> str:
    """The id of a data set's row: the same in each of its editions, so that a newer one puts the older one right."""
    return event_id(dataset, "row", key)


def citation(dataset: str, key: str, words: str, row: Row) -> Citation:
    """The words a row's event stands on: its source's own, else the whole row."""
    quote = (words or "; ".join(f"{name}: {cell}" for name, cell in row.cells.items()))[:LONGEST_QUOTE]
    return Citation(f"{dataset}/{key}", quote, 0, len(quote))


def codes_of(dataset: str, row: Row, told_elsewhere: frozenset[str]) -> Codes:
    """What the row says that no field of an event holds, in its own words; empty cells are left out."""
    return ((DATASET, dataset), *(pair for pair in row.cells.items() if pair[0] not in told_elsewhere))


def digest(cells: Iterable[tuple[str, str]]) -> str:
    """What tells a row without a number of its own from others: the hash of its cells."""
    return hashlib.sha256(json.dumps(sorted(cells), ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:16]


class RowReader(Protocol):
    """Reads the rows of one file; each format has its own."""

    def read(self, row: Row) -> Event:
        """The event of a row; raises `RowError`."""

    def notes(self) -> Iterator[str]:
        """What a person should know of the whole: what was guessed, left out, not placed."""


def read_rows(table: Table, reader: RowReader, incoming: Incoming) -> Intake:
    """Every row of a table: an event, or a refusal with its reason. The same id twice is refused the second time."""
    events: dict[str, Event] = {}
    lines: dict[str, int] = {}
    refused: list[Refused] = []
    for row in watched("rows read", table.rows) if incoming.watch else table.rows:
        if not isinstance(row, Row):
            refused.append(refusal(*row, table.counted))
            continue
        try:
            event = reader.read(row)
            _check_new(event, lines, table.counted)
        except (RowError, ValueError) as error:
            refused.append(refusal(row.line, error, table.counted))
            continue
        events[event.id], lines[event.id] = event, row.line
    return Intake(events=tuple(events.values()), refused=tuple(refused), notes=(*table.notes, *reader.notes()))


def _check_new(event: Event, lines: dict[str, int], counted: str) -> None:
    if event.id in lines:
        key = event.evidence[0].article_id.partition("/")[2]
        raise ValueError(f"the same as {counted} {lines[event.id]}: {shown(key)}")
