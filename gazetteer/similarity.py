"""How far two spellings are apart: letters counted plainly, sounds by how readily they are confused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

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
LEAVE_OUT = {"a": 0.2, "e": 0.15, "i": 0.2, "o": 0.2, "u": 0.2, "y": 0.45, "w": 0.5, "h": 0.5}
"""What it costs to leave a sound out; consonants cost 1."""


@lru_cache(maxsize=1 << 14)
def sound_distance(one: str, other: str) -> float:
    """Weighted edit distance of two sounds (`gazetteer.romanisation`), at most the longer one's length."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + LEAVE_OUT.get(letter, 1.0))
    for letter in one:
        row = _next_row(row, letter, other)
    return row[-1]


def _next_row(above: list[float], letter: str, other: str) -> list[float]:
    drop = LEAVE_OUT.get(letter, 1.0)
    left = above[0] + drop
    row, diagonal = [left], above[0]
    for position, facing in enumerate(other, start=1):
        up = above[position]
        if letter == facing:
            best = diagonal
        else:
            best = diagonal + SWAP.get(letter + facing, 1.0)
            best = min(best, up + drop, left + LEAVE_OUT.get(facing, 1.0))
        row.append(best)
        diagonal, left = up, best
    return row


@lru_cache(maxsize=1 << 8)
def _masks(word: str) -> Mapping[str, int]:
    """Where each letter stands, as bits; remembered, since one name is compared with many."""
    masks: dict[str, int] = {}
    for position, letter in enumerate(word):
        masks[letter] = masks.get(letter, 0) | 1 << position
    return masks


def edit_distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with their neighbour (optimal string alignment).

    Bit-parallel (Hyyrö 2003), which in Python is one handful of integer operations a letter.
    """
    if one == other or not one or not other:
        return 0 if one == other else max(len(one), len(other))
    masks = _masks(one)
    last = 1 << len(one) - 1
    up, down, diagonal, before, distance = (last << 1) - 1, 0, 0, 0, len(one)
    for letter in other:
        mask = masks.get(letter, 0)
        swapped = ((~diagonal & mask) << 1) & before
        diagonal = (((mask & up) + up) ^ up) | mask | down | swapped
        added, left_out = down | ~(diagonal | up), diagonal & up
        distance += bool(added & last) - bool(left_out & last)
        added, left_out = added << 1 | 1, left_out << 1
        up, down, before = left_out | ~(diagonal | added), added & diagonal, mask
    return distance
