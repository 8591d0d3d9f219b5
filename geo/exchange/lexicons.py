"""The words of tables, from `lexicon/*.toml`: headings, hashtags, kinds of event, kinds of place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from gazetteer import fold
from geo.events import KIND_IDS

LONGEST_PHRASE = 5
LONGEST = 200
"""Characters of a cell that are looked through for a kind: a heading's word, not an essay."""


def read_lexicon(name: str) -> dict[str, Any]:
    """A lexicon of this room, as its TOML has it."""
    return tomllib.loads(files("geo.exchange").joinpath("lexicon", f"{name}.toml").read_text("utf-8"))


@cache
def acled_kinds() -> dict[str, str]:
    """ACLED's types, in lower case → our kinds; sub-events before events."""
    table = read_lexicon("acled")
    return {name: kind for part in ("events", "sub_events") for kind, names in table[part].items() for name in names}


def kind_in(text: str) -> str | None:
    """The kind of event that a cell names, by our own word, ACLED's, or a phrase in it; None where it names none."""
    return _kind(text[:LONGEST])


def site_in(text: str) -> str | None:
    """The kind of place that a cell or a name tells: "Al-Hol camp", "مشفى ميداني"; None where it tells none."""
    return _site(text[:LONGEST])


@lru_cache(maxsize=1 << 14)
def _kind(text: str) -> str | None:
    if text.strip().lower() in KIND_IDS:
        return text.strip().lower()
    return acled_kinds().get(text.strip().lower()) or _phrase(text, _phrases("kinds"))


@lru_cache(maxsize=1 << 14)
def _site(text: str) -> str | None:
    return _phrase(text, _phrases("sites"))


@cache
def _phrases(part: str) -> Mapping[str, str]:
    return {fold(phrase): kind for kind, phrases in read_lexicon("kinds")[part].items() for phrase in phrases}


def _phrase(text: str, phrases: Mapping[str, str]) -> str | None:
    """What the longest phrase in a text stands for; of several as long, the first."""
    words = fold(text).split()
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = phrases.get(" ".join(words[start : start + length]))
            if found:
                return found
    return None
