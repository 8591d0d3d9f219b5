"""A page's text cut into pieces: every line, and within short lines the dates glued to its ends.

Cutting says nothing yet of what a piece is; `parts` does.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from geo.reading.dates import WrittenDate, find_days
from geo.reading.plain import Plain, to_plain
from geo.reading.span import Span, trimmed

PAGE: dict[str, Any] = tomllib.loads(files("geo.reading").joinpath("lexicon", "page.toml").read_text("utf-8"))

LINE = re.compile(r"[^\r\n\u2028\u2029\u0085\x0b\x0c]+")
LONGEST_HEADLINE = 250
"""Longest line searched for dates at both ends; of a longer one only the beginning is searched."""
OPENING = 90


def either(phrases: list[str]) -> str:
    """An expression for any of the phrases, the longest first."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(set(phrases), key=len, reverse=True))


LABEL = re.compile(
    rf"(?:(?:{either(PAGE['labels'])})\s*[:：\-–|]?\s*)?(?:(?:يوم\s+)?(?:{either(PAGE['weekdays'])})\.?\s*[،,]?\s*)?\Z"
)
CLOCK = re.compile(
    r"\s*(?:[-–—|،,@]|at|الساعه|t)?\s*\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:a\.?m\.?|p\.?m\.?|صباحا|مساء|ص|م|utc|gmt|z)(?!\w))*(?:\s*[+-]\d{2}:?\d{2})?"
)
SEPARATOR = re.compile(r"\s*[-–—|:•·]*\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line; `day` is set for a date. `glued`: no line break parts it from the piece before."""

    start: int
    end: int
    day: date | None = None
    glued: bool = False


def cut_pieces(text: str) -> list[Piece]:
    """All pieces of a text in order; only white space and separators lie between them."""
    pieces: list[Piece] = []
    for line in LINE.finditer(text):
        start, end = trimmed(text, *line.span())
        if start < end:
            pieces += _cut_line(text, start, end)
    return pieces


def _cut_line(text: str, start: int, end: int) -> Iterator[Piece]:
    """Dates off the front of a line, then one off its back where the line is short."""
    searched = end if end - start <= LONGEST_HEADLINE else start + OPENING
    if not any(letter.isdigit() for letter in text[start:searched]):
        yield Piece(start, end)
        return
    plain = to_plain(text, start, searched)
    days = list(find_days(plain, text))
    at, first = 0, True
    while days and _opens(plain.text, at, days[0][0]):
        written, day = days.pop(0)
        after = _after(plain.text, written)
        if not _stands_apart(plain.text, after, len(plain.text), searched == end):
            break
        yield Piece(*trimmed(text, *plain.span(at, after)), day, not first)
        found = SEPARATOR.match(plain.text, after)
        at, first = (found.end() if found else after), False
    yield from _rest(text, plain, days, plain.origin(at) if at < len(plain.text) else searched, end, not first)


def _rest(
    text: str, plain: Plain, days: list[tuple[WrittenDate, date]], start: int, end: int, glued: bool
) -> Iterator[Piece]:
    """What is left of a line, its closing date apart."""
    start, end = trimmed(text, start, end)
    if start >= end:
        return
    closing = _closing(plain, days, start, end)
    if closing is None:
        yield Piece(start, end, None, glued)
        return
    at, day = closing
    first, last = trimmed(text, start, at)
    yield Piece(first, max(first + 1, last), None, glued)
    yield Piece(*trimmed(text, max(at, first + 1), end), day, True)


def _closing(plain: Plain, days: list[tuple[WrittenDate, date]], start: int, end: int) -> tuple[int, date] | None:
    """Where the date begins that a headline-like line ends in, and its day."""
    if not days or plain.origin(len(plain.text)) < end:
        return None
    written, day = days[-1]
    if _after(plain.text, written) < len(plain.text.rstrip(" )]|")):
        return None
    before = plain.text[: written.start]
    label = LABEL.search(before)
    opens = label.start() if label else written.start
    bare = plain.text[:opens].rstrip()
    if plain.origin(opens) <= start or re.search(
        r"[.،,؛]|(?:^|\s)(?:في|يوم|منذ|حتي|عام|on|in|since|until|by|of|and|و)$", bare
    ):
        return None
    return plain.origin(opens), day


def _opens(plain: str, at: int, written: WrittenDate) -> bool:
    """Whether nothing but a label or a weekday stands between `at` and the date."""
    return LABEL.match(plain[at : written.start]) is not None


def _after(plain: str, written: WrittenDate) -> int:
    """End of the date with the hour that may follow it."""
    clock = CLOCK.match(plain, written.end)
    return clock.end() if clock else written.end


def _stands_apart(plain: str, after: int, length: int, whole: bool) -> bool:
    """Whether a date that opens a line is not the first word of its sentence: no comma behind it, no parenthesis open."""
    following = plain[after:].lstrip()
    return not following.startswith(("،", ",", "؛", ")", "(")) and not (not following and not whole)
