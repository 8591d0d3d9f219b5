"""Anybody's table in: columns told by a mapping, by hashtags, or guessed; people's names left out unless asked for."""

from __future__ import annotations

import io
from collections.abc import Mapping as Cells
from datetime import date

import openpyxl
import pytest

from geo.events import Event
from geo.exchange import FileError, Intake, events_to_csv, parse_mapping, provenance_of
from geo.exchange.guessing import names_persons
from geo.exchange.sheets import read_csv, read_xlsx
from tests.made_events import a_place, an_event
from tests.made_tables import incoming, to_csv

CASUALTIES = {
    "Incident no.": "N-1",
    "Date": "13/04/2015",
    "Governorate": "Deir ez-Zor",
    "Location": "Ayyash",
    "Type": "Airstrike",
    "Civilians killed (min)": "3",
    "Civilians killed (max)": "5",
    "Victim names": "Somebody Invented",
    "Notes": "Two houses were hit.",
    "Source": "A made-up outlet",
    "Weapon": "unguided bomb",
}


def read(*changes: Cells[str, str], mapping: str = "", persons: bool = False) -> Intake:
    rows = [{**CASUALTIES, "Incident no.": f"N-{n}", **change} for n, change in enumerate(changes, start=1)]
    said = parse_mapping(mapping.encode(), "map.toml")
    return read_csv(incoming(to_csv(rows), mapping=said, persons=persons))


def one(*, mapping: str = "", persons: bool = False, **change: str) -> Event:
    (event,) = read(change, mapping=mapping, persons=persons).events
    return event


def test_a_table_of_casualties_is_read_by_its_headings() -> None:
    event = one()
    assert (event.kind, event.when.edtf, event.places[0].id) == ("airstrike", "2015-04-13", "sy-deir-ez-zor-ayyash")
    assert [(f.number, f.qualifier) for f in event.figures] == [(3, "at least"), (5, "at most")]
    assert event.evidence[0].quote == "Two houses were hit."
    assert event.code("Weapon") == "unguided bomb"
    assert event.code("Source") == "A made-up outlet"


def test_what_was_guessed_is_said() -> None:
    notes = " ".join(read({}).notes)
    for said in ("date = 'Date'", "place = 'Location'", "kept as codes: 'Weapon'", "placed: match 1"):
        assert said in notes


def test_names_of_persons_are_left_out_of_everything_and_said() -> None:
    intake = read({"Notes": ""})
    assert "Invented" not in repr(intake)
    assert any("not taken: 'Victim names'" in note for note in intake.notes)


def test_names_of_persons_are_taken_where_they_are_asked_for() -> None:
    assert one(persons=True).code("Victim names") == "Somebody Invented"


