"""The OCHA reader, on small layers of our own in the publisher's layouts: good rows, odd ones, damaged ones."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import GazetteerError, Place, PlaceTableError, Strength, distance_m, read_gazetteer
from gazetteer.building import Source, build
from gazetteer.sources import READERS, read_core, read_ocha, read_whosonfirst
from gazetteer.sources.ocha_columns import find_columns

SQUARE = shapely.box(40.0, 35.0, 40.2, 35.2)
"""A polygon whose middle is 40.1, 35.1."""

OLD = {"PCODE": "C5078", "NAME_EN": "Ayyash", "NAME_AR": "عياش", "NAM_EN_REF": "Ayyash (Deir-ez-Zor)"}
ABOVE = {"ADM1_PCODE": "SY09", "ADM2_PCODE": "SY0901", "ADM3_PCODE": "SY090100"}


def layer(path: Path, rows: list[dict[str, object]], shapes: list[object] | None = None, **how: object) -> Path:
    """Write rows as a layer of the format that the path's suffix says; at 40.05, 35.42 where no shape is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shapes = shapes or [shapely.Point(40.05, 35.42)] * len(rows)
    frame = geopandas.GeoDataFrame(rows, geometry=shapes, crs=how.pop("crs", 4326))
    frame.to_file(path, engine="pyogrio", **how)
    return path


def table(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path) -> tuple[list[Place], list[PlaceTableError]]:
    rows = list(read_ocha(path))
    return [one for one in rows if isinstance(one, Place)], [one for one in rows if isinstance(one, PlaceTableError)]


def test_a_populated_place_is_read(tmp_path: Path) -> None:
    (place,), problems = read(layer(tmp_path / "syr_pplp_adm4.geojson", [{**OLD, **ABOVE}]))
    assert problems == []
    assert (place.id, place.pcode, place.kind, place.country) == ("ocha-C5078", "C5078", "settlement", "SY")
    assert [(one.text, one.lang) for one in place.toponyms] == [("Ayyash", "en"), ("عياش", "ar")]
    assert (place.point.lon, place.point.lat, place.uncertainty_m) == (40.05, 35.42, 3_000)
    assert (place.admin1, place.admin2) == ("sy-deir-ez-zor", "sy-deir-ez-zor-district")
    assert place.admin3 == "sy-deir-ez-zor-subdistrict"
    assert (place.sources, place.identifiers) == (("ocha",), ("ocha:C5078",))


LEVELS = [
    ("SY", "country", "A", (None, None)),
    ("SY09", "governorate", "A", (None, None)),
    ("SY0901", "district", "A", ("sy-deir-ez-zor", None)),
    ("SY090101", "subdistrict", "A", ("sy-deir-ez-zor", "sy-deir-ez-zor-district")),
    ("C5078", "settlement", "P", (None, None)),
    ("N0413", "neighbourhood", "P", (None, None)),
    (" n0413 ", "neighbourhood", "P", (None, None)),
]


@pytest.mark.parametrize(("pcode", "kind", "feature_class", "above"), LEVELS)
def test_the_pcode_says_what_a_row_is(
    pcode: str, kind: str, feature_class: str, above: tuple[object, object], tmp_path: Path
) -> None:
    (place,), _ = read(layer(tmp_path / "a.geojson", [{**OLD, "PCODE": pcode}], [SQUARE]))
    assert (place.kind, place.feature_class) == (kind, feature_class)
    assert (place.admin1, place.admin2) == above


GENERATIONS = [
    {"PCODE": "SY0901", "NAME_EN": "Deir-ez-Zor", "NAME_ARA": "دير الزور", "ADMIN1_COD": "SY09"},
    {"PCODE": "SY0901", "NAME_EN": "Deir-ez-Zor", "NAME_AR": "دير الزور", "ADM1_PCODE": "SY09", "ADM1_EN": "Aleppo"},
    {"ADM2_EN": "Deir-ez-Zor", "ADM2_AR": "دير الزور", "ADM2_PCODE": "SY0901", "ADM1_PCODE": "SY09", "ADM2_REF": "X"},
    {"adm2_name": "Deir-ez-Zor", "adm2_name1": "دير الزور", "adm2_pcode": "SY0901", "adm1_pcode": "SY09", "lang": "en"},
    {"ADM2_EN": "دير الزور", "ADM2_AR": "Deir-ez-Zor", "ADM2_PCODE": "SY0901", "ADM1_AR": "حلب", "ADM1_PCODE": "SY09"},
]


