"""An article: the verbatim text and the spans of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Span = tuple[int, int]
"""Start and end in code points of the verbatim text, end exclusive."""


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
    `title` and `byline` are spans too, None where the text has none.
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
