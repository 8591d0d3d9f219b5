"""An event as a document reports it: what kind, when, where, who, how many, and the words it stands on."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal, get_args

from gazetteer import Point, Ring
from geo.events.kinds import KIND_IDS
from geo.events.timespan import TimeSpan

PlaceRole = Literal["at", "from", "to", "near"]
PlaceStatus = Literal["match", "ambiguous", "inferred", "unknown"]
EventStatus = Literal["draft", "accepted", "rejected"]
Qualifier = Literal["exact", "about", "at least", "at most"]

EVENT_ID = re.compile(r"[0-9a-f]{16}")
"""An id is safe in links, columns and file names (see `event_id`)."""

HALF_ROUND_M = 20_037_509
"""Half the way round the equator: no place is less certain than anywhere on earth."""

MIN_RING = 4
"""Positions of the smallest closed ring: a triangle and its first corner again."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands: `article.text[start:end] == quote`, offsets in code points."""

    article_id: str
    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """A citation quotes something."""
        if not self.quote or self.end - self.start != len(self.quote) or self.start < 0:
            raise ValueError(f"a citation must quote its span: {self.start}–{self.end} {self.quote!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """A place an event names, in its role, as it was resolved then.

    `text` is the surface as written; `names` are (lang, text) pairs; `point`, `uncertainty_m` (metres) and `area`
    (rings, EPSG:4326) are None where the place is unknown; `why` says how it was placed.
    """

    role: PlaceRole
    text: str
    status: PlaceStatus
    id: str | None = None
    kind: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    point: Point | None = None
    uncertainty_m: float | None = None
    area: tuple[Ring, ...] | None = None
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a role or a status we do not know, and an uncertainty that is no radius."""
        if self.role not in get_args(PlaceRole) or self.status not in get_args(PlaceStatus):
            raise ValueError(f"no such role or status of a place: {self.role!r}, {self.status!r}")
        if self.uncertainty_m is not None and not 0 < self.uncertainty_m <= HALF_ROUND_M:
            raise ValueError(f"uncertainty_m must be above 0 and at most {HALF_ROUND_M}: {self.uncertainty_m!r}")
        for ring in self.area or ():
            if len(ring) < MIN_RING or ring[0] != ring[-1]:
                raise ValueError(f"the area of {self.text!r} has a ring that is not closed")

    def name(self, lang: str) -> str:
        """The first name in `lang`, else the surface as written."""
        return next((name for named, name in self.names if named == lang), self.text)


@dataclass(frozen=True, slots=True)
class Actor:
    """An organised party to an event: `name` is canonical English, `text` as written, `role` its part in it."""

    name: str
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number an article gives: `what` is one of killed, injured, displaced, besieged, arrested, families."""

    what: str
    number: int
    qualifier: Qualifier
    text: str

    def __post_init__(self) -> None:
        """Counts are not negative, and their qualifier is one we know."""
        if self.number < 0:
            raise ValueError(f"a figure cannot be negative: {self.number!r}")
        if self.qualifier not in get_args(Qualifier):
            raise ValueError(f"no such qualifier of a figure: {self.qualifier!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `id` is sixteen hex digits; `when` is None where nothing dates it; `evidence` is never empty.

    `codes` are (name, value) pairs of the data set it came from, in its own words: what no other field holds.
    """

    id: str
    kind: str
    evidence: tuple[Citation, ...]
    change: str | None = None
    when: TimeSpan | None = None
    places: tuple[EventPlace, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    hedge: str | None = None
    status: EventStatus = "draft"
    confidence: float = 0.5
    codes: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse an id that is none, no evidence, a kind or status we do not know, and a confidence out of bounds."""
        if not EVENT_ID.fullmatch(self.id):
            raise ValueError(f"an event's id is sixteen hex digits: {self.id!r}")
        if self.status not in get_args(EventStatus):
            raise ValueError(f"no such status of an event: {self.status!r}")
        if not self.evidence:
            raise ValueError(f"event {self.id!r} cites nothing")
        if self.kind not in KIND_IDS:
            raise ValueError(f"no such kind of event: {self.kind!r}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence must lie in 0–1: {self.confidence!r}")

    def code(self, name: str) -> str | None:
        """What the data set it came from says under this name."""
        return next((value for named, value in self.codes if named == name), None)

    @property
    def placed(self) -> tuple[EventPlace, ...]:
        """The places that have a point, in the order the event gives them."""
        return tuple(place for place in self.places if place.point is not None)


def event_id(article_id: str, kind: str, quote: str) -> str:
    """Sixteen hex digits that stay the same when a better reader dates or places the same quote anew."""
    return hashlib.sha256(f"{article_id}\x1f{kind}\x1f{quote}".encode()).hexdigest()[:16]
