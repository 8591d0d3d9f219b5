"""Events in and out: one format a module."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from geo.events import Event
from geo.exchange.acled import read_acled
from geo.exchange.acled_writer import events_to_acled
from geo.exchange.csv import events_to_csv
from geo.exchange.errors import ExchangeError, FeatureError, FileError, FilterError, RowError
from geo.exchange.features import read_geojson
from geo.exchange.filters import FILTERS, parse_filters
from geo.exchange.geojson import events_to_geojson, parse_geojson
from geo.exchange.geopackage import events_to_geopackage
from geo.exchange.geoparquet import events_to_geoparquet
from geo.exchange.intake import Incoming, Intake, Refused
from geo.exchange.kml import events_to_kml
from geo.exchange.kml_reader import read_kml
from geo.exchange.layer_readers import read_geopackage, read_geoparquet
from geo.exchange.mapping import Mapping, parse_mapping
from geo.exchange.provenance import LICENCE, Provenance, provenance_of, title_of
from geo.exchange.readings import parse_reading
from geo.exchange.sheets import read_csv, read_xlsx
from geo.exchange.ucdp import read_ucdp
from geo.exchange.workbook_writer import events_to_xlsx

Writer = Callable[[Sequence[Event], Provenance], bytes]
Reader = Callable[[Incoming], Intake]

WRITERS: dict[str, Writer] = {
    "geojson": events_to_geojson,
    "csv": events_to_csv,
    "hxl": partial(events_to_csv, hxl=True),
    "kml": events_to_kml,
    "acled": events_to_acled,
    "xlsx": events_to_xlsx,
    "gpkg": events_to_geopackage,
    "geoparquet": events_to_geoparquet,
}
"""What events leave as; `hxl` is the CSV with a row of HXL tags under its heading."""

READERS: dict[str, Reader] = {
    "geojson": read_geojson,
    "acled": read_acled,
    "ucdp": read_ucdp,
    "csv": read_csv,
    "hxl": read_csv,
    "xlsx": read_xlsx,
    "kml": read_kml,
    "gpkg": read_geopackage,
    "geoparquet": read_geoparquet,
}
"""What events come in as; articles and folders of them come in through `articles.read_articles`."""


__all__ = [
    "FILTERS",
    "LICENCE",
    "READERS",
    "WRITERS",
    "ExchangeError",
    "FeatureError",
    "FileError",
    "FilterError",
    "Incoming",
    "Intake",
    "Mapping",
    "Provenance",
    "Reader",
    "Refused",
    "RowError",
    "Writer",
    "events_to_csv",
    "events_to_geojson",
    "events_to_kml",
    "parse_filters",
    "parse_geojson",
    "parse_mapping",
    "parse_reading",
    "provenance_of",
    "title_of",
]
