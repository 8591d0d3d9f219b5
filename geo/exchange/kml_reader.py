"""KML and KMZ in: placemarks with their data, times and geometries. Neither entities nor links are followed.

The parser is expat, told to stop at a document type, so that no entity is ever declared; depth, placemarks and text are
bounded as they come.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from xml.parsers import expat

import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from geo.events.fields import shown
from geo.exchange.errors import FileError, RowError
from geo.exchange.features import Feature, read_features
from geo.exchange.geometry import together
from geo.exchange.intake import Incoming, Intake
from geo.exchange.rows import LONGEST_CELL, MAX_ROWS

DEEPEST = 100
MAX_UNPACKED = 256 * 1024 * 1024
PLAIN = {"name": "name", "description": "description", "when": "date", "begin": "start", "end": "end"}
"""Elements of a placemark whose text becomes a cell, and the name of the cell."""

GEOMETRIES = frozenset({"Point", "LineString", "LinearRing", "Polygon"})


def read_kml(incoming: Incoming) -> Intake:
    """The events of a KML or KMZ file, ours whole. Raises `FileError`."""
    data = _unzipped(incoming) if incoming.data.startswith(b"PK") else incoming.data
    return read_features(_parse(data, incoming.file), incoming, "line")


def _unzipped(incoming: Incoming) -> bytes:
    """The document of a KMZ: the first .kml in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(incoming.data)) as packed:
            part = next((part for part in packed.infolist() if part.filename.lower().endswith(".kml")), None)
            data = b"" if part is None else packed.open(part).read(MAX_UNPACKED + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise FileError(incoming.file, f"not a KMZ: {shown(str(error))}") from None
    if part is None:
        raise FileError(incoming.file, "a zip without a .kml in it")
    if len(data) > MAX_UNPACKED:
        raise FileError(incoming.file, f"a zip bomb: unpacks to more than {MAX_UNPACKED:,} bytes")
    return data


@dataclass(slots=True)
class _Placemark:
    """A placemark as it is read: its cells, and its geometries' kinds and positions."""

    line: int
    cells: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Takes what expat hands on, element by element."""

    file: str
    path: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    length: int = 0
    datum: str = ""
    here: _Placemark | None = None
    done: list[_Placemark] = field(default_factory=list)
    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate(namespace_separator=" "))

    def read(self, data: bytes) -> list[_Placemark]:
        """Every placemark of a document."""
        parser = self.parser
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError) as error:
            if isinstance(error, FileError):
                raise
            raise FileError(self.file, f"not KML: {shown(str(error))}", parser.ErrorLineNumber) from None
        return self.done

    def doctype(self, *_: object) -> None:
        """Refuse a document type: only it can declare an entity."""
        raise FileError(self.file, "declares a document type", self.parser.CurrentLineNumber)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(" ")[2]
        if not self.path and tag != "kml":
            raise FileError(self.file, f"not KML: its root is {shown(tag)}", self.parser.CurrentLineNumber)
        self.path.append(tag)
        if len(self.path) > DEEPEST:
            raise FileError(self.file, f"more than {DEEPEST} elements inside each other", self.parser.CurrentLineNumber)
        if tag == "Placemark":
            self._begin()
        elif tag in {"Data", "SimpleData"}:
            self.datum = attributes.get("name", "")
        self.text, self.length = [], 0

    def _begin(self) -> None:
        if len(self.done) >= MAX_ROWS:
            raise FileError(self.file, f"more than {MAX_ROWS} placemarks; split the file")
        self.here = _Placemark(self.parser.CurrentLineNumber)

    def characters(self, text: str) -> None:
        """Text, in pieces."""
        if self.here is None:
            return
        self.length += len(text)
        if self.length > LONGEST_CELL * 10:
            raise FileError(self.file, f"a text of more than {LONGEST_CELL * 10:,} characters", self.here.line)
        self.text.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        tag, text = name.rpartition(" ")[2], "".join(self.text).strip()
        self.path.pop()
        if self.here is not None:
            self._keep(tag, text, self.here)
        if tag == "Placemark" and self.here is not None:
            self.done.append(self.here)
            self.here = None
        self.text, self.length = [], 0

    def _keep(self, tag: str, text: str, here: _Placemark) -> None:
        parent = self.path[-1] if self.path else ""
        if tag in {"value", "SimpleData"} and self.datum:
            here.cells[self.datum] = text
        elif tag == "coordinates":
            hole = "innerBoundaryIs" in self.path[-2:]
            here.parts.append(("hole" if hole else "Polygon" if "Polygon" in self.path else parent, text))
        elif tag in PLAIN and text:
            here.cells.setdefault(PLAIN[tag], text)


def _parse(data: bytes, file: str) -> Iterator[Feature]:
    for placemark in _Reader(file).read(data):
        yield Feature(placemark.line, placemark.cells, _geometry(placemark.parts))


def _geometry(parts: list[tuple[str, str]]) -> BaseGeometry | RowError | None:
    """The geometry of a placemark; KML has one name for several of any type."""
    try:
        made = [_shape(kind, _positions(text), _holes(parts, nth)) for nth, (kind, text) in enumerate(parts)]
    except (ValueError, IndexError, shapely.errors.ShapelyError):
        return RowError("coordinates", parts[0][1], "not coordinates")
    return together([shape for shape in made if shape is not None])


def _holes(parts: list[tuple[str, str]], nth: int) -> list[list[tuple[float, float]]]:
    """The holes that follow a polygon."""
    found = []
    for kind, text in parts[nth + 1 :]:
        if kind != "hole":
            break
        found.append(_positions(text))
    return found


def _shape(
    kind: str, positions: list[tuple[float, float]], holes: list[list[tuple[float, float]]]
) -> BaseGeometry | None:
    if kind == "Point":
        return ShapelyPoint(*positions[0])
    if kind == "Polygon":
        return Polygon(positions, holes)
    return LineString(positions) if kind in GEOMETRIES else None


def _positions(text: str) -> list[tuple[float, float]]:
    """Longitude and latitude of each `lon,lat[,height]`."""
    positions = [(float(parts[0]), float(parts[1])) for word in text.split() if (parts := word.split(","))]
    if not all(map(math.isfinite, chain.from_iterable(positions))):
        raise ValueError("not finite")
    return positions
