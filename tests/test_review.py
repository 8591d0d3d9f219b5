"""What an editor does, without a page: the worklist, corrections, parts, and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Point, load_gazetteer
from geo.events import Event, event_to_record
from geo.page.keys import LIFETIME_S, Keys
from geo.page.review.corrections import correction, known_place, pinned_place, span_of_days, with_place
from geo.page.review.desk import Desk, NotAllowedError, pasted, read_all, source_of_upload, uploaded
from geo.page.review.parting import by_place, by_quote, in_two
from geo.page.review.placing import candidates_for, clicked_point
from geo.page.review.worklist import PROBLEMS, Wanted, beside, counts_by_problem, likely_same, problems_of, worklist
from geo.page.roles import VISITOR, Person, came_straight, editors, is_loopback
from geo.store import Accept, ConflictError, Store, open_store
from tests.made_events import EVENT_LISTS, EVENTS, a_place, an_article, an_event

EDITOR = Person("editor@example.org", edits=True)
HOMS = a_place("حمص", 36.72, 34.73, id="sy-homs")
CLASH = an_event("a" * 16, places=(HOMS,))
HEDGED = an_event("b" * 16, places=(replace(HOMS, status="ambiguous"),), hedge="unconfirmed")
BARE = an_event("c" * 16, day=None, places=())


def store_of(*events: Event) -> Store:
    store = open_store()
    store.save_article(an_article(), events)
    return store


@pytest.mark.parametrize(
    ("event", "problems"),
    [
        (replace(CLASH, confidence=0.9), ()),
        (replace(HEDGED, confidence=0.9), ("ambiguous", "hedged")),
        (replace(BARE, confidence=0.79), ("unplaced", "undated", "unsure")),
        (replace(CLASH, places=(replace(HOMS, status="inferred"),), confidence=0.8), ("inferred",)),
    ],
)
def test_what_makes_an_event_worth_a_look(event: Event, problems: tuple[str, ...]) -> None:
    assert problems_of(event) == problems


@given(EVENT_LISTS, st.sampled_from([None, *PROBLEMS]), st.sampled_from(["draft", "accepted", "rejected"]))
def test_a_worklist_holds_what_was_counted(events: list[Event], problem: str | None, status: str) -> None:
    found = worklist(events, Wanted(status, problem))
    assert all(event.status == status for event in found)
    if problem:
        assert len(found) == counts_by_problem(events, status)[problem]


def test_the_worklist_is_gone_through_in_a_ring() -> None:
    events = [CLASH, HEDGED, BARE]
    assert [beside(events, CLASH.id, step) for step in (1, 2, 3, -1)] == [HEDGED.id, BARE.id, CLASH.id, BARE.id]
    assert beside(events, "d" * 16, 1) == CLASH.id
    assert beside([], CLASH.id, 1) is None


def test_events_that_may_tell_the_same_come_nearest_first() -> None:
    later = an_event("d" * 16, article="b", day=date(2015, 8, 3), places=(HOMS,))
    far = an_event("e" * 16, article="c", day=date(2015, 9, 3), places=(HOMS,))
    elsewhere = an_event("f" * 16, article="c", places=(a_place("الرقة", 39.0, 35.9, id="sy-raqqa"),))
    first = an_event("1" * 16, article="a", day=date(2015, 8, 1), places=(HOMS,))
    gone = replace(CLASH, status="rejected")
    assert likely_same(replace(later, when=first.when), [first, far, elsewhere, gone]) == [first]
    assert likely_same(first, [CLASH, later])[0].kind == first.kind


@given(EVENTS)
def test_a_correction_holds_the_new_fields_and_no_others(event: Event) -> None:
    assert correction(event, event) is None
    edited = replace(event, kind="other" if event.kind != "other" else "siege", hedge="so it is said")
    action = correction(event, edited)
    assert action is not None
    assert {**event_to_record(event), **action.fields} == event_to_record(edited)
    assert set(action.fields) <= {"kind", "hedge"}


@pytest.mark.parametrize(
    ("last", "says", "edtf", "precision"),
    [
        (None, {}, "2015-08-03", 1),
        (date(2015, 8, 3), {"about": True}, "2015-08-03~", 2),
        (date(2015, 8, 5), {}, "2015-08-03/2015-08-05", 2),
        (date(2015, 9, 5), {"about": True}, "2015-08-03~/2015-09-05~", 3),
        (date(2015, 9, 5), {"ongoing": True}, "2015-08-03/..", 1),
    ],
)
def test_the_days_an_editor_gives(last: date | None, says: dict[str, bool], edtf: str, precision: int) -> None:
    span = span_of_days(date(2015, 8, 3), last, **says)
    assert (span.edtf, span.precision, span.start) == (edtf, precision, date(2015, 8, 3))
    assert (span.end is None) == ("ongoing" in says)


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before it starts"):
        span_of_days(date(2015, 8, 3), date(2015, 8, 2))


def test_places_are_replaced_added_and_taken_out() -> None:
    raqqa = known_place(load_gazetteer().place("sy-raqqa"), "near", "الرقة", ("the city of that name",))
    pinned = pinned_place(Point(lon=40.0, lat=35.0), 1.0, "at", "المعبر")
    assert raqqa.status == "match"
    assert raqqa.why[1:] == ("the city of that name",)
    assert pinned.uncertainty_m == 50
    assert with_place(CLASH, 0, raqqa).places == (raqqa,)
    assert with_place(CLASH, None, pinned).places == (HOMS, pinned)
    assert with_place(CLASH, 0, None).places == ()


def test_candidates_come_with_reasons_near_the_other_places() -> None:
    event = an_event("a" * 16, places=(a_place("دير الزور", 40.14, 35.34), a_place("القصور", 40.13, 35.33)))
    found = candidates_for("القصور", event)
    assert found[0].place.admin1 == "sy-deir-ez-zor"
    assert found[0].why
    assert candidates_for("", event) == ()


@pytest.mark.parametrize(
    "report",
    [
        None,
        7,
        {},
        {"last_clicked": None},
        {"last_clicked": {"lat": "x", "lng": 1}},
        {"last_clicked": {"lat": 91, "lng": 1}},
    ],
)
def test_a_click_that_is_none_is_none(report: object) -> None:
    assert clicked_point(report) is None
    assert clicked_point({"last_clicked": {"lat": 35.5, "lng": 40}}) == Point(lon=40, lat=35.5)


def test_an_event_is_taken_apart_and_its_first_part_keeps_its_id() -> None:
    event = replace(CLASH, places=(HOMS, replace(HOMS, text="تلبيسة")))
    store = store_of(event)
    (entry,) = [saved.entry for saved in [store.saved(event.id)] if saved]
    Desk(store, lambda: EDITOR).act(by_place(event), {event.id: entry})
    split = by_place(event)
    assert [part.places[0].text for part in split.parts] == ["حمص", "تلبيسة"]
    assert split.parts[0].id == event.id != split.parts[1].id
    assert [len(by_quote(event).parts), len(in_two(event).parts)] == [len(event.evidence), 2]


def test_only_an_editor_changes_anything_and_is_asked_each_time() -> None:
    store, asked = store_of(CLASH), []

    def who() -> Person:
        asked.append(1)
        return VISITOR

    desk, before = Desk(store, who), store.last_entry
    with pytest.raises(NotAllowedError):
        desk.act(Accept(CLASH.id), {CLASH.id: 1})
    with pytest.raises(NotAllowedError):
        desk.undo(1)
    with pytest.raises(NotAllowedError):
        desk.add([], source_of_upload(None, None))
    assert len(asked) == 3
    assert store.last_entry == before


def test_the_second_of_two_editors_is_told() -> None:
    store = store_of(CLASH)
    Desk(store, lambda: EDITOR).act(Accept(CLASH.id), {CLASH.id: 1}, "seen on video")
    with pytest.raises(ConflictError, match=r"accepted by 'editor@example.org'"):
        Desk(store, lambda: Person("other", edits=True)).act(Accept(CLASH.id), {CLASH.id: 1})
    assert store.history(CLASH.id)[-1].entry.by.why == "seen on video"


def test_what_is_pasted_or_uploaded_is_read_and_the_same_text_is_one_article() -> None:
    text = "قصفت طائرات حربية مدينة الرقة صباح اليوم."
    readings, problems = read_all([pasted(text, published=date(2015, 8, 3))], load_gazetteer())
    assert problems == ()
    assert [event.kind for event in readings[0].events] == ["airstrike"]
    assert pasted(text).id == pasted(text).id != pasted(text + " ").id
    _, problems = read_all(uploaded(b"\xff\xfe\x00\x01\x02", "صورة.txt"), load_gazetteer())
    assert len(problems) == 1
    assert "صورة.txt" in problems[0]
    lines = '{"id": "a", "text": "قصف الرقة"}\n{\n'.encode()
    readings, problems = read_all(uploaded(lines, "two.ndjson"), load_gazetteer())
    assert (len(readings), len(problems)) == (1, 1)


def test_keys_end_and_nobody_guesses_them() -> None:
    time = [0.0]
    keys = Keys(lambda: time[0])
    key, other = keys.new(), keys.new()
    assert keys.opens(key)
    assert not keys.opens("0" * 32)
    time[0] = LIFETIME_S - 1
    assert keys.renew(key)
    time[0] = LIFETIME_S + 1
    assert keys.opens(key)
    assert not keys.opens(other)
    assert not keys.renew(other)
    keys.end(key)
    assert not keys.opens(key)


HERE = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.mark.parametrize(
    ("headers", "address", "straight"),
    [
        (HERE, None, True),
        ({"Host": "localhost:8501", "Origin": "http://localhost:8501"}, "127.0.0.1", True),
        ({"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, "::1", True),
        ({**HERE, "X-Forwarded-For": "127.0.0.1"}, None, False),
        ({**HERE, "Via": "1.1 proxy"}, None, False),
        ({**HERE, "Origin": "https://hisar.example.org"}, None, False),
        ({"Host": "127.0.0.1:8501"}, None, False),
        ({**HERE, "Host": "hisar.example.org"}, None, False),
        (HERE, "10.0.0.7", False),
        ({}, None, False),
    ],
)
def test_only_who_sits_at_the_machine_comes_straight(
    headers: dict[str, str], address: str | None, straight: bool
) -> None:
    assert came_straight(headers, address) == straight


@pytest.mark.parametrize(
    ("host", "here"), [("localhost", True), ("127.8.8.8", True), ("0.0.0.0", False), ("", False), (None, False)]
)
def test_loopback_is_this_machine(host: str | None, here: bool) -> None:
    assert is_loopback(host) == here


def test_editors_are_named_in_any_case() -> None:
    assert editors(" A@example.org, ,b@Example.org ") == {"a@example.org", "b@example.org"}
