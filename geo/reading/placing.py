"""Every mention of an article put on the map in one reading: what is plain first, the rest by what stands around it."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from gazetteer import (
    Ambiguous,
    Gazetteer,
    Match,
    Mention,
    Place,
    Point,
    Relation,
    Resolution,
    Side,
    Unknown,
    distance_m,
    infer,
    resolve,
)
from geo.reading.article import Span
from geo.reading.bearers import among_bearers, base_of, inner_name, kinds_of, surely_found, well_known
from geo.reading.nearness import Standing, outward
from geo.reading.placed import PlacedMention

NAMED_AFTER = frozenset({"crossing", "road", "front", "camp", "bridge", "airport", "field"})
INSIDE_A_TOWN = frozenset({"facility", "neighbourhood", "road", "front", "camp", "crossing"})
SPOTS = frozenset({"facility", "road"})
SIDES = {side.value: side for side in Side} | {
    "eastnorth": Side.NORTHEAST,
    "eastsouth": Side.SOUTHEAST,
    "westsouth": Side.SOUTHWEST,
    "westnorth": Side.NORTHWEST,
}
"""Two adjectives may come in either order: الشرقي الجنوبي."""

SETTLED = frozenset({"neighbourhood", "village", "town"})
TOO_WIDE = frozenset({"country", "governorate", "river", "region"})
GOVERNING_GAP = 45
MOST_NEAR = 6
NEAREST = 3
NEIGHBOUR_M = 15_000.0
"""Further than this from the place before it, nothing is called neighbouring."""

FAR_M = 40_000.0
"""A quarter or facility further than this from the town named beside it is a namesake elsewhere."""


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
    order: list[Standing] = field(default_factory=list)
    sentence_of: list[Span | None] = field(default_factory=list)
    peers: dict[Span | None, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the mentions into their sentences."""
        for i, mention in enumerate(self.mentions):
            sentence = self._sentence_at(mention.start)
            self.sentence_of.append(sentence)
            self.peers.setdefault(sentence, []).append(i)

    def place_all(self) -> tuple[PlacedMention, ...]:
        """Names that mean one place wherever they stand, then namesakes beside them, then what only the words place."""
        self._place_plain()
        self.home = self._governorate()
        for i, mention in enumerate(self.mentions):
            if i not in self.placed and mention.form == "place":
                self._put(i, self._in_context(i))
        for i in range(len(self.mentions)):
            if i not in self.placed or isinstance(self.placed[i], Unknown):
                self.placed[i] = self._inferred(i)
        self._same_again()
        return tuple(PlacedMention(m, self.placed[i]) for i, m in enumerate(self.mentions) if self._stands(i))

    def _same_again(self) -> None:
        """A bare name is the quarter or village that the article told with its class word before."""
        told: dict[str, Resolution] = {}
        for i, mention in enumerate(self.mentions):
            if set(mention.kinds) & SETTLED:
                told.setdefault(mention.text, self.placed[i])
            elif mention.form == "place" and not mention.kinds and mention.text in told:
                self.placed[i] = told[mention.text]

    def _stands(self, i: int) -> bool:
        """Whether a name in a spelling of its own was found to be a place's."""
        return not self.mentions[i].tentative or surely_found(self.placed[i])

    def _place_plain(self) -> None:
        for i, mention in enumerate(self.mentions):
            if mention.form == "place" and mention.known:
                names = dict.fromkeys((mention.name, mention.text))
                bearers = [place for name in names for place in self.gazetteer.named(name)]
                answer = well_known(bearers, kinds_of(mention))
                if answer is not None:
                    self._put(i, answer)

    def _put(self, i: int, answer: Resolution) -> None:
        """Place a mention for the first time."""
        insort(self.order, (self.mentions[i].start, len(self.placed), i))
        self.placed[i] = answer

    def _governorate(self) -> Place | None:
        """The governorate most of the article's plain places lie in."""
        told = [answer.place for answer in self.placed.values() if isinstance(answer, Match)]
        told += [place for m in self.mentions if m.form == "countryside" and (place := self._named_base(m.name))]
        counts = Counter(
            place.id if place.kind == "governorate" else place.admin1
            for place in told
            if place.admin1 or place.kind == "governorate"
        )
        best = counts.most_common(1)
        return self.gazetteer.place(best[0][0]) if best and best[0][0] and best[0][0] in self.gazetteer else None

    def _in_context(self, i: int) -> Resolution:
        mention = self.mentions[i]
        answer = self._among_bearers(i, mention.text) or self._called_after(i)
        answer = answer or self._asked(i, mention.name or self._full_name(i))
        if not isinstance(answer, Unknown) and not self._elsewhere(i, answer):
            return answer
        return self._by_its_name(i) or Unknown(mention.name)

    def _asked(self, i: int, name: str) -> Resolution:
        near, kinds = self._points_near(i), kinds_of(self.mentions[i])
        answer = resolve(name, self.gazetteer, near=near, within=self._within(i), kinds=kinds)
        if self.mentions[i].tentative and not surely_found(answer):
            return resolve(name, self.gazetteer, kinds=kinds)
        return answer

    def _among_bearers(self, i: int, name: str) -> Resolution | None:
        near = self._points_near(i)[:NEAREST]
        return among_bearers(self.gazetteer.named(name), kinds_of(self.mentions[i]), near)

    def _called_after(self, i: int) -> Resolution | None:
        """A passage no gazetteer holds, at the town whose very name it has; a market or square waits for its town."""
        mention = self.mentions[i]
        if set(mention.kinds) & NAMED_AFTER and self.gazetteer.named(inner_name(mention)):
            return self._by_its_name(i)
        if set(mention.kinds) & SPOTS and not self.gazetteer.named(mention.name):
            beside = len(self.peers[self.sentence_of[i]]) > 1
            return Unknown(mention.name) if beside else None
        return None

    def _by_its_name(self, i: int) -> Resolution | None:
        """A passage or facility that no gazetteer holds, put at the town it is called after: معبر قلعة المضيق."""
        mention = self.mentions[i]
        inner = inner_name(mention)
        if not inner or not set(mention.kinds) & NAMED_AFTER:
            return None
        answer = self._among_bearers(i, inner) or self._asked(i, inner)
        place = answer.candidates[0].place if isinstance(answer, Ambiguous) else getattr(answer, "place", None)
        return infer(Relation.PART_OF, (place,), words=mention.text) if place else None

    def _full_name(self, i: int) -> str:
        """المطار العسكري with the name of the town it is told beside: مطار دير الزور العسكري."""
        town = self._seat()
        first, *rest = self.mentions[i].text.removeprefix("ال").split()
        return " ".join([first, *([town.name("ar") or town.display_name] if town else []), *rest])

    def _elsewhere(self, i: int, answer: Resolution) -> bool:
        """Whether what was found is too far from the words around it, or too unsure, to be what they mean."""
        anchor, mention = self._anchor(i), self.mentions[i]
        best = answer.candidates[0] if isinstance(answer, Ambiguous) else answer
        if not isinstance(best, Match) or anchor is None or mention.tentative:
            return False
        away = distance_m(best.place.point, anchor.point) - anchor.uncertainty_m
        if mention.neighbour:
            return away > NEIGHBOUR_M or isinstance(answer, Ambiguous)
        quarter = best.place.kind == "neighbourhood" and bool(set(mention.kinds) & {"village", "town"})
        return away > FAR_M and (not mention.known or quarter or bool(set(mention.kinds) & INSIDE_A_TOWN))

    def _points_near(self, i: int) -> list[Point]:
        points: dict[Point, None] = {}
        for j in outward(self.order, self.mentions[i].start):
            place = self._settled(j)
            if place is not None and place.kind != "country":
                points[place.point] = None
                if len(points) == MOST_NEAR:
                    break
        return list(points)

    def _settled(self, i: int) -> Place | None:
        answer = self.placed.get(i)
        if isinstance(answer, Ambiguous):
            answer = answer.candidates[0]
        return answer.place if isinstance(answer, Match) else None

    def _within(self, i: int) -> str | None:
        """The governorate or city that the words after a name, its heading or its sentence put it in."""
        following = self._governor_after(i)
        if following is not None:
            return following
        heading = self.headings.get(self.sentence_of[i] or (0, 0))
        for j in self.peers.get(self._sentence_at(heading[0]), ()) if heading else ():
            if heading and heading[0] <= self.mentions[j].start < heading[1] and j != i:
                return self.mentions[j].name
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

    def _sentence_at(self, start: int) -> Span | None:
        at = bisect_right(self.sentences, start, key=lambda span: span[0]) - 1
        return self.sentences[at] if at >= 0 and start < self.sentences[at][1] else None

    def _together(self, i: int, j: int) -> bool:
        return self.sentence_of[i] == self.sentence_of[j]

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
        mention, sentence = self.mentions[i], self.sentence_of[i]
        told: list[str] = []
        side = None
        for other in (self.mentions[j] for j in self.peers[sentence]):
            if other.form == "countryside" and other.side and sentence:
                side = side or SIDES.get(other.side)
                told.append(self._with_preposition(other))
        after = mention.neighbour
        return side, "”, “".join([*told, *([after] if after else [])])

    def _with_preposition(self, mention: Mention) -> str:
        before = self.text[max(0, mention.start - 8) : mention.start].split()
        return f"{before[-1]} {mention.text}" if before and len(before[-1]) <= 3 else mention.text

    def _anchor(self, i: int) -> Place | None:
        """The placed name of the same sentence that stands nearest, those after it first."""
        together = self.peers[self.sentence_of[i]]
        after, before = [j for j in together if j > i], [j for j in reversed(together) if j < i]
        for j in chain(after, before, range(i - 1, -1, -1)):
            place = self._settled(j)
            if place and place.kind not in TOO_WIDE:
                return place
        return self.home

    def _countryside(self, mention: Mention) -> Resolution:
        base = self._base(mention)
        if base is None:
            return Unknown(mention.name)
        relation = Relation.PART_OF if "neighbourhood" in mention.kinds else Relation.COUNTRYSIDE
        return infer(relation, (base,), SIDES.get(mention.side or ""), words=mention.text)

    def _base(self, mention: Mention) -> Place | None:
        """The governorate or town a countryside belongs to; of a bare one, the seat of the article's governorate."""
        return self._named_base(mention.name, part=bool(mention.kinds)) if mention.name else self._seat()

    def _named_base(self, name: str, *, part: bool = False) -> Place | None:
        return base_of(self.gazetteer.named(name), part=part)

    def _seat(self) -> Place | None:
        """The city that the article's governorate is governed from."""
        if self.home is None:
            return None
        name = (self.home.name("ar") or self.home.display_name).removeprefix("محافظة ").removeprefix("ريف ")
        return next((place for place in self.gazetteer.named(name) if place.kind == "city"), self.home)
