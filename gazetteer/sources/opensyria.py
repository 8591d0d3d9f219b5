"""OpenSyria's releases: governorates, districts, subdistricts and localities, as JSON.

A folder with `governorates.json` and its like (some may be missing), or one of these files: an array, as the repository
keeps it, or `{"items": […]}` or a record a line, as releases have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point, Strength
from gazetteer.sources.extents import FEATURE_CLASSES, USUAL_M, number
from gazetteer.sources.naming import Name, names_to_toponyms
from gazetteer.sources.near_syria import check_in_syria
from gazetteer.sources.reader import Row
from gazetteer.sources.records import MISSHAPEN, read_records, reason
from gazetteer.sources.unit_names import UNITS, unit_strength

SOURCE = "opensyria"
MOST_SHOWN = 80
FILES = ("governorates", "districts", "subdistricts", "localities")
SUFFIXES = (".json", ".ndjson")
KINDS = {"city": "city", "town": "town", "village": "village", "locality": "settlement"}
WITHDRAWN = "deprecated"

FORMAL, HISTORICAL = "formal", "historical"
"""Types of an alias that say how well it stands for its place."""

IDENTITY = re.compile(r"sy(?:-[a-z0-9]+)+")
WIKIDATA, GEONAMES, PCODE = re.compile(r"Q\d+"), re.compile(r"\d+"), re.compile(r"(SY\d{2,6}|[CN]\d{4})")


def read_opensyria(path: Path) -> Iterator[Row]:
    """The records of the files; those the publisher has withdrawn are left out.

    Raises
    ------
    PlaceTableError
        If a folder holds none of the files.
    """
    for file in _files(path):
        for found in read_records(file):
            if isinstance(found, PlaceTableError):
                yield found
                continue
            line, record = found
            try:
                if record.get("sourceStatus") != WITHDRAWN:
                    yield _record_to_place(record)
            except MISSHAPEN as error:
                yield PlaceTableError(file, line, _shown(record), reason(error))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    candidates = (path / f"{name}{suffix}" for name in FILES for suffix in SUFFIXES)
    first = {file.stem: file for file in reversed([file for file in candidates if file.is_file()])}
    if not first:
        raise PlaceTableError(path, 1, path.name, f"none of {', '.join(f'{name}.json' for name in FILES)} here")
    return [first[name] for name in FILES if name in first]


def _shown(record: object) -> str:
    """What tells a person which record it is: its id, else how it begins."""
    return str((record.get("id") if isinstance(record, Mapping) else None) or record)[:MOST_SHOWN]


def _record_to_place(record: Mapping[str, Any]) -> Place:
    identity, kind = record["id"], _kind(record)
    ids = record.get("externalIds") or {}
    centroid = record["centroid"]
    if not _matching(IDENTITY, identity):
        raise ValueError(f"not an id of OpenSyria: {identity!r}")
    if centroid is None:
        raise ValueError("no centroid")
    point = Point(lon=number(centroid["longitude"]), lat=number(centroid["latitude"]))
    check_in_syria(point)
    return Place(
        id=f"opensyria-{identity}",
        toponyms=names_to_toponyms(_names(record, is_unit=kind in UNITS), SOURCE),
        point=point,
        uncertainty_m=USUAL_M[kind],
        feature_class=FEATURE_CLASSES[kind],
        kind=kind,
        country="SY",
        pcode=_matching(PCODE, ids.get("ochaPcode")),
        population=_population(record),
        sources=(SOURCE,),
        identifiers=tuple(_identifiers(identity, ids)),
    )


def _kind(record: Mapping[str, Any]) -> str:
    """The records of one file have the members of their level: those of a district name a governorate, and so on."""
    if (said := record.get("kind")) is not None:
        if said not in KINDS:
            raise ValueError(f"a kind we do not know: {said!r}")
        return KINDS[said]
    if "districtId" in record:
        return "subdistrict"
    return "district" if "governorateId" in record else "governorate"


def _names(record: Mapping[str, Any], *, is_unit: bool) -> Iterator[Name]:
    """The names; a unit's is strong if the publisher calls it formal, or it has a class word."""
    for lang in ("ar", "en"):
        if text := record["name"].get(lang):
            yield Name(str(text), lang, unit_strength(str(text)) if is_unit else Strength.STRONG)
    for alias in record.get("aliases") or ():
        text, kind, lang = str(alias["value"]), alias.get("type"), alias.get("language")
        strength = unit_strength(text) if is_unit and kind != FORMAL else Strength.STRONG
        yield Name(text, lang if lang in ("ar", "en") else None, Strength.WEAK if kind == HISTORICAL else strength)


def _population(record: Mapping[str, Any]) -> int | None:
    said = (record.get("population") or {}).get("value")
    people = int(number(said)) if said else 0
    return people if people > 0 else None


def _matching(pattern: re.Pattern[str], value: object) -> str | None:
    """A code of the form it should have; anything else is not taken over."""
    return value if isinstance(value, str) and pattern.fullmatch(value) else None


def _identifiers(identity: str, ids: Mapping[str, Any]) -> Iterator[str]:
    yield f"{SOURCE}:{identity}"
    if found := _matching(GEONAMES, ids.get("geonames")):
        yield f"geonames:{found}"
    if found := _matching(WIKIDATA, ids.get("wikidata")):
        yield f"wikidata:{found}"
