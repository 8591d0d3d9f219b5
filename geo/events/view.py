"""What a person chose to see: dates, kinds, a box, words; and the filters that follow from it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gazetteer import Point, fold
from geo.events.event import Event
from geo.events.kinds import KIND_IDS

BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees, EPSG:4326."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Dates inclusive, None: no bound; `kinds` empty: none shown; `bbox` None: everywhere; `words` all must occur."""

    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = KIND_IDS
    bbox: BBox | None = None
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse days in the wrong order and a box that is none; a box may cross the antimeridian."""
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the last day comes before the first: {self.first}/{self.last}")
        if self.bbox and not (all(map(math.isfinite, self.bbox)) and self.bbox[1] <= self.bbox[3]):
            raise ValueError(f"not a box (west, south, east, north): {self.bbox!r}")


def select(events: Iterable[Event], view: View) -> Iterator[Event]:
    """The events a view shows, in the order given. Undated events show only where the view bounds no date."""
    words = folded_words(view.words)
    for event in events:
        if (
            event.kind in view.kinds
            and active_on(event, view.first, view.last)
            and (view.bbox is None or any(p.point and inside(p.point, view.bbox) for p in event.places))
            and mentions_words(event, words)
        ):
            yield event


def active_on(event: Event, first: date | None, last: date | None) -> bool:
    """Whether the event lies, in part at least, between the days, both inclusive; None bounds nothing."""
    if event.when is None:
        return first is None and last is None
    return event.when.active_on(first or date.min, last or date.max)


def inside(point: Point, bbox: BBox) -> bool:
    """Whether a point lies in or on a box; a box whose west exceeds its east crosses the antimeridian."""
    west, south, east, north = bbox
    across = west <= point.lon <= east if west <= east else point.lon >= west or point.lon <= east
    return across and south <= point.lat <= north


def searchable_text(event: Event) -> str:
    """All the words of an event, folded, one text: kind, quotes, places in every language, actors."""
    parts = [event.kind, *(c.quote for c in event.evidence)]
    for place in event.places:
        parts += [place.text, *(text for _, text in place.names)]
    for actor in event.actors:
        parts += [actor.name, actor.text]
    return " ".join(fold(part) for part in parts)


def folded_words(words: str) -> list[str]:
    """The keys of the words a person typed, white space between them."""
    return [key for word in words.split() if (key := fold(word))]


def mentions_words(event: Event, keys: Sequence[str]) -> bool:
    """Whether every key (see `folded_words`) occurs somewhere in the event."""
    if not keys:
        return True
    searched = searchable_text(event)
    return all(key in searched for key in keys)
