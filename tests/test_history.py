"""A situation's history is what `situation_on` answers of each day, cut where the answer changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import CHANGES, Event, Situation, Stretch, TimeSpan, situation_on, situations, stretches
from tests.made_events import a_place, an_event, since

PLACE = a_place("القصور", 40.14, 35.34, id="sy-qusour")
FIRST = date(2015, 1, 1)


def report(id_: int, change: str | None, when: TimeSpan | None, kind: str, hedge: str | None = None) -> Event:
    return an_event(f"{id_:016x}", kind=kind, change=change, when=when, places=(PLACE,), hedge=hedge)


def on(day: str, days: int | None = 1) -> TimeSpan:
    return since(date.fromisoformat(day), days, day)


OPENED, USED = ("opened", on("2015-08-01")), ("used", on("2015-08-16", 7))
CLOSED, STILL_OPEN = ("closed", on("2015-08-19")), ("ongoing", on("2015-08-19"))

HISTORIES = [
    ("nothing dated", "siege", [("began", None)], []),
    ("it lasts", "siege", [("began", on("2015-01-10"))], ["2015-01-10 .. in force"]),
    ("reported on some days", "crossing", [USED], ["2015-08-16 2015-08-22 open"]),
    ("open, then closed", "crossing", [OPENED, CLOSED], ["2015-08-01 2015-08-18 open", "2015-08-19 .. closed"]),
    (
        "used while said to be closed",
        "crossing",
        [USED, CLOSED],
        ["2015-08-16 2015-08-18 open", "2015-08-19 2015-08-22 open closed", "2015-08-23 .. closed"],
    ),
    (
        "both said of one day",
        "crossing",
        [CLOSED, STILL_OPEN],
        ["2015-08-19 2015-08-19 open closed", "2015-08-20 .. closed"],
    ),
    (
        "a gap of which nobody tells",
        "crossing",
        [("used", on("2015-08-01")), ("used", on("2015-08-03"))],
        ["2015-08-01 2015-08-01 open", "2015-08-03 2015-08-03 open"],
    ),
    ("to the last day there is", "crossing", [("used", on("9999-12-31"))], ["9999-12-31 .. open"]),
]  # fmt: skip


def told(stretch: Stretch) -> str:
    return f"{stretch.first} {stretch.last or '..'} {' '.join(stretch.states)}"


@pytest.mark.parametrize(("what", "kind", "reports", "expected"), HISTORIES, ids=[row[0] for row in HISTORIES])
def test_the_history_of_a_situation(
    what: str, kind: str, reports: list[tuple[str, TimeSpan | None]], expected: list[str]
) -> None:
    (situation,) = situations(report(i, change, when, kind) for i, (change, when) in enumerate(reports))
    assert [told(stretch) for stretch in stretches(situation)] == expected


def test_a_stretch_names_the_report_by_which_it_came_to_hold() -> None:
    opened, closed, again = (
        report(i, change, on(day), "crossing")
        for i, (change, day) in enumerate(
            [("opened", "2015-08-01"), ("closed", "2015-08-19"), ("closed", "2015-09-01")]
        )
    )
    assert [stretch.report for stretch in stretches(Situation((opened, closed, again)))] == [opened, closed]


def test_a_rumour_stands_beside_what_is_sure_and_does_not_outdate_it() -> None:
    began, rumoured = (
        report(1, "began", on("2015-01-01"), "siege"),
        report(2, "lifted", on("2015-02-01"), "siege", "unconfirmed"),
    )
    assert [told(stretch) for stretch in stretches(Situation((began, rumoured)))] == [
        "2015-01-01 2015-01-31 in force",
        "2015-02-01 .. in force over",
    ]
    assert [told(stretch) for stretch in stretches(Situation((rumoured,)))] == ["2015-02-01 .. over"]


SPANS = st.none() | st.builds(
    lambda start, days: since(FIRST + timedelta(start), days), st.integers(0, 12), st.none() | st.integers(1, 5)
)
REPORTS = st.lists(
    st.tuples(st.none() | st.sampled_from(CHANGES), SPANS, st.none() | st.just("unconfirmed")), min_size=1, max_size=9
)


@given(st.sampled_from(["siege", "crossing"]), REPORTS)
def test_every_day_of_a_history_is_what_held_on_it(
    kind: str, reports: list[tuple[str | None, TimeSpan | None, str | None]]
) -> None:
    made = (report(i, change, when, kind, hedge) for i, (change, when, hedge) in enumerate(reports))
    for situation in situations(made):
        history = stretches(situation)
        assert all(stretch.contradicted == (len(stretch.states) > 1) for stretch in history)
        for day in (FIRST + timedelta(days) for days in range(-1, 20)):
            holding = [s for s in history if s.first <= day and (s.last is None or day <= s.last)]
            claims = situation_on(situation, day).claims
            assert [set(s.states) for s in holding] == ([{claim.state for claim in claims}] if claims else [])
            assert all(
                any(s.report in claim.reports for claim in situation_on(situation, s.first).claims) for s in holding
            )
