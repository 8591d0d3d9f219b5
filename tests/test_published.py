"""The day of publication, from the page, the address or the text."""

from __future__ import annotations

from datetime import date

import pytest

from tests.made_pages import AR_PROSE, AR_TITLE, DAY, EN_PROSE, body, parse, shown


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("26 آب (أغسطس - أوت)، 2015", DAY),
        ("الأربعاء 26 آب 2015", DAY),
        ("26 أغسطس، 2015 | 10:30 ص", DAY),
        ("نشر في: 26/8/2015", DAY),
        ("11 ذو القعدة 1436هـ الموافق 26 أغسطس 2015م", DAY),
        ("الأربعاء 12 ذو القعدة 1436هـ - 26 أغسطس 2015م", DAY),
        ("تاريخ النشر : الأربعاء 10:18 26-8-2015", DAY),
        ("الأربعاء 26/أغسطس/2015 - 05:32 م", DAY),
        ("● أخبار سورية ٢٦ أغسطس ٢٠١٥", DAY),
        ("آخر تحديث: ٢٦-٠٨-٢٠١٥ 10:30", DAY),
        ("2015.08.26 | 12:34", DAY),
        ("الأربعاء 11 ذو القعدة 1436هـ الموافق 26 آب 2015م", date(2015, 8, 26)),
        ("تاريخ النشر: 26 أوت 2015", DAY),
        ("26 غشت 2015", DAY),
        ("26 آب/أغسطس 2015", DAY),
        ("Wednesday, August 26, 2015", DAY),
        ("Published: 26 August 2015 10:32 AM", DAY),
        ("Last updated at Aug 262015", DAY),
        ("2015-08-26T10:32:00Z", DAY),
        ("26th of August, 2015", DAY),
        ("شارك\n26 آب 2015\nعنب بلدي – خاص", DAY),
        ("عنب بلدي – خاص", None),
    ],
)
def test_the_day_is_read_from_the_head_of_the_page(head, published):
    article = parse(f"{AR_TITLE}\n{head}\n{AR_PROSE}")
    assert article.published == published
    assert shown(article, "title") == AR_TITLE
    assert body(article) == AR_PROSE.split("\n")
    assert article.headlines == ()


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("Last updated at Apr 152017 ", date(2017, 4, 15)),
        ("Published October 4 2016 ", date(2016, 10, 4)),
        ("12 February 2015 ", date(2015, 2, 12)),
    ],
)
def test_a_date_glued_before_the_prose_is_taken_off(opening, published):
    article = parse(opening + EN_PROSE)
    assert article.published == published
    assert body(article) == EN_PROSE.split("\n")


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://example.org/2015/08/26/some-title", DAY),
        ("https://example.org/news/2015-08-26-some-title", DAY),
        ("https://example.org/20150826/title", DAY),
        ("https://example.org/2015/8/26/", DAY),
        ("https://example.org/2015/08/some-title", None),
        ("https://example.org/story/1380466/x", None),
        ("https://example.org/2015/13/40/", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_the_day_is_read_from_the_address(url, published):
    assert parse(AR_PROSE, url=url).published == published


@pytest.mark.parametrize(
    ("prose", "published"),
    [
        ("قال التحالف إن قافلة ستغادر، اليوم السبت 14 تشرين الأول/أكتوبر 2017، المدينة.", date(2017, 10, 14)),
        ("The convoy left today, Saturday 14 October 2017, he said.", date(2017, 10, 14)),
        ("قصفت القوات دوما.\n— تلفزيون (@tv) June 24, 2023\nوأصيب مدنيون.", date(2023, 6, 24)),
        ("وقع الاتفاق في 5 مارس/ آذار 2020.", None),
        ("The truce of 14 October 2017 did not hold.", None),
    ],
)
def test_a_date_in_the_prose_is_the_publications_only_where_it_says_today(prose, published):
    assert parse(prose).published == published


def test_a_given_day_wins_over_every_other():
    given_day = date(2001, 2, 3)
    article = parse(f"{AR_TITLE}\n26 آب 2015\n{AR_PROSE}", published=given_day, url="https://example.org/2012/01/01/")
    assert article.published == given_day


def test_a_chronology_dates_what_it_tells_not_itself():
    lines = ["5 آذار 2015 قصفت الطائرات دوما.", "6 آذار 2015 دخلت قافلة.", "7 آذار 2015 أعلنت هدنة."]
    article = parse("\n".join(["تسلسل الأحداث في الغوطة", *lines]))
    assert article.published is None
    assert body(article) == lines
