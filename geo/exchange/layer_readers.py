"""GeoPackage and GeoParquet in. What a file may do to the program that opens it is looked at before one does.

A GeoPackage is a database: of the tables it may hold only those GDAL reads are let through, no view that computes and
no module that opens other files. A Parquet file says in its footer what it unpacks to.
"""

from __future__ import annotations

import io
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely

from geo.events.fields import shown
from geo.exchange.errors import FileError
from geo.exchange.features import Feature, read_features
from geo.exchange.intake import Incoming, Intake
from geo.exchange.layers import CRS, LAYER
from geo.exchange.rows import MAX_COLUMNS, MAX_ROWS

SQLITE = b"SQLite format 3\0"
GPKG_MARKS = (b"GPKG", b"GP10", b"GP11")
MARK_AT = 68
"""Where SQLite keeps the mark of the program a file belongs to."""

MAX_UNPACKED = 1 << 30
"""Bytes that the columns of a Parquet file may unpack to."""

BROKEN = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, TypeError, KeyError, OSError)
UNREADABLE = (pa.ArrowException, *BROKEN)


def read_geopackage(incoming: Incoming) -> Intake:
    """The events of a layer: the one the mapping names as its sheet, else ours, else the first."""
    if not incoming.data.startswith(SQLITE) or incoming.data[MARK_AT : MARK_AT + 4] not in GPKG_MARKS:
        raise FileError(incoming.file, "not a GeoPackage")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "theirs.gpkg"
        path.write_bytes(incoming.data)
        layers = _checked_layers(path, incoming.file)
        layer = _chosen(layers, incoming)
        frame = _read_layer(path, layer, incoming.file)
    return _with_notes(_read_frame(frame, incoming), layer, layers)


def _checked_layers(path: Path, file: str) -> list[str]:
    """The layers of a database that is whole and holds nothing that runs; raises `FileError`."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            said = connection.execute("PRAGMA quick_check(1)").fetchone()
            if said != ("ok",):
                raise FileError(file, f"a damaged GeoPackage: {shown(said[0])}")
            _check_schema(connection, file)
            listed = "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY rowid"
            return [str(name) for (name,) in connection.execute(listed)]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FileError(file, f"a damaged GeoPackage: {shown(str(error))}") from None


def _check_schema(connection: sqlite3.Connection, file: str) -> None:
    contents = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
    missing = contents - {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if missing:
        raise FileError(file, f"a damaged GeoPackage: no table of layer {shown(min(missing, key=str))}")
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        words = " ".join(str(sql or "").split()).lower()
        if kind == "view" and name in contents:
            raise FileError(file, f"layer {shown(name)} is a view, which may compute for ever; save it as a table")
        if words.startswith("create virtual table") and " using rtree" not in words:
            raise FileError(file, f"table {shown(name)} is a virtual one, which may open other files")


def _chosen(layers: list[str], incoming: Incoming) -> str:
    if not layers:
        raise FileError(incoming.file, "a GeoPackage with no layer in it")
    wanted = incoming.mapping.sheet or (LAYER if LAYER in layers else layers[0])
    if wanted not in layers:
        raise FileError(incoming.file, f"no layer {shown(wanted)}; there are {', '.join(map(shown, layers))}")
    return wanted


def _read_layer(path: Path, layer: str, file: str) -> Any:
    try:
        # SQLite itself holds no more than 2,000 columns, which is as many as a table may have here.
        return pyogrio.read_dataframe(path, layer=layer, max_features=MAX_ROWS + 1, datetime_as_string=True)
    except BROKEN as error:
        raise FileError(file, f"not a GeoPackage: {shown(str(error))}") from None


def read_geoparquet(incoming: Incoming) -> Intake:
    """The events of a GeoParquet file."""
    try:
        told = pq.read_metadata(pa.BufferReader(incoming.data))
        _check_size(told, incoming.file)
        frame = geopandas.read_parquet(io.BytesIO(incoming.data))
    except UNREADABLE as error:
        if isinstance(error, FileError):
            raise
        raise FileError(incoming.file, f"not GeoParquet: {shown(str(error))}") from None
    return _read_frame(frame, incoming)


def _check_size(told: pq.FileMetaData, file: str) -> None:
    unpacked = sum(told.row_group(nth).total_byte_size for nth in range(told.num_row_groups))
    if told.num_rows > MAX_ROWS or told.num_columns > MAX_COLUMNS or not 0 <= unpacked <= MAX_UNPACKED:
        most = f"{MAX_ROWS} rows, {MAX_COLUMNS} columns or {MAX_UNPACKED:,} bytes"
        raise FileError(file, f"more than {most}: {told.num_rows}, {told.num_columns}, {unpacked:,}")


def _read_frame(frame: Any, incoming: Incoming) -> Intake:
    """The events of a frame, in degrees; one without geometries is a table without positions."""
    located = isinstance(frame, geopandas.GeoDataFrame)
    if located and frame.crs is not None and frame.crs != CRS:
        frame = frame.to_crs(CRS)
    geometries = frame.geometry.to_numpy() if located else [None] * len(frame)
    flat = frame.drop(columns=frame.geometry.name) if located else frame
    return read_features(_features(flat, geometries), incoming)


def _features(flat: Any, geometries: Any) -> Iterator[Feature]:
    names = [str(name) for name in flat.columns]
    rows = zip(*(flat[name].tolist() for name in flat.columns), strict=True) if names else [()] * len(geometries)
    for number, (cells, geometry) in enumerate(zip(rows, geometries, strict=True), start=1):
        filled = {name: _plain(cell) for name, cell in zip(names, cells, strict=True)}
        yield Feature(number, filled, None if geometry is None else shapely.force_2d(geometry))


def _plain(cell: object) -> object:
    """A cell as text, number or None: days as ISO 8601, what a frame holds for nothing as None."""
    if cell is None or cell != cell:  # noqa: PLR0124 -- NaN and NaT are what is not itself
        return None
    return cell if isinstance(cell, str | int | float | bool) else str(cell)


def _with_notes(intake: Intake, layer: str, layers: list[str]) -> Intake:
    if len(layers) == 1:
        return intake
    return replace(intake, notes=(f"layer {shown(layer)}, of {', '.join(map(shown, layers))}", *intake.notes))
