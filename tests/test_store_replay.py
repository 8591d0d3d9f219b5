"""Whatever is done to a store, its present and every past of it follow from the log."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events import View
from geo.store import Accept, Correct, Merge, Reject, Signature, Split, Store, StoreError, open_store, store_at, verify
from tests.made_events import ARTICLES, EVENT_LISTS, EVENTS, WORDS

NADIA = Signature("Nadia")

IDS = st.integers(0, 6).map("{:016x}".format)
KEEP = st.tuples(st.just("save"), EVENT_LISTS)
FILE = st.tuples(st.just("file"), ARTICLES, st.lists(EVENTS, max_size=4))
DECIDE = st.tuples(
    st.just("act"),
    st.one_of(
        st.builds(Accept, IDS),
        st.builds(Reject, IDS),
        st.builds(Correct, IDS, st.fixed_dictionaries({"hedge": WORDS})),
        st.builds(Merge, IDS, st.lists(IDS, max_size=2).map(tuple)),
        st.builds(Split, IDS, st.lists(EVENTS, max_size=3).map(tuple)),
    ),
)
UNDO = st.tuples(st.just("undo"), st.integers(1, 12))


def do(store: Store, verb: str, *given: object) -> None:
    """One step of a random life of a store; what cannot be done then is refused and passed over."""
    if verb == "save":
        store.save(given[0])
    elif verb == "file":
        drafts = (replace(event, evidence=(replace(event.evidence[0], article_id=given[0].id),)) for event in given[1])
        store.save_article(given[0], {event.id: event for event in drafts}.values())
    else:
        with suppress(StoreError):
            store.act(given[0], NADIA, as_seen_now(store)) if verb == "act" else store.undo(given[0], NADIA)


def as_seen_now(store: Store) -> dict[str, int]:
    """What somebody saw who looked at everything a moment ago."""
    return {event.id: store.saved(event.id).entry for event in store.select(View())}


@settings(max_examples=40)
@given(st.lists(st.one_of(KEEP, FILE, DECIDE, DECIDE, UNDO), max_size=10))
def test_whatever_is_done_the_present_and_every_past_follow_from_the_log(steps: list[tuple]) -> None:
    store, versions = open_store(), {}
    for step in steps:
        do(store, *step)
        if store.last_entry is not None:
            versions[store.last_entry.number] = store.version
    version, events = store.version, store.select(View())
    store.rebuild()
    assert (store.version, store.select(View())) == (version, events)
    for number in sorted(versions)[:: max(1, len(versions) // 3)]:
        assert store_at(store, number).version == versions[number]


@settings(max_examples=15)
@given(st.lists(st.one_of(KEEP, FILE, DECIDE, UNDO), max_size=8))
def test_whatever_is_done_a_store_verifies(tmp_path_factory, steps: list[tuple]) -> None:
    path = tmp_path_factory.mktemp("lives") / "store.db"
    store = open_store(path)
    for step in steps:
        do(store, *step)
    assert list(verify(path)) == []
