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
    rf"(?:(?:{either(PAGE['labels'])})\s*[:：\-–|]?\s*)?(?:(?:يوم\s+)?(?:{either(PAGE['weekdays'])})\.?\s*[،,]?\s*)?"
    r"(?:\d{1,2}:\d{2}(?:\s*(?:[صم]|am|pm)(?!\w))?\s*[-–|،,]?\s*)?\Z"
)
CLOCK = re.compile(
    r"\s*(?:[-–—|،,@]|at|الساعه|t)?\s*\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:a\.?m\.?|p\.?m\.?|صباحا|مساء|ص|م|utc|gmt|z)(?!\w))*(?:\s*[+-]\d{2}:?\d{2})?"
)
TERMINAL = re.compile(r"[.؟?!…،,؛][\"'”»)\]]*\Z")
TOLD = re.compile(r"[.؛]|(?:^|\s)(?:في|يوم|منذ|حتي|عام|بتاريخ|on|in|since|until|by|of|and|و)\Z")
"""What before a date makes it part of a sentence."""
MAYBE_GLUED = re.compile(r"\d{4}(?=[^\W\d_]{2}|\d)")
GLUED = re.compile(r"[^\W\d_]{2}|\d")
SEPARATOR = re.compile(r"\s*(?:[هم](?!\w))?\s*[-–—|:•·/()]*\s*(?:الموافق(?:\s+ل)?(?!\w))?[\s:]*")
"""What stands between two dates, or a date and the text behind it: signs, and the words of a double date."""
LOOSE_END = " \t-–—|:•·"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line; `day` is set for a date."""

    start: int
    end: int
    day: date | None = None


def cut_pieces(text: str) -> list[Piece]:
    """All pieces of a text in order; only white space and separators lie between them."""
    pieces: list[Piece] = []
    for line in LINE.finditer(text):
        for span in _unglued(text, *line.span()):
            start, end = trimmed(text, *span)
            if start < end:
                pieces += _cut_line(text, start, end, opening=not pieces)
    return pieces


def _unglued(text: str, start: int, end: int) -> Iterator[Span]:
    """A line, broken behind each date that the next headline or date is glued to."""
    at = start
    if MAYBE_GLUED.search(text, start, end):
        plain = to_plain(text, start, end)
        for written, _ in find_days(plain, text):
            if GLUED.match(plain.text, written.end) and not TOLD.search(plain.text[: written.start].rstrip()[-20:]):
                yield at, plain.span(written.start, written.end)[1]
                at = plain.span(written.start, written.end)[1]
    yield at, end


def _cut_line(text: str, start: int, end: int, *, opening: bool) -> Iterator[Piece]:
    """Dates off the front of a line, then one off its back where the line is short.

    A sentence that begins with a date keeps it, but for the text's first line: there a date is printed, not told.
    """
    searched = end if end - start <= LONGEST_HEADLINE else start + OPENING
    if not opening and (searched < end or TERMINAL.search(text, end - 3, end)):
        searched = start
    if not any(letter.isdigit() for letter in text[start:searched]):
        yield Piece(start, end)
        return
    plain = to_plain(text, start, searched)
    days = list(find_days(plain, text))
    at = 0
    while days and (after := _end_of_opening(plain.text, at, days[0][0], cut=searched < end)):
        found = SEPARATOR.match(plain.text, after)
        until = found.end() if found else after
        yield Piece(*_tight(text, *plain.span(at, until)), days.pop(0)[1])
        at = until
    rest = trimmed(text, plain.origin(at), end)
    if rest[0] < rest[1]:
        yield from _cut_back(text, rest, _closing(plain, at, days) if searched == end else None)


def _end_of_opening(plain: str, at: int, written: WrittenDate, *, cut: bool) -> int:
    """Where the date ends that a line opens with, its hour included; 0 where it is a word of a sentence."""
    if LABEL.match(plain[at : written.start]) is None:
        return 0
    after = _with_hour(plain, written.end)
    following = plain[after:].lstrip()
    return 0 if following.startswith(("،", ",", "؛", ")", "(")) or (cut and not following) else after


def _closing(plain: Plain, at: int, days: list[tuple[WrittenDate, date]]) -> tuple[int, date] | None:
    """Where the date begins that a headline-like line ends in, with its label, and its day."""
    if not days:
        return None
    written, day = days[-1]
    label = LABEL.search(plain.text, at, written.start)
    opens = label.start() if label else written.start
    bare = plain.text[at:opens].rstrip(LOOSE_END)
    if not bare or _with_hour(plain.text, written.end) < len(plain.text.rstrip(" )]|")) or TOLD.search(bare):
        return None
    return plain.origin(opens), day


def _cut_back(text: str, rest: Span, closing: tuple[int, date] | None) -> Iterator[Piece]:
    if closing is None:
        yield Piece(*rest)
        return
    at, day = closing
    yield Piece(*_tight(text, rest[0], at))
    yield Piece(*trimmed(text, at, rest[1]), day)


def _tight(text: str, start: int, end: int) -> Span:
    """The span without the white space around it and the signs at its end."""
    first, last = trimmed(text, start, end)
    return first, first + len(text[first:last].rstrip(LOOSE_END))


def _with_hour(plain: str, end: int) -> int:
    """End of a date with the hour that may follow it."""
    clock = CLOCK.match(plain, end)
    return clock.end() if clock else end
