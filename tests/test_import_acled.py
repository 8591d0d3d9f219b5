"""ACLED in: every code kept, rough places and days drawn roughly, and what cannot be read refused row by row."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events import Event
from geo.exchange import FileError
from geo.exchange.acled import read_acled
from tests.made_tables import ACLED_ROW, acled, incoming


def one(**change: str) -> Event:
    (event,) = read_acled(incoming(acled(change))).events
    return event


def test_a_row_is_an_event_that_stands_on_its_notes() -> None:
    event = one()
    assert (event.kind, event.status, event.confidence) == ("airstrike", "draft", 1.0)
    assert event.evidence[0].quote == ACLED_ROW["notes"]
    assert event.evidence[0].article_id == "ACLED/SYR900001"
    assert [(a.name, a.role) for a in event.actors] == [
        ("Made-up Air Force", "side 1"),
        ("Civilians (Nowhere)", "side 2"),
        ("Farmers (Nowhere)", "with side 2"),
        ("Women (Nowhere)", "with side 2"),
    ]
    assert [(f.what, f.number, f.qualifier) for f in event.figures] == [("killed", 4, "exact")]


@pytest.mark.parametrize("column", [name for name, cell in ACLED_ROW.items() if cell])
def test_nothing_the_row_says_is_lost(column: str) -> None:
    event = one()
    held = {
        "notes": event.evidence[0].quote,
        "location": event.places[0].text,
        "latitude": f"{event.places[0].point.lat:.4f}",
        "longitude": f"{event.places[0].point.lon:.4f}",
        "year": str(event.when.start.year),
    }
    assert held.get(column, event.code(column)) == ACLED_ROW[column]


PLACES = [
    ("1", "match", 2_000.0),
    ("", "match", 2_000.0),
    ("2", "inferred", 25_000.0),
]


@pytest.mark.parametrize(("precision", "status", "radius"), PLACES)
def test_a_place_is_as_rough_as_it_is_coded(precision: str, status: str, radius: float) -> None:
    (place,) = one(geo_precision=precision).places
    assert (place.status, place.uncertainty_m, place.text) == (status, radius, "Muhasan")
    assert (place.point.lon, place.point.lat) == (40.32, 35.24)


def test_a_whole_governorate_is_a_circle_that_holds_it() -> None:
    (place,) = one(geo_precision="3").places
    (unknown,) = one(geo_precision="3", admin1="Atlantis").places
    assert place.status == unknown.status == "inferred"
    assert place.uncertainty_m > 100_000
    assert unknown.uncertainty_m == 110_000


DAYS = [
    ("2014-03-12", "1", (date(2014, 3, 12), date(2014, 3, 12), "2014-03-12", 1)),
    ("12 March 2014", "1", (date(2014, 3, 12), date(2014, 3, 12), "2014-03-12", 1)),
    ("12/03/2014", "1", (date(2014, 3, 12), date(2014, 3, 12), "2014-03-12", 1)),
    ("2014-03-12", "2", (date(2014, 3, 12), date(2014, 3, 12), "2014-03-12~", 2)),
    ("2014-02-15", "3", (date(2014, 2, 1), date(2014, 2, 28), "2014-02", 3)),
    ("1961-09-28", "1", (date(1961, 9, 28), date(1961, 9, 28), "1961-09-28", 1)),
]


@pytest.mark.parametrize(("cell", "precision", "expected"), DAYS)
def test_a_day_is_as_rough_as_it_is_coded(cell: str, precision: str, expected) -> None:
    when = one(event_date=cell, time_precision=precision, year="").when
    assert (when.start, when.end, when.edtf, when.precision) == expected
    assert when.expression == cell


KINDS = [
    ("Battles", "Armed clash", "4", "clash"),
    ("Battles", "Government regains territory", "0", "territory"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "0", "shelling"),
    ("Explosions/Remote violence", "Suicide bomb", "0", "explosion"),
    ("Violence against civilians", "Attack", "1", "killing"),
    ("Violence against civilians", "Attack", "0", "other"),
    ("Violence against civilians", "Abduction/forced disappearance", "0", "arrest"),
    ("Protests", "Peaceful protest", "0", "protest"),
    ("Strategic developments", "Agreement", "", "negotiation"),
    ("Strategic developments", "Looting/property destruction", "", "infrastructure"),
    ("Battles", "", "0", "clash"),
    ("Riots/Protests", "A type of tomorrow", "0", "protest"),
]


@pytest.mark.parametrize(("event_type", "sub_event_type", "fatalities", "kind"), KINDS)
def test_types_become_kinds(event_type: str, sub_event_type: str, fatalities: str, kind: str) -> None:
    assert one(event_type=event_type, sub_event_type=sub_event_type, fatalities=fatalities).kind == kind


def test_a_type_no_code_book_holds_is_other_and_said() -> None:
    intake = read_acled(incoming(acled({"event_type": "Weather", "sub_event_type": "Hail"})))
    assert intake.events[0].kind == "other"
    assert any("Hail" in note for note in intake.notes)


def test_no_reported_dead_is_no_count_of_them() -> None:
    event = one(fatalities="0")
    assert event.figures == ()
    assert event.code("fatalities") == "0"


BAD_ROWS = [
    ({"latitude": "NaN"}, "latitude: not degrees: 'NaN'"),
    ({"latitude": "inf"}, "latitude: not degrees: 'inf'"),
    ({"latitude": "1e400"}, "latitude: not degrees: '1e400'"),
    ({"latitude": "40.32", "longitude": "235.24"}, "latitude, longitude: not on the globe: '40.32, 235.24'"),
    ({"latitude": "140.32", "longitude": "35.24"}, "look swapped"),
    ({"latitude": "0", "longitude": "0"}, "0, 0 lies in the sea"),
    ({"latitude": ""}, "latitude: is empty, and the other coordinate is given"),
    ({"event_date": "2014-02-30"}, "event_date: no such day: '2014-02-30'"),
    ({"event_date": "41710"}, "event_date: a spreadsheet's number for a day"),
    ({"event_date": "soon"}, "event_date: not a day: 'soon'"),
    ({"event_date": "2014-03"}, "event_date: not a day: '2014-03'"),
    ({"event_date": ""}, "event_date: is empty"),
    ({"year": "2015"}, "year: is not that of event_date 2014-03-12: '2015'"),
    ({"time_precision": "4"}, "time_precision: not a code from 1 to 3: '4'"),
    ({"geo_precision": "one"}, "geo_precision: not a code from 1 to 3: 'one'"),
    ({"fatalities": "many"}, "fatalities: not a count: 'many'"),
    ({"fatalities": "-3"}, "fatalities: not a count: '-3'"),
    ({"fatalities": "9" * 30}, "fatalities: not a count"),
    ({"event_id_cnty": ""}, "event_id_cnty: is empty"),
    ({"event_type": ""}, "event_type: is empty"),
]


@pytest.mark.parametrize(("change", "said"), BAD_ROWS, ids=[row[1] for row in BAD_ROWS])
def test_a_bad_row_is_refused_with_its_line_and_value_and_the_others_are_taken(change, said: str) -> None:
    intake = read_acled(incoming(acled({}, change, {})))
    assert [event.code("event_id_cnty") for event in intake.events] == ["SYR900001", "SYR900003"]
    (refused,) = intake.refused
    # The notes of each row break the line, so the second begins on the fourth.
    assert str(refused).startswith("line 4: ")
    assert said in str(refused)


def test_a_row_without_coordinates_is_placed_by_its_name() -> None:
    (place,) = one(latitude="", longitude="", location="Ayyash").places
    assert (place.status, place.id) == ("match", "sy-deir-ez-zor-ayyash")


def test_a_name_nobody_knows_is_kept_and_counted() -> None:
    intake = read_acled(incoming(acled({"latitude": "", "longitude": "", "location": "Xyzzyburg", "admin1": ""})))
    assert intake.events[0].places[0].status == "unknown"
    assert "placed: unknown 1" in intake.notes


def test_the_same_id_twice_is_refused_the_second_time() -> None:
    intake = read_acled(incoming(acled({}, {"event_id_cnty": "SYR900001", "fatalities": "9"})))
    assert len(intake.events) == 1
    assert "the same as line 2: 'SYR900001'" in str(intake.refused[0])


def test_a_newer_edition_of_a_row_has_the_same_id() -> None:
    assert one().id == one(notes="Corrected.", event_type="Battles", sub_event_type="Armed clash").id


FORMS = [
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b",", b";"),
    lambda data: data.replace(b"event_id_cnty", b"EVENT_ID_CNTY").replace(b"event_date", b"Event Date"),
    lambda data: b"sep=,\r\n" + data,
    lambda data: data.decode().encode("utf-16"),
]


@pytest.mark.parametrize("form", FORMS)
def test_however_a_program_saved_it(form) -> None:
    data = acled({"notes": "قصف على البلدة", "source": "One", "assoc_actor_2": "A"})
    assert read_acled(incoming(form(data))).events == read_acled(incoming(data)).events


def test_the_row_of_hxl_tags_of_the_data_exchange_is_no_event() -> None:
    heading, _, rest = acled({}).partition(b"\r\n")
    tags = b"#event+id,#date+occurred" + b"," * (heading.count(b",") - 1)
    assert len(read_acled(incoming(heading + b"\r\n" + tags + b"\r\n" + rest)).events) == 1


def test_a_file_that_is_no_export_is_refused_whole() -> None:
    with pytest.raises(FileError, match="not an export of ACLED: no column event_id_cnty, event_date"):
        read_acled(incoming(b"a,b\n1,2\n"))
