"""The page and its link: what is chosen is in the address, and the address brings it back."""

from __future__ import annotations

import random
from datetime import date, timedelta
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from geo.events import KIND_IDS
from geo.map import BASE_IDS
from geo.page.link import MODES, Link, Position, fitting_mode, in_table_order, link_to_params, parse_link
from geo.page.opening import states
from tests.agreeing import FROM, check_agreement, drag, expected_ids, seen_link, sentence
from tests.long_forms import times
from tests.looking import (
    address_parts,
    choose_row,
    day_of,
    open_page,
    rows,
    state,
    wait_for_address,
)

VIEWS = times(brief=15, long=500)
LONGEST_LINK = 2000


def random_link(chance: random.Random) -> Link:
    """A link with any of its parts, all of them usable."""
    start = date(2015, 1, 1) + timedelta(days=chance.randrange(230))
    kinds = KIND_IDS if chance.random() < 0.5 else in_table_order(chance.sample(KIND_IDS, chance.randrange(1, 16)))
    first = start if chance.random() < 0.7 else None
    last = start + timedelta(days=chance.choice([0, chance.randrange(200)])) if chance.random() < 0.7 else None
    seen = start - timedelta(days=chance.randrange(60)), start + timedelta(days=chance.randrange(99))
    return Link(
        first=first,
        last=last,
        kinds=kinds,
        at=Position(round(chance.uniform(33, 37), 5), round(chance.uniform(36, 42), 5), chance.randrange(5, 16)),
        event=chance.choice([None, *(event.id for event in states().for_visitors().events)]),
        words=chance.choice(["", "دير الزور", "حصار", "Conoco", "50 عائلة", "<b>${x}`", "كونيكو النظام"]),
        lang=chance.choice(["en", "ar"]),
        base=chance.choice([BASE_IDS[0], BASE_IDS[0], *BASE_IDS]),
        mode=fitting_mode(chance.choice(MODES), first, last),
        seen=chance.choice([None, seen]),
    )


def test_random_views_come_back_equal_in_a_new_context(chromium: Browser, server: str) -> None:
    chance = random.Random(20150826)
    differing = []
    for _ in range(VIEWS):
        link = random_link(chance)
        context = chromium.new_context(viewport={"width": 1100, "height": 800})
        context.route("**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort())
        page = context.new_page()
        address = f"{server}/?{urlencode(link_to_params(link))}"
        assert len(address) <= LONGEST_LINK
        frame = open_page(page, address)
        # The search's bitmap is fetched after the first drawing.
        frame.wait_for_function(
            "([n, hex]) => window.hisar.counts().in_range === n && (window.hisar.live.hex || '') === hex",
            arg=[len(expected_ids(link)), link.words.encode().hex()],
        )
        seen = seen_link(frame)
        if seen != link or parse_link(address_parts(page))[0] != link:
            differing.append((link, seen, page.url))
        assert set(rows(page)) == expected_ids(link)
        context.close()
    assert differing == []


def test_back_and_forward(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    choose_row(page, 0)
    wait_for_address(page, {"event": rows(page)[0]})
    drag(frame, page, FROM, 150)
    link = check_agreement(page, frame)
    page.go_back()
    frame.wait_for_function("() => window.hisar.live.brush.from === null")
    page.get_by_text(sentence(Link()), exact=True).first.wait_for()
    page.go_forward()
    page.get_by_text(sentence(link), exact=True).first.wait_for()
    frame.wait_for_function("() => window.hisar.live.brush.from !== null")
    check_agreement(page, frame)


def test_how_days_move_is_in_the_link(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en&to=2015-08-20")
    frame.get_by_role("button", name="One day").click()
    wait_for_address(page, {"mode": "day", "from": "2015-08-20", "to": "2015-08-20"})
    check_agreement(page, frame)
    frame.get_by_role("button", name="Up to").click()
    wait_for_address(page, {"mode": "cumulative", "from": None, "to": "2015-08-20"})
    check_agreement(page, frame)


def test_a_bad_part_of_a_link_shows_a_notice_as_text(page: Page, server: str) -> None:
    bad = {"from": "2015-99-01", "kind": "<img src=x onerror=alert(1)>", "to": "2015-08-20", "event": "f" * 16}
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    frame = open_page(page, f"{server}/?{urlencode({'v': '1', 'lang': 'en', **bad})}")
    notice = page.locator(".notices").first
    notice.wait_for()
    assert "kind = <img src=x onerror=alert(1)>" in notice.inner_text()
    assert "from = 2015-99-01" in notice.inner_text()
    assert page.get_by_text("f" * 16).count() == 1
    assert [day_of(day) for day in state(frame)["range"]] == [None, date(2015, 8, 20)]
    assert ran == []


def test_the_copied_link_names_what_is_shown(chromium: Browser, server: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"], locale="ar-SY")
    page = context.new_page()
    open_page(page, server)
    page.get_by_role("button", name="نسخ الرابط").click()
    page.locator(".share .said").get_by_text("نُسخ الرابط").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{server}/?{urlencode(link_to_params(Link(lang='ar')))}"
    context.close()
