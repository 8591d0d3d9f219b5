"""The log: what a store holds follows from its entries, at every entry, and undo is one more."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from geo.events import View
from geo.store import (
    Accept,
    Action,
    ConflictError,
    Correct,
    Merge,
    ReadOnlyError,
    Reject,
    Signature,
    Source,
    Split,
    Store,
    StoreError,
    open_store,
    store_at,
)
from geo.store.entry import GENESIS, canonical, entry_to_text, text_to_entry
from tests.made_events import an_article, an_event

NADIA = Signature("Nadia", "read the report again")
OMAR = Signature("Omar")
ONE, TWO, THREE = "1" * 16, "2" * 16, "3" * 16


def reviewed(*ids: str) -> Store:
    store = open_store()
    store.save_article(an_article(), [an_event(id_) for id_ in ids])
    return store


def act(store: Store, action: Action, by: Signature = NADIA) -> int:
    """Do what somebody decided who looked a moment ago; returns the number of the last entry."""
    ids = (action.event_id, *(action.others if isinstance(action, Merge) else ()))
    store.act(action, by, {id_: saved.entry for id_ in ids if (saved := store.saved(id_))})
    return store.last_entry.number


def test_every_change_is_an_entry_that_says_who_when_what_and_why() -> None:
    store = reviewed(ONE)
    act(store, Correct(ONE, {"kind": "siege"}))
    act(store, Reject(ONE), OMAR)
    read, corrected, rejected = store.entries()
    assert [entry.what for entry in (read, corrected, rejected)] == ["read", "corrected", "rejected"]
    assert (corrected.by, rejected.by.who) == (NADIA, "Omar")
    assert corrected.changes[0].fields == {"kind": "siege", "status": "accepted"}
    assert (corrected.changes[0].seen, rejected.changes[0].seen) == (1, 2)
    assert read.when <= corrected.when <= rejected.when
    assert read.when.tzinfo is not None


def test_the_chain_can_be_checked_by_anybody() -> None:
    store = reviewed(ONE, TWO)
    act(store, Accept(ONE))
    previous = GENESIS
    for number, entry in enumerate(store.entries(), start=1):
        written = json.loads(entry_to_text(entry))
        text = json.dumps(written, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        previous = sha256(bytes.fromhex(previous) + text.encode()).hexdigest()
        assert (entry.number, entry.hash) == (number, previous)
        assert text_to_entry(text) == entry


def test_what_changes_nothing_is_no_entry() -> None:
    store, events = reviewed(ONE), [an_event(ONE)]
    accepted = act(store, Accept(ONE))
    store.save(events)
    store.save_article(an_article(), events)
    assert store.act(Accept(ONE), OMAR, {ONE: accepted}) is None
    store.save([store.event(ONE)])
    assert store.last_entry.number == accepted == 2


def test_many_events_are_few_entries() -> None:
    store = open_store()
    store.save(an_event(f"{n:016x}") for n in range(250))
    assert [len(entry.changes) for entry in store.entries()] == [100, 100, 50]


OUTCOMES = [
    (Accept(ONE), {ONE: "accepted", TWO: "draft", THREE: "draft"}),
    (Reject(ONE), {ONE: "rejected", TWO: "draft", THREE: "draft"}),
    (Correct(ONE, {"hedge": "said"}), {ONE: "accepted", TWO: "draft", THREE: "draft"}),
    (Merge(ONE, (TWO, THREE)), {ONE: "accepted", TWO: "rejected", THREE: "rejected"}),
    (
        Split(ONE, (an_event("4" * 16, status="accepted"), an_event("5" * 16, kind="siege"))),
        {ONE: "rejected", TWO: "draft", THREE: "draft", "4" * 16: "accepted", "5" * 16: "draft"},
    ),
    (
        Split(ONE, (an_event(ONE, status="accepted"), an_event("5" * 16, status="accepted"))),
        {ONE: "accepted", TWO: "draft", THREE: "draft", "5" * 16: "accepted"},
    ),
]


@pytest.mark.parametrize(("action", "expected"), OUTCOMES, ids=lambda value: type(value).__name__)
def test_actions_and_their_undoing(action: Action, expected: dict[str, str]) -> None:
    store = reviewed(ONE, TWO, THREE)
    before = store.version
    number = act(store, action)
    assert {event.id: event.status for event in store.select(View())} == expected
    done = store.version
    assert store.undo(number, OMAR).undoes == number
    assert store.version == before
    store.undo(number + 1, OMAR)
    assert store.version == done
    assert [entry.what for entry in store.entries()][2:] == ["undone", "undone"]


def test_a_merged_event_has_the_quotes_of_all_each_once() -> None:
    store = reviewed(ONE, TWO)
    other = replace(
        an_event(THREE, article="b"), evidence=(replace(an_event(article="b").evidence[0], start=9, end=16),)
    )
    store.save_article(an_article("b"), [other])
    act(store, Merge(ONE, (TWO, THREE)))
    assert store.event(ONE).evidence == (*an_event().evidence, *other.evidence)
    store.save_article(an_article("b"), [replace(other, confidence=0.9)])
    assert store.event(THREE).status == "rejected"


BAD_ACTIONS = [
    (Accept("9" * 16), "there is no event '9999999999999999'"),
    (Correct(ONE, {"id": TWO}), "no field to correct: 'id'"),
    (Correct(ONE, {"status": "draft"}), "no field to correct: 'status'"),
    (Correct(ONE, {"colour": "red"}), "no field to correct: 'colour'"),
    (Correct(ONE, {}), "no field to correct: none"),
    (Correct(ONE, {"kind": "picnic"}), "no such kind of event: 'picnic'"),
    (Correct(ONE, {"places": "Homs"}), "places: not a list: 'Homs'"),
    (Merge(ONE, ()), "each once, and not with itself"),
    (Merge(ONE, (ONE,)), "each once, and not with itself"),
    (Merge(ONE, (TWO, TWO)), "each once, and not with itself"),
    (Merge(ONE, ("9" * 16,)), "there is no event '9999999999999999'"),
    (Split(ONE, ()), "two or more"),
    (Split(ONE, (an_event("4" * 16),)), "two or more"),
    (Split(ONE, (an_event("4" * 16), an_event("4" * 16))), "ids of their own"),
    (Split(ONE, (an_event("4" * 16), an_event(TWO))), "ids of their own"),
]


@pytest.mark.parametrize(("action", "said"), BAD_ACTIONS, ids=[row[1] for row in BAD_ACTIONS])
def test_what_cannot_be_done_is_refused_and_nothing_changes(action: Action, said: str) -> None:
    store = reviewed(ONE, TWO)
    with pytest.raises(StoreError, match=said):
        store.act(action, NADIA, {ONE: 1, TWO: 1, "9" * 16: 0})
    assert store.last_entry.number == 1


def test_an_action_must_say_what_its_author_saw() -> None:
    with pytest.raises(StoreError, match="the entry it was seen at is not told"):
        reviewed(ONE).act(Accept(ONE), NADIA, {})


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten() -> None:
    store = reviewed(ONE)
    seen = {ONE: store.saved(ONE).entry}
    store.act(Correct(ONE, {"kind": "siege"}), NADIA, seen)
    with pytest.raises(
        ConflictError, match=r"changed since entry 1: entry 2, corrected by 'Nadia' .*'clash' → 'siege'"
    ) as late:
        store.act(Correct(ONE, {"kind": "shelling"}), OMAR, seen)
    assert (late.value.event_id, late.value.seen) == (ONE, 1)
    assert [(step.entry.by, step.fields) for step in late.value.steps] == [(NADIA, ("kind", "status"))]
    assert store.event(ONE).kind == "siege"
    assert store.last_entry.number == 2


def test_who_looked_at_a_draft_that_was_read_anew_or_is_gone_is_told() -> None:
    store = reviewed(ONE, TWO)
    store.save_article(an_article(), [an_event(ONE, kind="siege")])
    for id_ in (ONE, TWO):
        with pytest.raises(ConflictError, match="entry 2, read by 'reader'"):
            store.act(Accept(id_), NADIA, {id_: 1})


def test_one_who_merges_needs_to_have_seen_all_of_them() -> None:
    store = reviewed(ONE, TWO)
    act(store, Reject(TWO), OMAR)
    with pytest.raises(ConflictError, match=TWO):
        store.act(Merge(ONE, (TWO,)), NADIA, {ONE: 1, TWO: 1})


def test_only_the_last_change_of_an_event_is_undone() -> None:
    store = reviewed(ONE, TWO)
    first = act(store, Merge(ONE, (TWO,)))
    act(store, Accept(TWO), OMAR)
    with pytest.raises(ConflictError, match=r"changed since entry 2: entry 3, accepted by 'Omar'"):
        store.undo(first, NADIA)
    store.undo(3, NADIA)
    with pytest.raises(ConflictError, match="undone by 'Nadia'"):
        store.undo(first, NADIA)


@pytest.mark.parametrize(("number", "said"), [(1, "reading of an article"), (7, "there is no entry 7")])
def test_what_cannot_be_undone(number: int, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        reviewed(ONE).undo(number, NADIA)


def test_an_import_is_undone_entry_by_entry() -> None:
    store = reviewed(ONE)
    store.save([an_event(ONE, kind="siege"), an_event(TWO)])
    store.undo(2, NADIA)
    assert store.select(View()) == [an_event(ONE)]
    assert [(step.before is None, step.after is None) for step in store.history(TWO)] == [(True, False), (False, True)]


def test_a_person_has_a_name_and_a_reason_that_fits() -> None:
    for who, why in (("", ""), (" ", ""), ("x" * 201, ""), ("x", "y" * 2001)):
        with pytest.raises(ValueError, match="character"):
            Signature(who, why)


def test_the_history_of_an_event_shows_each_field_before_and_after() -> None:
    store = reviewed(ONE)
    act(store, Correct(ONE, {"kind": "siege", "hedge": "said"}))
    drafted, corrected = store.history(ONE)
    assert drafted.before is None
    assert corrected.fields == ("hedge", "kind", "status")
    assert (corrected.before["kind"], corrected.after["kind"]) == ("clash", "siege")
    assert store.history("9" * 16) == ()


def test_a_store_as_it_was_can_be_asked_like_any_other() -> None:
    store = reviewed(ONE, TWO)
    act(store, Correct(ONE, {"kind": "siege"}))
    middle = store.last_entry
    store.save_article(an_article(text="عنوان\nسطر أول وثان"), [])
    for point in (middle.number, middle.hash, middle.hash[:16]):
        past = store_at(store, point)
        assert past.article("a") == an_article()
        assert {event.id: event.kind for event in past.select(View())} == {ONE: "siege", TWO: "clash"}
        assert past.select(View(kinds=("siege",)))[0].id == ONE
        assert past.last_entry == middle
        assert len(past.history(ONE)) == 2
        with pytest.raises(ReadOnlyError):
            past.undo(2, NADIA)
    assert store_at(store, 3).version == store.version


@pytest.mark.parametrize("point", [0, 9, "beef" * 4, "", "%"])
def test_a_state_that_never_was_is_refused(point: int | str) -> None:
    store = reviewed(ONE)
    act(store, Accept(ONE))
    with pytest.raises(StoreError, match="no entry of the log"):
        store_at(store, point)


def test_documents_are_kept_verbatim_under_their_hash(tmp_path: Path) -> None:
    page = "<p>عنوان</p>\r\n".encode("cp1256")
    store, article = open_store(), an_article()
    store.save_article(article, [], Source(name="page.html", original=page))
    filed = store.filed("a")
    assert (filed.source, filed.original) == ("page.html", sha256(page).hexdigest())
    assert store.body(filed.original) == page
    assert store.body(filed.text) == article.text.encode()
    store.save_article(replace(article, outlet="another"))
    assert store.filed("a") == filed
    assert store.article("a").outlet == "another"
    store.save_article(replace(article, text="another text"))
    assert store.body(filed.original) == page
    assert store.filed("a").original is None
    assert store.filed("b") is store.body("b") is None


def test_a_retrieval_without_a_time_zone_is_refused() -> None:
    from datetime import datetime

    with pytest.raises(ValueError, match="time zone"):
        Source(retrieved=datetime(2015, 8, 26))  # noqa: DTZ001 (what is refused)


def test_canonical_json_is_one_text_whatever_the_order() -> None:
    assert canonical({"b": 1, "a": "حصار"}) == canonical({"a": "حصار", "b": 1}) == '{"a":"حصار","b":1}'
    with pytest.raises(ValueError, match="Out of range"):
        canonical({"a": float("nan")})
