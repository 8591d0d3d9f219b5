"""Events → columns: what the browser reads is what the events say, row by row."""

from __future__ import annotations

import json
import math
import struct
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import KIND_IDS, Event
from geo.map import SYMBOLS, Flag, check_words, events_to_columns
from geo.map.columns import COLUMNS, DTYPES, NO_DAY, NO_SHAPE, OPEN_END, day_number
from geo.map.shapes import event_to_shape, is_rough
from geo.map.symbols import symbol_options
from geo.page.words import map_words
from tests.map_scene import AYYASH, BU_JUMA, CITY, HOSTILE, crowd, event, place, ring, scene


def read(data: bytes) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The header and the rows, read by the layout the module states and by nothing of its code."""
    assert data[:4] == b"HSR1"
    (length,) = struct.unpack_from("<I", data, 4)
    header = json.loads(data[8 : 8 + length])
    columns = {
        column["name"]: np.frombuffer(data, DTYPES[column["type"]], header["n"], 8 + length + column["offset"])
        for column in header["columns"]
    }
    return header, [{name: values[i].item() for name, values in columns.items()} for i in range(header["n"])]


def row_of(event_: Event) -> dict[str, Any]:
    (row,) = read(events_to_columns([event_]))[1]
    return row


def test_the_columns_are_aligned_and_the_header_padded() -> None:
    data = events_to_columns(scene())
    (length,) = struct.unpack_from("<I", data, 4)
    header = json.loads(data[8 : 8 + length])
    assert length % 8 == 0
    assert [(c["name"], c["type"]) for c in header["columns"]] == list(COLUMNS.items())
    assert all(c["offset"] % 8 == 0 for c in header["columns"])
    assert header["kinds"] == list(KIND_IDS)


def test_one_event_is_one_row() -> None:
    events = scene() + crowd(40)
    header, rows = read(events_to_columns(events))
    assert header["n"] == len(rows) == len(events)
    assert {f"{row['id_hi']:08x}{row['id_lo']:08x}" for row in rows} == {each.id for each in events}


def test_rows_are_sorted_by_first_day_with_undated_ones_first() -> None:
    starts = [row["start"] for row in read(events_to_columns(scene()[::-1]))[1]]
    assert starts == sorted(starts)
    assert starts[0] == NO_DAY


@given(st.lists(st.tuples(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 400) | st.none()), max_size=8))
def test_days_are_days_since_1970(spans: list[tuple[date, int | None]]) -> None:
    events = []
    for i, (start, length) in enumerate(spans):
        last = None if length is None else date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
        when = (start.isoformat(), last and last.isoformat(), f"{start.isoformat()}/..")
        events.append(event("clash", when, place("at", f"حمص {i}", CITY)))
    _, rows = read(events_to_columns(events))
    told = sorted((row["start"], row["end"]) for row in rows)
    want = sorted(
        (day_number(e.when.start), OPEN_END if e.when.end is None else day_number(e.when.end)) for e in events if e.when
    )
    assert told == want


@pytest.mark.parametrize(
    ("events", "last_day", "expected"),
    [
        ([], None, None),
        ([], date(2015, 8, 26), date(2015, 8, 26)),
        ([event("clash", ("2015-01-01", "2015-01-09", "2015-01-01/2015-01-09"))], None, date(2015, 1, 9)),
        ([event("clash", ("2015-01-01", None, "2015-01-01/.."))], None, date(2015, 1, 1)),
        ([event("clash", ("2015-01-01", None, "2015-01-01/.."))], date(2015, 8, 26), date(2015, 8, 26)),
        ([event("clash", ("2016-01-01", "2016-01-01", "2016-01-01"))], date(2015, 8, 26), date(2016, 1, 1)),
        ([event("clash", None)], None, None),
    ],
)
def test_the_last_day_known(events: list[Event], last_day: date | None, expected: date | None) -> None:
    header, _ = read(events_to_columns(events, last_day))
    assert header["last_day"] == (None if expected is None else day_number(expected))


DAY = ("2015-08-01", "2015-08-01", "2015-08-01")
ABOUT = ("2015-07-29", "2015-08-04", "2015-08-01~")


@pytest.mark.parametrize(
    ("event_", "flags"),
    [
        (event("clash", DAY, place("at", "حمص", CITY)), Flag(0)),
        (event("clash", ABOUT, place("at", "حمص", CITY)), Flag.APPROXIMATE),
        (event("siege", ("2015-01-01", None, "2015-01-01/.."), place("at", "حمص", CITY)), Flag.OPEN_END),
        (event("clash", DAY), Flag.UNPLACED),
        (event("clash", None, place("at", "حمص", CITY)), Flag.UNDATED),
        (event("clash", DAY, place("at", "x", CITY, 900, status="inferred")), Flag.INFERRED | Flag.ROUGH),
        (event("clash", DAY, place("at", "x", None, status="ambiguous")), Flag.UNPLACED | Flag.AMBIGUOUS),
        (event("clash", DAY, place("at", "x", CITY, area=(ring(40, 35, 0.1),))), Flag.AREA),
        (event("clash", DAY, place("at", "x", CITY, 90_000, kind="governorate")), Flag.ROUGH),
    ],
)
def test_flags(event_: Event, flags: Flag) -> None:
    assert Flag(row_of(event_)["flags"]) == flags


def test_an_event_stands_at_its_first_placed_place() -> None:
    row = row_of(event("clash", DAY, place("at", "x", None), place("near", "حمص", AYYASH, 700), place("at", "y", CITY)))
    assert (row["lon"], row["lat"]) == pytest.approx((AYYASH.lon, AYYASH.lat), abs=1e-5)
    assert row["uncertainty_m"] == 700
    assert math.isnan(row_of(event("clash", DAY))["lon"])


def test_the_margin_of_an_approximate_day() -> None:
    assert row_of(event("clash", ABOUT))["margin_days"] == 3
    assert row_of(event("clash", DAY))["margin_days"] == 0


@pytest.mark.parametrize(
    ("kind", "uncertainty_m", "status", "rough"),
    [
        ("village", 800, "match", False),
        ("village", 2_500, "match", True),
        ("city", 9_000, "match", False),
        ("governorate", 90_000, "match", True),
        (None, 2_500, "match", True),
        ("city", 800, "inferred", True),
    ],
)
def test_which_places_are_rough(kind: str | None, uncertainty_m: float, status: str, *, rough: bool) -> None:
    assert is_rough(place("at", "x", CITY, uncertainty_m, status=status, kind=kind)) == rough


def test_a_siege_is_the_areas_besieged_and_circles_where_it_has_no_area() -> None:
    area = (ring(40.1, 35.3, 0.01),)
    besieged = event("siege", DAY, place("at", "الجورة", CITY, area=area), place("at", "القصور", AYYASH, 900))
    shape = event_to_shape(besieged)
    assert shape is not None
    assert [a["names"]["ar"] for a in shape["areas"]] == ["الجورة"]
    assert shape["areas"][0]["rings"] == area
    assert [(c["radius_m"], c["inferred"]) for c in shape["circles"]] == [(900, False)]


def test_a_crossing_is_a_passage_from_one_place_to_the_other() -> None:
    to = place("to", "البوجمعة", BU_JUMA, 6_000, status="inferred")
    shape = event_to_shape(event("crossing", ABOUT, to, place("from", "عياش", AYYASH), change="opened and used"))
    assert shape is not None
    passage = shape["passage"]
    assert (passage["from"], passage["to"]) == ([AYYASH.lon, AYYASH.lat], [BU_JUMA.lon, BU_JUMA.lat])
    assert (passage["from_inferred"], passage["to_inferred"], passage["to_m"]) == (False, True, 6_000)
    assert (passage["names"]["to"]["ar"], passage["state"]) == ("البوجمعة", "open")


@pytest.mark.parametrize(("change", "state"), [("closed", "closed"), ("used", "open"), (None, "unknown")])
def test_the_state_of_a_passage(change: str | None, state: str) -> None:
    ends = place("from", "a", AYYASH), place("to", "b", BU_JUMA)
    shape = event_to_shape(event("crossing", DAY, *ends, change=change))
    assert shape is not None
    assert shape["passage"]["state"] == state


def test_a_crossing_with_one_end_unknown_is_a_symbol() -> None:
    assert event_to_shape(event("crossing", DAY, place("from", "عياش", AYYASH), place("to", "x", None))) is None


def test_equal_shapes_are_written_once() -> None:
    rough = [event("clash", ("2015-08-0" + d, None, "2015-08/.."), place("at", "x", CITY, 9_000)) for d in "123"]
    header, rows = read(events_to_columns([*rough, event("clash", DAY, place("at", "y", CITY))]))
    assert len(header["shapes"]) == 1
    assert sorted(row["shape"] for row in rows) == [0, 0, 0, NO_SHAPE]


def test_reports_of_one_situation_share_a_shape_with_what_held_from_day_to_day() -> None:
    area = (ring(40.1, 35.3, 0.01),)
    joura, qusour = place("at", "الجورة", CITY, area=area), place("at", "القصور", AYYASH, 900)
    began = event("siege", ("2015-01-01", "2015-01-01", "2015-01-01"), joura, qusour, change="began")
    lifted = event("siege", ("2015-03-01", "2015-03-01", "2015-03-01"), joura, qusour, change="lifted")
    still = event("siege", ("2015-03-01", "2015-03-02", "2015-03-01/2015-03-02"), joura, change="ongoing")
    undated = event("siege", None, joura)
    header, rows = read(events_to_columns([lifted, undated, still, began, event("clash", DAY, place("at", "x", CITY))]))
    ids = [f"{row['id_hi']:08x}{row['id_lo']:08x}" for row in rows]
    assert {row["shape"] for row in rows if row["kind"] == KIND_IDS.index("siege")} == {0}
    (shape,) = header["shapes"]
    assert [area_["names"]["ar"] for area_ in shape["areas"]] == ["الجورة"]
    assert [circle["names"]["ar"] for circle in shape["circles"]] == ["القصور"]
    told = [(first, last, state) for first, last, state, _ in shape["states"]]
    spring = day_number(date(2015, 3, 1))
    assert told == [
        (day_number(date(2015, 1, 1)), spring - 1, "in force"),
        (spring, spring + 1, "disputed"),
        (spring + 2, None, "over"),
    ]
    named = [ids[row] for *_, row in shape["states"]]
    assert named[0] == began.id
    assert named[1] in {lifted.id, still.id}
    assert named[2] == lifted.id


def test_a_crossing_at_one_place_is_a_gate_and_the_newest_passage_leads() -> None:
    gate = event("crossing", DAY, place("at", "باب", CITY), change="closed")
    (shape,) = read(events_to_columns([gate]))[0]["shapes"]
    assert shape["gate"] == {"point": [CITY.lon, CITY.lat], "names": {"ar": "باب", "en": "باب"}}
    assert [state for *_, state, _ in shape["states"]] == ["closed"]
    there = event("crossing", ABOUT, place("from", "a", AYYASH), place("to", "b", BU_JUMA), change="opened")
    later = ("2015-09-01", "2015-09-01", "2015-09-01")
    back = event("crossing", later, place("from", "b", BU_JUMA), place("to", "a", AYYASH), change="used")
    (shape,) = read(events_to_columns([there, back]))[0]["shapes"]
    assert shape["passage"]["from"] == [BU_JUMA.lon, BU_JUMA.lat]


def test_what_an_editor_rejected_shapes_no_situation() -> None:
    rejected = event("crossing", DAY, place("at", "باب", CITY), change="closed", status="rejected")
    assert read(events_to_columns([rejected]))[0]["shapes"] == []


def test_hostile_names_are_only_json() -> None:
    area = (ring(40.1, 35.3, 0.01),)
    header, _ = read(events_to_columns([event("siege", DAY, place("at", HOSTILE, CITY, area=area))]))
    assert header["shapes"][0]["areas"][0]["names"] == {"ar": HOSTILE, "en": HOSTILE}


def test_every_kind_has_a_symbol_of_its_own() -> None:
    assert [option["kind"] for option in symbol_options()] == list(KIND_IDS)
    assert len({symbol.shape for symbol in SYMBOLS.values()}) == len(KIND_IDS)


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda t: t.pop("play"), "play"),
        (lambda t: t["kinds"].pop("siege"), "kinds.siege"),
        (lambda t: t["count"].pop("other"), "count.other"),
        (lambda t: t.update(months=["x"]), "1 months"),
    ],
)
def test_a_missing_word_is_named(spoil: Any, named: str) -> None:
    words = json.loads(json.dumps(map_words()))
    spoil(words["ar"])
    with pytest.raises(ValueError, match=named) as error:
        check_words(words)
    assert "'ar'" in str(error.value)
