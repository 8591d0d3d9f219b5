"""What changed between two states of a store, event by event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.events import Record
from geo.store.entry import Entry
from geo.store.history import differing
from geo.store.interface import Store

PAGE = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """An event as it stood at two entries: None where it was not there."""

    event_id: str
    before: Record | None
    after: Record | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, by name; all of them where the event came or went."""
        return differing(self.before, self.after)


def differences(store: Store, earlier: int, later: int) -> Iterator[Difference]:
    """The events that differ between two entries of the log, in the order they were first touched; 0 is before all.

    What was changed and changed back is none.
    """
    first, last = sorted((earlier, later))
    touched = dict.fromkeys(change.event_id for entry in _between(store, first, last) for change in entry.changes)
    for event_id in touched:
        found = _difference(store, event_id, first, last)
        if found.fields:
            yield found


def _difference(store: Store, event_id: str, first: int, last: int) -> Difference:
    before: Record | None = None
    after: Record | None = None
    for step in store.history(event_id):
        if step.entry.number <= first:
            before = step.after
        if step.entry.number <= last:
            after = step.after
    return Difference(event_id, before, after)


def _between(store: Store, first: int, last: int) -> Iterator[Entry]:
    while first < last and (page := store.entries(first, min(PAGE, last - first))):
        yield from page
        first = page[-1].number
