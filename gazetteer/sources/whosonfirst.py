"""Who's On First: one flattened table, or its publisher's originals (`whosonfirst_originals`); the path tells which.

The table is a CSV file with a row a place, `names_eng` and `names_ara` parted by bars. Columns: wof_id, placetype,
name, names_eng, names_ara, lat, lon, deprecated; `gn_id` and `wd_id`, if there are any, join it with other publishers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point, Toponym
from gazetteer.sources.reader import Row, toponyms
from gazetteer.sources.whosonfirst_originals import IDENTIFIER, read_originals
from gazetteer.tables import Columns, read_rows

SOURCE = "whosonfirst"
COLUMNS = ("wof_id", "placetype", "name", "names_eng", "names_ara", "lat", "lon", "deprecated")

KINDS = {
    "locality": ("settlement", "P", 3_000.0),
    "neighbourhood": ("neighbourhood", "P", 1_500.0),
    "campus": ("facility", "S", 3_000.0),
    "county": ("district", "A", 40_000.0),
    "region": ("governorate", "A", 110_000.0),
    "country": ("country", "A", 420_000.0),
}
"""A placetype as our kind, GeoNames feature class and the radius in metres that usually holds it."""


TABLES = frozenset({".csv", ".txt"})
PUBLISHERS = {"gn_id": "geonames", "wd_id": "wikidata"}


def read_whosonfirst(path: Path) -> Iterator[Row]:
    """The places of the table or of the originals; those the publisher has withdrawn are left out."""
    return read_wof_table(path) if path.suffix.lower() in TABLES else read_originals(path)


def read_wof_table(path: Path) -> Iterator[Row]:
    """The places of the table."""
    for line, row in read_rows(path, COLUMNS):
        if row["deprecated"]:
            continue
        try:
            yield _row_to_place(row)
        except (KeyError, ValueError) as error:
            yield PlaceTableError(path, line, {column: row[column] for column in COLUMNS}, str(error))


def _row_to_place(row: Columns) -> Place:
    kind, feature_class, uncertainty_m = KINDS[row["placetype"]]
    return Place(
        id=f"wof-{int(row['wof_id'])}",
        toponyms=_names(row),
        point=Point(lon=float(row["lon"]), lat=float(row["lat"])),
        uncertainty_m=uncertainty_m,
        feature_class=feature_class,
        kind=kind,
        country="SY",
        sources=(SOURCE,),
        identifiers=tuple(_identifiers(row)),
    )


def _identifiers(row: Columns) -> Iterator[str]:
    yield f"{SOURCE}:{int(row['wof_id'])}"
    for column, publisher in PUBLISHERS.items():
        if IDENTIFIER.fullmatch(row.get(column) or ""):
            yield f"{publisher}:{row[column]}"


def _names(row: Columns) -> tuple[Toponym, ...]:
    english = toponyms([row["name"], *row["names_eng"].split("|")], SOURCE, "en")
    seen = {toponym.text for toponym in english}
    others = toponyms(row["names_ara"].split("|"), SOURCE)
    return (*english, *(toponym for toponym in others if toponym.text not in seen))
