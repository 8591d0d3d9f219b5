"""One name, seen the ways it is compared: its words, its text, its sound, its consonants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gazetteer.classwords import ADJECTIVES, CANONICAL, LATIN_ARTICLES
from gazetteer.folding import bare, fold, is_arabic
from gazetteer.romanisation import skeleton, sound

PARTING = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+|[_/,،;؛:()\[\]|]+|(?<=[\u0620-\u064a])[-–—](?=[\u0620-\u064a])")
"""What parts two names written as one; a hyphen between Latin letters does not (Deir-ez-Zor)."""


WORD_END = re.compile(r"(?<=[ةى])(?=[\u0620-\u064a])|(?<=[a-z]{2})(?=[A-Z])")
"""Where a space was left out: after a letter that only ends words, before a capital."""

LATE_SPACE = re.compile(r"(?<=[a-z]) ([a-z])(?=[A-Z])")
"""A space typed one letter too early (Wester nSweida)."""

CLAN = "البو"
MIN_CLAN = 7


@dataclass(frozen=True)
class Spelling:
    """A name as words to compare: folded, without articles, translated where a translation is known.

    `words` keep Arabic order, adjectives last; `arabic` says whether the first word is in Arabic script; `printed` is
    the name folded and no more; `tied` says that a word followed which was taken off, so that teh marbuta is read as t.
    """

    words: tuple[str, ...]
    arabic: bool
    printed: str = ""
    tied: bool = False

    @cached_property
    def text(self) -> str:
        """The words written together."""
        return "".join(self.words)

    @cached_property
    def plain(self) -> str:
        """The name as it is written, articles and all, together: where a letter was added before an article."""
        return self.printed.replace(" ", "")

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """The sound of each word."""
        final = len(self.words) - 1
        return tuple(sound(word, last=i == final and not self.tied) for i, word in enumerate(self.words))

    @cached_property
    def sound(self) -> str:
        """The sounds written together."""
        return "".join(self.sounds)

    @cached_property
    def skeleton(self) -> str:
        """The consonants of the sound."""
        return skeleton(self.sound)

    @cached_property
    def shortened(self) -> tuple[tuple[str, Spelling], ...]:
        """The name without its first word, and without its last, each with the word left out."""
        ends = (0, len(self.words) - 1) if len(self.words) > 1 else ()
        return tuple((self.words[end], self.without(end)) for end in ends)

    def without(self, position: int) -> Spelling:
        """The same name without the word at `position`."""
        last = position == len(self.words) - 1
        return Spelling(self.words[:position] + self.words[position + 1 :], self.arabic, tied=last or self.tied)


def spell(name: str) -> Spelling:
    """Read a name as words to compare."""
    folded = fold(WORD_END.sub(" ", LATE_SPACE.sub(r"\1 ", name))).split()
    if CLAN in name:
        folded = [part for word in folded for part in _untied(word)]
    words = [bare(word) for word in folded if word not in LATIN_ARTICLES] or folded
    return Spelling(tuple(_canonical(words)), bool(folded) and is_arabic(folded[0]), " ".join(folded))


def _untied(word: str) -> tuple[str, ...]:
    """البوحمد as البو حمد."""
    return (CLAN, word[len(CLAN) :]) if word.startswith(CLAN) and len(word) >= MIN_CLAN else (word,)


def _canonical(words: list[str]) -> list[str]:
    if len(words) < 2:
        return words
    compared = [CANONICAL.get(word, word) for word in words]
    first = compared[:1] if is_arabic(words[0]) else []
    rest = compared[len(first) :]
    last = [word for word in rest if word in ADJECTIVES]
    return first + [word for word in rest if word not in ADJECTIVES] + last


def parts(name: str) -> tuple[str, ...]:
    """The names written together in one (كيسين_ياسمين, Bir Rash - Kiktan); empty if there is only one."""
    found = tuple(part.strip() for part in PARTING.split(name) if part and fold(part))
    return found if len(found) > 1 else ()
