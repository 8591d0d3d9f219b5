"""The search for candidates, cheapest keys first, and their order by evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazetteer.comparing import Step, comparisons
from gazetteer.evidence import FEATURES, Context, features, metres_to
from gazetteer.folding import fold, is_arabic
from gazetteer.index import Form, Gazetteer
from gazetteer.readings import Cut, Reading
from gazetteer.scoring import evidence_sum, probabilities

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
    nearest: dict[int, float] = {}
    arabic = is_arabic(fold(name))
    for step in comparisons(name, gazetteer, context.units):
        _keep_best(best, _judge(step, context, nearest))
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


def _judge(step: Step, context: Context, nearest: dict[int, float]) -> Iterator[Candidate]:
    """The candidates of a step; `nearest` keeps how far each place is from what is named nearby."""
    for reading, hints, forms in ((one.reading, one.hints, one.forms) for one in step):
        for one in forms:
            place = one.form.place
            if place not in nearest:
                nearest[place] = metres_to(one.form, context.near)
            evidence = features(reading, one, context, hints, nearest[place])
            if reading.cut is not Cut.FRAGMENT or _is_the_same(evidence):
                yield Candidate(one.form, reading, evidence, evidence_sum(evidence))


def _is_the_same(evidence: Sequence[float]) -> bool:
    """Whether a part of a name is a place's own: nearly so is too little (البغدادي is no بغداد)."""
    return evidence[SOUND] >= ALIKE and not any(evidence[at] for at in (WEAK, *ENDINGS))


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
