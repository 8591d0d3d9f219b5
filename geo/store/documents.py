"""Article ↔ record: everything about an article but its text, as JSON can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo.events import Json, Record
from geo.events.fields import integer, items, mapping, optional_day, optional_text, text
from geo.reading import Article, Headline, Span


def article_to_record(article: Article) -> Record:
    """All fields of an article except `text`."""
    return {
        "id": article.id,
        "lang": article.lang,
        "published": _day(article.published),
        "outlet": article.outlet,
        "url": article.url,
        "title": _span(article.title),
        "byline": _span(article.byline),
        "body": [_span(span) for span in article.body],
        "headlines": [
            {"text": h.text, "start": h.start, "end": h.end, "published": _day(h.published)} for h in article.headlines
        ],
        "dateline": _span(article.dateline),
        "asides": [_span(span) for span in article.asides],
    }


def record_to_article(value: object, verbatim: str) -> Article:
    """The article a record and its verbatim text make; raises `RecordError` naming a field that cannot be."""
    record = mapping(value, "article")
    return Article(
        id=text(record, "id"),
        text=verbatim,
        lang=text(record, "lang"),
        published=optional_day(record, "published"),
        outlet=optional_text(record, "outlet"),
        url=optional_text(record, "url"),
        title=_optional_span(record, "title"),
        byline=_optional_span(record, "byline"),
        body=tuple(_record_to_span(span) for span in items(record, "body")),
        headlines=tuple(map(_record_to_headline, items(record, "headlines"))),
        dateline=_optional_span(record, "dateline"),
        asides=tuple(_record_to_span(span) for span in items(record, "asides")),
    )


def _day(value: date | None) -> Json:
    return None if value is None else value.isoformat()


def _span(span: Span | None) -> Json:
    return None if span is None else list(span)


def _optional_span(record: Mapping[str, object], field: str) -> Span | None:
    return None if record.get(field) is None else _record_to_span(record[field])


def _record_to_span(value: object) -> Span:
    start, end = items({"span": value}, "span")
    return integer({"span": start}, "span"), integer({"span": end}, "span")


def _record_to_headline(value: object) -> Headline:
    record = mapping(value, "headlines")
    return Headline(
        text=text(record, "text"),
        start=integer(record, "start"),
        end=integer(record, "end"),
        published=optional_day(record, "published"),
    )
