"""The embedded places and their names: sourced row by row, ids permanent, strong names unique."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer import Point, Strength, Toponym, distance_m
from gazetteer.check import ADMIN_COUNTS, check_places
from gazetteer.published import Published, check_published, read_published
from gazetteer.tables import read_places

DATA = Path(__file__).parent.parent / "gazetteer" / "data"
SEED_PLACES = {
    "دير الزور": "sy-deir-ez-zor-city",
    "محافظة دير الزور": "sy-deir-ez-zor",
    "دمشق": "sy-damascus-city",
    "كونيكو": "sy-deir-ez-zor-conoco",
    "عياش": "sy-deir-ez-zor-ayyash",
    "حماة": "sy-hama-city",
    "إدلب": "sy-idlib-city",
    "إيران": "ir",
    "موسكو": "ru-moscow",
    "سوريا": "sy",
}
"""What the seed document and the headlines in it name, and what each name means alone."""

POSITIONS = [
    ("sy-deir-ez-zor-city", 40.14084, 35.33588),
    ("sy-deir-ez-zor-ayyash", 40.0527, 35.4207),
    ("sy-deir-ez-zor-al-joura", 40.12019, 35.34575),
    ("sy-deir-ez-zor-al-qusour", 40.12572, 35.33686),
    ("sy-deir-ez-zor-military-airport", 40.17583, 35.28528),
    ("sy-deir-ez-zor-conoco", 40.32312, 35.34052),
    ("sy-al-hasakah-abdulaziz-mountain", 40.30833, 36.40806),
    ("sy-raqqa-jabar-castle", 38.48083, 35.8975),
    ("jo-zaatari", 36.32375, 32.29567),
    ("iq-al-qaim", 40.98945, 34.39251),
    ("iq-mosul", 43.11889, 36.335),
    ("tr-suruc", 38.42533, 36.97612),
]
"""Places and the position a publisher gives: OCHA, GeoNames (cities), Wikipedia (airport, mountain, castle, camp)."""

NAMESAKES = {
    "القصور": {
        "sy-damascus-al-qusour",
        "sy-homs-al-qusour",
        "sy-al-hasakah-al-qusour",
        "sy-deir-ez-zor-al-qusour",
        "sy-daraa-al-qusour",
        "sy-tartus-al-qusour-baniyas",
    },
    "الجورة": {"sy-damascus-al-joura", "sy-deir-ez-zor-al-joura"},
}


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sources():
    return tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def places():
    return list(read_places(DATA))


@pytest.fixture(scope="module")
def by_id(places):
    return {place.id: place for place in places}


def test_the_table_keeps_every_rule(places):
    assert check_places(places, sources()) == []


def test_every_source_states_its_licence_and_is_used():
    stated = sources()
    for source in stated.values():
        assert set(source) == {"title", "publisher", "url", "licence", "attribution", "retrieved"}
    used = {key for row in rows("places.csv") for key in row["sources"].split(" ")}
    assert used | {row["source"] for row in rows("toponyms.csv")} == set(stated)


def test_a_town_is_counted_only_where_its_row_says_by_whom():
    counted = [row for row in rows("places.csv") if row["kind"] in {"city", "town"} and row["population"]]
    assert [row["id"] for row in counted if not {"wikipedia", "naturalearth"} & set(row["sources"].split(" "))] == []
    assert len(counted) == 26


def test_no_name_hides_a_control_character():
    hidden = [
        r["text"] for r in rows("toponyms.csv") if any(unicodedata.category(c) in {"Cc", "Cf"} for c in r["text"])
    ]
    assert hidden == []


@pytest.mark.parametrize(("name", "place_id"), SEED_PLACES.items())
def test_a_name_of_the_seed_means_its_place_alone(by_id, name, place_id):
    assert name in {t.text for t in by_id[place_id].toponyms if t.strength is Strength.STRONG}


@pytest.mark.parametrize(("place_id", "lon", "lat"), POSITIONS)
def test_a_place_is_where_its_publisher_has_it(by_id, place_id, lon, lat):
    assert distance_m(by_id[place_id].point, Point(lon=lon, lat=lat)) < 500


@pytest.mark.parametrize(("name", "place_ids"), NAMESAKES.items())
def test_namesakes_are_places_of_their_own_and_weak(places, name, place_ids):
    bearers = {p.id: t.strength for p in places for t in p.toponyms if t.text == name}
    assert bearers == dict.fromkeys(place_ids, Strength.WEAK)


def test_the_besieged_quarters_have_outlines(by_id):
    for place_id in ("sy-deir-ez-zor-al-joura", "sy-deir-ez-zor-al-qusour"):
        ring = by_id[place_id].area[0]
        assert len(ring) <= 25
        assert all(
            distance_m(by_id[place_id].point, Point(lon=lon, lat=lat)) <= by_id[place_id].uncertainty_m
            for lon, lat in ring
        )


def test_the_river_valley_of_deir_ez_zor_is_covered(places):
    settled = [p for p in places if p.admin1 == "sy-deir-ez-zor" and p.kind in {"city", "town", "village"}]
    assert len(settled) >= 60


def test_the_table_is_as_large_as_it_says(places):
    assert len(places) >= 900
    assert sum(len(place.toponyms) for place in places) >= 3_000


BESIEGED = [
    "داريا",
    "مضايا",
    "الزبداني",
    "دوما",
    "حرستا",
    "كفريا",
    "الفوعة",
    "المعضمية",
    "الرستن",
    "تلبيسة",
    "عربين",
    "جوبر",
    "كفربطنا",
    "نبل",
    "كوباني",
    "مخيم اليرموك",
]
RENAMED = [
    ("كوباني", "عين العرب"),
    ("سري كانيه", "رأس العين"),
    ("ديريك", "المالكية"),
    ("الطبقة", "الثورة"),
    ("تل أبيض", "كري سبي"),
    ("القحطانية", "تربسبيه"),
    ("اليعربية", "تل كوجر"),
    ("الراعي", "جوبان باي"),
]


@pytest.mark.parametrize("name", BESIEGED)
def test_places_under_siege_are_there(places, name):
    assert any(t.text == name for p in places for t in p.toponyms)


@pytest.mark.parametrize(("one", "other"), RENAMED)
def test_both_names_of_a_renamed_town_mean_one_place(places, one, other):
    texts = [{t.text for t in p.toponyms} for p in places if p.kind in {"city", "town"}]
    assert sum({one, other} <= names for names in texts) == 1


def test_the_inferred_village_is_not_smuggled_in():
    assert not any("بو جمعة" in row["text"] or "بوجمعة" in row["text"] for row in rows("toponyms.csv"))


BREACHES = [
    ("an id with a capital", {"id": "SY-x"}, "not a slug"),
    ("an unknown kind", {"kind": "hamlet"}, "unknown kind"),
    ("an unknown feature class", {"feature_class": "Z"}, "unknown feature class"),
    ("swapped axes", {"point": Point(lon=35.42, lat=40.05)}, "outside Syria's box"),
    ("no Arabic name", {"toponyms": (Toponym("Ayyash", "en", Strength.WEAK, "ocha"),)}, "no Arabic name"),
    ("no Latin name", {"toponyms": (Toponym("عياش", "ar", Strength.WEAK, "ocha"),)}, "no name in Latin script"),
    ("an unknown source", {"sources": ("hearsay",)}, "unknown source 'hearsay'"),
    ("a governorate far away", {"admin1": "sy-tartus"}, "further from sy-tartus"),
    ("a governorate next door", {"admin1": "sy-raqqa"}, "outside the outline of sy-raqqa"),
    ("a unit of the wrong level", {"admin1": "sy-deir-ez-zor-district"}, "is no governorate"),
    ("a missing subdistrict", {"admin3": None}, "must name its first 3"),
    ("an area elsewhere", {"area": (((36.0, 33.0), (36.1, 33.0), (36.1, 33.1), (36.0, 33.0)),)}, "does not hold"),
]


@pytest.mark.parametrize(("breach", "change", "line"), BREACHES, ids=[b[0] for b in BREACHES])
def test_a_breach_is_named(places, by_id, breach, change, line):
    damaged = [replace(p, **change) if p.id == "sy-deir-ez-zor-ayyash" else p for p in places]
    assert any(line in problem for problem in check_places(damaged, sources()))


def test_breaches_of_the_whole_table_are_named(places, by_id):
    ayyash, district = by_id["sy-deir-ez-zor-ayyash"], by_id["sy-deir-ez-zor-district"]
    twin = replace(ayyash, id="sy-deir-ez-zor-ayyash-again", pcode=None)
    problems = check_places([*places, twin, ayyash, replace(district, id="sy-second", pcode=None)], sources())
    for line in (
        "strong name of several places",
        "less than 1000 m apart",
        f"id '{ayyash.id}' stands 2 times",
        f"P-code '{ayyash.pcode}' stands 2 times",
        f"{ADMIN_COUNTS['district'] + 1} places of kind district, should be {ADMIN_COUNTS['district']}",
    ):
        assert any(line in problem for problem in problems), line


def test_every_id_ever_published_is_kept(places):
    assert check_published(places, read_published()) == []


def test_the_record_of_ids_is_in_order_and_remembers_those_withdrawn():
    ids = [row["id"] for row in rows("ids.csv")]
    assert ids == sorted(ids)
    assert sum(record.withdrawn for record in read_published().values()) >= 11


def test_breaches_of_permanence_are_named(places, by_id):
    ayyash = by_id["sy-deir-ez-zor-ayyash"]
    published = read_published()
    elsewhere = Published(ayyash.id, Point(lon=36.3, lat=33.5), withdrawn=True)
    damaged = {**published, ayyash.id: elsewhere, "sy-nowhere": replace(elsewhere, id="sy-nowhere", withdrawn=False)}
    del damaged["euphrates"]
    assert sorted(line.split(" ", 1)[1].split(" km ")[-1] for line in check_published(places, damaged)) == [
        "a withdrawn id is used again",
        "from where the id was published",
        "not recorded in ids.csv",
        "published, and neither in the table nor marked withdrawn",
    ]
