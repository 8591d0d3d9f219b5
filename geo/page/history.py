"""The history of a siege or crossing in the panel of one of its reports: what changed when, and what stood at last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from geo.events import Claim, Event, Situation, situation_on
from geo.page.phrases import day_in_words, span_in_words
from geo.page.service import Service
from geo.page.words import number, word

MAX_REPORTS = 40
"""Reports listed at once, the chosen one among them; what is left out is counted."""


def history_of(event: Event, service: Service, day: date | None, lang: str) -> dict[str, Any] | None:
    """What the panel draws of the situation an event belongs to: plain JSON; None where it belongs to none.

    `day` is the last day chosen: what stood then is told with the reports behind it.
    """
    situation = service.situation_of(event.id)
    if situation is None:
        return None
    reports = situation.reports
    first = max(0, min(reports.index(event) - MAX_REPORTS // 2, len(reports) - MAX_REPORTS))
    listed = reports[first : first + MAX_REPORTS]
    left_out = (("reports_earlier", first), ("reports_later", len(reports) - first - len(listed)))
    return {
        "heading": f"{word('history_' + situation.kind, lang)}: {number(len(reports), lang)}",
        "standing": None if day is None else _standing(situation, service, day, lang),
        "rows": [_row(report, service, lang) for report in listed],
        "chosen": event.id,
        "notes": [f"{word(key, lang)}: {number(n, lang)}" for key, n in left_out if n],
    }


def _standing(situation: Situation, service: Service, day: date, lang: str) -> dict[str, Any]:
    """What stood on a day: a line a claim, and what to say of them where it is not one."""
    standing = situation_on(situation, day)
    verdict = word("disagree", lang) if standing.contradicted else "" if standing.claims else word("not_told", lang)
    return {
        "label": word("stood_on", lang, day=day_in_words(day, lang)),
        "verdict": verdict,
        "contradicted": standing.contradicted,
        "claims": [_claim(claim, service, lang) for claim in standing.claims],
    }


def _claim(claim: Claim, service: Service, lang: str) -> dict[str, str]:
    sources = (source_of(report, service, lang) for report in claim.reports)
    return {"state": word(f"state_{claim.state}", lang), "by": word("by", lang, sources=_some(sources, lang))}


def _some(sources: Iterable[str], lang: str, most: int = 3) -> str:
    """The newest sources, each once, and how many more there are."""
    named = list(dict.fromkeys(sources))[::-1]
    more = [word("more_sources", lang, n=number(len(named) - most, lang))] if len(named) > most else []
    return ("؛ " if lang == "ar" else "; ").join([*named[:most], *more])


def _row(report: Event, service: Service, lang: str) -> dict[str, Any]:
    return {
        "id": report.id,
        "when": span_in_words(report.when, lang) if report.when else word("undated", lang),
        "change": word(f"change_{report.change}" if report.change else "mentioned", lang),
        "quote": report.evidence[0].quote,
        "source": source_of(report, service, lang),
        "notes": [word("doubted", lang)] if report.hedge else [],
    }


def source_of(report: Event, service: Service, lang: str) -> str:
    """Who tells it, in short: the outlet, else the title of the article, and the day it was published."""
    cited = report.evidence[0].article_id
    article = service.article(cited)
    if article is None:
        return isolated(cited)
    title = article.text[slice(*article.title)] if article.title else article.id
    named = isolated(article.outlet) if article.outlet else word("titled", lang, title=isolated(title))
    return f"{named} ({day_in_words(article.published, lang)})" if article.published else named


def isolated(text: str) -> str:
    """Foreign text that turns nothing around it."""
    return f"\u2068{text}\u2069"
