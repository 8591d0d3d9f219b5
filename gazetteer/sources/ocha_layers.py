"""The layers of OCHA's datasets: shapefiles, also zipped, GeoJSON and CSV, row by row in EPSG:4326.

A shapefile's text is read as UTF-8 where it is UTF-8, whatever its `.cpg` says; else as the `.cpg` says, and where that
says nothing that can be, as Windows' Arabic (cp1256), in which older layers were written. GeoJSON and CSV are UTF-8.
"""

from __future__ import annotations

import codecs
import csv
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from gazetteer.errors import GazetteerError, PlaceTableError

VECTORS, TABLES = (".shp", ".geojson", ".json"), (".csv",)
RAW, ARABIC = "ISO-8859-1", "cp1256"
"""An encoding that keeps every byte, to decode each value by itself; the one of layers that name none."""

DEGREES = "EPSG:4326"
NOTHING = frozenset({"", "<null>", "null", "none", "nan", "n/a", "#n/a"})
TAG = "#"
"""What every value of a row of HXL tags begins with."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer; `inside` is its path in a zip, empty where it is a file of its own."""

    file: Path
    inside: str = ""

    @property
    def path(self) -> str:
        """How GDAL finds it."""
        return f"/vsizip/{self.file.absolute()}/{self.inside}" if self.inside else str(self.file)

    @property
    def name(self) -> str:
        """How a person finds it."""
        return f"{self.file}/{self.inside}" if self.inside else str(self.file)


@dataclass(frozen=True, slots=True)
class Feature:
    """A row: its number in the layer (in a CSV file its line), its values as text, its geometry or None."""

    line: int
    values: Mapping[str, str]
    shape: Any


def find_layers(path: Path) -> tuple[Layer, ...]:
    """The layers of a file, a zip or a folder, but for those of lines; a `GazetteerError` if there are none."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    layers = [layer for file in files for layer in _layers_of(file)]
    if not layers:
        raise GazetteerError(f"{path}: no layer of OCHA's: no shapefile, GeoJSON or CSV")
    return tuple(layer for layer in layers if len(layers) == 1 or not _is_of_lines(layer))


def _is_of_lines(layer: Layer) -> bool:
    if layer.file.suffix.lower() in TABLES:
        return False
    try:
        return "LineString" in str(pyogrio.read_info(layer.path)["geometry_type"])
    except (DataSourceError, DataLayerError):
        return False


def _layers_of(file: Path) -> list[Layer]:
    suffix = file.suffix.lower()
    if suffix == ".zip":
        return _layers_in(file)
    return [Layer(file)] if suffix in VECTORS + TABLES else []


def _layers_in(file: Path) -> list[Layer]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.namelist()
    except zipfile.BadZipFile as error:
        raise PlaceTableError(file, 1, file.name, f"a damaged archive: {error}") from error
    return [Layer(file, name) for name in sorted(members) if name.lower().endswith(VECTORS)]


def read_features(layer: Layer) -> tuple[tuple[str, ...], Iterator[Feature | PlaceTableError]]:
    """The columns of a layer and its rows.

    Raises
    ------
    PlaceTableError
        If the layer cannot be read at all.
    """
    if layer.file.suffix.lower() in TABLES:
        return _read_table(layer.file)
    try:
        frame = geopandas.read_file(layer.path, engine="pyogrio", encoding=_encoding(layer))
    except (DataSourceError, DataLayerError, UnicodeDecodeError) as error:
        raise PlaceTableError(layer.name, 1, layer.file.name, f"cannot be read: {error}") from error
    if not isinstance(frame, geopandas.GeoDataFrame):
        raise PlaceTableError(layer.name, 1, layer.file.name, "no geometry")
    if frame.crs is not None:
        frame = frame.to_crs(DEGREES)
    columns = tuple(str(column) for column in frame.columns if column != frame.geometry.name)
    return columns, _features(layer, frame, columns)


def _encoding(layer: Layer) -> str | None:
    return RAW if layer.path.lower().endswith(".shp") else None


def _features(
    layer: Layer, frame: geopandas.GeoDataFrame, columns: tuple[str, ...]
) -> Iterator[Feature | PlaceTableError]:
    stated = _stated_encoding(layer) if _encoding(layer) else None
    table = frame[list(columns)]
    values = table.astype(object).where(table.notna(), "").itertuples(index=False, name=None)
    rows = zip(values, frame.geometry, strict=True)
    for line, (row, shape) in enumerate(rows, start=1):
        try:
            texts = {column: _text(value, stated) for column, value in zip(columns, row, strict=True)}
        except UnicodeDecodeError as error:
            yield PlaceTableError(layer.name, line, error.object[:40], f"not in {stated}")
        else:
            yield Feature(line, texts, None if shape is None or shapely.is_empty(shape) else shape)


def _text(value: object, stated: str | None) -> str:
    """A value as text: empty where there is none; decoded where `stated` says the encoding of a raw one."""
    raw = str(value)
    text = (_decoded(raw.encode(RAW), stated) if stated else raw).strip()
    return "" if text.casefold() in NOTHING else text


def _decoded(raw: bytes, stated: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return raw[: error.start].decode()
        return raw.decode(stated)


def _stated_encoding(layer: Layer) -> str:
    """The encoding a `.cpg` states (`CP1256`, `ANSI 1256`, `ISO 8859-6`), where it can be one; else Arabic."""
    stated = _code_page(layer).strip()
    for name in (stated.replace(" ", "-"), *stated.split()[-1:]):
        with suppress(LookupError):
            known = codecs.lookup(name).name
            return ARABIC if known == "utf-8" else known
    return ARABIC


def _code_page(layer: Layer) -> str:
    if not layer.inside:
        beside = layer.file.with_suffix(".cpg")
        return beside.read_text(encoding="ascii", errors="ignore") if beside.exists() else ""
    with zipfile.ZipFile(layer.file) as archive:
        name = layer.inside[: -len(".shp")] + ".cpg"
        return archive.read(name).decode("ascii", errors="ignore") if name in archive.namelist() else ""


def _read_table(file: Path) -> tuple[tuple[str, ...], Iterator[Feature | PlaceTableError]]:
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
        header = opened.readline()
    delimiter = max(",;\t", key=header.count)
    columns = tuple(next(csv.reader([header], delimiter=delimiter), ()))
    return columns, _table_rows(file, columns, delimiter)


def _table_rows(file: Path, columns: tuple[str, ...], delimiter: str) -> Iterator[Feature | PlaceTableError]:
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
        reader = csv.reader(opened, delimiter=delimiter)
        next(reader, None)
        while True:
            try:
                row = next(reader)
                if any(row) and not all(value.startswith(TAG) for value in row if value):
                    yield Feature(reader.line_num, _row_to_values(columns, row), None)
            except StopIteration:
                return
            except (ValueError, csv.Error) as error:
                yield PlaceTableError(file, reader.line_num, "", str(error))


def _row_to_values(columns: tuple[str, ...], row: list[str]) -> dict[str, str]:
    if len(row) != len(columns):
        raise ValueError(f"{len(row)} columns, not {len(columns)}: {row[:3]!r}")
    for value in row:
        value.encode()
    return {column: _text(value, None) for column, value in zip(columns, row, strict=True)}
