"""Event ↔ record: the one JSON form of an event, which stores, files and routes share. Nothing is lost on the way.

Days are YYYY-MM-DD, positions and rings are [lon, lat] in degrees (EPSG:4326), names are [lang, text] pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from gazetteer import Point, Ring
from geo.events.event import (
    Actor,
    Citation,
    Event,
    EventPlace,
    EventStatus,
    Figure,
    PlaceRole,
    PlaceStatus,
    Qualifier,
)
from geo.events.fields import (
    Json,
    Record,
    RecordError,
    day,
    integer,
    items,
    mapping,
    number,
    optional_day,
    optional_text,
    text,
    texts,
)
from geo.events.timespan import TimeSpan

T = TypeVar("T")


def event_to_record(event: Event) -> Record:
    """Every field of an event, as JSON can hold it."""
    return {
        "id": event.id,
        "kind": event.kind,
        "change": event.change,
        "when": None if event.when is None else _span_to_record(event.when),
        "places": [_place_to_record(place) for place in event.places],
        "actors": [{"name": a.name, "text": a.text, "role": a.role} for a in event.actors],
        "figures": [
            {"what": f.what, "number": f.number, "qualifier": f.qualifier, "text": f.text} for f in event.figures
        ],
        "evidence": [
            {"article_id": c.article_id, "quote": c.quote, "start": c.start, "end": c.end} for c in event.evidence
        ],
        "hedge": event.hedge,
        "status": event.status,
        "confidence": event.confidence,
        "codes": [[name, value] for name, value in event.codes],
    }


def record_to_event(value: object) -> Event:
    """The event a record holds; raises `RecordError` naming the field and the value that cannot be."""
    record = mapping(value, "event")
    return _built(
        "event",
        value,
        lambda: Event(
            id=text(record, "id"),
            kind=text(record, "kind"),
            change=optional_text(record, "change"),
            when=None if record.get("when") is None else _record_to_span(record["when"]),
            places=tuple(map(_record_to_place, items(record, "places"))),
            actors=tuple(map(_record_to_actor, items(record, "actors"))),
            figures=tuple(map(_record_to_figure, items(record, "figures"))),
            evidence=tuple(map(_record_to_citation, items(record, "evidence"))),
            hedge=optional_text(record, "hedge"),
            status=cast(EventStatus, text(record, "status")),
            confidence=number(record, "confidence"),
            codes=tuple(_record_to_code(code) for code in items(record, "codes")),
        ),
    )


def _record_to_code(value: object) -> tuple[str, str]:
    name, given = _pair(value, "codes")
    return text({"codes": name}, "codes"), text({"codes": given}, "codes")


def _built(field: str, value: object, build: Callable[[], T]) -> T:
    """What `build` makes of a record; a type's own refusal becomes a `RecordError` that names the field."""
    try:
        return build()
    except RecordError:
        raise
    except ValueError as error:
        raise RecordError(field, value, str(error)) from error


def _span_to_record(span: TimeSpan) -> Record:
    return {
        "start": span.start.isoformat(),
        "end": None if span.end is None else span.end.isoformat(),
        "edtf": span.edtf,
        "expression": span.expression,
        "rule": span.rule,
        "precision": span.precision,
    }


def _record_to_span(value: object) -> TimeSpan:
    record = mapping(value, "when")
    return _built(
        "when",
        value,
        lambda: TimeSpan(
            start=day(record, "start"),
            end=optional_day(record, "end"),
            edtf=text(record, "edtf"),
            expression=text(record, "expression"),
            rule=text(record, "rule"),
            precision=integer(record, "precision"),
        ),
    )


def _place_to_record(place: EventPlace) -> Record:
    return {
        "role": place.role,
        "text": place.text,
        "status": place.status,
        "id": place.id,
        "kind": place.kind,
        "names": [[lang, name] for lang, name in place.names],
        "point": None if place.point is None else [place.point.lon, place.point.lat],
        "uncertainty_m": place.uncertainty_m,
        "area": None if place.area is None else [_ring_to_record(ring) for ring in place.area],
        "why": list(place.why),
    }


def _ring_to_record(ring: Ring) -> Json:
    return [[lon, lat] for lon, lat in ring]


def _record_to_place(value: object) -> EventPlace:
    record = mapping(value, "places")
    return _built(
        "places",
        value,
        lambda: EventPlace(
            role=cast(PlaceRole, text(record, "role")),
            text=text(record, "text"),
            status=cast(PlaceStatus, text(record, "status")),
            id=optional_text(record, "id"),
            kind=optional_text(record, "kind"),
            names=tuple(map(_record_to_name, items(record, "names"))),
            point=None if record.get("point") is None else _record_to_point(record["point"]),
            uncertainty_m=None if record.get("uncertainty_m") is None else number(record, "uncertainty_m"),
            area=None if record.get("area") is None else tuple(map(_record_to_ring, items(record, "area"))),
            why=texts(record, "why"),
        ),
    )


def _record_to_name(value: object) -> tuple[str, str]:
    lang, name = _pair(value, "names")
    return text({"names": lang}, "names"), text({"names": name}, "names")


def _record_to_point(value: object) -> Point:
    lon, lat = _position(value, "point")
    return Point(lon=lon, lat=lat)


def _record_to_ring(value: object) -> Ring:
    return tuple(_position(position, "area") for position in items({"area": value}, "area"))


def _position(value: object, field: str) -> tuple[float, float]:
    lon, lat = _pair(value, field)
    return number({field: lon}, field), number({field: lat}, field)


def _pair(value: object, field: str) -> tuple[object, object]:
    if not isinstance(value, list) or len(value) != 2:
        raise RecordError(field, value, "not a pair")
    return value[0], value[1]


def _record_to_actor(value: object) -> Actor:
    record = mapping(value, "actors")
    return Actor(name=text(record, "name"), text=text(record, "text"), role=text(record, "role"))


def _record_to_figure(value: object) -> Figure:
    record = mapping(value, "figures")
    what, qualifier = text(record, "what"), cast(Qualifier, text(record, "qualifier"))
    return _built("figures", value, lambda: Figure(what, integer(record, "number"), qualifier, text(record, "text")))


def _record_to_citation(value: object) -> Citation:
    record = mapping(value, "evidence")
    start, end = integer(record, "start"), integer(record, "end")
    return _built("evidence", value, lambda: Citation(text(record, "article_id"), text(record, "quote"), start, end))
