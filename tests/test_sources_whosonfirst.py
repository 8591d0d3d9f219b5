"""Who's On First's originals, in every form they come in: names, withdrawn records, damaged and hostile ones."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Place, PlaceTableError, Strength
from gazetteer.sources import read_whosonfirst, whosonfirst_originals

SAMPLE: dict[str, Any] = {
    "wof:id": 101,
    "wof:name": "Ayyash",
    "wof:placetype": "locality",
    "wof:country": "SY",
    "geom:latitude": 35.42,
    "geom:longitude": 40.05,
    "geom:bbox": "40.05,35.42,40.05,35.42",
    "name:ara_x_preferred": ["عياش"],
    "name:eng_x_variant": ["Ayash", "`Ayyash"],
    "wof:concordances": {"gn:id": 7632486, "wd:id": "Q7", "fct:id": "not ours"},
    "edtf:deprecated": "uuuu",
    "wof:superseded_by": [],
    "mz:is_current": 1,
}


def feature(**properties: Any) -> dict[str, Any]:
    """A record as published, some of its properties changed; those given as None are taken out."""
    changed = SAMPLE | {key.replace("__", ":"): value for key, value in properties.items()}
    return {"type": "Feature", "properties": {key: value for key, value in changed.items() if value is not None}}


def read_one(tmp_path: Path, record: object) -> Place | PlaceTableError | None:
    path = tmp_path / "101.geojson"
    path.write_text(json.dumps(record), encoding="utf-8")
    rows = list(read_whosonfirst(path))
    return rows[0] if rows else None


def place_of(tmp_path: Path, **properties: Any) -> Place:
    row = read_one(tmp_path, feature(**properties))
    assert isinstance(row, Place), row
    return row


def test_a_record_becomes_a_place(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    assert (place.id, place.kind, place.feature_class, place.country) == ("wof-101", "settlement", "P", "SY")
    assert (place.point.lon, place.point.lat) == (40.05, 35.42)
    assert place.identifiers == ("whosonfirst:101", "geonames:7632486", "wikidata:Q7")
    assert [(t.text, t.lang) for t in place.toponyms] == [
        ("Ayyash", "en"),
        ("عياش", "ar"),
        ("Ayash", "en"),
        ("`Ayyash", "en"),
    ]


NAMES = [
    ("name:ara_x_historical", "عياش القديمة", "ar", Strength.WEAK),
    ("name:eng_x_colloquial", "Old Ayyash", "en", Strength.WEAK),
    ("name:und_x_unknown", "Ayach", "ar-Latn", Strength.WEAK),
    ("name:ara_x_variant", "ʻAyyāsh", "ar-Latn", Strength.STRONG),
    ("name:kur_x_preferred", "Eyaş", "ku", Strength.STRONG),
    ("name:ckb_x_preferred", "عەیاش", "ckb", Strength.STRONG),
    ("name:arz_x_preferred", "العياش", "ar", Strength.STRONG),
    ("name:fre_x_variant", "Ayyache", "fr", Strength.STRONG),
    ("name:zho_min_nan_x_preferred", "Ay-yash", "zho", Strength.STRONG),
    ("name:eng_x_preferred", "عيّاش", "ar", Strength.STRONG),
    ("name:eng_x_variant", "Ay\u200fya\u202esh\n town", "en", Strength.STRONG),
]


@pytest.mark.parametrize(("key", "text", "lang", "strength"), NAMES)
def test_names_keep_language_and_standing(key: str, text: str, lang: str, strength: Strength, tmp_path: Path) -> None:
    place = place_of(tmp_path, **{key.replace(":", "__"): [text]})
    found = {t.text: t for t in place.toponyms}
    shown = "Ayyash town" if "town" in text else text
    assert (found[shown].lang, found[shown].strength) == (lang, strength)


@pytest.mark.parametrize("text", ["Аййаш", "阿亚什", "SY", "OSDZ", "12", " ", "x" * 300])
def test_what_can_never_be_compared_is_no_name(text: str, tmp_path: Path) -> None:
    place = place_of(tmp_path, name__rus_x_preferred=[text])
    assert text not in {toponym.text for toponym in place.toponyms}


def test_a_place_that_is_no_more_keeps_weak_names(tmp_path: Path) -> None:
    assert {t.strength for t in place_of(tmp_path, mz__is_current=0).toponyms} == {Strength.WEAK}
    assert {t.strength for t in place_of(tmp_path, edtf__cessation="1974").toponyms} == {Strength.WEAK}
    assert {t.strength for t in place_of(tmp_path, mz__is_current=-1).toponyms} == {Strength.STRONG}


def test_the_bare_name_of_a_unit_is_its_towns(tmp_path: Path) -> None:
    county = place_of(tmp_path, wof__placetype="county", name__ara_x_variant=["منطقة عياش"])
    strong = {toponym.text for toponym in county.toponyms if toponym.strength is Strength.STRONG}
    assert (county.kind, strong) == ("district", {"منطقة عياش"})


LEFT_OUT = [
    {"edtf__deprecated": "2019-01-01"},
    {"wof__superseded_by": [7]},
    {"wof__placetype": "venue"},
    {"wof__placetype": "postalcode"},
]


@pytest.mark.parametrize("properties", LEFT_OUT)
def test_what_its_publisher_withdrew_is_left_out_without_a_word(properties: dict[str, Any], tmp_path: Path) -> None:
    assert read_one(tmp_path, feature(**properties)) is None


def test_the_point_for_a_label_comes_before_the_centroid(tmp_path: Path) -> None:
    place = place_of(tmp_path, lbl__latitude="35.5", lbl__longitude="40.1", geom__bbox="40.0,35.4,40.2,35.6")
    assert (place.point.lon, place.point.lat) == (40.1, 35.5)
    assert place.uncertainty_m == pytest.approx(14_300, rel=0.02)


DAMAGED = [
    (feature(wof__id=None), "no 'wof:id'"),
    (feature(wof__id="ten"), "ten"),
    (feature(wof__placetype="galaxy"), "galaxy"),
    (feature(geom__latitude=None), "no position"),
    (feature(geom__latitude=0, geom__longitude=0), "no position"),
    (feature(geom__latitude=95), "not on the globe"),
    (feature(geom__latitude=40.05, geom__longitude=35.42), "swapped"),
    (feature(geom__latitude="north"), "north"),
    (feature(geom__latitude=float("nan")), "nan"),
    (feature(wof__name=None, name__ara_x_preferred=None, name__eng_x_variant=None), "a toponym"),
    (feature(geom__bbox="a,b,c,d"), "could not convert"),
    (feature(wof__concordances=["7"]), "not as published"),
    ({"type": "Feature"}, "no 'properties'"),
    ([], "not as published"),
    ("text", "not as published"),
]


@pytest.mark.parametrize(("record", "says"), DAMAGED)
def test_a_damaged_record_is_named(record: object, says: str, tmp_path: Path) -> None:
    problem = read_one(tmp_path, record)
    assert isinstance(problem, PlaceTableError)
    assert says in str(problem)
    assert str(problem).startswith(f"{tmp_path / '101.geojson'}:1:")


FILES = {
    "repo/data/101/101.geojson": json.dumps(feature()),
    "repo/data/101/101-alt-quattroshapes.geojson": json.dumps({"type": "Feature"}),
    "repo/data/102/102.geojson": json.dumps(feature(wof__id=102)),
    "repo/data/103/103.geojson": '{"type": "Feature",\n"properties": {,}}',
    "repo/README.md": "not a place",
    "repo/.hidden.geojson": "not a place",
}


def as_folder(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "repo"


def as_zip(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "repo.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    return folder / "repo.zip"


def as_tar(folder: Path) -> Path:
    with tarfile.open(folder / "repo.tar.gz", "w:gz") as archive:
        for name, text in FILES.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
        link = tarfile.TarInfo("repo/data/104/104.geojson")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return folder / "repo.tar.gz"


@pytest.mark.parametrize("pack", [as_folder, as_zip, as_tar])
def test_a_folder_and_an_archive_hold_the_same_places(pack: Callable[[Path], Path], tmp_path: Path) -> None:
    path = pack(tmp_path)
    first, second, problem = read_whosonfirst(path)
    assert isinstance(first, Place)
    assert isinstance(second, Place)
    assert (first.id, second.id) == ("wof-101", "wof-102")
    assert isinstance(problem, PlaceTableError)
    assert str(problem.file).startswith(str(path))
    assert str(problem.file).endswith("103.geojson")
    assert problem.line == 2


@pytest.mark.parametrize("pack", [as_zip, as_tar])
def test_a_cut_off_archive_is_said_to_be_one(pack: Callable[[Path], Path], tmp_path: Path) -> None:
    path = pack(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    assert "not a whole archive" in str(list(read_whosonfirst(path))[-1])


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whosonfirst_originals, "MOST_BYTES", 1_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("101.geojson", " " * 10_000_000)
        archive.writestr("102.geojson", json.dumps(feature(wof__id=102)))
    problem, place = read_whosonfirst(path)
    assert "longer than" in str(problem)
    assert isinstance(place, Place)


def test_a_folder_without_places_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlaceTableError, match=r"no \.geojson file"):
        list(read_whosonfirst(tmp_path))
