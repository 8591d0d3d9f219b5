"""One name in its context → one of four answers, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.candidates import Candidate, search
from gazetteer.classwords import are_kin
from gazetteer.descriptions import described
from gazetteer.evidence import UNITS, Context
from gazetteer.index import Gazetteer
from gazetteer.place import Place, Point, distance_m
from gazetteer.readings import Cut
from gazetteer.reasons import reasons

CLEARLY_AHEAD = 0.75
"""The score from which one candidate is a match."""

DOUBLE_M = 3_000.0
THE_ONLY_ONE = 0.85
"""The score of the only place of a kind about."""

REMAINS = 0.01
MOST_REMAINING = 20


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate is clearly ahead. `score` is 0–1; `why` are reasons a person can read."""

    place: Place
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places remain, best first; no guess is made between them."""

    candidates: tuple[Match, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that remain, best first."""
        return tuple(candidate.place for candidate in self.candidates)


@dataclass(frozen=True, slots=True)
class Inferred:
    """A place no gazetteer holds, put where the words around it say, with the radius that should hold it."""

    point: Point
    uncertainty_m: float
    anchors: tuple[Place, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that means no place we know."""

    name: str


Resolution = Match | Ambiguous | Inferred | Unknown


def resolve(
    name: str,
    gazetteer: Gazetteer,
    near: Sequence[Point] = (),
    within: str | None = None,
    kinds: Sequence[str] = (),
) -> Resolution:
    """Decide which place `name` means.

    Parameters
    ----------
    name
        A toponym in Arabic or Latin script, as found in the text; a class word before it is understood.
    gazetteer
        The places to choose from.
    near
        Places the same text already named (EPSG:4326); they break ties.
    within
        A governorate or district, in any spelling; soft, because sources misname them.
    kinds
        Kinds of place the words around the name call for (`neighbourhood`, `airport`…); soft too.

    Returns
    -------
    resolution
        `Match` only if one candidate is clearly ahead; no guess is made between equals.
    """
    units = gazetteer.units(within) if within else frozenset()
    context = Context(units, tuple(near), tuple(kinds))
    forms = described(name, gazetteer, context)
    if forms:
        return _decide_described([gazetteer.numbered(form.place) for form in forms])
    return decide(name, search(name, gazetteer, context), gazetteer)


def _decide_described(places: Sequence[Place]) -> Resolution:
    """The only one of its kind is a match; of several, none is."""
    why = ("told by its kind alone", "the one where the text is")
    if len(places) == 1:
        return Match(places[0], THE_ONLY_ONE, why)
    return Ambiguous(tuple(Match(place, round(1 / len(places), 3), why) for place in places[:MOST_REMAINING]))


def _is_double(one: Place, other: Place) -> bool:
    """Whether two entries are one place to a reader: entered twice, or a town and the unit named after it."""
    apart = distance_m(one.point, other.point)
    if one.kind not in UNITS and other.kind in UNITS:
        return apart <= other.uncertainty_m
    return are_kin(one.kind, other.kind) and apart <= DOUBLE_M


def decide(name: str, ranked: Sequence[tuple[Candidate, float]], gazetteer: Gazetteer) -> Resolution:
    """One of the answers: a match if the best is clearly ahead, else all that remain, else unknown."""
    remaining = [
        Match(gazetteer.numbered(candidate.form.place), round(score, 3), reasons(candidate))
        for candidate, score in ranked[:MOST_REMAINING]
        if score >= REMAINS
    ]
    if not remaining:
        return Unknown(name)
    best = remaining[0]
    together = sum(one.score for one in remaining if _is_double(best.place, one.place))
    if together >= CLEARLY_AHEAD and ranked[0][0].reading.cut is not Cut.LISTED:
        return Match(best.place, round(min(together, 1.0), 3), best.why)
    return Ambiguous(tuple(remaining))
