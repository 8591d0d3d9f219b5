"""Who's On First as its publisher keeps it: one GeoJSON file a place.

A file, a folder with such files in nested folders (`data/102/547/742/102547742.geojson`), or a repository's archive
(.zip, .tar, .tar.gz, .tar.bz2), read without being unpacked. Other geometries (`…-alt-….geojson`) are passed over.
What is deprecated or superseded is left out; what is no longer current keeps its names, as weak ones.
"""

from __future__ import annotations

import json
import lzma
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point, Strength
from gazetteer.sources.extents import FEATURE_CLASSES, USUAL_M, Box, number, radius_of_box
from gazetteer.sources.naming import Name, language_tag, names_to_toponyms, unit_names
from gazetteer.sources.near_syria import check_in_syria
from gazetteer.sources.reader import Row
from gazetteer.sources.records import MISSHAPEN, reason
from gazetteer.sources.unit_names import UNITS

SOURCE = "whosonfirst"
SUFFIX = ".geojson"
ALTERNATIVE = "-alt"
MOST_BYTES = 64_000_000
"""The longest file of one place that is read; countries with every bend of their border have some ten million."""

TOO_LONG = "longer than the file of one place may be"

KINDS: Mapping[str, str] = {
    "country": "country", "dependency": "country", "macroregion": "region", "region": "governorate",
    "macrocounty": "region", "county": "district", "localadmin": "subdistrict", "locality": "settlement",
    "borough": "neighbourhood", "macrohood": "neighbourhood", "neighbourhood": "neighbourhood",
    "microhood": "neighbourhood", "campus": "facility", "disputed": "region", "marinearea": "sea", "ocean": "sea",
}  # fmt: skip
"""Placetypes as our kinds."""

NOT_OURS = frozenset({
    "planet", "continent", "empire", "timezone", "marketarea", "postalcode", "postalregion", "constituency", "venue",
    "address", "building", "intersection", "enclosure", "installation", "wing", "concourse", "arcade", "nation",
    "custom",
})  # fmt: skip
"""Placetypes that no report names a place by."""

WEAK = frozenset({"colloquial", "historical", "unknown"})
NAME = re.compile(r"name:([a-z]{2,3})(?:_[a-z0-9_]+)?_x_(preferred|variant|colloquial|historical|unknown)")
PUBLISHERS = {"gn:id": "geonames", "wd:id": "wikidata"}
IDENTIFIER = re.compile(r"Q?\d+")
UNKNOWN_DATES = frozenset({"", "u", "uuuu", ".."})
COUNTRY = re.compile(r"(?!X[XYZ])[A-Z]{2}")

