"""Relations: the phrases that are read as one, and where the places they mean lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import (
    Inferred,
    Match,
    Phrase,
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
    parse_relation,
)

R, S = Relation, Side

PHRASES = [
    ("شرق إدلب", Phrase(R.SIDE_OF, ("ادلب",), S.EAST)),
    ("شرقي إدلب", Phrase(R.SIDE_OF, ("ادلب",), S.EAST)),
    ("إلى الشرق من حلب", Phrase(R.SIDE_OF, ("حلب",), S.EAST)),
    ("جنوب شرق حماة", Phrase(R.SIDE_OF, ("حماه",), S.SOUTHEAST)),
    ("على بعد 10 كم غرب الرقة", Phrase(R.SIDE_OF, ("الرقه",), S.WEST, 10_000)),
    ("5 كيلومترات عن منبج", Phrase(R.SIDE_OF, ("منبج",), None, 5_000)),
    ("على بعد ٣ كم من تدمر", Phrase(R.SIDE_OF, ("تدمر",), None, 3_000)),
    ("10 km west of Raqqa", Phrase(R.SIDE_OF, ("raqqa",), S.WEST, 10_000)),
    ("about 12.5 km northeast of Hama", Phrase(R.SIDE_OF, ("hama",), S.NORTHEAST, 12_500)),
    ("2 miles from Kobani", Phrase(R.SIDE_OF, ("kobani",), None, 2 * 1_609.344)),
    ("south of Jarablus", Phrase(R.SIDE_OF, ("jarablus",), S.SOUTH)),
    ("to the north of Tall Rifat", Phrase(R.SIDE_OF, ("tall rifat",), S.NORTH)),
    ("بين عياش والبو جمعة", Phrase(R.BETWEEN, ("عياش", "البو جمعه"))),
    ("between Ayyash and Abu Kamal", Phrase(R.BETWEEN, ("ayyash", "abu kamal"))),
    ("القرية المجاورة لعياش", Phrase(R.NEXT_TO, ("عياش",))),
    ("قرية مجاورة للرقة", Phrase(R.NEXT_TO, ("الرقه",))),
    ("المجاورة", Phrase(R.NEXT_TO, ())),
    ("بالقرب من معدان", Phrase(R.NEXT_TO, ("معدان",))),
    ("near Manbij", Phrase(R.NEXT_TO, ("manbij",))),
    ("the village next to Ayyash", Phrase(R.NEXT_TO, ("ayyash",))),
    ("ريف دير الزور الغربي", Phrase(R.COUNTRYSIDE, ("دير الزور",), S.WEST)),
    ("الريف الغربي لدير الزور", Phrase(R.COUNTRYSIDE, ("دير الزور",), S.WEST)),
    ("ريف حلب الشمالي الشرقي", Phrase(R.COUNTRYSIDE, ("حلب",), S.NORTHEAST)),
    ("الريف الغربي", Phrase(R.COUNTRYSIDE, (), S.WEST)),
    ("western countryside of Deir ez-Zor", Phrase(R.COUNTRYSIDE, ("deir ez zor",), S.WEST)),
    ("northern Homs countryside", Phrase(R.COUNTRYSIDE, ("homs",), S.NORTH)),
    ("على طريق دمشق", Phrase(R.ROAD, ("دمشق",))),
    ("طريق دمشق وحمص", Phrase(R.ROAD, ("دمشق", "حمص"))),
    ("on the road to Palmyra", Phrase(R.ROAD, ("palmyra",))),
    ("ضفة الفرات", Phrase(R.BANK, ("الفرات",))),
    ("الضفة الشرقية لنهر الفرات", Phrase(R.BANK, ("نهر الفرات",), S.EAST)),
    ("the eastern bank of the Euphrates", Phrase(R.BANK, ("euphrates",), S.EAST)),
    ("أطراف مدينة الباب", Phrase(R.OUTSKIRTS, ("مدينه الباب",))),
    ("the outskirts of Douma", Phrase(R.OUTSKIRTS, ("douma",))),
    ("Eastern Aleppo", Phrase(R.PART_OF, ("aleppo",), S.EAST)),
]


@pytest.mark.parametrize(("text", "phrase"), PHRASES)
def test_a_phrase_is_read_as_its_relation(text: str, phrase: Phrase) -> None:
    assert parse_relation(text) == phrase


@pytest.mark.parametrize("text", ["دير الزور", "Aleppo", "تل شرقي", "Um Adase near Manbij", "", "شمال", "10", "10 km"])
def test_a_name_is_not_a_relation(text: str) -> None:
    assert parse_relation(text) is None


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    phrase = parse_relation(text)
    assert phrase is None or isinstance(phrase, Phrase)


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


def test_a_relation_to_an_unknown_place_stays_unknown() -> None:
    assert not isinstance(locate("شرق قشتنغمبرذ", load_gazetteer()), Inferred | Match)
