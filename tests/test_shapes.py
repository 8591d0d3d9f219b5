"""Polygons of publishers: the point, the radius and the outline that are made of them."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from gazetteer import Point, distance_m
from gazetteer.sources.shapes import DETAIL, LEAST_M, largest_polygon, plain_outline, point_inside, radius_m

CORNERS = st.lists(st.tuples(st.floats(36, 42), st.floats(33, 37)), min_size=3, max_size=30)


@given(CORNERS)
def test_the_point_lies_inside_the_radius_holds_all_and_the_outline_is_near(corners: list[tuple[float, float]]) -> None:
    shape = shapely.Polygon(corners)
    assume(shapely.make_valid(shape).area > 1e-6)
    polygon = largest_polygon(shape)
    point = point_inside(polygon)
    radius = radius_m(shape, point)
    (outer, *holes) = plain_outline(polygon, radius)
    assert polygon.covers(shapely.Point(point.lon, point.lat))
    assert all(distance_m(point, Point(lon=lon, lat=lat)) <= radius + 1 for lon, lat in corners)
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in (outer, *holes))
    assert shapely.LinearRing(outer).hausdorff_distance(polygon.exterior) <= DETAIL * radius / 111_195 + 2e-5


def test_the_largest_of_several_parts_is_taken_and_heights_are_dropped() -> None:
    small, large = shapely.box(36, 33, 36.1, 33.1), shapely.box(40, 35, 41, 36)
    both = shapely.force_3d(shapely.MultiPolygon([small, large]), 12.0)
    assert largest_polygon(both).equals(large)
    assert largest_polygon(shapely.GeometryCollection([shapely.Point(1, 1), both])).equals(large)


@pytest.mark.parametrize("shape", [shapely.Point(40, 35), shapely.LineString([(40, 35), (41, 36)]), shapely.Polygon()])
def test_what_has_no_polygon_is_refused(shape: object) -> None:
    with pytest.raises(ValueError, match="no polygon"):
        largest_polygon(shape)


def test_a_sliver_has_the_least_radius() -> None:
    sliver = shapely.box(40, 35, 40.000001, 35.000001)
    assert radius_m(sliver, point_inside(sliver)) == LEAST_M