@pytest.mark.parametrize("row", GENERATIONS)
@pytest.mark.parametrize("suffix", ["geojson", "shp"])
def test_every_generation_of_column_names_is_understood(row: dict[str, object], suffix: str, tmp_path: Path) -> None:
    (place,), problems = read(layer(tmp_path / f"syr_admin2.{suffix}", [row], [SQUARE]))
    assert problems == []
    assert (place.pcode, place.kind, place.admin1) == ("SY0901", "district", "sy-deir-ez-zor")
    assert {(one.text, one.lang) for one in place.toponyms} == {("Deir-ez-Zor", "en"), ("دير الزور", "ar")}


@pytest.mark.filterwarnings("ignore:Column names longer:UserWarning", "ignore:Normalized:RuntimeWarning")
def test_capitals_and_points_of_units_are_read(tmp_path: Path) -> None:
    above = {"adm1_name": "Deir-ez-Zor", "adm1_pcode": "SY09", "adm2_pcode": "SY0901", "adm3_pcode": "SY090100"}
    capital = {"name": "Deir-ez-Zor", "name1": "دير الزور", "loc_pcode": "C5086", "adm_p_lvl": 1, **above}
    (place,), problems = read(layer(tmp_path / "syr_admincapitals.geojson", [capital]))
    assert (problems, place.pcode, place.kind) == ([], "C5086", "settlement")
    assert (place.name("ar"), place.admin3) == ("دير الزور", "sy-deir-ez-zor-subdistrict")
    unit = {"name": "Abu Kamal", "admin_level": 2, **above, "adm2_pcode": "SY0902", "adm3_pcode": None}
    (place, other), problems = read(layer(tmp_path / "syr_adminpoints.shp", [unit, {**unit, "adm2_pcode": None}]))
    assert problems == []
    assert (place.pcode, place.display_name, other.pcode) == ("SY0902", "Abu Kamal", "SY09")


def test_lines_beside_the_places_are_passed_over(tmp_path: Path) -> None:
    layer(tmp_path / "syr_admin1.shp", [{**OLD, "PCODE": "SY09"}], [SQUARE])
    layer(tmp_path / "syr_adminlines.shp", [{"adm_level": 1}], [shapely.LineString([(40, 35), (41, 36)])])
    for path in (tmp_path, pack(tmp_path)):
        places, problems = read(path)
        assert ([place.pcode for place in places], problems) == (["SY09"], [])


def test_a_units_bare_name_is_weak_and_its_formal_one_strong(tmp_path: Path) -> None:
    row = {"PCODE": "SY09", "NAME_EN": "Deir-ez-Zor", "NAME_AR": "محافظة دير الزور"}
    (place,), _ = read(layer(tmp_path / "a.geojson", [row], [SQUARE]))
    assert [one.strength for one in place.toponyms] == [Strength.WEAK, Strength.STRONG]


def test_alternative_names_are_names(tmp_path: Path) -> None:
    row = {"ADM4_EN": "Ain Al Arab", "ADM4_AR": "عين العرب", "ADM4ALT1EN": "Kobani", "ADM4_PCODE": "C1946"}
    (place,), _ = read(layer(tmp_path / "a.geojson", [row]))
    assert [one.text for one in place.toponyms] == ["Ain Al Arab", "عين العرب", "Kobani"]


def test_a_polygon_gives_a_point_inside_its_radius_and_a_plain_outline(tmp_path: Path) -> None:
    crescent = shapely.Point(40.1, 35.1).buffer(0.1, 256).difference(shapely.Point(40.13, 35.1).buffer(0.1, 256))
    (place,), _ = read(layer(tmp_path / "a.geojson", [{**OLD, "PCODE": "N0413"}], [crescent]))
    assert crescent.covers(shapely.Point(place.point.lon, place.point.lat))
    corners = [place.point.__class__(lon=lon, lat=lat) for lon, lat in crescent.exterior.coords]
    assert place.uncertainty_m == pytest.approx(max(distance_m(place.point, corner) for corner in corners))
    assert place.area is not None
    (outline,) = place.area
    assert len(outline) < 60 < len(crescent.exterior.coords)
    assert shapely.Polygon(outline).symmetric_difference(crescent).area < 0.05 * crescent.area


