"""What OpenStreetMap's tags say: which kind of place, and which names it has (its wiki: Map features, Names).

Both are tables; a new tag is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gazetteer.place import Strength
from gazetteer.sources.naming import Name

Tags = Mapping[str, str]

KINDS: Mapping[str, tuple[str, ...]] = {
    "airbase": (
        "military=airfield",
        "aeroway=aerodrome aerodrome:type=military|military/public",
        "aeroway=aerodrome landuse=military",
        "aeroway=aerodrome military=airfield|base",
    ),
    "airport": ("aeroway=aerodrome|heliport|airstrip",),
    "border_crossing": ("barrier=border_control", "amenity=border_control", "government=border_control"),
    "crossing": ("military=checkpoint", "barrier=checkpoint"),
    "gas_field": ("man_made=petroleum_well substance=gas|natural_gas", "industrial=gas|natural_gas"),
    "refinery": ("industrial=refinery|oil_refinery|petroleum_refinery", "man_made=works product=petroleum|fuel"),
    "oil_field": ("man_made=petroleum_well", "industrial=oil|oil_field|wellsite|well_cluster"),
    "dam": ("waterway=dam",),
    "bridge": ("man_made=bridge",),
    "camp": ("amenity=refugee_site", "refugee=yes", "landuse=refugee_camp", "place=refugee_camp"),
    "facility": (
        "landuse=military",
        "military=base|barracks|naval_base|training_area|office|academy",
        "amenity=prison",
        "power=plant",
        "historic=castle|fort|citadel|archaeological_site",
    ),
    "country": ("boundary=administrative admin_level=2", "place=country"),
    "governorate": ("boundary=administrative admin_level=4", "place=state|province"),
    "district": ("boundary=administrative admin_level=5", "place=county|district"),
    "subdistrict": ("boundary=administrative admin_level=6", "place=municipality"),
    "city": ("place=city",),
    "town": ("place=town",),
    "village": ("place=village|hamlet",),
    "settlement": ("place=isolated_dwelling|farm|allotments",),
    "neighbourhood": ("place=suburb|quarter|neighbourhood|borough|city_block",),
    "island": ("place=island|islet",),
    "sea": ("place=sea|ocean",),
    "region": ("place=region|locality|archipelago", "natural=desert|valley|plateau"),
    "river": ("waterway=river|wadi",),
    "lake": ("natural=water water=lake|reservoir|lagoon", "landuse=reservoir"),
    "mountain": ("natural=peak|hill|volcano|ridge|mountain_range",),
}
"""Our kinds by the tags that call for them, the more telling first; tags of one row must all be there, | parts values.

Levels 4, 5 and 6 are Syria's governorates, districts and subdistricts; other countries number theirs otherwise.
"""

Rule = tuple[str, tuple[tuple[str, frozenset[str]], ...]]
RULES: tuple[Rule, ...] = tuple(
    (kind, tuple((key, frozenset(values.split("|"))) for key, _, values in (tag.partition("=") for tag in row.split())))
    for kind, rows in KINDS.items()
    for row in rows
)

NAME_KEYS: Mapping[str, Strength] = {
    "name": Strength.STRONG,
    "official_name": Strength.STRONG,
    "int_name": Strength.STRONG,
    "alt_name": Strength.STRONG,
    "nat_name": Strength.STRONG,
    "reg_name": Strength.STRONG,
    "loc_name": Strength.WEAK,
    "short_name": Strength.WEAK,
    "old_name": Strength.WEAK,
    "was:name": Strength.WEAK,
    "historic_name": Strength.WEAK,
}
"""Keys that hold names: what people of the place say among themselves, short forms and old names need context."""

KEY = re.compile(rf"({'|'.join(NAME_KEYS)})(?:_\d+)?(?::([^:]+))?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
YEARS = re.compile(r"[\d.~–-]+")
INTERNATIONAL = "int_name"

ESCAPED, KEPT = ";;", "\0"
"""A semicolon parts the names of a list; two of them are one that belongs to a name."""


def tags_to_kind(tags: Tags) -> str | None:
    """The kind that tags call for, or None if it is none of ours."""
    return next((kind for kind, needed in RULES if all(_has(tags, *one) for one in needed)), None)


def _has(tags: Tags, key: str, values: frozenset[str]) -> bool:
    return any(value.strip() in values for value in tags.get(key, "").split(";"))


def tags_to_names(tags: Tags) -> Iterator[Name]:
    """The names, `name` first and then as `NAME_KEYS` has them, each part of a list by itself."""
    found = [(match, value) for key, value in tags.items() if (match := KEY.fullmatch(key))]
    order = tuple(NAME_KEYS)
    for match, value in sorted(found, key=lambda one: order.index(one[0][1])):
        base, suffix = match[1], match[2]
        if suffix and not LANGUAGE.fullmatch(suffix) and not YEARS.fullmatch(suffix):
            continue
        lang = suffix if suffix and LANGUAGE.fullmatch(suffix) else "en" if base == INTERNATIONAL else None
        yield from (Name(part, lang, NAME_KEYS[base]) for part in _parts(value))


def _parts(value: str) -> Iterator[str]:
    for part in value.replace(ESCAPED, KEPT).split(";"):
        if text := part.replace(KEPT, ";").strip():
            yield text
