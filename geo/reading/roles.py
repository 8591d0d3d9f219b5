"""Which places an event happened at, left from, went to or came near; the pin comes first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from geo.events import PlaceRole
from geo.reading.article import Span
from geo.reading.clauses import ATTACKS
from geo.reading.patterns import PatternTable, Word
from geo.reading.placed import PlacedMention
from geo.reading.plain import to_plain

PLACED_WITHIN = 3
SMALL_TOWN = 1
REACH = 3
LONG_REACH = 7
OPENING, FRAME = 4, 1 << 20
"""The city that a sentence opens with, particles aside, is told as what lies around the other places of it."""

SETTLED = frozenset({"city", "town", "village"})
WITHIN_LETTERS = 20
"""A town told so many letters after a road, at most, is the one the road runs through."""

LOOSE_RANK, NEAR_RANK, ORIGIN_RANK, TOPIC_RANK = 2, 3, 4, 5
WIDE = 4
"""From this closeness on a place is a district or more, not a spot."""


ADJOINING = 3
MOVEMENT = frozenset({"from", "to"})
GATES = frozenset({"crossing", "border_crossing", "line_crossing"})
CALLED_AFTER = frozenset({"crossing", "road", "front", "camp", "bridge", "airport", "field"})
"""What lies at the place whose name it has, though no gazetteer holds it."""

GIVEN_UP = "territory"
LAUNCHED = frozenset(ATTACKS) - {GIVEN_UP}
"""Attacks that may come from afar; forces that withdraw from a place give it up."""

MOVES = frozenset({"displacement", "crossing", "aid", "negotiation"})
CLOSENESS = (
    ("facility", "crossing", "border_crossing", "line_crossing", "bridge", "airport", "airbase", "dam", "camp"),
    ("neighbourhood", "suburb", "village", "hamlet", "farm", "town", "front"),
    ("city", "road"),
    ("subdistrict", "mountain"),
    ("river", "lake", "region", "district"),
    (),
    ("governorate",),
)
COUNTRY = 9
SPECIFICITY = {kind: rank for rank, kinds in enumerate(CLOSENESS) for kind in kinds} | {
    "country": COUNTRY,
    **dict.fromkeys(("field", "gas_field", "oil_field", "hill"), 0),
}
"""How closely a kind of place says where: the lower the closer. A countryside is 5."""

COUNTRYSIDE = 5
UNKNOWN_KIND = 2


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the part it takes in an event, and how far down the list of its places it belongs."""

    placed: PlacedMention
    role: PlaceRole
    rank: tuple[int, int, int, int]


@cache
def load_roles() -> PatternTable[str]:
    """The words of `lexicon/roles.toml`."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "roles.toml").read_text("utf-8"))
    return PatternTable((word, role) for role, entry in table.items() if "words" in entry for word in entry["words"])


@cache
def load_placing() -> frozenset[str]:
    """Words of which one stands shortly before a foreign place that is meant as a place."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "roles.toml").read_text("utf-8"))
    return frozenset(to_plain(word).text for word in table["placing"])


