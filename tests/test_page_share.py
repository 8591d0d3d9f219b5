"""What a person takes away from the page, in a real Chromium: the file, the picture, the map on another page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.page.link import Link, Position, link_to_params
from geo.page.words import word
from tests.looking import counts, map_frame, open_page, state
from tests.map_window import READY

LINKS = [
    Link(first=date(2015, 2, 1), kinds=("siege", "airstrike", "crossing"), lang="en"),
    Link(last=date(2015, 8, 20), words="حصار", at=Position(35.3, 40.1, 9), lang="ar"),
]


@pytest.mark.parametrize("link", LINKS, ids=["en", "ar"])
def test_the_file_and_the_picture_show_what_the_page_shows(
    chromium: Browser, server: str, tmp_path: Path, link: Link
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    frame = open_page(page, f"{server}/?{urlencode(link_to_params(link))}")
    frame.wait_for_function("(hex) => !hex || hisar.live.counts.bitmap !== null", arg=link.words.encode().hex())
    page.get_by_role("button", name=word("share", link.lang)).click()
    with page.expect_download() as picture:
        page.get_by_role("button", name=word("save_picture", link.lang)).click()
    assert Path(picture.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_text(word("saved_picture", link.lang)).wait_for()
    with page.expect_download() as file:
        page.get_by_role("button", name=word("save_html", link.lang)).click()
    file.value.save_as(tmp_path / "saved.html")
    shown, stood = counts(frame), state(frame)
    page.goto((tmp_path / "saved.html").as_uri())
    page.wait_for_function(READY)
    page.wait_for_function("(n) => hisar.counts().in_range === n", arg=shown["in_range"])
    saved = page.evaluate("hisar.counts()")
    assert {**saved, "in_view": 0} == {**shown, "in_view": 0}
    assert state(page.main_frame) == stood
    page.close()


def test_on_another_page_a_mark_opens_its_sentence(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(f"{server}/?v=1&lang=en&kind=siege&embed=true")
    frame = map_frame(page)
    box = page.locator("iframe").bounding_box()
    assert (box["x"], box["y"], box["height"]) == (0, 0, 900)
    x, y = frame.evaluate("(({x, y}) => [x, y])(hisar.live.drawn.marks[0])")
    page.mouse.click(x, y)
    expect(frame.locator(".hisar-card-quote blockquote").first).to_be_visible()
    expect(frame.locator(".hisar-card-source").first).to_contain_text("MicroSyria")
    frame.get_by_role("button", name="Close").click()
    expect(frame.locator(".hisar-sheet")).to_be_hidden()
