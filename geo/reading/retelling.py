"""Which drafts of an article tell one event: lead and detail, title and body, an attack and the people it hit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.events import Actor, Figure, TimeSpan
from geo.reading.clauses import ATTACKS, VIOLENT
from geo.reading.drafts import Draft
from geo.reading.roles import COUNTRYSIDE, UNKNOWN_KIND, Located, specificity
from geo.reading.whereabouts import at_hospital, closeness, closer, elsewhere, holds, in_one_land, is_vague, same_place

ROOTED = VIOLENT | {"siege"}
"""Kinds bound to a spot: told again without a place, they happened where the article was speaking of."""

STATES = frozenset({"siege", "crossing"})
OPPOSED = frozenset({"closed", "lifted"})
SAME_DAYS = 1
SINGLE = frozenset({"aid", "economy", "infrastructure", "other"})
"""Kinds told one after another without being one: a later one that names no place is not the earlier."""

MOST_CITATIONS = 40
"""An event told more often than this keeps those it is quoted by first."""

LEAD_SENTENCES = 2
NEXT_SENTENCES = 2
WIDER_SENTENCES = 3
NEWS_DAYS = dict.fromkeys(ATTACKS, 7) | dict.fromkeys(("crossing", "aid", "displacement", "negotiation"), 21)
"""What no day is told of is news: nothing dated further from it than so many days is the same."""


def merge_drafts(drafts: list[Draft]) -> list[Draft]:
    """Lead and detail, title and body, attack and victims: the drafts that tell of one event become one."""
    stating = {number: at for at, number in enumerate(sorted({draft.sentence for draft in drafts}))}
    told = [replace(draft, order=stating[draft.sentence]) for draft in drafts]
    return _merged(_merged(told))


def _merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Each draft joined to the last before it that tells the same event."""
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
    if earlier.kind != later.kind and not (earlier.effect_only or later.effect_only or _alike(earlier, later)):
        return False
    if (later.anew and later.kind == earlier.kind) or not _same_time(earlier, later):
        return False
    if later.effect_only and earlier.kind in ATTACKS:
        lead = earlier.general and not earlier.specialised and earlier.order < LEAD_SENTENCES
        rough = (
            later.general and not elsewhere(earlier, later) and not (later.spots and later.dated and not earlier.dated)
        )
        return rough or lead or same_place(earlier, later) or at_hospital(later)
    if earlier.effect_only and later.kind in VIOLENT and earlier.kind != later.kind:
        return earlier.general or same_place(earlier, later)
    if _opposed(earlier, later) or (
        earlier.kind != later.kind and (not _alike(earlier, later) or _other_toll(earlier, later))
    ):
        return False
    return _taken_up(earlier, later) or _told_again(earlier, later)


def _taken_up(earlier: Draft, later: Draft) -> bool:
    """Whether "the explosion" says more closely where the one told right before was."""
    if not later.echo or later.sentence - earlier.sentence > NEXT_SENTENCES or closer(earlier, later):
        return False
    return earlier.general or not later.spots or in_one_land(earlier, later)


def _alike(earlier: Draft, later: Draft) -> bool:
    """Whether the kinds are those of one attack: shelling that aircraft did, an attack told without its weapon."""
    kinds = {earlier.kind, later.kind}
    if earlier.sentence == later.sentence or earlier.effect_only or later.effect_only:
        return False
    if kinds == {"shelling", "airstrike"}:
        return (earlier.plain or later.plain) and not (later.besides and later.spots)
    near = later.sentence - earlier.sentence <= NEXT_SENTENCES and not later.besides
    return near and kinds <= VIOLENT and (earlier.unarmed or later.unarmed)


def _other_toll(earlier: Draft, later: Draft) -> bool:
    """Whether each counts dead of its own, so that two raids on one town are told."""
    tolls = [{figure.number for figure in draft.figures if figure.what == "killed"} for draft in (earlier, later)]
    return later.besides and all(tolls) and not tolls[0] & tolls[1]


def _opposed(earlier: Draft, later: Draft) -> bool:
    """Whether one closes or lifts what the other opens or keeps."""
    changes = {earlier.change, later.change}
    return earlier.kind in STATES and len(changes) > 1 and bool(changes & OPPOSED)


def _told_again(earlier: Draft, later: Draft) -> bool:
    """Whether the places allow two drafts of one kind and time to be one event, the later its detail or its echo."""
    if _bound_elsewhere(earlier, later):
        return False
    if not earlier.named or not later.named:
        if earlier.headline and not earlier.named and later.sentence <= LEAD_SENTENCES:
            return True
        if earlier.kind in SINGLE:
            return not later.named and (later.again or not earlier.named or later.sentence - earlier.sentence <= 1)
        if later.named and later.order > earlier.order >= LEAD_SENTENCES:
            return False
        there = earlier.general and not elsewhere(earlier, later)
        return later.kind not in ROOTED or there or not later.borrowed or same_place(earlier, later)
    lead = (earlier.general or _same_toll(earlier, later)) and earlier.order < LEAD_SENTENCES
    lead = lead and (not earlier.specialised or _on_one_day(earlier, later)) and not elsewhere(earlier, later)
    told = same_place(earlier, later) or (lead and not is_vague(later))
    return told or _headlines(earlier, later) or _told_wider(earlier, later)


