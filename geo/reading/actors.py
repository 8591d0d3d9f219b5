"""Who took part: parties found by name, given canonical names and the part they took."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geo.events import Actor
from geo.reading.article import Span
from geo.reading.patterns import Hit, PatternTable, Word

DEED_REACH = 5


@dataclass(frozen=True, slots=True)
class Deed:
    """What the words just before an actor say it does, in events of `kinds`."""

    role: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parties:
    """The table of actors: names by their words, roles by kind of event, deeds by the words before an actor."""

    names: PatternTable[str]
    roles: Mapping[str, str]
    deeds: PatternTable[Deed]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor where a sentence names it: words `first`…`last`."""

    name: str
    start: int
    end: int
    first: int
    last: int


@cache
def load_parties() -> Parties:
    """The actors of `lexicon/actors.toml`."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "actors.toml").read_text("utf-8"))
    names = [(words, actor["name"]) for actor in table["actor"] for words in (*actor["words"], *actor.get("short", ()))]
    deeds = [(words, Deed(d["role"], frozenset(d["kinds"]))) for d in table["deed"] for words in d["words"]]
    return Parties(PatternTable(names), table["roles"], PatternTable(deeds))


def parties_in(words: Sequence[Word]) -> list[Party]:
    """Every actor a sentence names, the longest name at each spot."""
    hits = sorted(load_parties().names.find(words), key=lambda hit: (hit.first - hit.last, hit.first))
    chosen: list[Hit[str]] = []
    for hit in hits:
        if all(hit.last < other.first or other.last < hit.first for other in chosen):
            chosen.append(hit)
    ordered = sorted(chosen, key=lambda hit: hit.first)
    return [Party(hit.entry, words[hit.first].start, words[hit.last].end, hit.first, hit.last) for hit in ordered]


def actors_of(
    kind: str, text: str, words: Sequence[Word], spans: Iterable[Span], deeds: Sequence[tuple[int, str]]
) -> tuple[Actor, ...]:
    """The actors named inside `spans`, each once a role.

    `deeds` are (word, role) pairs of triggers that name what their doer does: the next actor after such a word is it.
    """
    inside = tuple(spans)
    parties = [p for p in parties_in(words) if any(a <= p.start and p.end <= b for a, b in inside)]
    doers: dict[int, list[str]] = {}
    for position, role in deeds:
        doer = _doer(position, parties)
        if doer is not None:
            doers.setdefault(doer.first, []).append(role)
    found: dict[tuple[str, str], Actor] = {}
    for party in parties:
        for role in doers.get(party.first) or [_role(kind, party, words)]:
            found.setdefault((party.name, role), Actor(party.name, text[party.start : party.end], role))
    return _each_once(found.values(), load_parties().roles[kind])


def _doer(position: int, parties: Sequence[Party]) -> Party | None:
    after = next((p for p in parties if p.first > position), None)
    before = next((p for p in reversed(parties) if p.last < position), None)
    if after is not None and after.first - position <= DEED_REACH:
        return after
    return before if before is not None and position - before.last <= DEED_REACH else None


def _role(kind: str, party: Party, words: Sequence[Word]) -> str:
    before = words[max(0, party.first - DEED_REACH) : party.first]
    deeds = [hit for hit in load_parties().deeds.find(before) if kind in hit.entry.kinds]
    return deeds[-1].entry.role if deeds else load_parties().roles[kind]


def _each_once(actors: Iterable[Actor], plain_role: str) -> tuple[Actor, ...]:
    """Drop the plain role of an actor that has one of its own."""
    found = tuple(actors)
    special = {actor.name for actor in found if actor.role != plain_role}
    return tuple(actor for actor in found if actor.role != plain_role or actor.name not in special)
