"""The data as visitors and as editors see it: as it stands now, and as it stood when a link was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from threading import Lock

from geo.events import EventStatus
from geo.page.keys import Keys
from geo.page.service import EVERY_STATUS, Service
from geo.store import Store, StoreError, store_at

ACCEPTED: frozenset[EventStatus] = frozenset({"accepted"})
WITH_DRAFTS: frozenset[EventStatus] = frozenset({"accepted", "draft"})

PAST_KEPT = 4
"""How many older states are kept at hand: each is a store in memory."""
STATE_DIGITS = 16
"""Hex digits of the hash of an entry that a link names a state by."""


class States:
    """A store that changes, as services that do not.

    `drafts_public` lets visitors see drafts too, marked as such: for a page that shows nobody's work but the program's.
    `is_passing` says that the store ends with the process.
    """

    def __init__(
        self, store: Store, problems: Sequence[str] = (), *, drafts_public: bool = False, is_passing: bool = False
    ) -> None:
        """Nothing is read yet."""
        self.store, self.problems, self.keys = store, tuple(problems), Keys()
        self.drafts_public, self.is_passing = drafts_public, is_passing
        self._lock = Lock()
        self._now: dict[frozenset[EventStatus], tuple[str, Service]] = {}
        self._past = lru_cache(PAST_KEPT)(self._read_past)

    def for_visitors(self, data: str | None = None) -> Service:
        """What anybody sees; `data` names an older state, and is refused with `StoreError` where there is none."""
        return self._state(WITH_DRAFTS if self.drafts_public else ACCEPTED, data)

    def for_editors(self, data: str | None = None) -> Service:
        """What editors see: drafts too."""
        return self._state(WITH_DRAFTS, data)

    def everything(self) -> Service:
        """What is checked: all there is now, what was rejected too."""
        return self._state(EVERY_STATUS, None)

    @property
    def point(self) -> str:
        """What a link names the state of the store by; "" while nothing was ever kept."""
        last = self.store.last_entry
        return "" if last is None else last.hash[:STATE_DIGITS]

    def made_at(self, data: str) -> datetime:
        """When the store came to stand so, UTC; raises `StoreError` where it never did."""
        return self.store.entries(self.store.entry_number(data) - 1, 1)[0].when

    def _state(self, statuses: frozenset[EventStatus], data: str | None) -> Service:
        if data is not None and data != self.point:
            return self._past(statuses, self.store.entry_number(data))
        with self._lock:
            point, known = self.point, self._now.get(statuses)
            if known is None or known[0] != point:
                problems = self.problems if "draft" in statuses else ()
                known = self._now[statuses] = (point, Service(self.store, problems, statuses))
            return known[1]

    def _read_past(self, statuses: frozenset[EventStatus], number: int) -> Service:
        return Service(store_at(self.store, number), (), statuses)


def is_known(states: States, data: str) -> bool:
    """Whether the store ever stood at a state."""
    try:
        return bool(states.store.entry_number(data))
    except StoreError:
        return False
