"""The base layers, one function each: from the inputs to a list of features."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import Place
from geo.map.base_data.network import city_network, subdistrict_network
from geo.map.base_data.settlements import Features, label_of, towns, villages
from geo.map.base_data.shapes import COARSE_DECIMALS, feature, simplify_lines
from geo.map.base_data.sources import (
    NATURAL_EARTH,
    OCHA,
    ROUGH_COASTS,
    ROUGH_RIVERS,
    ROUGH_WORLD,
    BaseDataError,
    Inputs,
    Label,
    read_chosen,
    read_points,
    read_source,
)

NEIGHBOURHOOD_TOLERANCE = 0.0006
RIVER_TOLERANCE, LAKE_TOLERANCE, LINE_TOLERANCE = 0.001, 0.004, 0.01
"""Degrees; see the functions of `shapes` for what each is a limit of."""

RIVER_WITHIN_M, ROUGH_WITHIN_M = 1_500, 3_000
"""How far a river may lie from the line it is drawn by: Natural Earth's, and ours."""

SYRIA = Label("boundary-syria", {"ar": "حدود سوريا", "en": "Outline of Syria"}, 0)
SEA = Label("sea-mediterranean", {"ar": "البحر الأبيض المتوسط", "en": "Mediterranean Sea"}, 0)

LAND = Label("world-land", {"ar": "اليابسة", "en": "Land"}, 0)
INLAND_SEA = "caspian"

ROUGH_RIVER = "Hisar: drawn by hand between the villages on its banks (Who's On First, GeoNames)"
ROUGH_LAND = "Hisar: drawn by hand from cape to cape, a degree or two off"
ROUGH_COAST = "Hisar: drawn by hand from one coast town to the next; Syria's own coast: OCHA"

LINE_STATUS: Mapping[str, str] = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "indefinite",
    "Line of control (please verify)": "line_of_control",
    "Overlay limit": "zone_limit",
}
"""Natural Earth's classes of line, and our words for them."""


def subdistricts(inputs: Inputs) -> Features:
    """The 272 subdistricts, as one network of shared borders."""
    return _units(subdistrict_network(inputs), "PCODE", "subdistrict", 10, inputs.places)


def districts(inputs: Inputs) -> Features:
    """The 62 districts, joined from the subdistricts."""
    return _units(_joined(inputs, "ADM2_PCODE"), "ADM2_PCODE", "district", 8, inputs.places)


def governorates(inputs: Inputs) -> Features:
    """The 14 governorates, joined from the subdistricts, so that all three layers share every border."""
    return _units(_joined(inputs, "ADM1_PCODE"), "ADM1_PCODE", "governorate", 3, inputs.places)


def neighbourhoods(inputs: Inputs) -> Features:
    """The neighbourhoods and suburbs of 13 cities; what the gazetteer lacks stands under OCHA's own names."""
    frame = city_network(inputs, NEIGHBOURHOOD_TOLERANCE)
    known = {place.pcode: label_of(place, 12) for place in inputs.places if place.pcode}
    labels = [
        known.get(code) or Label(f"ocha-{code}", {"ar": _tidy(ar), "en": _tidy(en)}, 12)
        for code, ar, en in zip(frame["PCODE"], frame["NAME_AR"], frame["NAME_EN"], strict=True)
    ]
    return [
        feature(label, "neighbourhood", OCHA, shape, at=_middle(shape))
        for label, shape in zip(labels, frame.geometry, strict=True)
        if not shape.is_empty
    ]


def boundaries(inputs: Inputs) -> Features:
    """Syria's outline after OCHA, and the lines around it as Natural Earth classes them."""
    outline = shapely.boundary(_country(inputs))
    syria = feature(SYRIA, "boundary", OCHA, outline, status="outline")
    frame = read_source(inputs, "natural-earth/ne_10m_admin_0_boundary_lines_land_syria.geojson")
    frame["sides"] = frame["adm0_left"] + "|" + frame["adm0_right"]
    frame["status"] = frame["featurecla"].map(LINE_STATUS)
    return [syria, *_chosen_lines(frame, "sides", "boundary", LINE_TOLERANCE)]


