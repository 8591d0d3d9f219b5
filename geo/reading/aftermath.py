"""Clauses that tell what was over when the sentence's own event came: after two weeks of closure."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.article import Span
from geo.reading.patterns import PatternTable, Word

OF = frozenset({"of", "من", "علي"})


def aftermaths(words: Sequence[Word], openers: PatternTable[bool], times: Sequence[Span]) -> frozenset[int]:
    """The words that say "after" something, be it "after two weeks of" something, not "two hours later"."""
    told = (hit.first for hit in openers.find(words))
    return frozenset(i for i in told if (last := _last_of_time(words, i, times)) is None or _goes_on(words, last))


def _last_of_time(words: Sequence[Word], at: int, times: Sequence[Span]) -> int | None:
    """The last word of the length of time that a word opens, or None where it opens none."""
    over = next((b for a, b in times if a <= words[at].end and words[at].start <= b), None)
    return None if over is None else max(i for i in range(at, len(words)) if i == at or words[i].end <= over)


def _goes_on(words: Sequence[Word], last: int) -> bool:
    return any(words[i].form in OF for i in range(last, min(last + 2, len(words))))
