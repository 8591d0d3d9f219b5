"""Evidence → a probability for each candidate, and for "none of these".

A conditional logit with an outside option: a candidate's weight of evidence is a sum over its features, the
probability of each is its share of the exponentials, and NONE stands among them as the place that is not in the
gazetteer. So two namesakes halve each other's score and a poor likeness loses to NONE. The numbers are fitted by
`benchmarks/calibration.py` on queries whose answers are known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gazetteer.evidence import FEATURES

WEIGHTS: dict[str, float] = {
    "sound": 13.80,
    "consonants": -0.69,
    "consonant_edits": -0.38,
    "text": 5.67,
    "text_edits": -1.32,
    "same_text": -1.24,
    "same_consonants": 0.60,
    "cross_script": 1.89,
    "brief": -1.88,
    "first_letter": 0.35,
    "cut_class": -2.61,
    "cut_part": -1.25,
    "cut_head": -3.81,
    "cut_tail": -4.09,
    "extra_head": -2.36,
    "extra_adjective": -1.64,
    "extra_word": -3.93,
    "adjectives_differ": 0.89,
    "weak": -2.50,
    "of_two": -1.30,
    "inside": 2.39,
    "beside": -0.04,
    "outside": -4.99,
    "outside_inexact": 0.31,
    "hint_near": 1.95,
    "hint_far": -0.32,
    "near": 3.00,
    "kind_fits": 1.00,
    "kind_clashes": -3.00,
    "unit_unasked": -2.57,
    "weight": 1.19,
}
NONE = 16.59
NONE_WITHOUT_UNIT = -0.57

VECTOR = tuple(WEIGHTS[name] for name in FEATURES)


def evidence_sum(features: Sequence[float]) -> float:
    """The weight of evidence of a candidate."""
    return sum(weight * value for weight, value in zip(VECTOR, features, strict=True))


def probabilities(sums: Sequence[float], *, unit_given: bool) -> list[float]:
    """The share of each candidate, NONE taking the rest."""
    none = NONE + (0.0 if unit_given else NONE_WITHOUT_UNIT)
    top = max((*sums, none))
    shares = [math.exp(one - top) for one in sums]
    total = sum(shares) + math.exp(none - top)
    return [share / total for share in shares]
