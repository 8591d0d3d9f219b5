"""The store that keeps its rows in a database, through SQLAlchemy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Connection, Engine, Select, func, select
from sqlalchemy.exc import DatabaseError

from geo.events import Event, RecordError, View, record_to_event
from geo.reading import Article
from geo.store.actions import Action, asked_for, named_by, outcome
from geo.store.editing import change_events, drafts_anew, save_events, weigh_events
from geo.store.entry import Entry, Signature, now
from geo.store.errors import DamagedError, ReadOnlyError, StoreError
from geo.store.filing import Filed, Source, article_to_filed
from geo.store.history import Step
from geo.store.interface import PROGRAM, READER, SavedEvent
from geo.store.kept import Kept
from geo.store.log import ALL, adopt, entries, entries_after, number_of
from geo.store.predicates import predicates
from geo.store.present import Held, held, rebuild
from geo.store.shelf import articles, body, drafts_of, filed, keep, keep_bodies, row_to_filed
from geo.store.tables import ARTICLES, EVENTS, LOG, document_to_event
from geo.store.undoing import conflict, entry_to_undo, history, taken_back

Documents = Select[str]
Narrow = Callable[[Documents, View], Documents]
"""How a database leads a search to its indexes: it may add conditions that hold for every event the view shows."""

DOCUMENTS = select(EVENTS.c.document).order_by(EVENTS.c.first_day.nulls_last(), EVENTS.c.id)


class DatabaseStore:
    """A `Store` on an SQLAlchemy engine. Safe to share between threads; see `interface.Store` for the verbs."""

    def __init__(
        self,
        engine: Engine,
        narrow: Narrow,
        guard: AbstractContextManager[object] | None = None,
        *,
        read_only: bool = False,
        notices: tuple[str, ...] = (),
    ) -> None:
        """The tables must stand; `guard` is held around each use of a database with one connection to share."""
        self._engine, self._narrow, self._guard = engine, narrow, guard or nullcontext()
        self.read_only, self.notices = read_only, notices

    def save_article(
        self, article: Article, drafts: Iterable[Event] = (), source: Source | None = None, by: Signature = READER
    ) -> None:
        """Keep an article and put `drafts` in the place of the drafts it gave before."""
        events, source = list(drafts), source or Source()
        for event in events:
            if event.evidence[0].article_id != article.id:
                raise StoreError(f"event {event.id!r} is not drafted from article {article.id!r}")
        with self._writing() as connection:
            known = filed(connection, article.id)
            told = article_to_filed(article, source, known, now())
            keep(connection, article, source)
            earlier = held(connection, drafts_of(connection, article.id))
            before = {**earlier, **held(connection, {event.id for event in events})}
            after = drafts_anew(events, earlier, before)
            change_events(connection, by, "read", after, before, article=None if told == known else told)

    def save(self, events: Iterable[Event], by: Signature = PROGRAM, *, checked: bool = False) -> Kept:
        """Keep events, each in the place of the one with its id; a draft never replaces a decision."""
        with self._writing() as connection:
            return save_events(connection, events, by, "saved", checked=checked)

    def weigh(self, events: Iterable[Event], *, checked: bool = False) -> Kept:
        """What `save` would do, without doing it."""
        with self._reading() as connection:
            return weigh_events(connection, events, checked=checked)

    def act(self, action: Action, by: Signature, seen: Mapping[str, int]) -> Entry | None:
        """Do what a person decided, as one entry; None where it changes nothing."""
        with self._writing() as connection:
            before = held(connection, named_by(action))
            for event_id in asked_for(action):
                _check_seen(connection, event_id, before.get(event_id), seen)
            what, after = outcome(action, {event_id: one.record for event_id, one in before.items()})
            return change_events(connection, by, what, after, before)

    def undo(self, number: int, by: Signature) -> Entry:
        """Put the events an entry changed back as they were before it, by a new entry."""
        with self._writing() as connection:
            entry = entry_to_undo(connection, number)
            after = taken_back(connection, entry)
            undone = change_events(connection, by, "undone", after, held(connection, after), undoes=number)
            if undone is None:
                raise StoreError(f"entry {number} left nothing to undo")
            return undone

    def select(self, view: View) -> list[Event]:
        """The events a view shows, by first day and id, the undated last."""
        if not view.kinds:
            return []
        with self._reading() as connection:
            return [document_to_event(document) for document in connection.scalars(self._statement(view))]

    def _statement(self, view: View) -> Documents:
        return self._narrow(DOCUMENTS.where(*predicates(view)), view)

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""
        saved = self.saved(event_id)
        return None if saved is None else saved.event

    def saved(self, event_id: str) -> SavedEvent | None:
        """The event with this id, and the entry that changed it last: what `act` wants to have been seen."""
        with self._reading() as connection:
            found = held(connection, [event_id]).get(event_id)
            return None if found is None else SavedEvent(record_to_event(found.record), found.entry)

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        with self._reading() as connection:
            return next(articles(connection, ARTICLES.c.id == article_id), None)

    def articles(self) -> list[Article]:
        """Every article, by id."""
        with self._reading() as connection:
            return list(articles(connection))

    def filed(self, article_id: str) -> Filed | None:
        """Where an article's document came from, when, and under which hashes it is kept."""
        with self._reading() as connection:
            return row_to_filed(connection, article_id)

    def body(self, sha256: str) -> bytes | None:
        """The bytes kept under a hash, as they came."""
        with self._reading() as connection:
            return body(connection, sha256)

    def history(self, event_id: str) -> tuple[Step, ...]:
        """All that was done to an event, from its first entry on."""
        with self._reading() as connection:
            return history(connection, event_id)

    def entries(self, after: int = 0, most: int = 100) -> list[Entry]:
        """At most so many entries of the log behind the one with this number."""
        with self._reading() as connection:
            return entries_after(connection, after, most)

    @property
    def last_entry(self) -> Entry | None:
        """The newest entry of the log."""
        with self._reading() as connection:
            return next(entries(connection, ALL.order_by(None).order_by(LOG.c.number.desc()).limit(1)), None)

    def entry_number(self, point: int | str) -> int:
        """The number of the entry that a number, or a hash or the beginning of one, names."""
        with self._reading() as connection:
            number = number_of(connection, point)
        if number is None:
            raise StoreError(f"no entry of the log, or more than one, is named {point!r}")
        return number

    def take_over(self, whole: Iterable[Entry], documents: Iterable[bytes]) -> None:
        """Take the log and documents of another store into this empty one."""
        with self._writing() as connection:
            keep_bodies(connection, documents)
            adopt(connection, whole)
            rebuild(connection)

    def rebuild(self) -> None:
        """Make everything but the log and the documents anew from them."""
        with self._writing() as connection:
            rebuild(connection)

    @property
    def total(self) -> int:
        """How many events there are."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(EVENTS)) or 0

    @property
    def version(self) -> str:
        """Sixteen hex digits that change when any event or article does, and only then."""
        digest = hashlib.sha256()
        with self._reading() as connection:
            for table in (
                select(ARTICLES.c.document, ARTICLES.c.text).order_by(ARTICLES.c.id),
                select(EVENTS.c.document).order_by(EVENTS.c.id),
            ):
                for row in connection.execute(table):
                    digest.update(repr(tuple(row)).encode())
        return digest.hexdigest()[:16]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._guard, self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise ReadOnlyError("this store was opened for reading only")
        with self._guard, self._told(), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the database says of its file, as an error of ours."""
        try:
            yield
        except DatabaseError as error:
            raise DamagedError(f"{self._engine.url.database}: {error.orig}") from error
        except RecordError as error:
            raise DamagedError(f"{self._engine.url.database}: {error}; see python -m geo verify") from error
        except UnicodeDecodeError as error:
            raise DamagedError(f"{self._engine.url.database}: damaged: {error}") from error
        except UnicodeEncodeError as error:
            raise StoreError(f"half letters cannot be kept: {error}") from error


def _check_seen(connection: Connection, event_id: str, before: Held | None, seen: Mapping[str, int]) -> None:
    """Refuse an action on an event that is not there or not as its author saw it."""
    if event_id not in seen:
        raise StoreError(f"event {event_id!r}: the entry it was seen at is not told")
    if before is None and seen[event_id] == 0:
        raise StoreError(f"there is no event {event_id!r}")
    if before is None or before.entry != seen[event_id]:
        raise conflict(connection, event_id, seen[event_id])
