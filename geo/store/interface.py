"""What every store can do, whatever holds its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from geo.events import Event, View
from geo.reading import Article


class Store(Protocol):
    """Articles verbatim and the events read from them.

    An event whose status is not `draft` is a person's decision: nothing but another decision replaces it.
    """

    def save_article(self, article: Article, drafts: Iterable[Event] = ()) -> None:
        """Keep an article and put `drafts` in the place of the drafts it gave before.

        All of it or none. Raises `StoreError` for a draft whose first citation is not of this article.
        """

    def save(self, events: Iterable[Event]) -> None:
        """Keep events, each in the place of the one with its id; a draft never replaces a decision. All or none."""

    def select(self, view: View) -> list[Event]:
        """The events a view shows, as `geo.events.select` has it, by first day and id, the undated last."""

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""

    def articles(self) -> list[Article]:
        """Every article, by id."""

    @property
    def total(self) -> int:
        """How many events there are."""

    @property
    def version(self) -> str:
        """Sixteen hex digits that change when any event or article does, and only then."""
