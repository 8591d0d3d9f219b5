"""Resolution: hard cases, each with its reason, against the embedded places; and what must hold of every answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Ambiguous, Gazetteer, Match, Place, Point, Strength, Toponym, Unknown, load_gazetteer, resolve

DZ = "Deir-ez-Zor"

MATCHES = [
    ("عيّاش", None, "sy-deir-ez-zor-ayyash", "shadda"),
    ("عياش", None, "sy-deir-ez-zor-ayyash", "plain"),
    ("بلدة عياش", None, "sy-deir-ez-zor-ayyash", "class word"),
    ("Ayyash", None, "sy-deir-ez-zor-ayyash", "English"),
    ("ʻAyyāsh", None, "sy-deir-ez-zor-ayyash", "scholarly romanisation"),
    ("3ayyash", None, "sy-deir-ez-zor-ayyash", "chat spelling"),
    ("3ayash", None, "sy-deir-ez-zor-ayyash", "chat spelling, one y"),
    ("Ayach", None, "sy-deir-ez-zor-ayyash", "French ch"),
    ("Ayyach", DZ, "sy-deir-ez-zor-ayyash", "French ch, with its governorate"),
    ("القصور", DZ, "sy-deir-ez-zor-al-qusour", "a name of four cities, told by the governorate"),
    ("القصور", "دير الزور", "sy-deir-ez-zor-al-qusour", "the governorate in Arabic"),
    ("القصور", "محافظة دير الزور", "sy-deir-ez-zor-al-qusour", "the governorate with its class word"),
    ("القصور", "Hims", "sy-homs-al-qusour", "the governorate in another romanisation"),
    ("حي القصور", "دمشق", "sy-damascus-al-qusour", "class word and governorate"),
    ("الجورة", DZ, "sy-deir-ez-zor-al-joura", "namesake in Damascus"),
    ("Al-Joura", DZ, "sy-deir-ez-zor-al-joura", "English"),
    ("كونيكو", None, "sy-deir-ez-zor-conoco", "a company's name as written in Arabic"),
    ("حقل كونيكو للغاز", None, "sy-deir-ez-zor-conoco", "with what it is"),
    ("Conoco", None, "sy-deir-ez-zor-conoco", "English"),
    ("دير الزور", None, "sy-deir-ez-zor-city", "the city before its governorate"),
    ("ديرالزور", None, "sy-deir-ez-zor-city", "written as one word"),
    ("Deir ez-Zor", None, "sy-deir-ez-zor-city", "hyphens"),
    ("Deir Ezzor", None, "sy-deir-ez-zor-city", "article attached"),
    ("Dayr az Zawr", None, "sy-deir-ez-zor-city", "BGN romanisation"),
    ("محافظة دير الزور", None, "sy-deir-ez-zor", "the governorate by its class word"),
    ("دمشق", None, "sy-damascus-city", "capital"),
    ("Damaskus", None, "sy-damascus-city", "German"),
    ("Şam", None, "sy-damascus-city", "Turkish"),
    ("ريف دمشق", None, "sy-rif-dimashq", "a governorate, not a countryside"),
    ("حلب", None, "sy-aleppo-city", "city before governorate"),
    ("Halab", None, "sy-aleppo-city", "romanised Arabic"),
    ("Alep", None, "sy-aleppo-city", "French"),
    ("الرقه", None, "sy-raqqa-city", "heh for teh marbuta"),
    ("Raqqa", None, "sy-raqqa-city", "no article"),
    ("ar-Raqqah", None, "sy-raqqa-city", "sun letter"),
    ("ادلب", None, "sy-idlib-city", "no hamza"),
    ("Idleb", None, "sy-idlib-city", "French e"),
    ("Hims", None, "sy-homs-city", "BGN"),
    ("حماه", None, "sy-hama-city", "heh for teh marbuta"),
    ("Lattakia", None, "sy-latakia-city", "double t"),
    ("Tartous", None, "sy-tartus-city", "French ou"),
    ("Daraa", None, "sy-daraa-city", "no ʿayn"),
    ("درعا", None, "sy-daraa-city", "Arabic"),
]


@pytest.mark.parametrize(("name", "within", "place_id", "why"), MATCHES)
def test_a_spelling_finds_its_place(name: str, within: str | None, place_id: str, why: str) -> None:
    found = resolve(name, load_gazetteer(), within=within)
    assert isinstance(found, Match), (why, found)
    assert found.place.id == place_id, why
    assert 0 < found.score <= 1
    assert found.why


NOT_MATCHES = [
    ("القصور", "a name of four cities and nothing to tell them apart"),
    ("حي القصور", "the class word does not tell them apart either"),
    ("قشتنغمبرذ", "no such name"),
    ("Xyzzyplugh", "no such name"),
    ("", "nothing"),
    ("،", "nothing but a comma"),
    ("البو جمعة", "in no gazetteer: not Abu anything else"),
]


@pytest.mark.parametrize(("name", "why"), NOT_MATCHES)
def test_no_guess_is_made(name: str, why: str) -> None:
    assert not isinstance(resolve(name, load_gazetteer()), Match), why


def test_a_neighbour_named_beside_it_tells_namesakes_apart() -> None:
    ayyash = load_gazetteer().place("sy-deir-ez-zor-ayyash").point
    found = resolve("القصور", load_gazetteer(), near=[ayyash])
    best = found.place if isinstance(found, Match) else found.places[0]
    assert best.id == "sy-deir-ez-zor-al-qusour"


DESCRIBED = [
    ("المطار العسكري", "دير الزور", "by its governorate"),
    ("المطار", "Deir-ez-Zor", "the only airport about"),
    ("the military airport", "Deir-ez-Zor", "in English"),
]


@pytest.mark.parametrize(("name", "within", "why"), DESCRIBED)
def test_a_kind_alone_means_the_one_where_the_text_is(name: str, within: str, why: str) -> None:
    city = load_gazetteer().place("sy-deir-ez-zor-city").point
    found = resolve(name, load_gazetteer(), near=[city], within=within)
    assert isinstance(found, Match), why
    assert found.place.kind in {"airport", "airbase"}
    assert found.place.admin1 == "sy-deir-ez-zor"


def test_a_kind_alone_means_nothing_without_a_context() -> None:
    assert not isinstance(resolve("المطار العسكري", load_gazetteer()), Match)


def place(identity: str, lon: float, lat: float, *names: str, kind: str = "village") -> Place:
    toponyms = tuple(Toponym(name, "ar" if name > "\u0600" else "en", Strength.STRONG, "test") for name in names)
    point = Point(lon=lon, lat=lat)
    return Place(
        id=identity,
        toponyms=toponyms,
        point=point,
        uncertainty_m=1_000,
        feature_class="P",
        kind=kind,
        sources=("test",),
    )


@pytest.fixture(scope="module")
def few() -> Gazetteer:
    return Gazetteer(
        [
            place("east", 36.9, 36.3, "مشيرفة شرقية", "Mushayrifah ash Sharqiyah"),
            place("west", 36.6, 36.3, "مشيرفة غربية", "Mushayrifah al Gharbiyah"),
            place("lower", 37.2, 36.4, "جبعدين تحتاني", "Jab`adin Tahtani"),
            place("bridge", 40.15, 35.34, "جسر السياسية", kind="bridge"),
            place("town", 40.3, 35.2, "السياسية", kind="town"),
            place("ruin", 37.9, 36.1, "خربة سناسل", "Khirbat Sanasil"),
            place("two", 36.7, 36.6, "الأمسية_دونبللي"),
            place("double", 38.5, 36.2, "طريفاوي", "Turayfawi"),
            place("double-again", 38.505, 36.2, "طريفاوي", "Turayfawi"),
        ]
    )


HARD = [
    ("Eastern Mushayrifah", "east", "translated adjective, first in English and last in Arabic"),
    ("West Mshairfeh", "west", "translated adjective, another romanisation"),
    ("مشيرفة الغربي", "west", "gender and article of the adjective"),
    ("جبعدين السفلى", "lower", "a synonym of lower"),
    ("Lower Jabaadin", "lower", "lower, in English"),
    ("جسر السياسية", "bridge", "the bridge, not the town"),
    ("السياسية", "town", "the town, not the bridge"),
    ("Kherbet Sanasel", "ruin", "teh marbuta as t before another word"),
    ("خربةسناسل", "ruin", "a space left out after teh marbuta"),
    ("KhirbatSanasil", "ruin", "a space left out before a capital"),
    ("دونبللي", "two", "one of two names written as one"),
    ("لاسياسية", "town", "the letters of the article swapped"),
    ("خبة صناسل", "ruin", "a letter wrong in each word"),
    ("قريتي دونبللي ومجيدلان", "two", "two names tied by و"),
    ("طريفاوي", "double", "one place entered twice is one place"),
]


@pytest.mark.parametrize(("name", "place_id", "why"), HARD)
def test_a_hard_name_comes_first(name: str, place_id: str, why: str, few: Gazetteer) -> None:
    found = resolve(name, few)
    assert not isinstance(found, Unknown), why
    best = found.place if isinstance(found, Match) else found.places[0]
    assert best.id == place_id, why


def test_one_place_entered_twice_is_a_match(few: Gazetteer) -> None:
    assert isinstance(resolve("طريفاوي", few), Match)


def test_scores_of_what_remains_fall_and_stay_below_one(few: Gazetteer) -> None:
    found = resolve("مشيرفة", few)
    assert isinstance(found, Ambiguous)
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.01


@given(st.text(max_size=40), st.none() | st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer(name: str, within: str | None) -> None:
    assert resolve(name, load_gazetteer(), within=within) is not None
