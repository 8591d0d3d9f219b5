"""A name or a relation in words → where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from gazetteer.classwords import ADJECTIVES
from gazetteer.folding import fold
from gazetteer.index import Gazetteer
from gazetteer.phrases import OF_TWO, Phrase, parse_relation
from gazetteer.place import Place, Point
from gazetteer.relation import Relation, infer
from gazetteer.resolution import Inferred, Match, Resolution, resolve
from gazetteer.spelling import spell

SETTLEMENTS = ("city", "town", "village")
"""What is meant where an everyday word stands after "near" or "east of": شرق الباب, قرب التل."""

WIDE = frozenset({"city", "governorate", "district", "region", "country", "mountain"})

NAMING = (Relation.PART_OF, Relation.COUNTRYSIDE)
"""Relations whose words may also be a name: Eastern Ghouta, Northern Deir Baalbah; "north of Homs" never is."""


def locate(
    text: str,
    gazetteer: Gazetteer,
    near: Sequence[Point] = (),
    within: str | None = None,
    kinds: Sequence[str] = (),
) -> Resolution:
    """Place a name or a relation in words; parameters as for `resolve`.

    A relation is inferred from its anchors if each of them is a match; "Eastern Ghouta", which is a name, stays one.
    """
    named = resolve(text, gazetteer, near, within, kinds)
    phrase = parse_relation(text)
    if phrase is None or not phrase.anchors or (isinstance(named, Match) and _is_whole(named, text, phrase)):
        return named
    inferred = locate_phrase(phrase, gazetteer, near, within, text)
    return inferred if inferred and _has_parts(phrase, inferred) else named


def _has_parts(phrase: Phrase, inferred: Inferred) -> bool:
    """Whether a place is wide enough to have an east: Eastern Aleppo is a part of it, Eastern Gharibah a village."""
    return phrase.relation is not Relation.PART_OF or inferred.anchors[0].kind in WIDE


def _is_whole(named: Match, text: str, phrase: Phrase) -> bool:
    """Whether the whole text is a name of the place; where it may be one in another spelling, the side must agree."""
    said, folded = spell(text), fold(text)
    sides = ADJECTIVES.intersection(said.words) if phrase.relation in NAMING else frozenset()
    names = [(fold(toponym.text), spell(toponym.text)) for toponym in named.place.toponyms]
    return any(
        folded == written or (sides and sides <= set(name.words) and said.skeleton == name.skeleton)
        for written, name in names
    )


def locate_phrase(
    phrase: Phrase, gazetteer: Gazetteer, near: Sequence[Point] = (), within: str | None = None, words: str = ""
) -> Inferred | None:
    """The spot a relation means; None if one of its anchors is not a match."""

    def match(name: str, kinds: Sequence[str] = ()) -> Place | None:
        found = resolve(name, gazetteer, near, within, kinds)
        return found.place if isinstance(found, Match) else None

    anchors = _anchors(phrase, match) or _anchors(phrase, partial(match, kinds=SETTLEMENTS))
    if not anchors:
        return None
    start = near[0] if near else None
    return infer(phrase.relation, anchors, phrase.side, phrase.away_m, words=words, start=start)


def _anchors(phrase: Phrase, match: Callable[[str], Place | None]) -> list[Place]:
    """The places a phrase names; empty if one of them is not found."""
    found = [place for name in phrase.anchors for place in [match(name)] if place]
    if not found and len(phrase.anchors) == 1 and phrase.relation in OF_TWO:
        return _two_names(phrase.anchors[0], match)
    return found if len(found) == len(phrase.anchors) else []


def _two_names(name: str, match: Callable[[str], Place | None]) -> list[Place]:
    """The two ends of طريق حمص تدمر, which nothing parts; empty if there are none."""
    words = name.split()
    for position in range(1, len(words)):
        one, other = match(" ".join(words[:position])), match(" ".join(words[position:]))
        if one and other:
            return [one, other]
    return []
