"""The page's map as one file, opened from disk in a real Chromium: same counts, its sources, and no way out."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from geo.events import KIND_IDS
from geo.map import map_to_save
from geo.map.blobs import DETAILS_A_BLOB, detail_digits, details_to_blobs
from geo.page import carried
from geo.page.carried import embed_code, saved_file
from geo.page.link import Link, Position, link_to_params
from geo.page.service import Service
from geo.page.words import LANGUAGES, WORDS, map_words
from geo.store import open_store
from tests.made_events import an_article
from tests.map_scene import HOSTILE, crowd, scene
from tests.map_window import READY, counts, handle, recount, watched

OPENING = Position(35.3, 40.1, 8)
ADDRESS = "https://example.org/hisar?"
TEXT = f"عنوان {HOSTILE}\n" + "متن " * 400

Save = Callable[..., Page]


@pytest.fixture(scope="module")
def service() -> Service:
    store = open_store()
    store.save_article(replace(an_article(text=TEXT), title=(0, 6 + len(HOSTILE))), scene() + crowd(20))
    return Service(store)


@pytest.fixture
def save(page: Page, tmp_path: Path, service: Service):
    """Saves a link's view and opens the file from disk."""

    def opened(link: Link = Link()) -> Page:  # noqa: B008 - a link is frozen
        file = tmp_path / "saved.html"
        file.write_bytes(saved_file(link, service, ADDRESS + urlencode(link_to_params(link)), OPENING))
        page.goto(file.as_uri())
        page.wait_for_function(READY)
        page.locator(".hisar-tool").first.wait_for()
        return page

    with watched(page):
        yield opened


LINKS = [
    Link(),
    Link(first=date(2015, 2, 1), last=date(2015, 6, 30)),
    Link(kinds=("siege", "crossing"), last=date(2015, 8, 20), lang="ar"),
    Link(words="حمص", lang="ar"),
    Link(words="nothing has these words"),
]


@pytest.mark.parametrize("link", LINKS, ids=range(len(LINKS)))
def test_the_file_counts_what_the_page_counts(save: Save, service: Service, link: Link) -> None:
    page = save(link)
    kept = {event.id for event in service.select(link.view)}
    page.wait_for_function("(hex) => (hisar.live.hex || '') === hex", arg=link.words.encode().hex())
    page.wait_for_function("(n) => hisar.counts().in_range === n", arg=len(kept))
    told = counts(page)
    events = [event for event in service.events if event.id in kept]
    assert told["total"] == len(service.events)
    assert told["kinds"] == recount(events, link.first, link.last, KIND_IDS)
    assert page.evaluate("hisar.live.lang") == link.lang
    assert page.evaluate("hisar.live.view") == list(OPENING)


def test_map_save_of_folium_writes_the_same(page: Page, tmp_path: Path, service: Service, monkeypatch) -> None:
    made: list = []
    monkeypatch.setattr(
        carried, "map_to_save", lambda *args, **given: made.append(map_to_save(*args, **given)) or made[0]
    )
    written = saved_file(Link(), service, ADDRESS, OPENING)
    made[0].save(tmp_path / "saved.html")
    assert (tmp_path / "saved.html").read_bytes() == written
    with watched(page):
        page.goto((tmp_path / "saved.html").as_uri())
        page.wait_for_function(READY)
        assert counts(page)["total"] == len(service.events)


def test_the_list_and_the_card_are_reached_by_keys_and_show_the_quote_and_its_source(save: Save) -> None:
    page = save()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hisar-roll-row")).to_have_count(30)
    for key in ("Tab", "Tab", "Tab", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    quote = page.locator(".hisar-card-quote blockquote")
    expect(quote).to_have_count(1)
    assert page.evaluate("hisar.live.chosen") >= 0
    assert HOSTILE in page.locator(".hisar-card-source").inner_text()
    assert page.locator(".hisar-card-source a").get_attribute("href") == "https://example.org/1"
    page.keyboard.press("Escape")
    expect(page.locator(".hisar-sheet")).to_be_hidden()
    assert page.evaluate("hisar.live.chosen") == -1
    assert page.evaluate("document.activeElement.className") == "hisar-tool"


def test_a_mark_opens_its_sentence(save: Save) -> None:
    page = save(Link(kinds=("airstrike",)))
    box = page.locator(".hisar-map").bounding_box()
    x, y = page.evaluate("(({x, y}) => [x, y])(hisar.live.drawn.marks[0])")
    page.mouse.click(box["x"] + x, box["y"] + y)
    expect(page.locator(".hisar-card-quote blockquote")).to_contain_text("airstrike")


def test_the_other_language_turns_the_file_round(save: Save) -> None:
    page = save()
    page.get_by_role("button", name="عن الملف").or_(page.get_by_role("button", name="About")).click()
    expect(page.locator(".hisar-sheet")).to_contain_text("Event records: CC BY 4.0")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator(".hisar-sheet")).to_contain_text("سجلات الأحداث: CC BY 4.0")
    expect(page.locator(".hisar-sheet")).to_contain_text("٢٦ آب/أغسطس ٢٠١٥")
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.title() == "حصار: الحصارات والمعابر والأحداث"