@cache
def load_units() -> frozenset[str]:
    """Words that begin the name of a unit."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "roles.toml").read_text("utf-8"))
    return frozenset(table["units"])


def locate(
    kind: str, words: Sequence[Word], placed: Iterable[PlacedMention], spans: Sequence[Span]
) -> tuple[Located, ...]:
    """The places named inside `spans` that an event of `kind` happened at, best first."""
    inside = (one for one in placed if any(a <= one.mention.start and one.mention.end <= b for a, b in spans))
    found = [spot for one in inside if (spot := located(kind, words, one)) is not None]
    if kind not in MOVES:
        found = _ends_lowered(words, _holders_lowered(words, found))
    raised = _between_raised(_near_raised(_origins_raised(found, seized=kind == "arrest")))
    return tuple(_leading_role(kind, sorted(raised, key=lambda spot: spot.rank)))


def _holders_lowered(words: Sequence[Word], found: list[Located]) -> list[Located]:
    """A road within a town gives way to the town; the city that holds a countryside told right before it, to that."""
    towns = [one for one in found if one.rank[0] == 0 and one.placed.kind in SETTLED]
    inside = [one for one in found if "road" in one.placed.mention.kinds and _any_after(one, towns)]
    lands = [one for one in found if one.placed.mention.form == "countryside" and one.placed.kind != "governorate"]
    around = [one for one in found if one.placed.kind == "city" and any(_only_in(words, land, one) for land in lands)]
    lowered = {id(one) for one in (*inside, *around)}
    return [
        replace(one, rank=(one.rank[0] + LOOSE_RANK, *one.rank[1:])) if id(one) in lowered else one for one in found
    ]


def _any_after(road: Located, towns: Sequence[Located]) -> bool:
    return any(0 < one.placed.mention.start - road.placed.mention.end <= WITHIN_LETTERS for one in towns)


def _only_in(words: Sequence[Word], land: Located, city: Located) -> bool:
    """Whether "in" alone stands between a countryside and a city."""
    if city.placed.mention.start < land.placed.mention.end:
        return False
    between = [w for w in words if land.placed.mention.end <= w.start and w.end <= city.placed.mention.start]
    return [word.form for word in between] == ["في"]


def _ends_lowered(words: Sequence[Word], found: list[Located]) -> list[Located]:
    """Of a way from one place to another, the place where it begins comes first."""
    cues = [role_cue(words, one.placed.mention.start) for one in found]
    if not MOVEMENT.issubset(cues):
        return found
    return [
        replace(one, rank=(one.rank[0] + LOOSE_RANK, *one.rank[1:])) if cue == "to" else one
        for one, cue in zip(found, cues, strict=True)
    ]


def _origins_raised(found: list[Located], *, seized: bool = False) -> list[Located]:
    """Where only a countryside is told as the spot, the village the people are of is; of those `seized` in any case."""
    spots = [one for one in found if one.rank[0] < NEAR_RANK]
    alone = seized and all(one.rank[0] > NEAR_RANK for one in found)
    if not (spots or alone) or any(one.rank[2] < WIDE for one in spots):
        return found
    return [replace(one, rank=(0, *one.rank[1:])) if one.rank[0] == ORIGIN_RANK else one for one in found]


def _between_raised(found: list[Located]) -> list[Located]:
    """Beside a countryside or a governorate alone, the two villages between which it was say where."""
    if any(one.rank[0] < LOOSE_RANK and one.rank[2] < WIDE for one in found):
        return found
    return [
        replace(one, rank=(0, *one.rank[1:])) if one.rank[0] == LOOSE_RANK and one.rank[2] < WIDE else one
        for one in found
    ]


def _near_raised(found: list[Located]) -> list[Located]:
    """Beside a road, a river, a region or a governorate, the village it was near says where."""
    if any(one.rank[0] < NEAR_RANK and one.rank[2] < WIDE and "road" not in one.placed.mention.kinds for one in found):
        return found
    return [
        replace(one, rank=(0, *one.rank[1:])) if one.rank[0] == NEAR_RANK and one.rank[2] <= SMALL_TOWN else one
        for one in found
    ]


def located(kind: str, words: Sequence[Word], one: PlacedMention, taken_up: int | None = None) -> Located | None:
    """The part of a mention; of one taken up again at `taken_up`, by the words before that."""
    start = one.mention.start if taken_up is None else taken_up
    link = one.mention.link if taken_up is None else "at"
    if one.mention.metonym or ((one.foreign or _is_unit(one)) and _governs(words, start)):
        return None
    cue = role_cue(words, start, far=kind in {"crossing", "displacement"})
    if kind == "negotiation" and cue is None and _on_topic(words, start):
        cue = "topic"
    if (
        cue in {"source", "taken"}
        and kind not in {"displacement", "crossing"}
        and not (cue == "source" and kind == GIVEN_UP)
    ):
        return None
    if cue == "taken":
        cue = "to"
    of_those_leaving = kind in {"displacement", "crossing"} and cue == "origin"
    if of_those_leaving:
        cue = "from"
    role: PlaceRole = "at"
    if link in {"side", "near"} or cue in {"near", "route"}:
        role = "near"
    elif kind in MOVES and kind != "negotiation" and cue in {"from", "to"}:
        role = "from" if cue == "from" else "to"
    from_afar = cue == "from" and kind in LAUNCHED and one.mention.text[0].isascii()
    demoted = NEAR_RANK * (role == "near") + LOOSE_RANK * (link == "between") + 5 * one.foreign
    demoted += TOPIC_RANK * (cue in {"topic", "authority", "container"}) + ORIGIN_RANK * (cue == "origin" or from_afar)
    demoted += LOOSE_RANK * of_those_leaving
    closeness = specificity(one)
    named_after = one.mention.known and CALLED_AFTER & set(one.mention.kinds)
    guessed = one.status == "inferred" and one.mention.form == "place" and not named_after
    framed = FRAME * (one.kind == "city" and start - words[0].start <= OPENING if words else False)
    return Located(one, role, (demoted if closeness < COUNTRY else COUNTRY, guessed, closeness, start + framed))


def role_cue(words: Sequence[Word], start: int, *, far: bool = False) -> str | None:
    """What the words right before a place say of its part, the nearest that says something.

    `far` looks for "from" and "to" across a longer phrase: from the last checkpoint … in the town of X.
    """
    at = next((i for i, word in enumerate(words) if word.end > start), len(words))
    first = max(0, at - LONG_REACH - 2)
    hits = [(first + hit.last, hit.entry) for hit in load_roles().find(words[first : at + 1])]
    strong = [
        entry
        for last, entry in hits
        if entry not in MOVEMENT
        and at - REACH <= last <= at
        and not (entry == "origin" and _inside_again(words[last + 1 : at]))
    ]
    close = [entry for last, entry in hits if entry in MOVEMENT and at - (LONG_REACH if far else 2) <= last <= at]
    return next(iter([*reversed(strong), *reversed(close)]), None)


def _governs(words: Sequence[Word], start: int) -> bool:
    """Whether a foreign name stands where a doer does: no preposition before it says that something was there."""
    at = next((i for i, word in enumerate(words) if word.end > start), len(words))
    if at >= len(words) or words[at].start < start:
        return False
    before = words[max(0, at - PLACED_WITHIN) : at]
    return not any(word.readings & load_placing() for word in before)


def _is_unit(one: PlacedMention) -> bool:
    """Whether a place is the base of the unit whose name it has: the 17th Division."""
    return one.mention.form == "place" and not load_units().isdisjoint(one.mention.text.split()[:1])


def _inside_again(between: Sequence[Word]) -> bool:
    """Whether a preposition ends the phrase: the displaced of X, in Y."""
    return any(word.form in {"في", "in", "at"} for word in between)


def _on_topic(words: Sequence[Word], start: int) -> bool:
    """Whether a word before the place opens what talks are about."""
    return any(hit.entry == "topic" and words[hit.last].end <= start for hit in load_roles().find(words))


def specificity(one: PlacedMention) -> int:
    """How closely a mention says where; the class word counts for more than the gazetteer's kind."""
    if one.mention.form == "countryside":
        return COUNTRYSIDE
    kinds = [*one.mention.kinds, *([one.kind] if one.kind else [])]
    return next((SPECIFICITY[kind] for kind in kinds if kind in SPECIFICITY), UNKNOWN_KIND)


