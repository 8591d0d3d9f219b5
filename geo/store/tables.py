"""The tables every database holds, and their rows.

`log` and `documents` are what is kept; all other tables are derived from them and can be made anew. A day is its
proleptic Gregorian ordinal (`date.toordinal`), so that an index can compare it; positions are doubles in degrees,
EPSG:4326. `document` is the record of the whole as canonical JSON; the other columns repeat what a search needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from geo.events import Event, Record, record_to_event, searchable_text
from geo.reading import Article
from geo.store.documents import record_to_article
from geo.store.entry import canonical

OPEN_END = date.max.toordinal()
"""The last day of what had not ended when reported."""

METADATA = MetaData()

LOG = Table(
    "log",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
    Column("entry", Text, nullable=False),
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Every text and file that was ever taken in, under the SHA-256 of its bytes."""

TOUCHED = Table(
    "touched",
    METADATA,
    Column("event_id", Text, primary_key=True),
    Column("number", ForeignKey("log.number"), primary_key=True),
)
"""Which entries changed which event."""

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("text", ForeignKey("documents.sha256"), nullable=False),
    Column("original", ForeignKey("documents.sha256")),
    Column("source", Text),
    Column("retrieved", Text),
    Column("document", Text, nullable=False),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("entry", Integer, nullable=False),
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

DERIVED = (POINTS, EVENTS, ARTICLES, TOUCHED)
"""Tables that the log gives back, in the order in which they can be emptied."""

Row = dict[str, str | int | float | None]


def event_to_row(event: Event, document: str, entry: int) -> Row:
    """The row of an event, without its number; `entry` changed it last, `document` is its record."""
    when = event.when
    return {
        "id": event.id,
        "entry": entry,
        "article_id": event.evidence[0].article_id,
        "kind": event.kind,
        "status": event.status,
        "first_day": None if when is None else when.start.toordinal(),
        "last_day": None if when is None else OPEN_END if when.end is None else when.end.toordinal(),
        "words": searchable_text(event),
        "document": document,
    }


def event_to_points(event: Event) -> Iterator[Row]:
    """A row for each point of an event, which it names by its id."""
    for place in event.places:
        if place.point is not None:
            yield {"event_id": event.id, "lon": place.point.lon, "lat": place.point.lat}


def document_to_event(document: str) -> Event:
    """The event a row keeps."""
    return record_to_event(json.loads(document))


def filed_to_row(filed: Record) -> Row:
    """The row of an article, of what the log says of it (`filing.Filed`)."""
    row: Row = {name: _text(filed[name]) for name in ("id", "text", "original", "source", "retrieved")}
    return {**row, "document": canonical(filed["document"])}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def row_to_article(body: bytes, document: str) -> Article:
    """The article a row and the bytes of its text keep."""
    return record_to_article(json.loads(document), body.decode())
