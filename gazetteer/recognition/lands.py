"""The land around a place in Latin script: Idlib's southern countryside, rural Homs, northern Hama."""

from __future__ import annotations

from typing import NamedTuple

from gazetteer.recognition.scanning import Found, Words

LAND = "countryside"
RURAL = "rural"
ADVERBIAL = "ern"
"""What ends the word for a side of the land: northern Idlib, where "north Idlib" may be a quarter."""

WITHIN = frozenset({("east", "aleppo"), ("west", "aleppo")})
"""Sides of cities that were called so by themselves: eastern Aleppo was besieged."""

CAPITAL = "damascus"


class Land(NamedTuple):
    """The tokens that tell a countryside, the side of it, and whose it is: "" where that is not said."""

    first: int
    last: int
    side: str | None
    name: str


def land_around(words: Words, i: int) -> Land | None:
    """The eastern countryside; the northern countryside of Daraa; `i` is the word countryside."""
    if words.tokens[i].form != LAND:
        return None
    side = _side_before(words, i)
    of = words.follows(i + 1) and words.tokens[i + 1].form == "of"
    found = words.known_at(i + 2, bare=True) if of and words.follows(i + 2) else None
    first = i - 1 if side else i
    if found is not None:
        return Land(first, found.last, side, _named(words, found.first, found.last))
    return Land(first, i, side, "") if side and not of else None


def land_of(words: Words, found: Found, last: int) -> Land | None:
    """The land that the words beside a name make of it; `last` is the last token of its class word."""
    before = _side_before(words, found.first)
    after = words.cues.sides.get(words.tokens[last + 1].form) if words.runs_on(last + 1) else None
    rural = last + 1 + (after is not None)
    if words.tokens[last].form in words.cues.countryside and last > found.last:
        return Land(found.first - bool(before), last, before, _named(words, found.first, last - 1))
    if words.runs_on(rural) and words.tokens[rural].form in (words.cues.countryside if after is None else {LAND}):
        side = after or before
        return Land(found.first - (before is not None), rural, side, _named(words, found.first, last))
    return _rural(words, found, last) or (_part(words, found, before) if last == found.last else None)


def _rural(words: Words, found: Found, last: int) -> Land | None:
    """Rural Idlib, northern rural Homs, rural northern Hama."""
    side = _side_before(words, found.first)
    at = found.first - 1 - bool(side)
    if at < 0 or words.tokens[at].form != RURAL or not words.runs_on(at + 1) or not _is_land(words, found):
        return None
    further = None if side else _side_before(words, at)
    return Land(at - bool(further), last, side or further, _named(words, found.first, last))


def _part(words: Words, found: Found, side: str | None) -> Land | None:
    """Northern Idlib: the north of the governorate, not of its city."""
    if side is None or not _is_land(words, found) or CAPITAL in found.phrase or (side, *found.phrase) in WITHIN:
        return None
    whole = words.tokens[found.first - 1].form.endswith(ADVERBIAL)
    return Land(found.first - 1, found.last, side, _named(words, found.first, found.last)) if whole else None


def _is_land(words: Words, found: Found) -> bool:
    return found.known and found.phrase in words.table.lands


def _side_before(words: Words, i: int) -> str | None:
    """The compass point of the word before token `i`."""
    return words.cues.sides.get(words.tokens[i - 1].form) if i and words.follows(i) else None


def _named(words: Words, first: int, last: int) -> str:
    return words.spelling(first, last)