POINTS = [
    ({"LATITUDE": 35.05, "LONGITUDE": 40.15}, (40.15, 35.05), "inside: the publisher's"),
    ({"LATITUDE": 36.05, "LONGITUDE": 40.15}, (40.1, 35.1), "outside: one inside"),
    ({"LATITUDE": None, "LONGITUDE": None}, (40.1, 35.1), "not given"),
    ({"center_lat": 35.05, "center_lon": 40.15}, (40.15, 35.05), "as written since 2025"),
]


@pytest.mark.parametrize(("columns", "expected", "why"), POINTS)
def test_the_published_point_is_used_where_it_lies_inside(
    columns: dict[str, object], expected: tuple[float, float], why: str, tmp_path: Path
) -> None:
    (place,), _ = read(layer(tmp_path / "a.geojson", [{**OLD, "PCODE": "N0413", **columns}], [SQUARE]))
    assert (place.point.lon, place.point.lat) == pytest.approx(expected), why


def test_of_several_parts_the_largest_is_outlined_and_the_radius_holds_all(tmp_path: Path) -> None:
    island = shapely.box(40.5, 35.0, 40.51, 35.01)
    with_hole = SQUARE.difference(shapely.box(40.05, 35.05, 40.07, 35.07))
    (place,), _ = read(layer(tmp_path / "a.geojson", [{**OLD, "PCODE": "N0413"}], [with_hole.union(island)]))
    assert place.area is not None
    assert len(place.area) == 2
    assert place.uncertainty_m > 30_000


def test_a_bow_tie_is_mended(tmp_path: Path) -> None:
    bow_tie = shapely.Polygon([(40, 35), (40.2, 35.2), (40.2, 35), (40, 35.2), (40, 35)])
    (place,), problems = read(layer(tmp_path / "a.shp", [{**OLD, "PCODE": "N0413"}], [bow_tie]))
    assert problems == []
    assert bow_tie.buffer(0).covers(shapely.Point(place.point.lon, place.point.lat)) or place.area


@pytest.mark.parametrize("crs", [3857, 32637, 22770])
@pytest.mark.parametrize("suffix", ["shp", "geojson"])
def test_another_reference_system_is_reprojected(crs: int, suffix: str, tmp_path: Path) -> None:
    shapes = geopandas.GeoSeries([shapely.Point(38.05, 35.42)], crs=4326).to_crs(crs)
    (place,), problems = read(layer(tmp_path / f"a.{suffix}", [OLD], list(shapes), crs=crs))
    assert problems == []
    assert (place.point.lon, place.point.lat) == pytest.approx((38.05, 35.42), abs=1e-5)


def test_a_shapefile_that_names_no_reference_system_is_in_degrees(tmp_path: Path) -> None:
    path = layer(tmp_path / "a.shp", [OLD])
    path.with_suffix(".prj").unlink()
    assert read(path)[0][0].point.lon == 40.05


ENCODINGS = [
    ("UTF-8", "UTF-8", "as it should be"),
    ("UTF-8", None, "UTF-8 that does not say so"),
    ("UTF-8", "ISO-8859-1", "UTF-8 that says it is something else"),
    ("cp1256", "CP1256", "Windows' Arabic"),
    ("cp1256", "1256", "Windows' Arabic, by its number"),
    ("cp1256", "ANSI 1256", "Windows' Arabic, as ArcGIS writes it"),
    ("cp1256", None, "Windows' Arabic that does not say so"),
    ("cp1256", "UTF-8", "Windows' Arabic that says it is UTF-8"),
    ("cp1256", "no such code page", "nonsense"),
    ("ISO-8859-6", "ISO 8859-6", "the ISO's Arabic"),
]


