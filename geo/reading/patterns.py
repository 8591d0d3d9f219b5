"""Patterns of words, as the lexicons write them, and the search for them in a sentence.

`stem*` takes any ending, `a|b` is a choice, `~` lets up to five words stand between, `~~` up to ten. Attached particles
and the article may stand before any word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from gazetteer import Token, stems, tokenize
from geo.reading.plain import to_plain

GAPS = {"~": 5, "~~": 10}
ARTICLE = "ال"
MIN_PREFIX = 2

Entry = TypeVar("Entry")
Start = tuple[tuple["Item", ...], Entry]
"""The rest of a pattern after its first word, and what it stands for."""

MOST_REMEMBERED = 1 << 16


class Word(NamedTuple):
    """A word of a sentence: its span in the article, its plain `form`, and what may be left of it, particles cut."""

    start: int
    end: int
    form: str
    readings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit(Generic[Entry]):
    """A pattern found: words `first`…`last` of the sentence."""

    entry: Entry
    first: int
    last: int


@lru_cache(maxsize=1 << 16)
def plain_word(text: str) -> str:
    """One word in the plain spelling, without an English possessive."""
    return to_plain(text).text.removesuffix("'s")


@lru_cache(maxsize=1 << 16)
def readings(form: str) -> frozenset[str]:
    """The word whole, without its particles, and without its article."""
    found = {stem for stem, _, _ in stems(form)}
    return frozenset(found | {stem.removeprefix(ARTICLE) for stem in found if len(stem) > 4})


def split_words(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`."""
    return [_to_word(token) for token in tokenize(text, start, end)]


def _to_word(token: Token) -> Word:
    form = plain_word(token.text)
    return Word(token.start, token.end, form, readings(form))


class Item(NamedTuple):
    """One word of a pattern: up to `gap` words before it, then one that is `whole` or begins so."""

    gap: int
    whole: frozenset[str]
    beginnings: tuple[str, ...]


def _to_items(parts: Iterable[str]) -> Iterator[Item]:
    gap = 0
    for part in parts:
        if part in GAPS:
            gap = GAPS[part]
            continue
        choices = part.split("|")
        beginnings = tuple(choice[:-1] for choice in choices if choice[-1] == "*")
        yield Item(gap, frozenset(choice for choice in choices if choice[-1] != "*"), beginnings)
        gap = 0


class PatternTable(Generic[Entry]):
    """Patterns with their entries, found by their first word."""

    def __init__(self, patterns: Iterable[tuple[str, Entry]]) -> None:
        """Index the patterns by the first word: whole, or by its stem."""
        self._whole: dict[str, list[Start[Entry]]] = {}
        self._stems: dict[str, list[Start[Entry]]] = {}
        for pattern, entry in patterns:
            first, *parts = to_plain(pattern).text.split()
            rest = tuple(_to_items(parts))
            for choice in first.split("|"):
                index, key = (self._stems, choice[:-1]) if choice[-1] == "*" else (self._whole, choice)
                index.setdefault(key, []).append((rest, entry))
        self._longest_stem = max(map(len, self._stems), default=0)
        self._met: dict[str, tuple[Start[Entry], ...]] = {}
        self._idle: set[str] = set()

    def find(self, words: Sequence[Word]) -> Iterator[Hit[Entry]]:
        """Every pattern that begins at each word, in order."""
        met, idle = self._met, self._idle
        for i in [i for i, word in enumerate(words) if word.form not in idle]:
            word = words[i]
            starts = met.get(word.form)
            if starts is None:
                starts = self._meet(word)
            for rest, entry in starts:
                last = _match_rest(rest, words, i)
                if last is not None:
                    yield Hit(entry, i, last)

    def occurs(self, words: Sequence[Word]) -> bool:
        """Whether any pattern is found."""
        return next(self.find(words), None) is not None

    def opens(self, words: Sequence[Word], within: int = 1) -> bool:
        """Whether a pattern begins at one of the first words."""
        for i, word in enumerate(words[:within]):
            starts = self._met.get(word.form)
            if starts is None:
                starts = self._meet(word)
            if any(_match_rest(rest, words, i) is not None for rest, _ in starts):
                return True
        return False

    def _meet(self, word: Word) -> tuple[Start[Entry], ...]:
        """The patterns that may begin at a word, remembered for the next time: a language repeats its words."""
        if len(self._met) >= MOST_REMEMBERED:
            self._met.clear()
            self._idle.clear()
        starts = self._met.setdefault(word.form, tuple(self._starting(word)))
        if not starts:
            self._idle.add(word.form)
        return starts

    def _starting(self, word: Word) -> Iterator[Start[Entry]]:
        for reading in sorted(word.readings):
            yield from self._whole.get(reading, ())
            for length in range(MIN_PREFIX, min(len(reading), self._longest_stem) + 1):
                yield from self._stems.get(reading[:length], ())


def _match_rest(rest: Sequence[Item], words: Sequence[Word], last: int) -> int | None:
    """The last word of a match that goes on after word `last`, or None."""
    for gap, whole, beginnings in rest:
        for i in range(last + 1, min(last + 2 + gap, len(words))):
            found = words[i].readings
            if not whole.isdisjoint(found) or (beginnings and any(one.startswith(beginnings) for one in found)):
                last = i
                break
        else:
            return None
    return last
