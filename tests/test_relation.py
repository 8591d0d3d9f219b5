"""Relations: where the places they mean lie, by geometry and by true statements about known places."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.relations import STATEMENTS, Found, measure, median_radius_m, share
from gazetteer import (
    Inferred,
    Match,
    Place,
    Point,
    Relation,
    Side,
    Strength,
    Toponym,
    destination,
    distance_m,
    infer,
    load_gazetteer,
    locate,
)
from geo.page.reasons import reason_in_words

R, S = Relation, Side


def village(lon: float = 40.0, lat: float = 35.4, uncertainty_m: float = 1_000.0, kind: str = "village") -> Place:
    name = Toponym("Somewhere", "en", Strength.STRONG, "test")
    return Place(
        id=f"x-{lon}-{lat}",
        toponyms=(name,),
        point=Point(lon=lon, lat=lat),
        uncertainty_m=uncertainty_m,
        feature_class="P",
        kind=kind,
        sources=("test",),
    )


def test_the_neighbour_of_a_village_lies_within_a_few_kilometres_of_it() -> None:
    found = infer(R.NEXT_TO, [village()])
    assert distance_m(found.point, village().point) < 1_000
    assert 3_000 <= found.uncertainty_m <= 15_000


@pytest.mark.parametrize(
    ("side", "east", "north"), [(S.EAST, 1, 0), (S.WEST, -1, 0), (S.NORTH, 0, 1), (S.SOUTHWEST, -1, -1)]
)
def test_a_side_moves_the_centre_that_way(side: Side, east: int, north: int) -> None:
    anchor, found = village(), infer(R.SIDE_OF, [village()], side)
    d_lon, d_lat = found.point.lon - anchor.point.lon, found.point.lat - anchor.point.lat
    assert (d_lon > 0.01) - (d_lon < -0.01) == east
    assert (d_lat > 0.01) - (d_lat < -0.01) == north


@given(st.sampled_from(list(Side)), st.floats(1_000, 60_000), st.floats(-22, 22), st.floats(0.85, 1.15))
def test_a_distance_and_a_side_hold_what_a_reporter_rounds(
    side: Side, away_m: float, off_deg: float, rounded: float
) -> None:
    truth = destination(village().point, side.bearing_deg + off_deg, away_m * rounded)
    found = infer(R.SIDE_OF, [village()], side, away_m)
    assert distance_m(found.point, truth) <= found.uncertainty_m


@given(st.floats(0, 1))
def test_between_holds_every_spot_on_the_way(along: float) -> None:
    one, other = village(), village(40.3, 35.2)
    truth = Point(lon=40.0 + 0.3 * along, lat=35.4 - 0.2 * along)
    found = infer(R.BETWEEN, [one, other])
    assert distance_m(found.point, truth) <= found.uncertainty_m + 100


def test_an_inference_names_its_anchors_and_its_words() -> None:
    found = infer(R.BETWEEN, [village(), village(40.3, 35.2)], words="بين كذا وكذا")
    assert len(found.anchors) == 2
    assert any("بين كذا وكذا" in reason for reason in found.why)


def test_a_relation_without_an_anchor_is_refused() -> None:
    with pytest.raises(ValueError, match="anchor"):
        infer(R.NEXT_TO, [])


COUNTRYSIDE = [
    ("ريف دير الزور الغربي", "sy-deir-ez-zor-ayyash"),
    ("ريف دير الزور الشرقي", "sy-deir-ez-zor-al-mayadin"),
    ("western countryside of Deir ez-Zor", "sy-deir-ez-zor-ayyash"),
    ("ريف دمشق", "sy-damascus-city"),
]


@pytest.mark.parametrize(("text", "place_id"), COUNTRYSIDE)
def test_the_countryside_of_a_governorate_holds_its_villages(text: str, place_id: str) -> None:
    gazetteer = load_gazetteer()
    found, place = locate(text, gazetteer), gazetteer.place(place_id)
    match found:
        case Inferred():
            assert distance_m(found.point, place.point) <= found.uncertainty_m
        case Match():
            assert distance_m(found.place.point, place.point) <= found.place.uncertainty_m
        case _:
            pytest.fail(f"{text}: {found}")


def test_south_of_a_place_is_not_the_place() -> None:
    gazetteer = load_gazetteer()
    found = locate("south of Idlib", gazetteer)
    assert isinstance(found, Inferred)
    assert found.point.lat < gazetteer.place("sy-idlib-city").point.lat


def test_a_village_in_an_empty_land_is_known_to_its_neighbours_only() -> None:
    found = infer(R.SIDE_OF, [village()], S.EAST)
    assert distance_m(found.point, village().point) + found.uncertainty_m < 20_000


def test_a_road_told_by_one_end_leads_from_where_the_text_is() -> None:
    there, here = village(36.3, 33.5, 8_000, "city"), Point(lon=36.1, lat=32.6)
    assert infer(R.ROAD, [there]).uncertainty_m == 100_000
    found = infer(R.ROAD, [there], start=here)
    assert distance_m(found.point, here) < found.uncertainty_m * 1.1 < 60_000


def test_a_bank_is_the_bank_where_the_text_is() -> None:
    river = load_gazetteer().place("euphrates")
    here = load_gazetteer().place("sy-deir-ez-zor-al-mayadin").point
    assert infer(R.BANK, [river]).uncertainty_m == river.uncertainty_m
    found = infer(R.BANK, [river], start=here)
    assert found.point == here
    assert found.uncertainty_m < 40_000


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return list(measure(load_gazetteer()))


FEWEST_STATEMENTS, FEWEST_OF_A_KIND, FEWEST_KINDS = 300, 20, 12


def test_the_table_of_statements_is_large_and_in_both_languages(found: list[Found]) -> None:
    assert len(found) >= FEWEST_STATEMENTS
    assert len({one.kind for one in found}) >= FEWEST_KINDS
    arabic = sum(one.phrase > "\u0600" for one in found) / len(found)
    assert 0.3 < arabic < 0.7
    assert len({(one.phrase, one.place) for one in found}) > 0.95 * len(found)


def test_nine_circles_in_ten_hold_the_truth(found: list[Found]) -> None:
    assert share(found) >= 0.9
    assert share([one for one in found if one.held_out]) >= 0.9


def test_so_they_do_of_every_kind_that_is_told_often(found: list[Found]) -> None:
    kinds = {kind: [one for one in found if one.kind == kind] for kind in {one.kind for one in found}}
    shares = {kind: share(ones) for kind, ones in kinds.items() if len(ones) >= FEWEST_OF_A_KIND}
    assert len(shares) >= 6
    assert {kind: held for kind, held in shares.items() if held < 0.9} == {}


WIDEST_MEDIAN_M = {
    "side of a town or village": 13_000,
    "side of a governorate's city": 24_000,
    "N km to a side of": 24_000,
    "next to": 10_000,
    "between": 20_000,
    "outskirts of": 10_000,
    "part of": 7_000,
    "countryside of a governorate": 40_000,
    "countryside of a town": 26_000,
}


def test_the_circles_are_no_wider_than_they_must_be(found: list[Found]) -> None:
    assert median_radius_m(found) <= 22_000
    for kind, widest_m in WIDEST_MEDIAN_M.items():
        assert median_radius_m(one for one in found if one.kind == kind) <= widest_m, kind


def test_nine_statements_in_ten_are_located_from_their_words_alone() -> None:
    gazetteer = load_gazetteer()
    rows = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))["statements"]
    located = [(locate(row["phrase"], gazetteer), row["anchors"]) for row in rows]
    inferred = [(spot, anchors) for spot, anchors in located if isinstance(spot, Inferred)]
    assert len(inferred) >= 0.9 * len(rows)
    right = sum([anchor.id for anchor in spot.anchors] == anchors for spot, anchors in inferred)
    assert right >= 0.98 * len(inferred)


def test_the_circle_holds_the_point_that_readers_of_real_articles_chose(shared: Path) -> None:
    gazetteer, held = load_gazetteer(), []
    for path in sorted((shared / "articles" / "gold").glob("*.json")):
        for told in json.loads(path.read_text(encoding="utf-8"))["places"]:
            spot = locate(told["surface"], gazetteer, within=told["adm1"])
            if isinstance(spot, Inferred) and told["lat"] is not None:
                held.append(distance_m(spot.point, Point(lon=told["lon"], lat=told["lat"])) <= spot.uncertainty_m)
    assert len(held) >= 8
    assert sum(held) >= 0.9 * len(held)


@pytest.mark.parametrize("relation", list(R))
@pytest.mark.parametrize("side", [None, S.WEST])
@pytest.mark.parametrize("away_m", [None, 10_000.0])
@pytest.mark.parametrize("start", [None, Point(lon=40.1, lat=35.3)])
def test_the_reasons_of_an_inference_can_be_said_in_arabic(
    relation: Relation, side: Side | None, away_m: float | None, start: Point | None
) -> None:
    gazetteer = load_gazetteer()
    for anchors in (["sy-homs-city", "sy-homs-tadmur"], ["sy-homs-city"], ["euphrates"], ["sy-deir-ez-zor-ayyash"]):
        found = infer(relation, [gazetteer.place(one) for one in anchors], side, away_m, start=start)
        assert [reason for reason in found.why if reason_in_words(reason, "ar") == reason] == []
