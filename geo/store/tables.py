"""The tables every database holds, and their rows.

A day is its proleptic Gregorian ordinal (`date.toordinal`), so that an index can compare it; positions are doubles in
degrees, EPSG:4326. `document` is the record of the whole; the other columns repeat what a search needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

from geo.events import Event, event_to_record, record_to_event, searchable_text
from geo.reading import Article
from geo.store.documents import article_to_record, record_to_article

OPEN_END = date.max.toordinal()
"""The last day of what had not ended when reported."""

METADATA = MetaData()

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("document", Text, nullable=False),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("words", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("events_by_kind", "kind", "first_day"),
    Index("events_by_article", "article_id", "status"),
)

POINTS = Table(
    "points",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("event_row", ForeignKey("events.row"), nullable=False, index=True),
    Column("lon", Float(53), nullable=False),
    Column("lat", Float(53), nullable=False),
)

Row = dict[str, str | int | float | None]


def event_to_row(event: Event) -> Row:
    """The row of an event, without its number."""
    when = event.when
    return {
        "id": event.id,
        "article_id": event.evidence[0].article_id,
        "kind": event.kind,
        "status": event.status,
        "first_day": None if when is None else when.start.toordinal(),
        "last_day": None if when is None else OPEN_END if when.end is None else when.end.toordinal(),
        "words": searchable_text(event),
        "document": json.dumps(event_to_record(event), ensure_ascii=False, allow_nan=False),
    }


def event_to_points(event: Event) -> Iterator[Row]:
    """A row for each point of an event, which it names by its id."""
    for place in event.places:
        if place.point is not None:
            yield {"event_id": event.id, "lon": place.point.lon, "lat": place.point.lat}


def document_to_event(document: str) -> Event:
    """The event a row keeps."""
    return record_to_event(json.loads(document))


def article_to_row(article: Article) -> Row:
    """The row of an article."""
    document = json.dumps(article_to_record(article), ensure_ascii=False)
    return {"id": article.id, "text": article.text, "document": document}


def row_to_article(text: str, document: str) -> Article:
    """The article a row keeps."""
    return record_to_article(json.loads(document), text)
