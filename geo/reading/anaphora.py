"""The places that "the village", "both towns" or "the camp" speak of: of their kind, and named before."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from geo.reading.article import Span
from geo.reading.patterns import PatternTable, Word
from geo.reading.placed import PlacedMention
from geo.reading.roles import Located, located, role_cue

ALIKE = {
    "city": {"city", "town"},
    "town": {"town", "city", "village"},
    "village": {"village", "town", "hamlet", "farm"},
}

LIST_GAP = 5
"""Names no more letters apart are told together."""


@cache
def load_anaphora() -> PatternTable[tuple[str, bool]]:
    """Definite class words, each with the kind of place it speaks of and whether it speaks of several."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "roles.toml").read_text("utf-8"))
    told = [(table["anaphora"], False), (table["several"], True)]
    return PatternTable((word, (kind, several)) for part, several in told for kind in part for word in part[kind])


def spoken_of(
    kind: str,
    words: Sequence[Word],
    placed: Sequence[PlacedMention],
    spans: Sequence[Span],
    focus: Sequence[PlacedMention],
) -> tuple[Located, ...]:
    """The places that definite class words inside `spans` take up again: in `focus`, else the last named before."""
    found: list[Located] = []
    for hit in load_anaphora().find(words):
        start, end = words[hit.first].start, words[hit.last].end
        if not any(a <= start and end <= b for a, b in spans):
            continue
        meant, several = hit.entry
        alike = [
            one for one in placed if one.mention.start < start and _is_a(one, meant) and not _from_there(words, one)
        ]
        before = [one for one in alike if meant in (*one.mention.kinds, one.kind)] or alike
        named = _last_list(before) if several else []
        if before and not named:
            here = [one for one in before if one.mention.start >= words[0].start and one.mention.form == "place"]
            named = [next(iter([*here[-1:], *(one for one in focus if one in before)]), before[-1])]
        found += [taken for one in named if (taken := located(kind, words, one, start)) is not None]
    return tuple(sorted(found, key=lambda spot: spot.rank))


def _from_there(words: Sequence[Word], one: PlacedMention) -> bool:
    """Whether the sentence names a place only to say where people come from: it speaks of another."""
    return one.mention.start >= words[0].start and role_cue(words, one.mention.start) == "origin"


def _last_list(before: Sequence[PlacedMention]) -> list[PlacedMention]:
    """The last of the places that were named one right after another."""
    last = next((i for i in range(len(before) - 1, 0, -1) if _listed(before[i - 1], before[i])), None)
    if last is None:
        return []
    first = last
    while first and _listed(before[first - 1], before[first]):
        first -= 1
    return list(before[first : last + 1])


def _listed(one: PlacedMention, other: PlacedMention) -> bool:
    return 0 < other.mention.start - one.mention.end <= LIST_GAP


def _is_a(one: PlacedMention, kind: str) -> bool:
    """Whether a place can be spoken of by a class word; towns of any size by that of a city or a town."""
    kinds = {*one.mention.kinds, one.kind or ""}
    whole = one.mention.form == "place" or "neighbourhood" in one.mention.kinds
    return whole and bool(kinds & ALIKE.get(kind, {kind}))
