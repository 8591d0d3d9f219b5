"""The GeoNames reader, on rows of our own in the publisher's layout: good ones, odd ones, damaged ones."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import GazetteerError, Place, PlaceTableError, Strength
from gazetteer.building import Source, build
from gazetteer.sources import read_geonames
from gazetteer.sources.geonames_kinds import BY_CLASS, BY_CODE, kind_of

KINDS_ELSEWHERE = {"settlement"}


def row(
    geonameid: object,
    name: str = "Tall Kabir",
    lat: object = 35.4,
    lon: object = 40.0,
    *,
    code: str = "P.PPL",
    country: str = "SY",
    people: object = 0,
    names: str = "",
) -> str:
    letter, _, feature = code.partition(".")
    return "\t".join(
        map(str, (geonameid, name, name, names, lat, lon, letter, feature, country, "", "07", "", "", "", people))
    ) + ("\t\t198\tAsia/Damascus\t2020-01-01")


def alternate(geonameid: object, lang: str, text: str, flags: str = "", *, start: str = "", end: str = "") -> str:
    """`flags` holds p, s, c, h: preferred, short, colloquial, historic."""
    marks = ["1" if flag in flags else "" for flag in "psch"]
    return "\t".join(["1", str(geonameid), lang, text, *marks, start, end])


def write(path: Path, rows: list[str], *, ending: str = "\n", start: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(start + "".join(f"{one}{ending}" for one in rows).encode())
    return path


def read(path: Path) -> tuple[list[Place], list[PlaceTableError]]:
    rows = list(read_geonames(path))
    return [one for one in rows if isinstance(one, Place)], [one for one in rows if isinstance(one, PlaceTableError)]


def names(place: Place) -> list[tuple[str, str, bool]]:
    return [(one.text, one.lang, one.strength is Strength.STRONG) for one in place.toponyms]


def test_a_row_becomes_a_place(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7, "Dayr Ḩasan", 36.19, 36.7, people=3200, names="Dayr Hasan,KAC,دير حسان")])
    (place,), problems = read(path)
    assert problems == []
    assert (place.id, place.kind, place.feature_class, place.country) == ("geonames-7", "settlement", "P", "SY")
    assert (place.point.lon, place.point.lat, place.population) == (36.7, 36.19, 3200)
    assert place.identifiers == ("geonames:7",)
    assert place.sources == ("geonames",)
    assert names(place) == [("Dayr Ḩasan", "ar-Latn", True), ("Dayr Hasan", "ar-Latn", True), ("دير حسان", "ar", True)]


ALTERNATES = [
    (alternate(7, "ar", "دير حسان"), ("دير حسان", "ar", True), "Arabic"),
    (alternate(7, "en", "Deir Hassan", "p"), ("Deir Hassan", "en", True), "English"),
    (alternate(7, "", "Deir Hasan"), ("Deir Hasan", "ar-Latn", True), "no language: told by the script"),
    (alternate(7, "", "حسان"), ("حسان", "ar", True), "no language, Arabic letters"),
    (alternate(7, "ar-Latn", "Dayr Hassan"), ("Dayr Hassan", "ar-Latn", True), "romanised"),
    (alternate(7, "ar", "Dayr Hasan al Gharbi"), ("Dayr Hasan al Gharbi", "ar-Latn", True), "Arabic said, Latin seen"),
    (alternate(7, "en", "دير"), ("دير", "ar", True), "English said, Arabic seen"),
    (alternate(7, "kmr", "Dêra Hesen"), ("Dêra Hesen", "ku", True), "Kurmanji is Kurdish"),
    (alternate(7, "ku", "دێر"), ("دێر", "ku", True), "Kurdish in Arabic letters"),
    (alternate(7, "tr", "Deyrhasan"), ("Deyrhasan", "tr", True), "Turkish"),
    (alternate(7, "en", "Old Deir", "h"), ("Old Deir", "en", False), "historic"),
    (alternate(7, "en", "The Monastery", "c"), ("The Monastery", "en", False), "colloquial"),
    (alternate(7, "fr", "Deir Assad", "p", start="1972", end="2011"), ("Deir Assad", "fr", False), "given up"),
    (alternate(7, "fr", "Deir Neuf", start="2011"), ("Deir Neuf", "fr", True), "in use since"),
    (alternate(7, "en", "Deir", "s"), ("Deir", "en", True), "the short name of a village"),
    (alternate(7, "", "  Deir \u00a0 Hasan "), ("Deir Hasan", "ar-Latn", True), "stray spaces"),
    (alternate(7, "en", "Al-Ba\u0304b"), ("Al-Bāb", "en", True), "composed as NFC"),
    (alternate(7, "", "Deir \\N\"Has'an;--"), ("Deir \\N\"Has'an;--", "ar-Latn", True), "quotes are letters here"),
]


@pytest.mark.parametrize(("line", "expected", "why"), ALTERNATES, ids=[why for *_, why in ALTERNATES])
def test_an_alternate_name_is_kept(line: str, expected: tuple[str, str, bool], why: str, tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7)])
    write(tmp_path / "alternateNamesV2.txt", [line])
    (place,), problems = read(path)
    assert problems == []
    assert expected in names(place), why
    assert len(place.toponyms) == 2


LEFT_OUT = [
    alternate(7, "link", "https://en.wikipedia.org/wiki/Deir_Hassan"),
    alternate(7, "wkdt", "Q123"),
    alternate(7, "post", "12345"),
    alternate(7, "iata", "Dezz"),
    alternate(7, "icao", "OSDZ"),
    alternate(7, "unlc", "SYDEZ"),
    alternate(7, "abbr", "D.Z."),
    alternate(7, "phon", "dayr"),
    alternate(7, "fr_1793", "Deir"),
    alternate(7, "ru", "Дейр-Хасан"),
    alternate(7, "fi", "Deir Hassan"),
    alternate(7, "", "Дейр"),
    alternate(7, "", "代尔"),
    alternate(7, "", "DZ"),
    alternate(7, "", "'"),
    alternate(8, "ar", "قرية أخرى"),
]


@pytest.mark.parametrize("line", LEFT_OUT)
def test_what_is_no_name_of_the_place_here_is_left_out(line: str, tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7)])
    write(tmp_path / "alternateNamesV2.txt", [line])
    (place,), problems = read(path)
    assert problems == []
    assert names(place) == [("Tall Kabir", "ar-Latn", True)]


def test_a_name_that_looks_like_a_code_is_used_where_there_is_no_other(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7, "T4"), row(8, "T3", names="محطة T3")])
    (airbase, pumps), problems = read(path)
    assert problems == []
    assert names(airbase) == [("T4", "ar-Latn", True)]
    assert names(pumps) == [("محطة T3", "ar", True)]


def test_a_wikidata_id_becomes_an_identifier(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7)])
    ids = ["Q239097", "q1", "Q1; DROP TABLE", "https://www.wikidata.org/wiki/Q2", "Q239097"]
    write(tmp_path / "alternateNamesV2.txt", [alternate(7, "wkdt", one) for one in ids])
    assert read(path)[0][0].identifiers == ("geonames:7", "wikidata:Q239097")


def test_the_name_in_use_goes_before_the_same_name_of_the_past(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7, "Tall Kabir")])
    table = [alternate(7, "tr", "Tel", "h"), alternate(7, "en", "Tel"), alternate(7, "en", "Tell Kabir", "p")]
    write(tmp_path / "alternateNamesV2.txt", table)
    (place,), _ = read(path)
    assert place.display_name == "Tell Kabir"
    assert ("Tel", "en", True) in names(place)
    assert len(place.toponyms) == 3


def test_a_units_bare_names_and_the_names_of_a_bygone_unit_are_weak(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7, "Muḩāfaz̧at Ḩalab", code="A.ADM1"), row(8, "Liwa", code="A.ADM2H")])
    table = [("ar", "حلب", "s"), ("ar", "محافظة حلب", "p"), ("en", "Aleppo", ""), ("en", "Aleppo Governorate", "")]
    write(tmp_path / "alternateNamesV2.txt", [*(alternate(7, *one) for one in table), alternate(8, "ar", "لواء")])
    (unit, bygone), _ = read(path)
    assert {text: strong for text, _, strong in names(unit)} == {
        "محافظة حلب": True,
        "حلب": False,
        "Aleppo": False,
        "Aleppo Governorate": True,
        "Muḩāfaz̧at Ḩalab": True,
    }
    assert [strong for *_, strong in names(bygone)] == [False, False]


def test_a_countrys_short_name_is_strong(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(7, "Syria", code="A.PCLI")])
    write(tmp_path / "alternateNamesV2.txt", [alternate(7, "ar", "سوريا", "s")])
    assert names(read(path)[0][0]) == [("سوريا", "ar", True), ("Syria", "ar-Latn", True)]


KINDS = [
    ("A.PCLI", 0, "country"),
    ("A.ADM1", 0, "governorate"),
    ("A.ADM2", 0, "district"),
    ("A.ADM3", 0, "subdistrict"),
    ("A.ADM4", 0, "region"),
    ("A.ADM1H", 0, "region"),
    ("P.PPLC", 1, "city"),
    ("P.PPLA", 0, "city"),
    ("P.PPLA2", 5_000, "town"),
    ("P.PPLA2", 200_000, "city"),
    ("P.PPL", 0, "settlement"),
    ("P.PPL", 19_999, "settlement"),
    ("P.PPL", 20_000, "town"),
    ("P.PPL", 100_000, "city"),
    ("P.PPLX", 300_000, "neighbourhood"),
    ("P.NEW", 0, "settlement"),
    ("S.AIRB", 0, "airbase"),
    ("S.AIRP", 0, "airport"),
    ("S.CMPRF", 0, "camp"),
    ("S.BDG", 0, "bridge"),
    ("S.DAM", 0, "dam"),
    ("S.OILR", 0, "refinery"),
    ("S.PSTB", 0, "border_crossing"),
    ("S.MSQE", 0, "facility"),
    ("L.OILF", 0, "oil_field"),
    ("L.GASF", 0, "gas_field"),
    ("L.RGN", 0, "region"),
    ("L.MILB", 0, "facility"),
    ("H.STM", 0, "river"),
    ("H.WAD", 0, "river"),
    ("H.LK", 0, "lake"),
    ("H.SPNG", 0, "facility"),
    ("T.HLL", 0, "mountain"),
    ("T.DSRT", 0, "region"),
    ("T.ISL", 0, "island"),
    ("V.FRST", 0, "region"),
    ("R.RD", 0, None),
    ("U.TRGU", 0, None),
    (".", 0, None),
    ("X.PPL", 0, None),
]


@pytest.mark.parametrize(("code", "people", "kind"), KINDS)
def test_a_feature_code_says_the_kind(code: str, people: int, kind: str | None, tmp_path: Path) -> None:
    places, problems = read(write(tmp_path / "SY.txt", [row(7, code=code, people=people)]))
    assert [place.kind for place in places] == ([kind] if kind else [])
    assert problems == []


def test_every_kind_is_one_the_gazetteer_knows_and_every_code_is_listed_once() -> None:
    from gazetteer.check import KINDS as KNOWN
    from gazetteer.sources.geonames_kinds import CODES

    kinds = {kind.name for kind in (*BY_CODE.values(), *BY_CLASS.values())}
    assert kinds <= KNOWN | KINDS_ELSEWHERE
    assert len(BY_CODE) == sum(len(codes.split()) for codes in CODES.values())
    assert kind_of("P", "PPL", None) == BY_CLASS["P"]


ABROAD = [
    (row(7, "Nusaybin", 37.07, 41.22, country="TR"), [("Nusaybin", "tr", True)], "over the border"),
    (row(7, "Ankara", 39.92, 32.85, country="TR"), None, "far away"),
    (row(7, "Al Qāʼim", 34.37, 41.09, country="IQ"), [("Al Qāʼim", "ar-Latn", True)], "over the Iraqi border"),
    (row(7, "Al Furāt", 35.0, 40.0, country="", code="H.STM"), [("Al Furāt", "ar-Latn", True)], "of no country"),
]


@pytest.mark.parametrize(("line", "expected", "why"), ABROAD)
def test_abroad_what_is_near_is_kept(line: str, expected: list[object] | None, why: str, tmp_path: Path) -> None:
    places, problems = read(write(tmp_path / "allCountries.txt", [line]))
    assert [names(place) for place in places] == ([expected] if expected else []), why
    assert problems == []


DAMAGED = [
    (row(7).rpartition("\t")[0], "18 columns"),
    (row(7) + "\tmore", "20 columns"),
    ("not a row", "1 columns"),
    (row("seven"), "seven"),
    (row(7, lat="north"), "north"),
    (row(7, lat="nan"), "not on the globe"),
    (row(7, lat="inf"), "not on the globe"),
    (row(7, lat=95), "not on the globe"),
    (row(7, lat=40.0, lon=135.4), "far from it"),
    (row(7, lat=40.0, lon=35.4), "swapped"),
    (row(7, lat=0, lon=0), "far from it"),
    (row(7, ""), "empty"),
    (row(7, " "), "empty"),
    (row(7, "x" * 201), "201 letters"),
    (row(7, people="many"), "many"),
    (row(7, people=-5), "fewer people than none"),
    (row(7, "Дамаск"), "no name in Arabic or Latin script"),
    (row(7, "x" * (2 << 20)), "columns"),
]


@pytest.mark.parametrize(("line", "says"), DAMAGED)
def test_a_damaged_row_is_named_and_left_out_and_the_rest_is_read(line: str, says: str, tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(1), line, row(2)])
    places, (problem,) = read(path)
    assert [place.id for place in places] == ["geonames-1", "geonames-2"]
    assert (problem.file, problem.line) == (path, 2)
    assert says in str(problem)
    assert len(str(problem)) < 600


DAMAGED_NAMES = [
    (alternate(1, "ar", ""), "empty"),
    (alternate(1, "ar", "ع" * 401), "401 letters"),
    (alternate("one", "ar", "عين"), "one"),
    (alternate(1, "ar", "عين") + "\t", "11 columns"),
    ("1\t1\tar", "3 columns"),
]


@pytest.mark.parametrize(("line", "says"), DAMAGED_NAMES)
def test_a_damaged_name_is_named_and_left_out(line: str, says: str, tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(1)])
    table = write(tmp_path / "alternateNamesV2.txt", [alternate(1, "en", "Before"), line, alternate(1, "en", "After")])
    (place,), (problem,) = read(path)
    assert {"Before", "After"} <= {one.text for one in place.toponyms}
    assert (problem.file, problem.line) == (table, 2)
    assert says in str(problem)


def test_letters_in_another_encoding_are_named(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt"
    path.write_bytes(row(1).encode() + b"\n" + row(2, "تل").encode("cp1256") + b"\n")
    places, (problem,) = read(path)
    assert [place.id for place in places] == ["geonames-1"]
    assert problem.line == 2
    assert "utf-8" in str(problem)


@pytest.mark.parametrize(("ending", "start"), [("\r\n", b""), ("\n", b"\xef\xbb\xbf"), ("\r\n", b"\xef\xbb\xbf")])
def test_line_ends_and_byte_order_marks_do_not_matter(ending: str, start: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(1), "", row(2), ""], ending=ending, start=start)
    table = [alternate(1, "ar", "عين", "p", end="1990"), alternate(2, "ar", "جب")]
    write(tmp_path / "alternateNamesV2.txt", table, ending=ending, start=start)
    (first, second), problems = read(path)
    assert problems == []
    assert ("عين", "ar", False) in names(first)
    assert ("جب", "ar", True) in names(second)


def pack(path: Path, members: dict[str, list[str]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in members.items():
            archive.writestr(name, "".join(f"{one}\n" for one in rows))
    return path


def test_the_publishers_archives_are_read_as_they_are(tmp_path: Path) -> None:
    pack(tmp_path / "SY.zip", {"readme.txt": ["Readme for GeoNames"], "SY.txt": [row(1)]})
    pack(tmp_path / "alternateNamesV2.zip", {"iso-languagecodes.txt": ["ISO 639-3"], "alternateNamesV2.txt": [
        alternate(1, "ar", "عين")
    ]})  # fmt: skip
    for path in (tmp_path, tmp_path / "SY.zip"):
        (place,), problems = read(path)
        assert problems == []
        assert ("عين", "ar", True) in names(place)


def test_the_folder_that_is_fetched_is_read(tmp_path: Path) -> None:
    pack(tmp_path / "SY.zip", {"readme.txt": ["Readme"], "SY.txt": [row(1)]})
    (tmp_path / "alternatenames").mkdir()
    pack(tmp_path / "alternatenames" / "SY.zip", {"readme.txt": [], "SY.txt": [alternate(1, "ar", "عين")]})
    (place,), problems = read(tmp_path)
    assert problems == []
    assert ("عين", "ar", True) in names(place)


def test_a_folder_holds_countries_with_their_names(tmp_path: Path) -> None:
    write(tmp_path / "SY.txt", [row(1)])
    write(tmp_path / "TR.txt", [row(2, "Nusaybin", 37.07, 41.22, country="TR", names="Nisêbîn")])
    write(tmp_path / "readme.txt", ["Readme"])
    pack(tmp_path / "SY.zip", {"SY.txt": [row(9)]})
    write(tmp_path / "alternatenames" / "SY.txt", [alternate(1, "ar", "عين")])
    write(tmp_path / "alternatenames" / "XX.txt", ["not read"])
    (syrian, turkish), problems = read(tmp_path)
    assert problems == []
    assert (syrian.id, ("عين", "ar", True) in names(syrian)) == ("geonames-1", True)
    assert [text for text, *_ in names(turkish)] == ["Nusaybin", "Nisêbîn"]


def test_a_place_in_two_files_is_read_once(tmp_path: Path) -> None:
    for name in ("SY.txt", "LB.txt"):
        write(tmp_path / name, [row(1)])
    assert len(read(tmp_path)[0]) == 1


def test_the_obsolete_table_of_names_is_read_too(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(1)])
    write(tmp_path / "alternateNames.txt", ["1\t1\tar\tعين\t\t\t\t1"])
    assert ("عين", "ar", False) in names(read(path)[0][0])


def _broken_archive(folder: Path) -> Path:
    path = pack(folder / "SY.zip", {"SY.txt": [row(n, "x" * 150) for n in range(2_000)]})
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40] = bytes(40)
    path.write_bytes(content)
    return path


NO_DUMPS = [
    (lambda folder: write(folder / "readme.txt", ["x"]).parent, "no GeoNames dump in this folder"),
    (lambda folder: write(folder / "alternateNamesV2.txt", ["x"]), "names without places"),
    (lambda folder: write(folder / "SY.zip", ["no archive"]), "damaged archive"),
    (lambda folder: pack(folder / "SY.zip", {"readme.txt": []}), "not one table"),
    (lambda folder: pack(folder / "SY.zip", {"a.txt": [], "b.txt": []}), "not one table"),
    (_broken_archive, "damaged archive"),
    (lambda folder: write(folder / "SY.txt", ["a,b,c"] * 200), "no GeoNames dump"),
    (lambda folder: write(folder / "SY.txt", [row(1)], start=b"\xff\xfe"), "not UTF-8"),
]


@pytest.mark.parametrize(("make", "says"), NO_DUMPS)
def test_what_is_no_dump_is_refused_in_one_line(make: object, says: str, tmp_path: Path) -> None:
    assert callable(make)
    with pytest.raises(GazetteerError, match=says) as caught:
        read(make(tmp_path))
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_build_keeps_the_rest_and_names_the_damage(tmp_path: Path) -> None:
    path = write(tmp_path / "SY.txt", [row(1, "Qaryat Nujūm"), row(2, lat=99), row(3, "Bi'r Nujūm")])
    built = build(tmp_path / "out.gaz", [Source("geonames", path)])
    assert (built.places, len(built.problems)) == (2, 1)
    assert f"{path}:2:" in str(built.problems[0])


FIELDS = st.one_of(
    st.binary(max_size=12), st.sampled_from([b"1", b"35.4", b"40", b"SY", b"P", b"PPL", "دوما".encode()])
)
LINES = st.one_of(st.binary(max_size=60), st.lists(FIELDS, min_size=19, max_size=19).map(b"\t".join))


@given(st.lists(LINES, max_size=4), st.lists(LINES, max_size=4))
def test_no_bytes_whatever_break_the_reader(places: list[bytes], table: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "SY.txt")
        path.write_bytes(row(1).encode() + b"\n" + b"\n".join(places))
        Path(folder, "alternateNamesV2.txt").write_bytes(b"\n".join(table))
        rows = list(read_geonames(path))
    assert all(isinstance(one, Place | PlaceTableError) for one in rows)
    assert "geonames-1" in {one.id for one in rows if isinstance(one, Place)}


MEASURE = """
import resource, sys
from pathlib import Path
from gazetteer.sources import read_geonames
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(1 for _ in read_geonames(Path(sys.argv[1])))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_does_not_grow_with_other_countries(tmp_path: Path) -> None:
    path = tmp_path / "allCountries.txt"
    far = [row(n, "Faraway " + "x" * 100, 51.5, 0.1, country="GB", names="y" * 300) for n in range(10, 2_010)]
    with path.open("w", encoding="utf-8") as opened:
        opened.write(row(1) + "\n")
        for _ in range(50):
            opened.writelines(f"{one}\n" for one in far)
    names_of_far = [alternate(n, "en", "Faraway") for n in range(10, 2_010)] * 20
    write(tmp_path / "alternateNamesV2.txt", names_of_far)
    run = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    count, grown_kb = map(int, done.stdout.split())
    assert path.stat().st_size > 40_000_000
    assert count == 1
    assert grown_kb < 8_000
