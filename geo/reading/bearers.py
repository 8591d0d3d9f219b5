"""Which of the places that bear exactly a name an article means: the well-known one, or the nearest at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer import Ambiguous, Gazetteer, Match, Mention, Place, Point, Resolution, distance_m

KINDS: Mapping[str, tuple[str, ...]] = {
    "field": ("gas_field", "oil_field"),
    "crossing": ("border_crossing", "line_crossing", "crossing"),
    "airport": ("airbase", "airport"),
    "district": ("district", "neighbourhood"),
    "town": ("town", "city", "village"),
    "front": (),
    "facility": (),
    "road": (),
    "hill": (),
    "capital": ("city",),
}
"""What the kinds of a class word are called in the gazetteer, where the words differ."""

SEATS = frozenset({"city", "town"})
WELL_KNOWN = ("city", "governorate", "country", "border_crossing", "airbase", "region", "district")
"""Kinds that need no neighbours to be known by, the likeliest first where places of several bear one name."""

LANDS = ("governorate", "city", "town", "district")
PARTED = ("city", "town", "governorate", "district")
UNITS = frozenset({"district", "subdistrict"})
HOME = frozenset({"SY", None})
SETTLEMENTS = frozenset({"city", "town", "village"})
HAMLETS = frozenset({"village", "hamlet", "settlement", "farm"})
STRAY_M = 80_000.0
"""A hamlet further than this from all that is named beside it is a namesake."""

PASSING = frozenset({"النهري", "الحدودي", "البري", "الدولي", "الإنساني", "التجاري", "العسكري", "المائي", "الرئيسي"})
"""What sort of passage it is: no part of the name it is called after."""

SPELT = 0.58
"""From this score on a name in a spelling of its own is taken for the place's."""

HELD = 0.5
"""From this probability on that it is one of several, a name is taken to be held by the gazetteer."""

SURE, BEARER = 0.9, 0.85
AHEAD, AHEAD_M, OTHER_KIND_M = 2.0, 5_000.0, 30_000.0
"""The nearest bearer is meant if the next is more than twice as far and 5 km more; another kind counts 30 km."""


def bearers_of(mention: Mention, gazetteer: Gazetteer) -> list[Place]:
    """The places of a name, of the name with its class word if there are any: the mountain of X is not X."""
    names = sorted({mention.name, mention.text}, key=len, reverse=True)
    return next((list(bearers) for name in names if (bearers := gazetteer.named(name))), [])


def well_known(bearers: Sequence[Place], wanted: Sequence[str]) -> Match | None:
    """The city, governorate or the like among the bearers, if the class word does not call for another kind."""
    seats = {place.admin2 for place in bearers if place.kind in SEATS}
    fit = [
        place
        for place in bearers
        if place.kind in WELL_KNOWN
        and (not wanted or place.kind in wanted)
        and (place.kind != "district" or place.id not in seats or place.kind in wanted)
    ]
    best = min(fit, key=lambda place: WELL_KNOWN.index(place.kind), default=None)
    return Match(best, SURE, (f"the {best.kind} of that name",)) if best else None


def among_bearers(
    bearers: Sequence[Place], wanted: Sequence[str], near: Sequence[Point], *, sure: bool = False
) -> Resolution | None:
    """The bearer nearest to the places named beside the name; None where nothing tells them apart.

    A word that is not `sure` to be a name is none far from all the places around it.
    """
    meant = _meant(bearers, wanted, near, sure=sure)
    if not meant or (len(meant) > 1 and not near):
        return None
    ranked = sorted((_distance(place, near, wanted), place.id, place) for place in meant)
    if len(ranked) == 1:
        return Match(ranked[0][2], BEARER, ("the only place of that name",))
    if ranked[1][0] > AHEAD * ranked[0][0] + AHEAD_M:
        return Match(ranked[0][2], BEARER, ("the place of that name nearest to those beside it",))
    return Ambiguous(tuple(Match(place, BEARER, (f"one of {len(meant)} of that name",)) for _, _, place in ranked))


def at_home(bearers: Sequence[Place]) -> list[Place]:
    """The towns and villages of Syria among the bearers of a name that is also a city's abroad; else none."""
    if all(place.country in HOME for place in bearers):
        return []
    return [place for place in bearers if place.country in HOME and place.kind in SETTLEMENTS]


def base_of(bearers: Sequence[Place], *, part: bool) -> Place | None:
    """Whose countryside is meant: the governorate's of that name; whose `part`: the city's."""
    order = PARTED if part else LANDS
    fit = [place for place in bearers if place.kind in order]
    return min(fit, key=lambda place: order.index(place.kind), default=bearers[0] if bearers else None)


def _meant(bearers: Sequence[Place], wanted: Sequence[str], near: Sequence[Point], *, sure: bool) -> list[Place]:
    """Of the places that bear a name, those a report could mean: no unit beside its seat, no hamlet far away."""
    seats = [place for place in bearers if place.kind not in UNITS or place.kind in wanted] or list(bearers)
    return [place for place in seats if sure or place.kind not in HAMLETS or _distance(place, near, ()) <= STRAY_M]


def _distance(place: Place, near: Sequence[Point], wanted: Sequence[str]) -> float:
    """Metres to the nearest of `near`; a place of another kind than called for counts as further away."""
    away = min((distance_m(place.point, point) for point in near), default=0.0)
    return away + (OTHER_KIND_M if wanted and place.kind not in wanted else 0.0)


def kinds_of(mention: Mention) -> tuple[str, ...]:
    """The gazetteer's words for the kinds a mention calls for."""
    return tuple(kind for said in mention.kinds for kind in KINDS.get(said, (said,)))


def inner_name(mention: Mention) -> str:
    """The name beside the class word: معبر الطبقة النهري is called after الطبقة, as is Tabqa crossing."""
    if mention.name[:1].isascii():
        return " ".join(mention.name.split()[:-1])
    words = mention.name.split()[1:]
    return " ".join(words[: len(words) - (len(words) > 1 and words[-1] in PASSING)])


def surely_found(answer: Resolution) -> bool:
    """Whether a name in a spelling of its own is surely enough a place's."""
    best = answer.candidates[0] if isinstance(answer, Ambiguous) else answer
    return isinstance(best, Match) and best.score >= SPELT


def likely_held(answer: Resolution) -> bool:
    """Whether a name is more likely one of the candidates' than one that no gazetteer holds."""
    return not isinstance(answer, Ambiguous) or sum(one.score for one in answer.candidates) >= HELD
