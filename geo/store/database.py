"""The store that keeps its rows in a database, through SQLAlchemy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, select

from geo.events import Event, View
from geo.reading import Article
from geo.store.errors import StoreError
from geo.store.predicates import predicates
from geo.store.tables import (
    ARTICLES,
    EVENTS,
    POINTS,
    article_to_row,
    document_to_event,
    event_to_points,
    event_to_row,
    row_to_article,
)

Documents = Select[str]
Narrow = Callable[[Documents, View], Documents]
"""How a database leads a search to its indexes: it may add conditions that hold for every event the view shows."""

DOCUMENTS = select(EVENTS.c.document).order_by(EVENTS.c.first_day.nulls_last(), EVENTS.c.id)
ADD_POINT = insert(POINTS).from_select(
    ["event_row", "lon", "lat"],
    select(EVENTS.c.row, bindparam("lon"), bindparam("lat")).where(EVENTS.c.id == bindparam("event_id")),
)


class DatabaseStore:
    """A `Store` on an SQLAlchemy engine. Safe to share between threads; see `interface.Store` for the verbs."""

    def __init__(self, engine: Engine, narrow: Narrow, guard: AbstractContextManager[object] | None = None) -> None:
        """The tables must stand; `guard` is held around each use of a database with one connection to share."""
        self._engine, self._narrow, self._guard = engine, narrow, guard or nullcontext()

    def save_article(self, article: Article, drafts: Iterable[Event] = ()) -> None:
        """Keep an article and put `drafts` in the place of the drafts it gave before."""
        events = list(drafts)
        for event in events:
            if event.evidence[0].article_id != article.id:
                raise StoreError(f"event {event.id!r} is not drafted from article {article.id!r}")
        earlier = delete(EVENTS).where(EVENTS.c.article_id == article.id, EVENTS.c.status == "draft")
        with self._writing() as connection:
            connection.execute(delete(ARTICLES).where(ARTICLES.c.id == article.id))
            connection.execute(insert(ARTICLES), article_to_row(article))
            connection.execute(earlier)
            _put(connection, events)

    def save(self, events: Iterable[Event]) -> None:
        """Keep events, each in the place of the one with its id; a draft never replaces a decision."""
        with self._writing() as connection:
            _put(connection, events)

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
        with self._reading() as connection:
            document = connection.scalar(select(EVENTS.c.document).where(EVENTS.c.id == event_id))
        return None if document is None else document_to_event(document)

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        with self._reading() as connection:
            found = connection.execute(
                select(ARTICLES.c.text, ARTICLES.c.document).where(ARTICLES.c.id == article_id)
            ).first()
        return None if found is None else row_to_article(found.text, found.document)

    def articles(self) -> list[Article]:
        """Every article, by id."""
        with self._reading() as connection:
            found = connection.execute(select(ARTICLES.c.text, ARTICLES.c.document).order_by(ARTICLES.c.id)).all()
        return [row_to_article(row.text, row.document) for row in found]

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
        with self._guard, self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._guard, self._engine.execution_options(writes=True).begin() as connection:
            yield connection


def _put(connection: Connection, events: Iterable[Event]) -> None:
    """Put events in the place of those with their ids, but no draft in the place of a decision."""
    decided = set(connection.scalars(select(EVENTS.c.id).where(EVENTS.c.status != "draft")))
    fresh: dict[str, Event] = {}
    for event in events:
        if event.status != "draft":
            decided.add(event.id)
        elif event.id in decided:
            continue
        fresh[event.id] = event
    if not fresh:
        return
    connection.execute(delete(EVENTS).where(EVENTS.c.id == bindparam("event_id")), [{"event_id": id_} for id_ in fresh])
    connection.execute(insert(EVENTS), [event_to_row(event) for event in fresh.values()])
    points = [point for event in fresh.values() for point in event_to_points(event)]
    if points:
        connection.execute(ADD_POINT, points)
