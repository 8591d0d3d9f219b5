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
    "sound": 14.19,
    "consonants": -1.01,
    "consonant_edits": 0.57,
    "text": 6.57,
    "text_edits": -0.71,
    "same_text": -1.54,
    "as_printed": 0.90,
    "same_consonants": 1.07,
    "latin_sound": 3.30,
    "latin_text": -0.81,
    "cross_script": 2.71,
    "brief": -1.73,
    "first_letter": 0.38,
    "cut_class": -2.37,
    "cut_part": -2.67,
    "cut_head": -3.46,
    "cut_tail": -5.06,
    "extra_head": -1.88,
    "extra_adjective": -2.00,
    "extra_word": -3.12,
    "adjectives_differ": 1.04,
    "weak": -2.50,
    "of_two": -1.79,
    "inside": 1.52,
    "beside": -0.64,
    "outside": -5.34,
    "outside_inexact": 0.76,
    "hint_near": 2.49,
    "hint_far": 0.49,
    "near": 3.00,
    "kind_fits": 1.00,
    "kind_clashes": -3.00,
    "unit_unasked": -2.42,
    "weight": 0.92,
}
NONE = 18.29
NONE_WITHOUT_UNIT = -0.69
NONE_FOR_LATIN = 1.95

VECTOR = tuple(WEIGHTS[name] for name in FEATURES)


def evidence_sum(features: Sequence[float]) -> float:
    """The weight of evidence of a candidate."""
    return sum(weight * value for weight, value in zip(VECTOR, features, strict=True))


def probabilities(sums: Sequence[float], *, unit_given: bool, arabic: bool) -> list[float]:
    """The share of each candidate, NONE taking the rest."""
    none = NONE + (not unit_given) * NONE_WITHOUT_UNIT + (not arabic) * NONE_FOR_LATIN
    top = max((*sums, none))
    shares = [math.exp(one - top) for one in sums]
    total = sum(shares) + math.exp(none - top)
    return [share / total for share in shares]
