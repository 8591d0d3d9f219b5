"""An article: the verbatim text and the spans of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.reading.outlets import signs, to_outlet, url_to_outlet
from geo.reading.parts import Part, Role, find_parts
from geo.reading.plain import to_plain
from geo.reading.published import find_published
from geo.reading.span import Span

__all__ = ["Article", "Headline", "Span", "parse_article", "text_to_lang"]


ARABIC = re.compile("[\u0600-\u06ff]+")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LATIN = re.compile("[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline of another article found on the page, with the date printed beside it."""

    text: str
    start: int
    end: int
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document as read. `text` is verbatim; every span points into it.

    `body` are the spans of the article's own prose, paragraph by paragraph; `headlines` belong to other articles;
    `title`, `byline` and `dateline` are spans too, None where the text has none; `asides` are the rest: dates, share
    bars, captions, source lines. Together the spans hold every letter of the text, and none overlaps another.
    """

    id: str
    text: str
    lang: str
    published: date | None
    outlet: str | None
    url: str | None
    title: Span | None
    byline: Span | None
    body: tuple[Span, ...]
    headlines: tuple[Headline, ...]
    dateline: Span | None = None
    asides: tuple[Span, ...] = ()


def parse_article(
    text: str,
    *,
    id: str,  # noqa: A002 -- the field's name, and the contract's
    published: date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Article:
    """Take a page's text apart.

    Parameters
    ----------
    text
        Verbatim, as scraped: title, prose, and whatever stood around them; half letters become �.
    published
        The day of publication, where it is known; it wins over every date of the text.
    outlet
        The publisher by name or host; else the byline, the dateline or the address tells it.
    title
        The title as the page's head gives it, to tell it from the menu above it.
    """
    text, id = whole_letters(text), whole_letters(id)  # noqa: A001 (the contract's own word)
    parts = find_parts(text, to_plain(title).text if title else None)
    bylines, datelines = _spans(parts, "byline"), _spans(parts, "dateline")
    return Article(
        id=id,
        text=text,
        lang=text_to_lang(text),
        published=published or find_published(text, parts, url),
        outlet=to_outlet(outlet) or _signed(text, (*bylines, *datelines)) or url_to_outlet(url),
        url=url,
        title=next(iter(_spans(parts, "title")), None),
        byline=next(iter(bylines), None),
        body=_spans(parts, "prose"),
        headlines=tuple(Headline(text[p.start : p.end], p.start, p.end, p.day) for p in parts if p.role == "headline"),
        dateline=next(iter(datelines), None),
        asides=tuple(sorted((*_spans(parts, "aside"), *_spans(parts, "date"), *bylines[1:], *datelines[1:]))),
    )


def whole_letters(text: str) -> str:
    """The text with half letters (lone surrogates), which no file can hold, shown as �; the offsets stay."""
    return LONE_SURROGATE.sub("\ufffd", text)


def text_to_lang(text: str) -> str:
    """`ar` or `en`, by the script most of its letters are written in."""
    arabic = sum(len(run) for run in ARABIC.findall(text))
    latin = sum(len(run) for run in LATIN.findall(text))
    return "ar" if arabic >= latin and arabic else "en"


def _spans(parts: Sequence[Part], role: Role) -> tuple[Span, ...]:
    return tuple((part.start, part.end) for part in parts if part.role == role)


def _signed(text: str, spans: Sequence[Span]) -> str | None:
    """The outlet that a byline or dateline signs for."""
    return next((found for span in spans if (found := signs(to_plain(text, *span).text))), None)
