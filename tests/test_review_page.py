"""The review as an editor meets it, and what a visitor cannot reach: served by Streamlit, seen in a real Chromium."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.events import Event, View
from geo.store import open_store, verify
from tests.conftest import serve
from tests.looking import counts, map_frame, wait_for_address

expect.set_options(timeout=20_000)

EDITING = {"HISAR_EDIT": "local", "HISAR_DOCUMENTS": "seeds"}


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "team.hisar"


@pytest.fixture
def editing(store_path: Path) -> Iterator[str]:
    with serve(HISAR_STORE=str(store_path), **EDITING) as address:
        yield address


def open_review(page: Page, address: str, lang: str = "en") -> None:
    page.goto(f"{address}/?v=1&lang={lang}&page=review")
    page.locator(".panel .facts").wait_for()


def in_hand(page: Page) -> str:
    found = page.locator(".list [aria-current]").get_attribute("data-event")
    assert found is not None
    return found


def another_in_hand(page: Page, event: str) -> None:
    expect(page.locator(f".list [aria-current]:not([data-event='{event}'])")).to_have_count(1)


def waiting(page: Page, count: int) -> None:
    expect(page.locator(".list .count")).to_have_text(f"{count} to look at")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def events_in(path: Path) -> dict[str, Event]:
    return {event.id: event for event in open_store(path, read_only=True).select(View())}


def test_accepted_corrected_and_rejected_events_are_there_after_a_restart(page: Page, store_path: Path) -> None:
    with serve(HISAR_STORE=str(store_path), **EDITING) as address:
        open_review(page, address)
        total = len(events_in(store_path))
        accepted = in_hand(page)
        press(page, "Accept")
        waiting(page, total - 1)
        corrected = in_hand(page)
        choose(page, "What", "Other")
        expect(page.locator(".panel h2")).to_have_text("Other")
        page.get_by_label("Why (kept with the change)").fill("the report speaks of talk, not of bombs")
        page.get_by_label("Why (kept with the change)").press("Enter")
        press(page, "Save and accept")
        waiting(page, total - 2)
        press(page, "Next")
        rejected = in_hand(page)
        page.locator(".panel h2").click()
        page.keyboard.press("x")
        waiting(page, total - 3)
    kept = events_in(store_path)
    assert (kept[accepted].status, kept[corrected].status, kept[rejected].status) == (
        "accepted",
        "accepted",
        "rejected",
    )
    assert kept[corrected].kind == "other"
    assert list(verify(store_path)) == []
    history = open_store(store_path, read_only=True).history(corrected)
    assert [(step.entry.what, step.entry.by.why) for step in history][1:] == [
        ("corrected", "the report speaks of talk, not of bombs")
    ]
    with serve(HISAR_STORE=str(store_path), **EDITING) as address:
        open_review(page, address)
        waiting(page, total - 3)
    assert events_in(store_path) == kept


def test_a_visitor_sees_what_was_accepted_and_reaches_nothing_else(page: Page, store_path: Path) -> None:
    with serve(HISAR_STORE=str(store_path), **EDITING) as address:
        open_review(page, address)
        accepted = in_hand(page)
        press(page, "Accept")
        another_in_hand(page, accepted)
        draft = in_hand(page)
    with serve(HISAR_STORE=str(store_path), HISAR_DOCUMENTS="seeds") as address:
        page.goto(f"{address}/?v=1&lang=en&page=review&event={draft}")
        frame = map_frame(page)
        expect(page.get_by_text("Only editors see this page.")).to_be_visible()
        assert counts(frame)["total"] == 1
        assert page.get_by_role("button", name="Accept").count() == 0
        assert page.locator("[data-testid='stSegmentedControl']").count() == 0
        assert status_of(f"{address}/api/events/{accepted}") == 200
        for path in (f"events/{draft}", f"drafts/{'0' * 32}/events", f"drafts/{'0' * 32}/events/{draft}"):
            assert status_of(f"{address}/api/{path}") == 404
        page.goto(f"{address}/?v=1&lang=en&page=log")
        map_frame(page)
        assert page.locator(".notices.calm").filter(has_text="UTC").count() == 0


def test_a_visitor_of_a_store_with_drafts_alone_is_told_why_the_map_is_empty(page: Page, store_path: Path) -> None:
    with serve(HISAR_STORE=str(store_path), HISAR_DOCUMENTS="seeds") as address:
        page.goto(f"{address}/?v=1&lang=en")
        assert counts(map_frame(page))["total"] == 0
        expect(page.get_by_text("No event has been accepted yet")).to_be_visible()


def test_what_somebody_else_did_meanwhile_is_told_and_stays(page: Page, editing: str, store_path: Path) -> None:
    open_review(page, editing)
    event = in_hand(page)
    other = page.context.new_page()
    open_review(other, f"{editing}")
    other.get_by_role("button", name="Reject").click()
    another_in_hand(other, event)
    press(page, "Accept")
    expect(page.locator(".notices").filter(has_text="Somebody changed this event")).to_contain_text("rejected")
    assert events_in(store_path)[event].status == "rejected"


def test_a_pasted_article_is_read_at_once_and_an_entry_can_be_taken_back(page: Page, editing: str) -> None:
    open_review(page, editing)
    page.get_by_text("Add articles").click()
    page.get_by_label("Paste an article").fill(
        "قصفت طائرات حربية مدينة الرقة صباح اليوم، ما أدى إلى مقتل ثلاثة مدنيين."
    )
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".notices").filter(has_text="Read and kept")).to_contain_text("Articles: 1, drafts: 1")
    waiting(page, 1)
    expect(page.locator(".panel h2")).to_have_text("Airstrike")
    press(page, "Accept")
    waiting(page, 0)
    page.get_by_text("Changes", exact=True).click()
    wait_for_address(page, {"page": "log"})
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text(": undone")).to_be_visible()


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
