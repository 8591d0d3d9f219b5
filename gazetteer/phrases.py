"""Words of a relation, in Arabic and English → the relation, the names it rests on, its side and its distance.

A phrase is a relation only where it begins with one: "Um Adase near Manbij" is the name of a village, "near Manbij"
is a relation. The tables hold folded words; Arabic ones stand without their article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.folding import bare, fold, is_arabic
from gazetteer.index import Gazetteer
from gazetteer.place import Place, Point
from gazetteer.relation import Relation, Side, infer
from gazetteer.resolution import Inferred, Match, Resolution, resolve


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relation as read; `anchors` are folded names, empty where the text leaves them to be understood."""

    relation: Relation
    anchors: tuple[str, ...]
    side: Side | None = None
    away_m: float | None = None


SIDES = {
    Side.NORTHEAST: "شمال شرق, شمال شرقي, شمالي شرقي, northeast, north east, northeastern, north eastern",
    Side.SOUTHEAST: "جنوب شرق, جنوب شرقي, جنوبي شرقي, southeast, south east, southeastern, south eastern",
    Side.SOUTHWEST: "جنوب غرب, جنوب غربي, جنوبي غربي, southwest, south west, southwestern, south western",
    Side.NORTHWEST: "شمال غرب, شمال غربي, شمالي غربي, northwest, north west, northwestern, north western",
    Side.NORTH: "شمال, شمالي, north, northern",
    Side.EAST: "شرق, شرقي, east, eastern",
    Side.SOUTH: "جنوب, جنوبي, south, southern",
    Side.WEST: "غرب, غربي, west, western",
}
UNITS_M = {
    1_000.0: "كم, كلم, كيلومتر, كيلومترا, كيلومترات, كيلو متر, كيلو مترا, كيلو مترات, km, kms, kilometer, kilometers, "
    "kilometre, kilometres",
    1_609.344: "ميل, ميلا, اميال, mile, miles",
    1.0: "متر, مترا, امتار, m, meter, meters, metre, metres",
}
LEADS = {
    Relation.NEXT_TO: "قريه مجاوره, مجاوره, مجاور, قرب, بالقرب, بقرب, بجوار, بجانب, الي جانب, جوار, "
    "قريبه, ملاصق, ملاصقه, next to, "
    "near, nearby, close to, adjacent to, beside, neighbouring village, neighboring village, "
    "neighbouring, neighboring, village next, village near, not far",
    Relation.OUTSKIRTS: "اطراف, مشارف, ضواحي, تخوم, محيط, outskirts, suburbs, vicinity, surroundings, around",
    Relation.COUNTRYSIDE: "ريف, countryside, rural",
    Relation.ROAD: "طريق, اوتوستراد, road, highway",
    Relation.BANK: "ضفه, ضفاف, bank, banks",
    Relation.BETWEEN: "بين, ما بين, between",
    Relation.PART_OF: "وسط, احياء, قلب, داخل, parts, part, centre, center, downtown",
}
FILLERS = frozenset(
    {"علي", "بعد", "حوالي", "نحو", "الي", "باتجاه", "مسافه", "في", "من", "عن", "جهه", "نهر", "about", "some", "roughly",
     "approximately", "to", "the", "in", "on", "at", "of", "from", "away", "s", "river"}
)  # fmt: skip
"""Small words between the parts of a phrase."""

UNDERSTOOD = (Relation.COUNTRYSIDE, Relation.NEXT_TO)
"""Relations whose anchor a text may leave out: الريف الغربي, المجاورة."""

JOINERS = ("and", "و")
MIN_JOINED = 4


def _spelled(table: dict[Side, str] | dict[Relation, str] | dict[float, str]) -> dict[tuple[str, ...], object]:
    return {tuple(words.split()): meaning for meaning, listed in table.items() for words in listed.split(", ")}


SIDE_WORDS, UNIT_WORDS, LEAD_WORDS = _spelled(SIDES), _spelled(UNITS_M), _spelled(LEADS)
LONGEST = 2


