"""Phrases: the words of a relation in both languages, what they rest on, and what is no relation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Ambiguous, Inferred, Match, Phrase, Relation, Side, load_gazetteer, locate, parse_relation

R, S = Relation, Side

SIDES = [
    ("شرق إدلب", Phrase(R.SIDE_OF, ("ادلب",), S.EAST)),
    ("شرقي إدلب", Phrase(R.SIDE_OF, ("ادلب",), S.EAST)),
    ("إلى الشرق من حلب", Phrase(R.SIDE_OF, ("حلب",), S.EAST)),
    ("جنوب شرق حماة", Phrase(R.SIDE_OF, ("حماه",), S.SOUTHEAST)),
    ("شمال شرقي الرقة", Phrase(R.SIDE_OF, ("الرقه",), S.NORTHEAST)),
    ("الواقعة شمال-غرب درعا", Phrase(R.SIDE_OF, ("درعا",), S.NORTHWEST)),
    ("شمال لبنان", Phrase(R.SIDE_OF, ("لبنان",), S.NORTH)),
    ("south of Jarablus", Phrase(R.SIDE_OF, ("jarablus",), S.SOUTH)),
    ("to the north of Tall Rifat", Phrase(R.SIDE_OF, ("tall rifat",), S.NORTH)),
    ("just north-west of Homs", Phrase(R.SIDE_OF, ("homs",), S.NORTHWEST)),
    ("located north-northwest of Aleppo", Phrase(R.SIDE_OF, ("aleppo",), S.NORTH)),
    ("east of the capital Damascus", Phrase(R.SIDE_OF, ("damascus",), S.EAST)),
]

DISTANCES = [
    ("على بعد 10 كم غرب الرقة", Phrase(R.SIDE_OF, ("الرقه",), S.WEST, 10_000)),
    ("5 كيلومترات عن منبج", Phrase(R.SIDE_OF, ("منبج",), None, 5_000)),
    ("على بعد ٣ كم من تدمر", Phrase(R.SIDE_OF, ("تدمر",), None, 3_000)),
    ("15كم جنوب حمص", Phrase(R.SIDE_OF, ("حمص",), S.SOUTH, 15_000)),
    ("كيلومترين شرق البوكمال", Phrase(R.SIDE_OF, ("البوكمال",), S.EAST, 2_000)),
    ("على بعد عشرة كيلومترات من تدمر", Phrase(R.SIDE_OF, ("تدمر",), None, 10_000)),
    ("تبعد حوالي 12 كلم عن حماة", Phrase(R.SIDE_OF, ("حماه",), None, 12_000)),
    ("إلى الغرب من مدينة الرقة بنحو 10 كم", Phrase(R.SIDE_OF, ("مدينه الرقه",), S.WEST, 10_000)),
    ("10 km west of Raqqa", Phrase(R.SIDE_OF, ("raqqa",), S.WEST, 10_000)),
    ("10-14 km west of Raqqa", Phrase(R.SIDE_OF, ("raqqa",), S.WEST, 12_000)),
    ("about 12.5 km northeast of Hama", Phrase(R.SIDE_OF, ("hama",), S.NORTHEAST, 12_500)),
    ("around 30km to the south of Homs", Phrase(R.SIDE_OF, ("homs",), S.SOUTH, 30_000)),
    ("ten kilometers from Manbij", Phrase(R.SIDE_OF, ("manbij",), None, 10_000)),
    ("a few kilometres south of Idlib", Phrase(R.SIDE_OF, ("idlib",), S.SOUTH, 4_000)),
    ("2 miles from Kobani", Phrase(R.SIDE_OF, ("kobani",), None, 2 * 1_609.344)),
]

WAYS = [
    ("بين عياش والبو جمعة", Phrase(R.BETWEEN, ("عياش", "البو جمعه"))),
    ("بين أعزاز وتل رفعت", Phrase(R.BETWEEN, ("اعزاز", "تل رفعت"))),
    ("بين سوق وادي بردى ومضايا", Phrase(R.BETWEEN, ("سوق وادي بردي", "مضايا"))),
    ("الواقعة بين حماة وسلمية", Phrase(R.BETWEEN, ("حماه", "سلميه"))),
    ("between Ayyash and Abu Kamal", Phrase(R.BETWEEN, ("ayyash", "abu kamal"))),
    ("midway between Homs and Hama", Phrase(R.MIDWAY, ("homs", "hama"))),
    ("halfway between al-Rai and al-Bab", Phrase(R.MIDWAY, ("al rai", "al bab"))),
    ("في منتصف الطريق بين الراعي والباب", Phrase(R.MIDWAY, ("الراعي", "الباب"))),
    ("على طريق دمشق", Phrase(R.ROAD, ("دمشق",))),
    ("طريق دمشق وحمص", Phrase(R.ROAD, ("دمشق", "حمص"))),
    ("طريق دمشق - حمص", Phrase(R.ROAD, ("دمشق", "حمص"))),
    ("أوتوستراد دمشق-حمص", Phrase(R.ROAD, ("دمشق", "حمص"))),
    ("الطريق الدولي بين حلب وحماة", Phrase(R.ROAD, ("حلب", "حماه"))),
    ("الطريق الواصل بين الرقة ودير الزور", Phrase(R.ROAD, ("الرقه", "دير الزور"))),
    ("على الطريق من دمشق إلى حمص", Phrase(R.ROAD, ("دمشق", "حمص"))),
    ("on the road to Palmyra", Phrase(R.ROAD, ("palmyra",))),
    ("on the road from Homs to Palmyra", Phrase(R.ROAD, ("homs", "palmyra"))),
    ("on the highway linking Damascus with Aleppo", Phrase(R.ROAD, ("damascus", "aleppo"))),
    ("on the Palmyra - Deir ez-Zor road", Phrase(R.ROAD, ("palmyra", "deir ez zor"))),
    ("along the Homs–Hama highway", Phrase(R.ROAD, ("homs", "hama"))),
]

BANKS = [
    ("ضفة الفرات", Phrase(R.BANK, ("الفرات",))),
    ("الضفة الشرقية لنهر الفرات", Phrase(R.BANK, ("نهر الفرات",), S.EAST)),
    ("الضفة اليسرى لنهر الفرات قرب هجين", Phrase(R.BANK, ("نهر الفرات", "هجين"))),
    ("the eastern bank of the Euphrates", Phrase(R.BANK, ("euphrates",), S.EAST)),
    ("the east bank of the Euphrates near Mayadin", Phrase(R.BANK, ("euphrates", "mayadin"), S.EAST)),
]

SURROUNDINGS = [
    ("القرية المجاورة لعياش", Phrase(R.NEXT_TO, ("عياش",))),
    ("القرية المجاورة لنبل", Phrase(R.NEXT_TO, ("نبل",))),
    ("قرية مجاورة للرقة", Phrase(R.NEXT_TO, ("الرقه",))),
    ("المجاورة", Phrase(R.NEXT_TO, ())),
    ("بالقرب من معدان", Phrase(R.NEXT_TO, ("معدان",))),
    ("مقابل الميادين", Phrase(R.NEXT_TO, ("الميادين",))),
    ("قبالة جزيرة أرواد", Phrase(R.NEXT_TO, ("جزيره ارواد",))),
    ("near Manbij", Phrase(R.NEXT_TO, ("manbij",))),
    ("opposite Abu Kamal", Phrase(R.NEXT_TO, ("abu kamal",))),
    ("the village next to Ayyash", Phrase(R.NEXT_TO, ("ayyash",))),
    ("أطراف مدينة الباب", Phrase(R.OUTSKIRTS, ("مدينه الباب",))),
    ("على أطراف حلب الشمالية", Phrase(R.OUTSKIRTS, ("حلب",), S.NORTH)),
    ("الأطراف الغربية لمدينة إدلب", Phrase(R.OUTSKIRTS, ("مدينه ادلب",), S.WEST)),
    ("في محيط دمشق", Phrase(R.OUTSKIRTS, ("دمشق",))),
    ("عند مدخل دير الزور الجنوبي", Phrase(R.OUTSKIRTS, ("دير الزور",), S.SOUTH)),
    ("المدخل الشرقي للبلدة", Phrase(R.OUTSKIRTS, (), S.EAST)),
    ("the outskirts of Douma", Phrase(R.OUTSKIRTS, ("douma",))),
    ("the northern outskirts of Raqqa", Phrase(R.OUTSKIRTS, ("raqqa",), S.NORTH)),
    ("the town's western outskirts", Phrase(R.OUTSKIRTS, (), S.WEST)),
    ("Damascus's southern suburbs", Phrase(R.OUTSKIRTS, ("damascus",), S.SOUTH)),
    ("at the entrance of Saraqib", Phrase(R.OUTSKIRTS, ("saraqib",))),
    ("ريف دير الزور الغربي", Phrase(R.COUNTRYSIDE, ("دير الزور",), S.WEST)),
    ("الريف الغربي لدير الزور", Phrase(R.COUNTRYSIDE, ("دير الزور",), S.WEST)),
    ("ريف حلب الشمالي الشرقي", Phrase(R.COUNTRYSIDE, ("حلب",), S.NORTHEAST)),
    ("الريف الغربي", Phrase(R.COUNTRYSIDE, (), S.WEST)),
    ("western countryside of Deir ez-Zor", Phrase(R.COUNTRYSIDE, ("deir ez zor",), S.WEST)),
    ("northern Homs countryside", Phrase(R.COUNTRYSIDE, ("homs",), S.NORTH)),
    ("Idlib’s southern countryside", Phrase(R.COUNTRYSIDE, ("idlib",), S.SOUTH)),
    ("rural Raqqa", Phrase(R.COUNTRYSIDE, ("raqqa",))),
    ("Afrin countryside", Phrase(R.COUNTRYSIDE, ("afrin",))),
    ("Damascus suburbs", Phrase(R.OUTSKIRTS, ("damascus",))),
    ("Eastern Aleppo", Phrase(R.PART_OF, ("aleppo",), S.EAST)),
    ("أحياء حلب الشرقية", Phrase(R.PART_OF, ("حلب",), S.EAST)),
    ("downtown Homs", Phrase(R.PART_OF, ("homs",))),
]


@pytest.mark.parametrize(("text", "phrase"), [*SIDES, *DISTANCES, *WAYS, *BANKS, *SURROUNDINGS])
def test_a_phrase_is_read_as_its_relation(text: str, phrase: Phrase) -> None:
    assert parse_relation(text) == phrase


NO_RELATION = [
    "دير الزور", "Aleppo", "تل شرقي", "Um Adase near Manbij", "", "شمال", "10", "10 km", "Qal'at al-Mudiq", "باب الهوى",
    "Ma'arrat an-Nu'man", "بصرى الشام", "five", "كيلومترين", "Castello Road", "Old Bridge",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_RELATION)
def test_a_name_is_not_a_relation(text: str) -> None:
    assert parse_relation(text) is None


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    phrase = parse_relation(text)
    assert phrase is None or isinstance(phrase, Phrase)


WORDS = st.sampled_from(
    [
        "شمال",
        "الشرقي",
        "ريف",
        "بين",
        "و",
        "10",
        "كم",
        "من",
        "حلب",
        "near",
        "of",
        "east",
        "road",
        "to",
        "Homs",
        "bank",
        "'s",
    ]
)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_any_order_of_the_words_of_a_relation_is_read_without_an_error(text: str) -> None:
    phrase = parse_relation(text)
    assert phrase is None or all(anchor.strip() for anchor in phrase.anchors)


NAMES = [
    ("الغوطة الشرقية", "eastern-ghouta", "a region's own name"),
    ("Northern Aleppo", "northern-aleppo", "so in English"),
    ("ريف دمشق", "sy-rif-dimashq", "a governorate"),
    ("Northern Deir Baalbah", "sy-homs-deir-baalbah-north", "a quarter, its adjective translated"),
]


@pytest.mark.parametrize(("text", "place_id", "why"), NAMES)
def test_a_name_that_reads_like_a_relation_stays_a_name(text: str, place_id: str, why: str) -> None:
    found = locate(text, load_gazetteer(), within="Homs" if "homs" in place_id else None)
    assert isinstance(found, Match), why
    assert found.place.id == place_id, why


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("north of Homs", ["sy-homs-city"]),
        ("على طريق حمص تدمر", ["sy-homs-city", "sy-homs-tadmur"]),
        ("على طريق دير الزور تدمر", ["sy-deir-ez-zor-city", "sy-homs-tadmur"]),
        ("على طريق دير الزور", ["sy-deir-ez-zor-city"]),
        ("شرق الباب", ["sy-aleppo-al-bab"]),
        ("5 كم شمال التل", ["sy-rif-dimashq-al-tall"]),
        ("في منتصف الطريق بين الراعي والباب", ["sy-aleppo-al-rai", "sy-aleppo-al-bab"]),
        ("the left bank of the Euphrates near Abu Kamal", ["euphrates", "sy-deir-ez-zor-abu-kamal"]),
    ],
)
def test_a_relation_rests_on_the_places_it_names(text: str, anchors: list[str]) -> None:
    found = locate(text, load_gazetteer())
    assert isinstance(found, Inferred)
    assert [anchor.id for anchor in found.anchors] == anchors
    assert any(text in reason for reason in found.why)


def test_a_relation_to_an_unknown_place_stays_unknown() -> None:
    assert not isinstance(locate("شرق قشتنغمبرذ", load_gazetteer()), Inferred | Match)


def test_a_relation_to_namesakes_is_not_inferred_until_something_tells_them_apart() -> None:
    gazetteer = load_gazetteer()
    assert isinstance(locate("الصالحية", gazetteer), Ambiguous)
    assert not isinstance(locate("قرب الصالحية", gazetteer), Inferred)
    assert isinstance(locate("قرب الصالحية", gazetteer, within="دمشق"), Inferred)


def test_only_a_wide_place_has_an_east() -> None:
    gazetteer = load_gazetteer()
    assert isinstance(locate("Eastern Saraqib", gazetteer), Inferred)
    assert not isinstance(locate("Eastern Karnaz", gazetteer), Inferred), "so a village beside Karnaz may be called"
