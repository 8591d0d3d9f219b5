"""Words of a relation, in Arabic and English → the relation, the names it rests on, its side and its distance.

A phrase is a relation only where it begins with one, or in English is closed by one ("Afrin countryside"):
"Um Adase near Manbij" is the name of a village, "near Manbij" is a relation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from gazetteer.classwords import HEADS
from gazetteer.compass import Side
from gazetteer.folding import bare, fold, is_arabic
from gazetteer.relation import Relation
from gazetteer.relation_words import (
    BESIDE,
    DUAL_WORDS,
    FILLERS,
    GENERIC,
    JOINERS,
    LEAD_WORDS,
    LONGEST,
    NUMBERS,
    SIDE_WORDS,
    TYING,
    UNIT_WORDS,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relation as read; `anchors` are folded names, empty where the text leaves them to be understood."""

    relation: Relation
    anchors: tuple[str, ...]
    side: Side | None = None
    away_m: float | None = None


UNDERSTOOD = (Relation.COUNTRYSIDE, Relation.NEXT_TO, Relation.OUTSKIRTS)
"""Relations whose anchor a text may leave out: الريف الغربي, المجاورة, the town's outskirts."""

OF_TWO = (Relation.BETWEEN, Relation.MIDWAY, Relation.ROAD)
BEHIND = (Relation.COUNTRYSIDE, Relation.OUTSKIRTS)
SIDE_AT_END = (Relation.COUNTRYSIDE, Relation.BANK, Relation.OUTSKIRTS, Relation.PART_OF)
MIN_JOINED = 4

REWRITTEN = (
    (re.compile(r"(\d+)\s*(?:[-–—]|to|إلى)\s*(\d+)(?=\s*(?:km|kilom|mile|كم|كيلو))"), lambda m: _mean(m[1], m[2])),
    (re.compile(r"(?<=\d)(?=[^\W\d_])"), " "),
    (re.compile(r"\baround(?=\s*\d)"), "about"),
    (re.compile(r"\s+[-–—]\s+|[–—/]|(?<=[\u0620-\u064a])-(?=ال|(?!شرق|غرب)[\u0620-\u064a])"), " and "),
    (re.compile(r"^(?:on|along) the (.+) (?:road|highway|motorway)$", re.IGNORECASE), r"road \1"),
)
"""What is made plain before folding: ranges, units tied to digits, dashes between two names, "on the Homs road"."""

POSSESSIVE = re.compile(r"^(?:the )?(.+?)['’]s?\s+(?=\w)(.+)$", re.IGNORECASE)
Meaning = TypeVar("Meaning")


