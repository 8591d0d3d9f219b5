"""What the page shows and gives away of documents: their text, never run, and downloads."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from geo.page.link import Link, link_to_params
from geo.page.opening import states
from tests.agreeing import expected_ids
from tests.conftest import serve
from tests.looking import (
    choose_row,
    counts,
    map_frame,
    open_page,
    rows,
)

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


@pytest.mark.parametrize(("label", "ending"), [("GeoJSON", "geojson"), ("CSV", "csv"), ("KML", "kml")])
def test_downloads_hold_what_is_filtered(page: Page, server: str, label: str, ending: str) -> None:
    link = Link(first=date(2015, 2, 1), last=date(2015, 6, 30))
    open_page(page, f"{server}/?{urlencode(link_to_params(link))}")
    page.get_by_role("button", name="Save and share").click()
    with page.expect_download() as started:
        page.get_by_role("button", name=label, exact=True).click()
    assert started.value.suggested_filename.endswith(ending)
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    ids = {event.id for event in states().for_visitors().events}
    assert {id_ for id_ in ids if id_ in text} == expected_ids(link)
    if ending == "geojson":
        assert json.loads(text)["link"] == f"{server}/?{urlencode(link_to_params(link))}"


def test_what_has_no_date_or_no_place_is_listed_and_counted(page: Page, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(
        "قصف طيران النظام السوري مدينة دوما في الغوطة الشرقية، ما أدى إلى مقتل خمسة مدنيين.\n", encoding="utf-8"
    )
    (tmp_path / "dated.txt").write_text(
        "أخبار اليوم\n26 آب 2015\nقصف طيران النظام السوري أمس مدينة سقبا في الغوطة الشرقية، ما أدى إلى دمار.\n",
        encoding="utf-8",
    )
    with serve(HISAR_DOCUMENTS=str(tmp_path)) as address:
        open_page(page, f"{address}/?v=1&lang=en")
        assert len(rows(page)) == 2
        assert "Without a date: 1" in page.locator(".list").inner_text()
        open_page(page, f"{address}/?v=1&lang=en&from=2015-08-01")
        assert len(rows(page)) == 1
        assert page.locator(".list .undated .row").count() == 1
        assert "in no range of days: 1" in page.locator(".list").inner_text()
