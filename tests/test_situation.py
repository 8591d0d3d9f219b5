"""Reports of one siege or crossing become one history; contradictions stand side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import Event, Situation, TimeSpan, situation_on, situations
from tests.made_events import EVENT_LISTS, a_place, an_event, since

QUSOUR = a_place("القصور", 40.14, 35.34, id="sy-qusour")
JOURA = a_place("الجورة", 40.12, 35.33, id="sy-joura")
CITY = a_place("دير الزور", 40.14, 35.336, id="sy-deir-ez-zor-city", uncertainty_m=6_000)
AYYASH = {"lon": 40.03, "lat": 35.41, "id": "sy-ayyash"}
BU_JUMA = {"lon": 39.95, "lat": 35.45, "status": "inferred"}


def report(id_: int, change: str | None, when: TimeSpan | None, *places, kind: str = "siege") -> Event:
    return an_event(f"{id_:016x}", kind=kind, change=change, when=when, places=places or (QUSOUR,))


def day(text: str) -> TimeSpan:
    return since(date.fromisoformat(text), 1, text)


def still(text: str) -> TimeSpan:
    return since(date.fromisoformat(text), None)


BEGAN = report(1, "began", day("2015-01-10"))
ONGOING = report(2, "ongoing", still("2015-01-01"), QUSOUR, JOURA)
LIFTED = report(3, "lifted", day("2017-09-05"), JOURA)
ALL_LIFTED = report(8, "lifted", day("2017-09-09"), QUSOUR)
CITY_LIFTED = report(9, "lifted", day("2017-09-09"), CITY)
AGAIN = report(4, "began", day("2018-02-01"), JOURA)

UNDECIDED = report(7, None, None, a_place("القصور", id="sy-qusour", status="ambiguous"))

GROUPS = [
    ("two reports of one place", [BEGAN, ONGOING], [[2, 1]]),
    ("joined by a third report", [BEGAN, LIFTED, ONGOING], [[2, 1, 3]]),
    ("nothing joins them", [BEGAN, LIFTED], [[1], [3]]),
    ("begun again after it was lifted", [AGAIN, LIFTED, ALL_LIFTED, ONGOING], [[2, 3, 8], [4]]),
    ("begun again while another quarter was besieged still", [AGAIN, LIFTED, ONGOING], [[2, 3, 4]]),
    ("begun twice and never lifted", [BEGAN, report(5, "began", day("2015-03-01"))], [[1, 5]]),
    ("undated reports come last", [report(6, None, None), BEGAN], [[1, 6]]),
    ("a report an editor rejected is none", [BEGAN, replace(ONGOING, status="rejected")], [[1]]),
    ("a clash is no situation", [an_event(places=(QUSOUR,))], []),
    ("one of several candidates joins nothing", [BEGAN, UNDECIDED], [[1], [7]]),
    ("without a place alone", [an_event(kind="siege"), an_event("9" * 16, kind="siege")], [[0], [int("9" * 16, 16)]]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "events", "expected"), GROUPS, ids=[row[0] for row in GROUPS])
def test_which_reports_make_a_situation(what: str, events: list[Event], expected: list[list[int]]) -> None:
    found = situations(events)
    assert [[int(member.id, 16) for member in situation.reports] for situation in found] == expected
    assert situations(reversed(events)) == found


def crossing(id_: int, change: str, when: TimeSpan, start: str = "عياش", end: str = "البو جمعة") -> Event:
    ends = {"عياش": AYYASH, "البو جمعة": BU_JUMA}
    places = (a_place(start, role="from", **ends[start]), a_place(end, role="to", **ends[end]))
    return report(id_, change, when, *places, kind="crossing")


def test_a_crossing_is_one_in_either_direction_and_no_siege_of_its_ends() -> None:
    there = crossing(1, "opened", day("2015-08-19"))
    back = crossing(2, "used", day("2015-08-20"), "البو جمعة", "عياش")
    siege = report(3, "ongoing", still("2015-01-01"), a_place("عياش", **AYYASH))
    from_elsewhere = report(4, "used", day("2015-08-21"), a_place("عياش", role="from", **AYYASH), kind="crossing")
    grouped = [
        [event.id[-1] for event in situation.reports] for situation in situations([there, back, siege, from_elsewhere])
    ]
    assert grouped == [["3"], ["1", "2"], ["4"]]


OPENED = crossing(1, "opened", day("2015-08-01"))
USED = crossing(2, "used", since(date(2015, 8, 16), 7))
CLOSED = crossing(3, "closed", day("2015-08-19"))
STILL_OPEN = crossing(4, "ongoing", day("2015-08-19"))

WHOLE_CITY = report(2, "ongoing", still("2015-01-01"), QUSOUR, JOURA, CITY)

HELD = [
    ("before any report", [ONGOING], "2014-12-31", []),
    ("since it began", [ONGOING], "2016-06-01", [("in force", [2])]),
    ("a day it began lasts", [BEGAN], "2015-06-01", [("in force", [1])]),
    ("by both reports", [BEGAN, ONGOING], "2015-02-01", [("in force", [2, 1])]),
    ("lifted at last", [ONGOING, LIFTED, ALL_LIFTED], "2017-10-01", [("over", [8])]),
    ("lifted of one quarter only", [ONGOING, LIFTED], "2017-10-01", [("in force", [2])]),
    ("lifted of the city around the quarters", [WHOLE_CITY, CITY_LIFTED], "2017-10-01", [("over", [9])]),
    ("lifted of all quarters of the city", [WHOLE_CITY, LIFTED, ALL_LIFTED], "2017-10-01", [("over", [8])]),
    ("the day before it was lifted", [ONGOING, ALL_LIFTED], "2017-09-08", [("in force", [2])]),
    ("open until closed", [OPENED, CLOSED], "2015-08-18", [("open", [1])]),
    ("closed from then on", [OPENED, CLOSED], "2015-09-01", [("closed", [3])]),
    ("used, and nothing known later", [USED], "2015-08-23", []),
    ("closed by one, in use by another", [USED, CLOSED], "2015-08-20", [("closed", [3]), ("open", [2])]),
    ("said to be both on one day", [CLOSED, STILL_OPEN], "2015-08-19", [("open", [4]), ("closed", [3])]),
    ("undated reports speak of no day", [report(6, "ongoing", None)], "2015-08-19", []),
]


@pytest.mark.parametrize(("what", "reports", "on", "claims"), HELD, ids=[row[0] for row in HELD])
def test_what_held_on_a_day(what: str, reports: list[Event], on: str, claims: list[tuple[str, list[int]]]) -> None:
    (situation,) = situations(reports)
    standing = situation_on(situation, date.fromisoformat(on))
    assert [(claim.state, [int(r.id, 16) for r in claim.reports]) for claim in standing.claims] == claims
    assert standing.contradicted == (len(claims) > 1)
    assert standing.state == (claims[0][0] if len(claims) == 1 else None)


@given(EVENT_LISTS)
def test_every_siege_and_crossing_that_stands_is_in_one_situation(events: list[Event]) -> None:
    members = [member.id for situation in situations(events) for member in situation.reports]
    told = (event for event in events if event.kind in {"siege", "crossing"} and event.status != "rejected")
    assert sorted(members) == sorted(event.id for event in told)


@given(EVENT_LISTS, st.dates())
def test_a_claim_rests_on_reports_of_its_situation_that_had_begun(events: list[Event], on: date) -> None:
    for situation in situations(events):
        for claim in situation_on(situation, on).claims:
            assert claim.reports
            assert all(member in situation.reports and member.when.start <= on for member in claim.reports)


def test_a_situation_is_named_for_its_first_report() -> None:
    assert Situation((BEGAN, ONGOING)).id == BEGAN.id
    assert Situation((BEGAN,)).kind == "siege"
