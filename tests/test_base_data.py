"""The base layers as kept, and the script that redraws them."""

import gzip
import json
import math
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from gazetteer import load_gazetteer
from geo.map.base_data import DATA, LAYERS, layer_to_geojson
from geo.map.base_data.__main__ import main
from geo.map.base_data.shapes import MAP_BOX, feature
from geo.map.base_data.sources import Label

KINDS = {
    "boundaries": "boundary",
    "districts": "district",
    "governorates": "governorate",
    "lakes": "lake",
    "neighbourhoods": "neighbourhood",
    "rivers": "river",
    "subdistricts": "subdistrict",
    "towns": "town",
    "villages": "village",
    "world": "world",
}
OTHER_KINDS = {"sea-mediterranean": "sea"}
TEXTS = {name: (DATA / f"{name}.geojson").read_text(encoding="utf-8") for name in KINDS}
LAYER = {name: json.loads(text)["features"] for name, text in TEXTS.items()}
EVERY = [(name, one) for name, features in LAYER.items() for one in features]
DEGREE_KM = 111.2


def properties(layer: str) -> dict[str, dict[str, object]]:
    return {one["properties"]["id"]: one["properties"] for one in LAYER[layer]}


def shapes(layer: str) -> dict[str, shapely.Geometry]:
    return {one["properties"]["id"]: shape(one["geometry"]) for one in LAYER[layer]}


