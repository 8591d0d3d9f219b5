"""The page as a person meets it: served by Streamlit, seen in a real Chromium."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page

from geo.events import KIND_IDS, select
from geo.map import BASE_IDS
from geo.page.link import Link, Position, in_table_order, link_to_params, parse_link
from geo.page.opening import service
from geo.page.phrases import count_in_words
from tests.conftest import serve
from tests.looking import (
    address_parts,
    choose_row,
    counts,
    day_of,
    map_frame,
    open_page,
    rows,
    state,
    wait_for_address,
)

FROM, TO = ".hisar-handle.hisar-from", ".hisar-handle.hisar-to"
SEED_VIEWS = 100


def expected_ids(link: Link) -> set[str]:
    """What the page must show, counted anew in Python."""
    return {event.id for event in select(service().events, link.view)}


def sentence(link: Link) -> str:
    """The count in words that goes with a link."""
    first, last = link.first or service().first_day, link.last or service().last_day
    return count_in_words(len(expected_ids(link)), len(service().events), first, last, link.lang)


def check_agreement(page: Page, frame: Frame) -> Link:
    """Count in words, list, map and link tell the same; gives the link."""
    link, bad = parse_link(address_parts(page))
    assert not bad
    page.get_by_text(sentence(link), exact=True).first.wait_for()
    assert set(rows(page)) == expected_ids(link)
    assert counts(frame)["in_range"] == len(expected_ids(link))
    assert frame.locator(".hisar-sentence").inner_text() == sentence(link)
    assert [day_of(day) for day in state(frame)["range"]] == [link.first, link.last]
    return link


def drag(frame: Frame, page: Page, handle: str, pixels: float) -> None:
    """Take a handle of the timeline and let it go some pixels further."""
    box = frame.locator(handle).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pixels / 2, y, steps=4)
    page.mouse.move(x + pixels, y, steps=4)
    before = page.url
    page.mouse.up()
    page.wait_for_function("(before) => location.href !== before", arg=before)


def test_the_siege_is_drawn_and_nothing_comes_from_another_host(page: Page, server: str) -> None:
    hosts: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("pageerror", lambda error: errors.append(str(error)))
    frame = open_page(page, server)
    assert hosts - {""} == {urlsplit(server).netloc}
    assert errors == []
    shapes = frame.evaluate("() => window.hisar.live.counts.columns.shapes")
    areas = [area["names"]["en"] for shape in shapes for area in shape.get("areas", [])]
    passages = [shape for shape in shapes if shape.get("passage")]
    assert len(areas) >= 2
    assert len(passages) == 1
    assert counts(frame)["total"] == len(service().events)
    frame.wait_for_function("() => window.hisar.live.map.hisarBase.layers.has('river')")


def test_dates_of_the_link_choose_what_is_drawn(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&from=2015-02-01&to=2015-06-30&lang=en")
    kinds = counts(frame)["kinds"]
    assert kinds["siege"] == 1
    assert kinds["crossing"] == 0
    check_agreement(page, frame)


def test_count_list_map_and_link_agree_after_every_drag(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    for handle, pixels in ((FROM, 120), (TO, -60), (FROM, 200), (TO, -25), (FROM, -90)):
        drag(frame, page, handle, pixels)
        link = check_agreement(page, frame)
        assert link.first is not None


def test_arrow_keys_move_the_days(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&from=2015-03-01&to=2015-08-01&lang=en")
    frame.locator(FROM).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    wait_for_address(page, {"from": "2015-03-04", "to": "2015-07-31"})
    assert check_agreement(page, frame).first == date(2015, 3, 4)


def test_a_row_and_its_mark_open_the_same_panel(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    choose_row(page, 0)
    chosen = rows(page)[0]
    wait_for_address(page, {"event": chosen})
    quote = service().event(chosen).evidence[0].quote
    assert page.locator(".panel mark.main").inner_text() == quote
    assert page.locator(".panel .text").get_attribute("dir") == "rtl"
    frame.wait_for_function("(id) => (window.hisar.live.chosen >= 0)", arg=chosen)
    assert state(frame)["event"] == chosen
    page.locator(".panel .close").click()
    wait_for_address(page, {"event": None})
    frame.wait_for_function("() => window.hisar.live.chosen < 0")


def test_an_event_chosen_in_the_list_comes_into_sight(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en&at=36.5,41,12")
    assert counts(frame)["in_view"] == 0
    choose_row(page, 0)
    frame.wait_for_function("() => window.hisar.counts().in_view > 0")
    lat, lon, zoom = state(frame)["view"]
    wait_for_address(page, {"at": f"{lat},{lon},{zoom}", "event": rows(page)[0]})
    assert zoom == 12


def random_link(chance: random.Random) -> Link:
    """A link with any of its parts, all of them usable."""
    start = date(2015, 1, 1) + timedelta(days=chance.randrange(230))
    kinds = KIND_IDS if chance.random() < 0.5 else in_table_order(chance.sample(KIND_IDS, chance.randrange(1, 16)))
    return Link(
        first=start if chance.random() < 0.7 else None,
        last=start + timedelta(days=chance.randrange(200)) if chance.random() < 0.7 else None,
        kinds=kinds,
        at=Position(round(chance.uniform(33, 37), 5), round(chance.uniform(36, 42), 5), chance.randrange(5, 16)),
        event=chance.choice([None, *(event.id for event in service().events)]),
        words=chance.choice(["", "دير الزور", "حصار", "Conoco", "50 عائلة", "<b>${x}`", "كونيكو النظام"]),
        lang=chance.choice(["en", "ar"]),
        base=chance.choice([BASE_IDS[0], BASE_IDS[0], *BASE_IDS]),
    )


def seen_link(page: Page, frame: Frame) -> Link:
    """The link put together from what the map and the widgets stand at."""
    found = state(frame)
    words = bytes.fromhex(found["words"]).decode()
    first, last = (day_of(day) for day in found["range"])
    lat, lon, zoom = found["view"]
    return Link(
        first=first,
        last=last,
        kinds=in_table_order(found["kinds"]),
        at=Position(lat, lon, zoom),
        event=found["event"],
        words=words,
        lang=found["lang"],
        base=found["base"],
    )


def test_random_views_come_back_equal_in_a_new_context(chromium: Browser, server: str) -> None:
    chance = random.Random(20150826)
    differing = []
    for _ in range(SEED_VIEWS):
        link = random_link(chance)
        context = chromium.new_context(viewport={"width": 1100, "height": 800})
        context.route("**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort())
        page = context.new_page()
        frame = open_page(page, f"{server}/?{urlencode(link_to_params(link))}")
        # The search's bitmap is fetched after the first drawing.
        frame.wait_for_function(
            "([n, hex]) => window.hisar.counts().in_range === n && (window.hisar.live.hex || '') === hex",
            arg=[len(expected_ids(link)), link.words.encode().hex()],
        )
        seen = seen_link(page, frame)
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


def test_the_place_box_goes_there_in_either_script(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    for name in ("Ayyash", "البوكمال", "3ayyash"):
        box = page.get_by_label("Go to a place")
        before = page.url
        box.fill(name)
        box.press("Enter")
        page.wait_for_function("(before) => location.href !== before", arg=before)
        position = parse_link(address_parts(page))[0].at
        assert position is not None
        frame.wait_for_function("(view) => window.hisar.live.view.join() === view.join()", arg=list(position))
    assert abs(position.lat - 35.42) < 0.05
    assert abs(position.lon - 40.05) < 0.05


@pytest.mark.parametrize(
    ("name", "offer"), [("القصور", "Several places have this name"), ("zzxqv", "No place of this name")]
)
def test_the_place_box_offers_a_choice_and_goes_nowhere_unasked(page: Page, server: str, name: str, offer: str) -> None:
    open_page(page, f"{server}/?v=1&lang=en")
    box = page.get_by_label("Go to a place")
    box.fill(name)
    box.press("Enter")
    page.get_by_text(offer).first.wait_for()
    assert "at" not in address_parts(page)


def test_arabic_turns_the_page_round(page: Page, server: str) -> None:
    frame = open_page(page, f"{server}/?v=1&lang=en")
    page.get_by_role("button", name="العربية").click()
    wait_for_address(page, {"lang": "ar"})
    page.get_by_text(sentence(Link(lang="ar")), exact=True).first.wait_for()
    assert page.locator(".list").get_attribute("dir") == "rtl"
    frame.wait_for_function("() => window.hisar.live.lang === 'ar'")
    list_box, map_box = page.locator(".list").bounding_box(), page.locator("iframe").first.bounding_box()
    assert list_box["x"] < map_box["x"]
    check_agreement(page, frame)


def test_embedded_shows_map_timeline_and_legend_only(page: Page, server: str) -> None:
    page.goto(f"{server}/?v=1&lang=en&embed=true")
    frame = map_frame(page)
    frame.locator(".hisar-sentence").wait_for()
    frame.locator(".hisar-legend").wait_for()
    assert page.locator(".list").count() == 0
    assert page.get_by_label("Go to a place").count() == 0


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_sticks_out_of_a_narrow_screen(chromium: Browser, server: str, lang: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    open_page(page, f"{server}/?v=1&lang={lang}")
    choose_row(page, 0)
    assert page.evaluate("() => document.scrollingElement.scrollWidth") <= 390
    context.close()


HOSTILE = (
    "<img src=x onerror=alert(1)> ${alert(2)} `${alert(3)}` "
    "</script><script>alert(4)</script> {{ 7*7 }} [x](javascript:alert(5))"
)


def test_a_hostile_article_is_text_everywhere(chromium: Browser, tmp_path: Path) -> None:
    text = (
        f"مفاوضات لفك الحصار عن مدينة دوما {HOSTILE}\n26 آب 2015\nخاص: {HOSTILE}\n"
        "قصف طيران النظام السوري أمس مدينة دوما في الغوطة الشرقية، ما أدى إلى مقتل خمسة مدنيين وجرح عشرات آخرين.\n"
        f"سيطرت قوات النظام أمس على مدينة الميادين {HOSTILE} بعد اشتباكات عنيفة مع تنظيم الدولة في ريف دير الزور.\n"
        f"وحاصرت قوات النظام بلدة مضايا {HOSTILE} منذ شهر ومنعت دخول المواد الغذائية والطبية إلى سكانها المحاصرين.\n"
        f"وفتحت قوات النظام معبراً إنسانياً من بلدة عياش إلى قرية “{HOSTILE}” المجاورة أمس لخروج عشرات العائلات.\n"
    )
    (tmp_path / "${alert(6)}<img src=x onerror=alert(7)>.txt").write_text(text, encoding="utf-8")
    with serve(HISAR_DOCUMENTS=str(tmp_path)) as address:
        context: BrowserContext = chromium.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        ran: list[str] = []
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        frame = open_page(page, f"{address}/?{urlencode({'q': '${alert(8)}', 'lang': 'en'})}")
        page.goto(f"{address}/?lang=ar")
        frame = map_frame(page)
        page.locator(".list .row").first.wait_for()
        assert counts(frame)["total"] > 0
        for index in range(len(rows(page))):
            choose_row(page, index)
            page.locator(".panel mark").first.wait_for()
        page.mouse.move(400, 400)
        assert HOSTILE.split(" </script>", maxsplit=1)[0] in page.locator(".panel .text").inner_text()
        assert ran == []
        assert page.locator("img[src='x']").count() == frame.locator("img[src='x']").count() == 0
        context.close()


@pytest.mark.parametrize(("label", "ending"), [("GeoJSON", "geojson"), ("CSV", "csv")])
def test_downloads_hold_what_is_filtered(page: Page, server: str, label: str, ending: str) -> None:
    link = Link(first=date(2015, 2, 1), last=date(2015, 6, 30))
    open_page(page, f"{server}/?{urlencode(link_to_params(link))}")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    assert started.value.suggested_filename.endswith(ending)
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    ids = {event.id for event in service().events}
    assert {id_ for id_ in ids if id_ in text} == expected_ids(link)
    if ending == "geojson":
        assert json.loads(text)["link"] == f"{server}/?{urlencode(link_to_params(link))}"