def _leading_role(kind: str, found: list[Located]) -> list[Located]:
    """What was left comes before what was reached, but for aid; a passage comes before what it leads to."""
    if kind == "crossing":
        return sorted(found, key=lambda one: (one.role == "to" and specificity(one.placed) > 0, one.rank))
    wanted = {"displacement": "from", "aid": "to"}.get(kind)
    if wanted is None:
        return found
    lower: PlaceRole = "to" if kind == "displacement" else "from"
    moved = {one.placed.mention.end: one.role for one in found if one.role in MOVEMENT}
    found = [replace(one, role=_role_of_list(one, moved)) for one in found]
    found = sorted(found, key=lambda one: (one.role == lower, _entered_by(kind, one), one.rank[0], one.role != wanted))
    return _first_left(found) if kind == "displacement" else found


def _first_left(found: list[Located]) -> list[Located]:
    """Of two spots that people left, in exchange for each other, the one told first."""
    left = [one for one in found if one.role == "from" and one.rank[0] == 0 and specificity(one.placed) < WIDE]
    if len(left) < 2 or found[0] not in left:
        return found
    first = min(left, key=lambda one: one.placed.mention.start)
    return [first, *(one for one in found if one is not first)]


def _entered_by(kind: str, one: Located) -> bool:
    """Whether a place is the passage that aid came in by, not where it came to."""
    return kind == "aid" and bool(GATES & {*one.placed.mention.kinds, one.placed.kind})


def _role_of_list(one: Located, moved: dict[int, PlaceRole]) -> PlaceRole:
    """The role of the place right before it in a list, where its own words give none."""
    before = (role for end, role in moved.items() if 0 < one.placed.mention.start - end <= ADJOINING)
    return next(before, one.role) if one.role == "at" else one.role


def closest(found: Iterable[Located]) -> int:
    """How closely the closest of several says where."""
    return min(specificity(one.placed) for one in found)
