"""Expressions of time: tables by language, all read on Wednesday 26 August 2015 unless a row says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events import is_edtf
from geo.reading.time import TimeExpression, default_when, find_times
from tests.times_arabic import ARABIC
from tests.times_english import ENGLISH

PUBLISHED = date(2015, 8, 26)


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression | None:
    """The one expression of a text that has at most one that dates or counts."""
    found = find_times(text, (0, len(text)), published)
    assert len(found) <= 1, [text[time.start : time.end] for time in found]
    return found[0] if found else None


@pytest.mark.parametrize(("text", "role", "edtf"), [*ARABIC, *ENGLISH])
def test_an_expression_means_its_days(text, role, edtf):
    time = only(text)
    assert (time and time.role, time and time.when and time.when.edtf) == (role, edtf)


def test_the_tables_are_large_and_hold_no_row_twice():
    for table in (ARABIC, ENGLISH):
        texts = [row[0] for row in table]
        assert len(texts) >= 150
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        (date(2015, 3, 31), "قبل شهر", "2015-02~"),
        (date(2016, 2, 29), "قبل عام", "2015-02~"),
        (date(2016, 1, 2), "in December", "2015-12"),
        (date(2016, 1, 2), "last month", "2015-12"),
        (date(2016, 1, 2), "السبت 2 كانون الثاني", "2016-01-02"),
        (date(2020, 9, 12), "أمس الجمعة 11 أيلول", "2020-09-11"),
        (date(2017, 8, 2), "recently", "2017-07~"),
        (date(2018, 8, 20), "الخميس الماضي", "2018-08-16"),
        (date(2016, 8, 28), "اليوم السبت", "2016-08-27"),
        (date(2017, 1, 13), "on January 23", "2017-01-23"),
        (date(2018, 1, 1), "on 29 February", "2016-02-29"),
        (date(2015, 6, 30), "منذ مطلع شهر رمضان", "2015-06-18~/.."),
        (date(2016, 5, 24), "منذ مطلع العام الماضي", "2015-01~/.."),
    ],
)
def test_expressions_count_from_the_day_of_publication(published, text, edtf):
    assert only(text, published).when.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "اليوم",
        "أمس",
        "الجمعة",
        "قبل أيام",
        "منذ أكثر من أربعة أشهر",
        "last week",
        "on Friday",
        "in May",
        "since Friday",
    ],
)
def test_without_a_day_of_publication_relative_times_have_no_days_and_say_so(text):
    time = only(text, None)
    assert time.when is None
    assert "publication is unknown" in time.rule


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("في 27 تشرين الثاني 2013", "2013-11-27"),
        ("in May 2013", "2013-05"),
        ("منذ عام 2013", "2013~/.."),
        ("صيف 2014", "2014-06~/2014-08~"),
    ],
)
def test_without_a_day_of_publication_full_dates_stand(text, edtf):
    assert only(text, None).when.edtf == edtf


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("في اليوم نفسه", 0), ("في اليوم التالي", 1), ("بعد يومين", 2), ("وقبل ذلك بيومين", -2), ("بعد ساعات", 0),
        ("the same day", 0), ("the next day", 1), ("the previous day", -1), ("three days later", 3),
        ("a week earlier", -7),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_the_day_told_before(text, days):
    time = only(text)
    told = only("on 5 August").when
    assert time.after(told).start == told.start + timedelta(days=days)
    assert time.after(None) is None


def test_a_state_that_has_been_so_for_a_time_goes_on():
    assert only("The town has been under siege for two weeks").when.edtf == "2015-08-12~/.."
    assert only("Waer has been besieged for years").when.edtf == "2015-08-26~/.."
    assert only("Madaya has been blockaded for months").when.edtf == "2015-08-26~/.."
    assert only("The siege went on for two weeks").when is None


def test_several_expressions_of_a_sentence_are_told_apart():
    text = "قصفت الطائرات فجر اليوم بلدة الغنطو، بعد قصف مماثل الاثنين الماضي، في منطقة محاصرة منذ عامين."
    assert [time.when.edtf for time in find_times(text, (0, len(text)), PUBLISHED)] == [
        "2015-08-26",
        "2015-08-24",
        "2013-08~/..",
    ]


def test_only_the_span_is_read():
    text = "أمس. اليوم."
    assert [text[t.start : t.end] for t in find_times(text, (5, len(text)), PUBLISHED)] == ["اليوم"]


def test_the_default_is_about_the_day_of_publication():
    assert default_when(PUBLISHED).edtf == "2015-08-26~"
    assert default_when(None) is None


def test_an_about_day_is_that_day():
    when = only("قبل أيام").when
    assert (when.start, when.end, when.margin_days) == (date(2015, 8, 23), date(2015, 8, 23), 3)


def test_a_month_ago_spans_the_month():
    when = only("قبل ستة أشهر").when
    assert (when.start, when.end) == (date(2015, 2, 1), date(2015, 2, 28))


WORDS = [row[0] for row in (*ARABIC, *ENGLISH)]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=6).map(" ".join),
    st.none() | st.dates(min_value=date(1, 1, 1)),
)
def test_every_expression_lies_in_its_span_in_order_and_is_edtf(text, published):
    last = 0
    for time in find_times(text, (0, len(text)), published):
        assert last <= time.start < time.end <= len(text)
        last = time.end
        if time.when is not None:
            assert is_edtf(time.when.edtf)
            assert time.when.expression == text[time.start : time.end]
            assert time.when.start <= (time.when.end or date.max)
