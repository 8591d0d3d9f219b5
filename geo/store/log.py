"""The log in the database: appended to, read, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, Select, insert, select

from geo.events import Record
from geo.store.entry import GENESIS, Change, Entry, Signature, What, chained, entry_to_text, now, text_to_entry
from geo.store.errors import StoreError
from geo.store.tables import LOG, TOUCHED

Entries = Select[int, str, str]

ALL: Entries = select(LOG.c.number, LOG.c.hash, LOG.c.entry).order_by(LOG.c.number)
PAGE = 200
"""Entries read at once."""


def append(
    connection: Connection,
    by: Signature,
    what: What,
    changes: Sequence[Change] = (),
    *,
    article: Record | None = None,
    undoes: int | None = None,
) -> Entry:
    """Add an entry at the end of the log; the connection must hold the lock on writing."""
    number, previous = head(connection)
    entry = Entry(
        number=number + 1, when=now(), by=by, what=what, changes=tuple(changes), article=article, undoes=undoes
    )
    written = entry_to_text(entry)
    entry = replace(entry, hash=chained(previous, written.encode()))
    connection.execute(insert(LOG), {"number": entry.number, "hash": entry.hash, "entry": written})
    if changes:
        rows = [{"event_id": change.event_id, "number": entry.number} for change in changes]
        connection.execute(insert(TOUCHED), rows)
    return entry


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry; (0, `GENESIS`) of an empty log."""
    last = connection.execute(select(LOG.c.number, LOG.c.hash).order_by(LOG.c.number.desc()).limit(1)).first()
    return (0, GENESIS) if last is None else (last.number, last.hash)


def entries(connection: Connection, statement: Entries = ALL) -> Iterator[Entry]:
    """The entries a statement finds, in its order."""
    found = connection.execution_options(yield_per=PAGE).execute(statement)
    return (text_to_entry(row.entry, row.hash) for row in found)


def entries_after(connection: Connection, number: int, most: int) -> list[Entry]:
    """At most so many entries behind the one with this number."""
    return list(islice(entries(connection, ALL.where(LOG.c.number > number).limit(most)), most))


def entries_of(connection: Connection, event_id: str) -> Iterator[Entry]:
    """The entries that changed an event."""
    touching = select(TOUCHED.c.number).where(TOUCHED.c.event_id == event_id)
    return entries(connection, ALL.where(LOG.c.number.in_(touching)))


def number_of(connection: Connection, point: int | str) -> int | None:
    """The number of the entry that a number or a hash, or the beginning of one, names; None where none or several."""
    named = LOG.c.number == point if isinstance(point, int) else LOG.c.hash.startswith(point, autoescape=True)
    found = connection.scalars(select(LOG.c.number).where(named).limit(2)).all()
    return found[0] if len(found) == 1 else None


def adopt(connection: Connection, whole: Iterable[Entry]) -> None:
    """Write the entries of another log, from its first on, into this empty one; the hashes must be theirs."""
    number, previous = head(connection)
    for entry in whole:
        written = entry_to_text(entry)
        number, previous = number + 1, chained(previous, written.encode())
        if (entry.number, entry.hash) != (number, previous):
            raise StoreError(f"entry {entry.number} does not follow: its hash or number is not that of entry {number}")
        connection.execute(insert(LOG), {"number": number, "hash": previous, "entry": written})
