"""What every store can do, whatever holds its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from geo.events import Event, View
from geo.reading import Article
from geo.store.actions import Action
from geo.store.entry import Entry, Signature
from geo.store.filing import Filed, Source
from geo.store.history import Step
from geo.store.kept import Kept

READER = Signature("reader")
"""Who drafts events from articles, where nobody else is named."""
PROGRAM = Signature("import")
"""Who saves events, where nobody else is named."""


class SavedEvent(NamedTuple):
    """An event and the number of the entry that changed it last."""

    event: Event
    entry: int


class Store(Protocol):
    """Articles verbatim, the events read from them, and the log of every change to either.

    An event whose status is not `draft` is a person's decision: nothing but another decision replaces it. Every verb
    that changes something adds entries to the log, all or none of them, and returns when they are on the disk; what
    changes nothing adds none. `notices` are sentences on what opening the store found left half done.
    """

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening the store found left half done."""

    def save_article(
        self, article: Article, drafts: Iterable[Event] = (), source: Source | None = None, by: Signature = READER
    ) -> None:
        """Keep an article and put `drafts` in the place of the drafts it gave before.

        All of it or none. Raises `StoreError` for a draft whose first citation is not of this article.
        """

    def save(self, events: Iterable[Event], by: Signature = PROGRAM, *, checked: bool = False) -> Kept:
        """Keep events, each in the place of the one with its id; a draft never replaces a decision. All or none.

        With `checked` drafts among them become accepted, where nobody decided anything yet: their publisher's word is
        taken for a check.
        """

    def weigh(self, events: Iterable[Event], *, checked: bool = False) -> Kept:
        """What `save` would do, without doing it."""

    def act(self, action: Action, by: Signature, seen: Mapping[str, int]) -> Entry | None:
        """Do what a person decided, as one entry; None where it changes nothing.

        `seen` gives, for each event the action needs, the entry it was shown at (`saved`). Raises `ConflictError` where
        somebody changed one since, `StoreError` for an action that cannot be done.
        """

    def undo(self, number: int, by: Signature) -> Entry:
        """Put the events an entry changed back as they were before it, by a new entry.

        Raises `ConflictError` where one was changed since, `StoreError` for the reading of an article.
        """

    def select(self, view: View) -> list[Event]:
        """The events a view shows, as `geo.events.select` has it, by first day and id, the undated last."""

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""

    def saved(self, event_id: str) -> SavedEvent | None:
        """The event with this id, and the entry that changed it last: what `act` wants to have been seen."""

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""

    def articles(self) -> list[Article]:
        """Every article, by id."""

    def filed(self, article_id: str) -> Filed | None:
        """Where an article's document came from, when, and under which hashes it is kept."""

    def body(self, sha256: str) -> bytes | None:
        """The bytes kept under a hash, as they came."""

    def history(self, event_id: str) -> tuple[Step, ...]:
        """All that was done to an event, from its first entry on."""

    def entries(self, after: int = 0, most: int = 100) -> list[Entry]:
        """At most so many entries of the log behind the one with this number."""

    @property
    def last_entry(self) -> Entry | None:
        """The newest entry of the log; its hash names the state of the whole store."""

    def entry_number(self, point: int | str) -> int:
        """The number of the entry that a number, or a hash or the beginning of one, names; else `StoreError`."""

    @property
    def total(self) -> int:
        """How many events there are."""

    @property
    def version(self) -> str:
        """Sixteen hex digits that change when any event or article does, and only then."""
