"""OpenStreetMap: what Overpass answers (`[out:json]`), and GeoJSON extracts of it.

Overpass gives nodes a position, ways and relations a `center`, `bounds` or `geometry` (`out center`, `out bb`, `out
geom`). GeoJSON has the tags as properties, in a member `tags`, or packed into `other_tags`, and the element's type and
number in `id`, `@id` or `osm_id`, as overpass turbo, osmium, osmtogeojson and GDAL write them. Elements without a name
or of no kind that reports name are passed over, and so are the ways a river is drawn in, of which its relation is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point
from gazetteer.sources.extents import (
    FEATURE_CLASSES,
    LEAST_M,
    USUAL_M,
    Box,
    box_of_positions,
    middle_of_box,
    number,
    radius_of_box,
)
from gazetteer.sources.naming import names_to_toponyms, unit_names
from gazetteer.sources.osm_tags import Tags, tags_to_kind, tags_to_names
from gazetteer.sources.reader import Row
from gazetteer.sources.records import MISSHAPEN, read_records, reason
from gazetteer.sources.unit_names import UNITS

SOURCE = "osm"
MOST_SHOWN = 80
TYPES = {"n": "node", "w": "way", "r": "relation"}
IDENTITY = re.compile(r"(?:(n|w|r|a)[a-z]*/?)?(-?\d+)", re.IGNORECASE)
PACKED = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
ESCAPE = re.compile(r"\\(.)")
WIKIDATA = re.compile(r"Q\d+")
POPULATION = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+|\d+")


def read_osm(path: Path) -> Iterator[Row]:
    """The places of the file, in its order."""
    for found in read_records(path):
        if isinstance(found, PlaceTableError):
            yield found
            continue
        line, element = found
        try:
            place = _element_to_place(element)
        except MISSHAPEN as error:
            yield PlaceTableError(path, line, _shown(element), reason(error))
        else:
            if place:
                yield place


def _shown(element: object) -> str:
    """What tells a person which element it is: its number, else how it begins."""
    members = element if isinstance(element, Mapping) else {}
    properties = members.get("properties")
    inner = properties if isinstance(properties, Mapping) else {}
    return str(members.get("id") or inner.get("@id") or inner.get("osm_id") or element)[:MOST_SHOWN]


def _element_to_place(element: Mapping[str, Any]) -> Place | None:
    """The place of an element, or None if it has no name or is of no kind of ours."""
    is_feature = "geometry" in element and "properties" in element
    tags = _tags_of_feature(element["properties"] or {}) if is_feature else _as_tags(element.get("tags") or {})
    kind = tags_to_kind(tags)
    names = tags_to_names(tags)
    toponyms = names_to_toponyms(unit_names(names) if kind in UNITS else names, SOURCE)
    if kind is None or not toponyms:
        return None
    identity = _identity_of_feature(element) if is_feature else _identity_of_element(element)
    if kind == "river" and identity.startswith("way/"):
        return None
    point, radius_m = _extent(_box_of_feature(element) if is_feature else _box_of_element(element), element)
    return Place(
        id=f"osm-{identity.replace('/', '-')}",
        toponyms=toponyms,
        point=point,
        uncertainty_m=radius_m if radius_m > LEAST_M else USUAL_M[kind],
        feature_class=FEATURE_CLASSES[kind],
        kind=kind,
        population=_population(tags.get("population", "")),
        sources=(SOURCE,),
        identifiers=(f"osm:{identity}", *_wikidata(tags)),
    )


def _as_tags(members: Mapping[str, Any]) -> Tags:
    return {str(key): str(value) for key, value in members.items() if isinstance(value, str | int | float)}


def _tags_of_feature(properties: Mapping[str, Any]) -> Tags:
    nested = properties.get("tags")
    packed = {
        _unescaped(key): _unescaped(value) for key, value in PACKED.findall(str(properties.get("other_tags", "")))
    }
    return {**_as_tags(properties), **packed, **_as_tags(nested if isinstance(nested, Mapping) else {})}


def _unescaped(text: str) -> str:
    return ESCAPE.sub(r"\1", text)


def _identity_of_element(element: Mapping[str, Any]) -> str:
    if element["type"] not in TYPES.values():
        raise ValueError(f"no type of element: {element['type']!r}")
    return f"{element['type']}/{int(element['id'])}"


def _identity_of_feature(feature: Mapping[str, Any]) -> str:
    """`node/123`, however the extract says it; a `ValueError` if it does not."""
    properties = feature["properties"] or {}
    said = next((str(one) for one in (feature.get("id"), properties.get("@id"), properties.get("osm_id")) if one), "")
    match = IDENTITY.fullmatch(said)
    if match is None:
        raise ValueError(f"no element's number: {said!r}")
    letter = match[1] or str(properties.get("@type") or properties.get("type") or properties.get("osm_type") or "")[:1]
    return _typed(letter.lower(), int(match[2]))


def _typed(letter: str, identity: int) -> str:
    """An element's type and number; osmium's areas (a) are ways and relations, by their being even or odd."""
    if letter == "a":
        return f"relation/{identity // 2}" if identity % 2 else f"way/{identity // 2}"
    return f"{TYPES.get(letter, 'element')}/{identity}"


def _extent(box: Box, element: Mapping[str, Any]) -> tuple[Point, float]:
    """The middle of a box, or the centre given beside it, and the radius in metres that holds the box."""
    centre = element.get("center")
    point = Point(lon=number(centre["lon"]), lat=number(centre["lat"])) if centre else middle_of_box(box)
    return point, radius_of_box(point, box)


def _box_of_element(element: Mapping[str, Any]) -> Box:
    if "lat" in element:
        return box_of_positions([(number(element["lon"]), number(element["lat"]))])
    if bounds := element.get("bounds"):
        west, south, east, north = (number(bounds[side]) for side in ("minlon", "minlat", "maxlon", "maxlat"))
        return west, south, east, north
    if corners := element.get("geometry"):
        return box_of_positions((number(one["lon"]), number(one["lat"])) for one in corners if one)
    if centre := element.get("center"):
        return box_of_positions([(number(centre["lon"]), number(centre["lat"]))])
    raise ValueError("no position: ask Overpass for `out center` or `out bb`")


def _box_of_feature(feature: Mapping[str, Any]) -> Box:
    if not feature["geometry"]:
        raise ValueError("no position: the geometry is empty")
    return box_of_positions(_positions(feature["geometry"]))


def _positions(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    for part in geometry.get("geometries") or ():
        yield from _positions(part)
    yield from _pairs(geometry.get("coordinates") or [])


def _pairs(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if coordinates and not isinstance(coordinates[0], list):
        yield number(coordinates[0]), number(coordinates[1])
        return
    for part in coordinates:
        yield from _pairs(part)


def _population(said: str) -> int | None:
    """People, where the tag holds a plain number, thousands parted or not."""
    people = int(re.sub(r"\D", "", said)) if POPULATION.fullmatch(said.strip()) else 0
    return people or None


def _wikidata(tags: Tags) -> Iterator[str]:
    said = tags.get("wikidata", "")
    if WIKIDATA.fullmatch(said):
        yield f"wikidata:{said}"
