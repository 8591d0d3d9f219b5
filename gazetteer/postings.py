"""Which forms lie under which key, gathered in little memory while a gazetteer is built.

A pair of a key and a form's number is one 64-bit integer, the key in front. Pairs are put on shelves by the first
bits of their key, so that each shelf is sorted by itself: fifty million pairs, which a million places have, take
half a gigabyte and come out in the order in which the file is written.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby

NUMBER_BITS, SHELF_BITS = 32, 8
NUMBER = (1 << NUMBER_BITS) - 1


class Postings:
    """Forms taken in one by one, numbered from 0; `lists` gives the forms of each key."""

    def __init__(self) -> None:
        """Begin with empty shelves."""
        self.size = 0
        self._shelves = [array("Q") for _ in range(1 << SHELF_BITS)]

    def add(self, keys: Iterable[int]) -> int:
        """Enter the next form under its keys (32-bit); its number."""
        number = self.size
        for key in keys:
            self._shelves[key >> NUMBER_BITS - SHELF_BITS].append(key << NUMBER_BITS | number)
        self.size += 1
        return number

    def lists(self) -> Iterator[tuple[int, array[int]]]:
        """Each key with the numbers under it, both rising; a shelf is empty once it was read."""
        for place, shelf in enumerate(self._shelves):
            self._shelves[place] = array("Q")
            for key, pairs in groupby(sorted(shelf), key=_key):
                yield key, array("I", [pair & NUMBER for pair in pairs])


def _key(pair: int) -> int:
    return pair >> NUMBER_BITS
