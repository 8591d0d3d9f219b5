"""Fit the weights of `gazetteer.scoring` and the numbers of `gazetteer.habits` on queries whose answers are known.

    python -m benchmarks.calibration FILE.gaz queries.json

A conditional logit with an outside option, fitted by gradient ascent on the log-likelihood with a weak prior that pulls
towards the present weights. A query's answer is every candidate within 5 km of the truth; NONE if nothing in the
gazetteer lies there. Weights whose evidence these queries never show, or show one-sidedly, are KEPT as they are. Steps
seen less than OFTEN are fitted by class; a number below SMALL is not worth keeping. Both are printed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from gazetteer import Gazetteer, Point, distance_m, fold, read_gazetteer
from gazetteer.candidates import Candidate, search
from gazetteer.evidence import FEATURES, Context, compare, scripts_of
from gazetteer.folding import is_arabic
from gazetteer.habits import HABITS, Scripts, step_class
from gazetteer.scoring import NONE, NONE_FOR_LATIN, NONE_WITHOUT_UNIT, WEIGHTS
from gazetteer.similarity import align

RIGHT_M = 5_000.0
KEPT = ("near", "weak", "extra_adjective", "kind_fits", "kind_clashes", "weight", "habits", "wide_part")
PRIOR = 2e-4
ROUNDS = 900
RATE = 0.05
OFTEN, SMALL = 1_000, 0.25
MOST = 25
SETS = {
    "a_ar_gov": 1.0,
    "b_ar_none": 1.0,
    "c_en_gov": 1.0,
    "d_airwars": 2.0,
    "e_typo_ar": 0.2,
    "e_typo_en": 0.2,
    "f_unknown": 1.5,
}
"""The sets and what one of their queries counts: typos made on purpose little, as they are rarer in sources."""


Step = tuple[Scripts, str]
Habits = tuple[Step, ...]


class Question:
    """A query with its candidates: features, steps of their sounds, and whether each is right."""

    def __init__(self, counts: float, query: dict, gazetteer: Gazetteer) -> None:
        units = gazetteer.units(query["within"]) if query["within"] else frozenset()
        found = [one for one, _ in search(query["name"], gazetteer, Context(units), thorough=True)[:MOST]]
        self.features = [one.features for one in found]
        self.steps = [_steps(one) for one in found]
        self.right = [bool(query["ans"]) and _is_right(query, one) for one in found]
        self.said = (1, not units, not is_arabic(fold(query["name"])))
        self.counts = counts * (query["ans"] or not query["ans10"])


def _steps(candidate: Candidate) -> Counter[Step]:
    query, form = candidate.reading.spelling, candidate.form.spelling
    compared = compare(query, form).form
    scripts = scripts_of(query, compared)
    return Counter((scripts, step) for step in align(query.sound, compared.sound).steps)


def _is_right(query: dict, candidate: Candidate) -> bool:
    here = Point(lon=candidate.form.lon, lat=candidate.form.lat)
    return distance_m(Point(lon=query["lon"], lat=query["lat"]), here) <= RIGHT_M


class Sample:
    """Questions as arrays: features (query, candidate, feature), which candidates exist, which are right, what counts.

    Behind the features stand the counts of the steps in `habits`.
    """

    def __init__(self, questions: list[Question], habits: Habits) -> None:
        shape = (len(questions), MOST)
        self.columns = {step: len(FEATURES) + i for i, step in enumerate(habits)}
        self.x = np.zeros((*shape, len(FEATURES) + len(habits)), np.float32)
        self.there, self.right = np.zeros(shape, bool), np.zeros(shape, bool)
        self.said = np.array([question.said for question in questions], float)
        self.counts = np.array([question.counts for question in questions])
        for row, question in enumerate(questions):
            self._fill(row, question)
        self.x[:, :, FEATURES.index("habits")] = 0.0

    def _fill(self, row: int, question: Question) -> None:
        for column, (evidence, steps) in enumerate(zip(question.features, question.steps, strict=True)):
            self.x[row, column, : len(FEATURES)] = evidence
            self.there[row, column], self.right[row, column] = True, question.right[column]
            for (scripts, step), count in steps.items():
                known = (scripts, step) if (scripts, step) in self.columns else (scripts, step_class(step))
                if known in self.columns:
                    self.x[row, column, self.columns[known]] += count


def often(questions: list[Question]) -> Habits:
    """The steps seen often, and the classes of the others."""
    seen: Counter[Step] = Counter()
    for question in questions:
        for steps in question.steps:
            seen.update(steps)
    classes = {(scripts, step_class(step)) for scripts, step in seen}
    return tuple(sorted(classes | {step for step, count in seen.items() if count >= OFTEN}))


def fit(sample: Sample) -> np.ndarray:
    """The weights of the features, of the steps, then of NONE: always, without a unit, for a name in Latin script."""
    steps = [HABITS[scripts].get(step, 0.0) for scripts, step in sample.columns]
    start = np.array([*(WEIGHTS[name] for name in FEATURES), *steps, NONE, NONE_WITHOUT_UNIT, NONE_FOR_LATIN])
    free = np.array([name not in KEPT for name in FEATURES] + [True] * (len(steps) + 3))
    weights, momentum, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, ROUNDS + 1):
        slope = np.where(free, gradient(sample, weights) - PRIOR * (weights - start), 0.0)
        momentum = 0.9 * momentum + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights += RATE * (momentum / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def shares(sample: Sample, weights: np.ndarray) -> np.ndarray:
    """The probability of each candidate, NONE in the last column."""
    z = np.where(sample.there, sample.x @ weights[:-3], -np.inf)
    none = sample.said @ weights[-3:]
    z = np.concatenate([z, none[:, None]], axis=1)
    z = np.exp(z - z.max(axis=1, keepdims=True))
    return z / z.sum(axis=1, keepdims=True)


def gradient(sample: Sample, weights: np.ndarray) -> np.ndarray:
    """Of the mean log-likelihood, over the queries whose answer is known."""
    p = shares(sample, weights)
    right = np.concatenate([sample.right, ~sample.right.any(axis=1, keepdims=True)], axis=1)
    among = np.where(right, p, 0.0)
    pull = (among / among.sum(axis=1, keepdims=True) - p) * sample.counts[:, None]
    count = sample.counts.sum()
    on_weights = np.tensordot(pull[:, :-1].astype(np.float32), sample.x, ([0, 1], [0, 1])) / count
    return np.concatenate([on_weights, pull[:, -1] @ sample.said / count])


def report(sample: Sample, weights: np.ndarray) -> None:
    """How well the probability says how often the best candidate is right."""
    p = shares(sample, weights)[:, :-1]
    best = p.argmax(axis=1)
    score, right = p.max(axis=1), sample.right[np.arange(len(best)), best]
    for low in np.arange(0.0, 1.0, 0.1):
        chosen = (score >= low) & (score < low + 0.1 + 1e-9) & (sample.counts > 0)
        if chosen.any():
            print(f"said {score[chosen].mean():.2f}  right {right[chosen].mean():.2f}  of {chosen.sum()}")


def large(sample: Sample, weights: np.ndarray) -> Habits:
    """The steps whose numbers are worth keeping; a class is kept, so that nothing goes uncounted."""
    numbers = weights[len(FEATURES) : -3]
    return tuple(
        (scripts, step)
        for (scripts, step), number in zip(sample.columns, numbers, strict=True)
        if abs(number) >= SMALL or step == step_class(step)
    )


def show(sample: Sample, weights: np.ndarray) -> None:
    """Print the weights as they stand in the modules."""
    for name, weight in zip(FEATURES, weights, strict=False):
        print(f'    "{name}": {weight:.2f},')
    for name, weight in zip(("NONE", "NONE_WITHOUT_UNIT", "NONE_FOR_LATIN"), weights[-3:], strict=True):
        print(f"{name} = {weight:.2f}")
    for scripts in Scripts:
        steps = [(step, weights[at]) for (kind, step), at in sample.columns.items() if kind is scripts]
        numbers = ", ".join(f'"{step}": {number:.2f}' for step, number in steps)
        print(f"    Scripts.{scripts.name}: {{{numbers}}},")


def main(gazetteer_file: str = "wof.gaz", queries_file: str = "../shared/names/queries.json") -> None:
    """Fit on the queries of every other place, report on the rest, print the weights of all."""
    if not Path(gazetteer_file).exists() or not Path(queries_file).exists():
        print(f"{gazetteer_file} or {queries_file} is not there: nothing to fit on")
        return
    gazetteer = read_gazetteer(gazetteer_file)
    sets = json.loads(Path(queries_file).read_text(encoding="utf-8"))["sets"]
    asked = [(counts, query) for name, counts in SETS.items() for query in sets[name]]
    questions = [Question(counts, query, gazetteer) for counts, query in asked]
    odd = [
        bool(hash((query["lon"], query["lat"])) % 2) if query["lon"] else bool(i % 2)
        for i, (_, query) in enumerate(asked)
    ]
    learned = [question for question, is_odd in zip(questions, odd, strict=True) if is_odd]
    unseen = [question for question, is_odd in zip(questions, odd, strict=True) if not is_odd]
    sample = Sample(learned, often(questions))
    habits = large(sample, fit(sample))
    report(Sample(unseen, habits), fit(Sample(learned, habits)))
    everything = Sample(questions, habits)
    show(everything, fit(everything))


if __name__ == "__main__":
    main(*sys.argv[1:])
