"""A plain table: a folder with `places.csv`, `toponyms.csv` and perhaps `areas.geojson`, as gazetteer/data has them.

One CSV file does as well: its columns are those of `places.csv`, and `name_ar` and `name_en` with the names, several
parted by a bar. Only `id`, `lon`, `lat` and a name must be filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import PlaceTableError
from gazetteer.sources.reader import Row, toponyms
from gazetteer.tables import PLACE_COLUMNS, read_places, read_rows, row_to_place

DEFAULTS = {"kind": "settlement", "feature_class": "P", "uncertainty_m": "3000", "sources": "table"}
NAMES = {"name_ar": "ar", "name_en": "en"}


def read_table(path: Path) -> Iterator[Row]:
    """The places of a folder or of one file."""
    if path.is_dir():
        yield from _read_folder(path)
        return
    for line, row in read_rows(path, ("id", "lon", "lat")):
        filled = {column: row.get(column) or DEFAULTS.get(column, "") for column in PLACE_COLUMNS}
        source = filled["sources"].split()[0]
        names = [
            name
            for column, lang in NAMES.items()
            for name in toponyms((row.get(column) or "").split("|"), source, lang)
        ]
        try:
            yield row_to_place(filled, names, None, path, line)
        except PlaceTableError as error:
            yield error


def _read_folder(path: Path) -> Iterator[Row]:
    try:
        yield from read_places(path)
    except PlaceTableError as error:
        yield error
