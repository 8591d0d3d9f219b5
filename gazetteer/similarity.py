"""How far two spellings are apart: letters counted plainly, sounds by how readily they are confused."""

from __future__ import annotations

from functools import lru_cache

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
    """The next row of the table of costs: where a search for a name that is not there spends its time."""
    dropped, swaps = LEAVE_OUT.get(letter, 1.0), SWAPS.get(letter, NONE_SLIGHT)
    diagonal, left = above[0], above[0] + dropped
    row = [left]
    for facing, up in zip(other, above[1:], strict=True):
        if letter == facing:
            left = diagonal
        else:
            left += LEAVE_OUT.get(facing, 1.0)
            swapped, over = diagonal + swaps.get(facing, 1.0), up + dropped
            left = swapped if swapped < left else left  # noqa: FURB136  min() makes the whole half as slow again
            left = over if over < left else left  # noqa: FURB136
        row.append(left)
        diagonal = up
    return row


def edit_distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap with their neighbour (optimal string alignment)."""
    return OSA.distance(one, other)
