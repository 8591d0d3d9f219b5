"""What an article left open, for whoever reads its record: events without a place or a day, names nobody holds."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events import Event
from geo.reading.placed import PlacedMention


def shortfalls(events: Sequence[Event], placed: Sequence[PlacedMention]) -> tuple[str, ...]:
    """One line for each sort of thing that could not be read."""
    unplaced = sum(not event.placed for event in events)
    undated = sum(event.when is None for event in events)
    unknown = [one.mention.text for one in placed if one.status == "unknown"]
    told = [f"{unplaced} events have no place"] if unplaced else []
    told += [f"{undated} events have no day"] if undated else []
    return (*told, *(f"no gazetteer has {name!r}" for name in dict.fromkeys(unknown)))
