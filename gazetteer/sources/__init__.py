"""One reader a publisher: from a path to places, and to what is wrong with the rows that could not be one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gazetteer.sources.geonames import read_geonames
from gazetteer.sources.opensyria import read_opensyria
from gazetteer.sources.osm import read_osm
from gazetteer.sources.reader import Reader, Row
from gazetteer.sources.table import read_table
from gazetteer.sources.whosonfirst import read_whosonfirst
from gazetteer.tables import embedded_places


def read_core(_: Path) -> Iterator[Row]:
    """The embedded places; the path is left aside."""
    yield from embedded_places()


def read_ocha(path: Path) -> Iterator[Row]:
    """OCHA's layers (`gazetteer.sources.ocha`)."""
    from gazetteer.sources.ocha import read_ocha as read  # noqa: PLC0415 -- geopandas costs reading a second

    yield from read(path)


READERS: Mapping[str, Reader] = {
    "core": read_core,
    "geonames": read_geonames,
    "ocha": read_ocha,
    "opensyria": read_opensyria,
    "osm": read_osm,
    "table": read_table,
    "whosonfirst": read_whosonfirst,
}
"""The sources a gazetteer can be built of, by the name the command line knows them by."""

__all__ = [
    "READERS",
    "Reader",
    "Row",
    "read_core",
    "read_geonames",
    "read_ocha",
    "read_opensyria",
    "read_osm",
    "read_table",
    "read_whosonfirst",
]
