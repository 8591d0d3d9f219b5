"""A store of format 1, which kept no log, brought up to date: all it holds becomes the first entries of one."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from geo.events import record_to_event
from geo.reading import Article
from geo.store.documents import record_to_article
from geo.store.editing import change_events, save_events
from geo.store.entry import Signature
from geo.store.filing import Source, article_to_filed
from geo.store.shelf import keep

MIGRATION = Signature("migration", "from a store of format 1, which kept no log")

TRIGGERS = ("event_added", "point_added", "event_gone", "point_gone")
TABLES = ("event_days", "point_boxes", "points", "events", "articles")

Old = tuple[list[Article], list[str]]


def take_out(connection: Connection) -> Old:
    """The articles of a store of format 1 and the documents of its events; its tables are dropped."""
    kept = connection.exec_driver_sql("SELECT text, document FROM articles ORDER BY id").all()
    articles = [record_to_article(json.loads(row.document), row.text) for row in kept]
    events = list(connection.exec_driver_sql("SELECT document FROM events ORDER BY row").scalars())
    for kind, names in (("TRIGGER", TRIGGERS), ("TABLE", TABLES)):
        for name in names:
            connection.exec_driver_sql(f"DROP {kind} {name}")
    return articles, events


def put_in(connection: Connection, old: Old) -> None:
    """Make what was taken out the first entries of a new store."""
    articles, events = old
    for article in articles:
        keep(connection, article, Source())
        filed = article_to_filed(article, Source(), None, None)
        change_events(connection, MIGRATION, "migrated", {}, {}, article=filed)
    save_events(connection, (record_to_event(json.loads(event)) for event in events), MIGRATION, "migrated")
