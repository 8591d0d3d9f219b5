"""Is a store what was written into it? Log and documents against their hashes, the present against the log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, LargeBinary, RowMapping, cast, select
from sqlalchemy.exc import DatabaseError

from geo.events import RecordError, record_to_event
from geo.events.fields import shown
from geo.store.chain import Finding, broken_links, readable, written
from geo.store.connecting import reading_engine
from geo.store.entry import Entry, canonical
from geo.store.errors import DamagedError, StoreError
from geo.store.log import number_of
from geo.store.replay import Present
from geo.store.rtree import check_rtrees
from geo.store.sqlite import refuse_others, store_path
from geo.store.tables import (
    ARTICLES,
    DOCUMENTS,
    EVENTS,
    POINTS,
    TOUCHED,
    Row,
    event_to_points,
    event_to_row,
    filed_to_row,
)


@dataclass(slots=True)
class Told:
    """What the log tells, taken in entry by entry: the present, when each entry was made, which filed what."""

    present: Present = field(default_factory=Present)
    whens: dict[int, datetime] = field(default_factory=dict)
    filed: dict[str, int] = field(default_factory=dict)

    def take(self, entry: Entry) -> str | None:
        """Take an entry in; returns what is wrong where it does not follow from those before."""
        self.whens[entry.number] = entry.when
        for name in ("text", "original"):
            if entry.article is not None and entry.article.get(name) is not None:
                self.filed.setdefault(str(entry.article[name]), entry.number)
        return self.present.take(entry)

    def finding(self, number: int | None, problem: str) -> Finding:
        """Something that is not as an entry left it."""
        return Finding(number, None if number is None else self.whens.get(number), problem)


def verify(url: str | Path, known: str | None = None) -> Iterator[Finding]:
    """Everything in a store that is not as it was written; nothing is changed.

    `known` is a hash noted down earlier: a log without it was rewritten, or is another's. Raises `StoreError` for what
    is no store, or cannot be opened as one.
    """
    path = store_path(url)
    if path is None or not path.is_file():
        raise StoreError(f"{url}: there is no such store")
    engine = reading_engine(path)
    try:
        with engine.connect() as connection:
            refuse_others(connection)
            yield from _findings(connection, known)
    except DatabaseError as error:
        raise DamagedError(f"{url}: {error.orig}") from error
    except UnicodeDecodeError as error:
        raise DamagedError(f"{url}: damaged: {error}") from error
    except StoreError as error:
        raise StoreError(f"{url}: {error}") from error
    finally:
        engine.dispose()


def _findings(connection: Connection, known: str | None) -> Iterator[Finding]:
    try:
        for said in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if said != "ok":
                yield Finding(None, None, f"SQLite: {said}")
        yield from broken_links(connection)
        if known is not None and number_of(connection, known) is None:
            yield Finding(None, None, f"no entry, or more than one, has the hash {shown(known)}")
        told = Told()
        yield from _inconsequent(connection, told)
        yield from _documents(connection, told)
        yield from _tables(connection, told)
        yield from (Finding(None, None, said) for said in check_rtrees(connection))
    except DatabaseError as error:
        yield Finding(None, None, f"SQLite: {error.orig}")
    except UnicodeDecodeError as error:
        # SQLite quotes what it stumbled over, and sqlite3 cannot read that.
        yield Finding(None, None, f"SQLite: the file is damaged: {error}")
    except (KeyError, TypeError, ValueError) as error:
        # Only a log that was altered can fail so; what was altered is told already.
        yield Finding(None, None, f"the log cannot be played again: {error!r}")


def _inconsequent(connection: Connection, told: Told) -> Iterator[Finding]:
    """Entries that do not follow from those before them."""
    for row in written(connection):
        entry = readable(row)
        if isinstance(entry, Entry):
            wrong = told.take(entry)
            if wrong is not None:
                yield told.finding(entry.number, wrong)


def _documents(connection: Connection, told: Told) -> Iterator[Finding]:
    """Documents that are not those that were filed."""
    missing = dict(told.filed)
    for digest, body in connection.execute(
        select(cast(DOCUMENTS.c.sha256, LargeBinary), cast(DOCUMENTS.c.body, LargeBinary))
    ):
        name = (digest or b"").decode(errors="replace")
        number = missing.pop(name, None)
        if number is None:
            yield Finding(None, None, f"document {shown(name)}: no entry filed it")
        elif hashlib.sha256(body or b"").hexdigest() != name:
            yield told.finding(number, f"the document {name} it filed was altered")
    for name, number in missing.items():
        yield told.finding(number, f"the document {name} it filed is gone")


def _tables(connection: Connection, told: Told) -> Iterator[Finding]:
    """Rows of the derived tables that do not follow from the log."""
    events, articles = told.present.events, told.present.articles
    for row in connection.execute(select(EVENTS)).mappings():
        record, number = events.get(row["id"], (None, None))
        due = None if record is None else _due(record, number)
        yield from (told.finding(number, said) for said in _differences(f"event {shown(row['id'])}", row, due))
    for row in connection.execute(select(ARTICLES)).mappings():
        filed = articles.get(row["id"])
        due = None if filed is None else filed_to_row(filed)
        yield from (Finding(None, None, said) for said in _differences(f"article {shown(row['id'])}", row, due))
    yield from _absent(connection, told)
    yield from _points(connection, told)


def _due(record: object, number: int | None) -> Row | str:
    try:
        return event_to_row(record_to_event(record), canonical(record), number or 0)  # type: ignore[arg-type]
    except RecordError as error:
        return str(error)


def _differences(name: str, row: RowMapping, due: Row | str | None) -> Iterator[str]:
    """The columns of a row that are not as they are due."""
    if due is None:
        yield f"{name} is in the store and not in the log"
    elif isinstance(due, str):
        yield f"{name}: {due}"
    else:
        for column, value in due.items():
            if row[column] != value:
                yield f"{name}: {column} is {shown(row[column])}, by the log {shown(value)}"


def _absent(connection: Connection, told: Told) -> Iterator[Finding]:
    """What the log holds and the tables lack."""
    here = set(connection.scalars(select(EVENTS.c.id)))
    for event_id, (_, number) in told.present.events.items():
        if event_id not in here:
            yield told.finding(number, f"event {event_id!r} is in the log and not in the store")
    for article_id in set(told.present.articles) - set(connection.scalars(select(ARTICLES.c.id))):
        yield Finding(None, None, f"article {shown(article_id)} is in the log and not in the store")
    touched = {(row.event_id, row.number) for row in connection.execute(select(TOUCHED))}
    for event_id, number in sorted(touched ^ told.present.touched, key=repr):
        yield told.finding(number, f"the index of changes is wrong on event {shown(event_id)}")


def _points(connection: Connection, told: Told) -> Iterator[Finding]:
    """Positions that are not those of their events."""
    held: dict[str, list[tuple[float, float]]] = {}
    rows = select(EVENTS.c.id, POINTS.c.lon, POINTS.c.lat).outerjoin_from(
        POINTS, EVENTS, EVENTS.c.row == POINTS.c.event_row
    )
    for event_id, lon, lat in connection.execute(rows.order_by(POINTS.c.row)):
        held.setdefault(event_id, []).append((lon, lat))
    for event_id, (record, number) in told.present.events.items():
        due = [(point["lon"], point["lat"]) for point in event_to_points(record_to_event(record))]
        if held.pop(event_id, []) != due:
            yield told.finding(number, f"event {event_id!r}: its points are not those of the log")
    yield from (Finding(None, None, f"points of no event: {shown(event_id)}") for event_id in held)
