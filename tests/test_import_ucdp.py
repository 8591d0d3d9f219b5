"""UCDP GED in: its precisions become roughness, its estimates figures with their bounds."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events import Event
from geo.exchange import FileError
from geo.exchange.ucdp import read_ucdp
from tests.made_tables import UCDP_ROW, incoming, ucdp


def one(**change: str) -> Event:
    (event,) = read_ucdp(incoming(ucdp(change))).events
    return event


def test_a_row_is_an_event_of_its_two_sides() -> None:
    event = one()
    assert (event.kind, event.places[0].text, event.evidence[0].quote) == (
        "clash",
        "Mayadin town",
        "Clashes in the east",
    )
    assert [(a.name, a.role) for a in event.actors] == [
        ("Government of Nowhere", "side 1"),
        ("Insurgents of Nowhere", "side 2"),
    ]
    assert event.code("relid") == "SYR-2014-1-1-1"
    assert event.code("dataset") == "UCDP GED"


@pytest.mark.parametrize(("violence", "kind"), [("1", "clash"), ("2", "clash"), ("3", "killing")])
def test_types_of_violence_become_kinds(violence: str, kind: str) -> None:
    assert one(type_of_violence=violence).kind == kind


PLACES = [
    ("1", "match", 2_000, 2_000),
    ("2", "inferred", 25_000, 25_000),
    ("3", "inferred", 20_000, 120_000),
    ("4", "inferred", 100_000, 250_000),
    ("5", "inferred", 50_000, 50_000),
    ("6", "inferred", 300_000, 700_000),
    ("7", "inferred", 300_000, 700_000),
]


@pytest.mark.parametrize(("precision", "status", "least", "most"), PLACES)
def test_a_place_is_as_rough_as_it_is_coded(precision: str, status: str, least: float, most: float) -> None:
    (place,) = one(where_prec=precision).places
    assert place.status == status
    assert least <= place.uncertainty_m <= most


DAYS = [
    ("2014-03-12", "2014-03-12", "1", "2014-03-12", 1),
    ("2014-03-12 00:00:00.000", "2014-03-15 00:00:00.000", "2", "2014-03-12/2014-03-15", 2),
    ("2014-03-01", "2014-03-31", "4", "2014-03-01/2014-03-31", 4),
    ("2014-01-01", "2014-12-31", "5", "2014-01-01/2014-12-31", 5),
    ("12/3/2014", "13/3/2014", "", "2014-03-12/2014-03-13", 2),
]


@pytest.mark.parametrize(("start", "end", "precision", "edtf", "expected"), DAYS)
def test_days_and_their_precision(start: str, end: str, precision: str, edtf: str, expected: int) -> None:
    when = one(date_start=start, date_end=end, date_prec=precision).when
    assert (when.edtf, when.precision) == (edtf, expected)
    assert when.start <= date(2014, 3, 12) <= when.end


FIGURES = [
    ("5", "5", "5", [("exact", 5)]),
    ("5", "3", "9", [("about", 5), ("at least", 3), ("at most", 9)]),
    ("0", "0", "4", [("about", 0), ("at least", 0), ("at most", 4)]),
    ("5", "", "", [("exact", 5)]),
]


@pytest.mark.parametrize(("best", "low", "high", "expected"), FIGURES)
def test_the_estimate_stands_with_its_bounds(best: str, low: str, high: str, expected) -> None:
    assert [(f.qualifier, f.number) for f in one(best=best, low=low, high=high).figures] == expected


BAD_ROWS = [
    ({"best": "7"}, "best: does not lie between low 5 and high 5: 7"),
    ({"best": ""}, "best: not a count: ''"),
    ({"where_prec": "8"}, "where_prec: not a code from 1 to 7: '8'"),
    ({"date_prec": "0"}, "date_prec: not a code from 1 to 5: '0'"),
    ({"type_of_violence": "4"}, "type_of_violence: not a code from 1 to 3: '4'"),
    ({"date_end": "2014-03-01"}, "date_end: comes before date_start"),
    ({"latitude": "95.1"}, "not on the globe"),
    ({"id": ""}, "id: is empty"),
]


@pytest.mark.parametrize(("change", "said"), BAD_ROWS, ids=[row[1] for row in BAD_ROWS])
def test_a_bad_row_is_refused_and_the_others_are_taken(change, said: str) -> None:
    intake = read_ucdp(incoming(ucdp({}, change)))
    assert len(intake.events) == 1
    assert str(intake.refused[0]).startswith("line 3: ")
    assert said in str(intake.refused[0])


def test_a_row_whose_sources_say_nothing_stands_on_itself() -> None:
    quote = one(source_article="", source_headline="").evidence[0].quote
    assert "side_a: Government of Nowhere" in quote


def test_the_position_is_in_no_code() -> None:
    codes = dict(one().codes)
    assert not {"latitude", "longitude", "geom_wkt"} & set(codes)
    assert codes["where_prec"] == UCDP_ROW["where_prec"]


def test_a_file_without_its_columns_is_refused_whole() -> None:
    with pytest.raises(FileError, match="not an export of UCDP GED: no column type_of_violence"):
        read_ucdp(incoming(b"id,latitude\n1,2\n"))
