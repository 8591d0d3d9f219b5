"""GeoPackage (OGC 12-128r18) out: one layer, the metadata beside it. pyogrio writes it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pyogrio

from geo.events import Event
from geo.exchange.layers import LAYER, about, events_to_frame
from geo.exchange.provenance import Provenance


def events_to_geopackage(events: Sequence[Event], provenance: Provenance) -> bytes:
    """A GeoPackage whose layer `events` has a row an event, in the order given, those without a place too."""
    out = io.BytesIO()
    pyogrio.write_dataframe(
        events_to_frame(events, provenance),
        out,
        layer=LAYER,
        driver="GPKG",
        geometry_type="Unknown",
        layer_metadata=about(provenance),
        layer_options={"DESCRIPTION": provenance.licence},
        use_arrow=True,
    )
    return out.getvalue()
