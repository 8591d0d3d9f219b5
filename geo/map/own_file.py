"""A person's own file, GeoJSON or GeoPackage, read and checked: what is wrong with it is said, not guessed away.

Nothing in the file is trusted: its size is bounded before it is read, only the two formats are taken, by what the
bytes are and not by what the file is called, and a GeoPackage is read from its tables, never through its views.
"""

from __future__ import annotations

import json
import re
import sqlite3
import warnings
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError

from geo.map.own_errors import OwnFileError

MAX_BYTES = 10_000_000
MAX_FEATURES = 20_000
MAX_VERTICES = 300_000

WGS84 = "EPSG:4326"
SQLITE = b"SQLite format 3\0"
GEOJSON_TYPES = ("FeatureCollection", "Feature")

UNREADABLE = (ShapelyError, AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What shapely raises over JSON that is no geometry."""

CRS_NAME = re.compile(r"(urn:(ogc|x-ogc):def:crs:)?[A-Za-z]{2,8}:[\w.]{0,8}:?\w{1,12}", re.ASCII)
"""`EPSG:32637`, `urn:ogc:def:crs:OGC:1.3:CRS84`."""

SYRIA = (35.4, 32.2, 42.5, 37.4)
"""West, south, east, north in degrees, a little wide."""


def read_own_file(data: bytes, *, trust_axes: bool = False) -> gpd.GeoDataFrame:
    """The features of a file in EPSG:4326, longitude first; raises OwnFileError naming what is wrong.

    `trust_axes` takes positions as they are that look as if latitude stood first.
    """
    if len(data) > MAX_BYTES:
        raise OwnFileError("too_large", size=f"{len(data) / 1e6:.1f}", most=f"{MAX_BYTES / 1e6:.0f}")
    frame = _geopackage(data) if data.startswith(SQLITE) else _geojson(data)
    frame = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    _check_amount(frame)
    frame = _in_degrees(frame)
    _check_positions(frame, trust_axes=trust_axes)
    return frame.set_geometry(shapely.force_2d(frame.geometry.values))


def _geojson(data: bytes) -> gpd.GeoDataFrame:
    try:
        parsed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise OwnFileError("not_read", reason=str(error)[:120]) from None
    if not isinstance(parsed, dict) or parsed.get("type") not in GEOJSON_TYPES:
        kind = parsed.get("type") if isinstance(parsed, dict) else type(parsed).__name__
        raise OwnFileError("not_features", type=str(kind)[:40])
    features = parsed.get("features") if parsed["type"] == "FeatureCollection" else [parsed]
    if not isinstance(features, list):
        raise OwnFileError("not_features", type="features")
    rows = [_row(feature, number) for number, feature in enumerate(features, 1)]
    return gpd.GeoDataFrame(rows, geometry="geometry", columns=_columns(rows), crs=_named_crs(parsed))


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    return ["geometry", *dict.fromkeys(key for row in rows for key in row if key != "geometry")]


def _row(feature: object, number: int) -> dict[str, Any]:
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        raise OwnFileError("bad_feature", number=number)
    properties = feature.get("properties")
    texts = {str(key): value for key, value in properties.items()} if isinstance(properties, Mapping) else {}
    try:
        geometry = feature.get("geometry") and shapely.geometry.shape(feature["geometry"])
    except UNREADABLE as error:
        raise OwnFileError("bad_geometry", number=number, reason=str(error)[:80]) from None
    return {**texts, "geometry": geometry or None}


def _named_crs(parsed: Mapping[str, Any]) -> CRS:
    """WGS 84, as RFC 7946 has it, unless the file names another system in the way of GeoJSON 2008."""
    named = parsed.get("crs")
    if not named:
        return CRS(WGS84)
    properties = named.get("properties") if isinstance(named, Mapping) else None
    name = properties.get("name") if isinstance(properties, Mapping) else None
    try:
        # A name only: PROJ would also take definitions that name files on this machine.
        return CRS.from_user_input(name if CRS_NAME.fullmatch(str(name)) else "")
    except CRSError:
        raise OwnFileError("unknown_crs", crs=str(name)[:60]) from None


def _geopackage(data: bytes) -> gpd.GeoDataFrame:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frames = [
                pyogrio.read_dataframe(data, layer=table, max_features=MAX_FEATURES + 1) for table in _tables(data)
            ]
    except (pyogrio.errors.DataSourceError, sqlite3.Error, ValueError, RuntimeError) as error:
        raise OwnFileError("not_read", reason=str(error)[:120]) from None
    spatial = [frame for frame in frames if isinstance(frame, gpd.GeoDataFrame)]
    if not spatial:
        raise OwnFileError("no_features")
    if any(frame.crs is None for frame in spatial):
        raise OwnFileError("no_crs")
    return gpd.GeoDataFrame(pd.concat([frame.to_crs(spatial[0].crs) for frame in spatial], ignore_index=True))


def _tables(data: bytes) -> list[str]:
    """The tables of features; a view would have SQLite run what its author wrote."""
    question = """SELECT table_name FROM gpkg_contents JOIN sqlite_master ON name = table_name
                  WHERE data_type = 'features' AND type = 'table' ORDER BY table_name"""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        database.deserialize(data)
        return [str(row[0]) for row in database.execute(question)]


def _check_amount(frame: gpd.GeoDataFrame) -> None:
    if frame.empty:
        raise OwnFileError("no_features")
    if len(frame) > MAX_FEATURES:
        raise OwnFileError("too_many", count=len(frame), most=MAX_FEATURES)
    positions = shapely.get_coordinates(frame.geometry.values)
    if not np.isfinite(positions).all():
        raise OwnFileError("not_numbers")
    vertices = len(positions)
    if vertices > MAX_VERTICES:
        raise OwnFileError("too_detailed", count=vertices, most=MAX_VERTICES)


def _in_degrees(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """In WGS 84, converted where the file says what it is in."""
    if frame.crs is None:
        raise OwnFileError("no_crs")
    if frame.crs.is_geographic:
        _check_range(frame)
    try:
        return frame.to_crs(WGS84)
    except (CRSError, ValueError, RuntimeError) as error:
        raise OwnFileError("unknown_crs", crs=f"{frame.crs.name}: {error}"[:80]) from None


def _check_range(frame: gpd.GeoDataFrame) -> None:
    """Positions that are said to be degrees are degrees, longitude first."""
    west, south, east, north = (float(side) for side in frame.total_bounds)
    if max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90:
        return
    shown = f"{west:.6g}, {south:.6g}"
    if max(abs(west), abs(east)) <= 90 and max(abs(south), abs(north)) <= 180:
        raise OwnFileError("axes_swapped", position=shown)
    raise OwnFileError("not_degrees", position=shown, crs=frame.crs.name[:40])


def _check_positions(frame: gpd.GeoDataFrame, *, trust_axes: bool) -> None:
    bounds = tuple(float(side) for side in frame.total_bounds)
    if not all(abs(side) <= 180 for side in bounds):
        raise OwnFileError("off_globe")
    west, south, _, _ = bounds
    if not trust_axes and not _within(bounds, touching=True) and _within((south, west, bounds[3], bounds[2])):
        raise OwnFileError("axes_look_swapped", position=f"{west:.6g}, {south:.6g}")


def _within(bounds: tuple[float, ...], *, touching: bool = False) -> bool:
    """Whether a box lies in Syria's, or at least touches it."""
    box, syria = shapely.box(*bounds), shapely.box(*SYRIA)
    return bool(box.intersects(syria) if touching else syria.covers(box))