def test_the_file_leads_back_to_what_it_shows_now(save: Save) -> None:
    page = save(Link(words="حمص", first=date(2015, 3, 1)))
    handle(page, "from").focus()
    page.keyboard.press("ArrowRight")
    page.locator(".hisar-toggle").first.click()
    page.get_by_role("button", name="About").click()
    link = urlsplit(page.locator(".hisar-sheet a").first.get_attribute("href"))
    parts = dict(parse_qsl(link.query))
    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://example.org/hisar"
    assert (parts["from"], parts["q"], parts["lang"], parts["at"]) == ("2015-03-02", "حمص", "en", "35.3,40.1,8")
    assert "siege" not in parts["kind"].split(",")


def test_nothing_in_the_file_can_reach_a_host(page: Page, tmp_path: Path, service: Service) -> None:
    (tmp_path / "saved.html").write_bytes(saved_file(Link(), service, ADDRESS, OPENING))
    page.goto((tmp_path / "saved.html").as_uri())
    page.wait_for_function(READY)
    refused = page.evaluate("""async () => {
      const told = [];
      addEventListener('securitypolicyviolation', (event) => told.push(event.effectiveDirective));
      await fetch('https://example.org/').catch(() => {});
      const image = new Image();
      await new Promise((resolve) => { image.onerror = resolve; image.src = 'https://example.org/x.png'; });
      return told;
    }""")
    assert refused == ["connect-src", "img-src"]


def test_where_scripts_do_not_run_the_file_says_what_it_needs(service: Service) -> None:
    """Chromium's switch against scripts leaves `noscript` hidden, so this looks at the file itself."""
    told = saved_file(Link(), service, ADDRESS, OPENING).decode().partition("<noscript>")[2].partition("</noscript>")[0]
    assert told == f"<p>{map_words()['en']['needs_script']} {map_words()['ar']['needs_script']}</p>"


LISTEN = """() => {
  window.drawn = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
    if (!this.canvas.isConnected) window.drawn.push(text);
    return write.call(this, text, ...at);
  };
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_says_what_it_shows(save: Save, lang: str) -> None:
    link = Link(lang=lang, last=date(2015, 8, 20), words="حمص", kinds=("siege", "clash"))
    page = save(link)
    page.evaluate(LISTEN)
    with page.expect_download() as started:
        page.get_by_role("button", name=map_words()[lang]["picture"]).click()
    picture = Path(started.value.path()).read_bytes()
    assert started.value.suggested_filename == "hisar.png"
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 2 * page.evaluate("hisar.live.map.getSize().x")
    assert page.evaluate("[devicePixelRatio, document.querySelector('canvas.hisar-canvas').style.width !== '']") == [
        1,
        True,
    ]
    text = " ".join(page.evaluate("window.drawn")).replace(" ", "")
    said = [page.locator(".hisar-sentence").inner_text(), map_words()[lang]["sources"], "حمص"]
    said += [map_words()[lang]["besieged"], WORDS["licence_text"][lang]]
    said.append(ADDRESS + urlencode(link_to_params(replace(link, at=OPENING)), safe=","))
    for each in said:
        assert each.replace(" ", "") in text
    assert f"{map_words()[lang]['kinds']['crossing']}:" not in text


def test_a_picture_with_online_tiles_says_that_they_are_not_in_it(save: Save) -> None:
    page = save()
    page.evaluate(LISTEN)
    about = {"title": {}, "link": ADDRESS, "words": "", "lines": {}}
    for base, told in (("offline", False), ("OpenTopoMap", True)):
        page.evaluate(
            "([about, base]) => { hisar.live.base = base; return hisar.picture(hisar.live, about); }", [about, base]
        )
        text = "".join(page.evaluate("window.drawn.splice(0)")).replace(" ", "")
        assert (map_words()["en"]["no_tiles"].replace(" ", "") in text) == told


@pytest.mark.parametrize(("count", "digits"), [(0, 0), (1000, 0), (1001, 1), (16_001, 2), (10**6, 3), (10**9, 3)])
def test_details_are_dealt_out_so_that_each_share_is_small(count: int, digits: int) -> None:
    assert detail_digits(count) == digits


def test_every_detail_is_in_the_share_its_id_names() -> None:
    ids = [f"{n * 7919:016x}"[::-1] for n in range(2 * DETAILS_A_BLOB)]
    blobs = details_to_blobs({id_: {"label": id_} for id_ in ids})
    for name, blob in blobs.items():
        prefix = name.removeprefix("hisar-details-")
        share = json.loads(gzip.decompress(base64.b64decode(blob)))
        assert share == {id_: {"label": id_} for id_ in ids if id_.startswith(prefix)}
    assert len(blobs) == 16


def test_where_there_are_too_many_the_file_holds_what_the_filters_leave(save: Save, monkeypatch) -> None:
    monkeypatch.setattr(carried, "MOST_WHOLE", 5)
    page = save(Link(first=date(2015, 6, 1), words="كونيكو"))
    assert counts(page)["total"] == counts(page)["in_range"] == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_code_to_embed_is_one_iframe_of_the_whole_link(page: Page, lang: str) -> None:
    link = Link(lang=lang, words="\"><script>window.hurt=1</script>&'", kinds=("siege",))
    address = ADDRESS + urlencode(link_to_params(link))
    page.set_content(embed_code(address, lang))
    frame = page.locator("iframe")
    assert frame.count() == page.locator("body > *").count() == 1
    assert frame.get_attribute("src") == f"{address}&embed=true"
    assert frame.get_attribute("title") == WORDS["title"][lang]
