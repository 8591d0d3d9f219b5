"""Numbers in words and digits, with their qualifiers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.numbers import MEANINGS, find_numbers

TABLE = [
    ("50 عائلة", 50, "exact"),
    ("٥٠ عائلة", 50, "exact"),
    ("أربعة مدنيين", 4, "exact"),
    ("أربعة عشر رجلا", 14, "exact"),
    ("خمسة وعشرين شخصا", 25, "exact"),
    ("خمسة وعشرون شخصا", 25, "exact"),
    ("مئة وخمسون", 150, "exact"),
    ("مئة وخمسة وعشرين", 125, "exact"),
    ("خمسمائة وستة وثلاثون", 536, "exact"),
    ("ثلاثة آلاف", 3000, "exact"),
    ("ثلاثة آلاف وخمسمئة", 3500, "exact"),
    ("مئتي ألف نسمة", 200_000, "exact"),
    ("مائتا ألف نسمة", 200_000, "exact"),
    ("250 ألفًا", 250_000, "exact"),
    ("ألفا مدني", 2000, "exact"),
    ("ألفي ليرة", 2000, "exact"),
    ("مليون ونصف", 1_500_000, "exact"),
    ("نصف مليون", 500_000, "exact"),
    ("5 ملايين", 5_000_000, "exact"),
    ("خمسة عشر ألفا", 15_000, "exact"),
    ("الساعات الأربع والعشرين", 24, "exact"),
    ("بـ5 قتلى", 5, "exact"),
    ("أحد عشر طفلا", 11, "exact"),
    ("ما يقارب من مئتي ألف نسمة", 200_000, "about"),
    ("نحو 40 ألف نسمة", 40_000, "about"),
    ("حوالي خمسين", 50, "about"),
    ("قرابة ألف", 1000, "about"),
    ("زهاء مئة", 100, "about"),
    ("خمسين تقريبا", 50, "about"),
    ("أكثر من 250 ألفًا", 250_000, "at least"),
    ("ما لا يقل عن سبعة", 7, "at least"),
    ("عشر مرات على الأقل", 10, "exact"),
    ("عشرة على الأقل", 10, "at least"),
    ("أقل من مئة", 100, "at most"),
    ("لا يتجاوز 30", 30, "at most"),
    ("عشرات العائلات", 20, "at least"),
    ("لعشرات العائلات", 20, "at least"),
    ("مئات المدنيين", 200, "at least"),
    ("آلاف المدنيين", 2000, "at least"),
    ("عشرات الآلاف", 20_000, "at least"),
    ("نحو عشرات القتلى", 20, "at least"),
    ("43 people", 43, "exact"),
    ("forty-three people", 43, "exact"),
    ("forty three people", 43, "exact"),
    ("two hundred and fifty", 250, "exact"),
    ("two hundred and fifty thousand", 250_000, "exact"),
    ("200,000 people", 200_000, "exact"),
    ("5.5 million people", 5_500_000, "exact"),
    ("half a million", 500_000, "exact"),
    ("a dozen", 12, "exact"),
    ("two dozen", 24, "exact"),
    ("some 200,000", 200_000, "about"),
    ("about 750 people", 750, "about"),
    ("an estimated 30,000", 30_000, "about"),
    ("nearly four", 4, "about"),
    ("more than two dozen", 24, "at least"),
    ("at least 20", 20, "at least"),
    ("over 100", 100, "at least"),
    ("20 or more", 20, "at least"),
    ("up to 40", 40, "at most"),
    ("fewer than ten", 10, "at most"),
    ("as many as 90", 90, "at most"),
    ("dozens of families", 24, "at least"),
    ("hundreds of thousands", 200_000, "at least"),
    ("thousands", 2000, "at least"),
]


@pytest.mark.parametrize(("text", "value", "qualifier"), TABLE)
def test_a_number_and_its_exactness(text, value, qualifier):
    (number,) = find_numbers(text, (0, len(text)))
    assert (number.value, number.qualifier) == (value, qualifier)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("500 مدني و300 مقاتل", [500, 300]),
        ("خمسة قتلى وسبعة جرحى", [5, 7]),
        ("3 و4", [3, 4]),
        ("30 killed and 90 injured", [30, 90]),
        ("60-70 people", [60, 70]),
        ("ثلاثة أو أربعة", [3, 4]),
        ("five, six", [5, 6]),
    ],
)
def test_numbers_side_by_side_stay_apart(text, values):
    assert [number.value for number in find_numbers(text, (0, len(text)))] == values


@pytest.mark.parametrize(
    "text",
    ["الأحد", "الاثنين", "أحد عناصر الدورية", "the 5th division", "على نصف المدينة", "ستار", "عشيرة", "once", "الست"],
)
def test_what_only_looks_like_a_number_is_none(text):
    assert find_numbers(text, (0, len(text))) == []


def test_the_span_holds_the_qualifier_and_the_number_alone():
    text = "يمنع النظام ما يقارب من مئتي ألف نسمة"
    (number,) = find_numbers(text, (0, len(text)))
    assert text[number.start : number.end] == "ما يقارب من مئتي ألف"
    assert text[number.number_start : number.number_end] == "مئتي ألف"


def test_vowel_signs_do_not_hide_a_number():
    text = "أُصيب سَبْعَةُ أشخاصٍ"
    (number,) = find_numbers(text, (0, len(text)))
    assert (number.value, text[number.start : number.end]) == (7, "سَبْعَة")


def test_only_the_span_is_read():
    text = "خمسة وعشرون"
    assert [number.value for number in find_numbers(text, (0, 4))] == [5]


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(MEANINGS)) | st.text(max_size=8) | st.integers().map(str)).map(" ".join))
def test_numbers_lie_in_order_and_are_not_negative(text):
    last = 0
    for number in find_numbers(text, (0, len(text))):
        assert last <= number.start <= number.number_start < number.number_end <= number.end <= len(text)
        assert number.value >= 0
        last = number.end


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_mean_themselves_with_or_without_separators(value):
    for text in (str(value), f"{value:,}", f"{value:,}".replace(",", ".") if value >= 10**6 else str(value)):
        (number,) = find_numbers(text, (0, len(text)))
        assert number.value == value
