"""Fit the weights of `gazetteer.scoring` on queries whose answers are known, and print them.

    python benchmarks/calibration.py FILE.gaz queries.json

A conditional logit with an outside option, fitted by gradient ascent on the log-likelihood with a weak prior that pulls
towards the present weights. A query's answer is every candidate within 5 km of the truth; NONE if nothing in the
gazetteer lies there. Weights whose evidence these queries never show (near, weak, kind_*) are kept as they are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from gazetteer import Gazetteer, Point, distance_m, read_gazetteer
from gazetteer.candidates import search
from gazetteer.evidence import FEATURES, Context
from gazetteer.scoring import NONE, NONE_WITHOUT_UNIT, WEIGHTS

RIGHT_M = 5_000.0
KEPT = ("near", "weak", "kind_fits", "kind_clashes")
PRIOR = 2e-4
ROUNDS = 3_000
RATE = 0.03
MOST = 25
SETS = ("a_ar_gov", "b_ar_none", "c_en_gov", "d_airwars", "e_typo_ar", "e_typo_en", "f_unknown")


class Sample:
    """Queries as arrays: features (query, candidate, feature), which candidates exist, which are right, no unit given."""

    def __init__(self, queries: list[dict], gazetteer: Gazetteer) -> None:
        self.x = np.zeros((len(queries), MOST, len(FEATURES)))
        self.there = np.zeros((len(queries), MOST), bool)
        self.right = np.zeros((len(queries), MOST), bool)
        self.unitless = np.zeros(len(queries))
        self.used = np.ones(len(queries), bool)
        for row, query in enumerate(queries):
            self._fill(row, query, gazetteer)

    def _fill(self, row: int, query: dict, gazetteer: Gazetteer) -> None:
        units = gazetteer.units(query["within"]) if query["within"] else frozenset()
        found = search(query["name"], gazetteer, Context(units), satisfied=2.0)[:MOST]
        truth = Point(lon=query["lon"], lat=query["lat"]) if query["lon"] is not None else None
        for column, (candidate, _) in enumerate(found):
            here = Point(lon=candidate.form.lon, lat=candidate.form.lat)
            self.x[row, column] = candidate.features
            self.there[row, column] = True
            self.right[row, column] = bool(query["ans"]) and truth is not None and distance_m(truth, here) <= RIGHT_M
        self.unitless[row] = not units
        self.used[row] = query["ans"] or not query["ans10"]


def fit(sample: Sample) -> np.ndarray:
    """The weights, then NONE and NONE_WITHOUT_UNIT."""
    start = np.array([*(WEIGHTS[name] for name in FEATURES), NONE, NONE_WITHOUT_UNIT])
    free = np.array([name not in KEPT for name in FEATURES] + [True, True])
    weights, momentum, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, ROUNDS + 1):
        slope = np.where(free, gradient(sample, weights) - PRIOR * (weights - start), 0.0)
        momentum = 0.9 * momentum + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights += RATE * (momentum / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def shares(sample: Sample, weights: np.ndarray) -> np.ndarray:
    """The probability of each candidate, NONE in the last column."""
    z = np.where(sample.there, sample.x @ weights[:-2], -np.inf)
    none = weights[-2] + weights[-1] * sample.unitless
    z = np.concatenate([z, none[:, None]], axis=1)
    z = np.exp(z - z.max(axis=1, keepdims=True))
    return z / z.sum(axis=1, keepdims=True)


def gradient(sample: Sample, weights: np.ndarray) -> np.ndarray:
    """Of the mean log-likelihood, over the queries whose answer is known."""
    p = shares(sample, weights)
    right = np.concatenate([sample.right, ~sample.right.any(axis=1, keepdims=True)], axis=1)
    among = np.where(right, p, 0.0)
    pull = (among / among.sum(axis=1, keepdims=True) - p) * sample.used[:, None]
    count = sample.used.sum()
    on_weights = np.einsum("qc,qcf->f", pull[:, :-1], sample.x) / count
    return np.array([*on_weights, pull[:, -1].sum() / count, (pull[:, -1] * sample.unitless).sum() / count])


def report(sample: Sample, weights: np.ndarray) -> None:
    """How well the probability says how often the best candidate is right."""
    p = shares(sample, weights)[:, :-1]
    best = p.argmax(axis=1)
    score, right = p.max(axis=1), sample.right[np.arange(len(best)), best]
    for low in np.arange(0.0, 1.0, 0.1):
        chosen = (score >= low) & (score < low + 0.1 + 1e-9) & sample.used
        if chosen.any():
            print(f"said {score[chosen].mean():.2f}  right {right[chosen].mean():.2f}  of {chosen.sum()}")


def main(gazetteer_file: str, queries_file: str) -> None:
    """Fit on every other query, report on the rest, print the weights of all."""
    gazetteer = read_gazetteer(gazetteer_file)
    sets = json.loads(Path(queries_file).read_text(encoding="utf-8"))["sets"]
    queries = [query for name in SETS for query in sets[name]]
    report(Sample(queries[1::2], gazetteer), fit(Sample(queries[::2], gazetteer)))
    weights = fit(Sample(queries, gazetteer))
    for name, weight in zip((*FEATURES, "NONE", "NONE_WITHOUT_UNIT"), weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(*sys.argv[1:])
