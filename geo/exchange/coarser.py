"""What left by us and comes back knowing less: it must not take the place of what the store knows.

A place published on a grid is coarser than the place, and a row of a table, ours or in ACLED's shape, less than the
event it was written from.
"""

from __future__ import annotations

from dataclasses import replace

from geo.events import GRIDDED, Event
from geo.exchange.acled import OURS
from geo.exchange.intake import Intake
from geo.store import Store


def without_coarser(store: Store, intake: Intake) -> Intake:
    """The intake without events that the store knows better, and a note of how many there were."""
    kept = tuple(event for event in intake.events if not _known_better(store, event, partial=intake.partial))
    left = len(intake.events) - len(kept)
    if not left:
        return intake
    said = f"left as the store has them, which is more exact than this file: {left}"
    return replace(intake, events=kept, notes=(*intake.notes, said))


def _known_better(store: Store, event: Event, *, partial: bool) -> bool:
    less = partial or (event.code("event_id_cnty") or "").startswith(OURS)
    if not less and not _on_grid(event):
        return False
    held = store.event(event.id)
    return held is not None and (less or not _on_grid(held))


def _on_grid(event: Event) -> bool:
    return any(GRIDDED in place.why for place in event.places)
