"""A person's own file: what is taken, what is refused and why, and what is drawn of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from geo.map import PROBLEMS, OwnFileError, own_file, read_own_layer
from geo.page.own_layer_box import bounds_to_position
from geo.page.own_layers import OwnLayerShelf
from geo.page.packed import pack
from geo.page.words import LANGUAGES, WORDS
from tests.asking import ask
from tests.map_scene import HOSTILE

DEIR_EZ_ZOR = (40.14, 35.336)


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(*position: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(position)}


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more}, ensure_ascii=False).encode()


def drawn(data: bytes) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(read_own_layer(data, "mine.geojson").body)["features"]
    return features


def geopackage(folder: Path, frame: gpd.GeoDataFrame, table: str = "mine") -> bytes:
    frame.to_file(folder / "mine.gpkg", layer=table, driver="GPKG")
    return (folder / "mine.gpkg").read_bytes()


def here(crs: str | None = "EPSG:4326", *positions: tuple[float, float]) -> gpd.GeoDataFrame:
    points = [shapely.Point(position) for position in positions or (DEIR_EZ_ZOR,)]
    return gpd.GeoDataFrame({"name": [f"p{i}" for i in range(len(points))]}, geometry=points, crs=crs)


UTM = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32637"}}

REFUSED: list[tuple[str, bytes, str]] = [
    ("not_read", b"PK\3\4 a zip", "neither GeoJSON nor GeoPackage"),
    ("not_read", b"", "neither GeoJSON nor GeoPackage"),
    ("not_read", b"[" * 100_000, "neither GeoJSON nor GeoPackage"),
    ("not_read", b"SQLite format 3\0" + bytes(200), "neither GeoJSON nor GeoPackage"),
    ("not_features", b'{"type": "Topology"}', "this is Topology"),
    ("not_features", b"[1, 2]", "this is list"),
    ("bad_feature", collection(feature(point(40, 35)), {"type": "Point"}), "feature 2"),
    ("bad_geometry", collection(feature({"type": "Point", "coordinates": "x"})), "feature 1"),
    ("bad_geometry", collection(feature({"type": "Circle", "coordinates": [1, 2]})), "feature 1"),
    ("no_features", collection(), "no feature"),
    ("no_features", collection(feature(None)), "no feature"),
    ("unknown_crs", collection(feature(point(1, 2)), crs={"properties": {"name": "EPSG:999999"}}), "EPSG:999999"),
    ("unknown_crs", collection(feature(point(1, 2)), crs="here"), "None"),
    ("unknown_crs", collection(feature(point(1, 2)), crs={"properties": {"name": "+proj=utm +init=/etc/x:1"}}), "init"),
    ("not_degrees", collection(feature(point(604000.5, 3911000.25))), "604000, 3.911e+06"),
    ("axes_swapped", collection(feature(point(35.3, 140.1))), "35.3, 140.1"),
    ("axes_look_swapped", collection(feature(point(33.51, 36.29)), feature(point(34.7, 36.7))), "33.51, 36.29"),
]


@pytest.mark.parametrize(("problem", "data", "told"), REFUSED)
def test_what_cannot_be_laid_is_refused_by_name(problem: str, data: bytes, told: str) -> None:
    with pytest.raises(OwnFileError) as caught:
        read_own_layer(data, "x")
    assert caught.value.problem == problem
    assert told in str(caught.value)


def test_not_a_number_is_no_position() -> None:
    with pytest.raises(OwnFileError, match="no numbers"):
        read_own_layer(collection(feature(point(40, 35)), feature(point(float("nan"), 35))), "x")


def test_a_file_is_bounded_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, value, problem in (
        ("MAX_BYTES", 10, "too_large"),
        ("MAX_FEATURES", 1, "too_many"),
        ("MAX_VERTICES", 1, "too_detailed"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(own_file, limit, value)
            with pytest.raises(OwnFileError) as caught:
                read_own_layer(collection(feature(point(40, 35)), feature(point(40, 36))), "x")
        assert caught.value.problem == problem


def test_positions_that_look_swapped_are_taken_when_a_person_says_so() -> None:
    ankara = collection(feature(point(32.85, 39.93)))
    with pytest.raises(OwnFileError, match="look swapped"):
        read_own_layer(ankara, "x")
    assert read_own_layer(ankara, "x", trust_axes=True).bounds == (32.85, 39.93, 32.85, 39.93)


@pytest.mark.parametrize("crs", ["EPSG:32637", "EPSG:3857", "EPSG:22770", "EPSG:4326"])
def test_a_geopackage_is_read_in_whatever_system_it_names(tmp_path: Path, crs: str) -> None:
    layer = read_own_layer(geopackage(tmp_path, here().to_crs(crs)), "mine.gpkg")
    assert layer.bounds == pytest.approx((*DEIR_EZ_ZOR, *DEIR_EZ_ZOR), abs=2e-5)


@pytest.mark.filterwarnings("ignore:.*crs")
def test_a_geopackage_without_a_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnFileError) as caught:
        read_own_layer(geopackage(tmp_path, here(None)), "x")
    assert caught.value.problem in {"no_crs", "unknown_crs", "not_degrees"}


def test_metres_that_a_geojson_names_are_converted() -> None:
    utm = here().to_crs("EPSG:32637").geometry[0]
    data = collection(feature(point(utm.x, utm.y)), crs=UTM)
    assert read_own_layer(data, "x").bounds[:2] == pytest.approx(DEIR_EZ_ZOR, abs=2e-5)


def test_the_views_of_a_geopackage_are_not_run(tmp_path: Path) -> None:
    file = tmp_path / "mine.gpkg"
    file.write_bytes(geopackage(tmp_path, here()))
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE VIEW trap AS SELECT * FROM mine")
        columns = "table_name, data_type, identifier, srs_id"
        database.execute(f"INSERT INTO gpkg_contents ({columns}) VALUES ('trap', 'features', 'trap', 4326)")
        database.commit()
    assert read_own_layer(file.read_bytes(), "x").count == 1


SQUARE = [[[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]], [[40.4, 35.4], [40.4, 35.6], [40.6, 35.6], [40.4, 35.4]]]

PARTS = [
    (point(40, 35, 120), {"points": [[40, 35]]}),
    ({"type": "MultiPoint", "coordinates": [[40, 35], [41, 35]]}, {"points": [[40, 35], [41, 35]]}),
    ({"type": "LineString", "coordinates": [[40, 35], [41, 35.123456789]]}, {"lines": [[[40, 35], [41, 35.12346]]]}),
    ({"type": "Polygon", "coordinates": SQUARE}, {"areas": [SQUARE]}),
    (
        {
            "type": "GeometryCollection",
            "geometries": [point(40, 35), {"type": "MultiPolygon", "coordinates": [SQUARE]}],
        },
        {"points": [[40, 35]], "areas": [SQUARE]},
    ),
]


@pytest.mark.parametrize(("geometry", "parts"), PARTS)
def test_every_geometry_is_drawn_as_points_lines_and_areas(geometry: object, parts: dict[str, object]) -> None:
    (only,) = drawn(collection(feature(geometry)))
    assert {key: value for key, value in only.items() if key not in {"name", "facts"}} == parts


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ({"Name": "دوار"}, "دوار"),
        ({"id": 4, "title": "x"}, "x"),
        ({"size": 3}, ""),
        ({"name": None, "label": "y"}, "y"),
    ],
)
def test_a_feature_is_called_what_its_properties_call_it(properties: dict[str, object], name: str) -> None:
    assert drawn(collection(feature(point(40, 35), **properties)))[0]["name"] == name


def test_properties_are_texts_cut_to_a_length() -> None:
    given_ = {"name": HOSTILE, "long": "x" * 5000, "nested": {"a": 1}, "none": None, "n": 4.5, "yes": True}
    facts = dict(drawn(collection(feature(point(40, 35), **given_)))[0]["facts"])
    assert facts["name"] == HOSTILE
    assert len(facts["long"]) == 160
    assert (facts["n"], facts["yes"]) == ("4.5", "True")
    assert not {"nested", "none"} & set(facts)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_are_a_layer_or_a_refusal(data: bytes) -> None:
    with pytest.raises(OwnFileError):
        read_own_layer(data, "x")


JSONS = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates", "a"]), inner),
    max_leaves=8,
)


@given(JSONS, JSONS)
def test_any_geometry_and_properties_are_a_layer_or_a_refusal(geometry: object, properties: object) -> None:
    data = collection({"type": "Feature", "geometry": geometry, "properties": properties})
    try:
        body = read_own_layer(data, "x").body
    except OwnFileError:
        return
    json.loads(body, parse_constant=pytest.fail)


def test_every_problem_is_told_in_every_language() -> None:
    for problem, told in PROBLEMS.items():
        for lang in LANGUAGES:
            gaps = {part.split("}")[0] for part in WORDS[f"own_{problem}"][lang].split("{")[1:]}
            assert gaps == {part.split("}")[0] for part in told.split("{")[1:]}


@pytest.mark.parametrize(
    ("bounds", "zoom"), [((40, 35, 40, 35), 15), ((35.7, 32.3, 42.4, 37.3), 6), ((-180, -85, 180, 85), 2)]
)
def test_the_map_goes_where_a_layer_is_whole(bounds: tuple[float, float, float, float], zoom: int) -> None:
    position = bounds_to_position(bounds)
    assert position.zoom == zoom
    assert bounds[1] <= position.lat <= bounds[3]


def test_the_shelf_lets_go_of_the_oldest_when_room_runs_out() -> None:
    packed = pack(b"x" * 1000)
    shelf = OwnLayerShelf(most_bytes=2 * (len(packed.body) + len(packed.gzipped)))
    app = Starlette(routes=[Route("/layers/{token}", shelf.layer)])
    tokens = ["a" * 32, "b" * 32, "c" * 32]
    for token in tokens:
        shelf.keep(token, packed)
    assert [ask(app, f"/layers/{token}").status for token in tokens] == [404, 200, 200]
    shelf.drop("b" * 32)
    assert [ask(app, f"/layers/{token}").status for token in [*tokens, "x", "C" * 32]] == [404, 404, 200, 404, 404]
    assert ask(app, f"/layers/{tokens[2]}").headers["cache-control"] == "private, no-store"
