"""The words a trigger keeps company with, and which kind of attack the weapons beside it make it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from geo.reading.lexicon import Lexicon, Trigger
from geo.reading.patterns import Hit, Word

KINDS: Mapping[str, str] = {
    "bullets": "killing",
    "aircraft": "airstrike",
    "mines": "explosion",
    "artillery": "shelling",
    "gunfire": "killing",
    "positions": "clash",
    "passages": "shelling",
    "services": "shelling",
    "territory_objects": "shelling",
}
"""Which group of words beside an attack makes it which kind, the first that is there."""

TARGETS = ("passages", "services", "territory_objects")
WEAPONS = ("bullets", "aircraft", "mines", "artillery", "gunfire")
ORDNANCE = ("aircraft", "mines", "artillery")
"""Weapons that say by themselves how people were hit: a drone killed two."""

ASSAULTS = ("هجوم", "هجمات", "هاجم")
"""So begin patterns for an assault, which say of no weapon."""

AIMED = "استهدف"
HOMES_REACH = 6
"""Homes told so many words after "targeted" are what was shelled, by whatever forces."""


AIRCRAFT_REACH = 6
AGAINST = ("مضاد", "anti")
MAX_WORDS = 1 << 30


@dataclass(frozen=True, slots=True)
class Company:
    """Where in a sentence words of each lexicon group stand."""

    places: Mapping[str, Sequence[int]]

    def within(self, group: str, first: int, last: int) -> bool:
        """Whether a word of the group stands at words `first`…`last`."""
        return any(first <= i <= last for i in self.places.get(group, ()))

    def beside(self, group: str, first: int, last: int, reach: int) -> bool:
        """Whether a word of the group, other than word `first` itself, stands within `reach` words of it."""
        return any(first - reach <= i <= last + reach and i != first for i in self.places.get(group, ()))

    def with_passages(self, found: Iterable[int], *, but: AbstractSet[int] = frozenset()) -> Company:
        """The company with the words of crossings' names among the passages, `but` those of a town's: جسر الشغور."""
        told = (i for i in self.places.get("passages", ()) if i not in but)
        return Company({**self.places, "passages": (*told, *found)})

    def weapon(self, groups: Iterable[str], first: int, last: int) -> str | None:
        """The kind that the first of `groups` found at words `first`…`last` stands for."""
        return next((KINDS[group] for group in groups if self.within(group, first, last)), None)


NO_COMPANY = Company({})


def find_company(words: Sequence[Word], lexicon: Lexicon) -> Company:
    """The group words of a sentence."""
    places: dict[str, list[int]] = {}
    for hit in lexicon.groups.find(words):
        if not (hit.entry == "aircraft" and is_against_aircraft(words, hit.first)):
            places.setdefault(hit.entry, []).append(hit.first)
    return Company(places)


def is_against_aircraft(words: Sequence[Word], at: int) -> bool:
    """Whether a word for aircraft says what a gun is made against."""
    return at > 0 and any(one.startswith(AGAINST) for one in words[at - 1].readings)


def arm(
    hit: Hit[Trigger], clause: tuple[int, int], company: Company, last_attack: str | None, *, again: bool = False
) -> Hit[Trigger] | None:
    """Give an attack its kind: by the weapons of its clause or sentence, what it hit, the attack told before.

    A plain word for shelling is an airstrike where aircraft are told beside it; told `again`, "the attack" is the one
    before. None for an attack of no kind.
    """
    entry, (first, last) = hit.entry, clause
    if entry.kind == "shelling" and entry.strength == "head" and entry.words == 1:
        near = max(first, hit.first - AIRCRAFT_REACH), min(last, hit.last + AIRCRAFT_REACH)
        aircraft = company.weapon(("aircraft",), *near)
        aircraft = aircraft or ("airstrike" if again and last_attack == "airstrike" else None)
        return _of_kind(hit, aircraft) if aircraft else hit
    if entry.kind == "shelling" and entry.pattern.startswith(AIMED) and _at_fighters(company, first, last):
        return _of_kind(hit, "clash")
    if entry.strength == "effect":
        ordnance = company.weapon(ORDNANCE, first, last)
        return _of_kind(hit, ordnance) if ordnance else hit
    if entry.strength != "attack":
        bare = entry.kind == "clash" and entry.pattern.startswith(ASSAULTS) and not company.weapon(WEAPONS, first, last)
        return _of_kind(hit, "clash", armed=False) if bare else hit
    return _arm_attack(hit, clause, company, last_attack, again=again)


def _arm_attack(
    hit: Hit[Trigger], clause: tuple[int, int], company: Company, last_attack: str | None, *, again: bool
) -> Hit[Trigger] | None:
    """The kind of a word for an attack of any sort: by what was used, else by what it was aimed at."""
    entry, (first, last) = hit.entry, clause
    kind = company.weapon(WEAPONS, first, last) or (last_attack if again else None)
    kind = kind or company.weapon(WEAPONS, 0, MAX_WORDS)
    if kind is not None:
        return _of_kind(hit, "clash" if _at_fighters(company, first, last) else kind)
    if entry.kind == "shelling" and company.within("homes", hit.last + 1, min(last, hit.last + HOMES_REACH)):
        return _of_kind(hit, last_attack if last_attack == "airstrike" else "shelling", armed=False)
    kind = company.weapon(("positions",), first, last) or last_attack
    kind = kind or (entry.kind if company.weapon(TARGETS, first, last) else None)
    return _of_kind(hit, kind, armed=False) if kind else None


def _at_fighters(company: Company, first: int, last: int) -> bool:
    """Whether small arms were turned on armed people: a raid on a patrol, whatever else was fired."""
    small = any(company.within(group, first, last) for group in ("bullets", "gunfire"))
    others = any(company.within(group, first, last) for group in ("aircraft", "mines"))
    return small and not others and company.within("fighters", first, last)


def _of_kind(hit: Hit[Trigger], kind: str, *, armed: bool = True) -> Hit[Trigger]:
    return replace(hit, entry=replace(hit.entry, kind=kind, strength="head", armed=armed))
