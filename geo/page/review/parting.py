"""One event taken apart into several. Knows no Streamlit."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from geo.events import Event
from geo.store import Split


def by_place(event: Event) -> Split:
    """An event a place; the first keeps the id."""
    return _split(event, [replace(event, places=(place,)) for place in event.places])


def by_quote(event: Event) -> Split:
    """An event a sentence quoted; the first keeps the id."""
    return _split(event, [replace(event, evidence=(citation,)) for citation in event.evidence])


def in_two(event: Event) -> Split:
    """The event twice, for an editor to make two of."""
    return _split(event, [event, event])


def _split(event: Event, parts: list[Event]) -> Split:
    named = (replace(part, id=part_id(event.id, number), status="accepted") for number, part in enumerate(parts))
    return Split(event.id, tuple(named))


def part_id(event_id: str, number: int) -> str:
    """The id of a part of an event: its own for the first, and of the others always the same sixteen hex digits."""
    if number == 0:
        return event_id
    return hashlib.sha256(f"{event_id}\x1fpart\x1f{number}".encode()).hexdigest()[:16]