@pytest.mark.parametrize(("written", "stated", "why"), ENCODINGS, ids=[why for *_, why in ENCODINGS])
@pytest.mark.parametrize("zipped", [False, True])
def test_letters_are_read_whatever_the_code_page_says(
    written: str, stated: str | None, why: str, zipped: bool, tmp_path: Path
) -> None:
    path = layer(tmp_path / "a.shp", [{**OLD, "NAME_AR": "ديرالزور"}], encoding=written)
    code_page = path.with_suffix(".cpg")
    code_page.write_text(stated) if stated else code_page.unlink()
    (place,), problems = read(pack(tmp_path) if zipped else path)
    assert problems == [], why
    assert [one.text for one in place.toponyms] == ["Ayyash", "ديرالزور"], why


def pack(folder: Path) -> Path:
    path = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"syr_admin_shp/{file.name}")
    return path


@pytest.mark.filterwarnings("ignore:Value .* has been truncated:RuntimeWarning")
def test_a_name_that_dbase_cut_in_the_middle_of_a_letter_is_cut_before_it(tmp_path: Path) -> None:
    path = layer(tmp_path / "a.shp", [{**OLD, "NAME_AR": "ع" * 300}], encoding="UTF-8")
    (place,), problems = read(path)
    assert problems == []
    assert place.toponyms[1].text == "ع" * 127


def test_letters_that_no_encoding_explains_are_named(tmp_path: Path) -> None:
    path = layer(
        tmp_path / "a.shp", [{**OLD, "NAME_AR": ""}, {**OLD, "PCODE": "C5079", "NAME_AR": "دُوما"}], encoding="cp1256"
    )
    path.with_suffix(".cpg").write_text("ISO-8859-6")
    places, problems = read(path)
    assert [place.pcode for place in places] == ["C5078"]
    assert [problem.line for problem in problems] == [2]
    assert "iso8859-6" in str(problems[0])


