"""What was published on a grid and comes back: it must not take the place of what the store knows exactly."""

from __future__ import annotations

from dataclasses import replace

from geo.events import GRIDDED, Event
from geo.exchange.intake import Intake
from geo.store import Store


def without_coarser(store: Store, intake: Intake) -> Intake:
    """The intake without events on the grid that the store holds where they are, and a note of how many there were."""
    kept = tuple(event for event in intake.events if not (_on_grid(event) and _known_exactly(store, event)))
    left = len(intake.events) - len(kept)
    if not left:
        return intake
    said = f"published on a grid, and held exactly: {left} left as the store has them"
    return replace(intake, events=kept, notes=(*intake.notes, said))


def _on_grid(event: Event) -> bool:
    return any(GRIDDED in place.why for place in event.places)


def _known_exactly(store: Store, event: Event) -> bool:
    held = store.event(event.id)
    return held is not None and not _on_grid(held)
