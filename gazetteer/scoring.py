"""Evidence → a probability for each candidate, and for "none of these".

A conditional logit with an outside option: a candidate's weight of evidence is a sum over its features, the
probability of each is its share of the exponentials, and NONE stands among them as the place that is not in the
gazetteer. So two namesakes halve each other's score and a poor likeness loses to NONE. The numbers are fitted by
`benchmarks/calibration.py` on queries whose answers are known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from gazetteer.evidence import FEATURES

WEIGHTS: dict[str, float] = {
    "sound": 10.07,
    "consonants": 1.61,
    "consonant_edits": -0.86,
    "text": 9.20,
    "text_edits": -0.67,
    "same_text": -0.85,
    "as_printed": 0.95,
    "same_consonants": -0.11,
    "latin_sound": 2.84,
    "latin_text": -3.51,
    "cross_script": 2.84,
    "brief": 0.05,
    "first_letter": 0.55,
    "sound_cost": -3.43,
    "latin_cost": 0.65,
    "long_consonants": 0.16,
    "ending_added": -0.24,
    "ending_dropped": -0.27,
    "consonants_alike": 4.18,
    "glides_added": 0.08,
    "longer": 0.32,
    "arabic_sound": -2.59,
    "habits": 1.00,
    "cut_class": -1.86,
    "cut_part": -3.80,
    "cut_second": 0.60,
    "wide_part": -5.00,
    "cut_head": -2.76,
    "cut_tail": -5.90,
    "cut_adjective": -2.21,
    "cut_fragment": -6.89,
    "cut_mended": -2.78,
    "extra_head": -1.71,
    "extra_adjective": -2.00,
    "extra_word": -2.12,
    "adjectives_differ": 0.75,
    "weak": -2.50,
    "of_two": -2.11,
    "inside": 1.44,
    "beside": -0.47,
    "inside_inexact": 0.77,
    "outside": -5.72,
    "outside_inexact": 0.92,
    "hint_near": 6.00,
    "hint_far": 1.21,
    "near": 4.00,
    "kind_fits": 2.00,
    "kind_clashes": -3.00,
    "unit_unasked": -3.69,
    "weight": 3.00,
}
NONE = 18.69
NONE_WITHOUT_UNIT = -1.11
NONE_FOR_LATIN = 1.85

VECTOR = tuple(WEIGHTS[name] for name in FEATURES)


def evidence_sum(features: Sequence[float]) -> float:
    """The weight of evidence of a candidate."""
    return float(sum(map(mul, VECTOR, features)))


def probabilities(sums: Sequence[float], *, unit_given: bool, arabic: bool) -> list[float]:
    """The share of each candidate, NONE taking the rest."""
    none = NONE + (not unit_given) * NONE_WITHOUT_UNIT + (not arabic) * NONE_FOR_LATIN
    top = max((*sums, none))
    shares = [math.exp(one - top) for one in sums]
    total = sum(shares) + math.exp(none - top)
    return [share / total for share in shares]
