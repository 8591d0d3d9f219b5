"""OpenSyria's releases: levels, names and their standing, damaged records, and the published files where they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Place, PlaceTableError, Strength
from gazetteer.merging import Merger
from gazetteer.sources import read_opensyria
from gazetteer.tables import embedded_places

GOVERNORATE: dict[str, Any] = {
    "id": "sy-deir-ez-zor",
    "name": {"en": "Deir ez-Zor", "ar": "دير الزور"},
    "aliases": [
        {"value": "محافظة دير الزور", "language": "ar", "type": "formal"},
        {"value": "Dayr az-Zawr", "language": "en", "type": "alternate_spelling"},
        {"value": "Zor Sanjak", "language": "en", "type": "historical"},
    ],
    "centroid": {"latitude": 35.3, "longitude": 40.1},
    "population": {"value": 1_000, "year": 2004},
    "externalIds": {"wikidata": "Q9", "geonames": "170792", "ochaPcode": "SY09", "geoboundaries": "x"},
    "sourceStatus": "seed",
}
DISTRICT = GOVERNORATE | {"id": "sy-deir-ez-zor-x", "governorateId": "sy-deir-ez-zor", "externalIds": {}}
SUBDISTRICT = DISTRICT | {"id": "sy-deir-ez-zor-x-y", "districtId": "sy-deir-ez-zor-x"}
LOCALITY = SUBDISTRICT | {"id": "sy-deir-ez-zor-x-y-z", "kind": "village"}


def read(tmp_path: Path, records: object, name: str = "governorates.json") -> list[Place | PlaceTableError]:
    (tmp_path / name).write_text(json.dumps(records), encoding="utf-8")
    return list(read_opensyria(tmp_path / name))


LEVELS = [
    (GOVERNORATE, "governorate", "A", Strength.WEAK),
    (DISTRICT, "district", "A", Strength.WEAK),
    (SUBDISTRICT, "subdistrict", "A", Strength.WEAK),
    (LOCALITY, "village", "P", Strength.STRONG),
    (LOCALITY | {"kind": "locality"}, "settlement", "P", Strength.STRONG),
]


@pytest.mark.parametrize(("record", "kind", "letter", "bare"), LEVELS)
def test_a_unit_bears_the_bare_name_weakly(
    record: dict[str, Any], kind: str, letter: str, bare: Strength, tmp_path: Path
) -> None:
    (place,) = read(tmp_path, [record])
    assert isinstance(place, Place)
    assert (place.kind, place.feature_class, place.id) == (kind, letter, f"opensyria-{record['id']}")
    standing = {toponym.text: toponym.strength for toponym in place.toponyms}
    assert standing["دير الزور"] is bare
    assert standing["محافظة دير الزور"] is Strength.STRONG
    assert standing["Zor Sanjak"] is Strength.WEAK


def test_codes_of_other_publishers_are_kept(tmp_path: Path) -> None:
    (place,) = read(tmp_path, [GOVERNORATE])
    assert isinstance(place, Place)
    assert (place.pcode, place.population, place.country) == ("SY09", 1_000, "SY")
    assert place.identifiers == ("opensyria:sy-deir-ez-zor", "geonames:170792", "wikidata:Q9")


def test_codes_of_another_form_are_not(tmp_path: Path) -> None:
    ids = {"wikidata": "Q9'--", "geonames": 170792, "ochaPcode": "../SY09"}
    (place,) = read(tmp_path, [GOVERNORATE | {"externalIds": ids}])
    assert isinstance(place, Place)
    assert (place.pcode, place.identifiers) == (None, ("opensyria:sy-deir-ez-zor",))


@pytest.mark.parametrize("whole", [[GOVERNORATE], {"items": [GOVERNORATE]}, {"release": "v1", "items": [GOVERNORATE]}])
def test_the_repository_and_its_releases_hold_the_same(whole: object, tmp_path: Path) -> None:
    assert len(read(tmp_path, whole)) == 1


def test_what_its_publisher_withdrew_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, [GOVERNORATE | {"sourceStatus": "deprecated"}]) == []


def test_a_folder_is_read_from_the_top_and_only_its_known_files(tmp_path: Path) -> None:
    for name, record in (("subdistricts", SUBDISTRICT), ("governorates", GOVERNORATE), ("sources", {"id": "s"})):
        (tmp_path / f"{name}.json").write_text(json.dumps([record]), encoding="utf-8")
    (tmp_path / "localities.ndjson").write_text(json.dumps(LOCALITY), encoding="utf-8")
    rows = [row for row in read_opensyria(tmp_path) if isinstance(row, Place)]
    assert [place.kind for place in rows] == ["governorate", "subdistrict", "village"]


def test_a_folder_without_its_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlaceTableError, match=r"none of governorates\.json"):
        list(read_opensyria(tmp_path))


DAMAGED = [
    (GOVERNORATE | {"centroid": None}, "no centroid"),
    (GOVERNORATE | {"centroid": {"latitude": 35.3}}, "no 'longitude'"),
    (GOVERNORATE | {"centroid": {"latitude": 35.3, "longitude": 4.01}}, "far from it"),
    (GOVERNORATE | {"centroid": {"latitude": 40.1, "longitude": 35.3}}, "swapped"),
    (GOVERNORATE | {"centroid": {"latitude": 135.3, "longitude": 40.1}}, "swapped"),
    (GOVERNORATE | {"centroid": {"latitude": "x", "longitude": 40.1}}, "could not convert"),
    (GOVERNORATE | {"centroid": {"latitude": True, "longitude": 40.1}}, "not a number"),
    (GOVERNORATE | {"id": ""}, "not an id of OpenSyria"),
    (GOVERNORATE | {"id": "sy-../x"}, "not an id of OpenSyria"),
    (GOVERNORATE | {"id": 7}, "not an id of OpenSyria"),
    (GOVERNORATE | {"name": {}, "aliases": []}, "a toponym"),
    (GOVERNORATE | {"name": "Deir ez-Zor"}, "not as published"),
    (GOVERNORATE | {"population": {"value": "many"}}, "could not convert"),
    (LOCALITY | {"kind": "galaxy"}, "a kind we do not know: 'galaxy'"),
    ({"id": "sy-x"}, "no 'centroid'"),
    (["sy-x"], "not as published"),
    (7, "not as published"),
]


@pytest.mark.parametrize(("record", "says"), DAMAGED)
def test_a_damaged_record_is_named_and_the_rest_is_read(record: object, says: str, tmp_path: Path) -> None:
    (tmp_path / "made.json").write_text(f"[{json.dumps(record)},\n{json.dumps(DISTRICT)}]", encoding="utf-8")
    first, second = read_opensyria(tmp_path / "made.json")
    assert isinstance(second, Place)
    assert isinstance(first, PlaceTableError)
    assert says in str(first)
    assert str(first).startswith(f"{tmp_path / 'made.json'}:1:")


def test_the_published_files_are_read_whole_and_are_places_we_have(shared: Path) -> None:
    folder = shared / "data" / "open-syria"
    if not folder.is_dir():
        pytest.skip("OpenSyria's files are not beside this checkout")
    rows = list(read_opensyria(folder))
    places = [row for row in rows if isinstance(row, Place)]
    assert (len(rows), len(places)) == (348, 348)
    merger = Merger()
    merger.take(embedded_places())
    assert merger.take(places) == 348
