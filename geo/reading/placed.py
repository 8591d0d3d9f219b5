"""A mention and the place it means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazetteer import Ambiguous, Inferred, Match, Mention, Place, Point, Resolution, Unknown
from geo.events import EventPlace, PlaceRole, PlaceStatus
from geo.reading.span import Span

BRACKET_LETTERS = 40
DISTANCE = re.compile(r"[(\[][^)\]]*\d\s*(?:كم|كيلو\w*|كلم|km|kilomet\w+|miles?)\b[^)\]]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A mention and what the gazetteer, read with the rest of the article, says it means."""

    mention: Mention
    resolution: Resolution

    @property
    def status(self) -> PlaceStatus:
        """How the place was found."""
        names: dict[type, PlaceStatus] = {
            Match: "match",
            Ambiguous: "ambiguous",
            Inferred: "inferred",
            Unknown: "unknown",
        }
        return names[type(self.resolution)]

    @property
    def place(self) -> Place | None:
        """The place matched, or the best of those that remain."""
        if isinstance(self.resolution, Match):
            return self.resolution.place
        return self.resolution.candidates[0].place if isinstance(self.resolution, Ambiguous) else None

    @property
    def kind(self) -> str | None:
        """The gazetteer's kind, None where it holds no such place."""
        return self.place.kind if self.place else None

    @property
    def point(self) -> Point | None:
        """Where it is, EPSG:4326."""
        if isinstance(self.resolution, Inferred):
            return self.resolution.point
        return self.place.point if self.place else None

    @property
    def uncertainty_m(self) -> float | None:
        """The radius in metres that should hold it; all that remain, where several do."""
        if isinstance(self.resolution, Inferred):
            return self.resolution.uncertainty_m
        return self.place.uncertainty_m if self.place else None

    @property
    def foreign(self) -> bool:
        """Whether it lies outside Syria, or is a country: no place where this war's events are looked for first."""
        return self.place is not None and (self.place.kind == "country" or self.place.country not in {"SY", None})

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, for a person to read."""
        if isinstance(self.resolution, Match | Inferred):
            return self.resolution.why
        return self.resolution.candidates[0].why if isinstance(self.resolution, Ambiguous) else ()

    def as_event_place(self, role: PlaceRole) -> EventPlace:
        """The place as an event keeps it."""
        place = self.place
        names = tuple((lang, name) for lang in ("ar", "en") if place and (name := place.name(lang)))
        return EventPlace(
            role=role,
            text=self.mention.text,
            status=self.status,
            id=place.id if place else None,
            kind=place.kind if place else (self.mention.kinds[0] if self.mention.kinds else None),
            names=names,
            point=self.point,
            uncertainty_m=self.uncertainty_m,
            area=place.area if place else None,
            why=self.why,
        )


def by_sentence(placed: Iterable[PlacedMention], sentences: Sequence[Span]) -> list[tuple[PlacedMention, ...]]:
    """The mentions of each sentence; those in none, such as a dateline's, left out."""
    starts = [start for start, _ in sentences]
    inside: list[list[PlacedMention]] = [[] for _ in sentences]
    for one in placed:
        at = bisect_right(starts, one.mention.start) - 1
        if at >= 0 and one.mention.end <= sentences[at][1]:
            inside[at].append(one)
    return [tuple(found) for found in inside]


def filed_from(placed: Iterable[PlacedMention], dateline: Span) -> frozenset[PlacedMention]:
    """The names of a dateline printed in capitals: where a report was filed, which it says nothing of."""
    inside = [one for one in placed if dateline[0] <= one.mention.start < dateline[1]]
    return frozenset(inside if any(one.mention.text.isupper() for one in inside) else ())


def measured_from(text: str, one: PlacedMention) -> bool:
    """Whether a name only measures how far another lies, in brackets: Tell al-Samn (39 km north of Raqqa)."""
    before = text[max(0, one.mention.start - BRACKET_LETTERS) : one.mention.start]
    return DISTANCE.search(before) is not None
