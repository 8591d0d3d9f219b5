"""Every mention of an article put on the map in one reading: what is plain first, the rest by what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gazetteer import Gazetteer, Match, Mention, Place, Point, Relation, Resolution, Side, Unknown, infer, resolve
from geo.reading.article import Span
from geo.reading.placed import PlacedMention

KINDS: Mapping[str, tuple[str, ...]] = {
    "field": ("gas_field", "oil_field"),
    "crossing": ("border_crossing", "line_crossing", "crossing"),
    "airport": ("airbase", "airport"),
    "town": ("town", "city", "village"),
    "front": (),
    "facility": (),
    "road": (),
    "hill": (),
}
"""What the kinds of a class word are called in the gazetteer, where the words differ."""

INSIDE_A_TOWN = frozenset({"facility", "neighbourhood", "road", "front", "camp", "crossing"})
SIDES = {side.value: side for side in Side} | {
    "eastnorth": Side.NORTHEAST,
    "eastsouth": Side.SOUTHEAST,
    "westsouth": Side.SOUTHWEST,
    "westnorth": Side.NORTHWEST,
}
"""Two adjectives may come in either order: الشرقي الجنوبي."""

GOVERNING_GAP = 45
MOST_NEAR = 6
SURE = 0.8


@dataclass(slots=True)
class Geography:
    """What one article says of places: mentions in order, the sentences they stand in, and what is already placed."""

    text: str
    gazetteer: Gazetteer
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    headings: Mapping[Span, Span]
    placed: dict[int, Resolution] = field(default_factory=dict)
    home: Place | None = None

    def place_all(self) -> tuple[PlacedMention, ...]:
        """Names that mean one place wherever they stand, then namesakes beside them, then what only the words place."""
        self._place_plain()
        self.home = self._governorate()
        for i, mention in enumerate(self.mentions):
            if i not in self.placed and mention.form == "place" and mention.known:
                self.placed[i] = self._in_context(i)
        for i in range(len(self.mentions)):
            if i not in self.placed or isinstance(self.placed[i], Unknown):
                self.placed[i] = self._inferred(i)
        return tuple(PlacedMention(m, self.placed[i]) for i, m in enumerate(self.mentions))

    def _place_plain(self) -> None:
        answers: dict[tuple[str, tuple[str, ...]], Resolution] = {}
        for i, mention in enumerate(self.mentions):
            if mention.form != "place" or not mention.known:
                continue
            key = (mention.name, mention.kinds)
            if key not in answers:
                answers[key] = resolve(mention.name, self.gazetteer, kinds=kinds_of(mention))
            answer = answers[key]
            if isinstance(answer, Match) and answer.score >= SURE:
                self.placed[i] = answer

    def _governorate(self) -> Place | None:
        """The governorate most of the article's plain places lie in."""
        counts = Counter(
            place.id if place.kind == "governorate" else place.admin1
            for place in (answer.place for answer in self.placed.values() if isinstance(answer, Match))
            if place.admin1 or place.kind == "governorate"
        )
        best = counts.most_common(1)
        return self.gazetteer.place(best[0][0]) if best and best[0][0] and best[0][0] in self.gazetteer else None

    def _in_context(self, i: int) -> Resolution:
        mention = self.mentions[i]
        near = self._points_near(i)
        return resolve(mention.name, self.gazetteer, near=near, within=self._within(i), kinds=kinds_of(mention))

    def _points_near(self, i: int) -> list[Point]:
        order = sorted(self.placed, key=lambda j: abs(self.mentions[j].start - self.mentions[i].start))
        points = [place.point for j in order if (place := self._settled(j)) is not None and place.kind != "country"]
        return list(dict.fromkeys(points))[:MOST_NEAR]

    def _settled(self, i: int) -> Place | None:
        answer = self.placed.get(i)
        return answer.place if isinstance(answer, Match) else None

    def _within(self, i: int) -> str | None:
        """The governorate or city that the words after a name, its heading or its sentence put it in."""
        following = self._governor_after(i)
        if following is not None:
            return following
        heading = self.headings.get(self._sentence(i) or (0, 0))
        for j, other in enumerate(self.mentions):
            if heading and heading[0] <= other.start < heading[1] and j != i:
                return other.name
        return self.home.display_name if self.home else None

    def _governor_after(self, i: int) -> str | None:
        for before, after in pairwise(range(i, min(i + 4, len(self.mentions)))):
            if self.mentions[after].start - self.mentions[before].end > GOVERNING_GAP or not self._together(i, after):
                return None
            other = self.mentions[after]
            if other.form == "countryside" or "governorate" in other.kinds or other.link == "side":
                place = self._settled(after)
                return other.name if place is None or place.kind != "country" else None
        return None

    def _sentence(self, i: int) -> Span | None:
        start = self.mentions[i].start
        return next((span for span in self.sentences if span[0] <= start < span[1]), None)

    def _together(self, i: int, j: int) -> bool:
        return self._sentence(i) == self._sentence(j)

    def _inferred(self, i: int) -> Resolution:
        """Put a countryside beside its city, and a name no gazetteer holds where the words around it say."""
        mention = self.mentions[i]
        if mention.form == "countryside":
            return self._countryside(mention)
        anchor = self._anchor(i)
        if anchor is None:
            return Unknown(mention.name)
        if set(mention.kinds) & INSIDE_A_TOWN:
            return infer(Relation.PART_OF, (anchor,), words=mention.text)
        side, words = self._tied(i)
        return infer(Relation.NEXT_TO, (anchor,), side, words=words or mention.text)

    def _tied(self, i: int) -> tuple[Side | None, str]:
        """The side that a bare countryside of the sentence gives, and the words that tie a name to its neighbours."""
        mention, sentence = self.mentions[i], self._sentence(i)
        told: list[str] = []
        side = None
        for other in self.mentions:
            if other.form == "countryside" and other.side and sentence and sentence[0] <= other.start < sentence[1]:
                side = side or SIDES.get(other.side)
                told.append(self._with_preposition(other))
        after = mention.neighbour
        return side, "”, “".join([*told, *([after] if after else [])])

    def _with_preposition(self, mention: Mention) -> str:
        before = self.text[max(0, mention.start - 8) : mention.start].split()
        return f"{before[-1]} {mention.text}" if before and len(before[-1]) <= 3 else mention.text

    def _anchor(self, i: int) -> Place | None:
        """The placed name of the same sentence that stands nearest, those after it first."""
        for j in sorted(range(len(self.mentions)), key=lambda j: (j < i, abs(j - i))):
            place = self._settled(j)
            if j != i and place and place.kind != "country" and self._together(i, j):
                return place
        return self.home

    def _countryside(self, mention: Mention) -> Resolution:
        base = self._base(mention)
        if base is None:
            return Unknown(mention.name)
        relation = Relation.PART_OF if "neighbourhood" in mention.kinds else Relation.COUNTRYSIDE
        return infer(relation, (base,), SIDES.get(mention.side or ""), words=mention.text)

    def _base(self, mention: Mention) -> Place | None:
        """The city a countryside belongs to: the one it names, else the capital of the article's governorate."""
        if mention.name:
            answer = resolve(mention.name, self.gazetteer, kinds=("city", "town"))
            return answer.place if isinstance(answer, Match) else getattr(answer, "places", (None,))[0]
        home = self.home
        if home is None:
            return None
        answer = resolve(home.name("ar") or home.display_name, self.gazetteer, kinds=("city",))
        return answer.place if isinstance(answer, Match) else home


def kinds_of(mention: Mention) -> tuple[str, ...]:
    """The gazetteer's words for the kinds a mention calls for."""
    return tuple(kind for said in mention.kinds for kind in KINDS.get(said, (said,)))
