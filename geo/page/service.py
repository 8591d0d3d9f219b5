"""What the page and its routes ask: the events of the store, and all that is made of them once a process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from typing import get_args

import numpy as np

from geo.events import (
    Event,
    EventStatus,
    Situation,
    View,
    folded_words,
    published_all,
    searchable_text,
    select,
    situations,
)
from geo.exchange import WRITERS, provenance_of
from geo.map import events_to_columns
from geo.page.packed import Packed, pack
from geo.reading import Article
from geo.store import Store

EVERY_STATUS: frozenset[EventStatus] = frozenset(get_args(EventStatus))

MAX_KEPT = 32
"""How many filtered exports and word searches are kept at hand."""


class Service:
    """The events of one state of a store, in memory and shared by every visitor; nothing in it changes.

    `events` stand in the order of the rows of `columns`: by first day and id, the undated first. `problems` are the
    sentences that say which documents or parts of them could not be read.
    """

    def __init__(
        self, store: Store, problems: Sequence[str] = (), statuses: frozenset[EventStatus] = EVERY_STATUS
    ) -> None:
        """Read what the store holds now of events with these statuses; without drafts, of articles only the cited."""
        self.problems = tuple(problems)
        found = published_all(event for event in store.select(View()) if event.status in statuses)
        self.events = tuple(sorted(found, key=_row_order))
        cited = {citation.article_id for event in self.events for citation in event.evidence}
        self.articles = tuple(a for a in store.articles() if "draft" in statuses or a.id in cited)
        self.version = store.version
        self._by_id = {event.id: event for event in self.events}
        self._articles = {article.id: article for article in self.articles}
        self.packed_export = lru_cache(MAX_KEPT)(self._packed_export)
        self.rows_with_words = lru_cache(MAX_KEPT)(self._rows_with_words)

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""
        return self._by_id.get(event_id)

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        return self._articles.get(article_id)

    def situation_of(self, event_id: str) -> Situation | None:
        """The siege or crossing that an event is a report of."""
        return self._situations.get(event_id)

    def select(self, view: View) -> list[Event]:
        """The events a view shows, in the order of the rows."""
        return list(select(self.events, view))

    def undated(self, view: View) -> list[Event]:
        """The events without a date that only the days of a view keep out; none where it bounds no day."""
        if view.first is None and view.last is None:
            return []
        return [event for event in self.select(replace(view, first=None, last=None)) if event.when is None]

    def count(self, view: View) -> int:
        """How many events a view shows."""
        return sum(1 for _ in select(self.events, view))

    @property
    def first_day(self) -> date | None:
        """The first day of any event."""
        return min((event.when.start for event in self.events if event.when), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day anything is known of: of an event, or of an article that reports."""
        days = [event.when.end or event.when.start for event in self.events if event.when]
        return max([*days, *(article.published for article in self.articles if article.published)], default=None)

    @cached_property
    def columns(self) -> Packed:
        """What the map draws from (`geo.map.columns`)."""
        return pack(events_to_columns(self.events, self.last_day))

    @cached_property
    def tag(self) -> str:
        """The hash of everything that is answered of this state: what `?v=` must say for an answer to be kept."""
        return hashlib.sha256(f"{self.version} {self.columns.tag}".encode()).hexdigest()[:16]

    @cached_property
    def _situations(self) -> dict[str, Situation]:
        """Each report's situation, by the report's id."""
        return {report.id: situation for situation in situations(self.events) for report in situation.reports}

    @cached_property
    def _searched(self) -> tuple[str, ...]:
        return tuple(searchable_text(event) for event in self.events)

    def _rows_with_words(self, words: str) -> Packed:
        """A bit a row of `columns`, the lowest bit of a byte first, set where the event has all the words."""
        keys = folded_words(words)
        found = np.array([all(key in text for key in keys) for text in self._searched], dtype=bool)
        return pack(np.packbits(found, bitorder="little").tobytes())

    def _packed_export(self, form: str, view: View) -> Packed:
        return pack(self.export(form, view))

    def export(self, form: str, view: View, link: str | None = None) -> bytes:
        """The events a view shows as a file of a format in `geo.exchange.WRITERS`."""
        events = self.select(view)
        return WRITERS[form](events, provenance_of(events, self.articles, self.version, link, view))


def _row_order(event: Event) -> tuple[date, bool, str]:
    when = event.when
    return (when.start if when else date.min, when is not None, event.id)