CSV = """\
ADM4_EN,ADM4_AR,ADM4_PCODE,ADM3_PCODE,ADM1_PCODE,LATITUDE_Y,LONGITUD_X
#adm4+name+en,#adm4+name+ar,#adm4+code,#adm3+code,#adm1+code,#geo+lat,#geo+lon
Ayyash,عياش,C5078,SY090100,SY09,35.42,40.05
"Hatla, lower",حطلة تحتاني,C5091,SY090100,SY09,35.36,40.19
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_table_is_read(delimiter: str, ending: str, start: str, tmp_path: Path) -> None:
    text = CSV.replace('"Hatla, lower"', "Hatla").replace(",", delimiter).replace("\n", ending)
    (first, second), problems = read(table(tmp_path / "pplp.csv", start + text))
    assert problems == []
    assert (first.pcode, first.point.lat, first.admin1) == ("C5078", 35.42, "sy-deir-ez-zor")
    assert (second.display_name, second.admin3) == ("Hatla", "sy-deir-ez-zor-subdistrict")


ROW = "Ayyash,عياش,C5078,SY090100,SY09,35.42,40.05"
DAMAGED_LINES = [
    ("Ayyash,عياش,C5078", "3 columns, not 7"),
    (f"{ROW},more", "8 columns, not 7"),
    (ROW.replace("35.42", "95"), "not on the globe"),
    (ROW.replace("35.42", "40.05").replace(",40.05\n", ",35.42"), "far from it"),
    ("Ayyash,عياش,C5078,SY090100,SY09,40.05,35.42", "swapped"),
    (ROW.replace("35.42", "nan"), "neither geometry nor coordinates"),
    (ROW.replace("35.42", ""), "neither geometry nor coordinates"),
    (ROW.replace("35.42", "north"), "north"),
    (ROW.replace("C5078", "5078"), "no P-code of Syria: '5078'"),
    (ROW.replace("C5078", "TR01"), "no P-code of Syria"),
    (ROW.replace("C5078", ""), "no P-code of Syria"),
    (ROW.replace("Ayyash,عياش", "<Null>,"), "without a name"),
    (ROW.replace("Ayyash,عياش", "?,-"), "without a name"),
    (ROW.replace("Ayyash", '"' + "x" * 200_000 + '"'), "field larger than field limit"),
    (ROW.encode("cp1256").decode("utf-8", "surrogateescape"), "surrogates not allowed"),
]


@pytest.mark.parametrize(("line", "says"), DAMAGED_LINES)
def test_a_damaged_line_is_named_and_left_out_and_the_rest_is_read(line: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "pplp.csv"
    *before, last = CSV.splitlines()
    path.write_bytes("\n".join([*before, line, last]).encode("utf-8", "surrogateescape"))
    places, (problem,) = read(path)
    assert [place.pcode for place in places] == ["C5078", "C5091"]
    assert (str(problem.file), problem.line) == (str(path), 4)
    assert says in str(problem)


CELLS = st.one_of(st.binary(max_size=8), st.sampled_from([b"C5078", b"SY09", b"35.4", b"40", "دوما".encode(), b'"']))
LINES = st.one_of(st.binary(max_size=60), st.lists(CELLS, min_size=7, max_size=7).map(b",".join))


@given(st.lists(LINES, max_size=5))
def test_no_bytes_whatever_break_the_reader_of_tables(lines: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "pplp.csv")
        path.write_bytes(CSV.encode() + b"\n".join(lines))
        rows = list(read_ocha(path))
    assert all(isinstance(one, Place | PlaceTableError) for one in rows)
    assert "C5091" in {one.pcode for one in rows if isinstance(one, Place)}


DAMAGED_FEATURES = [
    ({"PCODE": "X1"}, SQUARE, "no P-code of Syria"),
    ({"PCODE": None}, SQUARE, "no P-code of Syria"),
    ({"NAME_EN": None, "NAME_AR": " "}, SQUARE, "without a name"),
    ({}, None, "neither geometry"),
    ({}, shapely.Polygon(), "neither geometry"),
    ({}, shapely.LineString([(40, 35), (40.1, 35.1)]), "no polygon"),
    ({}, shapely.Point(35.42, 40.05), "swapped"),
    ({}, shapely.Point(2.35, 48.85), "far from it"),
    ({}, shapely.Point(200.0, 35.0), "not on the globe"),
]


@pytest.mark.parametrize(("change", "shape", "says"), DAMAGED_FEATURES)
def test_a_damaged_feature_is_named_and_left_out(
    change: dict[str, object], shape: object, says: str, tmp_path: Path
) -> None:
    rows = [{**OLD, "PCODE": "N0001"}, {**OLD, "PCODE": "N0002", **change}, {**OLD, "PCODE": "N0003"}]
    path = layer(tmp_path / "a.geojson", rows, [SQUARE, shape, SQUARE])
    places, (problem,) = read(path)
    assert [place.pcode for place in places] == ["N0001", "N0003"]
    assert (str(problem.file), problem.line) == (str(path), 2)
    assert says in str(problem)


MISSING = [
    ({"NAME_EN": "Ayyash"}, True, "PCODE"),
    ({"PCODE": "C5078"}, True, "NAME_EN"),
    ({"PCODE": "C5078", "NAM_EN_REF": "x"}, True, "NAME_EN"),
    ({"PCODE": "C5078", "NAME_EN": "x"}, False, "LATITUDE and LONGITUDE"),
    ({"PCODE": "C5078", "NAME_EN": "x", "LATITUDE": "1"}, False, "LATITUDE and LONGITUDE"),
    ({"ADM1_PCODE": "SY09", "ADM2_EN": "x"}, True, "ADMn_EN"),
    ({}, False, "PCODE, ADMn_PCODE or admn_pcode; NAME_EN"),
]


@pytest.mark.parametrize(("columns", "shapes", "says"), MISSING)
def test_missing_columns_are_named(columns: dict[str, str], shapes: bool, says: str) -> None:
    with pytest.raises(ValueError, match="columns missing") as caught:
        find_columns(columns, shapes=shapes)
    assert says in str(caught.value)


def _half(path: Path) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


NO_LAYERS = [
    (lambda folder: layer(folder / "roads.geojson", [{"road": "M5"}]), "columns missing: PCODE"),
    (lambda folder: table(folder / "a.csv", "name,lon\nx,40\n"), "columns missing"),
    (lambda folder: table(folder / "a.csv", ""), "columns missing"),
    (lambda folder: table(folder / "a.csv", CSV, "utf-16"), "columns missing"),
    (lambda folder: table(folder / "a.geojson", "{}"), "cannot be read"),
    (lambda folder: table(folder / "a.geojson", "not JSON"), "cannot be read"),
    (lambda folder: _half(layer(folder / "a.geojson", [OLD])), "cannot be read"),
    (lambda folder: table(folder / "a.shp", "no shapefile"), "cannot be read"),
    (lambda folder: table(folder / "a.zip", "no archive"), "damaged archive"),
    (lambda folder: table(folder / "a.xlsx", "x"), "no layer of OCHA's"),
    (lambda folder: folder, "no layer of OCHA's"),
]


@pytest.mark.parametrize(("make", "says"), NO_LAYERS)
def test_what_cannot_be_understood_is_refused_in_one_line(make: object, says: str, tmp_path: Path) -> None:
    assert callable(make)
    with pytest.raises(GazetteerError, match=says) as caught:
        read(make(tmp_path))
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_in_a_folder_what_is_no_layer_of_places_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    layer(tmp_path / "syr_admin1.shp", [{**OLD, "PCODE": "SY09"}], [SQUARE])
    layer(tmp_path / "syr_roads.geojson", [{"road": "M5"}])
    table(tmp_path / "pplp.csv", CSV)
    table(tmp_path / "readme.txt", "x")
    for path in (tmp_path, shutil.copytree(tmp_path, tmp_path.with_name("again"))):
        places, (problem,) = read(path)
        assert {place.pcode for place in places} == {"SY09", "C5078", "C5091"}
        assert str(problem.file) == str(path / "syr_roads.geojson")


def test_no_unseen_column_moves_a_place(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    layer(path, [OLD])
    content = json.loads(path.read_text())
    content["features"][0]["properties"] |= {"NAME_EN": "<script>alert(1)</script>", "notes": {"x": [1]}}
    path.write_text(json.dumps(content))
    (place,), _ = read(path)
    assert place.toponyms[0].text == "<script>alert(1)</script>"


PUBLISHED = Path(__file__).parents[2] / "shared" / "data"
LAYERS, WOF = PUBLISHED / "ocha-2018", PUBLISHED / "whosonfirst" / "wof_sy_admin.csv"
published = pytest.mark.skipif(not LAYERS.exists(), reason="the published layers are not beside this checkout")


@published
def test_the_published_layers_are_read_whole() -> None:
    places, problems = read(LAYERS)
    assert problems == []
    counts = {"governorate": 14, "district": 62, "subdistrict": 272, "neighbourhood": 414}
    assert Counter(place.kind for place in places) == counts
    by_code = {place.pcode: place for place in places}
    joura, qosour = by_code["N0413"], by_code["N0419"]
    assert (joura.point.lat, joura.point.lon) == pytest.approx((35.34575, 40.12019), abs=1e-5)
    assert (qosour.point.lat, qosour.point.lon) == pytest.approx((35.33686, 40.12572), abs=1e-5)
    assert qosour.name("ar") == "القصور"
    assert {by_code[code].name("ar") for code in ("N0026", "N0243", "N0378")} == {"القصور"}
    assert all(place.admin1 for place in places if place.kind != "governorate")
    assert all(place.area for place in places)


@published
def test_core_whos_on_first_and_ocha_are_built_into_one(tmp_path: Path) -> None:
    built = build(tmp_path / "all.gaz", [Source("core", Path()), Source("whosonfirst", WOF), Source("ocha", LAYERS)])
    core = list(read_core(Path()))
    records = [row for row in read_whosonfirst(WOF) if isinstance(row, Place)]
    assert built.problems == ()
    assert built.places == len(core) + len(records) + 762 - built.merged
    gazetteer = read_gazetteer(tmp_path / "all.gaz")
    counts = Counter(place.kind for place in gazetteer if "ocha" in place.sources)
    assert (counts["governorate"], counts["district"], counts["subdistrict"]) == (14, 62, 272)
    assert "ocha:SY09" in gazetteer.place("sy-deir-ez-zor").identifiers
    assert "ocha:N0413" in gazetteer.place("sy-deir-ez-zor-al-joura").identifiers
    ayyash = gazetteer.place("sy-deir-ez-zor-ayyash")
    assert {"geonames:7632486"} <= set(ayyash.identifiers)
    assert (ayyash.point.lat, ayyash.point.lon) == pytest.approx((35.42022, 40.05303), abs=1e-4)


def test_the_reader_is_there_for_the_command_line() -> None:
    assert READERS["ocha"] is read_ocha
