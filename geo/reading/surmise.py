"""Where the words around it put a name that no gazetteer holds, and a countryside: an inferred place."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer import Gazetteer, Mention, Place, Relation, Resolution, Side, Unknown, infer
from geo.reading.bearers import HOME, base_of
from geo.reading.setting import Setting

INSIDE_A_TOWN = frozenset({"facility", "neighbourhood", "road", "front", "camp", "crossing"})
SIDES = {side.value: side for side in Side} | {
    "eastnorth": Side.NORTHEAST,
    "eastsouth": Side.SOUTHEAST,
    "westsouth": Side.SOUTHWEST,
    "westnorth": Side.NORTHWEST,
}
"""Two adjectives may come in either order: الشرقي الجنوبي."""


@dataclass(frozen=True, slots=True)
class Surmise:
    """What the setting of a mention says of where it is."""

    gazetteer: Gazetteer
    setting: Setting

    def infer_place(self, i: int) -> Resolution:
        """Put a countryside beside its city, and a name no gazetteer holds where the words around it say."""
        mention = self.setting.mentions[i]
        if mention.form == "countryside":
            return self._countryside(mention)
        if mention.known and not mention.kinds:
            return Unknown(mention.name)
        land = self.setting.land_around(i)
        if land is not None and next(self.setting.anchors_beside(i), None) is None:
            return self._countryside(land)
        anchor = next(self.setting.anchors(i), self.seat(self.setting.home))
        if anchor is None:
            return Unknown(mention.name)
        if set(mention.kinds) & INSIDE_A_TOWN:
            return infer(Relation.PART_OF, (anchor,), words=mention.text)
        side, words = self._tied(i)
        return infer(Relation.NEXT_TO, (anchor,), side, words=words or mention.text)

    def _tied(self, i: int) -> tuple[Side | None, str]:
        """The side that a bare countryside of the sentence gives, and the words that tie a name to its neighbours."""
        mention, sentence = self.setting.mentions[i], self.setting.sentence_of[i]
        told: list[str] = []
        side = None
        for other in (self.setting.mentions[j] for j in self.setting.peers[sentence]):
            if other.form == "countryside" and other.side and not other.name and sentence:
                side = side or SIDES.get(other.side)
                told.append(self._with_preposition(other))
        after = mention.neighbour
        return side, "”, “".join([*told, *([after] if after else [])])

    def _with_preposition(self, mention: Mention) -> str:
        before = self.setting.text[max(0, mention.start - 8) : mention.start].split()
        return f"{before[-1]} {mention.text}" if before and len(before[-1]) <= 3 else mention.text

    def _countryside(self, mention: Mention) -> Resolution:
        base = self._base(mention)
        if base is None:
            return Unknown(mention.name)
        relation = Relation.PART_OF if "neighbourhood" in mention.kinds else Relation.COUNTRYSIDE
        return infer(relation, (base,), SIDES.get(mention.side or ""), words=mention.text)

    def _base(self, mention: Mention) -> Place | None:
        """The governorate or town a countryside belongs to; of a bare one, the seat of the article's governorate."""
        if mention.name:
            return self.named_base(mention.name, part=bool(mention.kinds))
        return self.seat(self._governorate_told(mention))

    def _governorate_told(self, mention: Mention) -> Place | None:
        """The governorate that the heading over a name or the places of its sentence lie in, else the article's."""
        i = self.setting.mentions.index(mention)
        told = next((place.admin1 or place.id for place in self.setting.around(i) if place.country in HOME), None)
        return self.gazetteer.place(told) if told and told in self.gazetteer else self.setting.home

    def named_base(self, name: str, *, part: bool = False) -> Place | None:
        """The governorate or town of a name; of a `part` of it, the city's rather."""
        return base_of(self.gazetteer.named(name), part=part)

    def seat(self, home: Place | None) -> Place | None:
        """The city that a governorate is governed from."""
        if home is None:
            return None
        name = (home.name("ar") or home.display_name).removeprefix("محافظة ").removeprefix("ريف ")
        return next((place for place in self.gazetteer.named(name) if place.kind == "city"), home)
