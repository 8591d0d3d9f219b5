"""Which events a view shows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gazetteer import Point
from geo.events import Actor, Citation, Event, View, folded_words, inside, searchable_text, select
from geo.events.view import active_on
from tests.made_events import EVENT_LISTS, LONGITUDES, a_place, an_event, since, views

SIEGE = an_event(
    "1" * 16,
    kind="siege",
    when=since(date(2015, 1, 1), None),
    places=(a_place("القصور", 40.14, 35.34, names=(("en", "al-Qusour"), ("ar", "القصور"))),),
    actors=(Actor("Islamic State", "داعش", "besieger"),),
    evidence=(Citation("a", "حصارٌ خانق", 0, 10),),
)
CLASH = an_event("2" * 16, day=date(2015, 8, 19), places=(a_place("حمص", 36.72, 34.73),))
UNDATED = an_event("3" * 16, kind="negotiation", day=None)
ALL = (SIEGE, CLASH, UNDATED)

VIEWS = [
    ("everything", View(), ALL),
    ("from a day on", View(first=date(2015, 8, 20)), (SIEGE,)),
    ("up to a day", View(last=date(2015, 8, 19)), (SIEGE, CLASH)),
    ("before all of it", View(last=date(2014, 12, 31)), ()),
    ("one day", View(first=date(2015, 8, 19), last=date(2015, 8, 19)), (SIEGE, CLASH)),
    ("some kinds", View(kinds=("clash", "negotiation")), (CLASH, UNDATED)),
    ("no kind", View(kinds=()), ()),
    ("a box", View(bbox=(40.0, 35.0, 41.0, 36.0)), (SIEGE,)),
    ("the whole earth leaves out what has no place", View(bbox=(-180.0, -90.0, 180.0, 90.0)), (SIEGE, CLASH)),
    ("a word of the quote, its marks dropped", View(words="حصار"), (SIEGE,)),
    ("a place in Latin letters", View(words="QUSOUR"), (SIEGE,)),
    ("an actor and a place", View(words="islamic القصور"), (SIEGE,)),
    ("words of two events", View(words="القصور حمص"), ()),
    ("a kind", View(words="clash"), (CLASH,)),
    ("white space", View(words=" \t\u00a0"), ALL),
    (
        "all at once",
        View(first=date(2015, 8, 1), kinds=("siege",), bbox=(40.0, 35.0, 41.0, 36.0), words="داعش"),
        (SIEGE,),
    ),
]


@pytest.mark.parametrize(("what", "view", "shown"), VIEWS, ids=[row[0] for row in VIEWS])
def test_select(what: str, view: View, shown: tuple[Event, ...]) -> None:
    assert tuple(select(ALL, view)) == shown


@given(EVENT_LISTS, views())
def test_a_view_shows_what_meets_each_of_its_parts(events: list[Event], view: View) -> None:
    shown = list(select(events, view))
    assert shown == [event for event in events if event in shown]
    parts = [
        View(first=view.first, last=view.last),
        View(kinds=view.kinds),
        View(bbox=view.bbox),
        *(View(words=word) for word in view.words.split()),
    ]
    for event in events:
        assert (event in shown) == all(list(select([event], part)) for part in parts)


@given(LONGITUDES, LONGITUDES, LONGITUDES)
def test_a_box_and_the_one_around_the_other_side_share_only_their_edges(lon: float, west: float, east: float) -> None:
    assume(west != east)
    point = Point(lon=lon, lat=0.0)
    sides = inside(point, (west, -1.0, east, 1.0)), inside(point, (east, -1.0, west, 1.0))
    assert any(sides)
    assert not all(sides) or lon in (west, east)


@given(st.dates(), st.dates())
def test_dates_bound_both_sides(first: date, day: date) -> None:
    event = an_event(day=day)
    assert active_on(event, first, None) == (day >= first)
    assert active_on(event, None, first) == (day <= first)


IMPOSSIBLE = [
    {"first": date(2015, 2, 1), "last": date(2015, 1, 1)},
    {"bbox": (0.0, 2.0, 1.0, 1.0)},
    {"bbox": (0.0, float("nan"), 1.0, 1.0)},
    {"bbox": (0.0, 0.0, float("inf"), 1.0)},
]


@pytest.mark.parametrize("parts", IMPOSSIBLE, ids=str)
def test_a_view_that_cannot_be_is_refused(parts) -> None:
    with pytest.raises(ValueError, match=r"."):
        View(**parts)


def test_words_are_searched_by_their_keys() -> None:
    assert folded_words("  al-Qusour حِصار ") == ["al qusour", "حصار"]
    assert folded_words("") == []
    assert "al qusour" in searchable_text(SIEGE)
