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
    "sound": 11.37,
    "consonants": 1.28,
    "consonant_edits": 0.05,
    "text": 8.83,
    "text_edits": -0.42,
    "same_text": -0.71,
    "as_printed": 0.94,
    "same_consonants": -0.08,
    "latin_sound": 3.26,
    "latin_text": -3.47,
    "cross_script": 2.88,
    "brief": -0.01,
    "first_letter": 0.51,
    "sound_cost": -3.32,
    "latin_cost": 0.19,
    "long_consonants": 0.27,
    "ending_added": -0.46,
    "ending_dropped": -0.42,
    "consonants_alike": 3.90,
    "glides_added": 0.13,
    "longer": 0.38,
    "arabic_sound": -2.71,
    "habits": 1.00,
    "cut_class": -1.99,
    "cut_part": -3.33,
    "cut_head": -2.83,
    "cut_tail": -5.75,
    "cut_adjective": -2.21,
    "cut_fragment": -6.72,
    "cut_mended": -2.00,
    "extra_head": -1.75,
    "extra_adjective": -2.00,
    "extra_word": -2.21,
    "adjectives_differ": 0.79,
    "weak": -2.50,
    "of_two": -2.06,
    "inside": 1.34,
    "beside": -0.63,
    "inside_inexact": 0.74,
    "outside": -5.85,
    "outside_inexact": 0.91,
    "hint_near": 5.72,
    "hint_far": 1.11,
    "near": 3.00,
    "kind_fits": 2.00,
    "kind_clashes": -3.00,
    "unit_unasked": -3.27,
    "weight": 3.00,
}
NONE = 19.21
NONE_WITHOUT_UNIT = -0.97
NONE_FOR_LATIN = 2.34

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
