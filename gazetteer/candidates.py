"""The search for candidates, cheapest keys first, and their order by evidence."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazetteer.blocking import near_keys, part_keys, same_keys, text_key
from gazetteer.evidence import FEATURES, NO_HINTS, Context, Hints, features
from gazetteer.folding import fold, is_arabic
from gazetteer.index import Form, Gazetteer
from gazetteer.place import Point
from gazetteer.readings import TOGETHER, Cut, Reading, read_fragments, read_mended, read_name
from gazetteer.scoring import evidence_sum, probabilities
from gazetteer.similarity import edit_distance
from gazetteer.spelling import Spelling, spell

MOST_LOOKED_AT, MOST_COMPARED = 100, 30
"""How many forms are looked at by their consonants, and then compared in full, for one reading in one step."""

TOO_UNLIKE = 0.55
"""A form of which more differs is not compared at all."""

FEW = 2
"""A skeleton this short is looked at by its letters instead."""

SATISFIED = 0.9
"""A candidate of this probability ends the search: farther keys hold only poorer spellings."""

ALIKE = 0.93
"""So does one where it should be, if it is written the same or sounds this much alike."""

SOUND, OUTSIDE, WEAK = (FEATURES.index(name) for name in ("sound", "outside", "weak"))
EXTRA = tuple(FEATURES.index(name) for name in ("extra_head", "extra_adjective", "extra_word"))
ENDINGS = (FEATURES.index("ending_added"), FEATURES.index("ending_dropped"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean, by its best reading and spelling; `features` in the order of `FEATURES`."""

    form: Form
    reading: Reading
    features: tuple[float, ...]
    evidence: float


def search(
    name: str, gazetteer: Gazetteer, context: Context, *, thorough: bool = False
) -> list[tuple[Candidate, float]]:
    """Candidates with their probabilities, best first, one a place; unless `thorough`, no farther than needed."""
    best: dict[int, Candidate] = {}
    compared: set[tuple[int, int]] = set()
    arabic = is_arabic(fold(name))
    for step in _steps(name):
        for order, reading, keys in step:
            forms = gazetteer.forms(keys, context.units, MOST_LOOKED_AT)
            fresh = [form for form in forms if (order, form.no) not in compared]
            compared.update((order, form.no) for form in fresh)
            _keep_best(best, _judge(reading, likeliest(reading, fresh), context, gazetteer))
        ranked = rank(best.values(), unit_given=bool(context.units), arabic=arabic)
        if not thorough and ranked and _is_settled(*ranked[0]):
            break
    return ranked


def _is_settled(best: Candidate, probability: float) -> bool:
    found = best.features
    if any(found[at] for at in EXTRA):
        return False
    if probability >= SATISFIED:
        return True
    return found[SOUND] >= ALIKE and best.reading.cut is Cut.WHOLE and not (found[OUTSIDE] or found[WEAK])


def _steps(name: str) -> Iterator[list[tuple[int, Reading, list[int]]]]:
    readings = read_name(name)
    yield [(0, reading, [text_key(reading.spelling.text)]) for reading in readings[:1]]
    yield [(0, reading, same_keys(reading.spelling)) for reading in readings[:1]]
    yield [(i, reading, same_keys(reading.spelling)) for i, reading in enumerate(readings[1:], start=1)]
    yield [(-1, reading, same_keys(reading.spelling)) for reading in read_mended(name)]
    yield [
        (i, reading, [*part_keys(reading.spelling), *near_keys(reading.spelling)])
        for i, reading in enumerate(readings)
        if reading.cut in (Cut.WHOLE, Cut.CLASS, *TOGETHER)
    ]
    yield [(i, reading, same_keys(reading.spelling)) for i, reading in enumerate(read_fragments(name), len(readings))]


def _judge(reading: Reading, forms: Iterable[Form], context: Context, gazetteer: Gazetteer) -> Iterator[Candidate]:
    hints = read_hints(reading.beside, gazetteer, context.units) if reading.beside else NO_HINTS
    for form in forms:
        evidence = features(reading, form, context, hints)
        if reading.cut is not Cut.FRAGMENT or _is_the_same(evidence):
            yield Candidate(form, reading, evidence, evidence_sum(evidence))


def _is_the_same(evidence: Sequence[float]) -> bool:
    """Whether a part of a name is a place's own: nearly so is too little (البغدادي is no بغداد)."""
    return evidence[SOUND] >= ALIKE and not any(evidence[at] for at in (WEAK, *ENDINGS))


def likeliest(reading: Reading, forms: list[Form]) -> list[Form]:
    """The forms whose consonants and letters are nearest; a quick look before the full comparison."""
    query = reading.spelling
    apart = [(_unlike(query, form.spelling), form.no, form) for form in forms]
    near = [one for one in apart if one[0] <= TOO_UNLIKE]
    return [form for _, _, form in heapq.nsmallest(MOST_COMPARED, near)]


def _unlike(query: Spelling, form: Spelling) -> float:
    """The share of the consonants that differ, a little more for letters that do; of a brief name, of the letters."""
    brief = len(query.skeleton) <= FEW
    apart = _share_apart(query.skeleton, form.skeleton)
    if query.arabic != form.arabic:
        return apart + abs(len(query.sound) - len(form.sound)) / 50
    letters = _share_apart(query.text, form.text)
    return letters if brief else min(apart, letters) + (apart + letters) / 10


def _share_apart(one: str, other: str) -> float:
    return edit_distance(one, other) / max(len(one), len(other), 1)


def read_hints(beside: Sequence[str], gazetteer: Gazetteer, units: frozenset[str]) -> Hints:
    """Where the names written beside a name are, by their consonants; within the units if any are given."""
    spellings = [spell(name) for name in beside]
    points = tuple(
        Point(lon=form.lon, lat=form.lat)
        for spelling in spellings
        for form in gazetteer.forms(same_keys(spelling), units, MOST_COMPARED)
        if form.spelling.skeleton == spelling.skeleton and (not units or form.admin1 in units)
    )
    return Hints(points, frozenset(unit for name in beside for unit in gazetteer.units(name)))


def _keep_best(best: dict[int, Candidate], found: Iterable[Candidate]) -> None:
    for candidate in found:
        place = candidate.form.place
        if place not in best or candidate.evidence > best[place].evidence:
            best[place] = candidate


def rank(found: Iterable[Candidate], *, unit_given: bool, arabic: bool) -> list[tuple[Candidate, float]]:
    """Candidates by evidence, best first, each with its probability."""
    ordered = sorted(found, key=lambda one: (-one.evidence, one.form.place))
    shares = probabilities([one.evidence for one in ordered], unit_given=unit_given, arabic=arabic)
    return list(zip(ordered, shares, strict=True))