def distance_km(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """Plane distance with longitude shortened as at 35° N: good to a percent here."""
    flat = [shapely.transform(g, lambda xy: xy * (math.cos(math.radians(35)), 1)) for g in (one, other)]
    return flat[0].distance(flat[1]) * DEGREE_KM


def test_the_layers_are_those_the_script_draws() -> None:
    assert set(LAYERS) == set(KINDS)
    assert {path.stem for path in DATA.glob("*.geojson")} == set(KINDS)


def test_together_they_are_light_to_carry() -> None:
    packed = sum(len(gzip.compress(text.encode(), 6)) for text in TEXTS.values())
    assert packed < 200_000


@pytest.mark.parametrize("name", KINDS)
def test_a_layer_is_geojson_without_a_crs(name: str) -> None:
    collection = json.loads(TEXTS[name])
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    assert all(set(one) == {"type", "properties", "geometry"} and one["type"] == "Feature" for one in LAYER[name])
    assert all(shapely.is_valid(shape(one["geometry"])) for one in LAYER[name])


@pytest.mark.parametrize("name", KINDS)
def test_a_layer_stays_on_the_map_with_longitude_first(name: str) -> None:
    box = shapely.box(*MAP_BOX).buffer(0.5)
    outside = [i for i, drawn in shapes(name).items() if not box.covers(drawn)]
    assert outside == [i for i in shapes(name) if i in {"sea-mediterranean", "world-land"}]


SHORE = [
    ("off Tartus", 35.5, 34.8, True),
    ("the gulf of İskenderun", 35.9, 36.65, True),
    ("Nicosia", 33.36, 35.17, False),
    ("Latakia", 35.7901, 35.5317, False),
    ("Tripoli", 35.85, 34.43, False),
    ("Antakya", 36.16, 36.2, False),
    ("Jerusalem", 35.22, 31.78, False),
]


CONTINENTS = [
    ("Madrid", -3.7, 40.4, True),
    ("Nairobi", 36.8, -1.3, True),
    ("Delhi", 77.2, 28.6, True),
    ("Denver", -105, 39.7, True),
    ("Brasília", -47.9, -15.8, True),
    ("Alice Springs", 133.9, -23.7, True),
    ("the Atlantic", -35, 30, False),
    ("the Black Sea", 34, 43.3, False),
    ("the Caspian", 51, 41, False),
    ("the Red Sea", 38, 21.5, False),
    ("the Gulf", 51, 27, False),
    ("the Pacific", 170, 20, False),
]


@pytest.mark.parametrize(("place", "lon", "lat", "on_land"), CONTINENTS)
def test_the_rough_world_knows_land_from_sea(place: str, lon: float, lat: float, on_land: bool) -> None:
    assert shapes("world")["world-land"].contains(shapely.Point(lon, lat)) is on_land, place


@pytest.mark.parametrize(("place", "lon", "lat", "at_sea"), SHORE)
def test_the_sea_knows_its_shore(place: str, lon: float, lat: float, at_sea: bool) -> None:
    sea = shapes("lakes")["sea-mediterranean"]
    assert sea.contains(shapely.Point(lon, lat)) is at_sea, place


def test_the_sea_keeps_off_syria_and_touches_it() -> None:
    sea, country = shapes("lakes")["sea-mediterranean"], shapely.union_all(list(shapes("governorates").values()))
    assert sea.intersection(country).area < 1e-6
    assert sea.boundary.intersection(country.buffer(1e-4)).length > 1


@pytest.mark.parametrize("name", ["districts", "governorates", "lakes", "neighbourhoods", "subdistricts"])
def test_rings_follow_the_right_hand_rule(name: str) -> None:
    polygons = shapely.get_parts([shape(one["geometry"]) for one in LAYER[name]])
    assert shapely.is_ccw(shapely.get_exterior_ring(polygons)).all()
    assert not any(shapely.is_ccw(ring) for polygon in polygons for ring in polygon.interiors)


def test_no_coordinate_claims_more_than_four_decimals() -> None:
    xy = shapely.get_coordinates([shape(one["geometry"]) for _, one in EVERY])
    assert abs(xy - xy.round(4)).max() == 0


@pytest.mark.parametrize("layer", KINDS)
def test_every_feature_says_what_it_is_in_both_languages(layer: str) -> None:
    for said in properties(layer).values():
        assert said["kind"] in {
            OTHER_KINDS.get(said["id"], KINDS[layer]),
            *(["landmark"] if layer == "villages" else []),
        }
        assert set(said["names"]) == {"ar", "en"}
        assert scripts(said["names"]["ar"]) == {"ARABIC"}, said["id"]
        assert scripts(said["names"]["en"]) == {"LATIN"}, said["id"]
        assert type(said["rank"]) is int
        assert 0 <= said["rank"] <= 18
        assert said["source"]


def scripts(text: str) -> set[str]:
    """The scripts of the letters of a text."""
    return {
        unicodedata.name(letter).split()[0] for letter in text if unicodedata.category(letter) in {"Lo", "Ll", "Lu"}
    }


def test_ids_are_unique() -> None:
    ids = [one["properties"]["id"] for _, one in EVERY]
    assert len(ids) == len(set(ids))


UNITS = [("governorates", 14), ("districts", 62), ("subdistricts", 272), ("neighbourhoods", 414)]


@pytest.mark.parametrize(("layer", "count"), UNITS)
def test_areas_touch_without_gap_or_overlap(layer: str, count: int) -> None:
    areas = list(shapes(layer).values())
    assert len(areas) == count
    assert shapely.coverage_is_valid(areas)
    assert shapely.area(areas).sum() == pytest.approx(shapely.union_all(areas).area, rel=1e-9)


def test_governorates_and_districts_fill_the_outline_of_the_country() -> None:
    outline = shapely.get_parts(shapely.polygonize([shapely.node(shapes("boundaries")["boundary-syria"])]))
    country = shapely.union_all(outline)
    for layer in ("governorates", "districts", "subdistricts"):
        assert shapely.union_all(list(shapes(layer).values())).symmetric_difference(country).area < 1e-9


def test_a_district_lies_in_one_governorate() -> None:
    governorates = shapely.STRtree(list(shapes("governorates").values()))
    for area in shapes("districts").values():
        assert len(governorates.query(area.representative_point(), predicate="within")) == 1


RIVERS = [
    ("river-euphrates", False, ["sy-raqqa-city", "sy-deir-ez-zor-city", "sy-deir-ez-zor-al-mayadin"]),
    ("river-khabur", True, ["sy-al-hasakah-city", "sy-deir-ez-zor-al-busayrah"]),
    ("river-balikh", True, []),
    ("river-orontes", True, ["sy-homs-city", "sy-hama-city", "sy-idlib-jisr-al-shughur", "tr-antakya"]),
]


@pytest.mark.parametrize(("river", "rough", "towns"), RIVERS)
def test_a_river_passes_the_towns_on_its_banks(river: str, rough: bool, towns: list[str]) -> None:
    assert properties("rivers")[river].get("rough", False) is rough
    far = {town: distance_km(shapes("rivers")[river], shapes("towns")[town]) for town in towns}
    assert {town: round(km, 1) for town, km in far.items() if km > 6} == {}


BANKS = {
    "right": "ayyash muhasan al-mayadin al-quriyah al-asharah subaykhan abu-kamal al-tibni buqrus",
    "left": "al-kasrah hatla khasham al-busayrah al-shuhayl dhiban gharanij al-shafah al-susah",
}


@pytest.mark.parametrize(("bank", "town"), [(bank, town) for bank, towns in BANKS.items() for town in towns.split()])
def test_the_euphrates_has_each_town_on_the_bank_it_stands_on(bank: str, town: str) -> None:
    point = load_gazetteer().place(f"sy-deir-ez-zor-{town}").point
    beyond = {"right": "sy-homs-tadmur", "left": "sy-al-hasakah-city"}[bank]
    (side,) = [part for part in banks() if part.covers(shapes("towns")[beyond])]
    assert side.covers(shapely.Point(point.lon, point.lat))


def banks() -> list[shapely.Polygon]:
    """The map cut along the Euphrates."""
    lines = shapely.union_all([shapely.box(*MAP_BOX).boundary, shapes("rivers")["river-euphrates"]])
    return list(shapely.polygonize(shapely.get_parts(lines)).geoms)


@pytest.mark.parametrize("tributary", ["river-khabur", "river-balikh"])
def test_a_tributary_ends_at_the_euphrates(tributary: str) -> None:
    mouth = shapely.get_point(shapes("rivers")[tributary], -1)
    assert distance_km(mouth, shapes("rivers")["river-euphrates"]) < 2


def test_the_besieged_neighbourhoods_are_drawn() -> None:
    drawn = shapes("neighbourhoods")
    assert drawn["sy-deir-ez-zor-al-joura"].contains(shapely.Point(40.1199, 35.3460))
    assert drawn["sy-deir-ez-zor-al-qusour"].contains(shapely.Point(40.1257, 35.3370))


def test_boundaries_in_dispute_are_said_to_be() -> None:
    statuses = {one["properties"]["id"]: one["properties"]["status"] for one in LAYER["boundaries"]}
    assert statuses["boundary-syria"] == "outline"
    assert statuses["line-golan-1974"] == "line_of_control"
    assert set(statuses.values()) <= {
        "outline",
        "international",
        "disputed",
        "indefinite",
        "line_of_control",
        "zone_limit",
    }


def test_the_towns_of_syria_lie_in_syria() -> None:
    country = shapely.union_all(list(shapes("governorates").values()))
    outside = [i for i, point in shapes("towns").items() if i.startswith("sy-") and distance_km(point, country) > 3]
    assert outside == []


def test_hostile_names_stay_json() -> None:
    nasty = '</script>"\n${alert(1)}`'
    label = Label("x", {"ar": nasty, "en": nasty}, 5)
    text = layer_to_geojson([feature(label, "town", "s", shapely.Point(36.123456, 35))])
    (back,) = json.loads(text)["features"]
    assert back["properties"]["names"] == {"ar": nasty, "en": nasty}
    assert back["geometry"]["coordinates"] == [36.1235, 35.0]


def test_redrawn_layers_equal_those_kept(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sources", str(shared / "data"), "--into", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(KINDS)
    differing = [name for name in KINDS if (tmp_path / f"{name}.geojson").read_text(encoding="utf-8") != TEXTS[name]]
    assert differing == [], "run `make base`"


def test_a_missing_source_is_one_clear_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo.map.base_data", "--sources", str(tmp_path), "--into", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(str(tmp_path))
    assert line.endswith("no such source file")
    assert not (tmp_path / "out").exists()


def test_an_unreadable_source_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, name in [
        ("natural-earth", "ne_10m_admin_0_boundary_lines_land_syria"),
        ("ocha-2018", "syr_admin3_simplified"),
    ]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.geojson").write_bytes(b"\x00not geojson")
    assert main(["--sources", str(tmp_path), "--into", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be read" in line
