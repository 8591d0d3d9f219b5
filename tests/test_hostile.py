"""Two hundred hostile texts in every field that a document, a file or a link can fill: shown, written, never run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from geo.events import KIND_IDS, Actor, Citation, Event, EventPlace, Figure
from geo.exchange import WRITERS, provenance_of
from geo.page.carried import saved_file
from geo.page.link import Link, Position, link_to_params
from geo.page.service import Service
from geo.reading import Article
from geo.store import Store, open_store
from tests.conftest import serve
from tests.hostile_texts import hostile_texts
from tests.looking import map_frame
from tests.made_events import a_place, since
from tests.map_window import READY

TEXTS = hostile_texts()
A_PANEL = 50
"""How many texts one event brings together, so that few panels show all."""


EVENTS = len(TEXTS) + len(TEXTS) // A_PANEL


def test_there_are_two_hundred() -> None:
    assert len(set(TEXTS)) == len(TEXTS) == 200


def gathered(texts: list[str], nth: int) -> tuple[Article, Event]:
    """An article and an event of it in which each text is a quote, a place, an actor, a date's words and a figure's."""
    body = "\n".join(["عنوان", *texts])
    starts = [len("\n".join(["عنوان", *texts[:i]])) + 1 for i in range(len(texts))]
    told = since(date(2015, 1, 1) + timedelta(nth), 3)
    event = Event(
        id=f"{nth:016x}",
        kind=KIND_IDS[nth % len(KIND_IDS)],
        when=replace(told, expression=" ".join(texts), rule=texts[0]),
        evidence=tuple(Citation(f"gathered {nth}", t, at, at + len(t)) for t, at in zip(texts, starts, strict=True)),
        places=tuple(placed(text, i) for i, text in enumerate(texts)),
        actors=tuple(Actor(text, text, text) for text in texts),
        figures=tuple(Figure("killed", i, "about", text) for i, text in enumerate(texts)),
        hedge=" ".join(texts),
    )
    article = Article(
        id=f"gathered {nth}", text=body, lang="en", published=date(2015, 8, 26), outlet=" ".join(texts),
        url=f"javascript:{texts[0]}", title=(0, 5), byline=None, body=((6, len(body)),), headlines=(),
    )  # fmt: skip
    return article, event


def placed(text: str, nth: int) -> EventPlace:
    return a_place(
        text,
        40.0,
        35.0 + nth / 10,
        status="inferred",
        names=(("en", text), ("ar", text)),
        why=(text,),
    )


def alone(text: str, nth: int) -> tuple[Article, Event]:
    """An article that is called by a file's name, and has one event."""
    article = Article(
        id=f"{nth} {text}", text=text, lang="ar", published=None, outlet=text, url=text, title=(0, len(text)),
        byline=None, body=(), headlines=(),
    )  # fmt: skip
    nameless = replace(article, title=None) if nth % 2 else article
    when = since(date(2014, 1, 1) + timedelta(nth), 1)
    quote = Citation(article.id, text, 0, len(text))
    return nameless, Event(
        id=f"{nth + 4096:016x}", kind="clash", evidence=(quote,), when=when, places=(placed(text, 0),)
    )


