"""Redraws the base layers in `geo/map/data` from published sources: `python -m geo.map.base_data --sources DIR`.

Not run by the page: its outcome is kept in the repository. Sources, all EPSG:4326: OCHA COD-AB Syria (`ocha-2018`,
CC BY 3.0 IGO), Natural Earth 1:10m (`natural-earth`, public domain), the gazetteer for names and towns, and two
tables beside the layers: `chosen.csv`, what is taken from Natural Earth and how it is named here, and
`rough_rivers.csv`, the rivers Natural Earth does not draw, point by point.
"""

from __future__ import annotations

from geo.map.base_data.layers import LAYERS
from geo.map.base_data.shapes import layer_to_geojson
from geo.map.base_data.sources import DATA, BaseDataError, Inputs

__all__ = ["DATA", "LAYERS", "BaseDataError", "Inputs", "layer_to_geojson"]
