"""An event refuses what cannot be, and its record holds all of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from geo.events import (
    Citation,
    Event,
    EventPlace,
    Figure,
    RecordError,
    event_id,
    event_to_record,
    parse_day,
    record_to_event,
)
from tests.made_events import EVENTS, a_place, an_event

IMPOSSIBLE = [
    ("cites nothing", lambda: an_event(evidence=())),
    ("sixteen hex digits", lambda: an_event("7")),
    ("sixteen hex digits", lambda: an_event("0123456789ABCDEF")),
    ("sixteen hex digits", lambda: an_event("0123456789abcdef\n")),
    ("no such kind of event: 'picnic'", lambda: an_event(kind="picnic")),
    ("no such status of an event: 'sure'", lambda: an_event(status="sure")),
    ("confidence must lie in 0–1", lambda: an_event(confidence=1.01)),
    ("confidence must lie in 0–1", lambda: an_event(confidence=float("nan"))),
    ("must quote its span", lambda: Citation("a", "", 0, 0)),
    ("must quote its span", lambda: Citation("a", "حصار", 0, 3)),
    ("must quote its span", lambda: Citation("a", "حصار", -4, 0)),
    ("negative", lambda: Figure("killed", -1, "exact", "")),
    ("'many'", lambda: Figure("killed", 1, "many", "")),
    ("'under'", lambda: EventPlace(role="under", text="x", status="match")),
    ("'guess'", lambda: EventPlace(role="at", text="x", status="guess")),
    ("uncertainty_m", lambda: a_place("x", 1.0, 2.0, uncertainty_m=0.0)),
    ("uncertainty_m", lambda: a_place("x", 1.0, 2.0, uncertainty_m=float("inf"))),
    ("not closed", lambda: a_place("x", area=(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),))),
]


@pytest.mark.parametrize(("said", "build"), IMPOSSIBLE)
def test_what_cannot_be_is_refused(said: str, build) -> None:
    with pytest.raises(ValueError, match=said):
        build()


@given(EVENTS)
def test_a_record_of_an_event_is_the_event(event: Event) -> None:
    assert record_to_event(json.loads(json.dumps(event_to_record(event)))) == event


@pytest.mark.parametrize("field", ["id", "kind", "status", "confidence", "evidence"])
@pytest.mark.parametrize("value", [None, 7, {}, [None], ""])
def test_a_damaged_record_is_refused_in_one_line(field: str, value: object) -> None:
    with pytest.raises(RecordError) as refused:
        record_to_event({**event_to_record(an_event()), field: value})
    assert "\n" not in str(refused.value)


def test_the_id_stays_when_only_date_or_place_change() -> None:
    first = event_id("article", "siege", "quote")
    assert first == event_id("article", "siege", "quote")
    assert len({first, event_id("article", "siege", "quot"), event_id("articl", "esiege", "quote")}) == 3
    assert an_event(first).id == first


def test_a_place_is_named_in_the_language_asked_for_or_as_written() -> None:
    place = a_place("عياش", names=(("ar", "عيّاش"), ("en", "Ayyash"), ("en", "Ayash")))
    assert [place.name(lang) for lang in ("ar", "en", "ku")] == ["عيّاش", "Ayyash", "عياش"]


def test_placed_are_the_places_with_a_point_in_order() -> None:
    places = (a_place("x"), a_place("y", 1.0, 2.0), a_place("z", 3.0, 4.0))
    assert an_event(places=places).placed == places[1:]


@pytest.mark.parametrize("text", ["2015-8-19", "20150819", "2015-W34-3", "2015-08-19 ", "٢٠١٥-٠٨-١٩", "2015-02-30", ""])
def test_only_one_way_to_write_a_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_day(text)
