"""Cells as people write them: numbers, positions and days, each read one way or refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.exchange.cells import degrees, figures, pair, position, radius_m
from geo.exchange.days import between, order_of, span
from geo.exchange.delimited import parse_delimited
from geo.exchange.errors import RowError
from geo.exchange.lexicons import kind_in

DEGREES = [
    ("35.42", 35.42),
    ("-0.5", -0.5),
    ("٣٥٫٤٢", 35.42),
    ("35,42", 35.42),
    ("35.42° N", 35.42),
    ("S 35.42", -35.42),
    ("40.5W", -40.5),
    ("35°30'0\"N", 35.5),
    ("35° 30' N", 35.5),
    ("35 30 36", 35.51),
    ("−35.42", -35.42),
    ("35", 35.0),
]


@pytest.mark.parametrize(("cell", "expected"), DEGREES)
def test_degrees(cell: str, expected: float) -> None:
    assert degrees(cell, "lat") == pytest.approx(expected)


@pytest.mark.parametrize("cell", ["x", "NaN", "inf", "1e3", "35.42.1", "35 75 0", "0x10", "1" * 400, "35;42", "--5"])
def test_what_is_no_degrees_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match="lat: not degrees"):
        degrees(cell, "lat")


PAIRS = [
    ("35.42, 40.05", ("35.42", "40.05")),
    ("35.42 40.05", ("35.42", "40.05")),
    ("POINT (40.05 35.42)", ("35.42", "40.05")),
    ("35.42", None),
]


@pytest.mark.parametrize(("cell", "expected"), PAIRS)
def test_a_position_in_one_cell(cell: str, expected) -> None:
    assert pair(cell) == expected


def test_no_coordinates_are_no_position_and_half_of_them_an_error() -> None:
    assert position("", "n/a", "lat", "lon") is None
    with pytest.raises(RowError, match="lon: is empty"):
        position("35", "", "lat", "lon")


FIGURES = [
    ("5", [(5, "exact")]),
    ("٥", [(5, "exact")]),
    ("5.0", [(5, "exact")]),
    ("1,200", [(1200, "exact")]),
    ("10-15", [(10, "at least"), (15, "at most")]),
    ("10 – 15", [(10, "at least"), (15, "at most")]),
    ("10–10", [(10, "exact")]),
    ("0-2", [(2, "at most")]),
    ("at least 10", [(10, "at least")]),
    ("10+", [(10, "at least")]),
    (">10", [(10, "at least")]),
    ("up to 10", [(10, "at most")]),
    ("about 10", [(10, "about")]),
    ("حوالي ١٠", [(10, "about")]),
    ("", []),
    ("unknown", []),
    ("-", []),
]


@pytest.mark.parametrize(("cell", "expected"), FIGURES)
def test_counts(cell: str, expected) -> None:
    found = figures("killed", cell, "dead")
    assert [(figure.number, figure.qualifier) for figure in found] == expected
    assert all(figure.text == cell for figure in found)


@pytest.mark.parametrize("cell", ["many", "5.5", "15-10", "-5", "1e6", "9" * 12, "5;6"])
def test_what_is_no_count_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match=r"^dead: "):
        figures("killed", cell, "dead")


@pytest.mark.parametrize("cell", ["0", "-5", "x", "1e9"])
def test_what_is_no_radius_is_refused(cell: str) -> None:
    with pytest.raises(RowError, match="not a radius in metres"):
        radius_m(cell, "radius")


DAYS = [
    ("2014-03-12", None, "2014-03-12", "2014-03-12", "2014-03-12", 1),
    ("2014/3/12", None, "2014-03-12", "2014-03-12", "2014-03-12", 1),
    ("2014-03-12T10:15:00Z", None, "2014-03-12", "2014-03-12", "2014-03-12", 1),
    ("13/3/2014", None, "2014-03-13", "2014-03-13", "2014-03-13", 1),
    ("3/13/2014", None, "2014-03-13", "2014-03-13", "2014-03-13", 1),
    ("3/4/2014", "dmy", "2014-04-03", "2014-04-03", "2014-04-03", 1),
    ("3/4/2014", "mdy", "2014-03-04", "2014-03-04", "2014-03-04", 1),
    ("4/4/2014", None, "2014-04-04", "2014-04-04", "2014-04-04", 1),
    ("١٢/٣/٢٠١٤", "dmy", "2014-03-12", "2014-03-12", "2014-03-12", 1),
    ("12 March 2014", None, "2014-03-12", "2014-03-12", "2014-03-12", 1),
    ("12 آذار 2014", None, "2014-03-12", "2014-03-12", "2014-03-12", 1),
    ("March 2014", None, "2014-03-01", "2014-03-31", "2014-03", 3),
    ("آذار 2014", None, "2014-03-01", "2014-03-31", "2014-03", 3),
    ("2014", None, "2014-01-01", "2014-12-31", "2014", 3),
    ("2014-03-12~", None, "2014-03-12", "2014-03-12", "2014-03-12~", 1),
    ("2014-03-12/2014-03-15", None, "2014-03-12", "2014-03-15", "2014-03-12/2014-03-15", 2),
    ("12 March 2014 - 2 April 2014", None, "2014-03-12", "2014-04-02", "2014-03-12/2014-04-02", 3),
    ("1945-04-17", None, "1945-04-17", "1945-04-17", "1945-04-17", 1),
]


@pytest.mark.parametrize(("cell", "order", "expected"), [(row[0], row[1], row[2:]) for row in DAYS])
def test_days(cell: str, order, expected) -> None:
    when = span(cell, "day", order)
    assert (str(when.start), str(when.end), when.edtf, when.precision) == expected
    assert when.expression == cell


BAD_DAYS = [
    ("3/4/2014", "day/month or month/day?"),
    ("31/02/2014", "no such day"),
    ("2014-13-01", "no such day"),
    ("0203-01-01", "no such day"),
    ("41710", "a spreadsheet's number for a day"),
    ("12/3/14", "not a day"),
    ("yesterday", "not a day"),
    ("2014-03-12 and later", "not a day"),
    ("2014-03-15/2014-03-12", "ends before it begins"),
    ("9999999999-01-01", "not a day"),
]


@pytest.mark.parametrize(("cell", "said"), BAD_DAYS)
def test_what_is_no_day_is_refused(cell: str, said: str) -> None:
    with pytest.raises(RowError) as refused:
        span(cell, "day")
    assert said in str(refused.value)


def test_a_range_in_two_cells() -> None:
    when = between("2014-03-12", "2014-03-14", "from", "to")
    assert (when.edtf, when.precision) == ("2014-03-12/2014-03-14", 2)
    assert between("2014-03-12", "", "from", "to").edtf == "2014-03-12"
    assert between("", "", "from", "to") is None
    with pytest.raises(RowError, match="to: comes before from"):
        between("2014-03-12", "2014-03-11", "from", "to")


ORDERS = [
    (["3/4/2014", "13/4/2014"], "dmy"),
    (["3/4/2014", "4/13/2014"], "mdy"),
    (["3/4/2014"], None),
    (["13/4/2014", "4/13/2014"], None),
    (["2014-03-04", "soon"], None),
]


@pytest.mark.parametrize(("cells", "expected"), ORDERS)
def test_the_order_of_numeric_dates_is_told_by_those_with_one_reading(cells: list[str], expected) -> None:
    assert order_of(cells) == expected


@given(st.dates())
def test_every_day_is_read_back_or_refused_for_its_year(day) -> None:
    if day.year < 1000:
        with pytest.raises(RowError):
            span(day.isoformat(), "day")
    else:
        assert span(day.isoformat(), "day").start == day


@given(st.text(max_size=40))
def test_no_cell_brings_up_anything_but_a_refusal(cell: str) -> None:
    for read in (lambda: span(cell, "x"), lambda: degrees(cell, "x"), lambda: figures("killed", cell, "x")):
        said = ""
        try:
            read()
        except RowError as error:
            said = str(error)
        assert "\n" not in said
        assert len(said) < 300


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end: str) -> None:
    data = end.join(["date,place", '2015-01-01,"Ay', 'yash"', "", "2015-01-02,Douma", ""]).encode()
    rows = list(parse_delimited(data, "x.csv", frozenset({"date"})).rows)
    assert [row.line for row in rows] == [2, 5]
    assert [row.cells["place"] for row in rows] == [f"Ay{end}yash", "Douma"]


def test_half_a_letter_in_json_is_made_whole() -> None:
    from geo.exchange.features import read_geojson
    from tests.made_bad_layers import feature
    from tests.made_tables import incoming

    data = feature([40, 35], notes="x").replace(b'"x"', b'"\\ud800"')
    (event,) = read_geojson(incoming(data, "x.geojson")).events
    assert event.evidence[0].quote == "\ufffd"


SLOW = [
    " " * 90_000 + "x",
    "," * 90_000 + " x y",
    "3" + " " * 90_000 + "x",
    "1 " * 45_000,
    "(" * 90_000,
    "آذار " * 18_000,
]


@pytest.mark.parametrize("cell", SLOW, ids=range(len(SLOW)))
def test_no_cell_takes_long_however_it_is_made(cell: str) -> None:
    started = time.process_time()
    assert pair(cell) is None
    assert kind_in(cell) is None
    for read in (lambda: span(cell, "x"), lambda: degrees(cell, "x"), lambda: figures("killed", cell, "x")):
        with pytest.raises(RowError):
            read()
    assert time.process_time() - started < 1
