"""Merging: which records of several sources are one place, and what is kept of each."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, Place, Point, Strength, Toponym
from gazetteer.merging import Merger
from gazetteer.records import place_to_record, record_to_place

LAT = 35.42
EAST_1_KM = 0.01104
"""Degrees of longitude in a kilometre, at the latitude of these tests."""


def place(identity: str, name: str, km_east: float = 0, source: str = "two", **fields: Any) -> Place:
    kept: dict[str, Any] = {"kind": "village", "feature_class": "P", "uncertainty_m": 1_000.0, **fields}
    return Place(
        id=identity,
        toponyms=(Toponym(name, "ar" if name > "\u0600" else "en", Strength.STRONG, source),),
        point=Point(lon=40.05 + km_east * EAST_1_KM, lat=LAT),
        sources=(source,),
        **kept,
    )


def merge(*sources: list[Place]) -> tuple[Place, ...]:
    merger = Merger()
    for source in sources:
        merger.take(source)
    return merger.places()


STANDING = place("a", "عياش", source="one", pcode="C5078", identifiers=("geonames:7632486",))

ONE_OR_TWO = [
    (place("b", "Ayyash", 1), 1, "one sound, near, in the other script"),
    (place("b", "عيّاش", 2.9), 1, "one spelling within 3 km"),
    (place("b", "Ayyash", 3.2), 2, "further than 3 km"),
    (place("b", "Ayyash", 23), 2, "too far away"),
    (place("b", "Mayadin", 1), 2, "another name"),
    (place("b", "Ayyash", 1, kind="bridge"), 2, "another kind"),
    (place("b", "Ayyash", 1, kind="settlement"), 1, "a kind that is taken for a village"),
    (place("b", "Ayyash", 5, uncertainty_m=8_000.0), 2, "only one of them is said to be wide"),
    (place("b", "Elsewhere", 23, pcode="C5078"), 1, "one P-code, whatever the name"),
    (place("b", "Elsewhere", 23, identifiers=("ocha:C5078",)), 1, "one P-code, as an identifier"),
    (place("b", "Elsewhere", 23, identifiers=("geonames:7632486",)), 1, "one GeoNames id"),
    (place("b", "Elsewhere", 60, identifiers=("geonames:7632486",)), 2, "one GeoNames id 60 km away is a slip"),
    (place("b", "Ayyash", 1, kind="district", pcode="C5078"), 2, "a P-code of a unit and of a village"),
    (place("b", "Ayyash", 1, identifiers=("geonames:99",)), 2, "GeoNames tells them apart"),
    (place("b", "Ayyash", 1, pcode="C5079"), 2, "OCHA tells them apart"),
    (place("b", "Ayyash", 1, identifiers=("wikidata:Q1",)), 1, "an id that the other does not have tells nothing"),
    (place("a", "Elsewhere", 23), 1, "one id of our own is one place"),
]


@pytest.mark.parametrize(("other", "count", "why"), ONE_OR_TWO)
def test_what_is_one_place_is_merged(other: Place, count: int, why: str) -> None:
    merged = merge([STANDING], [other])
    assert len(merged) == count, why
    assert merged[0].id == "a"
    if count == 1:
        assert merged[0].sources == ("one", "two")
        assert {toponym.source for toponym in merged[0].toponyms} == {"one", "two"}


def test_two_records_of_one_source_are_two_places() -> None:
    assert len(merge([STANDING, place("b", "Ayyash", 0.1)])) == 2


def test_of_two_records_the_nearer_joins_and_the_other_stays() -> None:
    for records in itertools.permutations([place("near", "Ayyash", 0.2), place("far", "عياش", 2.0)]):
        merged = merge([STANDING], list(records))
        assert [one.id for one in merged] == ["a", "far"]


def test_an_identifier_goes_before_the_distance() -> None:
    near, known = place("near", "عياش", 0.1), place("known", "Ayash", 2.0, identifiers=("geonames:7632486",))
    assert [one.id for one in merge([STANDING], [near, known])] == ["a", "near"]


def test_wide_units_of_one_name_are_one_though_their_middles_are_far_apart() -> None:
    def district(identity: str, km: float, name: str) -> Place:
        return place(identity, name, km, kind="district", feature_class="A", uncertainty_m=40_000.0)

    assert len(merge([district("a", 0, "منطقة البوكمال")], [district("b", 30, "منطقة البوكمال")])) == 1
    assert len(merge([district("a", 0, "منطقة البوكمال")], [district("b", 45, "منطقة البوكمال")])) == 2


def test_each_source_has_its_say() -> None:
    first = place("a", "عياش", source="one", kind="settlement", uncertainty_m=500.0, identifiers=("geonames:1",))
    second = place("b", "Ayyash", 2, pcode="C5078", population=900, country="SY", identifiers=("wikidata:Q7",))
    (only,) = merge([first], [second], [place("c", "عياش", source="three", admin3="sy-x-subdistrict")])
    assert (only.id, only.point) == ("a", first.point)
    assert [(t.text, t.source) for t in only.toponyms] == [("عياش", "one"), ("Ayyash", "two"), ("عياش", "three")]
    assert (only.kind, only.pcode, only.population, only.country) == ("village", "C5078", 900, "SY")
    assert only.admin3 == "sy-x-subdistrict"
    assert only.identifiers == ("geonames:1", "wikidata:Q7")
    assert only.uncertainty_m == pytest.approx(2_000, rel=0.01)


def test_how_strong_a_shared_name_is_the_first_source_has_judged() -> None:
    first = place("a", "القصور", source="one")
    weak = replace(first, toponyms=tuple(replace(one, strength=Strength.WEAK) for one in first.toponyms))
    (only,) = merge([weak], [place("b", "القُصور")])
    assert [toponym.strength for toponym in only.toponyms] == [Strength.WEAK, Strength.WEAK]
    (other,) = merge([weak], [place("b", "Qosour")])
    assert [toponym.strength for toponym in other.toponyms] == [Strength.WEAK, Strength.STRONG]


def test_a_name_learnt_from_one_source_is_known_to_the_next() -> None:
    renamed = place("b", "Kobani", identifiers=("geonames:7632486",))
    assert len(merge([STANDING], [renamed], [place("c", "كوباني", 0.5, "three")])) == 1


def test_a_source_that_repeats_an_id_means_one_place() -> None:
    merger = Merger()
    assert merger.take([place("a", "عياش"), place("a", "Ayyash")]) == 1
    assert merger.take([place("b", "Ayyash", 1, "three"), place("a", "Ayash", 90, "three")]) == 2
    assert [one.id for one in merger.places()] == ["a"]


def test_a_place_that_says_no_governorate_is_given_the_one_around_it() -> None:
    (only,) = merge([place("a", "عياش")])
    assert (only.admin1, only.admin2) == ("sy-deir-ez-zor", "sy-deir-ez-zor-district")


def test_an_identifier_outlives_the_file() -> None:
    (only,) = merge([STANDING], [place("b", "Ayyash", identifiers=("wikidata:Q7",))])
    stored = next(iter(Gazetteer([only])))
    assert stored == only
    assert stored.identifiers == ("geonames:7632486", "wikidata:Q7")


NAMES = st.sampled_from(["عياش", "Ayyash", "الميادين", "Mayadin", "دوما", "Douma"])
RECORDS = st.lists(st.tuples(NAMES, st.floats(0, 12)), max_size=6)


@given(RECORDS, RECORDS)
def test_no_name_and_no_source_is_lost_and_every_record_counts_once(
    ours: list[tuple[str, float]], theirs: list[tuple[str, float]]
) -> None:
    first = [place(f"a-{n}", name, km, "one") for n, (name, km) in enumerate(ours)]
    second = [place(f"b-{n}", name, km, "two") for n, (name, km) in enumerate(theirs)]
    merger = Merger()
    assert merger.take(first) == 0
    joined = merger.take(second)
    places = merger.places()
    assert len(places) == len(first) + len(second) - joined
    assert sum(len(one.toponyms) for one in places) == len(first) + len(second)
    assert all(len([t for t in one.toponyms if t.source == "two"]) <= 1 for one in places)


def _grid(count: int, source: str) -> list[Place]:
    """Places of ten names over 100 km, as villages of common names lie."""
    names = ("المشيرفة", "تل احمر", "خربة", "عين", "القصور", "الصالحية", "ام جلود", "الحمرا", "رسم", "جب")
    return [
        replace(
            place(f"{source}-{n}", names[n % len(names)], source=source),
            point=Point(lon=38 + n * 7 % 1_000 / 1_000, lat=34 + n // 1_000 / 20),
        )
        for n in range(count)
    ]


def test_the_work_grows_with_the_records() -> None:
    def seconds(count: int) -> float:
        sources = _grid(count, "one"), _grid(count, "two")
        started = time.process_time()
        merge(*sources)
        return time.process_time() - started

    seconds(500)
    assert seconds(8_000) < 3 * 8 * max(seconds(1_000), 0.02)


def test_a_record_of_a_file_built_before_identifiers_is_read() -> None:
    record = place_to_record(STANDING)
    del record["identifiers"]
    assert record_to_place(json.dumps(record)).identifiers == ()
