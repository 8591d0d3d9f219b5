"""How many: the numbers of a sentence and what each counts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geo.events import Figure, Qualifier
from geo.reading.article import Span
from geo.reading.numbers import Number, find_numbers
from geo.reading.patterns import PatternTable, Word

NOUN_REACH = 2
VERB_REACH = 6
PEOPLE = "people"
LARGEST_COUNT = 25_000_000
"""More than Syria's population is a price or a weight, not a count of people."""


@dataclass(frozen=True, slots=True)
class Counting:
    """The words that say what a number counts."""

    nouns: PatternTable[str]
    verbs: PatternTable[str]
    by_kind: Mapping[str, str]
    persons: PatternTable[int]


@cache
def load_counting() -> Counting:
    """The words of `lexicon/figures.toml`."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "figures.toml").read_text("utf-8"))
    nouns = PatternTable((word, what) for what, words in table["after"].items() for word in words)
    verbs = PatternTable((word, what) for what, words in table["verbs"].items() for word in words)
    persons = PatternTable((word, int(many)) for many, words in table["persons"].items() for word in words)
    return Counting(nouns, verbs, table["by_kind"], persons)


def figures_of(kind: str, text: str, words: Sequence[Word], spans: Iterable[Span]) -> tuple[Figure, ...]:
    """The figures told inside `spans`, the first for each thing counted."""
    found: dict[str, Figure] = {}
    for span in spans:
        inside = [word for word in words if span[0] <= word.start and word.end <= span[1]]
        for number in find_numbers(text, span) if _may_count(inside) else ():
            what = _counted(kind, number, inside)
            if what and what not in found and 0 < number.value <= LARGEST_COUNT:
                qualifier: Qualifier = number.qualifier
                found[what] = Figure(what, number.value, qualifier, text[number.start : number.end])
        for figure in _without_number(text, inside):
            found.setdefault(figure.what, figure)
    return tuple(found.values())


def _without_number(text: str, words: Sequence[Word]) -> Iterator[Figure]:
    """People told one by one or by the dual right after what became of them: قتلت امرأة وطفل is two killed."""
    counting = load_counting()
    persons = {hit.first: (hit.last, hit.entry) for hit in counting.persons.find(words)}
    for verb in counting.verbs.find(words):
        at, many = verb.last + 1, 0
        while at in persons and (many == 0 or words[at].form.startswith("و")):
            at, many = persons[at][0] + 1, many + persons[at][1]
        if many:
            span = words[verb.last + 1].start, words[at - 1].end
            yield Figure(verb.entry, many, "exact", text[span[0] : span[1]])


def _may_count(words: Sequence[Word]) -> bool:
    return load_counting().nouns.occurs(words)


def _counted(kind: str, number: Number, words: Sequence[Word]) -> str | None:
    """What a number counts: the noun after it, and for people what a verb near it says became of them."""
    counting = load_counting()
    at = sum(word.start < number.end for word in words)
    noun = next((hit.entry for hit in counting.nouns.find(words[at : at + NOUN_REACH])), None)
    if noun != PEOPLE:
        return noun
    before = list(counting.verbs.find(words[max(0, at - VERB_REACH) : at]))
    after = next((hit.entry for hit in counting.verbs.find(words[at : at + VERB_REACH])), None)
    return (before[-1].entry if before else None) or after or counting.by_kind.get(kind)
