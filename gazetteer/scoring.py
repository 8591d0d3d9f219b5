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
    "sound": 13.74,
    "consonants": 0.38,
    "consonant_edits": 1.82,
    "text": 7.11,
    "text_edits": -0.24,
    "same_text": -0.69,
    "as_printed": 1.08,
    "same_consonants": 0.02,
    "latin_sound": 4.56,
    "latin_text": -1.42,
    "cross_script": 3.31,
    "brief": -1.43,
    "first_letter": 0.47,
    "sound_cost": -2.13,
    "latin_cost": -0.98,
    "long_consonants": 1.12,
    "cut_class": -2.18,
    "cut_part": -2.84,
    "cut_head": -3.34,
    "cut_tail": -5.42,
    "extra_head": -1.87,
    "extra_adjective": -2.00,
    "extra_word": -2.76,
    "adjectives_differ": 1.29,
    "weak": -2.50,
    "of_two": -1.87,
    "inside": 1.08,
    "beside": -0.89,
    "inside_inexact": 0.82,
    "outside": -5.97,
    "outside_inexact": 0.70,
    "hint_near": 2.71,
    "hint_far": 0.72,
    "near": 3.00,
    "kind_fits": 1.00,
    "kind_clashes": -3.00,
    "unit_unasked": -2.50,
    "weight": 0.92,
}
NONE = 19.42
NONE_WITHOUT_UNIT = -0.88
NONE_FOR_LATIN = 2.22

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
