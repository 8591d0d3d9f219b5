"""What stands around a place name in its article: its sentence and heading, the names beside it, and what is placed."""

from __future__ import annotations

import tomllib
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

from gazetteer import Ambiguous, Inferred, Match, Mention, Place, Point, Resolution, distance_m
from geo.reading.article import Span
from geo.reading.bearers import HOME
from geo.reading.nearness import Standing, outward
from geo.reading.patterns import split_words
from geo.reading.plain import to_plain

TOO_WIDE = frozenset({"country", "governorate", "river", "region"})
SETTLEMENTS = frozenset({"city", "town", "village"})
UNITS = frozenset({"district", "subdistrict"})
GOVERNING_GAP = 45
MOST_NEAR = 6
CLOSE_GAP = 2
"""How many words may stand between a quarter and the town told right after it: the quarter … in the centre of X."""

FAR_M = 40_000.0
"""A quarter or facility further than this from the towns named beside it is a namesake elsewhere."""

CLASS_LETTERS = 30
"""Within so many letters before a name stand its class word and the preposition."""


@cache
def load_towards() -> frozenset[str]:
    """Words right before the place that people or goods were on their way to."""
    table = tomllib.loads(files("geo.reading").joinpath("lexicon", "places.toml").read_text("utf-8"))
    return frozenset(to_plain(word).text for word in table["towards"])


