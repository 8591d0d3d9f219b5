"""Every mention of an article put on the map in one reading: what is plain first, the rest by what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer import (
    Ambiguous,
    Gazetteer,
    Match,
    Mention,
    Place,
    Relation,
    Resolution,
    Unknown,
    infer,
    resolve,
)
from geo.reading.article import Span
from geo.reading.bearers import (
    HOME,
    among_bearers,
    at_home,
    bearers_of,
    inner_name,
    kinds_of,
    likely_held,
    surely_found,
    well_known,
)
from geo.reading.misplaced import LANDMARKS, SPOTS, Doubts
from geo.reading.placed import PlacedMention
from geo.reading.setting import UNITS, Setting
from geo.reading.surmise import Surmise

NAMED_AFTER = frozenset({"crossing", "road", "front", "camp", "bridge", "airport", "field"})
SETTLED = frozenset({"neighbourhood", "village", "town"})
NEAREST = 3
BESIDE_M = 30_000.0
"""Within this of another place of the article, a name that may be a common word is a place."""


@dataclass(slots=True)
class Geography:
    """What one article says of places, put on the map."""

    text: str
    gazetteer: Gazetteer
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    headings: Mapping[Span, Span]
    setting: Setting = field(init=False)
    surmise: Surmise = field(init=False)
    doubts: Doubts = field(init=False)

    def __post_init__(self) -> None:
        """Sort the mentions into their sentences."""
        self.setting = Setting(self.text, self.mentions, self.sentences, self.headings)
        self.surmise = Surmise(self.gazetteer, self.setting)
        self.doubts = Doubts(self.gazetteer, self.setting, self.surmise)

    def place_all(self) -> tuple[PlacedMention, ...]:
        """Names that mean one place wherever they stand, then namesakes beside them, then what only the words place."""
        placed = self.setting.placed
        self._place_plain()
        self.setting.home = self._governorate()
        for i in sorted(range(len(self.mentions)), key=self._turn):
            if i not in placed and self.mentions[i].form == "place":
                self._place_in_context(i)
        self._infer_the_rest()
        self._same_again()
        return tuple(PlacedMention(mention, placed[i]) for i, mention in enumerate(self.mentions) if i in placed)

    def _turn(self, i: int) -> tuple[bool, bool]:
        """Districts before what lies in them, names that may be none last."""
        mention = self.mentions[i]
        return mention.tentative, not UNITS & set(mention.kinds)

    def _infer_the_rest(self) -> None:
        """Put on the map by the words around them what no gazetteer holds: countrysides first, they anchor others."""
        placed, surmise = self.setting.placed, self.surmise
        rest = [i for i in range(len(self.mentions)) if isinstance(placed.get(i, Unknown("")), Unknown)]
        for i in sorted(rest, key=lambda i: (self.mentions[i].form == "place", i)):
            if not self.mentions[i].tentative:
                placed[i] = surmise.infer_place(i)

    def _place_in_context(self, i: int) -> None:
        """Place a name by what stands around it; a tentative one only where that says it is a place's."""
        country = self.setting.country_after(i)
        answer = self._in_context(i)
        if country and self.mentions[i].tentative and not self._lies_in(answer, country):
            self.setting.put(i, infer(Relation.PART_OF, (country,), words=self.mentions[i].text))
            return
        if not self.mentions[i].tentative or self._stands(i, answer):
            self.setting.put(i, answer)

    def _lies_in(self, answer: Resolution, country: Place) -> bool:
        best = answer.candidates[0] if isinstance(answer, Ambiguous) else answer
        return isinstance(best, Match) and best.place.country == country.country

    def _same_again(self) -> None:
        """A bare name is the quarter or village that the article told with its class word before."""
        told: dict[str, Resolution] = {}
        for i, mention in enumerate(self.mentions):
            if set(mention.kinds) & SETTLED and i in self.setting.placed:
                told.setdefault(mention.text, self.setting.placed[i])
            elif mention.form == "place" and not mention.kinds and mention.text in told:
                self.setting.placed[i] = told[mention.text]

    def _stands(self, i: int, answer: Resolution) -> bool:
        """Whether a tentative name was found to be a place's: surely enough, and a weak one beside others."""
        if not surely_found(answer):
            return False
        best = answer.candidates[0] if isinstance(answer, Ambiguous) else answer
        known = self.mentions[i].known
        return not known or (isinstance(best, Match) and self.setting.beside_others(i, best.place, BESIDE_M))

    def _place_plain(self) -> None:
        for i, mention in enumerate(self.mentions):
            if mention.form == "place" and mention.known and not mention.tentative:
                bearers = bearers_of(self.mentions[i], self.gazetteer)
                answer = well_known(bearers, self._kinds_wanted(i))
                if answer is not None and not (at_home(bearers) and answer.place.country not in HOME):
                    self.setting.put(i, answer)

    def _kinds_wanted(self, i: int) -> tuple[str, ...]:
        """The kinds a class word calls for; none where the gazetteer has the name with the class word in it."""
        mention = self.mentions[i]
        return () if len(mention.name) > len(mention.text) and self.gazetteer.named(mention.name) else kinds_of(mention)

    def _here_or_abroad(self, i: int) -> Resolution | None:
        """A name that a town of Syria shares with a city abroad: the town's where the article names places by it."""
        bearers, home = bearers_of(self.mentions[i], self.gazetteer), self.setting.home
        here = at_home(bearers)
        if not here or self.mentions[i].metonym:
            return well_known(bearers, self._kinds_wanted(i)) if here else None
        beside = [p for p in here if (home and p.admin1 == home.id) or self.setting.beside_others(i, p)]
        near = self.setting.points_near(i)[:NEAREST]
        return among_bearers(beside, (), near) if beside else well_known(bearers, self._kinds_wanted(i))

    def _governorate(self) -> Place | None:
        """The governorate most of the article's plain places lie in."""
        told = [answer.place for answer in self.setting.placed.values() if isinstance(answer, Match)]
        told += [place for m in self.mentions if m.form == "countryside" and (place := self.surmise.named_base(m.name))]
        counts = Counter(
            place.id if place.kind == "governorate" else place.admin1
            for place in told
            if place.admin1 or place.kind == "governorate"
        )
        best = counts.most_common(1)
        return self.gazetteer.place(best[0][0]) if best and best[0][0] and best[0][0] in self.gazetteer else None

    def _in_context(self, i: int) -> Resolution:
        mention = self.mentions[i]
        whole = set(mention.kinds) & NAMED_AFTER and len(mention.name) > len(mention.text)
        first, second = (mention.name, mention.text) if whole else (mention.text, mention.name)
        answer = self._among_bearers(i, first) or self._among_bearers(i, second) or self._called_after(i)
        answer = answer or self._asked(i, mention.name or self._full_name(i))
        if not isinstance(answer, Unknown) and not self.doubts.is_misplaced(i, answer):
            return answer
        return self._by_its_name(i) or Unknown(mention.name)

    def _asked(self, i: int, name: str) -> Resolution:
        near, kinds = self.setting.points_near(i), kinds_of(self.mentions[i])
        answer = resolve(name, self.gazetteer, near=near, within=self.setting.within(i), kinds=kinds)
        if self.mentions[i].tentative and not surely_found(answer):
            return resolve(name, self.gazetteer, kinds=kinds)
        return answer if likely_held(answer) or self._at_hand(i, answer) else Unknown(name)

    def _at_hand(self, i: int, answer: Resolution) -> bool:
        """Whether the likeliest of several towns or villages lies beside a place that the article names."""
        best = answer.candidates[0].place if isinstance(answer, Ambiguous) else None
        if best is None or set(self.mentions[i].kinds) & (SPOTS | LANDMARKS):
            return False
        return self.setting.beside_others(i, best, BESIDE_M)

    def _among_bearers(self, i: int, name: str) -> Resolution | None:
        bearers, kinds = self.gazetteer.named(name), kinds_of(self.mentions[i])
        points, sure = self.setting.points_beside(i), self._is_a_name(i)
        beside = among_bearers(bearers, kinds, points, sure=sure) if points else None
        if isinstance(beside, Match):
            return beside
        return among_bearers(bearers, kinds, self.setting.points_near(i)[:NEAREST], sure=sure)

    def _is_a_name(self, i: int) -> bool:
        """Whether a name is surely a place's, in capitals or after its class word, and nothing beside it says where."""
        mention = self.mentions[i]
        named = mention.text[0].isascii() or bool(set(mention.kinds) & SETTLED)
        return named and not mention.tentative and next(self.setting.anchors_beside(i), None) is None

    def _called_after(self, i: int) -> Resolution | None:
        """A passage no gazetteer holds, at the town whose very name it has; a market or square waits for its town."""
        mention = self.mentions[i]
        if set(mention.kinds) & NAMED_AFTER and self.gazetteer.named(inner_name(mention)):
            return self._by_its_name(i)
        if set(mention.kinds) & SPOTS and not self.gazetteer.named(mention.name):
            beside = len(self.setting.peers[self.setting.sentence_of[i]]) > 1
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
        town = self.surmise.seat(self.setting.home)
        first, *rest = self.mentions[i].text.removeprefix("ال").split()
        return " ".join([first, *([town.name("ar") or town.display_name] if town else []), *rest])
