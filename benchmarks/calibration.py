"""Fit the weights of `gazetteer.scoring` on queries whose answers are known, and print them.

    python -m benchmarks.calibration FILE.gaz queries.json

A conditional logit with an outside option, fitted by gradient ascent on the log-likelihood with a weak prior that pulls
towards the present weights. A query's answer is every candidate within 5 km of the truth; NONE if nothing in the
gazetteer lies there. Weights whose evidence these queries never show, or show one-sidedly, are KEPT as they are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from gazetteer import Gazetteer, Point, distance_m, fold, read_gazetteer
from gazetteer.candidates import search
from gazetteer.evidence import FEATURES, Context
from gazetteer.folding import is_arabic
from gazetteer.scoring import NONE, NONE_FOR_LATIN, NONE_WITHOUT_UNIT, WEIGHTS

RIGHT_M = 5_000.0
KEPT = ("near", "weak", "extra_adjective", "kind_fits", "kind_clashes", "weight")
PRIOR = 2e-4
ROUNDS = 3_000
RATE = 0.03
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


class Sample:
    """Queries as arrays: features (query, candidate, feature), which candidates exist, which are right, what counts."""

    def __init__(self, queries: list[tuple[float, dict]], gazetteer: Gazetteer) -> None:
        self.x = np.zeros((len(queries), MOST, len(FEATURES)))
        self.there = np.zeros((len(queries), MOST), bool)
        self.right = np.zeros((len(queries), MOST), bool)
        self.said = np.ones((len(queries), 3))
        self.counts = np.zeros(len(queries))
        for row, (counts, query) in enumerate(queries):
            self._fill(row, query, gazetteer)
            self.counts[row] = counts * (query["ans"] or not query["ans10"])

    def _fill(self, row: int, query: dict, gazetteer: Gazetteer) -> None:
        units = gazetteer.units(query["within"]) if query["within"] else frozenset()
        found = search(query["name"], gazetteer, Context(units), thorough=True)[:MOST]
        truth = Point(lon=query["lon"], lat=query["lat"]) if query["lon"] is not None else None
        for column, (candidate, _) in enumerate(found):
            here = Point(lon=candidate.form.lon, lat=candidate.form.lat)
            self.x[row, column] = candidate.features
            self.there[row, column] = True
            self.right[row, column] = bool(query["ans"]) and truth is not None and distance_m(truth, here) <= RIGHT_M
        self.said[row] = (1, not units, not is_arabic(fold(query["name"])))


def fit(sample: Sample) -> np.ndarray:
    """The weights, then those of NONE: always, without a unit, for a name in Latin script."""
    start = np.array([*(WEIGHTS[name] for name in FEATURES), NONE, NONE_WITHOUT_UNIT, NONE_FOR_LATIN])
    free = np.array([name not in KEPT for name in FEATURES] + [True, True, True])
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
    on_weights = np.einsum("qc,qcf->f", pull[:, :-1], sample.x) / count
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


def main(gazetteer_file: str = "wof.gaz", queries_file: str = "../shared/names/queries.json") -> None:
    """Fit on every other query, report on the rest, print the weights of all."""
    if not Path(gazetteer_file).exists() or not Path(queries_file).exists():
        print(f"{gazetteer_file} or {queries_file} is not there: nothing to fit on")
        return
    gazetteer = read_gazetteer(gazetteer_file)
    sets = json.loads(Path(queries_file).read_text(encoding="utf-8"))["sets"]
    queries = [(counts, query) for name, counts in SETS.items() for query in sets[name]]
    report(Sample(queries[1::2], gazetteer), fit(Sample(queries[::2], gazetteer)))
    weights = fit(Sample(queries, gazetteer))
    for name, weight in zip((*FEATURES, "NONE", "NONE_WITHOUT_UNIT", "NONE_FOR_LATIN"), weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(*sys.argv[1:])