@dataclass(slots=True)
class Setting:
    """The mentions of one article in order, the sentences they stand in, and what is already placed."""

    text: str
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    headings: Mapping[Span, Span]
    placed: dict[int, Resolution] = field(default_factory=dict)
    home: Place | None = None
    order: list[Standing] = field(default_factory=list)
    sentence_of: list[Span | None] = field(default_factory=list)
    peers: dict[Span | None, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the mentions into their sentences."""
        for i, mention in enumerate(self.mentions):
            sentence = self.sentence_at(mention.start)
            self.sentence_of.append(sentence)
            self.peers.setdefault(sentence, []).append(i)

    def put(self, i: int, answer: Resolution) -> None:
        """Place a mention for the first time."""
        insort(self.order, (self.mentions[i].start, len(self.placed), i))
        self.placed[i] = answer

    def settled(self, i: int) -> Place | None:
        """The place a mention means, or the likeliest of those that remain; None where only the words place it."""
        answer = self.placed.get(i)
        if isinstance(answer, Ambiguous):
            answer = answer.candidates[0]
        return answer.place if isinstance(answer, Match) else None

    def points_near(self, i: int) -> list[Point]:
        """Where the places named nearest to a mention lie, the nearest in the text first."""
        points: dict[Point, None] = {}
        for j in outward(self.order, self.mentions[i].start):
            place = self.settled(j)
            if place is not None and place.kind != "country":
                points[place.point] = None
                if len(points) == MOST_NEAR:
                    break
        return list(points)

    def points_beside(self, i: int) -> list[Point]:
        """Where the places named in the very sentence of a mention lie."""
        places = (self.settled(j) for j in self.peers[self.sentence_of[i]] if j != i)
        return [place.point for place in places if place and place.country in HOME and place.kind != "country"]

    def within(self, i: int) -> str | None:
        """The governorate or city that the words after a name, its heading or its sentence put it in."""
        following = self.governor_after(i)
        if following is not None:
            return self.mentions[following].name
        over = self.over(i)
        if over:
            return self.mentions[over[0]].name
        return self.home.display_name if self.home else None

    def over(self, i: int) -> list[int]:
        """The names in the heading that a mention stands under."""
        heading = self.headings.get(self.sentence_of[i] or (0, 0))
        together = self.peers.get(self.sentence_at(heading[0]), []) if heading else []
        return [j for j in together if heading and heading[0] <= self.mentions[j].start < heading[1] and j != i]

    def land_around(self, i: int) -> Mention | None:
        """The countryside that the sentence of a name puts it in, else its heading."""
        together = [*self.peers[self.sentence_of[i]], *self.over(i)]
        return next((self.mentions[j] for j in together if self.mentions[j].form == "countryside" and j != i), None)

    def governor_after(self, i: int) -> int | None:
        """The countryside, governorate or city by its side that the words right after a name put it in."""
        for before, after in pairwise(range(i, min(i + 4, len(self.mentions)))):
            if self.mentions[after].start - self.mentions[before].end > GOVERNING_GAP or not self._together(i, after):
                return None
            other = self.mentions[after]
            if other.form == "countryside" or "governorate" in other.kinds or other.link == "side":
                place = self.settled(after)
                return after if place is None or place.kind != "country" else None
        return None

    def sentence_at(self, start: int) -> Span | None:
        """The sentence around a letter of the text."""
        at = bisect_right(self.sentences, start, key=lambda span: span[0]) - 1
        return self.sentences[at] if at >= 0 and start < self.sentences[at][1] else None

    def _together(self, i: int, j: int) -> bool:
        return self.sentence_of[i] == self.sentence_of[j]

    def anchors(self, i: int) -> Iterator[Place]:
        """The placed names a mention may be tied to: those of its sentence, of its heading, then those before it.

        A place that people were on their way to ties nothing that stands elsewhere in the sentence.
        """
        first = min(self.peers[self.sentence_of[i]], default=i)
        return chain(self.anchors_beside(i), self._narrow(self.over(i)), self._narrow(range(first - 1, -1, -1)))

    def anchors_beside(self, i: int) -> Iterator[Place]:
        """The placed names of its sentence that a mention may be tied to, those after it first."""
        together = self.peers[self.sentence_of[i]]
        ordered = chain((j for j in together if j > i), (j for j in reversed(together) if j < i))
        along = self._headed_for(i)
        return self._narrow(j for j in ordered if along or not self._headed_for(j))

    def around(self, i: int) -> Iterator[Place]:
        """The places named in the heading over a mention, then those of its sentence, the nearest before it first."""
        over, together = self.over(i), self.peers[self.sentence_of[i]]
        beside = [*(j for j in reversed(together) if j < i), *(j for j in together if j > i)]
        places = map(self.settled, [*over, *beside])
        return (place for place in places if place and place.kind != "country")

    def _narrow(self, numbers: Iterable[int]) -> Iterator[Place]:
        places = map(self._held_by, numbers)
        return (place for place in places if place and place.country in HOME and place.kind not in TOO_WIDE)

    def _held_by(self, j: int) -> Place | None:
        """The place a mention means, or the one that its own words put it by; a countryside holds no spot."""
        answer, mention = self.placed.get(j), self.mentions[j]
        if mention.form == "countryside" and not mention.kinds:
            return None
        return answer.anchors[0] if isinstance(answer, Inferred) else self.settled(j)

    def unit_after(self, i: int) -> Place | None:
        """The district or subdistrict told right after a name, which holds it."""
        j = i + 1
        if j >= len(self.mentions) or not self._together(i, j) or not set(self.mentions[j].kinds) & UNITS:
            return None
        close = self.mentions[j].start - self.mentions[i].end <= GOVERNING_GAP
        return self.settled(j) if close else None

    def _headed_for(self, j: int) -> bool:
        """Whether people or goods were on their way to a place, by one of the two words before it."""
        start = self.mentions[j].start
        if j and self._together(j - 1, j) and self.mentions[j].link == "near":
            gap = self.text[self.mentions[j - 1].end : start]
            return len(gap.split()) <= CLOSE_GAP and self._headed_for(j - 1)
        before = split_words(self.text, max(0, start - CLASS_LETTERS), start)[-2:]
        return any(word.readings & load_towards() for word in before)

    def town_after(self, i: int) -> Place | None:
        """The town told right after a name, which holds it: the quarter of X in the centre of Y."""
        j = i + 1
        if j >= len(self.mentions) or not self._together(i, j) or self._headed_for(j):
            return None
        gap = self.text[self.mentions[i].end : self.mentions[j].start]
        place = self.settled(j)
        close = len(gap.split()) <= CLOSE_GAP and not any(mark in gap for mark in "،,;؛:.")
        named_apart = self.mentions[j].link != "at" or gap.split()[:1] in (["و"], ["and"])
        return place if place and close and not named_apart and place.kind in SETTLEMENTS else None

    def country_after(self, i: int) -> Place | None:
        """The country told right after a name: Hermel in Lebanon."""
        j = i + 1
        if j >= len(self.mentions) or not self._together(i, j):
            return None
        gap, place = self.text[self.mentions[i].end : self.mentions[j].start], self.settled(j)
        return place if place and place.kind == "country" and gap.strip() in {"in", ",", "في", "،"} else None

    def beside_others(self, i: int, place: Place, within_m: float = FAR_M) -> bool:
        """Whether a place lies beside another that the article names, or in a governorate that it names."""
        settled = (self.settled(j) for j in range(len(self.mentions)) if j != i)
        return any(_is_beside(place, other, within_m) for other in settled if other and other.id != place.id)


def _is_beside(place: Place, other: Place, within_m: float) -> bool:
    if other.kind == "governorate":
        return place.admin1 == other.id
    if other.kind in TOO_WIDE:
        return False
    return distance_m(place.point, other.point) <= within_m + other.uncertainty_m
