"""The present, derived from the log: what every entry did, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.events import Record
from geo.store.entry import Entry
from geo.store.history import changed


@dataclass(slots=True)
class Present:
    """What the entries so far have left.

    `events` holds, by id, a record and the entry that changed it last; `articles` what the log says of each, by id;
    `touched` every (event id, entry number).
    """

    events: dict[str, tuple[Record, int]] = field(default_factory=dict)
    articles: dict[str, Record] = field(default_factory=dict)
    touched: set[tuple[str, int]] = field(default_factory=set)

    def take(self, entry: Entry) -> str | None:
        """Let an entry happen; returns what is wrong where it does not follow from the entries before it."""
        wrong = None
        for change in entry.changes:
            record, seen = self.events.get(change.event_id, (None, 0))
            if change.seen != seen:
                wrong = f"changes event {change.event_id!r} as of entry {change.seen}, not {seen}"
            after = changed(record, change)
            if after is None:
                self.events.pop(change.event_id, None)
            else:
                self.events[change.event_id] = (after, entry.number)
            self.touched.add((change.event_id, entry.number))
        if entry.article is not None:
            self.articles[str(entry.article["id"])] = entry.article
        return wrong


def replay(entries: Iterable[Entry]) -> Present:
    """The present that entries, from the first on, leave."""
    present = Present()
    for entry in entries:
        present.take(entry)
    return present
