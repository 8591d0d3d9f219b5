"""The mentions that are placed already, the nearest in the text first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Standing = tuple[int, int, int]
"""Where a placed mention stands in the text, how many were placed before it, and its number."""


def outward(order: Sequence[Standing], start: int) -> Iterator[int]:
    """The placed mentions, the nearest to `start` first; of two as near, the one placed first."""
    right = bisect_left(order, (start, 0, 0))
    left = right - 1
    while left >= 0 or right < len(order):
        before = (start - order[left][0], order[left][1]) if left >= 0 else (1 << 62, 0)
        after = (order[right][0] - start, order[right][1]) if right < len(order) else (1 << 62, 0)
        if before < after:
            yield order[left][2]
            left -= 1
        else:
            yield order[right][2]
            right += 1
