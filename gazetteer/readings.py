"""A name as a source writes it → the ways it can be read: whole, without class word, as one of two names, in part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from gazetteer.classwords import ADJECTIVES, CANONICAL, HEADS, KINDS_BY_WORD, LATIN_ARTICLES, LEADING, NEARNESS
from gazetteer.folding import bare, fold, is_arabic
from gazetteer.similarity import edit_distance
from gazetteer.spelling import Spelling, parts, spell

LONGEST_CLASS = 2
AND, MIN_TIED = "و", 4
MIN_TAIL = 2
MIN_GENERIC = 5
GENERIC = tuple(word for word in CANONICAL if len(word) >= MIN_GENERIC and not is_arabic(word))
"""Latin generic words long enough to be known with a letter wrong."""

MIN_FRAGMENT = 2


class Cut(StrEnum):
    """What was taken off a name to read it so."""

    WHOLE = "whole"
    CLASS = "class word"
    PART = "one of two names"
    SECOND = "another of the names written together"
    LISTED = "one of the names of a list"
    HEAD = "generic first word"
    TAIL = "last word"
    ADJECTIVE = "a direction or size"
    FRAGMENT = "a part of the name"
    MENDED = "a generic word mistyped"


TOGETHER = (Cut.PART, Cut.SECOND, Cut.LISTED)
"""One of several names written as one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    `kinds` are what its class word calls for; `beside` are names written next to it that may be a bigger place nearby.
    """

    spelling: Spelling
    cut: Cut
    kinds: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 8)
def read_name(name: str) -> tuple[Reading, ...]:
    """The ways to read a name, the whole name first; no two have the same words."""
    found: dict[Spelling, Reading] = {}
    for reading in _readings(name):
        if reading.spelling.text:
            found.setdefault(reading.spelling, reading)
    return tuple(found.values())


def _readings(name: str) -> Iterator[Reading]:
    yield Reading(spell(name), Cut.WHOLE)
    parted = parts(name)
    pieces, cut = (parted, Cut.PART) if parted else (_joined(name), Cut.LISTED)
    for i, piece in enumerate(pieces):
        others = pieces[:i] + pieces[i + 1 :]
        yield Reading(spell(piece), Cut.SECOND if i and cut is Cut.PART else cut, (), others)
        yield from _without_class(piece, others)
    if not parted:
        yield from _without_class(name, ())
        yield from _without_end(name)


def _joined(name: str) -> tuple[str, ...]:
    """The names of a list tied by و (دالية وسوحا وتل حسن); empty if there is none."""
    found: list[list[str]] = [[]]
    for word in fold(name).split():
        if word.startswith(AND) and len(word) >= MIN_TIED and found[-1] and bare(word) not in HEADS:
            found.append([word[1:]])
        else:
            found[-1].append(word)
    return tuple(" ".join(words) for words in found) if len(found) > 1 else ()


def _without_class(name: str, beside: tuple[str, ...]) -> Iterator[Reading]:
    words = fold(name).split()
    for start, end, kinds in _class_words(words):
        before, after = " ".join(words[:start]), " ".join(words[end:])
        named = () if set(words[:start]) <= LATIN_ARTICLES else (before,)
        if after:
            yield Reading(spell(after), Cut.CLASS, kinds, (*beside, *named))
        elif before:
            yield Reading(spell(before), Cut.CLASS, kinds, beside)


def _class_words(words: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where class words stand: start, end, the kinds they call for; two words before one."""
    position = 0
    while position < len(words):
        for length in range(LONGEST_CLASS, 0, -1):
            phrase = " ".join(bare(word) for word in words[position : position + length])
            if phrase in KINDS_BY_WORD and len(words) > length:
                yield position, min(position + length, len(words)), KINDS_BY_WORD[phrase]
                position += length - 1
                break
        position += 1


def _without_end(name: str) -> Iterator[Reading]:
    """Without what may be another place: what follows a word of nearness, the last words; without a generic head."""
    words = fold(name).split()
    for position, word in enumerate(words):
        if word in NEARNESS and 0 < position < len(words) - 1:
            yield Reading(spell(" ".join(words[:position])), Cut.PART, (), (" ".join(words[position + 1 :]),))
    whole = spell(name)
    yield from _without_last(whole)
    if len(whole.words) > 1 and whole.words[0] in HEADS:
        yield Reading(whole.without(0), Cut.HEAD)


def _without_last(whole: Spelling) -> Iterator[Reading]:
    """Without the last word, and without the last two where the former of them does not stand alone (عين العرب)."""
    words = whole.words
    if len(words) > 1:
        shorter = whole.without(len(words) - 1)
        if words[-1] in ADJECTIVES:
            yield Reading(shorter, Cut.ADJECTIVE)
        else:
            yield Reading(shorter, Cut.TAIL, (), (words[-1],))
    if len(words) > MIN_TAIL and words[-2] in LEADING:
        shorter = whole.without(len(words) - 1).without(len(words) - 2)
        yield Reading(shorter, Cut.TAIL, (), (" ".join(words[-2:]),))


def read_mended(name: str) -> tuple[Reading, ...]:
    """The name with a generic Latin word one letter off put right (Eastenr Ghouta, Kherbt Bashar); often none."""
    words = fold(name).split()
    mended = [_mend(word) for word in words]
    return () if mended == words else (Reading(spell(" ".join(mended)), Cut.MENDED),)


def _mend(word: str) -> str:
    if is_arabic(word) or len(word) < MIN_GENERIC - 1 or word in CANONICAL:
        return word
    return next((generic for generic in GENERIC if edit_distance(word, generic) <= 1), word)


@lru_cache(maxsize=1 << 8)
def read_fragments(name: str) -> tuple[Reading, ...]:
    """What the name begins or ends with, longest first, the rest as a hint: مشفى عائشة البوكمال holds البوكمال."""
    read = {reading.spelling for reading in read_name(name)}
    words = spell(name).printed.split()
    found = {
        spelling: Reading(spelling, Cut.FRAGMENT, (), (rest,))
        for length in range(len(words) - 1, 0, -1)
        for part, rest in _ends(words, length)
        if (spelling := spell(part)) not in read and len(spelling.skeleton) >= MIN_FRAGMENT
    }
    return tuple(found.values())


def _ends(words: list[str], length: int) -> Iterator[tuple[str, str]]:
    yield " ".join(words[:length]), " ".join(words[length:])
    yield " ".join(words[-length:]), " ".join(words[:-length])
