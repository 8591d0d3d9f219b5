"""What became of one event, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.events import Record
from geo.events.fields import shown
from geo.store.entry import Change, Entry


@dataclass(frozen=True, slots=True)
class Step:
    """One entry in the history of an event: its record before and after, None where it was not there."""

    entry: Entry
    before: Record | None
    after: Record | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields this step changed, by name; all of them where the event came or went."""
        return differing(self.before, self.after)


def differing(before: Record | None, after: Record | None) -> tuple[str, ...]:
    """The names of the fields in which two records of an event differ; None has none."""
    was, now = before or {}, after or {}
    return tuple(sorted(name for name in was | now if was.get(name) != now.get(name)))


def steps_of(event_id: str, entries: Iterable[Entry]) -> Iterator[Step]:
    """The steps of one event through the entries that touched it, in their order."""
    record: Record | None = None
    for entry in entries:
        for change in entry.changes:
            if change.event_id == event_id:
                before, record = record, changed(record, change)
                yield Step(entry, before, record)


def changed(record: Record | None, change: Change) -> Record | None:
    """The record after a change."""
    return None if change.fields is None else {**(record or {}), **change.fields}


def difference(before: Record | None, after: Record | None) -> Record | None:
    """The fields that are new in `after`, None where the event is gone."""
    if before is None or after is None:
        return after
    return {name: value for name, value in after.items() if name not in before or before[name] != value}


def step_in_words(step: Step) -> str:
    """One line for an error: who, when, and what changed from what to what."""
    entry = step.entry
    told = f"entry {entry.number}, {entry.what} by {shown(entry.by.who)} at {entry.when:%Y-%m-%d %H:%M:%S} UTC"
    if step.before is None or step.after is None:
        return told
    values = (f"{name} {shown(step.before.get(name))} → {shown(step.after.get(name))}" for name in step.fields)
    return f"{told}: {', '.join(values)}"
