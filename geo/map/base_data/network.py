"""The borders of Syria's units as one network: OCHA's subdistricts, mended where neighbours do not quite meet.

The published subdistricts were simplified one by one, so that two neighbours draw their common border a little apart.
Here every border is drawn once: all lines are put on one grid, cut where they meet, and each face between them is
given to the unit that covers it, a sliver nobody covers to the nearest. Districts and governorates are joined of them.
"""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.map.base_data.shapes import simplify_coverage
from geo.map.base_data.sources import Inputs, read_source

GRID = 0.001
"""Degrees, about 100 m: finer than the borders were published, coarser than they lie apart."""

CITY_GRID = 0.0001
"""Degrees, about 10 m, for the neighbourhoods of cities."""

TOLERANCE = 0.014
"""Degrees; see `shapes.simplify_coverage`."""


@lru_cache(maxsize=1)
def subdistrict_network(inputs: Inputs) -> gpd.GeoDataFrame:
    """The 272 subdistricts, with the P-codes of all three levels, sharing every border."""
    frame = read_source(inputs, "ocha-2018/syr_admin3_simplified.geojson")
    mended = frame.set_geometry(gpd.GeoSeries(mended_coverage(frame.geometry.values, GRID), crs=frame.crs))
    return simplify_coverage(mended, TOLERANCE)


def city_network(inputs: Inputs, tolerance: float) -> gpd.GeoDataFrame:
    """The neighbourhoods of Syria's cities, sharing every border."""
    frame = read_source(inputs, "ocha-2018/city_neighbourhoods.geojson")
    mended = mended_coverage(frame.geometry.values, CITY_GRID)
    return simplify_coverage(frame.set_geometry(gpd.GeoSeries(mended, crs=frame.crs)), tolerance)


def mended_coverage(areas: np.ndarray, grid: float) -> list[BaseGeometry]:
    """Areas that almost touch, made to touch; `grid` in the unit of the areas."""
    sound = shapely.make_valid(areas)
    lines = shapely.union_all(shapely.boundary(sound), grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    owners = _owners(faces, sound)
    return [shapely.coverage_union_all(faces[owners == area]) for area in range(len(sound))]


def _owners(faces: np.ndarray, areas: np.ndarray) -> np.ndarray:
    """The area that covers most of each face; where none covers it, the nearest."""
    tree = shapely.STRtree(areas)
    owners = tree.nearest(shapely.point_on_surface(faces))
    face, area = tree.query(faces, predicate="intersects")
    shared = shapely.area(shapely.intersection(faces[face], areas[area]))
    for index in np.argsort(shared):
        if shared[index] > 0.3 * faces[face[index]].area:
            owners[face[index]] = area[index]
    return np.asarray(owners)
