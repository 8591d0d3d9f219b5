"""Geometry of the base layers: simplified so that what touches goes on touching, rounded, written as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.map.base_data.sources import Label

DECIMALS = 4
"""Digits kept of a degree, 11 m of latitude; see `COARSE_DECIMALS`."""

COARSE_DECIMALS = 3
"""Digits kept where lines are simplified to a kilometre anyway: 111 m of latitude."""

MAP_BOX = (34.2, 31, 45.5, 39)
"""West, south, east, north in degrees: Syria and enough around it to know where one is."""


def simplify_coverage(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplify polygons that share borders, keeping every border shared.

    `tolerance` in degrees is the square root of the area one vertex may cost (Visvalingam–Whyatt).
    """
    shapes = rounded(shapely.coverage_simplify(frame.geometry.values, tolerance), decimals_for(tolerance))
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))


def simplify_lines(lines: Sequence[BaseGeometry], tolerance: float) -> BaseGeometry:
    """Join lines end to end, cut them at the edge of the map, and let them stray `tolerance` degrees at most."""
    whole = shapely.line_merge(shapely.union_all(lines))
    return rounded(shapely.clip_by_rect(whole, *MAP_BOX).simplify(tolerance), decimals_for(tolerance))


def feature(label: Label, kind: str, source: str, geometry: BaseGeometry, **more: object) -> dict[str, object]:
    """One feature as a row; `more` are properties that some features of the layer have."""
    properties = {"id": label.id, "kind": kind, "names": dict(label.names), "rank": label.rank, "source": source}
    return {**properties, **more, "geometry": geometry}


def layer_to_geojson(features: Sequence[Mapping[str, object]]) -> str:
    """GeoJSON (RFC 7946) with a feature a line, in the order of their ids, the same bytes every time."""
    frame = gpd.GeoDataFrame(sorted(features, key=lambda row: str(row["id"])), crs="EPSG:4326")
    frame = frame.set_geometry(shapely.orient_polygons(rounded(frame.geometry.values)))
    lines = [
        json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        for one in frame.to_geo_dict(na="drop", drop_id=True)["features"]
    ]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def decimals_for(tolerance: float) -> int:
    """How many digits a line simplified by so many degrees is worth."""
    return COARSE_DECIMALS if tolerance > 10**-COARSE_DECIMALS * 5 else DECIMALS


def rounded(shapes: Any, decimals: int = DECIMALS) -> Any:
    """Every vertex rounded alike, so that shared ones stay shared; vertices that fall together become one."""
    return shapely.remove_repeated_points(shapely.transform(shapes, lambda xy: np.round(xy, decimals)))