def rivers(inputs: Inputs) -> Features:
    """The Euphrates and other rivers Natural Earth draws; then those it lacks, roughly, by hand."""
    frame = read_source(inputs, "natural-earth/ne_10m_rivers_lake_centerlines_syria.geojson")
    rough, points = read_chosen("rough_river"), read_points(ROUGH_RIVERS)
    return [
        *_chosen_lines(frame, "name", "river", RIVER_TOLERANCE, within_m=RIVER_WITHIN_M),
        *(
            feature(row, "river", ROUGH_RIVER, shapely.LineString(points[key]), rough=True, within_m=ROUGH_WITHIN_M)
            for key, row in rough.items()
        ),
    ]


def lakes(inputs: Inputs) -> Features:
    """The sea, roughly but for Syria's own coast; lakes and reservoirs."""
    chosen = read_chosen("lake")
    frame = read_source(inputs, "natural-earth/ne_10m_lakes_syria.geojson")
    coasts = {name: shapely.Polygon(points) for name, points in read_points(ROUGH_COASTS).items()}
    sea = coasts["sea"].difference(coasts["cyprus"]).difference(_country(inputs))
    return [
        feature(SEA, "sea", ROUGH_COAST, sea, rough=True),
        *(
            feature(chosen[name], "lake", NATURAL_EARTH, shape)
            for name, shape in zip(frame["name"], frame.geometry.simplify(LAKE_TOLERANCE), strict=True)
            if name in chosen
        ),
    ]


def world(_inputs: Inputs) -> Features:
    """The continents and larger islands for the smallest zooms, from cape to cape; nothing is read off from them."""
    shapes = {name: shapely.Polygon(points) for name, points in read_points(ROUGH_WORLD).items()}
    inland = shapes.pop(INLAND_SEA)
    land = shapely.union_all(shapely.make_valid(list(shapes.values()))).difference(inland)
    return [feature(LAND, "world", ROUGH_LAND, shapely.multipolygons(_polygons(land)), rough=True)]


def _polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    return [part for part in shapely.get_parts(shape).tolist() if part.geom_type == "Polygon"]


LAYERS: Mapping[str, Callable[[Inputs], Features]] = {
    "boundaries": boundaries,
    "districts": districts,
    "governorates": governorates,
    "lakes": lakes,
    "neighbourhoods": neighbourhoods,
    "rivers": rivers,
    "subdistricts": subdistricts,
    "towns": towns,
    "villages": villages,
    "world": world,
}
"""Every layer by the name of its file."""


def _joined(inputs: Inputs, column: str) -> gpd.GeoDataFrame:
    """The subdistricts joined to larger units, by the P-code of those."""
    return subdistrict_network(inputs).dissolve(column, method="coverage").reset_index()


def _country(inputs: Inputs) -> BaseGeometry:
    return shapely.coverage_union_all(subdistrict_network(inputs).geometry.values)


def _units(frame: gpd.GeoDataFrame, column: str, kind: str, rank: int, places: Iterable[Place]) -> Features:
    """OCHA's units under the gazetteer's ids and names, found by P-code."""
    by_pcode = {place.pcode: place for place in places if place.pcode}
    unknown = sorted(set(frame[column]) - set(by_pcode))
    if unknown:
        raise BaseDataError(f"gazetteer: no place with the P-code {unknown[0]!r}")
    return [
        feature(label_of(by_pcode[code], rank), kind, OCHA, shape, at=_middle(shape))
        for code, shape in zip(frame[column], frame.geometry, strict=True)
    ]


def _chosen_lines(frame: gpd.GeoDataFrame, column: str, layer: str, tolerance: float, **more: object) -> Features:
    """The lines `chosen.csv` names for a layer, those of one id and one status joined."""
    chosen = read_chosen(layer)
    parts: dict[tuple[str, str | None], list[BaseGeometry]] = defaultdict(list)
    statuses = frame["status"] if "status" in frame else [None] * len(frame)
    for key, status, line in zip(frame[column], statuses, frame.geometry, strict=True):
        if key in chosen:
            parts[chosen[key].id, status].append(line)
    rows = {row.id: row for row in chosen.values()}
    return [
        feature(rows[i], layer, NATURAL_EARTH, simplify_lines(lines, tolerance), status=status, **more)
        for (i, status), lines in parts.items()
    ]


def _middle(area: BaseGeometry) -> list[float]:
    """Where an area has most room for its name, lon and lat."""
    circle = shapely.maximum_inscribed_circle(area, tolerance=0.001)
    return [round(degree, COARSE_DECIMALS + 1) for degree in shapely.get_coordinates(circle)[0].tolist()]


def _tidy(name: str) -> str:
    """A published name without the marks that join its two halves."""
    return " / ".join(filter(None, (part.strip() for part in re.split("[_/]", name))))
