"""The map stays the one it was, where it was, whatever else is changed on the page; and asks no other host."""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Page, expect

from geo.page.link import link_to_params
from tests.agreeing import FROM, check_agreement, expected_ids, seen_link, sentence
from tests.long_forms import times
from tests.looking import choose_row, open_page, rows, wait_for_address

CHANGES = times(brief=21, long=200)
WHERE = "at=35.2,38.9,6"
STANDS = """() => {
  const { map, view } = window.hisar.live, wanted = map.project([view[0], view[1]]), off = map.project(map.getCenter());
  // A map of an odd height has its middle between two pixels.
  return { token: window.token, view, zoom: map.getZoom(), off: wanted.distanceTo(off) >= 1 };
}"""


def test_changes_never_rebuild_or_move_the_map(page: Page, server: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    frame = open_page(page, f"{server}/?v=1&lang=en&{WHERE}")
    frame.evaluate("window.token = 'the same map'")
    before, dice = frame.evaluate(STANDS), random.Random(7)
    assert before["view"] == [35.2, 38.9, 6]
    for nth in range(CHANGES):
        ACTS[nth % len(ACTS)](page, frame, dice)
        wait_for_page(page, frame)
        after = frame.evaluate(STANDS)
        assert after == before, (nth, ACTS[nth % len(ACTS)].__name__)
    check_agreement(page, frame)
    assert hosts - {""} == {urlsplit(server).netloc}


def switch_a_kind(page: Page, frame: Frame, dice: random.Random) -> None:
    toggles = frame.locator(".hisar-toggle")
    kinds = frame.evaluate("hisar.live.counts.kinds.join()")
    toggles.nth(dice.randrange(toggles.count())).click()
    frame.wait_for_function("(before) => hisar.live.counts.kinds.join() !== before", arg=kinds)


def switch_all_on(page: Page, frame: Frame, dice: random.Random) -> None:
    page.get_by_role("button", name="Kinds").or_(page.get_by_role("button", name="الأنواع")).first.click()
    page.locator(".st-key-kinds_all button").click()
    frame.wait_for_function("hisar.live.counts.kindOn.every(Boolean)")
    page.keyboard.press("Escape")


def turn_language(page: Page, frame: Frame, dice: random.Random) -> None:
    other = "ar" if frame.evaluate("hisar.live.lang") == "en" else "en"
    page.locator(".st-key-language button").click()
    frame.wait_for_function("(lang) => hisar.live.lang === lang", arg=other)


def turn_theme(page: Page, frame: Frame, dice: random.Random) -> None:
    dark = frame.locator(".hisar-frame").get_attribute("data-theme") == "dark"
    page.emulate_media(color_scheme="light" if dark else "dark")
    frame.locator(f".hisar-frame[data-theme={'light' if dark else 'dark'}]").wait_for()


def choose_an_event(page: Page, frame: Frame, dice: random.Random) -> None:
    listed = rows(page)
    if not listed:
        return
    nth = dice.randrange(len(listed))
    choose_row(page, nth)
    frame.wait_for_function(
        "(id) => hisar.live.chosen >= 0 && hisar.eventId(hisar.live.counts.columns, hisar.live.chosen) === id",
        arg=listed[nth],
    )


def search_words(page: Page, frame: Frame, dice: random.Random) -> None:
    words = dice.choice(["", "دير الزور", "حصار"])
    box = page.locator(".st-key-words input")
    box.fill(words)
    box.press("Enter")
    frame.wait_for_function("(hex) => (hisar.live.hex || '') === hex", arg=words.encode().hex())


def move_a_handle(page: Page, frame: Frame, dice: random.Random) -> None:
    before = frame.evaluate("hisar.live.brush.from")
    late = frame.evaluate("hisar.live.brush.days[0] + 60 > hisar.live.brush.last")
    frame.locator(FROM).focus()
    page.keyboard.press("Home" if late else "PageUp")
    frame.wait_for_function("(before) => hisar.live.brush.from !== before", arg=before)


def wait_for_page(page: Page, frame: Frame) -> None:
    """Address and list tell what the map shows: what follows must not click a row that is about to go."""
    link = seen_link(frame)
    params = link_to_params(link)
    wait_for_address(page, {part: params.get(part) for part in ("from", "to", "kind", "at", "event", "q", "lang")})
    page.locator(".list .count").get_by_text(sentence(link), exact=True).wait_for()
    expect(page.locator(".list .rows:not(.undated) .row")).to_have_count(len(expected_ids(link)))


ACTS: tuple[Callable[[Page, Frame, random.Random], None], ...] = (
    turn_theme,
    choose_an_event,
    turn_language,
    switch_a_kind,
    move_a_handle,
    search_words,
    switch_all_on,
)
