"""What taking in a file would do, in lines a person reads before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geo.events import Event, EventPlace
from geo.exchange.console import counted
from geo.exchange.intake import Intake
from geo.store import Kept

LISTED = 20
"""Refused rows that are listed; `--refused FILE` has all of them."""

SHOWN = 3
"""Events shown as they would stand on the map."""


def intake_to_lines(file: str, intake: Intake, kept: Kept) -> Iterator[str]:
    """The preview of an intake: counts, days, kinds, places, what was guessed, the first events, what is refused."""
    yield f"{file}: {counted(len(intake.events), 'event')}, nothing written yet"
    yield f"  {kept.new} new, {kept.changed} changed, {kept.same} as they are, {kept.decided} decided already"
    yield from (f"  {line}" for line in _summary(intake.events))
    yield from (f"  {note}" for note in intake.notes)
    yield from (f"  e.g. {event_in_words(event)}" for event in intake.events[:SHOWN])
    yield from listed(intake)


def listed(intake: Intake) -> Iterator[str]:
    """The rows that cannot be taken, a line each, and how many more there are."""
    if intake.refused:
        yield f"{counted(len(intake.refused), 'row')} not taken:"
    yield from (f"  {one}" for one in intake.refused[:LISTED])
    if len(intake.refused) > LISTED:
        yield f"  and {len(intake.refused) - LISTED} more; --refused FILE lists them all"


def _summary(events: tuple[Event, ...]) -> Iterator[str]:
    kinds = Counter(event.kind for event in events)
    if kinds:
        yield "kinds: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    days = [event.when for event in events if event.when]
    if days:
        last = max(when.end or when.start for when in days)
        yield f"days: {min(when.start for when in days)} to {last}; {len(events) - len(days)} undated"
    yield f"on the map: {sum(bool(event.placed) for event in events)} of {len(events)}"


def event_in_words(event: Event) -> str:
    """One line: kind, days, places with their positions and radius, figures."""
    when = "undated" if event.when is None else event.when.edtf
    places = "; ".join(map(_place_in_words, event.places))
    figures = ", ".join(f"{figure.what} {figure.qualifier} {figure.number}" for figure in event.figures)
    return " · ".join(filter(None, (event.kind, when, places or "no place", figures)))


def _place_in_words(place: EventPlace) -> str:
    if place.point is None:
        return f"{place.text} ({place.status})"
    radius = "?" if place.uncertainty_m is None else f"{place.uncertainty_m / 1000:g}"
    return f"{place.text} ({place.status}, {place.point.lat:.4f} N {place.point.lon:.4f} E ± {radius} km)"