DAMAGED = (
    tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
    EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What archives raise that are cut off, damaged, locked, or packed in a way we cannot read."""

File = tuple[str, bytes | str]
"""A file's name, and what it holds or why that cannot be read."""


def read_originals(path: Path) -> Iterator[Row]:
    """The places of the files; a file that is no place is named and left out.

    Raises
    ------
    PlaceTableError
        If no file of a place is there.
    """
    count = 0
    try:
        for count, (name, held) in enumerate(_files(path), start=1):  # noqa: B007 -- counted for the line below
            yield from _read_file(name, held)
    except DAMAGED as error:
        yield PlaceTableError(path, 1, path.name, f"not a whole archive: {error}")
    else:
        if not count:
            raise PlaceTableError(path, 1, path.name, f"no {SUFFIX} file of a place here")


def _read_file(name: str, held: bytes | str) -> Iterator[Row]:
    if isinstance(held, str):
        yield PlaceTableError(name, 1, Path(name).stem, held)
        return
    try:
        feature = json.loads(held.decode("utf-8-sig"))
        if place := _feature_to_place(feature):
            yield place
    except json.JSONDecodeError as error:
        yield PlaceTableError(name, error.lineno, error.doc[error.pos :][:40], f"not JSON: {error.msg}")
    except MISSHAPEN as error:
        yield PlaceTableError(name, 1, Path(name).stem, reason(error))


def _files(path: Path) -> Iterator[File]:
    if path.is_dir():
        return _in_folder(path)
    if path.suffix == SUFFIX:
        return iter([_held(path)])
    return _in_zip(path) if zipfile.is_zipfile(path) else _in_tar(path)


def _is_place(name: str) -> bool:
    file = PurePosixPath(name)
    return file.suffix == SUFFIX and ALTERNATIVE not in file.stem and not file.stem.startswith(".")


def _in_folder(folder: Path) -> Iterator[File]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        yield from (_held(Path(parent, file)) for file in sorted(files) if _is_place(file))


def _held(path: Path) -> File:
    try:
        return str(path), path.read_bytes() if path.stat().st_size <= MOST_BYTES else TOO_LONG
    except OSError as error:
        return str(path), str(error.strerror)


def _in_zip(path: Path) -> Iterator[File]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if _is_place(member.filename):
                yield f"{path}/{member.filename}", _unzipped(archive, member)


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | str:
    try:
        with archive.open(member) as opened:
            held = opened.read(MOST_BYTES + 1)
    except DAMAGED as error:
        return str(error)
    return held if len(held) <= MOST_BYTES else TOO_LONG


def _in_tar(path: Path) -> Iterator[File]:
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.isreg() and _is_place(member.name) else None
            if opened:
                yield f"{path}/{member.name}", opened.read() if member.size <= MOST_BYTES else TOO_LONG


def _feature_to_place(feature: Mapping[str, Any]) -> Place | None:
    """The place of a file, or None if its publisher has withdrawn it or it is of no kind that reports name."""
    properties = feature["properties"]
    placetype = properties["wof:placetype"]
    if _is_withdrawn(properties) or placetype in NOT_OURS:
        return None
    if placetype not in KINDS:
        raise ValueError(f"a placetype we do not know: {placetype!r}")
    kind, point = KINDS[placetype], _point(properties)
    box, country = _box(properties, feature), _country(properties)
    if country == "SY":
        check_in_syria(point)
    identity, names = int(number(properties["wof:id"])), _names(properties)
    return Place(
        id=f"wof-{identity}",
        toponyms=names_to_toponyms(unit_names(names) if kind in UNITS else names, SOURCE),
        point=point,
        uncertainty_m=radius_of_box(point, box) if box else USUAL_M[kind],
        feature_class=FEATURE_CLASSES[kind],
        kind=kind,
        country=country,
        population=_population(properties),
        sources=(SOURCE,),
        identifiers=(f"{SOURCE}:{identity}", *_identifiers(properties.get("wof:concordances") or {})),
    )


def _is_withdrawn(properties: Mapping[str, Any]) -> bool:
    return bool(properties.get("wof:superseded_by")) or _is_dated(properties, "edtf:deprecated")


def _is_dated(properties: Mapping[str, Any], key: str) -> bool:
    """Whether a date is given; `uuuu` is how older records say that none is known."""
    return str(properties.get(key) or "").strip() not in UNKNOWN_DATES


def _point(properties: Mapping[str, Any]) -> Point:
    """The point for a label, which lies inside, else the centroid; 0, 0 is how a record without a place is written."""
    for prefix in ("lbl", "geom"):
        lon, lat = properties.get(f"{prefix}:longitude"), properties.get(f"{prefix}:latitude")
        if lon is not None and lat is not None and (number(lon), number(lat)) != (0.0, 0.0):
            return Point(lon=number(lon), lat=number(lat))
    raise ValueError("no position: neither lbl:longitude nor geom:longitude")


def _box(properties: Mapping[str, Any], feature: Mapping[str, Any]) -> Box | None:
    """The bounding box, unless it is that of a point."""
    said = feature.get("bbox") or str(properties.get("geom:bbox") or "").split(",")
    if len(said) != 4:
        return None
    west, south, east, north = (number(side) for side in said)
    return (west, south, east, north) if (west, south) != (east, north) else None


def _names(properties: Mapping[str, Any]) -> Iterator[Name]:
    """The names, the publisher's own first, then preferred ones before the others."""
    gone = properties.get("mz:is_current") == 0 or _is_dated(properties, "edtf:cessation")
    if own := properties.get("wof:name"):
        yield Name(str(own), "en", Strength.WEAK if gone else Strength.STRONG)
    said = [(match, texts) for key, texts in properties.items() if (match := NAME.fullmatch(key))]
    for match, texts in sorted(said, key=lambda one: one[0][2] != "preferred"):
        strength = Strength.WEAK if gone or match[2] in WEAK else Strength.STRONG
        for text in texts if isinstance(texts, list) else [texts]:
            yield Name(str(text), language_tag(match[1]), strength)


def _identifiers(concordances: Mapping[str, Any]) -> Iterable[str]:
    said = ((publisher, str(concordances.get(key) or "")) for key, publisher in PUBLISHERS.items())
    return (f"{publisher}:{value}" for publisher, value in said if IDENTIFIER.fullmatch(value))


def _country(properties: Mapping[str, Any]) -> str | None:
    said = (str(properties.get(key) or "") for key in ("wof:country", "iso:country"))
    return next((code for code in said if COUNTRY.fullmatch(code)), None)


def _population(properties: Mapping[str, Any]) -> int | None:
    said = next((properties[key] for key in ("wof:population", "gn:population") if properties.get(key)), None)
    people = int(number(said)) if said is not None else 0
    return people if people > 0 else None
