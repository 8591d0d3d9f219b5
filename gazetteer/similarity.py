"""How far two spellings are apart: letters counted plainly, sounds by how readily they are confused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import OSA

SLIGHT = {
    0.1: ("wu", "wo", "yi", "ye", "ie", "uo", "ae"),
    0.2: ("ai", "au", "ao", "Dd", "DZ", "Zz", "ei", "eo", "eu"),
    0.3: ("qk", "Tt", "Ts", "TD", "Dz", "Zd", "iu", "io", "ya", "wa"),
    0.4: ("qg", "jg", "xh", "TZ", "gk", "xk", "jy"),
    0.5: ("$s", "sz", "td", "$j", "xg", "wb", "wf", "yu", "wi", "hg"),
    0.7: ("nm", "bm", "rl", "hk", "bf", "ln", "zj"),
}
"""What it costs to take one sound for another: what spellings habitually swap costs little. Not listed: 1."""

SWAP = {pair: cost for cost, pairs in SLIGHT.items() for pair in (*pairs, *(p[::-1] for p in pairs))}
SWAPS = {one: {pair[1]: cost for pair, cost in SWAP.items() if pair[0] == one} for one in {pair[0] for pair in SWAP}}
"""The same letter by letter."""

NONE_SLIGHT: dict[str, float] = {}
VOWELS = frozenset("aeiouwy")
"""Vowels and half vowels."""

LEAVE_OUT = {"a": 0.2, "e": 0.15, "i": 0.2, "o": 0.2, "u": 0.2, "y": 0.45, "w": 0.5, "h": 0.5}
"""What it costs to leave a sound out; consonants cost 1."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How one sound becomes another at the least cost: the cost, and what was done to the letters.

    A step is a pair of letters in order ("iy"), a letter the other has more ("+a") or this one ("-a"), "." behind it
    at the end of the word, "=" for a consonant alike and "~" for a vowel alike.
    """

    cost: float
    steps: tuple[str, ...]


def sound_distance(one: str, other: str) -> float:
    """Weighted edit distance of two sounds (`gazetteer.romanisation`), at most the longer one's length."""
    return align(one, other).cost


@lru_cache(maxsize=1 << 10)
def align(one: str, other: str) -> Alignment:
    """Align two sounds."""
    rows = _costs(one, other)
    return Alignment(rows[-1][-1], tuple(_steps_back(one, other, rows)))


def _costs(one: str, other: str) -> list[list[float]]:
    left_out = [LEAVE_OUT.get(letter, 1.0) for letter in other]
    rows = [[0.0, *accumulate(left_out)]]
    for letter in one:
        rows.append(_next_row(rows[-1], letter, other, left_out))
    return rows


def _steps_back(one: str, other: str, rows: list[list[float]]) -> Iterator[str]:
    """The steps of the cheapest way, last first."""
    at, facing = len(one), len(other)
    while at or facing:
        if at and facing and rows[at][facing] == rows[at - 1][facing - 1] + _swap(one[at - 1], other[facing - 1]):
            at, facing = at - 1, facing - 1
            yield _pair(one[at], other[facing])
        elif at and rows[at][facing] == rows[at - 1][facing] + LEAVE_OUT.get(one[at - 1], 1.0):
            at -= 1
            yield f"-{one[at]}{'.' * (at == len(one) - 1)}"
        else:
            facing -= 1
            yield f"+{other[facing]}{'.' * (facing == len(other) - 1)}"


def _swap(letter: str, other: str) -> float:
    return 0.0 if letter == other else SWAP.get(letter + other, 1.0)


def _pair(letter: str, other: str) -> str:
    if letter == other:
        return "~" if letter in VOWELS else "="
    return min(letter, other) + max(letter, other)


def _next_row(above: list[float], letter: str, other: str, left_out: list[float]) -> list[float]:
    """The next row of the table of costs: where a search for a name that is not there spends its time."""
    dropped, swap = LEAVE_OUT.get(letter, 1.0), SWAPS.get(letter, NONE_SLIGHT).get
    ups = iter(above)
    diagonal = next(ups)
    left = diagonal + dropped
    row = [left]
    add = row.append
    for facing, up, left_out_facing in zip(other, ups, left_out, strict=True):
        if letter == facing:
            left = diagonal
        else:
            left += left_out_facing
            swapped, over = diagonal + swap(facing, 1.0), up + dropped
            left = swapped if swapped < left else left  # noqa: FURB136  min() makes the whole half as slow again
            left = over if over < left else left  # noqa: FURB136
        add(left)
        diagonal = up
    return row


def edit_distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with their neighbour (optimal string alignment)."""
    return OSA.distance(one, other)
