"""The store gives back what it was given, answers views as Python does, and never loses a person's decision."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite as sqlite_dialect

from geo.events import KIND_IDS, Event, View, select
from geo.store import Store, StoreError, open_store
from tests.made_events import ARTICLES, EVENT_LISTS, a_place, an_article, an_event, views


def in_order(event: Event) -> tuple[date, bool, str]:
    return (event.when.start if event.when else date.max, event.when is None, event.id)


@settings(max_examples=60)
@given(EVENT_LISTS)
def test_what_is_saved_comes_back_equal(events: list[Event]) -> None:
    store = open_store()
    store.save(events)
    assert store.select(View()) == sorted(events, key=in_order)
    assert all(store.event(event.id) == event for event in events)
    assert store.total == len(events)


@settings(max_examples=60)
@given(ARTICLES)
def test_an_article_comes_back_equal(article) -> None:
    store = open_store()
    store.save_article(article)
    assert store.article(article.id) == article
    assert store.articles() == [article]


@settings(max_examples=120)
@given(EVENT_LISTS, st.lists(views(), min_size=1, max_size=6))
def test_sql_answers_a_view_as_python_does(events: list[Event], asked: list[View]) -> None:
    store = open_store()
    store.save(events)
    for view in asked:
        assert store.select(view) == sorted(select(events, view), key=in_order)


EDGES = [
    ("a point on the box's corner", a_place("x", 40.1, 35.3), View(bbox=(40.1, 35.3, 41.0, 36.0)), True),
    ("a double beside the corner", a_place("x", 40.1 - 1e-13, 35.3), View(bbox=(40.1, 35.3, 41.0, 36.0)), False),
    ("across the antimeridian, in", a_place("x", -179.5, 0.0), View(bbox=(179.0, -1.0, -179.0, 1.0)), True),
    ("across the antimeridian, out", a_place("x", 0.0, 0.0), View(bbox=(179.0, -1.0, -179.0, 1.0)), False),
    ("no point at all", a_place("x"), View(bbox=(-180.0, -90.0, 180.0, 90.0)), False),
    ("the last day is the day", a_place("x"), View(last=date(2015, 8, 19)), True),
    ("the first day is the day", a_place("x"), View(first=date(2015, 8, 19)), True),
    ("the day after", a_place("x"), View(first=date(2015, 8, 20)), False),
    ("half a word, spelt otherwise", a_place("القُصور"), View(words="قصور سطر"), True),
    ("one word of two", a_place("القصور"), View(words="قصور حمص"), False),
    ("letters no key keeps", a_place("x"), View(words="% _ '"), True),
    ("no kind chosen", a_place("x"), View(kinds=()), False),
]


@pytest.mark.parametrize(("why", "place", "view", "shown"), EDGES, ids=[edge[0] for edge in EDGES])
def test_edges_of_a_view(why, place, view, shown) -> None:
    store, event = open_store(), an_event(places=(place,))
    store.save([event])
    assert store.select(view) == ([event] if shown else [])
    assert list(select([event], view)) == ([event] if shown else [])


def test_between_the_ends_of_a_passage_lies_none_of_its_points() -> None:
    event = an_event(places=(a_place("x", 40.0, 35.0, role="from"), a_place("y", 42.0, 35.0, role="to")))
    store = open_store()
    store.save([event])
    assert store.select(View(bbox=(40.5, 34.0, 41.5, 36.0))) == []
    assert store.select(View(bbox=(41.5, 34.0, 42.5, 36.0))) == [event]


def plan(view: View) -> list[str]:
    """SQLite's own account of how it would answer a view."""
    store = open_store()
    store.save(an_event(f"{n:016x}", places=(a_place("x", 40.0, 35.0),)) for n in range(50))
    with store._reading() as connection:
        sql = store._statement(view).compile(dialect=sqlite_dialect.dialect(), compile_kwargs={"literal_binds": True})
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]


PLANS = [
    View(first=date(2015, 8, 1), last=date(2015, 8, 31)),
    View(first=date(2015, 8, 1)),
    View(bbox=(39.0, 34.0, 41.0, 36.0)),
    View(bbox=(179.0, -1.0, -179.0, 1.0)),
    View(kinds=("siege", "crossing")),
    View(first=date(2015, 8, 1), kinds=("siege",), bbox=(39.0, 34.0, 41.0, 36.0), words="حصار"),
    View(last=date(2015, 8, 1), kinds=("siege",), words="حصار"),
]


@pytest.mark.parametrize("view", PLANS, ids=str)
def test_a_view_that_leaves_something_out_scans_no_table(view: View) -> None:
    steps = plan(view)
    assert not [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step], steps
    # An index number without a constraint behind it ("2:") would be a scan of the whole R*Tree.
    assert not [step for step in steps if step.endswith("VIRTUAL TABLE INDEX 2:")], steps


def test_the_plan_test_can_fail() -> None:
    assert any(step.startswith("SCAN events") for step in plan(View(words="حصار")))


