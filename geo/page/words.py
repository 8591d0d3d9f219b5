"""Every word of ours on the page, from one table: `words.toml`, key → English and Arabic.

Words inside the map (legend, timeline) are there too and travel to it as data. A key missing from the table is a
`KeyError` in a test, never an English word on an Arabic page.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from geo.events import KIND_IDS

LANGUAGES = ("en", "ar")

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
MAP_WORDS: dict[str, dict[str, Any]] = _TABLE.pop("map")
WORDS: dict[str, dict[str, str]] = _TABLE

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "ar": (
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
        "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ),
}  # fmt: skip
"""Month names; the Arabic ones in the double form that the United Nations print, Levantine first."""

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def word(key: str, lang: str, **values: object) -> str:
    """The words of `key` in `lang`, their gaps filled; what fills them stays as it is given."""
    return WORDS[key][lang].format(**values) if values else WORDS[key][lang]


def direction(lang: str) -> str:
    """The direction of writing."""
    return "rtl" if lang == "ar" else "ltr"


def digits(text: str, lang: str) -> str:
    """`text` with Arabic-Indic digits where the language is Arabic."""
    return text.translate(ARABIC_DIGITS) if lang == "ar" else text


def number(value: int, lang: str) -> str:
    """A number with grouped thousands in the language's digits."""
    grouped = f"{value:,}"
    return grouped if lang == "en" else digits(grouped.replace(",", "٬"), lang)


def events_in_words(count: int, lang: str) -> str:
    """A count of events with the noun in the form the number asks for ("3 events", "حدثان")."""
    if lang == "en":
        return f"{number(count, lang)} {'event' if count == 1 else 'events'}"
    named = {0: "لا أحداث", 1: "حدث واحد", 2: "حدثين"}
    if count in named:
        return named[count]
    rest = count % 100
    noun = "أحداث" if 3 <= rest <= 10 else "حدثًا" if 11 <= rest <= 99 else "حدث"
    return f"{number(count, lang)} {noun}"


def map_words() -> dict[str, dict[str, Any]]:
    """The words inside the map by language, as `geo.map.EventLayer` takes them."""
    return {
        lang: {key: text[lang] for key, text in MAP_WORDS.items()}
        | {"months": MONTHS[lang], "kinds": {kind: word(f"kind_{kind}", lang) for kind in KIND_IDS}}
        for lang in LANGUAGES
    }
