"""OCHA's Common Operational Datasets for Syria: boundaries (admin 1–3, neighbourhoods) and populated places.

`ocha=PATH`: a shapefile, the publisher's zip of shapefiles, GeoJSON, CSV, or a folder of them. What a row is, its
P-code says: SY09 a governorate, SY0901 a district, SY090100 a subdistrict, C5086 a populated place, N0413 a
neighbourhood. A polygon gives a point inside (the published one, where it lies inside), the radius to its furthest
corner, and a plainer outline of its largest part. The units above are given by the ids of the embedded places that
have their P-codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point, Ring, Toponym
from gazetteer.sources.near_syria import check_in_syria
from gazetteer.sources.ocha_columns import Columns, find_columns
from gazetteer.sources.ocha_layers import Feature, Layer, find_layers, read_features
from gazetteer.sources.reader import Row, toponyms
from gazetteer.sources.shapes import largest_polygon, plain_outline, point_inside, radius_m
from gazetteer.sources.unit_names import unit_strength
from gazetteer.tables import embedded_places

SOURCE = "ocha"
COUNTRY = "SY"

KINDS = (
    (re.compile(r"SY"), "country", "A", 420_000.0),
    (re.compile(r"SY\d{2}"), "governorate", "A", 110_000.0),
    (re.compile(r"SY\d{4}"), "district", "A", 40_000.0),
    (re.compile(r"SY\d{6}"), "subdistrict", "A", 20_000.0),
    (re.compile(r"C\d{4,5}"), "settlement", "P", 3_000.0),
    (re.compile(r"[NH]\d{4,5}|C\d{8}"), "neighbourhood", "P", 1_500.0),
)
"""What a P-code looks like, our kind, GeoNames' feature class, and the radius that usually holds one, in metres."""

UNIT_CODE_LENGTHS = {1: 4, 2: 6, 3: 8}
"""Letters of a unit's P-code by its level: SY09, SY0901, SY090100."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a place is and how far it goes."""

    point: Point
    uncertainty_m: float
    area: tuple[Ring, ...] | None = None


def read_ocha(path: Path) -> Iterator[Row]:
    """The places of every layer; in a folder or a zip one that cannot be understood is named, and lines passed over.

    Raises
    ------
    GazetteerError
        If there is no layer, or the only one cannot be understood: it names the file and the columns missing.
    """
    layers = find_layers(path)
    for layer in layers:
        try:
            yield from _read_layer(layer)
        except PlaceTableError as error:
            if len(layers) == 1:
                raise
            yield error


def _read_layer(layer: Layer) -> Iterator[Row]:
    names, features = read_features(layer)
    try:
        columns = find_columns(names, shapes=not layer.name.lower().endswith(".csv"))
    except ValueError as error:
        raise PlaceTableError(layer.name, 1, ", ".join(names), str(error)) from error
    for feature in features:
        if isinstance(feature, PlaceTableError):
            yield feature
            continue
        try:
            yield _feature_to_place(feature, columns)
        except ValueError as error:
            shown = {column: feature.values[column] for column in (*columns.codes, *columns.names)}
            yield PlaceTableError(layer.name, feature.line, shown, str(error))


def _feature_to_place(feature: Feature, columns: Columns) -> Place:
    pcode = columns.code(feature.values)
    kind, feature_class, usual_m = _kind_of(pcode)
    extent = _extent(feature, columns, usual_m)
    check_in_syria(extent.point)
    admin1, admin2, admin3 = _units_above(pcode, feature.values, columns)
    return Place(
        id=f"{SOURCE}-{pcode}",
        toponyms=_toponyms([feature.values[column] for column in columns.names], feature_class),
        point=extent.point,
        uncertainty_m=extent.uncertainty_m,
        feature_class=feature_class,
        kind=kind,
        admin1=admin1,
        admin2=admin2,
        admin3=admin3,
        country=COUNTRY,
        pcode=pcode,
        area=extent.area,
        sources=(SOURCE,),
        identifiers=(f"{SOURCE}:{pcode}",),
    )


def _kind_of(pcode: str) -> tuple[str, str, float]:
    for pattern, kind, feature_class, usual_m in KINDS:
        if pattern.fullmatch(pcode):
            return kind, feature_class, usual_m
    raise ValueError(f"no P-code of Syria: {pcode!r}")


def _toponyms(names: list[str], feature_class: str) -> tuple[Toponym, ...]:
    found = toponyms(names, SOURCE, "en")
    if not found:
        raise ValueError("a place without a name")
    if feature_class == "A":
        return tuple(replace(toponym, strength=unit_strength(toponym.text)) for toponym in found)
    return found


def _extent(feature: Feature, columns: Columns, usual_m: float) -> Extent:
    published, shape = _published_point(feature.values, columns), feature.shape
    if shape is not None and shape.geom_type != "Point":
        return _polygon_extent(shape, published)
    point = published if shape is None else Point(lon=shape.x, lat=shape.y)
    if point is None:
        raise ValueError("neither geometry nor coordinates")
    return Extent(point, usual_m)


def _polygon_extent(shape: Any, published: Point | None) -> Extent:
    polygon = largest_polygon(shape)
    point = point_inside(polygon, published)
    radius = radius_m(shape, point)
    return Extent(point, radius, plain_outline(polygon, radius))


def _published_point(values: Mapping[str, str], columns: Columns) -> Point | None:
    if columns.lon is None or columns.lat is None or not (values[columns.lon] and values[columns.lat]):
        return None
    return Point(lon=float(values[columns.lon]), lat=float(values[columns.lat]))


def _units_above(pcode: str, values: Mapping[str, str], columns: Columns) -> tuple[str | None, ...]:
    """The ids of the governorate, district and subdistrict around a place; a unit's own P-code begins with theirs."""
    codes = {level: values[column].upper() for level, column in columns.above.items()}
    if pcode.startswith(COUNTRY):
        codes = {level: pcode[:length] for level, length in UNIT_CODE_LENGTHS.items() if length < len(pcode)}
    return tuple(_units_by_pcode().get(codes.get(level, "")) for level in UNIT_CODE_LENGTHS)


@cache
def _units_by_pcode() -> dict[str, str]:
    units = ("governorate", "district", "subdistrict")
    return {place.pcode: place.id for place in embedded_places() if place.kind in units and place.pcode}
