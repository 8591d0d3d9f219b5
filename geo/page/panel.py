"""One event as the panel shows it: facts in the page's language, and the article cut where it is quoted."""

from __future__ import annotations

from itertools import pairwise
from textwrap import shorten
from typing import Any

from geo.events import Actor, Event, EventPlace
from geo.exchange.placing import BY_SOURCE
from geo.page.phrases import day_in_words, distance_in_words, figure_in_words, place_in_words, span_in_words
from geo.page.reasons import reason_in_words
from geo.page.signs import sign
from geo.page.words import digits, word
from geo.reading.article import Article, Span

Fact = dict[str, Any]

FIRST_LETTERS = 80
"""Letters of an article that stand for its title."""


def event_to_panel(event: Event, article: Article | None, lang: str) -> dict[str, Any]:
    """What the panel draws: plain JSON, every text as it is; the browser shows it with `textContent`."""
    return {
        "event": event.id,
        "title": event_title(event, lang),
        "sign": sign(event.kind),
        "status": _status(event, lang),
        "close": word("close", lang),
        "facts": [fact for fact in _facts(event, lang) if fact["lines"]],
        "article": _article(event, article, lang),
    }


def _status(event: Event, lang: str) -> str:
    """Whether somebody checked it; how sure the reading is, where a program read it."""
    dataset = event.code("dataset")
    if dataset is None:
        return f"{word(event.status, lang)}. {word('confidence', lang)}: {_percent(event.confidence, lang)}"
    return word(f"{event.status}_imported", lang, dataset=dataset)


def event_title(event: Event, lang: str) -> str:
    """The kind, what changed, and where: "Crossing, opened and used"."""
    comma = "، " if lang == "ar" else ", "
    change = comma + word(f"change_{event.change}", lang) if event.change else ""
    return word(f"kind_{event.kind}", lang) + change


def _facts(event: Event, lang: str) -> list[Fact]:
    return [
        {"label": word("when", lang), "lines": [_when(event, lang)]},
        {"label": word("where", lang), "lines": [_where(place, lang) for place in event.places] or [_no_place(lang)]},
        {"label": word("who", lang), "lines": [_who(actor, lang) for actor in event.actors]},
        {"label": word("how_many", lang), "lines": [_line(figure_in_words(f, lang), f.text) for f in event.figures]},
        {"label": word("what", lang), "lines": [_line(word("hedged", lang, words=event.hedge))] if event.hedge else []},
        *_coded(event, lang),
    ]


def _coded(event: Event, lang: str) -> list[Fact]:
    """What a data set says of its record in its own words."""
    dataset = event.code("dataset")
    if dataset is None:
        return []
    codes = " · ".join(f"{name}: {value}" for name, value in event.codes if name != "dataset")
    return [{"label": word("coded_by", lang, dataset=dataset), "lines": [_line(codes)] if codes else []}]


def _line(text: str, *notes: str) -> Fact:
    return {"text": text, "notes": list(notes)}


def _when(event: Event, lang: str) -> Fact:
    if event.when is None:
        return _line(word("no_date", lang))
    notes = [word("words_read", lang, words=event.when.expression)] if event.when.expression else []
    # A rule stands as "its name: what it did"; the name is for those who mend the rules.
    told = event.when.rule.split(": ", 1)[-1]
    return _line(span_in_words(event.when, lang), *_joined([*notes, reason_in_words(told, lang)], lang))


def _where(place: EventPlace, lang: str) -> Fact:
    how = [reason_in_words(reason, lang) for reason in place.why]
    if BY_SOURCE.isdisjoint(place.why):
        how.insert(0, word(place.status, lang))
    if place.uncertainty_m:
        how.insert(1, distance_in_words(place.uncertainty_m, lang))
    return _line(place_in_words(place, lang), *_joined(how, lang))


def _joined(notes: list[str], lang: str) -> list[str]:
    """The notes as one line, or none."""
    return [("؛ " if lang == "ar" else "; ").join(filter(None, notes))] if any(notes) else []


def _who(actor: Actor, lang: str) -> Fact:
    """An actor as written and its part; in English with its canonical name in front."""
    role = reason_in_words(actor.role, lang)
    known = actor.text if lang == "ar" or actor.name == actor.text else f"{actor.name} ({actor.text})"
    return _line(f"{known}: {role}")


def _no_place(lang: str) -> Fact:
    return _line(word("no_place", lang))


def _percent(share: float, lang: str) -> str:
    return digits(f"{share:.0%}", lang)


def _article(event: Event, article: Article | None, lang: str) -> dict[str, Any]:
    if article is None:
        pieces = [{"text": citation.quote, "quoted": "main", "own": True} for citation in event.evidence]
        dataset = event.code("dataset")
        return {
            "heading": word("record", lang, dataset=dataset) if dataset else word("article", lang),
            "source": event.code("source") or "",
            "url": None,
            "dir": "auto",
            "lang": "",
            "pieces": pieces,
        }
    return {
        "heading": word("article", lang),
        "source": source_in_words(article, lang),
        "url": article.url,
        "dir": "rtl" if article.lang == "ar" else "ltr",
        "lang": article.lang,
        "pieces": _pieces(event, article),
    }


def source_in_words(article: Article, lang: str) -> str:
    """Title, outlet and day of an article on one line; of one without a title its first words."""
    title = article.text[slice(*article.title)] if article.title else first_words(article)
    day = word("published", lang, day=day_in_words(article.published, lang)) if article.published else ""
    return " · ".join(filter(None, (title, article.outlet, day)))


def first_words(article: Article) -> str:
    """How an article begins, cut at a word; its id where it says nothing."""
    return shorten(article.text[: 10 * FIRST_LETTERS], FIRST_LETTERS, placeholder="…") or article.id


def _pieces(event: Event, article: Article) -> list[dict[str, Any]]:
    """The verbatim text cut into runs, each wholly inside or outside a quote and the article's own prose.

    `quoted` is "main" in the sentence the event was read from, "other" where the text says it again, else "".
    """
    quotes = [(c.start, c.end) for c in event.evidence if c.article_id == article.id]
    own = [span for span in (article.title, article.byline, *article.body) if span]
    cuts = sorted({0, len(article.text), *(edge for span in [*quotes, *own] for edge in span)})
    return [
        {"text": article.text[a:b], "quoted": _quoted(a, b, quotes), "own": _covered(a, b, own)}
        for a, b in pairwise(cuts)
    ]


def _quoted(start: int, end: int, quotes: list[Span]) -> str:
    if _covered(start, end, quotes[:1]):
        return "main"
    return "other" if _covered(start, end, quotes) else ""


def _covered(start: int, end: int, spans: list[Span]) -> bool:
    return any(a <= start and end <= b for a, b in spans)
