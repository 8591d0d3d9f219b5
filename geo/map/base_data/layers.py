"""The base layers, one function each: from the inputs to a list of features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import Place
from geo.map.base_data.ranks import ranked_towns
from geo.map.base_data.shapes import feature, simplify_coverage, simplify_lines
from geo.map.base_data.sources import (
    NATURAL_EARTH,
    OCHA,
    ROUGH_COASTS,
    ROUGH_RIVERS,
    BaseDataError,
    Inputs,
    Label,
    read_chosen,
    read_points,
    read_source,
)

Features = list[dict[str, object]]

CITY_OF_NEIGHBOURHOODS = "C5086"
"""Deir ez-Zor, by OCHA's P-code."""

DISTRICT_TOLERANCE, NEIGHBOURHOOD_TOLERANCE = 0.018, 0.0006
RIVER_TOLERANCE, LAKE_TOLERANCE, LINE_TOLERANCE = 0.001, 0.004, 0.01
"""Degrees; see the functions of `shapes` for what each is a limit of."""

SYRIA = Label("boundary-syria", {"ar": "حدود سوريا", "en": "Outline of Syria"}, 0)
SEA = Label("sea-mediterranean", {"ar": "البحر الأبيض المتوسط", "en": "Mediterranean Sea"}, 0)

ROUGH_RIVER = "Hisar: drawn by hand between the villages on its banks (Who's On First, GeoNames)"
ROUGH_COAST = "Hisar: drawn by hand from one coast town to the next; Syria's own coast: OCHA"

LINE_STATUS: Mapping[str, str] = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "indefinite",
    "Line of control (please verify)": "line_of_control",
    "Overlay limit": "zone_limit",
}
"""Natural Earth's classes of line, and our words for them."""


def districts(inputs: Inputs) -> Features:
    """The 62 districts, simplified as one network of shared borders."""
    return _units(_district_network(inputs), "PCODE", "district", 8, inputs.places)


def governorates(inputs: Inputs) -> Features:
    """The 14 governorates, joined from the simplified districts, so that both layers share every border."""
    joined = _district_network(inputs).dissolve("ADM1_PCODE", method="coverage").reset_index()
    return _units(joined, "ADM1_PCODE", "governorate", 3, inputs.places)


def neighbourhoods(inputs: Inputs) -> Features:
    """The neighbourhoods and suburbs of the city of Deir ez-Zor."""
    frame = read_source(inputs, "ocha-2018/city_neighbourhoods.geojson")
    frame = simplify_coverage(frame[frame["ADM4_PCODE"] == CITY_OF_NEIGHBOURHOODS], NEIGHBOURHOOD_TOLERANCE)
    return _units(frame, "PCODE", "neighbourhood", 12, inputs.places)


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
        *_chosen_lines(frame, "name", "river", RIVER_TOLERANCE),
        *(
            feature(row, "river", ROUGH_RIVER, shapely.LineString(points[key]), rough=True)
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


def towns(inputs: Inputs) -> Features:
    """Syria's main towns as the gazetteer has them, then the cities around it from Natural Earth."""
    chosen = read_chosen("town")
    frame = read_source(inputs, "natural-earth/ne_10m_populated_places_syria.geojson")
    keys = frame["GEONAMEID"].fillna(0).astype(int).astype(str)
    return [
        *(_town(place, rank) for place, rank in ranked_towns(inputs.places)),
        *(
            feature(chosen[key], "town", NATURAL_EARTH, point)
            for key, point in zip(keys, frame.geometry, strict=True)
            if key in chosen
        ),
    ]


LAYERS: Mapping[str, Callable[[Inputs], Features]] = {
    "boundaries": boundaries,
    "districts": districts,
    "governorates": governorates,
    "lakes": lakes,
    "neighbourhoods": neighbourhoods,
    "rivers": rivers,
    "towns": towns,
}
"""Every layer by the name of its file."""


def _district_network(inputs: Inputs) -> gpd.GeoDataFrame:
    return simplify_coverage(read_source(inputs, "ocha-2018/syr_admin2.geojson"), DISTRICT_TOLERANCE)


def _country(inputs: Inputs) -> BaseGeometry:
    return shapely.coverage_union_all(_district_network(inputs).geometry.values)


def _units(frame: gpd.GeoDataFrame, column: str, kind: str, rank: int, places: Iterable[Place]) -> Features:
    """OCHA's units under the gazetteer's ids and names, found by P-code."""
    by_pcode = {place.pcode: place for place in places if place.pcode}
    unknown = sorted(set(frame[column]) - set(by_pcode))
    if unknown:
        raise BaseDataError(f"gazetteer: no place with the P-code {unknown[0]!r}")
    return [
        feature(_label(by_pcode[code], rank), kind, OCHA, shape)
        for code, shape in zip(frame[column], frame.geometry, strict=True)
    ]


def _chosen_lines(frame: gpd.GeoDataFrame, column: str, layer: str, tolerance: float) -> Features:
    """The lines `chosen.csv` names for a layer, those of one id and one status joined."""
    chosen = read_chosen(layer)
    parts: dict[tuple[str, str | None], list[BaseGeometry]] = defaultdict(list)
    statuses = frame["status"] if "status" in frame else [None] * len(frame)
    for key, status, line in zip(frame[column], statuses, frame.geometry, strict=True):
        if key in chosen:
            parts[chosen[key].id, status].append(line)
    rows = {row.id: row for row in chosen.values()}
    return [
        feature(rows[i], layer, NATURAL_EARTH, simplify_lines(lines, tolerance), status=status)
        for (i, status), lines in parts.items()
    ]


def _town(place: Place, rank: int) -> dict[str, object]:
    point = shapely.Point(place.point.lon, place.point.lat)
    return feature(_label(place, rank), "town", f"gazetteer: {', '.join(place.sources)}", point)


def _label(place: Place, rank: int) -> Label:
    """A place under the first name it has in each language; raises BaseDataError where one is lacking.

    The first is the one people say; `Place.name` would rather have one that identifies alone.
    """
    first = {toponym.lang: toponym.text for toponym in reversed(place.toponyms)}
    if not {"ar", "en"} <= set(first):
        raise BaseDataError(f"gazetteer: {place.id!r} lacks a name in Arabic or English")
    return Label(place.id, {"ar": first["ar"], "en": first["en"]}, rank)
