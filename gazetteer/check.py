"""What a table of places must satisfy before it is trusted: each rule is one function, each breach one line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from gazetteer.boundaries import districts
from gazetteer.folding import fold
from gazetteer.place import Place, Ring, Strength, distance_m

ADMIN_COUNTS: Mapping[str, int] = {"governorate": 14, "district": 62, "subdistrict": 272}
"""How many units of each level Syria has (OCHA COD-AB)."""

ADMIN_LEVELS: Mapping[str, int] = {"country": 0, "governorate": 0, "district": 1, "subdistrict": 2}
"""How many units above it a place of this kind must name; a settlement names three."""

SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "camp"})

ADMIN_KINDS = frozenset({"country", "governorate", "district", "subdistrict"})
WORKS = frozenset({"airport", "airbase", "oil_field", "gas_field", "refinery", "bridge", "dam", "facility"})
PASSAGES = frozenset({"crossing", "border_crossing"})
NATURE = frozenset({"river", "lake", "region", "island", "mountain", "sea"})
KINDS = SETTLEMENTS | ADMIN_KINDS | WORKS | PASSAGES | NATURE

SYRIA_BOX = (35.5, 32.2, 42.5, 37.4)
"""West, south, east, north in degrees: Syria and the bridges and crossings on its borders."""

OFFSHORE_KM = 4.0
"""How far outside its governorate's outlines a place may lie: they are simplified to 2 km, and leave out Arwad."""

FEATURE_CLASSES = frozenset("AHLPRSTUV")
PERMANENT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NEAR_M = 1_000.0


def check_places(places: Sequence[Place], sources: Collection[str]) -> list[str]:
    """Every breach of the rules of the embedded table, one readable line each; empty when all is well.

    Parameters
    ----------
    places
        The whole table; admin units are looked up in it by id.
    sources
        The keys that places and toponyms may name as their source.
    """
    lines = [line for place in places for rule in PLACE_RULES for line in rule(place)]
    lines += [line for place in places for line in _unsourced(place, sources)]
    return lines + [line for rule in TABLE_RULES for line in rule(places)]


def _ill_formed(place: Place) -> Iterator[str]:
    """An id that can be permanent, a kind and a feature class we know."""
    if not PERMANENT_ID.fullmatch(place.id):
        yield f"{place.id}: not a slug of a–z, 0–9 and single hyphens"
    if place.kind not in KINDS:
        yield f"{place.id}: unknown kind {place.kind!r}"
    if place.feature_class not in FEATURE_CLASSES:
        yield f"{place.id}: unknown feature class {place.feature_class!r}"


def _outside_syria(place: Place) -> Iterator[str]:
    """A Syrian place lies in Syria's box, so that swapped axes or a lost digit show."""
    west, south, east, north = SYRIA_BOX
    inside = west <= place.point.lon <= east and south <= place.point.lat <= north
    if place.country == "SY" and not inside:
        yield f"{place.id}: {place.point.lon}, {place.point.lat} is outside Syria's box"


def _outside_governorate(place: Place) -> Iterator[str]:
    """A place lies within the outlines of its governorate's districts."""
    if place.country != "SY" or place.admin1 is None:
        return
    lon, lat = place.point.lon, place.point.lat
    own = [district for district in districts() if district.admin1 == place.admin1]
    near = (d for d in own if d.may_be_within(lon, lat, OFFSHORE_KM))
    if own and not any(d.holds(lon, lat) or d.km_from(lon, lat) <= OFFSHORE_KM for d in near):
        yield f"{place.id}: {lon}, {lat} is outside the outline of {place.admin1}"


def _unnamed(place: Place) -> Iterator[str]:
    """Every place has an Arabic and a Latin name."""
    languages = {toponym.lang for toponym in place.toponyms}
    if "ar" not in languages:
        yield f"{place.id}: no Arabic name"
    if not languages & {"en", "ar-Latn"}:
        yield f"{place.id}: no name in Latin script"


def _repeated_name(place: Place) -> Iterator[str]:
    """The same text twice under one place says nothing new."""
    for text, count in Counter(toponym.text for toponym in place.toponyms).items():
        if count > 1:
            yield f"{place.id}: {text!r} stands {count} times"


