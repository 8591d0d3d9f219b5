"""What a person does to events, each as one entry of the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.events import Event, EventStatus, Record, RecordError, event_to_record, record_to_event
from geo.events.fields import items
from geo.store.editing import After
from geo.store.entry import What
from geo.store.errors import StoreError

FIXED = frozenset({"id", "status", "evidence"})
"""Fields that a correction leaves: what identifies an event, what was decided, what was quoted."""

Records = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Accept:
    """The event is as the report has it."""

    event_id: str


@dataclass(frozen=True, slots=True)
class Reject:
    """The report says no such thing."""

    event_id: str


@dataclass(frozen=True, slots=True)
class Correct:
    """The event is so: `fields` are new values as records have them (`geo.events.event_to_record`). It is accepted."""

    event_id: str
    fields: Record


@dataclass(frozen=True, slots=True)
class Merge:
    """The `others` tell of this event too: it takes their quotes and is accepted, they are rejected."""

    event_id: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The event is several: `parts` take its place. It is rejected, unless its id is among theirs."""

    event_id: str
    parts: tuple[Event, ...]


Action = Accept | Reject | Correct | Merge | Split


def asked_for(action: Action) -> tuple[str, ...]:
    """The events an action needs to be there."""
    return (action.event_id, *(action.others if isinstance(action, Merge) else ()))


def named_by(action: Action) -> tuple[str, ...]:
    """All events an action changes or makes."""
    made = (part.id for part in action.parts) if isinstance(action, Split) else ()
    return tuple(dict.fromkeys((*asked_for(action), *made)))


def outcome(action: Action, records: Records) -> tuple[What, After]:
    """The word for an action and what it makes of events; raises `StoreError` where it cannot be done."""
    if isinstance(action, Accept):
        return "accepted", {action.event_id: _with(records[action.event_id], "accepted")}
    if isinstance(action, Reject):
        return "rejected", {action.event_id: _with(records[action.event_id], "rejected")}
    if isinstance(action, Correct):
        return "corrected", {action.event_id: _corrected(records[action.event_id], action)}
    if isinstance(action, Merge):
        return "merged", _merged(action, records)
    return "split", _parted(action, records)


def _with(record: Record, status: EventStatus) -> Record:
    return {**record, "status": status}


def _corrected(record: Record, action: Correct) -> Record:
    wrong = sorted(set(action.fields) & FIXED) or sorted(set(action.fields) - set(record))
    if wrong or not action.fields:
        raise StoreError(f"event {action.event_id!r}: no field to correct: {', '.join(map(repr, wrong)) or 'none'}")
    try:
        return event_to_record(record_to_event({**record, **action.fields, "status": "accepted"}))
    except RecordError as error:
        raise StoreError(f"event {action.event_id!r}: {error}") from error


def _merged(action: Merge, records: Records) -> After:
    if not action.others or action.event_id in action.others or len(set(action.others)) < len(action.others):
        raise StoreError(f"event {action.event_id!r} is merged with others, each once, and not with itself")
    kept = record_to_event(records[action.event_id])
    quotes = [quote for event_id in asked_for(action) for quote in items(records[event_id], "evidence")]
    evidence = [quote for number, quote in enumerate(quotes) if quote not in quotes[:number]]
    whole = record_to_event({**records[kept.id], "evidence": evidence, "status": "accepted"})
    return {kept.id: event_to_record(whole)} | {other: _with(records[other], "rejected") for other in action.others}


def _parted(action: Split, records: Records) -> After:
    ids = [part.id for part in action.parts]
    taken = [part for part in ids if part in records and part != action.event_id]
    if len(ids) < 2 or len(set(ids)) < len(ids) or taken:
        raise StoreError(f"event {action.event_id!r} is split into two or more with ids of their own: {ids!r}")
    whole = {action.event_id: _with(records[action.event_id], "rejected")}
    return whole | {part.id: event_to_record(part) for part in action.parts}