def fill(store: Store) -> Store:
    for nth in range(0, len(TEXTS), A_PANEL):
        article, event = gathered(TEXTS[nth : nth + A_PANEL], nth // A_PANEL)
        store.save_article(article, [event])
    for nth, text in enumerate(TEXTS):
        article, event = alone(text, nth)
        store.save_article(article, [event])
    return store


@pytest.fixture(scope="module")
def hostile() -> Service:
    return Service(fill(open_store()))


@pytest.fixture
def ran(context: BrowserContext, page: Page) -> Iterator[Callable[[], list[str]]]:
    """Tells what ran, what was refused, and who was asked for anything but this machine."""
    told: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if re.search(r"Content.Security.Policy|Refused to|Uncaught|javascript:", message.text):
            told.append(message.text)

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname not in (None, "127.0.0.1") and request.url.startswith("http"):
            told.append(request.url)

    page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", heard)
    page.on("request", asked)
    context.on("page", lambda opened: told.append(f"opened {opened.url}"))

    def all_told() -> list[str]:
        hurt = [frame.url for frame in page.frames if frame.evaluate("window.hurt") is not None]
        grown = [
            frame.url for frame in page.frames for _ in frame.query_selector_all("img[src=x], [onerror], [onload]")
        ]
        return [*told, *hurt, *grown]

    yield all_told
    assert all_told() == []


def test_page_list_panel_tooltip_and_map(page: Page, ran: Callable[[], list[str]], tmp_path: Path) -> None:
    fill(open_store(f"sqlite:///{tmp_path}/hostile.sqlite"))
    with serve(HISAR_STORE=f"sqlite:///{tmp_path}/hostile.sqlite", HISAR_DRAFTS="shown") as address:
        page.goto(f"{address}/?v=1&lang=en&at=35.5,40,6")
        page.locator(".list .row").first.wait_for()
        frame = map_frame(page)
        assert frame.evaluate("hisar.counts().total") == EVENTS
        assert page.locator(".list .row").count() == 200
        tooltips = frame.evaluate(ALL_TOOLTIPS)
        assert len(tooltips) == EVENTS
        assert any("<script>window.hurt=1</script>" in label for label in tooltips)
        shown = ""
        for nth in range(len(TEXTS) // A_PANEL):
            page.locator(f".list [data-event='{nth:016x}']").click()
            page.locator(".panel .text").get_by_text(TEXTS[nth * A_PANEL + 1], exact=True).first.wait_for()
            shown += page.locator(".panel").inner_text()
        missing = [text for text in TEXTS if squeezed(text) not in squeezed(shown)]
        assert missing == []
        link_parts(page, address)
        assert ran() == []


ALL_TOOLTIPS = """async () => {
  const { live } = hisar, told = [];
  for (let row = 0; row < live.counts.total; row++) {
    const id = hisar.eventId(live.counts.columns, row);
    await live.tooltip.show({ x: 100, y: 100 }, { head: 'x', when: 'x', id, lang: 'en' });
    told.push(live.tooltip.label.textContent);
  }
  return told;
}"""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def link_parts(page: Page, address: str) -> None:
    """Every text as some part of a link; what cannot be used is told in a notice."""
    parts = ("from", "to", "kind", "at", "event", "base", "v", "lang")
    share = len(TEXTS) // len(parts)
    given = {part: " ".join(TEXTS[i * share : (i + 1) * share])[:3500] for i, part in enumerate(parts)}
    page.goto(f"{address}/?{urlencode({**given, 'q': '<script>alert(1)</script>'})}")
    notice = page.locator(".notices").first
    notice.wait_for()
    for part in parts:
        assert f"{part} = " in notice.inner_text()
    page.locator(".list .empty, .list .row").first.wait_for()


def test_a_saved_file_with_its_list_cards_sources_and_picture(
    page: Page, ran: Callable[[], list[str]], hostile: Service, tmp_path: Path
) -> None:
    link = Link(words="<img src=x onerror=alert(1)>")
    address = f"https://example.org/?{urlencode(link_to_params(link))}"
    (tmp_path / "saved.html").write_bytes(saved_file(Link(), hostile, address, Position(35.5, 40.0, 6)))
    page.goto((tmp_path / "saved.html").as_uri())
    page.wait_for_function(READY)
    page.locator(".hisar-tool").nth(1).click()
    told = squeezed(page.locator(".hisar-sheet").inner_text())
    assert [text for text in TEXTS if squeezed(text) not in told] == []
    page.locator(".hisar-tool").nth(0).click()
    page.wait_for_function("document.querySelectorAll('.hisar-roll-row').length === 200")
    cards = page.evaluate(ALL_CARDS)
    assert [text for text in TEXTS if squeezed(text) not in squeezed(cards)] == []
    hrefs = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.protocol)")
    assert set(hrefs) <= {"https:", "http:", "blob:"}
    with page.expect_download():
        page.locator(".hisar-tool").nth(2).click()


ALL_CARDS = """async () => {
  const { live } = hisar, body = document.createElement('div'), about = { sources: [] };
  document.body.append(body);
  for (let row = 0; row < live.counts.total; row++) await hisar.tellEvent(body, live, row, []);
  return body.innerText;
}"""


@pytest.fixture(scope="module")
def files(hostile: Service) -> dict[str, bytes]:
    provenance = provenance_of(hostile.events, hostile.articles, "0", "https://example.org/?q=<script>")
    return {
        form: write(hostile.events, provenance)
        for form, write in WRITERS.items()
        if form in ("csv", "hxl", "kml", "geojson")
    }


@pytest.mark.parametrize("form", ["csv", "hxl"])
def test_no_cell_of_a_table_is_a_formula(files: dict[str, bytes], form: str) -> None:
    rows = list(csv.reader(io.StringIO(files[form].decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    risky = [cell for cell in cells if re.match(r"\s*[=+@＝＋－＠]", cell) or re.match(r"\s*-(?!\d+(\.\d+)?$)", cell)]
    assert risky == []
    assert all(any(text in cell for cell in cells) for text in TEXTS if text != "\t=1")


def test_kml_has_no_element_but_its_own(files: dict[str, bytes]) -> None:
    root = ET.fromstring(files["kml"])
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    own = "kml Document Folder name Snippet description ExtendedData Data value Placemark TimeSpan begin end Point"
    style = "styleUrl Style LineStyle PolyStyle color width"
    assert tags <= {*own.split(), *style.split(), "MultiGeometry", "coordinates"}
    assert "<" not in "".join(
        (each.text or "").replace("<br>", "") for each in root.iter() if each.tag.endswith("}description")
    )


def test_geojson_holds_the_texts_as_strings(files: dict[str, bytes]) -> None:
    quotes = {c["quote"] for f in json.loads(files["geojson"])["features"] for c in f["properties"]["evidence"]}
    assert set(TEXTS) <= quotes