HEADINGS = [
    ("Victim name", True),
    ("الاسم", True),
    ("اسم الضحية", True),
    ("Father's name", True),
    ("Phone", True),
    ("Age", True),
    ("Number of victims", False),
    ("عدد الضحايا", False),
    ("Weapon", False),
    ("Contact person", True),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_which_headings_name_persons(heading: str, expected: bool) -> None:
    assert names_persons(heading) == expected


def test_arabic_headings_semicolons_and_a_code_page() -> None:
    rows = [{"الرقم": "1", "التاريخ": "13/04/2015", "المحافظة": "دير الزور", "المكان": "عياش", "عدد القتلى": "٥"}]
    data = to_csv(rows, delimiter=";").decode().encode("cp1256", errors="replace").replace(b"?", b"5")
    (event,) = read_csv(incoming(data)).events
    assert (event.kind, event.figures[0].number, event.places[0].id) == ("killing", 5, "sy-deir-ez-zor-ayyash")


MAPPING = """
dataset = "Ours"
dates = "mdy"
skip = ["Weapon"]
[columns]
words = "Source"
[kinds]
"Something of theirs" = "siege"
"""


def test_a_mapping_says_what_is_what() -> None:
    event = one(mapping=MAPPING, Date="03/04/2015", Type="something of theirs")
    assert (event.kind, event.when.edtf) == ("siege", "2015-03-04")
    assert event.evidence[0].article_id == "Ours/N-1"
    assert event.evidence[0].quote == "A made-up outlet"
    assert event.code("Weapon") is None


BAD_MAPPINGS = [
    ('colour = "red"', "no such entry: 'colour'"),
    ('dates = "ymd"', "dates: cannot be 'ymd'"),
    ("[columns]\nwhen = 'Date'", "columns: cannot be {'when': 'Date'}"),
    ("[kinds]\nstrike = 'picnic'", "kinds: cannot be {'strike': 'picnic'}"),
    ("[columns", "not a mapping"),
]


@pytest.mark.parametrize(("text", "said"), BAD_MAPPINGS)
def test_a_bad_mapping_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(FileError) as refused:
        parse_mapping(text.encode(), "map.toml")
    assert str(refused.value).startswith("map.toml: ")
    assert said in str(refused.value)


def test_a_mapping_that_names_a_column_the_table_lacks_is_refused() -> None:
    with pytest.raises(FileError, match="no column 'Day', which the mapping names"):
        read({}, mapping='[columns]\ndate = "Day"')


def test_a_mapping_may_be_json() -> None:
    assert parse_mapping(b'{"dates": "mdy", "columns": {"date": "Day"}}', "m.json").columns == {"date": "Day"}


def test_dates_that_nothing_orders_are_refused_row_by_row() -> None:
    intake = read({"Date": "03/04/2015"}, {"Date": "05/04/2015"})
    assert intake.events == ()
    assert all("day/month or month/day?" in str(row) for row in intake.refused)
    assert len(read({"Date": "03/04/2015"}, {"Date": "15/04/2015"}).events) == 2


def test_a_kind_nobody_knows_is_other_and_counted() -> None:
    intake = read({"Type": "Zzz"}, {"Type": "Zzz"})
    assert {event.kind for event in intake.events} == {"other"}
    assert any("'Zzz' (2)" in note for note in intake.notes)


def test_titles_above_the_heading_and_blank_lines() -> None:
    data = b"Casualties of the north,,\r\n\r\n" + to_csv([CASUALTIES])
    assert read_csv(incoming(data)).events == read_csv(incoming(to_csv([CASUALTIES]))).events


def test_a_row_with_more_cells_than_the_heading_is_refused() -> None:
    intake = read_csv(incoming(b"date,place\n2015-01-01,Ayyash\n2015-01-02,Ayyash,x,y\n"))
    assert len(intake.events) == 1
    assert str(intake.refused[0]) == "line 3: row: has 4 cells and the heading 2: 'x'"


def test_rows_without_a_number_are_told_apart_by_what_they_say() -> None:
    data = b"date,place\n2015-01-01,Ayyash\n2015-01-02,Ayyash\n2015-01-01,Ayyash\n"
    intake = read_csv(incoming(data))
    assert len(intake.events) == 2
    assert "the same as line 2" in str(intake.refused[0])
    assert read_csv(incoming(data)).events == intake.events


def test_a_table_without_a_day_or_a_place_is_refused_whole() -> None:
    with pytest.raises(FileError, match="no column for a day or a place among 'colour', 'size'"):
        read_csv(incoming(b"colour,size\nred,2\n"))


HXL = b"""What,Tag der Tat,Breite,Laenge,Provinz,Tote,Frauen
#event+type,#date+occurred,#geo+lat,#geo+lon,#adm1+name,#affected+killed,#affected+killed+f
Shelling,2015-04-13,35.42,40.05,Deir ez-Zor,7,2
"""


def test_a_table_with_hashtags_needs_no_headings_we_know() -> None:
    (event,) = read_csv(incoming(HXL)).events
    assert (event.kind, event.when.edtf, event.places[0].point.lat) == ("shelling", "2015-04-13", 35.42)
    assert [(f.what, f.number) for f in event.figures] == [("killed", 7)]
    assert event.code("Frauen") == "2"


def workbook(rows: list[list[object]], title: str = "Incidents") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["About this file"])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    book.active.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_its_first_visible_sheet_and_its_days_are_days() -> None:
    data = workbook([["date", "place", "killed"], [date(2015, 4, 13), "عياش", 5.0]])
    intake = read_xlsx(incoming(data, "theirs.xlsx"))
    (event,) = intake.events
    assert (event.when.edtf, event.figures[0].number, event.places[0].id) == ("2015-04-13", 5, "sy-deir-ez-zor-ayyash")
    assert any("sheet 'Incidents'" in note for note in intake.notes)


