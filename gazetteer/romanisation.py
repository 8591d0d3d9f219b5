"""The bilingual key: what a folded word sounds like, whichever script it is written in.

`sound` writes Arabic and Latin spellings in one small alphabet (below); short vowels and letters that
romanisations confuse still differ there, and `gazetteer.similarity` knows which differences are slight.
`skeleton` keeps the consonants alone, in coarser classes, so that عيّاش, Ayyash, ʻAyyāsh, Ayach and 3ayash meet.

    sound    b t T(th) d D(dh) r z Z(ẓ) s $(sh) j x(kh) h g(gh) k q f l m n w y a e i o u
    skeleton the same without w y and vowels; T = t, D Z = d, q = k
"""

from __future__ import annotations

import re
from functools import lru_cache

from gazetteer.folding import bare, is_arabic

ARABIC_SOUNDS = str.maketrans("ابتثجحخدذرزسشصضطظغفقكلمنهوي", "abtTjhxdDrzs$sdtZgfqklmnhwy", "ع")

LATIN_SOUNDS = {
    "dsch": "j", "qui": "qi", "que": "qe", "sch": "$", "tch": "$", "tsh": "$", "sh": "$", "ch": "$", "kh": "x",
    "gh": "g", "th": "T", "dh": "D", "dj": "j", "zh": "z", "ph": "f", "ck": "k", "ou": "u", "oo": "u", "ee": "i",
    "c": "k", "p": "b", "v": "w",
}  # fmt: skip
"""Habits of English, French, German, Turkish and Kurdish spelling; letters not listed stand for themselves."""

CHAT_DIGITS = str.maketrans({"2": "", "3": "", "5": "x", "6": "t", "7": "h", "8": "q", "9": "q"})
"""Digits that stand for Arabic letters in chat spelling (3ayyash, 7ama)."""

SKELETON_CLASSES = str.maketrans("TDZq", "tddk", "aeiouwy ")

_LATIN = re.compile("|".join(sorted(LATIN_SOUNDS, key=len, reverse=True)))
_TWICE = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aei])h$")
_TIED_T = re.compile(r"(?:(?<=[^aeiouwy])[aei]|(?<=[iyw])[ae])t$")
_ATTACHED_ARTICLE = re.compile(r"^(?:[ae]l(?=..)|[ae](?=(?:([rsdtzn])\1|shsh|sh[^aeiou]))(?=....))")
MIN_ATTACHED = 5


@lru_cache(maxsize=1 << 13)
def sound(word: str, *, last: bool = True) -> str:
    """How a folded word sounds, without its article.

    `last` is false for a word before another, where teh marbuta is read as t (خربة سناسل, Khirbat Sanasil).
    """
    spelled = _arabic_sound(word) if is_arabic(word) else _latin_sound(word, last=last)
    return _TWICE.sub(r"\1", spelled)


def _arabic_sound(word: str) -> str:
    stem = bare(word)
    spelled = stem.translate(ARABIC_SOUNDS)
    return spelled[:-1] + "a" if stem.endswith("ه") and len(stem) > 1 else spelled


def _latin_sound(word: str, *, last: bool) -> str:
    if not word.isalpha() and not word.isdigit():
        word = word.translate(CHAT_DIGITS)
    if len(word) >= MIN_ATTACHED:
        word = _ATTACHED_ARTICLE.sub("", word)
    word = _FINAL_H.sub("", word)
    if not last:
        word = _TIED_T.sub("a", word)
    return _LATIN.sub(lambda found: LATIN_SOUNDS[found[0]], word)


@lru_cache(maxsize=1 << 13)
def skeleton(spelled: str) -> str:
    """The consonants of a sound, spaces left out; empty for a word of vowels alone."""
    return spelled.translate(SKELETON_CLASSES)
