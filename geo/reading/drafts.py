"""An event while its article is still being read: what one statement gave, and what later ones added."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazetteer import Point, distance_m
from geo.events import Actor, Citation, Event, Figure, TimeSpan, event_id
from geo.reading.claims import ATTACKS, VIOLENT
from geo.reading.roles import COUNTRYSIDE, UNKNOWN_KIND, WIDE, Located, specificity

SAME_PLACE_M = 3_000.0
ROOTED = VIOLENT | {"siege"}
"""Kinds bound to a spot: told again without a place, they happened where the article was speaking of."""

STATES = frozenset({"siege", "crossing"})
OPPOSED = frozenset({"closed", "lifted"})
SAME_DAYS = 1
SINGLE = frozenset({"aid", "economy", "infrastructure", "other"})
"""Kinds told one after another without being one: a later one that names no place is not the earlier."""

MOST_PLACES = 8
MOST_CITATIONS = 40
"""An event told more often than this keeps those it is quoted by first."""

SECONDARY_RANK = 3
LEAD_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one or more statements say. `own` places are named by its words, `borrowed` ones are those spoken of.

    `dated` tells whether its own words date it; `sentence` is where it was first told; `anew` says that it is another
    of its kind than those before, `again` that it speaks of one told already: the convoy.
    `numbers` are those of the statements it is made of, in the order told.
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
    words: int = 1
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


def merge_drafts(drafts: list[Draft]) -> list[Draft]:
    """Lead and detail, title and body, attack and victims: the drafts that tell of one event become one."""
    merged: list[Draft] = []
    for draft in drafts:
        at = next((i for i in reversed(range(len(merged))) if same_event(merged[i], draft)), None)
        if at is None:
            merged.append(draft)
        else:
            merged[at] = _together(merged[at], draft)
    return merged


def same_event(earlier: Draft, later: Draft) -> bool:
    """Whether two drafts tell of one event."""
    if earlier.kind != later.kind and not (earlier.effect_only or later.effect_only):
        return False
    if (later.anew and later.kind == earlier.kind) or not _same_time(earlier, later):
        return False
    if later.effect_only and earlier.kind in ATTACKS:
        return later.general or _same_place(earlier, later) or _at_hospital(later)
    if earlier.effect_only and later.kind in VIOLENT and earlier.kind != later.kind:
        return earlier.general or _same_place(earlier, later)
    return earlier.kind == later.kind and not _opposed(earlier, later) and _told_again(earlier, later)


def _opposed(earlier: Draft, later: Draft) -> bool:
    """Whether one closes or lifts what the other opens or keeps."""
    changes = {earlier.change, later.change}
    return earlier.kind in STATES and len(changes) > 1 and bool(changes & OPPOSED)


def _told_again(earlier: Draft, later: Draft) -> bool:
    """Whether the places allow two drafts of one kind and time to be one event, the later its detail or its echo."""
    if not earlier.named or not later.named:
        if earlier.kind in SINGLE:
            return not later.named and (later.again or not earlier.named)
        if later.named and later.sentence > earlier.sentence >= LEAD_SENTENCES:
            return False
        return later.kind not in ROOTED or earlier.general or not later.borrowed or _same_place(earlier, later)
    lead = earlier.general and earlier.sentence < LEAD_SENTENCES
    lead = lead and (not earlier.specialised or _on_one_day(earlier, later))
    return _same_place(earlier, later) or (lead and not later.general)


def _same_time(one: Draft, other: Draft) -> bool:
    if one.past != other.past and not (one.dated and other.dated):
        return False
    if not one.dated or not other.dated or one.when is None or other.when is None:
        return True
    margin = max(one.when.margin_days, other.when.margin_days, SAME_DAYS - 1)
    return abs((one.when.start - other.when.start).days) <= margin


def _on_one_day(one: Draft, other: Draft) -> bool:
    """Whether the words of both give the very same day."""
    if not one.dated or not other.dated or one.when is None or other.when is None:
        return False
    return one.when.precision == other.when.precision == 1 and one.when.start == other.when.start


def _same_place(one: Draft, other: Draft) -> bool:
    """Whether the pins lie together, or one names the other's pin among its places."""
    pins = [draft.places[0].placed for draft in (one, other) if draft.places]
    if one.pin is None or other.pin is None or any(pin.status == "inferred" for pin in pins):
        return bool({p.placed.mention.name for p in one.places} & {p.placed.mention.name for p in other.places})
    return distance_m(one.pin, other.pin) <= SAME_PLACE_M or _named_by(one, other) or _named_by(other, one)


