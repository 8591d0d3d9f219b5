"""What is kept out of a place: the role of whoever bars entry, in the words of the clause that says so."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geo.reading.claims import Reading
from geo.reading.clauses import Clause
from geo.reading.lexicon import Trigger
from geo.reading.patterns import Hit, PatternTable, Word
from geo.reading.standing import BARS_ENTRY
from geo.reading.statements import Statement

LISTED_ON = 2
"""How many words into the next stretch a list must name one more thing to go on there."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What can be kept out, by its words and in the order it is told, and the words that end a list of it."""

    names: PatternTable[str]
    order: tuple[str, ...]
    ends: PatternTable[bool]


@cache
def load_goods() -> Goods:
    """The table of `lexicon/goods.toml`."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "goods.toml").read_text("utf-8"))
    names = PatternTable((word, name) for name, words in table["goods"].items() for word in words)
    return Goods(names, tuple(table["goods"]), PatternTable((word, True) for word in table["ends"]["words"]))


def barring_role(hit: Hit[Trigger], words: Sequence[Word], clauses: Sequence[Clause]) -> str:
    """The role a trigger gives; of one that bars entry, with what it bars where its own clause says so."""
    role = hit.entry.actor or ""
    if role != BARS_ENTRY:
        return role
    barred = barred_in(words, hit, clauses)
    return f"{role} of {in_a_row(barred)}" if barred else role


def barred_in(words: Sequence[Word], hit: Hit[Trigger], clauses: Sequence[Clause]) -> tuple[str, ...]:
    """What is kept out, from the trigger's first word to the end of its clause or of the list that runs on."""
    goods = load_goods()
    named: set[str] = set()
    for clause in clauses:
        inside = [
            word for word in words if clause.covers((word.start, word.end)) and word.start >= words[hit.first].start
        ]
        found = list(goods.names.find(inside))
        runs_on = bool(named) and any(one.first < LISTED_ON for one in found)
        if not inside or (clause.start > words[hit.first].start and not runs_on):
            continue
        end = _end_of_list(inside, words[hit.last].end)
        named |= {one.entry for one in found if one.first < end}
        if end < len(inside):
            break
    return tuple(name for name in goods.order if name in named)


def _end_of_list(words: Sequence[Word], told: int) -> int:
    """The first word after the trigger, whose text ends at `told`, that ends the list."""
    ends = (hit.first for hit in load_goods().ends.find(words) if words[hit.first].start >= told)
    return next(ends, len(words))


def in_a_row(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def deeds_of(statement: Statement, reading: Reading) -> list[tuple[int, str]]:
    """The word at which a statement tells a deed, and the role of who does it."""
    hits = [hit for hit in statement.hits if hit.entry.actor]
    return [(hit.first, barring_role(hit, reading.words, reading.clauses)) for hit in hits]
