"""The reasons of the gazetteer and of the reader in the page's language.

They come as English sentences ("in Deir ez-Zor", "6 km from Ayyash, named beside it"). `reasons.toml` holds each as a
template with {gaps} and its Arabic; a reason it does not hold is shown as it came. The parts actors take are there too.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from geo.page.words import digits

GAP = re.compile(r"\\{(\w+)\\}")
LISTED = re.compile(", | and ")
NUMBER = re.compile(r"[\d.]+")
SAID = "said_"
"""How the name of a gap begins that holds a reason itself."""


def reason_in_words(reason: str, lang: str) -> str:
    """A reason in `lang`; what fills its gaps stays as it is, but numbers take the language's digits."""
    if lang == "en":
        return reason
    for pattern, arabic in _templates():
        if match := pattern.fullmatch(reason):
            return arabic.format(**{name: _filling(name, value, lang) for name, value in match.groupdict().items()})
    return reason


def _filling(name: str, value: str, lang: str) -> str:
    if name.startswith(SAID):
        return _list_in_words(value, lang)
    return digits(value, lang) if NUMBER.fullmatch(value) else value


def _list_in_words(value: str, lang: str) -> str:
    """A reason, or several listed as "a, b and c": Arabic sets "and" before each."""
    whole, parts = reason_in_words(value, lang), LISTED.split(value)
    said = [reason_in_words(part, lang) for part in parts]
    listed = whole == value and all(word != part for word, part in zip(said, parts, strict=True))
    return " و".join(said) if listed else whole


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads(Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8"))
    return tuple((_to_pattern(row["en"]), row["ar"]) for row in table["reason"])


def _to_pattern(template: str) -> re.Pattern[str]:
    """`in {place}` → a pattern with the group `place`."""
    return re.compile(GAP.sub(r"(?P<\1>.+?)", re.escape(template)))