def _at_hospital(draft: Draft) -> bool:
    """Whether it only tells where people were treated."""
    return all("facility" in one.placed.mention.kinds for one in draft.spots)


def _named_by(one: Draft, other: Draft) -> bool:
    pin = one.places[0].placed.place
    return pin is not None and any(
        place.placed.place and place.placed.place.id == pin.id
        for place in other.places
        if place.rank[0] < SECONDARY_RANK
    )


def _together(earlier: Draft, later: Draft) -> Draft:
    """Both drafts as one; the more specific place, the stated day and every citation are kept."""
    closer = bool(later.own) and (not earlier.own or (earlier.general and not later.general))
    first, second = (later, earlier) if closer and not later.effect_only else (earlier, later)
    dated = first if first.dated else second if second.dated else first
    quoted = second if second.dated and not first.dated and not second.effect_only else first
    kind = later.kind if earlier.effect_only and later.kind in VIOLENT else earlier.kind
    return replace(
        first,
        kind=kind,
        sentence=min(earlier.sentence, later.sentence),
        citations=tuple(dict.fromkeys((*quoted.citations, *second.citations, *first.citations)))[:MOST_CITATIONS],
        change=_change(earlier.change, later.change),
        when=dated.when,
        dated=dated.dated,
        borrowed=first.borrowed or second.borrowed,
        own=_joined_places(first.own, second.own),
        actors=_joined_actors(first.actors, second.actors),
        figures=_joined_figures(first.figures, second.figures),
        hedge=first.hedge if first.hedge == second.hedge else None,
        weak=first.weak and second.weak,
        effect_only=first.effect_only and second.effect_only,
        specialised=True,
        words=max(first.words, second.words),
        numbers=(*earlier.numbers, *later.numbers),
    )


def _change(earlier: str | None, later: str | None) -> str | None:
    if {earlier, later} == {"opened", "used"}:
        return "opened and used"
    return earlier or later


def _joined_places(first: tuple[Located, ...], second: tuple[Located, ...]) -> tuple[Located, ...]:
    def key(one: Located) -> str:
        return one.placed.place.id if one.placed.place else one.placed.mention.name

    known = {key(one) for one in first}
    return first + tuple(one for one in second if key(one) not in known)


def _joined_actors(first: tuple[Actor, ...], second: tuple[Actor, ...]) -> tuple[Actor, ...]:
    known = {actor.name for actor in first}
    return first + tuple(actor for actor in second if actor.name not in known)


def _joined_figures(first: tuple[Figure, ...], second: tuple[Figure, ...]) -> tuple[Figure, ...]:
    known = {figure.what for figure in first}
    return first + tuple(figure for figure in second if figure.what not in known)


def to_event(draft: Draft) -> Event:
    """The event a draft stands for."""
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
        confidence=confidence(draft),
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


def confidence(draft: Draft) -> float:
    """How likely kind, pin and day are all right: more for a place and a day of its own, less for a hedge."""
    score = (
        0.35 + 0.2 * bool(draft.own) + 0.15 * draft.dated + 0.1 * (draft.words > 1) + 0.05 * (len(draft.citations) > 1)
    )
    score += 0.05 * any(one.placed.status == "match" for one in draft.own[:1])
    return round(max(0.05, score - 0.2 * (draft.hedge is not None) - 0.15 * (draft.weak or draft.effect_only)), 2)
