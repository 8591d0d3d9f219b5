"""Words of a plain text, and tables of phrases that begin at one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,\u066b\u066c]\d+)*|[^\w\s]")
CONJUNCTION = re.compile("[وف](?=..)")
PREPOSITION = re.compile("لل(?=..)|[بلك](?=..)")

REMEMBERED = 1 << 14

Meaning = TypeVar("Meaning")


class Word(NamedTuple):
    """A word, a run of digits or a sign: its plain form and its span in the plain text."""

    form: str
    start: int
    end: int


def split_words(plain: str) -> list[Word]:
    """Words, numerals and signs in the order written; digits part from letters, so "و300" is two words."""
    return [Word(found[0], *found.span()) for found in WORD.finditer(plain)]


def spellings(form: str) -> tuple[tuple[str, int], ...]:
    """Readings of a form, the whole word first: what is left after attached و ف, then ب ل ك, and how much was cut.

    `لل` stands for `ل` and the article, so the article is put back. English loses a possessive `'s`.
    """
    readings = [(form, 0)]
    if form.endswith("'s"):
        readings.append((form[:-2], 0))
    joined = CONJUNCTION.match(form)
    stems = [(form, 0)] + ([(form[1:], 1)] if joined else [])
    readings += stems[1:]
    for stem, cut in stems:
        attached = PREPOSITION.match(stem)
        if attached:
            rest = stem[attached.end() :]
            readings.append(("ال" + rest if attached[0] == "لل" else rest, cut))
    return tuple(readings)


class Found(NamedTuple, Generic[Meaning]):
    """A phrase found: what it means, how many words it spans, letters of an attached conjunction before it."""

    meaning: Meaning
    length: int
    cut: int


class PhraseTable(Generic[Meaning]):
    """Phrases of one or more words, each with its meaning; the longest that begins at a word is found."""

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        """Index the phrases, written in the plain spelling, by their first word."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._known: dict[str, list[tuple[tuple[str, ...], Meaning, int]]] = {}
        for phrase, meaning in phrases.items():
            first, *rest = (word.form for word in split_words(phrase))
            self._by_first.setdefault(first, []).append((tuple(rest), meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[Word], index: int) -> Found[Meaning] | None:
        """Find the longest phrase that begins at `words[index]`, attached particles cut off where need be."""
        for rest, meaning, cut in self._beginning(words[index].form):
            if not rest or tuple(word.form for word in words[index + 1 : index + 1 + len(rest)]) == rest:
                return Found(meaning, 1 + len(rest), cut)
        return None

    def may_begin(self, form: str) -> bool:
        """Whether any phrase begins with a reading of a form."""
        return bool(self._beginning(form))

    def _beginning(self, form: str) -> list[tuple[tuple[str, ...], Meaning, int]]:
        """Phrases that a form may begin, the best reading first; remembered, since texts repeat their words."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            known = [(*entry, cut) for stem, cut in spellings(form) for entry in self._by_first.get(stem, ())]
            self._known[form] = known
        return known
