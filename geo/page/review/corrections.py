"""What an editor changes of an event, field by field, as records have them. Knows no Streamlit.

A correction is the record of the whole event with some fields new; only those are sent to the store. What cannot be is
a `ValueError` of the event's own types, for the page to show.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gazetteer import Place, Point
from geo.events import (
    Event,
    EventPlace,
    PlaceRole,
    Record,
    TimeSpan,
    event_to_record,
)
from geo.store import Correct

DAY, WEEK, MONTH = 1, 2, 3
"""ACLED's time precision: the day, some days of a week, a month or less."""
WEEK_DAYS = 7

BY_EDITOR = "set by an editor"
CHOSEN = "chosen by an editor"
ON_MAP = "put on the map by an editor"
LEAST_RADIUS_M, DEFAULT_RADIUS_M = 50.0, 500.0


def correction(event: Event, edited: Event) -> Correct | None:
    """The action that makes `edited` of an event; None where nothing is new."""
    was, now = event_to_record(event), event_to_record(edited)
    fields: Record = {name: value for name, value in now.items() if value != was[name]}
    return Correct(event.id, fields) if fields else None


def span_of_days(first: date, last: date | None, *, ongoing: bool = False, about: bool = False) -> TimeSpan:
    """The days an editor gives; `ongoing` has no end, `about` means three days either side."""
    if ongoing:
        return TimeSpan(first, None, f"{first.isoformat()}{_mark(about)}/..", rule=BY_EDITOR, precision=DAY)
    end = last or first
    if end == first:
        return TimeSpan(
            first, first, f"{first.isoformat()}{_mark(about)}", rule=BY_EDITOR, precision=WEEK if about else DAY
        )
    notation = f"{first.isoformat()}{_mark(about)}/{end.isoformat()}{_mark(about)}"
    return TimeSpan(first, end, notation, rule=BY_EDITOR, precision=WEEK if (end - first).days < WEEK_DAYS else MONTH)


def _mark(about: bool) -> str:
    return "~" if about else ""


def known_place(place: Place, role: PlaceRole, text: str, why: tuple[str, ...] = ()) -> EventPlace:
    """A place of the gazetteer, chosen by an editor for what the article calls `text`."""
    return EventPlace(
        role=role,
        text=text,
        status="match",
        id=place.id,
        kind=place.kind,
        names=tuple((lang, name) for lang in ("ar", "en") if (name := place.name(lang))),
        point=place.point,
        uncertainty_m=place.uncertainty_m,
        area=place.area,
        why=(CHOSEN, *why),
    )


def pinned_place(point: Point, radius_m: float, role: PlaceRole, text: str) -> EventPlace:
    """A place that an editor put on the map; `radius_m` holds the whole of it."""
    radius = max(LEAST_RADIUS_M, radius_m)
    return EventPlace(role=role, text=text, status="match", point=point, uncertainty_m=radius, why=(ON_MAP,))


def with_place(event: Event, number: int | None, place: EventPlace | None) -> Event:
    """The event with another place in this one's stead; at the end where `number` is None; without it for None."""
    places = list(event.places)
    if number is None:
        return replace(event, places=(*places, place)) if place else event
    places[number : number + 1] = [place] if place else []
    return replace(event, places=tuple(places))
