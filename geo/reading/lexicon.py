"""The trigger lexicons: which words state which kind of event, what they need beside them, what takes it away."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from geo.events import CHANGES, KIND_IDS
from geo.reading.patterns import PatternTable

LANGUAGES = ("ar", "en")
Strength = Literal["head", "weak", "effect", "attack"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


class LexiconError(ValueError):
    """A lexicon file says something that no reader understands; names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a pattern of words states. `needs` and `without` are groups within `reach` words, `actor` a role.

    `armed` is False for an attack that no weapon is told of. `pattern` is written in the entry that is number `row` of
    the lexicon `file`.
    """

    kind: str
    strength: Strength = "head"
    change: str | None = None
    actor: str | None = None
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    words: int = 1
    reach: int = 8
    armed: bool = True
    pattern: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Cancel:
    """Words that take away an event told up to `reach` words after them or `back` before; kinds in `spares` stay.

    `takes` is False for words that look like the others and take nothing away; `inside` also reaches words between its
    own, which only frame them: "the area sees … again and again"; `habits` takes
    what used to be, كانت تسمح, not what had been done, كانت سمحت.
    """

    name: str
    reach: int
    back: int
    spares: frozenset[str]
    takes: bool
    inside: bool = False
    habits: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words for events."""

    triggers: PatternTable[Trigger]
    groups: PatternTable[str]
    cancels: PatternTable[Cancel]
    hedges: PatternTable[bool]
    past: PatternTable[bool]
    anew: PatternTable[bool]
    again: PatternTable[bool]
    formerly: PatternTable[bool]
    split: PatternTable[bool]
    consequence: PatternTable[bool]
    circumstance: PatternTable[bool]
    reports: PatternTable[bool]
    backdrop: PatternTable[bool]
    sidelight: PatternTable[bool]
    bygone: PatternTable[bool]
    spread: PatternTable[bool]
    besides: PatternTable[bool]


@cache
def load_lexicon(lang: str) -> Lexicon:
    """The lexicon of `ar` or `en`; any other language reads as English, whose script it is likelier to share."""
    name = f"{lang if lang in LANGUAGES else 'en'}.toml"
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", name).read_text("utf-8"))
    return Lexicon(
        triggers=PatternTable(_triggers(name, table)),
        groups=PatternTable((word, group) for group, words in table["groups"].items() for word in words),
        cancels=PatternTable(pair for key, entry in table["cancels"].items() for pair in _cancels(key, entry)),
        hedges=_flags(table["hedges"]["words"]),
        past=_flags(table["past"]["words"]),
        anew=_flags(table["anew"]["words"]),
        again=_flags(table["again"]["words"]),
        formerly=_flags(table["formerly"]["words"]),
        split=_flags(table["split"]["words"], table["split"]["except"]),
        consequence=_flags(table["consequence"]["words"]),
        circumstance=_flags(table["circumstance"]["words"]),
        reports=_flags(table["reports"]["words"]),
        backdrop=_flags(table["backdrop"]["words"]),
        sidelight=_flags(table["sidelight"]["words"]),
        bygone=_flags(table["bygone"]["words"]),
        spread=_flags(table["spread"]["words"]),
        besides=_flags(table["besides"]["words"]),
    )


def _triggers(name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Trigger]]:
    for row, entry in enumerate(table["trigger"], start=1):
        _check(name, entry, table["groups"])
        for pattern in entry["words"]:
            yield (
                pattern,
                Trigger(
                    kind=entry["kind"],
                    strength=entry.get("strength", "head"),
                    change=entry.get("change"),
                    actor=entry.get("actor"),
                    needs=tuple(entry.get("needs", ())),
                    without=tuple(entry.get("without", ())),
                    reach=entry.get("reach", 8),
                    words=sum(not word.startswith("~") for word in pattern.split()),
                    pattern=pattern,
                    file=name,
                    row=row,
                ),
            )


def _check(name: str, entry: Mapping[str, Any], groups: Mapping[str, Any]) -> None:
    """Refuse an entry with a kind, strength, change or group that does not exist."""
    unknown = [g for g in (*entry.get("needs", ()), *entry.get("without", ())) if g not in groups]
    if entry["kind"] not in KIND_IDS:
        raise LexiconError(f"{name}: no such kind of event: {entry['kind']!r}")
    if entry.get("strength", "head") not in STRENGTHS or entry.get("change") not in (None, *CHANGES):
        raise LexiconError(f"{name}: bad strength or change in the entry of {entry['words'][0]!r}")
    if unknown:
        raise LexiconError(f"{name}: {entry['words'][0]!r} names groups that do not exist: {unknown}")


def _flags(words: list[str], spared: Sequence[str] = ()) -> PatternTable[bool]:
    """Patterns that hold, and those that say that such words mean something else here."""
    return PatternTable([*((word, True) for word in words), *((word, False) for word in spared)])


def _cancels(name: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, Cancel]]:
    for key, takes in (("words", True), ("except", False)):
        spares, inside = frozenset(entry.get("spares", ())), entry.get("inside", False)
        habits = entry.get("habits", False)
        cancel = Cancel(name, entry.get("reach", 0), entry.get("back", 0), spares, takes, inside, habits)
        yield from ((words, cancel) for words in entry[key])
