"""The data as visitors and editors see it, now and as it stood; and the routes that hand it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from starlette.applications import Starlette

from geo.events import Event
from geo.page.routes import routes
from geo.page.states import States, is_known
from geo.store import Accept, Correct, Difference, Reject, Signature, Store, differences, open_store
from tests.asking import ask
from tests.made_events import an_article, an_event

EDITOR = Signature("editor")
ONE, TWO, THREE = (an_event(letter * 16, article=letter, day=date(2015, 8, 1)) for letter in "abc")


def a_store() -> Store:
    store = open_store()
    for event in (ONE, TWO, THREE):
        store.save_article(an_article(event.evidence[0].article_id), [event])
    return store


def decide(store: Store, action: Accept | Reject | Correct) -> None:
    saved = store.saved(action.event_id)
    assert saved is not None
    store.act(action, EDITOR, {action.event_id: saved.entry})


def ids(events: tuple[Event, ...]) -> set[str]:
    return {event.id for event in events}


def test_visitors_see_what_was_accepted_and_editors_the_drafts_too() -> None:
    store = a_store()
    states = States(store)
    assert states.for_visitors().events == ()
    assert states.for_visitors().articles == ()
    decide(store, Accept(ONE.id))
    decide(store, Reject(TWO.id))
    assert ids(states.for_visitors().events) == {ONE.id}
    assert [article.id for article in states.for_visitors().articles] == ["a"]
    assert ids(states.for_editors().events) == {ONE.id, THREE.id}
    assert ids(states.everything().events) == {ONE.id, TWO.id, THREE.id}
    assert ids(States(store, drafts_public=True).for_visitors().events) == {ONE.id, THREE.id}


def test_a_service_is_kept_while_nothing_changes_and_an_older_one_stays_what_it_was() -> None:
    store = a_store()
    decide(store, Accept(ONE.id))
    states = States(store)
    then, point = states.for_visitors(), states.point
    assert states.for_visitors() is then
    decide(store, Correct(ONE.id, {"kind": "other"}))
    assert states.for_visitors() is not then
    assert [event.kind for event in states.for_visitors().events] == ["other"]
    assert [event.kind for event in states.for_visitors(point).events] == [ONE.kind]
    assert is_known(states, point)
    assert not is_known(states, "0" * 16)
    assert states.made_at(point) < states.made_at(states.point)


def test_drafts_are_handed_out_for_a_key_and_older_states_by_name() -> None:
    store = a_store()
    decide(store, Accept(ONE.id))
    states = States(store)
    app, key, point = Starlette(routes=routes(states)), states.keys.new(), states.point
    decide(store, Reject(ONE.id))
    assert ask(app, f"/api/events/{ONE.id}").status == 404
    assert ask(app, f"/api/at/{point}/events/{ONE.id}").json["status"] == "accepted"
    assert ask(app, f"/api/events/{TWO.id}").status == 404
    assert ask(app, f"/api/at/{point}/events/{TWO.id}").status == 404
    shown = ask(app, f"/api/drafts/{key}/events/{TWO.id}")
    assert (shown.status, shown.json["status"]) == (200, "draft")
    assert ask(app, f"/api/drafts/{key}/at/{point}/events/{ONE.id}").status == 200
    kept = ask(app, f"/api/drafts/{key}/events?v={states.for_editors().tag}")
    assert kept.headers["cache-control"].startswith("private")
    states.keys.end(key)
    for path in (f"drafts/{key}/events", f"drafts/{key}/events.geojson", "at/0000000000000000/events", "at/../events"):
        assert ask(app, f"/api/{path}").status == 404


def test_what_changed_between_two_entries() -> None:
    store = a_store()
    decide(store, Accept(ONE.id))
    decide(store, Correct(ONE.id, {"kind": "other"}))
    assert [(one.event_id, one.fields) for one in differences(store, 3, 5)] == [(ONE.id, ("kind", "status"))]
    assert [one.event_id for one in differences(store, 0, 3)] == [ONE.id, TWO.id, THREE.id]
    store.undo(5, EDITOR)
    assert list(differences(store, 4, 6)) == []
    assert list(differences(store, 6, 3)) == list(differences(store, 3, 6))
    store.save_article(an_article("a"), [])
    store.save_article(an_article("b"), [replace(TWO, id="d" * 16)])
    gone = [one for one in differences(store, 6, 8) if one.after is None]
    assert gone == [Difference(TWO.id, gone[0].before, None)]
