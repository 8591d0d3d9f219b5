"""Made pages and their parts, for tests of articles."""

from __future__ import annotations

from datetime import date

from geo.reading.article import Article, parse_article

DAY = date(2015, 8, 26)

AR_PROSE = "قتل مدنيان في قصف على دوما. وأصيب آخرون.\nوقال ناشطون إن القصف استمر."
EN_PROSE = "Two people were killed in Douma. Others were hurt.\nActivists said the shelling went on."
AR_TITLE = "مقتل مدنيين في قصف على مدينة دوما"
EN_TITLE = "Two killed as shells fall on Douma"


def parse(text: str, **known: object) -> Article:
    return parse_article(text, id="a", **known)


def shown(article: Article, name: str) -> str | None:
    span = getattr(article, name)
    return span and article.text[slice(*span)]


def body(article: Article) -> list[str]:
    return [article.text[slice(*span)] for span in article.body]
