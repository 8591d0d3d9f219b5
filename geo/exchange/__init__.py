"""Events in and out: one format a module."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from geo.events import Event
from geo.exchange.csv import events_to_csv
from geo.exchange.errors import ExchangeError, FeatureError, FilterError
from geo.exchange.filters import FILTERS, parse_filters
from geo.exchange.geojson import events_to_geojson, parse_geojson
from geo.exchange.kml import events_to_kml
from geo.exchange.provenance import LICENCE, Provenance, provenance_of, title_of
from geo.exchange.readings import parse_reading

Writer = Callable[[Sequence[Event], Provenance], bytes]
Reader = Callable[[bytes, str], list[Event]]

WRITERS: dict[str, Writer] = {
    "geojson": events_to_geojson,
    "csv": events_to_csv,
    "hxl": partial(events_to_csv, hxl=True),
    "kml": events_to_kml,
}
"""What events leave as; `hxl` is the CSV with a row of HXL tags under its heading."""

READERS: dict[str, Reader] = {"geojson": parse_geojson}
"""What events come in as."""


__all__ = [
    "FILTERS",
    "LICENCE",
    "READERS",
    "WRITERS",
    "ExchangeError",
    "FeatureError",
    "FilterError",
    "Provenance",
    "Reader",
    "Writer",
    "events_to_csv",
    "events_to_geojson",
    "events_to_kml",
    "parse_filters",
    "parse_geojson",
    "parse_reading",
    "provenance_of",
    "title_of",
]
