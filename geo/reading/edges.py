"""Where the clauses of a sentence begin: at its marks and at the words that open a clause."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from geo.reading.article import Span
from geo.reading.lexicon import Trigger
from geo.reading.patterns import Hit, PatternTable, Word

BREAKS = frozenset("،,;؛:–—…")
LONGEST_ASIDE = 6
CONJUNCTION = "و"
HYPHENS = ("-", "\u2010", "\u2011")


def clause_marks(text: str, words: Sequence[Word], times: Sequence[Span]) -> set[int]:
    """The words before which a mark parts clauses; commas around no more than one of the `times` part nothing."""
    marks = {i for i in range(1, len(words)) if _breaks(text, words[i - 1].end, words[i].start)}
    return _without_asides(words, marks, times)


def clause_bounds(
    words: Sequence[Word], marks: AbstractSet[int], openers: PatternTable[bool], joined: AbstractSet[int] = frozenset()
) -> list[tuple[int, int]]:
    """First and last word of each clause: parted before `marks` of commas and dashes, and words that open a clause.

    Words that a hyphen has `joined` to the next open none: Bab as-Salama.
    """
    told = [hit for hit in openers.find(words) if hit.first not in joined]
    starts = {0} | {hit.first for hit in told if hit.entry} - {hit.first for hit in told if not hit.entry}
    edges = sorted(starts | marks)
    return [(a, b - 1) for a, b in zip(edges, [*edges[1:], len(words)], strict=True) if a < b]


def hyphened(text: str, words: Sequence[Word]) -> frozenset[int]:
    """The words right behind which a hyphen stands."""
    return frozenset(i for i, word in enumerate(words) if text[word.end : word.end + 1] in HYPHENS)


def _without_asides(words: Sequence[Word], marks: AbstractSet[int], times: Sequence[Span]) -> set[int]:
    """The marks but those around a day set between commas: قصفت الطائرات، أمس الثلاثاء، البلدة."""
    edges = sorted(marks)
    asides = {
        i
        for first, after in pairwise(edges)
        if after - first <= LONGEST_ASIDE
        and any(a <= words[first].end and words[after - 1].end <= b and words[first].start >= a - 4 for a, b in times)
        for i in (first, after)
    }
    return set(marks) - asides


def before_days(
    words: Sequence[Word], marks: AbstractSet[int], hits: Sequence[Hit[Trigger]], times: Sequence[Span]
) -> set[int]:
    """The marks but those that set off a day inside a trigger: أنشأت الأحد الماضي، ثلاث نقاط."""
    inside = {i for hit in hits for i in range(hit.first + 1, hit.last + 1) if i in marks}
    inside = {i for i in inside if not words[i].form.startswith(CONJUNCTION)}
    return set(marks) - {i for i in inside if any(a < words[i - 1].end <= b for a, b in times)}


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a mark between two words parts clauses; inside a number or an hour it does not."""
    gap = text[start:end]
    if len(gap) == 1 and text[start - 1].isdigit() and text[end].isdigit():
        return False
    return any(mark in BREAKS for mark in gap) or " - " in gap or "\n" in gap
