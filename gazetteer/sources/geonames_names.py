"""GeoNames' table of alternate names → toponyms.

Kept are names in Arabic and Latin script of the languages below, and those without a language; links, postal codes,
airport codes and the like are none of these languages. A name that is historic, colloquial, or was given up (`to`) is
weak; so is an administrative unit's short name, and any other of it without a class word: that is its town's.
Wikidata's ids become identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import PlaceTableError
from gazetteer.place import Strength, Toponym
from gazetteer.sources.geonames_files import read_rows, shown
from gazetteer.sources.naming import Name, names_to_toponyms
from gazetteer.sources.unit_names import unit_strength

SOURCE = "geonames"

COLUMNS, OLD_COLUMNS = 10, 8
"""How many columns there are; the obsolete table has no `from` and `to`."""

LONGEST_NAME = 400
"""Letters, by the publisher's readme."""

LANGUAGES = {lang: lang for lang in ("ar", "en", "fr", "de", "tr", "ku", "ckb", "fa")} | {"kmr": "ku", "": ""}
"""The languages kept, as the table and as we write them."""

LATIN_OF = {"TR": "tr", "IL": "he-Latn", "CY": "el-Latn", "IR": "fa-Latn"}
"""The language of names in Latin letters that say none, by country; elsewhere they are romanised Arabic."""

WIKIDATA, WIKIDATA_ID = "wkdt", re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Alternate:
    """A row of the table; `lang` is as the publisher writes it."""

    geonameid: int
    lang: str
    text: str
    preferred: bool
    short: bool
    bygone: bool


def read_alternates(file: Path, wanted: Container[int]) -> Iterator[Alternate | PlaceTableError]:
    """The names of the places `wanted`, by GeoNames id; every other row is passed over as it comes."""
    for line, row in read_rows(file):
        try:
            if alternate := _row_to_alternate(row, wanted):
                yield alternate
        except ValueError as error:
            yield PlaceTableError(file, line, shown(row), str(error))


def _row_to_alternate(row: Sequence[bytes], wanted: Container[int]) -> Alternate | None:
    if len(row) not in (COLUMNS, OLD_COLUMNS):
        raise ValueError(f"{len(row)} columns, not {COLUMNS}")
    if int(row[1]) not in wanted:
        return None
    _, geonameid, lang, text, preferred, short, colloquial, historic, *period = (field.decode() for field in row)
    if not text.strip():
        raise ValueError("a name that is empty")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"a name of {len(text)} letters")
    bygone = "1" in (colloquial, historic) or bool(period and period[1].strip())
    return Alternate(int(geonameid), lang, text, preferred == "1", short == "1", bygone)


def unsaid(text: str) -> Alternate:
    """A name of which neither language nor age is said."""
    return Alternate(0, "", text, preferred=False, short=False, bygone=False)


def alternates_to_toponyms(alternates: Sequence[Alternate], country: str, *, unit: bool) -> tuple[Toponym, ...]:
    """The names of a place that are kept, each text once: those in use before bygone ones, preferred ones first.

    A name that looks like a code (T4) is kept where the place has no other. `unit` says whether it is a governorate,
    district or subdistrict.
    """
    latin = LATIN_OF.get(country, "ar-Latn")
    names = []
    for one in sorted(alternates, key=lambda one: (one.bygone, not one.preferred, not one.lang)):
        weak = one.bygone or (unit and (one.short or unit_strength(one.text) is Strength.WEAK))
        lang = LANGUAGES.get(one.lang.partition("-")[0])
        if lang is not None:
            names.append(Name(one.text, lang or latin, Strength.WEAK if weak else Strength.STRONG))
    return names_to_toponyms(names, SOURCE) or tuple(_code_names(alternates, latin))


def _code_names(alternates: Iterable[Alternate], latin: str) -> Iterator[Toponym]:
    for one in alternates:
        text = one.text.strip()
        if not one.lang and text.isascii() and any(map(str.isalpha, text)):
            yield Toponym(text, latin, Strength.STRONG, SOURCE)


def wikidata_ids(alternates: Iterable[Alternate]) -> tuple[str, ...]:
    """Wikidata's ids among alternate names, as identifiers."""
    ids = [one.text.strip() for one in alternates if one.lang == WIKIDATA]
    return tuple(dict.fromkeys(f"wikidata:{one}" for one in ids if WIKIDATA_ID.fullmatch(one)))
