"""GeoParquet 1.0 out: geometries as WKB, CRS84 longitude first, the metadata in the file's own. geopandas writes it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from geo.events import Event
from geo.exchange.layers import about, events_to_frame
from geo.exchange.provenance import Provenance

OURS = "hisar:"
"""How the keys of our metadata begin."""


def events_to_geoparquet(events: Sequence[Event], provenance: Provenance) -> bytes:
    """A GeoParquet file, a row an event in the order given, those without a place too."""
    written = io.BytesIO()
    events_to_frame(events, provenance).to_parquet(written, index=False, schema_version="1.0.0")
    table = pq.read_table(pa.BufferReader(written.getvalue()))
    told = {f"{OURS}{name}".encode(): value.encode() for name, value in about(provenance).items()}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), **told}), out)
    return out.getvalue()
