"""The words that surround place names, read from `cues.toml` and folded once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazetteer.recognition.tokens import fold_word, tokenize

LANGUAGES = ("ar", "en")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded cue words. Class words give the kind they call for, `sides` a compass point."""

    singular: Mapping[str, str]
    singular_of: Mapping[str, str]
    dual: Mapping[str, str]
    plural: Mapping[str, str]
    sides: Mapping[str, str]
    countryside: frozenset[str]
    near: frozenset[str]
    prepositions: frozenset[str]
    leading: frozenset[str]
    loose: frozenset[str]
    befalling: frozenset[str]
    compound: frozenset[str]
    adjectives: frozenset[str]
    owners: frozenset[str]
    offices: frozenset[str]
    capitals: frozenset[Phrase]
    acting: frozenset[str]
    common: frozenset[Phrase]
    not_names: frozenset[str]
    false_places: Mapping[str, tuple[Phrase, ...]]

    def kind(self, form: str) -> str | None:
        """The kind of place a class word calls for, whatever its number."""
        return self.singular.get(form) or self.dual.get(form) or self.plural.get(form)


@cache
def load_cues() -> Cues:
    """The cues of both languages in one table: their scripts keep them apart."""
    table = tomllib.loads(files("gazetteer.recognition").joinpath("cues.toml").read_text("utf-8"))
    parts = [table[lang] for lang in LANGUAGES]
    return Cues(
        singular=_mapping(part.get("class", {}) for part in parts),
        singular_of={kind: word for word, kind in reversed(table["ar"]["class"].items())},
        dual=_mapping(part.get("dual", {}) for part in parts),
        plural=_mapping(part.get("plural", {}) for part in parts),
        sides=_mapping(part.get("sides", {}) for part in parts),
        countryside=_words(part["countryside"] for part in parts),
        near=_words(part["near"] for part in parts),
        loose=_words(part["loose"] for part in parts),
        befalling=_words(part["befalling"] for part in parts),
        prepositions=_words(part["prepositions"] for part in parts),
        leading=_words(part.get("leading", ()) for part in parts),
        compound=_words(part["compound"] for part in parts),
        adjectives=_words(part["adjectives"] for part in parts),
        owners=_words(part["owners"] for part in parts),
        offices=_words(part.get("offices", ()) for part in parts),
        capitals=_phrases(part["capitals"] for part in parts),
        acting=_words(part["acting"] for part in parts),
        common=_phrases(part["common"] for part in parts),
        not_names=_words(part["not_names"] for part in parts),
        false_places=_by_first_word(_phrases(part["false_places"] for part in parts)),
    )


def _mapping(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {fold_word(word): value for table in tables for word, value in table.items()}


def _words(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(fold_word(word) for words in lists for word in words)


def _phrases(lists: Iterable[Iterable[str]]) -> frozenset[Phrase]:
    return frozenset(tuple(token.form for token in tokenize(phrase)) for phrases in lists for phrase in phrases)


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        grouped.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(group) for first, group in grouped.items()}
