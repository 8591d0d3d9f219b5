"""What each difference between two sounds tells: what spelling habits explain counts for a name, the rest against.

The numbers are weights of evidence, as in `gazetteer.scoring`, fitted with them by `benchmarks/calibration.py`; steps
are those of `gazetteer.similarity.Alignment`. A step too rare to be fitted counts as its class: "+v" and "-v" for
vowels and half vowels, "+c" and "-c" for consonants, "vv", "cv" and "cc" for one letter taken for another.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gazetteer.similarity import VOWELS


class Scripts(StrEnum):
    """Which scripts two spellings are in."""

    ARABIC = "both Arabic"
    LATIN = "both Latin"
    ACROSS = "one of each"


HABITS: dict[Scripts, dict[str, float]] = {
    Scripts.ARABIC: {
        "+a.": -0.72, "+c": 1.11, "+h": 0.41, "+y": 0.32, "-a.": -0.31, "-c": 1.52, "-h": 0.04, "-m": 0.47,
        "-v": -0.19, "-w": -1.53, "-y": 0.34, "=": -0.20, "aw": -1.52, "cc": 0.79, "vc": 0.62, "~": 0.14,
    },
    Scripts.LATIN: {
        "+a.": -1.96, "+c": 0.46, "+u": 0.00, "+v": 0.08, "+y": -0.09, "-a": -0.49, "-a.": -1.27, "-c": 0.76,
        "-e": 0.11, "-e.": -0.13, "-i": -0.79, "-v": -1.05, "=": -0.16, "ae": 0.22, "ai": 0.22, "au": 0.39,
        "aw": -0.58, "cc": 0.29, "iu": -0.07, "iy": 1.24, "kq": -0.20, "vc": 0.30, "vv": 1.00, "~": 0.14,
    },
    Scripts.ACROSS: {
        "+a.": -1.33, "+b": 0.38, "+c": 0.13, "+i": 0.07, "+i.": -1.18, "+l": -0.26, "+m": -0.78, "+r": -0.35,
        "+t": 0.67, "+u": 0.07, "+w": -2.02, "+y": -0.99, "+y.": -0.76, "-a.": -2.19, "-c": 0.33, "-e": 0.10,
        "-e.": -0.06, "-m": -0.64, "-n": 0.50, "-r": 0.10, "-s": -0.38, "-t": 0.22, "-u": -1.48, "-v": -0.13,
        "-w": -1.17, "-y": -1.47, "-y.": 0.05, "=": 0.11, "Tt": 0.13, "ae": 0.30, "ai": -1.06, "au": -0.97,
        "aw": -1.10, "ay": -0.56, "bm": 0.74, "cc": -0.40, "ey": 0.00, "iw": -1.01, "iy": 1.33, "jy": -0.34,
        "lr": -0.95, "mn": 1.37, "ow": 0.64, "uw": 0.90, "uy": -1.05, "vc": -0.25, "vv": -0.20, "~": 0.25,
    },
}  # fmt: skip


def step_class(step: str) -> str:
    """The class of a step: what it counts as where it has no number of its own."""
    if step[0] in "+-":
        return step[0] + _sort(step[1])
    return "".join(sorted(map(_sort, step), reverse=True)) if len(step) > 1 else step


def _sort(letter: str) -> str:
    return "v" if letter in VOWELS else "c"


def habit_sum(steps: Iterable[str], scripts: Scripts) -> float:
    """What the steps of an alignment tell together."""
    table = HABITS[scripts]
    return sum(table[step] if step in table else table.get(step_class(step), 0.0) for step in steps)
