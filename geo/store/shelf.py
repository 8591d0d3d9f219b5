"""Documents and articles in the database: bytes under their hash, and what each article is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select

from geo.events import Json
from geo.reading import Article
from geo.store.filing import Filed, Source, bodies, sha256
from geo.store.tables import ARTICLES, DOCUMENTS, EVENTS, row_to_article


def keep(connection: Connection, article: Article, source: Source) -> None:
    """Keep the bytes of an article's document."""
    for digest, data in bodies(article, source):
        _keep(connection, digest, data)


def keep_bodies(connection: Connection, documents: Iterable[bytes]) -> None:
    """Keep bytes, each under its hash."""
    for data in documents:
        _keep(connection, sha256(data), data)


def _keep(connection: Connection, digest: str, data: bytes) -> None:
    if connection.scalar(select(DOCUMENTS.c.sha256).where(DOCUMENTS.c.sha256 == digest)) is None:
        connection.execute(insert(DOCUMENTS), {"sha256": digest, "body": data})


def body(connection: Connection, digest: str) -> bytes | None:
    """The bytes kept under a hash."""
    return connection.scalar(select(DOCUMENTS.c.body).where(DOCUMENTS.c.sha256 == digest))


def articles(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Article]:
    """Articles, by id."""
    whole = select(ARTICLES.c.document, DOCUMENTS.c.body).join(DOCUMENTS, DOCUMENTS.c.sha256 == ARTICLES.c.text)
    for row in connection.execute(whole.where(*where).order_by(ARTICLES.c.id)):
        yield row_to_article(row.body, row.document)


def filed(connection: Connection, article_id: str) -> dict[str, Json] | None:
    """What the log says of an article."""
    row = connection.execute(select(ARTICLES).where(ARTICLES.c.id == article_id)).mappings().first()
    return None if row is None else {**row, "document": json.loads(row["document"])}


def row_to_filed(connection: Connection, article_id: str) -> Filed | None:
    """Where an article's document came from, and when."""
    row = connection.execute(select(ARTICLES).where(ARTICLES.c.id == article_id)).first()
    if row is None:
        return None
    retrieved = None if row.retrieved is None else datetime.fromisoformat(row.retrieved)
    return Filed(id=row.id, text=row.text, original=row.original, source=row.source, retrieved=retrieved)


def drafts_of(connection: Connection, article_id: str) -> Sequence[str]:
    """The ids of the drafts an article gave."""
    drafted = (EVENTS.c.article_id == article_id, EVENTS.c.status == "draft")
    return connection.scalars(select(EVENTS.c.id).where(*drafted)).all()
