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
    "sound": 13.90,
    "consonants": -0.43,
    "consonant_edits": -0.46,
    "text": 6.48,
    "text_edits": -1.23,
    "same_text": -1.89,
    "as_printed": 0.99,
    "same_consonants": 0.40,
    "cross_script": 2.15,
    "brief": -1.81,
    "first_letter": 0.43,
    "cut_class": -3.23,
    "cut_part": -2.06,
    "cut_head": -3.67,
    "cut_tail": -4.79,
    "extra_head": -1.93,
    "extra_adjective": -0.83,
    "extra_word": -3.23,
    "adjectives_differ": 1.17,
    "weak": -2.50,
    "of_two": -1.57,
    "inside": 2.48,
    "beside": -0.15,
    "outside": -5.52,
    "outside_inexact": 0.57,
    "hint_near": 1.88,
    "hint_far": -0.17,
    "near": 3.00,
    "kind_fits": 1.00,
    "kind_clashes": -3.00,
    "unit_unasked": -2.49,
    "weight": 0.92,
}
NONE = 17.30
NONE_WITHOUT_UNIT = -0.41

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