def test_a_sheet_may_be_named_and_must_be_there() -> None:
    data = workbook([["date", "place"], ["2015-04-13", "Ayyash"]])
    with pytest.raises(FileError, match="no sheet 'Elsewhere'; there are 'Read me', 'Incidents'"):
        read_xlsx(incoming(data, "theirs.xlsx", mapping=parse_mapping(b'sheet = "Elsewhere"', "m.toml")))


def test_our_own_table_comes_back_as_far_as_it_carries() -> None:
    event = an_event(kind="siege", change="began", places=(a_place("عياش", 40.05, 35.42),), hedge="reportedly")
    (back,) = read_csv(incoming(events_to_csv([event], provenance_of([event], [], "0")))).events
    for name in ("id", "kind", "change", "when", "hedge", "status", "confidence"):
        assert getattr(back, name) == getattr(event, name)
    assert back.places[0].point == event.places[0].point
    assert back.evidence[0].quote == event.evidence[0].quote


PLACES = {
    "Ayyash": (35.4202, 40.0530),
    "Al-Bukamal": (34.45, 40.92),
    "Al-Mayadin": (35.02, 40.45),
    "Douma": (33.57, 36.40),
}


def located(*, swapped: bool, moved: str = "") -> bytes:
    rows = [
        {"date": "2015-01-01", "place": name, "lat": str(at[swapped] - (name == moved)), "lon": str(at[not swapped])}
        for name, at in PLACES.items()
    ]
    return to_csv(rows)


def test_a_table_whose_axes_are_swapped_is_refused_by_the_places_it_names() -> None:
    assert len(read_csv(incoming(located(swapped=False))).events) == 4
    with pytest.raises(FileError, match=r"latitude and longitude look swapped: 'Ayyash' is given at 40.053, 35.4202"):
        read_csv(incoming(located(swapped=True)))


def test_a_place_far_from_its_name_is_pointed_out() -> None:
    notes = " ".join(read_csv(incoming(located(swapped=False, moved="Douma"))).notes)
    assert "1 of 4 names compared lie far from the place we know by them: 'Douma' by 11" in notes


def test_a_row_that_names_only_a_governorate_lies_somewhere_in_it() -> None:
    rows = [{"date": "2015-01-01", "governorate": name} for name in ("Deir ez-Zor", "حلب", "Atlantis")]
    places = [event.places[0] for event in read_csv(incoming(to_csv(rows))).events]
    assert [place.status for place in places] == ["inferred", "inferred", "unknown"]
    assert places[0].kind == "governorate"
    assert min(place.uncertainty_m for place in places[:2]) > 50_000


def test_persons_left_out_are_still_several() -> None:
    rows = [{"name": name, "date": "2015-01-01", "place": "Ayyash"} for name in ("A", "B", "B")]
    intake = read_csv(incoming(to_csv(rows)))
    assert len(intake.events) == 2
    assert len(intake.refused) == 1
    assert read_csv(incoming(to_csv(rows))).events == intake.events


COUNTS = [("killed", "killing"), ("displaced", "displacement"), ("arrested", "arrest"), ("besieged", "siege")]


@pytest.mark.parametrize(("counted", "kind"), COUNTS)
def test_what_is_counted_tells_the_kind_where_nothing_else_does(counted: str, kind: str) -> None:
    (event,) = read_csv(incoming(to_csv([{"date": "2015-01-01", "place": "Ayyash", counted: "7"}]))).events
    assert event.kind == kind


def test_a_way_has_its_ends_and_no_place_beside_them() -> None:
    row = {"date": "2015-01-01", "governorate": "Aleppo", "origin": "Azaz", "destination": "Atmeh", "idps": "120"}
    (event,) = read_csv(incoming(to_csv([row]))).events
    assert [(place.role, place.text) for place in event.places] == [("from", "Azaz"), ("to", "Atmeh")]
