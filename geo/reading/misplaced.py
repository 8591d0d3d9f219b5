"""Whether what was found for a name lies too far from the words around it to be what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer import Ambiguous, Gazetteer, Inferred, Match, Place, Resolution, distance_m
from geo.reading.bearers import UNITS, bearers_of, kinds_of
from geo.reading.setting import FAR_M, Setting
from geo.reading.surmise import INSIDE_A_TOWN, Surmise

NEIGHBOUR_M = 15_000.0
"""Further than this from the place before it, nothing is called neighbouring."""

AROUND_A_TOWN_M = 5_000.0
"""A quarter lies no further than this beyond the town it is told to be in."""

BEYOND_M = 15_000.0
"""Countrysides end where their governorate ends, or so far beyond."""

WITHIN_TOWNS = frozenset({"neighbourhood", "facility"})
SPOTS = frozenset({"facility", "road"})
LANDMARKS = frozenset({"hill", "bridge", "dam", "field", "lake", "airport"})


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the setting of a mention says against a place found for it."""

    gazetteer: Gazetteer
    setting: Setting
    surmise: Surmise

    def is_misplaced(self, i: int, answer: Resolution) -> bool:
        """Whether what was found is too far from the words around it, or too unsure, to be what they mean."""
        mention = self.setting.mentions[i]
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
        if j is None or self.setting.mentions[j].form != "countryside" or not self.setting.mentions[j].name:
            return False
        land, base = self.surmise.infer_place(j), self.surmise.named_base(self.setting.mentions[j].name)
        if base is None or not isinstance(land, Inferred) or place.admin1 in {None, base.id, base.admin1}:
            return False
        return distance_m(place.point, land.point) > land.uncertainty_m + BEYOND_M

    def _held_by(self, i: int) -> tuple[Place | None, float]:
        """The town or unit that the words after a name put it in, and how far beyond its edge the name may lie."""
        town = self.setting.town_after(i) if WITHIN_TOWNS & set(self.setting.mentions[i].kinds) else None
        return (town, AROUND_A_TOWN_M) if town else (self.setting.unit_after(i), FAR_M)

    def _is_stray(self, i: int, place: Place) -> bool:
        """Whether a place is far from all that is named around it, and the name may as well be another's."""
        mention = self.setting.mentions[i]
        if self._called_by_it_alone(i, place):
            return False
        if self._of_another_kind(i, place):
            return _is_beyond(place, next(self.setting.anchors_beside(i), None), NEIGHBOUR_M)
        if place.kind == "neighbourhood" and set(mention.kinds) & {"village", "town"}:
            return self._far_from_anchor(i, place)
        inside = bool(set(mention.kinds) & INSIDE_A_TOWN)
        return (not mention.known or inside) and self._far_from_all(i, place)

    def _called_by_it_alone(self, i: int, place: Place) -> bool:
        """Whether a facility of this very name is the only one, or it is called after a town that is: قاعدة الشدادي."""
        mention = self.setting.mentions[i]
        if not set(mention.kinds) & SPOTS:
            return False
        bearers = [one for one in bearers_of(mention, self.gazetteer) if one.kind not in UNITS]
        whole = bool(self.gazetteer.named(mention.text))
        return [one.id for one in bearers] == [place.id] and (whole or place.kind in {"city", "town"})

    def _of_another_kind(self, i: int, place: Place) -> bool:
        """Whether a hill or a bridge was asked for and a place of another sort was found, spelt or called alike."""
        kinds, wanted = set(self.setting.mentions[i].kinds), kinds_of(self.setting.mentions[i])
        return bool(kinds & LANDMARKS) and place.kind not in (*wanted, *kinds)

    def _far_from_anchor(self, i: int, place: Place) -> bool:
        return _is_beyond(place, next(self.setting.anchors(i), self.setting.home), FAR_M)

    def _far_from_all(self, i: int, place: Place) -> bool:
        """Whether the article names places, and none of them lies beside this one; of a sole bearer, its sentence."""
        named, wanted = self.gazetteer.named(self.setting.mentions[i].text), kinds_of(self.setting.mentions[i])
        sole = [one.id for one in named] == [place.id] and place.kind in wanted
        if sole and next(self.setting.anchors_beside(i), None) is None:
            return False
        return self._far_from_anchor(i, place) and not self.setting.beside_others(i, place)


def _is_beyond(place: Place, anchor: Place | None, within_m: float) -> bool:
    """Whether a place lies further than this beyond the edge of another."""
    return anchor is not None and distance_m(place.point, anchor.point) - anchor.uncertainty_m > within_m
