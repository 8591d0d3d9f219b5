"""A reading as a table for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from geo.events import Event, EventPlace
from geo.reading.reader import Reading

QUOTE_LETTERS = 160
CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")
"""Control letters an article may hold would steer a terminal; each becomes a space."""


def reading_to_table(reading: Reading) -> str:
    """Title, day, then a block of lines an event; headlines of other articles and problems at the end."""
    article = reading.article
    title = article.text[slice(*article.title)] if article.title else "(no title)"
    lines = [f"{article.id}  {article.published or 'undated'}  {article.outlet or ''}  {title}"]
    lines += [line for event in reading.events for line in _event_lines(event)]
    lines += [f"  headline of another article: {headline.text}" for headline in article.headlines]
    lines += [f"  note: {problem}" for problem in reading.problems]
    return "\n".join(line.translate(CONTROLS).rstrip() for line in lines) + "\n"


def _event_lines(event: Event) -> Iterator[str]:
    when = f"{event.when.edtf} ({event.when.expression or event.when.rule})" if event.when else "no day"
    hedge = f", {event.hedge}" if event.hedge else ""
    yield f"  {event.kind:<14} {event.change or '':<16} {when}  confidence {event.confidence:.2f}{hedge}"
    yield from (f"{'':4}{_place(place)}" for place in event.places)
    yield from (f"{'':4}{actor.role}: {actor.name}" for actor in event.actors)
    yield from (f"{'':4}{figure.what}: {figure.qualifier} {figure.number}" for figure in event.figures)
    quote = event.evidence[0].quote
    yield f"{'':4}“{quote if len(quote) <= QUOTE_LETTERS else quote[:QUOTE_LETTERS] + '…'}”"


def _place(place: EventPlace) -> str:
    if place.point is None:
        return f"{place.role} {place.text} (not found)"
    spot = f"{place.point.lat:.4f} N {place.point.lon:.4f} E ± {(place.uncertainty_m or 0) / 1000:.1f} km"
    return f"{place.role} {place.text} = {place.name('en')}, {spot} ({place.status})"