def _mean(one: str, other: str) -> str:
    return str((int(one) + int(other)) // 2)


@dataclass(slots=True)
class _Words:
    """The words of a phrase, taken off its front or its end; `last` is the one taken last."""

    left: list[str]
    last: str = ""

    def skip_fillers(self) -> bool:
        before = len(self.left)
        while len(self.left) > 1 and (self.left[0] in FILLERS or bare(self.left[0]) in FILLERS):
            del self.left[0]
        return len(self.left) < before

    def take(self, table: Mapping[tuple[str, ...], Meaning], *, end: bool = False) -> Meaning | None:
        """What the first (or last) words mean in `table`, taken off if they mean something."""
        for length in range(min(LONGEST, len(self.left)), 0, -1):
            words = self.left[-length:] if end else self.left[:length]
            meaning = table.get(tuple(_masculine(bare(word)) for word in words))
            if meaning is not None:
                del self.left[slice(-length, None) if end else slice(length)]
                self.last = self.last if end else words[-1]
                return meaning
        return None

    def take_distance(self) -> float | None:
        """A number and its unit, in metres."""
        dual = self.take(DUAL_WORDS)
        if dual is not None:
            return dual
        digits = [word for word in self.left[:2] if word.isdecimal()]
        number = float(".".join(digits)) if digits else NUMBERS.get(self.left[0] if self.left else "")
        rest = _Words(self.left[len(digits) or 1 :])
        unit = rest.take(UNIT_WORDS) if number is not None else None
        if number is None or unit is None:
            return None
        self.left = rest.left
        return number * unit

    def take_distance_at_end(self) -> float | None:
        """The distance of "west of Raqqa by 10 km", with the small words before it."""
        for position in range(1, len(self.left)):
            tail = _Words(self.left[position:])
            away_m = tail.take_distance()
            if away_m is not None and not tail.left:
                del self.left[position:]
                while len(self.left) > 1 and self.left[-1] in FILLERS:
                    del self.left[-1]
                return away_m
        return None


def _masculine(word: str) -> str:
    """شرقية as شرقي, so that the tables need one gender."""
    return word[:-1] if word.endswith("يه") and (word[:-1],) in SIDE_WORDS else word


def parse_relation(text: str) -> Phrase | None:
    """Read a phrase as a relation; None if it does not begin with one."""
    owned = POSSESSIVE.match(text)
    phrase = _parse(_Words(fold(f"{owned[2]} of {owned[1]}").split())) if owned else None
    for pattern, instead in REWRITTEN:
        text = pattern.sub(instead, text)
    return phrase or _parse(_Words(fold(text).split()))


def _parse(words: _Words) -> Phrase | None:
    words.skip_fillers()
    away_m = words.take_distance()
    words.skip_fillers()
    side = words.take(SIDE_WORDS)
    tied = words.skip_fillers()
    if words.last.startswith("ال") and not tied:
        return None
    lead = _lead(words)
    if lead is None and side is not None and not tied:
        lead = _latin_adjective(words)
    words.skip_fillers()
    side = side or (words.take(SIDE_WORDS) if lead is not None else None)
    words.skip_fillers()
    if lead is None and side is None and away_m is None:
        lead = _latin_noun(words)
    if lead is None and side is None and away_m is None:
        return None
    away_m = away_m or words.take_distance_at_end()
    if lead in SIDE_AT_END and len(words.left) > 1:
        side = side or words.take(SIDE_WORDS, end=True)
    return _phrase(lead or Relation.SIDE_OF, words, side, away_m)


def _lead(words: _Words) -> Relation | None:
    """The relation the next words name; a road between two towns is a road."""
    lead = words.take(LEAD_WORDS)
    if lead is Relation.ROAD:
        words.skip_fillers()
        if words.left[:1] and LEAD_WORDS.get((words.left[0],)) is Relation.BETWEEN:
            words.take(LEAD_WORDS)
    return lead


def _latin_adjective(words: _Words) -> Relation | None:
    """Eastern Aleppo is a part of Aleppo, northern Homs countryside its countryside; شرقي حلب is east of it."""
    if not words.left or is_arabic(words.left[0]):
        return None
    return Relation.COUNTRYSIDE if words.take(LEAD_WORDS, end=True) is Relation.COUNTRYSIDE else Relation.PART_OF


def _latin_noun(words: _Words) -> Relation | None:
    """Afrin countryside, Damascus suburbs: in English the relation may stand behind a name."""
    if len(words.left) < 2 or is_arabic(words.left[0]) or LEAD_WORDS.get((words.left[-1],)) not in BEHIND:
        return None
    return words.take(LEAD_WORDS, end=True)


def _phrase(relation: Relation, words: _Words, side: Side | None, away_m: float | None) -> Phrase | None:
    tying = words.last.startswith("ال") or words.last in TYING
    anchors = [_untied(anchor, tying=tying and not i) for i, anchor in enumerate(_anchors(relation, words.left))]
    named = tuple(anchor for anchor in anchors if anchor and not _is_generic(anchor))
    if not named and relation not in UNDERSTOOD:
        return None
    return Phrase(relation, named, side, away_m)


def _anchors(relation: Relation, words: list[str]) -> list[list[str]]:
    if relation in OF_TWO:
        return _parted(words)
    if relation is Relation.BANK:
        at = next((i for i, word in enumerate(words) if i and word in BESIDE), len(words))
        beside = _Words(words[at + 1 :])
        beside.skip_fillers()
        return [words[:at], beside.left]
    return [words]


def _parted(words: list[str]) -> list[list[str]]:
    """The two names of بين عياش والبو جمعة, between Ayyash and Abu Kamal."""
    for position in range(1, len(words)):
        word = words[position]
        if word in JOINERS:
            return [words[:position], words[position + 1 :]]
        if word.startswith("و") and word not in HEADS and (len(word) >= MIN_JOINED or word[1:] in HEADS):
            return [words[:position], [word[1:], *words[position + 1 :]]]
    return [words]


def _untied(words: list[str], *, tying: bool) -> str:
    """A name without the ل that ties it to the relation: المجاورة لعياش, للرقة; شمال لبنان has none."""
    name = " ".join(words)
    if name.startswith("لل"):
        return "ال" + name[2:]
    return name[1:] if tying and name.startswith("ل") and len(name) >= MIN_JOINED else name


def _is_generic(name: str) -> bool:
    return all(bare(word) in GENERIC or word in FILLERS for word in name.split())
