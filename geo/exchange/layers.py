"""Events as one layer for GIS programs: flat columns to look at, the geometry, and the whole event as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import geopandas
import pandas as pd

from geo.events import Event, event_to_record
from geo.exchange.csv import COLUMNS, Cell, Row, rows_of
from geo.exchange.geometry import event_to_geometry
from geo.exchange.provenance import Provenance

CRS = "EPSG:4326"
LAYER = "events"
RECORD = "record"
"""The column that holds the whole event (`geo.events.event_to_record`), so that out and in again loses nothing."""

NUMBERS = frozenset({"lon", "lat", "uncertainty_m", "confidence"})
DAYS = frozenset({"start", "end", "published"})
OF_THE_FILE = frozenset({"link", "filters", "data_date", "data_version", "licence"})
"""Columns of the CSV that say the same of every event: a file with metadata says them once."""


def events_to_frame(events: Sequence[Event], provenance: Provenance) -> geopandas.GeoDataFrame:
    """A row an event in the order given; days are days, numbers numbers, everything else text."""
    rows = list(rows_of(events, provenance))
    columns = [column for column in COLUMNS if column.name not in OF_THE_FILE]
    data = {column.name: _series(column.name, [column.cell(row) for row in rows]) for column in columns}
    data[RECORD] = _series(RECORD, [_record(row) for row in rows])
    return geopandas.GeoDataFrame(data, geometry=[event_to_geometry(event) for event in events], crs=CRS)


def _series(name: str, cells: Sequence[Cell]) -> Any:
    if name in NUMBERS:
        return pd.Series(cells, dtype="float64")
    if name in DAYS:
        return pd.Series([None if cell is None else pd.Timestamp(str(cell)).date() for cell in cells], dtype=object)
    return pd.Series([None if cell is None else str(cell).replace("\0", "\ufffd") for cell in cells], dtype=object)


def _record(row: Row) -> str:
    # In ASCII: no format is asked to hold a character that its programs may not.
    return json.dumps(event_to_record(row.event), separators=(",", ":"))


def about(provenance: Provenance) -> dict[str, str]:
    """What the file says of itself, as metadata."""
    day = provenance.data_date
    facts = {
        "licence": provenance.licence,
        "data_date": day.isoformat() if day else "",
        "data_version": provenance.version,
        "filters": "&".join(f"{name}={value}" for name, value in provenance.filters.items()),
        "link": provenance.link or "",
        "sources": "; ".join(filter(None, (article.url or article.outlet or "" for article in provenance.articles))),
    }
    return {name: value for name, value in facts.items() if value}