def test_a_new_reading_replaces_drafts_and_no_decision() -> None:
    store, article = open_store(), an_article()
    drafts = [an_event("1" * 16), an_event("2" * 16), an_event("3" * 16)]
    store.save_article(article, drafts)
    accepted, rejected = (
        replace(drafts[0], kind="siege", status="accepted"),
        replace(drafts[1], status="rejected"),
    )
    store.save([accepted, rejected])
    again = [replace(event, confidence=0.9) for event in drafts[:2]] + [an_event("4" * 16)]
    store.save_article(replace(article, outlet="another"), again)
    assert {event.id: event for event in store.select(View())} == {
        accepted.id: accepted,
        rejected.id: rejected,
        again[2].id: again[2],
    }
    assert store.article("a").outlet == "another"


def test_drafts_of_other_articles_stay() -> None:
    store = open_store()
    store.save_article(an_article("a"), [an_event("1" * 16, article="a")])
    store.save_article(an_article("b"), [an_event("2" * 16, article="b")])
    store.save_article(an_article("a"), [])
    assert [event.id for event in store.select(View())] == ["2" * 16]


def test_a_draft_of_another_article_is_refused_and_nothing_changes() -> None:
    store = open_store()
    store.save_article(an_article("a"), [an_event("1" * 16)])
    before = store.version
    with pytest.raises(StoreError, match="2222222222222222"):
        store.save_article(an_article("a"), [an_event("3" * 16), an_event("2" * 16, article="b")])
    assert store.version == before


def test_of_two_with_one_id_the_decision_wins_in_any_order() -> None:
    draft = an_event()
    accepted = replace(draft, status="accepted")
    for given_order in ([draft, accepted], [accepted, draft]):
        store = open_store()
        store.save(given_order)
        assert store.select(View()) == [accepted]


def test_a_replaced_event_leaves_no_trace_in_the_indexes() -> None:
    store = open_store()
    store.save([an_event(places=(a_place("x", 40.0, 35.0),))])
    moved = an_event(day=date(2016, 1, 1), places=(a_place("y", 10.0, 10.0),))
    store.save([moved])
    assert store.select(View(bbox=(39.0, 34.0, 41.0, 36.0))) == []
    assert store.select(View(bbox=(9.0, 9.0, 11.0, 11.0), first=date(2016, 1, 1))) == [moved]
    with store._reading() as connection:
        for table in ("events", "points", "event_days", "point_boxes"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 1, table


@settings(max_examples=40)
@given(EVENT_LISTS, EVENT_LISTS)
def test_the_version_says_whether_two_stores_hold_the_same(one: list[Event], other: list[Event]) -> None:
    first, second = open_store(), open_store()
    first.save(one)
    second.save(reversed(other))
    same = sorted(one, key=in_order) == sorted(other, key=in_order)
    assert (first.version == second.version) == same
    third = open_store()
    third.save(reversed(one))
    assert third.version == first.version


def test_a_file_keeps_what_it_was_given(tmp_path: Path) -> None:
    path, event = tmp_path / "a store.db", an_event()
    first = open_store(path)
    first.save_article(an_article(), [event])
    second = open_store(f"sqlite:///{path}")
    assert second.select(View()) == [event]
    assert second.article("a") == an_article()
    assert second.version == first.version


def test_keys_folded_by_an_older_program_are_folded_anew(tmp_path: Path) -> None:
    path, event = tmp_path / "store.db", an_event(places=(a_place("القُصور"),))
    open_store(path).save([event])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE events SET words = 'as they were folded once'")
    connection.close()
    assert open_store(path).select(View(words="القصور")) == [event]
    assert open_store(path).select(View(words="once")) == []


def test_a_damaged_event_in_a_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).save([an_event()])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE events SET document = '{}'")
    connection.close()
    with pytest.raises(StoreError, match=r"store\.db: .*id: not text: None"):
        open_store(path)


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")


BAD_STORES = [
    (lambda path: path.write_bytes(b"not a database, but long enough to look like one" * 40), "not a database"),
    (foreign, "not a store: application id 0, format 0"),
    (Path.mkdir, "unable to open"),
]


@pytest.mark.parametrize(("make", "said"), BAD_STORES)
def test_what_is_no_store_is_refused_by_name_and_left_alone(make, said: str, tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=said) as refused:
        open_store(path)
    assert "theirs.db" in str(refused.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("url", ["mysql://host/db", "/no/such/directory/x.db"])
def test_a_store_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(url)


@pytest.mark.parametrize("place", ["memory", "file"])
def test_threads_read_and_write_one_store(place: str, tmp_path: Path) -> None:
    store: Store = open_store("sqlite://" if place == "memory" else tmp_path / "store.db")
    kinds = KIND_IDS[:4]

    def work(number: int) -> int:
        events = [an_event(f"{number:08x}{n:08x}", kind=kinds[n % 4]) for n in range(20)]
        store.save(events)
        return sum(len(store.select(View(kinds=(kind,)))) >= 5 for kind in kinds)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(16))) == [4] * 16
    assert store.total == 320