@dataclass(slots=True)
class _Words:
    """The words of a phrase, taken off its front or its end."""

    left: list[str]

    def skip_fillers(self) -> bool:
        before = len(self.left)
        while len(self.left) > 1 and (self.left[0] in FILLERS or bare(self.left[0]) in FILLERS):
            del self.left[0]
        return len(self.left) < before

    def take(self, table: dict[tuple[str, ...], object], *, end: bool = False) -> object | None:
        """What the first (or last) words mean in `table`, taken off if they mean something."""
        for length in range(min(LONGEST, len(self.left)), 0, -1):
            words = self.left[-length:] if end else self.left[:length]
            meaning = table.get(tuple(_masculine(bare(word)) for word in words))
            if meaning is not None:
                del self.left[slice(-length, None) if end else slice(length)]
                return meaning
        return None

    def take_distance(self) -> float | None:
        """A number and its unit, in metres."""
        digits = [word for word in self.left[:2] if word.isdecimal()]
        rest = _Words(self.left[len(digits) :])
        unit = rest.take(UNIT_WORDS) if digits else None
        if not isinstance(unit, float):
            return None
        self.left = rest.left
        return float(".".join(digits)) * unit


def _masculine(word: str) -> str:
    """شرقية as شرقي, so that the tables need one gender."""
    return word[:-1] if word.endswith("يه") and (word[:-1],) in SIDE_WORDS else word


def parse_relation(text: str) -> Phrase | None:
    """Read a phrase as a relation; None if it does not begin with one."""
    words = _Words(fold(text).split())
    words.skip_fillers()
    away_m = words.take_distance()
    words.skip_fillers()
    side = words.take(SIDE_WORDS)
    tied = words.skip_fillers()
    lead = words.take(LEAD_WORDS)
    if lead is None and side is not None and not tied:
        lead = _latin_adjective(words)
    words.skip_fillers()
    side = side or (words.take(SIDE_WORDS) if lead is not None else None)
    words.skip_fillers()
    if lead is None and side is None and away_m is None:
        return None
    if lead is Relation.COUNTRYSIDE or lead is Relation.BANK:
        side = side or words.take(SIDE_WORDS, end=True)
    return _phrase(lead, words.left, side, away_m)


def _latin_adjective(words: _Words) -> Relation | None:
    """Eastern Aleppo is a part of Aleppo, northern Homs countryside its countryside; شرقي حلب is east of it."""
    if not words.left or is_arabic(words.left[0]):
        return None
    return Relation.COUNTRYSIDE if words.take(LEAD_WORDS, end=True) is Relation.COUNTRYSIDE else Relation.PART_OF


def _phrase(lead: object, words: list[str], side: object, away_m: float | None) -> Phrase | None:
    relation = lead if isinstance(lead, Relation) else Relation.SIDE_OF
    anchors = _parted(words) if relation in (Relation.BETWEEN, Relation.ROAD) else (_untied(words),)
    named = tuple(anchor for anchor in anchors if anchor)
    if not named and relation not in UNDERSTOOD:
        return None
    return Phrase(relation, named, side if isinstance(side, Side) else None, away_m)


def _parted(words: list[str]) -> tuple[str, ...]:
    """The two names of بين عياش والبو جمعة, between Ayyash and Abu Kamal."""
    for position in range(1, len(words)):
        word = words[position]
        if word in JOINERS:
            return _untied(words[:position]), _untied(words[position + 1 :])
        if word.startswith("و") and len(word) >= MIN_JOINED:
            return _untied(words[:position]), _untied([word[1:], *words[position + 1 :]])
    return (_untied(words),)


def _untied(words: list[str]) -> str:
    """A name without the ل that ties it to the relation: لعياش, للرقة."""
    name = " ".join(words)
    if name.startswith("لل"):
        return "ال" + name[2:]
    return name[1:] if name.startswith("ل") and len(name) > MIN_JOINED and not name.startswith("لا") else name


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
    if phrase is None or not phrase.anchors or (isinstance(named, Match) and _is_whole(named, text)):
        return named
    inferred = locate_phrase(phrase, gazetteer, near, within, text)
    return inferred or named


def _is_whole(named: Match, text: str) -> bool:
    return fold(text) in {fold(toponym.text) for toponym in named.place.toponyms}


def locate_phrase(
    phrase: Phrase, gazetteer: Gazetteer, near: Sequence[Point] = (), within: str | None = None, words: str = ""
) -> Inferred | None:
    """The spot a relation means; None if one of its anchors is not a match."""
    anchors: list[Place] = []
    for name in phrase.anchors:
        anchor = resolve(name, gazetteer, near, within)
        if not isinstance(anchor, Match):
            return None
        anchors.append(anchor.place)
    return infer(phrase.relation, anchors, phrase.side, phrase.away_m, words) if anchors else None
