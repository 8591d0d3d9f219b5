"""Taking an entry back, by a new one."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from geo.events import Record
from geo.store.editing import After
from geo.store.entry import Change, Entry
from geo.store.errors import ConflictError, StoreError
from geo.store.history import Step, steps_of
from geo.store.log import ALL, entries, entries_of
from geo.store.tables import LOG, TOUCHED


def entry_to_undo(connection: Connection, number: int) -> Entry:
    """The entry, if it is one that can be taken back."""
    entry = next(entries(connection, ALL.where(LOG.c.number == number)), None)
    if entry is None:
        raise StoreError(f"there is no entry {number}")
    if entry.what == "read" or entry.article is not None:
        raise StoreError(f"entry {number} is the reading of an article: it is not undone, the article is read again")
    return entry


def taken_back(connection: Connection, entry: Entry) -> After:
    """The events as they were before an entry; raises `ConflictError` where one was changed since."""
    return {change.event_id: _as_before(connection, entry, change) for change in entry.changes}


def _as_before(connection: Connection, entry: Entry, change: Change) -> Record | None:
    last = connection.scalar(select(func.max(TOUCHED.c.number)).where(TOUCHED.c.event_id == change.event_id))
    if last != entry.number:
        raise conflict(connection, change.event_id, entry.number)
    if change.seen == 0:
        return None
    return next(step.before for step in history(connection, change.event_id) if step.entry.number == entry.number)


def conflict(connection: Connection, event_id: str, seen: int) -> ConflictError:
    """What to tell who saw an event as of an entry, and is late."""
    missed = (step for step in history(connection, event_id) if step.entry.number > seen)
    return ConflictError(event_id, seen, tuple(missed))


def history(connection: Connection, event_id: str) -> tuple[Step, ...]:
    """All that was ever done to an event."""
    return tuple(steps_of(event_id, entries_of(connection, event_id)))
