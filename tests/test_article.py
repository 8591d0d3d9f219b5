"""An article taken apart: title, headlines of others, dates, byline, dateline, prose."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.article import text_to_lang
from tests.made_pages import AR_PROSE, AR_TITLE, DAY, EN_PROSE, EN_TITLE, body, parse, shown

SEED = Path(__file__).parents[1] / "seeds" / "deir-ez-zor-2015-08-26.txt"


def test_the_seed_is_one_title_six_foreign_headlines_and_eight_paragraphs():
    article = parse(SEED.read_text("utf-8"))
    assert shown(article, "title") == "مفاوضات بين “داعش” والنظام لفك الحصار عن دير الزور"
    assert shown(article, "byline") == "خاص: ميكروسيريا"
    assert (article.published, article.outlet, article.lang) == (DAY, "MicroSyria", "ar")
    assert [headline.published for headline in article.headlines] == [date(2018, 6, 2)] * 6
    assert article.headlines[0].text == "ارتفاع كبير بأسعار الأدوية في مدينة حماة وسط غياب الرقابة"
    assert article.headlines[5].text == "مخاطرة كبرى على رقعة الشطرنج السورية"
    assert len(article.body) == 8
    assert body(article)[0].startswith("أكدت مصادر إعلامية")
    assert body(article)[7].endswith("“البو جمعة” المجاورة.")


HEADLINES = ["اعتقالات متبادلة شرق حلب", "انفجار لغم في ريف إدلب يقتل طفلين", "ارتفاع أسعار الخبز في حماة"]


@pytest.mark.parametrize("glue", ["", "\n"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_dated_headlines_above_the_prose_belong_to_other_articles(glue, count):
    dated = "".join(f"{headline}\n2 حزيران (يونيو - جوان)، 2018{glue}" for headline in HEADLINES[:count])
    article = parse(f"{AR_TITLE}\n{dated}26 آب (أغسطس - أوت)، 2015\n{AR_PROSE}")
    assert [h.text for h in article.headlines] == HEADLINES[:count]
    assert {h.published for h in article.headlines} == {date(2018, 6, 2)}
    assert (article.published, shown(article, "title")) == (DAY, AR_TITLE)
    assert body(article) == AR_PROSE.split("\n")


def test_headlines_and_dates_all_glued_into_one_line_come_apart():
    dated = "".join(f"{headline} 2 حزيران (يونيو - جوان)، 2018" for headline in HEADLINES)
    article = parse(f"{AR_TITLE}\n{dated}26 آب (أغسطس - أوت)، 2015\n{AR_PROSE}")
    assert [(h.text, h.published) for h in article.headlines] == [(h, date(2018, 6, 2)) for h in HEADLINES]
    assert (article.published, shown(article, "title")) == (DAY, AR_TITLE)


def test_a_slip_of_the_keyboard_behind_a_date_breaks_no_sentence():
    text = "دخلت القافلة في 5 آذار 2015وغادرت المدينة. ثم عادت."
    assert body(parse(text)) == [text]


def test_dated_headlines_below_the_prose_belong_to_other_articles():
    article = parse(f"{EN_TITLE}\n{EN_PROSE}\nCar bomb kills five in Azaz\n2 June 2018\nTruce agreed\n3 June 2018")
    assert [(h.text, h.published) for h in article.headlines] == [
        ("Car bomb kills five in Azaz", date(2018, 6, 2)),
        ("Truce agreed", date(2018, 6, 3)),
    ]
    assert article.published is None


@pytest.mark.parametrize(
    ("marker", "headline"),
    [
        ("اقرأ أيضا: ", "هل تنجح الوساطة في نزع فتيل التوتر؟"),
        ("إقرأ المزيد: ", "هدوء حذر في داريا"),
        ("مقالات متعلقة: ", "هدوء حذر في داريا بعد خروج أهلها"),
        ("اقرأ أيضاً\n", "هدوء حذر في داريا"),
        ("مواضيع ذات صلة\n", "هدوء حذر في داريا"),
        ("شاهد أيضاً ", "هدوء حذر في مدينة داريا"),
        ("Read also: ", "Talks to open next month"),
        ("Related\n", "Talks to open next month"),
        ("Read more: ", "Talks to open next month"),
        ("", "إصابة ست نساء وفتى بقصف صاروخي على المدينة"),
    ],
)
def test_other_articles_named_among_the_paragraphs_are_kept_apart(marker, headline):
    first, second = AR_PROSE.split("\n")
    article = parse(f"{first}\n{marker}{headline}\n{second}")
    assert [h.text for h in article.headlines] == [headline]
    assert body(article) == [first, second]


@pytest.mark.parametrize(
    "line",
    [
        "شارك",
        "Share Tweet Email",
        "تابعنا على فيسبوك",
        "المصدر: وكالات",
        "Photo: a truck at the gate",
        "صورة أرشيفية",
        "https://t.co/abc",
        "#سوريا",
    ],
)
def test_furniture_of_the_page_is_no_prose(line):
    first, second = AR_PROSE.split("\n")
    article = parse(f"{AR_TITLE}\n{first}\n{line}\n{second}")
    assert body(article) == [first, second]
    assert line in [article.text[slice(*span)] for span in article.asides]


@pytest.mark.parametrize(
    ("byline", "outlet"),
    [
        ("خاص: ميكروسيريا", "MicroSyria"),
        ("عنب بلدي – خاص", "Enab Baladi"),
        ("سمارت - درعا", "SMART News"),
        ("القامشلي ـ نورث برس", "North Press"),
        ("دير الزور-سانا", "SANA"),
        ("(Reuters)", "Reuters"),
        ("By Jane Doe", None),
        ("كتب: مراسل في حلب", None),
    ],
)
def test_a_byline_is_found_and_names_its_outlet(byline, outlet):
    article = parse(f"{AR_TITLE}\n{byline}\n{AR_PROSE}")
    assert (shown(article, "byline"), article.outlet) == (byline, outlet)
    assert body(article) == AR_PROSE.split("\n")


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("حلب - ", None),
        ("BEIRUT (Reuters) - ", "Reuters"),
        ("DAMASCUS, Syria (AP) — ", "AP"),
        ("January 14 (AFP) - ", "AFP"),
        ("REUTERS - ", "Reuters"),
        ("دمشق-سانا: ", "SANA"),
    ],
)
def test_a_dateline_is_taken_off_the_prose(dateline, outlet):
    article = parse(dateline + EN_PROSE)
    assert (shown(article, "dateline"), article.outlet) == (dateline.strip(), outlet)
    assert body(article) == EN_PROSE.split("\n")


@pytest.mark.parametrize(
    "opening",
    [
        "ليل الأربعاء - الخميس قتل رجل.",
        "Deir Ezzor province: clashes broke out.",
        "قال المرصد: قتل رجل.",
        "الجيش الوطني - المدعوم من تركيا - قصف.",
    ],
)
def test_what_only_looks_like_a_dateline_stays_in_the_prose(opening):
    article = parse(f"{opening}\nوقال آخرون غير ذلك.")
    assert (article.dateline, body(article)[0]) == (None, opening)


@pytest.mark.parametrize(
    ("known", "outlet"),
    [
        ({"outlet": "syria.tv"}, "Syria TV"),
        ({"outlet": "عنب بلدي"}, "Enab Baladi"),
        ({"outlet": "www.reuters.com"}, "Reuters"),
        ({"outlet": "An Unknown Paper"}, "An Unknown Paper"),
        ({"url": "https://www.enabbaladi.net/archives/1"}, "Enab Baladi"),
        ({"url": "https://n.unknown.example/x"}, "n.unknown.example"),
        ({"outlet": "AFP", "url": "https://rappler.com/x"}, "AFP"),
        ({}, None),
    ],
)
def test_the_outlet_is_known_by_publisher_or_address(known, outlet):
    assert parse(AR_PROSE, **known).outlet == outlet


SHORT = ["قصف على دوما", "غارات على سراقب", "اشتباكات غرب حلب"]


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        ("قصفت القوات مدينة دوما أمس", None, ["قصفت القوات مدينة دوما أمس"]),
        ("\n".join(SHORT), None, SHORT),
        (f"{AR_TITLE}\n{AR_PROSE}", AR_TITLE, AR_PROSE.split("\n")),
        ("", None, []),
        ("\n \n", None, []),
    ],
)
def test_short_texts(text, title, paragraphs):
    article = parse(text)
    assert (shown(article, "title"), body(article)) == (title, paragraphs)


def test_a_title_said_by_the_pages_head_is_found_below_the_menu():
    article = parse(f"آخر أخبار الشمال السوري اليوم\n{AR_TITLE}\n{AR_PROSE}", title=f"{AR_TITLE} - موقع")
    assert shown(article, "title") == AR_TITLE


@pytest.mark.parametrize(
    ("text", "lang"), [(AR_PROSE, "ar"), (EN_PROSE, "en"), ("قصف YPG", "ar"), ("123", "en"), ("", "en")]
)
def test_the_language_is_that_of_most_letters(text, lang):
    assert text_to_lang(text) == lang


LINES = [
    AR_TITLE,
    EN_TITLE,
    *AR_PROSE.split("\n"),
    *EN_PROSE.split("\n"),
    "26 آب 2015",
    "2 حزيران (يونيو - جوان)، 2018",
    "شارك",
    "اقرأ أيضا: شيء",
    "Related",
    "خاص: ميكروسيريا",
    "BEIRUT (Reuters) - x",
    "الأربعاء 11 ذو القعدة 1436هـ الموافق 26 آب 2015م",
    "",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=9).flatmap(
        lambda lines: st.sampled_from(["\n", "", " ", "\r\n\r\n"]).map(lambda glue: glue.join(lines))
    )
)
def test_parts_lie_apart_and_together_hold_every_letter(text):
    article = parse(text)
    single = [span for span in (article.title, article.byline, article.dateline) if span]
    headlines = [(h.start, h.end) for h in article.headlines]
    assert all(text[h.start : h.end] == h.text for h in article.headlines)
    spans = sorted((*single, *headlines, *article.body, *article.asides))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert sum(c.isalnum() for c in held) == sum(c.isalnum() for c in text)
