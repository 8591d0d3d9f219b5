"""Every mention of an article put on the map in one reading: what is plain first, the rest by what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer import (
    Ambiguous,
    Gazetteer,
    Inferred,
    Match,
    Mention,
    Place,
    Relation,
    Resolution,
    Unknown,
    distance_m,
    infer,
    resolve,
)
from geo.reading.article import Span
from geo.reading.bearers import (
    HOME,
    among_bearers,
    at_home,
    inner_name,
    kinds_of,
    likely_held,
    surely_found,
    well_known,
)
from geo.reading.placed import PlacedMention
from geo.reading.setting import FAR_M, UNITS, Setting
from geo.reading.surmise import INSIDE_A_TOWN, Surmise

NAMED_AFTER = frozenset({"crossing", "road", "front", "camp", "bridge", "airport", "field"})
SPOTS = frozenset({"facility", "road"})
LANDMARKS = frozenset({"hill", "bridge", "dam", "field", "lake", "airport"})
SETTLED = frozenset({"neighbourhood", "village", "town"})
NEAREST = 3
NEIGHBOUR_M = 15_000.0
"""Further than this from the place before it, nothing is called neighbouring."""

BESIDE_M = 30_000.0
"""Within this of another place of the article, a name that may be a common word is a place."""

BEYOND_M = 15_000.0
"""Countrysides end where their governorate ends, or so far beyond."""

AROUND_A_TOWN_M = 5_000.0
"""A quarter lies no further than this beyond the town it is told to be in."""


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

    def __post_init__(self) -> None:
        """Sort the mentions into their sentences."""
        self.setting = Setting(self.text, self.mentions, self.sentences, self.headings)
        self.surmise = Surmise(self.gazetteer, self.setting)

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
                bearers = self._bearers(i)
                answer = well_known(bearers, self._kinds_wanted(i))
                if answer is not None and not (at_home(bearers) and answer.place.country not in HOME):
                    self.setting.put(i, answer)

    def _bearers(self, i: int) -> list[Place]:
        """The places of a name, of the name with its class word if there are any: the mountain of X is not X."""
        names = sorted({self.mentions[i].name, self.mentions[i].text}, key=len, reverse=True)
        return next((list(bearers) for name in names if (bearers := self.gazetteer.named(name))), [])

    def _kinds_wanted(self, i: int) -> tuple[str, ...]:
        """The kinds a class word calls for; none where the gazetteer has the name with the class word in it."""
        mention = self.mentions[i]
        return () if len(mention.name) > len(mention.text) and self.gazetteer.named(mention.name) else kinds_of(mention)

    def _here_or_abroad(self, i: int) -> Resolution | None:
        """A name that a town of Syria shares with a city abroad: the town's where the article names places by it."""
        bearers, home = self._bearers(i), self.setting.home
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
        answer = self._among_bearers(i, mention.text) or self._among_bearers(i, mention.name) or self._called_after(i)
        answer = answer or self._asked(i, mention.name or self._full_name(i))
        if not isinstance(answer, Unknown) and not self._elsewhere(i, answer):
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

    def _elsewhere(self, i: int, answer: Resolution) -> bool:
        """Whether what was found is too far from the words around it, or too unsure, to be what they mean."""
        mention = self.mentions[i]
        best = answer.candidates[0] if isinstance(answer, Ambiguous) else answer
        if not isinstance(best, Match) or mention.tentative:
            return False
        if mention.neighbour:
            anchor = next(self.setting.anchors(i), None)
            return _is_beyond(best.place, anchor, NEIGHBOUR_M) or (anchor is not None and answer is not best)
        if self._in_another_land(i, best.place):
            return True
        holder, within_m = self._held_by(i)
        if holder is not None:
            return _is_beyond(best.place, holder, within_m)
        return self._is_stray(i, best.place)

    def _in_another_land(self, i: int, place: Place) -> bool:
        """Whether a place lies in another governorate than the one whose countryside is told right after the name."""
        j = self.setting.governor_after(i)
        if j is None or self.mentions[j].form != "countryside" or not self.mentions[j].name:
            return False
        land, base = self.surmise.infer_place(j), self.surmise.named_base(self.mentions[j].name)
        if base is None or not isinstance(land, Inferred) or place.admin1 in {None, base.id, base.admin1}:
            return False
        return distance_m(place.point, land.point) > land.uncertainty_m + BEYOND_M

    def _held_by(self, i: int) -> tuple[Place | None, float]:
        """The town or unit that the words after a name put it in, and how far beyond its edge the name may lie."""
        town = self.setting.town_after(i) if "neighbourhood" in self.mentions[i].kinds else None
        return (town, AROUND_A_TOWN_M) if town else (self.setting.unit_after(i), FAR_M)

    def _is_stray(self, i: int, place: Place) -> bool:
        """Whether a place is far from all that is named around it, and the name may as well be another's."""
        mention = self.mentions[i]
        if self._of_another_kind(i, place):
            return _is_beyond(place, next(self.setting.anchors_beside(i), None), NEIGHBOUR_M)
        if place.kind == "neighbourhood" and set(mention.kinds) & {"village", "town"}:
            return self._far_from_anchor(i, place)
        inside = bool(set(mention.kinds) & INSIDE_A_TOWN)
        return (not mention.known or inside) and self._far_from_all(i, place)

    def _of_another_kind(self, i: int, place: Place) -> bool:
        """Whether a hill or a bridge was asked for and a place of another sort was found, spelt or called alike."""
        kinds, wanted = set(self.mentions[i].kinds), kinds_of(self.mentions[i])
        return bool(kinds & LANDMARKS) and place.kind not in (*wanted, *kinds)

    def _far_from_anchor(self, i: int, place: Place) -> bool:
        return _is_beyond(place, next(self.setting.anchors(i), self.setting.home), FAR_M)

    def _far_from_all(self, i: int, place: Place) -> bool:
        """Whether the article names places, and none of them lies beside this one; of a sole bearer, its sentence."""
        named, wanted = self.gazetteer.named(self.mentions[i].text), kinds_of(self.mentions[i])
        sole = [one.id for one in named] == [place.id] and place.kind in wanted
        if sole and next(self.setting.anchors_beside(i), None) is None:
            return False
        return self._far_from_anchor(i, place) and not self.setting.beside_others(i, place)


def _is_beyond(place: Place, anchor: Place | None, within_m: float) -> bool:
    """Whether a place lies further than this beyond the edge of another."""
    return anchor is not None and distance_m(place.point, anchor.point) - anchor.uncertainty_m > within_m