def _bad_area(place: Place) -> Iterator[str]:
    """An outline holds its place's point."""
    if place.area and not _holds(place.area[0], place.point.lon, place.point.lat):
        yield f"{place.id}: its area does not hold its point"


def _holds(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a closed ring holds a position (even–odd rule)."""
    inside = False
    for (lon_1, lat_1), (lon_2, lat_2) in pairwise(ring):
        if (lat_1 > lat) != (lat_2 > lat) and lon < (lon_2 - lon_1) * (lat - lat_1) / (lat_2 - lat_1) + lon_1:
            inside = not inside
    return inside


def _unsourced(place: Place, sources: Collection[str]) -> Iterator[str]:
    """Every place and every name rests on a source the table of sources knows."""
    for key in (*place.sources, *(toponym.source for toponym in place.toponyms)):
        if key not in sources:
            yield f"{place.id}: unknown source {key!r}"


def _repeated_ids(places: Sequence[Place]) -> Iterator[str]:
    """An id, and a P-code, name one place."""
    for what, keys in (("id", (p.id for p in places)), ("P-code", (p.pcode for p in places if p.pcode))):
        for key, count in Counter(keys).items():
            if count > 1:
                yield f"{what} {key!r} stands {count} times"


def _miscounted(places: Sequence[Place]) -> Iterator[str]:
    """All of Syria's governorates, districts and subdistricts are there, and no more."""
    found = Counter(place.kind for place in places if place.country == "SY")
    for kind, count in ADMIN_COUNTS.items():
        if found[kind] != count:
            yield f"{found[kind]} places of kind {kind}, should be {count}"


def _out_of_reach(places: Sequence[Place]) -> Iterator[str]:
    """The admin units around a place exist, are of their level, and reach as far as its point."""
    by_id = {place.id: place for place in places}
    for place in places:
        for kind, unit_id in zip(ADMIN_COUNTS, (place.admin1, place.admin2, place.admin3), strict=True):
            if unit_id is None:
                continue
            unit = by_id.get(unit_id)
            if unit is None or unit.kind != kind:
                yield f"{place.id}: {unit_id!r} is no {kind} of this table"
            elif distance_m(place.point, unit.point) > unit.uncertainty_m:
                yield f"{place.id}: further from {unit_id} than its {unit.uncertainty_m:.0f} m"


def _unplaced(places: Sequence[Place]) -> Iterator[str]:
    """A Syrian unit names the units above it; a Syrian settlement names all three."""
    for place in places:
        needed = 3 if place.kind in SETTLEMENTS else ADMIN_LEVELS.get(place.kind, 0)
        given = [unit for unit in (place.admin1, place.admin2, place.admin3)[:needed] if unit]
        if place.country == "SY" and len(given) < needed:
            yield f"{place.id}: a {place.kind} must name its first {needed} admin units"


def _contested_names(places: Sequence[Place]) -> Iterator[str]:
    """A strong name, folded, means one place."""
    claims: dict[str, dict[str, str]] = defaultdict(dict)
    for place in places:
        for toponym in place.toponyms:
            if toponym.strength is Strength.STRONG:
                claims[fold(toponym.text)][place.id] = toponym.text
    for texts in claims.values():
        if len(texts) > 1:
            yield "strong name of several places: " + ", ".join(f"{i} {text!r}" for i, text in texts.items())


def _doubles(places: Sequence[Place]) -> Iterator[str]:
    """Two places of one kind and one name within a kilometre are one place entered twice."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places:
        for toponym in place.toponyms:
            groups[place.kind, fold(toponym.text)].add(place.id)
    by_id = {place.id: place for place in places}
    pairs = {(a, b) for ids in groups.values() for a in ids for b in ids if a < b}
    for one, other in sorted(pairs):
        if distance_m(by_id[one].point, by_id[other].point) < NEAR_M:
            yield f"{one} and {other}: one kind, one name, less than {NEAR_M:.0f} m apart"


PLACE_RULES: tuple[Callable[[Place], Iterator[str]], ...] = (
    _ill_formed,
    _outside_syria,
    _outside_governorate,
    _unnamed,
    _repeated_name,
    _bad_area,
)
TABLE_RULES: tuple[Callable[[Sequence[Place]], Iterator[str]], ...] = (
    _repeated_ids,
    _miscounted,
    _out_of_reach,
    _unplaced,
    _contested_names,
    _doubles,
)
