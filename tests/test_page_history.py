"""The history of a siege or crossing as the panel shows it, and as a person moves through it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Browser

from geo.events import Citation, Event, State
from geo.page.history import MAX_REPORTS, history_of, isolated
from geo.page.service import Service
from geo.page.words import LANGUAGES, WORDS
from geo.store import Store, open_store
from tests.conftest import serve
from tests.looking import open_page, wait_for_address
from tests.made_events import HOSTILE, a_place, an_article, an_event, since

GATE = a_place("معبر", 40.03, 35.41, id="sy-gate")


def report(nth: int, change: str | None, day: date | None, article: str = "a", **more: object) -> Event:
    when = None if day is None else since(day, 1, day.isoformat())
    given = {"kind": "crossing", "places": (GATE,), "when": when, **more}
    return an_event(f"{nth:016x}", article=article, change=change, **given)


OPENED, CLOSED = report(1, "opened", date(2015, 8, 1)), report(2, "closed", date(2015, 8, 19), "b")
STILL_OPEN = report(3, "used", date(2015, 8, 19), "c", hedge="unconfirmed")


def service_of(*events: Event) -> Service:
    store = open_store()
    fill(store, *events)
    return Service(store)


def fill(store: Store, *events: Event) -> None:
    for article in dict.fromkeys(event.evidence[0].article_id for event in events):
        outlet = "MicroSyria" if article == "a" else None
        mine = [event for event in events if event.evidence[0].article_id == article]
        store.save_article(replace(an_article(article), outlet=outlet), mine)


def test_what_stood_is_told_with_the_reports_behind_it() -> None:
    service = service_of(OPENED, CLOSED)
    told = history_of(CLOSED, service, date(2015, 8, 10), "en")
    assert told is not None
    assert told["standing"] == {
        "label": "On 10 August 2015, the last day chosen",
        "verdict": "",
        "contradicted": False,
        "claims": [{"state": "open", "by": f"by {isolated('MicroSyria')} (26 August 2015)"}],
    }
    assert [(row["id"], row["change"], row["when"]) for row in told["rows"]] == [
        (OPENED.id, "opened", "1 August 2015"),
        (CLOSED.id, "closed", "19 August 2015"),
    ]
    assert told["chosen"] == CLOSED.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_that_disagree_stand_side_by_side(lang: str) -> None:
    told = history_of(OPENED, service_of(OPENED, CLOSED, STILL_OPEN), date(2015, 8, 19), lang)
    assert told is not None
    assert told["standing"]["contradicted"]
    assert told["standing"]["verdict"] == WORDS["disagree"][lang]
    assert {claim["state"] for claim in told["standing"]["claims"]} == {
        WORDS[f"state_{state}"][lang] for state in ("open", "closed")
    }
    assert [row["notes"] for row in told["rows"]] == [[], [], [WORDS["doubted"][lang]]]


def test_a_day_of_which_nobody_tells_and_no_day_at_all() -> None:
    undated = report(4, "opened", None)
    service = service_of(OPENED, undated)
    told = history_of(OPENED, service, date(2015, 7, 1), "en")
    assert told is not None
    assert (told["standing"]["verdict"], told["standing"]["claims"]) == ("No report tells", [])
    told = history_of(undated, service, None, "en")
    assert told is not None
    assert told["standing"] is None
    assert [row["when"] for row in told["rows"]] == ["1 August 2015", "Without a date"]


def test_what_is_of_no_situation_has_no_history() -> None:
    clash, rejected = an_event("5" * 16), report(6, "opened", date(2015, 8, 1), status="rejected")
    service = service_of(clash, rejected)
    assert history_of(clash, service, date(2015, 8, 19), "en") is None
    assert history_of(rejected, service, date(2015, 8, 19), "en") is None


@pytest.mark.parametrize(("nth", "earlier", "later"), [(0, 0, 60), (50, 30, 30), (99, 60, 0)])
def test_a_long_history_is_listed_around_the_chosen_report(nth: int, earlier: int, later: int) -> None:
    events = [report(i, "used", date(2015, 1, 1) + timedelta(i)) for i in range(100)]
    told = history_of(events[nth], service_of(*events), date(2015, 12, 31), "en")
    assert told is not None
    assert len(told["rows"]) == MAX_REPORTS
    assert events[nth].id in {row["id"] for row in told["rows"]}
    counted = {"Earlier": earlier, "Later": later}
    assert [int(re.findall(r"\d+", note)[0]) for note in told["notes"]] == [n for n in counted.values() if n]


def test_every_state_has_its_words() -> None:
    assert {f"state_{state}" for state in get_args(State)} <= set(WORDS)


def test_a_person_moves_through_the_history(chromium: Browser, tmp_path: Path) -> None:
    hostile = replace(CLOSED, evidence=(Citation("b", HOSTILE[0], 6, 6 + len(HOSTILE[0])),))
    sure = replace(STILL_OPEN, hedge=None)
    fill(open_store(tmp_path / "store.db"), OPENED, hostile, sure)
    with serve(HISAR_STORE=str(tmp_path / "store.db"), HISAR_DRAFTS="shown") as address:
        context = chromium.new_context(viewport={"width": 390, "height": 900}, has_touch=True)
        page = context.new_page()
        open_page(page, f"{address}/?v=1&lang=en&to=2015-08-19&event={CLOSED.id}")
        reports = page.locator(".panel .history .row")
        reports.nth(2).wait_for()
        assert page.locator(".panel .standing.contradicted .verdict").inner_text() == "Reports disagree"
        assert set(page.locator(".panel .standing strong").all_inner_texts()) == {"closed", "open"}
        assert HOSTILE[0] in reports.nth(1).inner_text()
        assert page.locator(".panel img").count() == 0
        assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 390
        reports.nth(1).focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        wait_for_address(page, {"event": OPENED.id})
        page.locator(f".panel .history .row[aria-current][data-event='{OPENED.id}']").wait_for()
        open_page(page, f"{address}/?v=1&lang=ar&to=2015-08-18&event={OPENED.id}")
        page.locator(".panel .standing strong").wait_for()
        assert page.locator(".panel .standing strong").all_inner_texts() == ["مفتوح"]
        assert page.locator(".panel .standing.contradicted").count() == 0
        context.close()
