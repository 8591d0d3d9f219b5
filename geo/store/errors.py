"""What a store refuses.

StoreError (ValueError)
├── ConflictError    somebody changed the event since it was looked at
├── ReadOnlyError    the store was opened for reading
└── DamagedError     the database says its file is not whole, or cannot be written
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.store.history import Step, step_in_words


class StoreError(ValueError):
    """A store cannot be opened, or refuses what it was given; the message names it and the value."""


class ConflictError(StoreError):
    """An event was changed since it was looked at; `steps` say by whom, when and what. Nothing was written."""

    def __init__(self, event_id: str, seen: int, steps: Sequence[Step]) -> None:
        """Tell what was missed: the steps of the event's history after entry `seen`."""
        self.event_id, self.seen, self.steps = event_id, seen, tuple(steps)
        missed = "; ".join(step_in_words(step) for step in steps) or "its history is shorter than that"
        super().__init__(f"event {event_id!r} was changed since entry {seen}: {missed}")


class ReadOnlyError(StoreError):
    """A store opened for reading was asked to write."""


class DamagedError(StoreError):
    """The database cannot read or write its own file: damaged, full, or locked for too long."""
