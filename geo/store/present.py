"""The derived tables, kept in step with the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select

from geo.events import Event, Record, record_to_event
from geo.store.entry import canonical
from geo.store.log import entries
from geo.store.replay import replay
from geo.store.tables import (
    ARTICLES,
    DERIVED,
    EVENTS,
    POINTS,
    TOUCHED,
    event_to_points,
    event_to_row,
    filed_to_row,
)

ADD_POINT = insert(POINTS).from_select(
    ["event_row", "lon", "lat"],
    select(EVENTS.c.row, bindparam("lon"), bindparam("lat")).where(EVENTS.c.id == bindparam("event_id")),
)
UNKNOWN: Mapping[str, Event] = {}
AT_ONCE = 1000
"""Rows asked for or written by one statement."""


class Held(NamedTuple):
    """The record of an event and the entry that changed it last."""

    record: Record
    entry: int


def held(connection: Connection, event_ids: Iterable[str]) -> dict[str, Held]:
    """What the store holds of these events, by id."""
    wanted, found = list(event_ids), {}
    for start in range(0, len(wanted), AT_ONCE):
        some = EVENTS.c.id.in_(wanted[start : start + AT_ONCE])
        rows = connection.execute(select(EVENTS.c.id, EVENTS.c.document, EVENTS.c.entry).where(some))
        found.update({row.id: Held(json.loads(row.document), row.entry) for row in rows})
    return found


def put_events(connection: Connection, after: Mapping[str, Held | None], known: Mapping[str, Event] = UNKNOWN) -> None:
    """Put records in the place of those with their ids; None takes an event out.

    `known` are events whose records these are: what an import brought need not be read from its record again.
    """
    if not after:
        return
    gone = delete(EVENTS).where(EVENTS.c.id == bindparam("event_id"))
    connection.execute(gone, [{"event_id": event_id} for event_id in after])
    add_events(connection, [one for one in after.values() if one is not None], known)


def add_events(connection: Connection, fresh: Iterable[Held], known: Mapping[str, Event] = UNKNOWN) -> None:
    """Add rows of events whose ids have none."""
    events = [(known.get(str(one.record["id"])) or record_to_event(one.record), one) for one in fresh]
    if not events:
        return
    connection.execute(insert(EVENTS), [event_to_row(event, canonical(one.record), one.entry) for event, one in events])
    points = [point for event, _ in events for point in event_to_points(event)]
    if points:
        connection.execute(ADD_POINT, points)


def put_article(connection: Connection, filed: Record) -> None:
    """Put what the log says of an article in the place of what it said before."""
    connection.execute(delete(ARTICLES).where(ARTICLES.c.id == filed["id"]))
    connection.execute(insert(ARTICLES), filed_to_row(filed))


def rebuild(connection: Connection) -> None:
    """Make every derived table anew from the log."""
    present = replay(entries(connection))
    for table in DERIVED:
        connection.execute(delete(table))
    if present.touched:
        rows = [{"event_id": event_id, "number": number} for event_id, number in sorted(present.touched)]
        connection.execute(insert(TOUCHED), rows)
    if present.articles:
        connection.execute(insert(ARTICLES), [filed_to_row(filed) for filed in present.articles.values()])
    fresh = [Held(record, entry) for record, entry in present.events.values()]
    for start in range(0, len(fresh), AT_ONCE):
        add_events(connection, fresh[start : start + AT_ONCE])
