"""What leaves the page: the map as one file, and what file, picture and embedding say of themselves. No Streamlit."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from geo.events import Event, Record
from geo.exchange import Provenance, provenance_of
from geo.map import OwnLayer, OwnLayers, events_to_columns, map_to_bytes, map_to_save
from geo.page.link import Link, Position
from geo.page.phrases import day_in_words
from geo.page.routes import label, source_record
from geo.page.service import Service
from geo.page.steering import link_to_command
from geo.page.words import LANGUAGES, map_words, word

MOST_WHOLE = 200_000
"""Events a file holds beyond what is chosen; where there are more, it holds only those that the filters leave."""

SHOWN_CODES = ("dataset", "source")
"""What a card tells of a record that a data set brought."""

EMBED_HEIGHT = 640
"""Height of an embedded map in CSS pixels."""


def about(link: Link, service: Service, address: str) -> dict[str, Any]:
    """What a picture and a file say of themselves, as `geo.map.EventLayer` takes it; `address` is the link written."""
    return {
        "title": {lang: word("title", lang) for lang in LANGUAGES},
        "link": address,
        "words": link.words,
        "lines": {lang: _lines(_whole(service), lang) for lang in LANGUAGES},
    }


def saved_file(link: Link, service: Service, address: str, opening: Position, own: OwnLayer | None = None) -> bytes:
    """The page's map as one HTML file that opens from disk on what is shown now.

    It holds every event, so that its counts, its timeline and what stands from before are those of the page; where
    there are more than `MOST_WHOLE`, those that the filters leave. A layer of the visitor's own goes with it.
    """
    whole = len(service.events) <= MOST_WHOLE
    events = service.events if whole else tuple(service.select(link.view))
    found = service.rows_with_words(link.words).body if whole and link.words else None
    state = link_to_command(link if found else replace(link, words=""), 0, opening)
    drawn = map_to_save(
        service.columns.body if whole else events_to_columns(events, service.last_day),
        map_words(),
        state,
        title=word("title", link.lang),
        details={event.id: _detail(event) for event in events},
        about={**about(link, service, address), "sources": _sources(events, service)},
        words_found=found,
    )
    if own is not None:
        OwnLayers(layer=own).add_to(drawn)
    return map_to_bytes(drawn)


def embed_code(address: str, lang: str) -> str:
    """An iframe for another page, with nothing in it that could end an attribute; `address` is a link, written out."""
    source = html.escape(f"{address}&embed=true")
    title = html.escape(word("title", lang))
    style = f"width:100%;height:{EMBED_HEIGHT}px;border:0"
    return f'<iframe src="{source}" title="{title}" lang="{lang}" loading="lazy" style="{style}"></iframe>'


def _sources(events: Sequence[Event], service: Service) -> list[Record]:
    """The articles that the events cite."""
    cited = provenance_of(events, service.articles, service.version).articles
    return [source_record(article) for article in cited]


@lru_cache(maxsize=4)
def _whole(service: Service) -> Provenance:
    """Where all events of a service come from, worked out once: they do not change."""
    return provenance_of(service.events, service.articles, service.version)


def _lines(provenance: Provenance, lang: str) -> list[list[str]]:
    """Label and text of each thing to be said: the date of the data, the day of the file, licence, and limits."""
    day = provenance.data_date
    told = {
        "data_date": day_in_words(day, lang) if day else "",
        "saved_on": day_in_words(_today(), lang),
        "data_version": provenance.version,
        "licence": _licence(provenance, lang),
        "limits": word("about_limits", lang),
    }
    return [[word(key, lang), text] for key, text in told.items() if text]


def _licence(provenance: Provenance, lang: str) -> str:
    """Ours, and what holds for the records of others."""
    if lang == "en":
        return provenance.licence
    terms = [word("licence_of", lang, dataset=dataset) for dataset in provenance.datasets]
    return " ".join([word("licence_text", lang), *terms])


def _today() -> date:
    return datetime.now(UTC).date()


def _detail(event: Event) -> dict[str, Any]:
    """What tooltip and card of a file tell of an event; its articles stand once in the file."""
    quotes = [{"article_id": citation.article_id, "quote": citation.quote} for citation in event.evidence]
    labels = {lang: label(event, lang) for lang in LANGUAGES}
    codes = [pair for pair in event.codes if pair[0] in SHOWN_CODES]
    return {"label": labels, "status": event.status, "evidence": quotes, **({"codes": codes} if codes else {})}
