"""A change of events: the log takes the entry, the derived tables what it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection

from geo.events import Event, Record, event_to_record
from geo.store.entry import Change, Entry, Signature, What
from geo.store.history import changed, difference
from geo.store.kept import Kept
from geo.store.log import append
from geo.store.present import UNKNOWN, Held, held, put_article, put_events

BATCH = 100
"""Events of one entry, where many are saved at once: a history is read by whole entries, so they stay small."""

After = Mapping[str, Record | None]
"""What is to become of events, by id: None where one goes."""


def change_events(
    connection: Connection,
    by: Signature,
    what: What,
    after: After,
    before: Mapping[str, Held],
    *,
    article: Record | None = None,
    undoes: int | None = None,
    known: Mapping[str, Event] = UNKNOWN,
) -> Entry | None:
    """Write one entry and what follows from it; nothing, and None, where nothing changes.

    `known` are events whose records stand in `after`.
    """
    changes = changes_of(after, before)
    if not changes and article is None:
        return None
    entry = append(connection, by, what, changes, article=article, undoes=undoes)
    put_events(connection, {change.event_id: _left(change, before, entry.number) for change in changes}, known)
    if article is not None:
        put_article(connection, article)
    return entry


def changes_of(after: After, before: Mapping[str, Held]) -> list[Change]:
    """What changes from what is held, event by event."""
    return [change for event_id, record in after.items() if (change := _change(event_id, record, before))]


def _change(event_id: str, record: Record | None, before: Mapping[str, Held]) -> Change | None:
    """What changes from what is held to a record; None where nothing does."""
    was = before.get(event_id)
    if was is None:
        return None if record is None else Change(event_id, 0, record)
    fields = difference(was.record, record)
    return None if fields == {} else Change(event_id, was.entry, fields)


def _left(change: Change, before: Mapping[str, Held], number: int) -> Held | None:
    was = before.get(change.event_id)
    record = changed(None if was is None else was.record, change)
    return None if record is None else Held(record, number)


def save_events(
    connection: Connection, events: Iterable[Event], by: Signature, what: What, *, checked: bool = False
) -> Kept:
    """Keep events, `BATCH` an entry; a draft never replaces a decision. With `checked` what is kept is accepted."""
    counts = Kept()
    for ids, wanted, before in _batches(connection, events, checked=checked):
        after = {event_id: event_to_record(event) for event_id, event in wanted.items()}
        entry = change_events(connection, by, what, after, before, known=wanted)
        counts = _added(counts, ids, after, () if entry is None else entry.changes)
    return counts


def weigh_events(connection: Connection, events: Iterable[Event], *, checked: bool = False) -> Kept:
    """What `save_events` would do."""
    counts = Kept()
    for ids, wanted, before in _batches(connection, events, checked=checked):
        after = {event_id: event_to_record(event) for event_id, event in wanted.items()}
        counts = _added(counts, ids, after, changes_of(after, before))
    return counts


def _batches(
    connection: Connection, events: Iterable[Event], *, checked: bool
) -> Iterator[tuple[int, dict[str, Event], Mapping[str, Held]]]:
    """For every `BATCH` events: how many there are, those that are to be kept, and what is held of them."""
    coming = iter(events)
    while batch := list(islice(coming, BATCH)):
        ids = {event.id for event in batch}
        before = held(connection, ids)
        wanted = _wanted(batch, before)
        yield len(ids), _accepted(wanted) if checked else wanted, before


def _added(counts: Kept, ids: int, after: After, changes: Sequence[Change]) -> Kept:
    new = sum(1 for change in changes if change.seen == 0)
    return Kept(
        counts.new + new,
        counts.changed + len(changes) - new,
        counts.same + len(after) - len(changes),
        counts.decided + ids - len(after),
    )


def _wanted(events: Iterable[Event], before: Mapping[str, Held]) -> dict[str, Event]:
    """The events that are to be kept, by id, the last of one id; drafts of what was decided are left out."""
    decided = {event_id for event_id, one in before.items() if is_decided(one)}
    wanted: dict[str, Event] = {}
    for event in events:
        if event.status != "draft":
            decided.add(event.id)
        elif event.id in decided:
            continue
        wanted[event.id] = event
    return wanted


def _accepted(wanted: Mapping[str, Event]) -> dict[str, Event]:
    return {
        event_id: replace(event, status="accepted") if event.status == "draft" else event
        for event_id, event in wanted.items()
    }


def is_decided(one: Held) -> bool:
    """Whether a person has spoken of this event."""
    return one.record["status"] != "draft"


def drafts_anew(drafts: Iterable[Event], earlier: Mapping[str, Held], before: Mapping[str, Held]) -> After:
    """What a new reading makes of the events: `earlier` drafts of the article that are not among `drafts` go."""
    fresh = {event_id: event_to_record(event) for event_id, event in _wanted(drafts, before).items()}
    return {**{event_id: None for event_id in earlier if event_id not in fresh}, **fresh}
