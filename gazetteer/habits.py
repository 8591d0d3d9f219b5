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
        "+a.": -0.55, "+c": 0.78, "+y": 0.35, "-a.": -0.12, "-c": 0.97, "-v": -0.19, "-w": -0.95, "-y": 0.17,
        "=": -0.15, "aw": -1.09, "cc": 0.55, "vc": 0.44, "~": 0.14,
    },
    Scripts.LATIN: {
        "+a.": -1.41, "+c": 0.25, "+u": 0.06, "+v": 0.08, "+y": 0.12, "-a": -0.20, "-a.": -0.82, "-c": 0.63,
        "-e": 0.09, "-e.": 0.03, "-i": -0.59, "-v": -0.97, "=": -0.09, "ae": 0.19, "au": 0.43, "cc": 0.14,
        "iy": 0.99, "vc": 0.36, "vv": 0.48, "~": 0.14,
    },
    Scripts.ACROSS: {
        "+a.": -0.89, "+b": 0.28, "+c": -0.09, "+d": 0.40, "+i.": -0.58, "+l": -0.19, "+m": -0.45, "+n": -0.48,
        "+r": -0.25, "+t": 0.14, "+v": -0.08, "+w": -1.26, "+y": -0.75, "+y.": -0.53, "-a.": -1.67, "-c": 0.13,
        "-d": -0.32, "-e": 0.23, "-i.": -0.69, "-m": -0.48, "-n": 0.34, "-t": 0.21, "-u": -0.98, "-v": -0.05,
        "-w": -0.63, "-y": -1.18, "-y.": 0.15, "=": 0.10, "Tt": 0.08, "ae": 0.20, "ai": -0.64, "ao": -0.47,
        "ar": 0.18, "au": -0.68, "aw": -0.82, "ay": -0.56, "bm": 0.52, "cc": -0.33, "iw": -0.67, "iy": 1.14,
        "ln": -0.38, "lr": -0.63, "mn": 0.68, "mr": -0.29, "nr": 0.37, "ow": 0.55, "uw": 0.67, "uy": -0.67,
        "vc": -0.49, "~": 0.18,
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
