"""Places and their names as two plain tables and a file of outlines, and the embedded ones in `gazetteer/data`.

`places.csv` has a row a place, `toponyms.csv` a row a name, `areas.geojson` a polygon for some of the places;
gazetteer/data/README.md says what each column means.
"""

from __future__ import annotations

import csv
import json
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point, Ring, Strength, Toponym

PLACE_COLUMNS = (
    "id", "kind", "feature_class", "lon", "lat", "uncertainty_m", "admin1", "admin2", "admin3", "country", "pcode",
    "population", "sources",
)  # fmt: skip
TOPONYM_COLUMNS = ("place_id", "text", "lang", "strength", "source")

Columns = Mapping[str, str]
"""A row by the names of its columns."""


def read_places(folder: Path) -> Iterator[Place]:
    """The places of a folder that holds the three files; `areas.geojson` may be missing.

    Raises
    ------
    PlaceTableError
        At the first row that cannot be a place, or a name or an outline without one.
    """
    toponyms = _read_toponyms(folder / "toponyms.csv")
    areas = _read_areas(folder / "areas.geojson")
    file = folder / "places.csv"
    seen: set[str] = set()
    for line, row in read_rows(file, PLACE_COLUMNS):
        if row["id"] in seen:
            raise PlaceTableError(file, line, row["id"], "an id that stands above already")
        seen.add(row["id"])
        yield row_to_place(row, toponyms.get(row["id"], ()), areas.get(row["id"]), file, line)
    for strays, where in ((toponyms, "toponyms.csv"), (areas, "areas.geojson")):
        for stray in sorted(set(strays) - seen):
            raise PlaceTableError(folder / where, 1, stray, "names a place that is not in places.csv")


def read_rows(file: Path, columns: Iterable[str]) -> Iterator[tuple[int, Columns]]:
    """The rows of a CSV file with their line numbers; each must have the columns its header promises."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened, restval=None)
        missing = set(columns) - set(reader.fieldnames or ())
        if missing:
            raise PlaceTableError(file, 1, ",".join(sorted(missing)), "columns missing")
        for row in reader:
            if None in row or None in row.values():
                raise PlaceTableError(file, reader.line_num, next(iter(row.values())), "too many or too few columns")
            yield reader.line_num, row


def row_to_place(
    row: Columns, toponyms: Iterable[Toponym], area: tuple[Ring, ...] | None, file: Path | str, line: int
) -> Place:
    """One place from its row; every value that cannot stand is named with its file and line."""
    names = tuple(toponyms)
    if not names:
        raise PlaceTableError(file, line, row["id"], "a place without a name")
    try:
        return Place(
            id=row["id"],
            toponyms=names,
            point=Point(lon=float(row["lon"]), lat=float(row["lat"])),
            uncertainty_m=float(row["uncertainty_m"]),
            feature_class=row["feature_class"],
            kind=row["kind"],
            admin1=row["admin1"] or None,
            admin2=row["admin2"] or None,
            admin3=row["admin3"] or None,
            country=row["country"] or None,
            pcode=row["pcode"] or None,
            population=int(row["population"]) if row["population"] else None,
            area=area,
            sources=tuple(row["sources"].split()),
        )
    except ValueError as error:
        raise PlaceTableError(file, line, dict(row), str(error)) from error


def _read_toponyms(file: Path) -> dict[str, list[Toponym]]:
    found: defaultdict[str, list[Toponym]] = defaultdict(list)
    for line, row in read_rows(file, TOPONYM_COLUMNS):
        try:
            text = unicodedata.normalize("NFC", row["text"])
            toponym = Toponym(text, row["lang"], Strength(row["strength"]), row["source"])
        except ValueError as error:
            raise PlaceTableError(file, line, dict(row), str(error)) from error
        found[row["place_id"]].append(toponym)
    return found


def _read_areas(file: Path) -> dict[str, tuple[Ring, ...]]:
    if not file.exists():
        return {}
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        return {feature["properties"]["id"]: _rings(feature["geometry"]) for feature in features}
    except (KeyError, TypeError, ValueError) as error:
        raise PlaceTableError(file, 1, str(error), "not GeoJSON polygons with an id each") from error


def _rings(geometry: Mapping[str, object]) -> tuple[Ring, ...]:
    rings = geometry["coordinates"]
    if geometry["type"] != "Polygon" or not isinstance(rings, list):
        raise ValueError(f"not a polygon: {geometry['type']}")
    return tuple(tuple((float(lon), float(lat)) for lon, lat, *_ in ring) for ring in rings)


@cache
def embedded_places() -> tuple[Place, ...]:
    """The places that come with the package, read once a process."""
    with resources.as_file(resources.files("gazetteer").joinpath("data")) as folder:
        return tuple(read_places(folder))


def embedded_sources() -> frozenset[str]:
    """The keys of the sources that embedded places and names may rest on."""
    table = resources.files("gazetteer").joinpath("data", "sources.toml")
    return frozenset(tomllib.loads(table.read_text(encoding="utf-8")))
