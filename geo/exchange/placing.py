"""Where a row of a table happened: by its coordinates, as roughly as its source says, else by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from gazetteer import Ambiguous, Gazetteer, Inferred, Match, Place, Point, Unknown, distance_m, fold, locate, resolve
from geo.events import EventPlace, PlaceRole, PlaceStatus
from geo.exchange.comparing import FEWEST, SAMPLED, compared

TOWN_M = 2_000.0
"""What coordinates stand for where nothing says how exact they are: in a town or village, drawn as a point."""

NEARBY_M = 25_000.0
"""UCDP's precision 2 is "within about 25 km of the point"; ACLED's 2, a region around its town, is read so too."""

Level = Literal["nearby", "admin2", "admin1", "country", "line"]
"""How rough a place is: around the point, somewhere in the unit of this level, or along a line."""

ROUGH_M: dict[Level, float] = {
    "nearby": NEARBY_M,
    "admin2": 45_000.0,
    "admin1": 110_000.0,
    "country": 400_000.0,
    "line": 50_000.0,
}
"""Radii where the gazetteer does not hold the unit: those of Syria's largest."""

UNIT_KINDS: dict[Level, str] = {"admin2": "district", "admin1": "governorate", "country": "country"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row tells of where it happened. `unit` is the name of the area it is known to lie in, at `level`."""

    name: str = ""
    name_ar: str = ""
    within: str = ""
    point: Point | None = None
    uncertainty_m: float | None = None
    level: Level | None = None
    unit: str = ""
    kind: str | None = None
    role: PlaceRole = "at"


@dataclass(slots=True)
class Placing:
    """Places the rows of one file; remembers what it asked the gazetteer, and counts its answers.

    The gazetteer is opened when it is first needed: for a name without coordinates, or to check some that have them.
    """

    file: str
    opened: Callable[[], Gazetteer]
    counts: Counter[str] = field(default_factory=Counter)
    _sampled: dict[tuple[str, str], Point] = field(default_factory=dict)
    _gazetteer: Gazetteer | None = None
    _answers: dict[tuple[str, str], EventPlace] = field(default_factory=dict)
    _units: dict[tuple[str, Level], Place | None] = field(default_factory=dict)

    def place(self, told: Told) -> tuple[EventPlace, ...]:
        """The place of a row; () where it tells none."""
        if not (told.name or told.name_ar or told.point or told.unit or told.within):
            self.counts["not told"] += 1
            return ()
        named = told.name or told.name_ar
        placed = (
            self._by_point(told, told.point) if told.point else self._by_name(told) if named else self._in_unit(told)
        )
        self.counts["by coordinates" if told.point else placed.status] += 1
        return (placed,)

    def notes(self) -> Iterator[str]:
        """How the rows were placed, and which lie far from what they name; raises `FileError` for swapped axes."""
        if self.counts:
            yield "placed: " + ", ".join(f"{how} {count}" for how, count in sorted(self.counts.items()))
        if len(self._sampled) >= FEWEST:
            yield from compared(self.file, self._sampled, self._asked())

    def _by_point(self, told: Told, point: Point) -> EventPlace:
        if 0 < len(told.name) <= LONGEST_NAME and told.level is None and len(self._sampled) < SAMPLED:
            self._sampled.setdefault((told.name, told.within), point)
        radius = told.uncertainty_m or (self._rough_m(told, point) if told.level else TOWN_M)
        return EventPlace(
            role=told.role,
            text=_text(told),
            status="match" if told.level is None else "inferred",
            kind=told.kind,
            names=_names(told),
            point=point,
            uncertainty_m=radius,
            why=(OF_THE_SOURCE, *([] if told.level is None else [WHY[told.level]])),
        )

    def _rough_m(self, told: Told, point: Point) -> float:
        """The radius around the point that holds the whole unit a place lies in."""
        level = told.level or "nearby"
        unit = self._unit(told.unit, level) if told.unit and level in UNIT_KINDS else None
        if unit is None:
            return ROUGH_M[level]
        return round(distance_m(point, unit.point) + unit.uncertainty_m, -2)

    def _unit(self, name: str, level: Level) -> Place | None:
        key = (fold(name), level)
        if key not in self._units:
            gazetteer, kind = self._asked(), UNIT_KINDS[level]
            answer = resolve(name, gazetteer, kinds=(kind,))
            found = [gazetteer.place(unit) for unit in gazetteer.units(name)]
            found += [answer.place] if isinstance(answer, Match) else []
            self._units[key] = next((place for place in found if place.kind == kind), None)
        return self._units[key]

    def _in_unit(self, told: Told) -> EventPlace:
        """Somewhere in the smallest unit a row names; a governorate is no city of its name."""
        names: tuple[tuple[str, Level], ...] = ((told.unit, "admin2"), (told.within, "admin1"))
        for name, level in names:
            unit = self._unit(name, level) if 0 < len(name) <= LONGEST_NAME else None
            if unit is not None:
                place = _matched(name, Match(unit, 1.0, (WHY[level],)), "inferred", (WHY[level],))
                return replace(place, role=told.role)
        return EventPlace(role=told.role, text=told.unit or told.within, status="unknown", why=(NOBODY_KNOWS,))

    def _by_name(self, told: Told) -> EventPlace:
        name = told.name or told.name_ar
        if max(len(name), len(told.name_ar), len(told.within)) > LONGEST_NAME:
            return EventPlace(role=told.role, text=name, status="unknown", why=("too long for the name of a place",))
        key = (name, told.within)
        if key not in self._answers:
            self._answers[key] = self._answer(name, told)
        found = self._answers[key]
        return replace(found, role=told.role, kind=found.kind or told.kind, text=name)

    def _answer(self, name: str, told: Told) -> EventPlace:
        """What the gazetteer says of a name, in Arabic too where the row has it."""
        answers = (
            locate(asked, self._asked(), within=told.within or None)
            for asked in dict.fromkeys((name, told.name_ar))
            if asked
        )
        ranked = sorted(answers, key=lambda answer: SURENESS.index(type(answer)))
        answer = ranked[0]
        if isinstance(answer, Match):
            return _matched(name, answer, "match", answer.why)
        if isinstance(answer, Inferred):
            return EventPlace(
                role="at",
                text=name,
                status="inferred",
                point=answer.point,
                uncertainty_m=answer.uncertainty_m,
                why=answer.why,
            )
        if isinstance(answer, Ambiguous):
            among = ", ".join(f"{place.display_name} ({place.id})" for place in answer.places[:5])
            return _matched(name, answer.candidates[0], "ambiguous", (f"one of several: {among}",))
        return EventPlace(role="at", text=name, status="unknown", why=(NOBODY_KNOWS,))

    def _asked(self) -> Gazetteer:
        if self._gazetteer is None:
            self._gazetteer = self.opened()
        return self._gazetteer


LONGEST_NAME = 200
"""Characters of a place's name; what is longer is prose, and is not looked up."""

NOBODY_KNOWS = "no gazetteer holds this name"

OF_THE_SOURCE = "coordinates of the source"
"""The reason of a place that its source put on the map, not a gazetteer."""

SURENESS = (Match, Inferred, Ambiguous, Unknown)
"""The answers of the gazetteer, the surest first."""

WHY: dict[Level, str] = {
    "nearby": "its source says: around this point",
    "admin2": "its source says: somewhere in the district",
    "admin1": "its source says: somewhere in the governorate",
    "country": "its source says: somewhere in the country",
    "line": "its source says: along a line or in a rough area",
}


BY_SOURCE = frozenset({OF_THE_SOURCE, *WHY.values()})
"""Reasons of places that their source placed, exactly or roughly."""


def _matched(name: str, answer: Match, status: PlaceStatus, why: tuple[str, ...]) -> EventPlace:
    """The place of an answer; of several that remain the best, marked as such, as the reading of articles has it."""
    place = answer.place
    named = ((lang, text) for lang in ("ar", "en", "ar-Latn") if (text := place.name(lang)))
    return EventPlace(
        role="at",
        text=name,
        status=status,
        id=place.id,
        kind=place.kind,
        names=tuple(named),
        point=place.point,
        uncertainty_m=place.uncertainty_m,
        area=place.area,
        why=why,
    )


def _text(told: Told) -> str:
    """What the source calls the place, else the unit it lies in, else its position."""
    point = told.point
    at = f"{point.lat:.4f}, {point.lon:.4f}" if point else ""
    return told.name or told.name_ar or told.unit or told.within or at


def _names(told: Told) -> tuple[tuple[str, str], ...]:
    arabic = told.name_ar or (told.name if is_arabic(told.name) else "")
    latin = "" if is_arabic(told.name) else told.name
    return tuple((lang, name) for lang, name in (("ar", arabic), ("en", latin)) if name)


def is_arabic(text: str) -> bool:
    """Whether the first letter of a name is Arabic."""
    return "\u0600" <= fold(text)[:1] <= "\u06ff"
