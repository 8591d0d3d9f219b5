"""Records of `python -m geo read` back into events; the contract of DESIGN.md says what they hold.

A record holds less than an event: no areas, no precision of a day, names in one language. What stands there comes back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from gazetteer import Point
from geo.events import (
    Actor,
    Citation,
    Event,
    EventPlace,
    Figure,
    PlaceRole,
    PlaceStatus,
    Qualifier,
    RecordError,
    TimeSpan,
)
from geo.events.fields import day, integer, items, mapping, number, optional_day, optional_text, shown, text
from geo.exchange.errors import FeatureError

WEEK_DAYS = 7


def parse_reading(line: bytes, file: str) -> list[Event]:
    """The events of one line; `file` is what errors call it. Raises `FeatureError`."""
    try:
        record = mapping(json.loads(line), "record")
        article = text(record, "id")
        return [record_of_reading_to_event(mapping(each, "events"), article) for each in items(record, "events")]
    except RecordError as error:
        raise FeatureError(file, None, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise FeatureError(file, None, f"not a record of a reading: {shown(str(error))}") from error


def record_of_reading_to_event(record: Mapping[str, object], article: str) -> Event:
    """One of the `events` of a record; raises `RecordError`, or ValueError for what no event can be."""
    quoted = items(record, "evidence") or [record.get("quote")]
    qualifiers = mapping(record.get("qualifiers", {}), "qualifiers")
    figures = mapping(record.get("figures", {}), "figures")
    return Event(
        id=text(record, "id"),
        kind=text(record, "kind"),
        change=optional_text(record, "change"),
        when=_span(mapping(record.get("when") or {}, "when")),
        places=tuple(_place(mapping(each, "places")) for each in items(record, "places")),
        actors=tuple(_actor(mapping(each, "actors")) for each in items(record, "actors")),
        figures=tuple(
            Figure(what, integer(figures, what), cast(Qualifier, qualifiers.get(what, "exact")), "") for what in figures
        ),
        evidence=tuple(_citation(mapping(each, "quote"), article) for each in quoted),
        hedge=optional_text(record, "hedge"),
        confidence=number(record, "confidence"),
    )


def _span(when: Mapping[str, object]) -> TimeSpan | None:
    if when.get("edtf") is None:
        return None
    span = TimeSpan(
        start=day(when, "start"),
        end=optional_day(when, "end"),
        edtf=text(when, "edtf"),
        expression=optional_text(when, "expression") or "",
        rule=optional_text(when, "rule") or "",
        precision=3,
    )
    length = None if span.end is None else (span.end - span.start).days
    if length is None or length >= WEEK_DAYS:
        return span
    return TimeSpan(span.start, span.end, span.edtf, span.expression, span.rule, 2 if length or span.approximate else 1)


def _place(place: Mapping[str, object]) -> EventPlace:
    name = optional_text(place, "name")
    point = None if place.get("lon") is None else Point(lon=number(place, "lon"), lat=number(place, "lat"))
    return EventPlace(
        role=cast(PlaceRole, text(place, "role")),
        text=text(place, "text"),
        status=cast(PlaceStatus, text(place, "status")),
        id=optional_text(place, "id"),
        names=(("en", name),) if name else (),
        point=point,
        uncertainty_m=None if place.get("uncertainty_m") is None else number(place, "uncertainty_m"),
    )


def _actor(actor: Mapping[str, object]) -> Actor:
    return Actor(name=text(actor, "name"), text=text(actor, "text"), role=text(actor, "role"))


def _citation(quote: Mapping[str, object], article: str) -> Citation:
    return Citation(article, text(quote, "text"), integer(quote, "start"), integer(quote, "end"))
