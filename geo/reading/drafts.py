"""An event while its article is still being read: what one statement gave, and the event it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer import Point, distance_m
from geo.events import Actor, Citation, Event, Figure, TimeSpan, event_id
from geo.reading.roles import COUNTRYSIDE, UNKNOWN_KIND, WIDE, Located, specificity

MOST_PLACES = 8
SECONDARY_RANK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one or more statements say. `own` places are named by its words, `borrowed` ones are those spoken of.

    `dated` tells whether its own words date it; `sentence` is where it was first told; `anew` says that it is another
    of its kind than those before, `echo` that it is one told before, "the shelling", `again` that it speaks of
    one, "the convoy". `plain` shelling names no weapon; a `backdrop` tells what goes on all the time, or a total.
    A `headline` is told by the title; what is `spread` befell "several villages". `numbers` are those of the statements
    it is made of; `order` counts the sentences that state anything. `beside` counts what else its sentence states; an
    `aside` is told in a clause inside another; `rivals` counts the other kinds its words tell, `doubted` words of it
    tell what something took away.
    """

    kind: str
    sentence: int
    citations: tuple[Citation, ...]
    change: str | None = None
    when: TimeSpan | None = None
    dated: bool = False
    own: tuple[Located, ...] = ()
    borrowed: tuple[Located, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    hedge: str | None = None
    weak: bool = False
    effect_only: bool = False
    specialised: bool = False
    past: bool = False
    anew: bool = False
    again: bool = False
    echo: bool = False
    plain: bool = False
    unarmed: bool = False
    backdrop: bool = False
    spread: bool = False
    besides: bool = False
    order: int = 0
    headline: bool = False
    words: int = 1
    beside: int = 0
    aside: bool = False
    rivals: int = 0
    doubted: bool = False
    numbers: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[Located, ...]:
        """Its own places, best first, else the borrowed ones."""
        if not self.spots and self.kind == "displacement":
            return self.borrowed + self.own
        rest = tuple(one for one in self.own if one not in self.spots)
        return self.spots + rest if self.spots else rest + self.borrowed

    @property
    def pin(self) -> Point | None:
        """Where the first of its places that has a point lies."""
        return next((point for one in self.places if (point := one.placed.point) is not None), None)

    @property
    def spots(self) -> tuple[Located, ...]:
        """Its own places but those its words only tie it to: a side, a topic, where people are from."""
        fleeing = self.kind == "displacement"
        return tuple(o for o in self.own if o.rank[0] < SECONDARY_RANK and not (fleeing and o.role == "to"))

    @property
    def named(self) -> tuple[Located, ...]:
        """Its spots; of what happened near a place only, that place."""
        return self.spots or tuple(one for one in self.own if one.role == "near" and not one.placed.foreign)

    @property
    def general(self) -> bool:
        """Whether no place of its own is closer than a countryside."""
        return all(specificity(one.placed) >= WIDE or one.rank[0] >= SECONDARY_RANK for one in self.own)


def to_event(draft: Draft, confidence: float) -> Event:
    """The event a draft stands for, and how likely it is right."""
    first = draft.citations[0]
    places = [one.placed.as_event_place(one.role) for one in _telling(draft.places)]
    unique = {(place.id or place.text, place.role): place for place in reversed(places)}
    ordered = tuple(reversed(unique.values()))
    return Event(
        id=event_id(first.article_id, draft.kind, first.quote),
        kind=draft.kind,
        evidence=draft.citations,
        change=draft.change,
        when=draft.when,
        places=ordered[:MOST_PLACES],
        actors=draft.actors,
        figures=draft.figures,
        hedge=draft.hedge,
        confidence=confidence,
    )


def _telling(places: tuple[Located, ...]) -> tuple[Located, ...]:
    """The places that say where: no countryside beside a village, nothing merely talked about beside a spot."""
    spots = tuple(one for one in places if one.rank[0] < SECONDARY_RANK) or places
    best = min((one.rank[0] for one in spots if one.role != "to"), default=0)
    spots = tuple(one for one in spots if one.role == "to" or one.rank[0] == best)
    close = tuple(one for one in spots if specificity(one.placed) < COUNTRYSIDE and one.placed.point)
    if all(one.role == "to" for one in close) and any(one.role != "to" for one in spots):
        close = ()
    return _without_around(close or spots)


def _without_around(places: tuple[Located, ...]) -> tuple[Located, ...]:
    """Leave out the city around a neighbourhood that is named: it says nothing more."""
    inner = [one for one in places if one.placed.point and specificity(one.placed) < UNKNOWN_KIND]
    return tuple(one for one in places if one in inner or not any(_around(one, other) for other in inner))


def _around(outer: Located, inner: Located) -> bool:
    point, centre = inner.placed.point, outer.placed.point
    if point is None or centre is None or inner.placed.kind != "neighbourhood":
        return False
    return distance_m(centre, point) <= (outer.placed.uncertainty_m or 0)
