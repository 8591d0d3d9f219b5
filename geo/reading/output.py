"""A reading as one JSON record, in the keys that scripts outside the project rely on."""

from __future__ import annotations

from typing import Any

from geo.events import Event, EventPlace
from geo.reading.errors import DocumentError
from geo.reading.placed import PlacedMention
from geo.reading.reader import Reading

Record = dict[str, Any]


def reading_to_record(reading: Reading) -> Record:
    """The record of DESIGN.md's contract; further keys (`qualifiers`, `evidence`, `why`…) may stand beside its own."""
    article = reading.article
    return {
        "id": article.id,
        "title": article.text[slice(*article.title)] if article.title else None,
        "published": article.published.isoformat() if article.published else None,
        "lang": article.lang,
        "outlet": article.outlet,
        "mentions": [mention_to_record(mention) for mention in reading.mentions],
        "events": [event_to_record(event) for event in reading.events],
        "headlines": [
            {
                "text": h.text,
                "start": h.start,
                "end": h.end,
                "published": h.published.isoformat() if h.published else None,
            }
            for h in article.headlines
        ],
        "problems": list(reading.problems),
    }


def error_to_record(error: DocumentError) -> Record:
    """The record of a document that could not be read: nothing found, and the problem."""
    empty: Record = {"id": error.id, "title": None, "published": None, "lang": None, "outlet": None}
    return {**empty, "mentions": [], "events": [], "headlines": [], "problems": [str(error)]}


def mention_to_record(placed: PlacedMention) -> Record:
    """One place name of the text."""
    mention, point, place = placed.mention, placed.point, placed.place
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "status": placed.status,
        "id": place.id if place else None,
        "name": place.display_name if place else mention.name,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "uncertainty_m": placed.uncertainty_m,
        "why": list(placed.why),
    }


def event_to_record(event: Event) -> Record:
    """One event; `figures` are plain numbers, `qualifiers` say how exact each is."""
    quote, when = event.evidence[0], event.when
    return {
        "id": event.id,
        "kind": event.kind,
        "change": event.change,
        "quote": {"text": quote.quote, "start": quote.start, "end": quote.end},
        "when": {
            "edtf": when.edtf if when else None,
            "start": when.start.isoformat() if when else None,
            "end": when.end.isoformat() if when and when.end else None,
            "expression": when.expression if when else None,
            "rule": when.rule if when else None,
        },
        "places": [place_to_record(place) for place in event.places],
        "actors": [{"name": actor.name, "text": actor.text, "role": actor.role} for actor in event.actors],
        "figures": {figure.what: figure.number for figure in event.figures},
        "qualifiers": {figure.what: figure.qualifier for figure in event.figures},
        "hedge": event.hedge,
        "confidence": event.confidence,
        "evidence": [{"text": c.quote, "start": c.start, "end": c.end} for c in event.evidence],
    }


def place_to_record(place: EventPlace) -> Record:
    """One place of an event, in its role."""
    return {
        "role": place.role,
        "text": place.text,
        "status": place.status,
        "id": place.id,
        "name": place.name("en"),
        "lon": place.point.lon if place.point else None,
        "lat": place.point.lat if place.point else None,
        "uncertainty_m": place.uncertainty_m,
        "why": list(place.why),
    }
