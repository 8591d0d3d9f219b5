"""Spans of time: bounds of the notation level by level, and which days a span holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import ABOUT_DAYS, TimeSpan, edtf_to_bounds, is_edtf

D = date
BOUNDS = [
    # Level 0
    ("2015-08-19", D(2015, 8, 19), D(2015, 8, 19)),
    ("2015-08", D(2015, 8, 1), D(2015, 8, 31)),
    ("2016-02", D(2016, 2, 1), D(2016, 2, 29)),
    ("2015-02", D(2015, 2, 1), D(2015, 2, 28)),
    ("2015", D(2015, 1, 1), D(2015, 12, 31)),
    ("2013-04-10/2018-04-11", D(2013, 4, 10), D(2018, 4, 11)),
    ("2015-08/2015-09", D(2015, 8, 1), D(2015, 9, 30)),
    ("2013/2015-09-05", D(2013, 1, 1), D(2015, 9, 5)),
    # Level 1: uncertain and approximate
    ("2015-08-19~", D(2015, 8, 19), D(2015, 8, 19)),
    ("2015-08-19?", D(2015, 8, 19), D(2015, 8, 19)),
    ("2015-08%", D(2015, 8, 1), D(2015, 8, 31)),
    ("2015-01~/2015-08-26", D(2015, 1, 1), D(2015, 8, 26)),
    # Level 1: unspecified digits
    ("201X", D(2010, 1, 1), D(2019, 12, 31)),
    ("19XX", D(1900, 1, 1), D(1999, 12, 31)),
    ("2015-XX", D(2015, 1, 1), D(2015, 12, 31)),
    ("2015-XX-XX", D(2015, 1, 1), D(2015, 12, 31)),
    ("2016-02-XX", D(2016, 2, 1), D(2016, 2, 29)),
    # Level 1: seasons
    ("2015-21", D(2015, 3, 1), D(2015, 5, 31)),
    ("2015-22", D(2015, 6, 1), D(2015, 8, 31)),
    ("2015-23", D(2015, 9, 1), D(2015, 11, 30)),
    ("2015-24", D(2015, 12, 1), D(2016, 2, 29)),
    ("2014-24~/2015-21", D(2014, 12, 1), D(2015, 5, 31)),
    # Level 1: open and unknown ends
    ("2015-01~/..", D(2015, 1, 1), None),
    ("2013-04-10/..", D(2013, 4, 10), None),
    ("2013-04-10/", D(2013, 4, 10), None),
]
NO_BOUNDS = [
    "",
    "soon",
    "2015-13",
    "2015-02-30",
    "2015-8-19",
    "19/08/2015",
    "../2015",
    "/2015",
    "Y170000002",
    "-0333",
    "0000",
    "9999-24",
    "2015-08-19T20:15:00",
    "٢٠١٥",
    "[2015,2016]",
    "2015-08-19\n",
    "[" * 5000,
]


@pytest.mark.parametrize(("edtf", "first", "last"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bounds(edtf: str, first: date, last: date | None) -> None:
    assert edtf_to_bounds(edtf) == (first, last)


@pytest.mark.parametrize("text", NO_BOUNDS)
def test_what_has_no_bounds_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf_to_bounds(text)


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]))
def test_a_day_is_its_own_bounds(day: date, mark: str) -> None:
    assert edtf_to_bounds(f"{day.isoformat()}{mark}") == (day, day)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert is_edtf(text) in (True, False)


MARGINS = [
    ("2015-08-19", 0),
    ("2015-08-19?", 0),
    ("2015-08-19~", ABOUT_DAYS),
    ("2015-08-19%", ABOUT_DAYS),
    ("2015-08~", 15),
    ("2015-08-XX~", 15),
    ("2015~", 183),
    ("2015-01~/..", 15),
    ("2015-01/2015-08-26~", 0),
]


@pytest.mark.parametrize(("edtf", "days"), MARGINS)
def test_how_far_an_approximate_start_may_lie_off(edtf: str, days: int) -> None:
    assert TimeSpan(D(2015, 1, 1), None, edtf).margin_days == days


ACTIVE = [
    ("before", D(2015, 1, 1), D(2015, 8, 18), False),
    ("its first day", D(2015, 1, 1), D(2015, 8, 19), True),
    ("inside", D(2015, 8, 20), D(2015, 8, 20), True),
    ("all around", D(2015, 1, 1), D(2016, 1, 1), True),
    ("its last day", D(2015, 8, 22), D(2016, 1, 1), True),
    ("after", D(2015, 8, 23), D(2016, 1, 1), False),
]


@pytest.mark.parametrize(("what", "first", "last", "active"), ACTIVE, ids=[row[0] for row in ACTIVE])
def test_active_on(what: str, first: date, last: date, active: bool) -> None:
    assert TimeSpan(D(2015, 8, 19), D(2015, 8, 22), "2015-08-19/2015-08-22").active_on(first, last) is active


@given(st.dates(), st.dates(), st.integers(0, 1000))
def test_what_has_not_ended_is_active_from_its_start_on(start: date, first: date, days: int) -> None:
    span = TimeSpan(start, None, "2015/..")
    last = first + timedelta(days=min(days, (date.max - first).days))
    assert span.open_ended
    assert span.active_on(first, last) is (last >= start)


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="2015-08-19/2015-08-18"):
        TimeSpan(D(2015, 8, 19), D(2015, 8, 18), "2015-08-19")


def test_the_notation_is_checked() -> None:
    with pytest.raises(ValueError, match="'soon'"):
        TimeSpan(D(2015, 8, 19), None, "soon")


@pytest.mark.parametrize(
    ("edtf", "about"), [("2015-08-19~", True), ("2015-08%", True), ("2015-08?", False), ("2015", False)]
)
def test_approximate(edtf: str, about: bool) -> None:
    assert TimeSpan(D(2015, 8, 19), None, edtf).approximate is about
