"""Names as publishers give them, with a language and a standing, → toponyms.

Only Arabic and Latin script is kept, because only they are ever compared. The language is the publisher's where it fits
the script: Arabic in Latin letters is `ar-Latn`, and a name in Arabic letters that is said to be English is `ar`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gazetteer.folding import fold, is_arabic
from gazetteer.place import Strength, Toponym
from gazetteer.sources.reader import LONGEST_CODE
from gazetteer.sources.unit_names import unit_strength

LONGEST_NAME = 200
"""Characters; what is longer is a description."""

ARABIC_SCRIPT = frozenset(
    {"ar", "fa", "ur", "ps", "ckb", "sd", "ug", "pnb", "azb", "lrc", "mzn", "glk", "arz", "ks", "ku"}
)
"""Languages that are written in Arabic letters, alone or also."""

MEMBERS_OF_ARABIC = frozenset({"arz", "apc", "ajp", "acm", "afb", "arq", "ary"})
"""Spoken Arabics, which no name of ours is told apart by."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as its publisher gives it: `lang` is BCP 47, or None if nothing is said."""

    text: str
    lang: str | None = None
    strength: Strength = Strength.STRONG


def names_to_toponyms(names: Iterable[Name], source: str) -> tuple[Toponym, ...]:
    """The names that can be toponyms, a text once; where it is given as strong and as weak, it is strong."""
    found: dict[str, Toponym] = {}
    for name in names:
        text = _printed(name.text)
        lang = _language(text, name.lang)
        if lang is None or (text in found and found[text].strength is Strength.STRONG):
            continue
        if text not in found or name.strength is Strength.STRONG:
            found[text] = Toponym(text, lang, name.strength, source)
    return tuple(found.values())


def unit_names(names: Iterable[Name]) -> Iterator[Name]:
    """The names of an administrative unit: without a class word they are those of its seat, and weak."""
    for name in names:
        yield replace(name, strength=unit_strength(name.text)) if name.strength is Strength.STRONG else name


def _printed(text: str) -> str:
    """One line, NFC, without characters that are not seen (bidi marks, controls)."""
    seen = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def _language(text: str, said: str | None) -> str | None:
    """The language of a name, or None if it is none that we could compare: another script, a code, a description."""
    key = fold(text)
    letters = [letter for letter in key if letter.isalpha()]
    if not letters or len(text) > LONGEST_NAME or not all(_is_ours(letter) for letter in letters):
        return None
    if is_arabic(key):
        return said if said in ARABIC_SCRIPT - MEMBERS_OF_ARABIC else "ar"
    if text.isascii() and text.isupper() and len(text) <= LONGEST_CODE:
        return None
    return "ar-Latn" if said is None or said in MEMBERS_OF_ARABIC | {"ar"} else said


def _is_ours(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN ", "ARABIC "))


def language_tag(code: str) -> str | None:
    """A three-letter code (ISO 639-2 or 639-3) as BCP 47 wants it: two letters where there are two; None for none."""
    return None if code in ("und", "mul", "mis", "zxx") else TWO_LETTERS.get(code, code)


_CODES = """
ara ar eng en fra fr fre fr deu de ger de tur tr kur ku kmr ku fas fa per fa urd ur pus ps snd sd uig ug
spa es ita it por pt nld nl dut nl pol pl swe sv nor no nob nb nno nn dan da fin fi isl is ice is est et
lav lv lit lt ces cs cze cs slk sk slo sk slv sl hrv hr bos bs hun hu ron ro rum ro cat ca eus eu baq eu
glg gl oci oc bre br cym cy wel cy gle ga gla gd afr af swa sw aze az uzb uz tuk tk ind id msa ms may ms
jav jv vie vi som so hau ha yor yo mlt mt sqi sq alb sq epo eo lat la kas ks cos co fry fy ltz lb sun su
tgl tl mlg mg que qu ido io ina ia vol vo srd sc roh rm arg an wln wa
"""
TWO_LETTERS: Mapping[str, str] = dict(zip(_CODES.split()[::2], _CODES.split()[1::2], strict=True))
"""ISO 639-2 and 639-3 → 639-1, for the languages that are written in Latin or Arabic letters."""
