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
    "sound": 8.0,
    "text": 6.0,
    "same_text": 1.5,
    "same_skeleton": 0.8,
    "cross_script": -0.3,
    "brief": -2.0,
    "first_letter": 0.6,
    "cut_class": -0.2,
    "cut_part": -1.0,
    "cut_head": -2.5,
    "cut_tail": -2.5,
    "extra_head": -2.0,
    "extra_adjective": -2.5,
    "extra_word": -3.0,
    "adjectives_differ": -2.0,
    "weak": -2.5,
    "of_two": -1.0,
    "inside": 3.0,
    "beside": 0.5,
    "outside": -2.0,
    "hint_near": 2.0,
    "hint_far": -1.0,
    "near": 3.0,
    "kind_fits": 1.0,
    "kind_clashes": -3.0,
    "weight": 3.0,
}
NONE = 12.0
NONE_WITHOUT_UNIT = -1.5

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