def _told_wider(earlier: Draft, later: Draft) -> bool:
    """Whether one of two sentences near each other tells of an attack roughly and the other closely."""
    if earlier.kind not in ATTACKS or later.besides or later.sentence - earlier.sentence > WIDER_SENTENCES:
        return False
    return holds(later, earlier) or (holds(earlier, later) and not earlier.specialised)


def _same_toll(earlier: Draft, later: Draft) -> bool:
    """Whether both count the same dead in one governorate on one day."""
    counted = [{figure.number for figure in draft.figures if figure.what == "killed"} for draft in (earlier, later)]
    return bool(counted[0] & counted[1]) and in_one_land(earlier, later) and _on_one_day(earlier, later)


def _bound_elsewhere(one: Draft, other: Draft) -> bool:
    """Whether people of both are on their way, to settlements that are not the same."""
    if one.kind != "displacement":
        return False
    reached = [_settlements_reached(draft) for draft in (one, other)]
    return all(reached) and not reached[0] & reached[1]


def _settlements_reached(draft: Draft) -> set[str]:
    return {o.placed.mention.name for o in draft.own if o.role == "to" and specificity(o.placed) < COUNTRYSIDE}


def _headlines(earlier: Draft, later: Draft) -> bool:
    """Whether a title names no more than the city of the land around the spot that a sentence tells."""
    if not earlier.headline or later.order > LEAD_SENTENCES or not earlier.spots or later.general:
        return False
    if closeness(earlier) < UNKNOWN_KIND:
        return False
    lands = {one.placed.place.admin1 for one in earlier.spots if one.placed.place}
    inside = {one.placed.place.admin1 for one in later.spots if one.placed.place}
    return bool(lands) and lands <= inside


def _on_one_day(one: Draft, other: Draft) -> bool:
    """Whether the words of both give the very same day."""
    if not one.dated or not other.dated or one.when is None or other.when is None:
        return False
    return one.when.precision == other.when.precision == 1 and one.when.start == other.when.start


def _overnight(night: TimeSpan, day: TimeSpan) -> bool:
    """Whether a day is the second of a night told by its two days."""
    return night.end == day.start and (night.end - night.start).days == 1


def _same_time(one: Draft, other: Draft) -> bool:
    if one.past != other.past and not (one.dated and other.dated):
        return False
    if one.when is None or other.when is None:
        return True
    if not one.dated or not other.dated:
        apart = abs((one.when.start - other.when.start).days)
        detail = one.kind in VIOLENT and one.dated and abs(other.sentence - one.sentence) <= 1
        news = one.dated != other.dated and not detail
        return not news or apart <= NEWS_DAYS.get(one.kind, apart)
    if _one_siege(one, other) or _overnight(one.when, other.when) or _overnight(other.when, one.when):
        return True
    margin = max(one.when.margin_days, other.when.margin_days, SAME_DAYS - 1)
    return abs((one.when.start - other.when.start).days) <= margin


def _one_siege(one: Draft, other: Draft) -> bool:
    """Whether both tell since when one place has been besieged: for 181 days, for some months."""
    open_ended = all(draft.when is not None and draft.when.end is None and draft.spots for draft in (one, other))
    changes = {one.change, other.change}
    alike = len(changes) == 1 or (None in changes and "ongoing" not in changes)
    return one.kind == other.kind == "siege" and alike and open_ended and same_place(one, other)


def _together(earlier: Draft, later: Draft) -> Draft:
    """Both drafts as one; the more specific place, the stated day and every citation are kept."""
    better = bool(later.own) and (not earlier.own or (earlier.general and not later.general) or closer(later, earlier))
    first, second = (later, earlier) if better and not later.effect_only else (earlier, later)
    dated = first if first.dated else second if second.dated else first
    quoted = second if _named_day(second) and not _named_day(first) and not second.effect_only else first
    told_by_later = earlier.effect_only and later.kind in VIOLENT
    told_by_later |= (earlier.plain or earlier.unarmed) and not (later.effect_only or later.unarmed)
    kind = later.kind if told_by_later else earlier.kind
    return replace(
        first,
        kind=kind,
        sentence=max(earlier.sentence, later.sentence),
        order=min(earlier.order, later.order),
        citations=tuple(dict.fromkeys((*quoted.citations, *second.citations, *first.citations)))[:MOST_CITATIONS],
        change=_change(earlier.change, later.change),
        when=dated.when,
        dated=dated.dated,
        borrowed=first.borrowed or second.borrowed,
        headline=earlier.headline,
        own=_joined_places(first.own, second.own),
        actors=_joined_actors(first.actors, second.actors),
        figures=_joined_figures(first.figures, second.figures),
        hedge=first.hedge if first.hedge == second.hedge else None,
        weak=first.weak and second.weak,
        effect_only=first.effect_only and second.effect_only,
        plain=earlier.plain and later.plain,
        unarmed=earlier.unarmed and later.unarmed,
        specialised=earlier.specialised or later.specialised or not (earlier.general and later.general),
        words=max(first.words, second.words),
        numbers=(*earlier.numbers, *later.numbers),
    )


def _named_day(draft: Draft) -> bool:
    """Whether its own words name the day, and do not count it from another."""
    return draft.when is not None and bool(draft.when.expression)


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
