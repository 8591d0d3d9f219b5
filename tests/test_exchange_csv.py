"""The spreadsheet: a row an event, flat, with its source, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given

from geo.events import Actor, Citation, Event, Figure, TimeSpan, View
from geo.exchange import LICENCE, Provenance, events_to_csv, provenance_of
from geo.exchange.csv import COLUMNS
from tests.made_events import EVENT_LISTS, a_place, an_article, an_event

RISKY = "=+-@\t\r\n＝＋－＠"


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


CROSSING = an_event(
    kind="crossing",
    change="opened and used",
    when=TimeSpan(date(2015, 8, 16), date(2015, 8, 22), "2015-08-19~", "قبل حوالي الأسبوع"),
    places=(
        a_place("عياش", 40.03, 35.41, role="from", names=(("ar", "عياش"), ("en", "Ayyash"))),
        a_place("البو جمعة", 39.95, 35.45, role="to", status="inferred", uncertainty_m=6000.0),
    ),
    actors=(Actor("Government of Syria", "النظام", "opener"),),
    figures=(Figure("families", 50, "about", "نحو 50 عائلة"), Figure("killed", 2, "exact", "قتيلان")),
)
EXPECTED = {
    "id": "0" * 16,
    "kind": "crossing",
    "change": "opened and used",
    "start": "2015-08-16",
    "end": "2015-08-22",
    "edtf": "2015-08-19~",
    "date_as_written": "قبل حوالي الأسبوع",
    "place": "",
    "from": "Ayyash",
    "to": "البو جمعة",
    "lon": "40.03",
    "lat": "35.41",
    "uncertainty_m": "500.0",
    "placed_by": "match",
    "actors": "Government of Syria (opener)",
    "killed": "2",
    "families": "about 50",
    "injured": "",
    "status": "draft",
    "confidence": "0.5",
    "quote": "سطر أول",
    "article": "عنوان",
    "outlet": "MicroSyria",
    "published": "2015-08-26",
    "url": "https://example.org/1",
    "link": "https://example.org/?v=1",
    "filters": "from=2015-08-01&kind=siege,crossing",
    "data_date": "2015-08-26",
    "data_version": "0123",
    "licence": LICENCE,
}


@pytest.mark.parametrize(("column", "value"), EXPECTED.items())
def test_a_crossing_in_one_row(column: str, value: str) -> None:
    view = View(first=date(2015, 8, 1), kinds=("siege", "crossing"))
    provenance = provenance_of([CROSSING], [an_article()], "0123", "https://example.org/?v=1", view)
    (row,) = rows(events_to_csv([CROSSING], provenance))
    assert row[column] == value


def test_a_bare_event_of_an_article_nobody_has() -> None:
    (row,) = rows(events_to_csv([an_event(day=None)], Provenance()))
    assert (row["start"], row["end"], row["lon"], row["article"]) == ("", "", "", "")
    assert row["article_id"] == "a"


def test_a_siege_that_had_not_ended_has_no_end() -> None:
    siege = an_event(kind="siege", when=TimeSpan(date(2015, 1, 1), None, "2015-01~/.."))
    (row,) = rows(events_to_csv([siege], Provenance()))
    assert (row["start"], row["end"]) == ("2015-01-01", "")


def test_the_pin_is_where_it_happened() -> None:
    event = an_event(places=(a_place("base", 1.0, 2.0, role="from"), a_place("town", 3.0, 4.0)))
    (row,) = rows(events_to_csv([event], Provenance()))
    assert (row["lon"], row["lat"]) == ("3.0", "4.0")


@given(EVENT_LISTS)
def test_every_event_is_a_row_and_no_text_cell_begins_a_formula(events: list[Event]) -> None:
    table = list(csv.reader(io.StringIO(events_to_csv(events, Provenance()).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in table[1:]] == [event.id for event in events]
    numbers = {i for i, column in enumerate(COLUMNS) if column.name in {"lon", "lat", "uncertainty_m", "confidence"}}
    for row in table[1:]:
        assert len(row) == len(COLUMNS)
        for i, cell in enumerate(row):
            if i in numbers:
                assert cell == "" or float(cell) is not None
            else:
                assert cell[:1] not in set(RISKY), (COLUMNS[i].name, cell)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n@x", "＝1"])
def test_a_formula_is_defused(start: str) -> None:
    event = an_event(evidence=(Citation("a", start, 0, len(start)),))
    (row,) = rows(events_to_csv([event], Provenance()))
    assert row["quote"] == f"'{start}"


def test_a_western_longitude_stays_a_number() -> None:
    (row,) = rows(events_to_csv([an_event(places=(a_place("x", -3.5, -1.0),))], Provenance()))
    assert (row["lon"], row["lat"]) == ("-3.5", "-1.0")


def test_excel_sees_utf_8_and_windows_lines() -> None:
    data = events_to_csv([an_event()], Provenance())
    assert data.startswith(b"\xef\xbb\xbfid,kind,")
    assert data.count(b"\r\n") == 2


def test_the_row_of_hxl_tags_stands_under_the_heading() -> None:
    lines = events_to_csv([an_event()], Provenance(), hxl=True).decode("utf-8-sig").splitlines()
    tags = lines[1].split(",")
    assert tags[:2] == ["#meta+id", "#event+type"]
    assert len(tags) == len(set(tags)) == len(COLUMNS)
    assert all(tag.startswith("#") for tag in tags)
