"""Sentences as written, as spans of the verbatim text, and the headings that govern what follows."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from geo.reading.plain import to_plain
from geo.reading.span import Span, trimmed

TABLES: dict[str, Any] = tomllib.loads(files("geo.reading").joinpath("lexicon", "sentences.toml").read_text("utf-8"))
ABBREVIATIONS = frozenset(TABLES["abbreviations"])
SPEAKING = frozenset(TABLES["speaking"])

CLOSERS = "\"'”’»›)]}\u200f\u200e"
ARABIC = "[\u0621-\u064a]"
ENDING = re.compile(
    rf"[.!?؟…۔]+[{re.escape(CLOSERS)}]*(?=\s|$)|[.!?؟][”»\"]?(?=[A-Z“«])"
    rf"|(?:(?<={ARABIC}{ARABIC})|(?<={ARABIC}[\"”»)]))[.؟][”»\"]?(?={ARABIC}{ARABIC})"
)
LINE = re.compile(r"[^\r\n\u2028\u2029\u0085\x0b\x0c]+")
LAST_WORD = re.compile(r"[\w.]+\Z")
HEADING = re.compile(r"(?P<title>[^:\n؟?!.،؛]{2,60}?)\s*:+[:\s]*")
HEADING_WORDS = 6
BARE_WORDS = 4
DIACRITICS = "[\u064b-\u0652\u0640]*"
TURN = re.compile(
    r"[،,؛;]\s+(?=و?(?:"
    + "|".join(DIACRITICS.join(phrase).replace(" ", r"\s+") for phrase in TABLES["turns"])
    + r")(?!\w))"
)
BULLET = re.compile(r"\s*\n[\s\u200e\u200f]*[-*•●▪–]\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. `heading` is the span of the line or opening words ("ريف حلب:") it stands under."""

    start: int
    end: int
    heading: Span | None = None

    @property
    def span(self) -> Span:
        """Start and end in the verbatim text."""
        return self.start, self.end


def split_sentences(text: str, spans: Iterable[Span]) -> list[Sentence]:
    """Sentences of the paragraphs at `spans`, in order; a line break ends one, a heading is one of its own.

    A heading alone on its line governs the sentences up to the next such line; one that opens a paragraph governs that
    paragraph.
    """
    sentences: list[Sentence] = []
    standing: Span | None = None
    for start, end in spans:
        for line in LINE.finditer(text, start, end):
            first, last = trimmed(text, *line.span())
            heading = _heading(text, first, last) or _bare_heading(text, first, last)
            if heading is None:
                sentences += [Sentence(a, b, standing) for a, b in _line_sentences(text, first, last)]
                continue
            title, rest = heading
            standing = title if rest >= last else standing
            sentences.append(Sentence(*title))
            sentences += [Sentence(a, b, title) for a, b in _line_sentences(text, rest, last)]
    return sentences


def _line_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for ending in ENDING.finditer(text, start, end):
        if _ends_sentence(text, first, ending, end):
            yield from _parted(text, first, ending.end())
            first = ending.end()
    yield from _parted(text, first, end)


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, parted where after a comma it turns to something else: "…, on another front, …"."""
    first = start
    for turn in TURN.finditer(text, start, end):
        yield from _nonempty(text, first, turn.start())
        first = turn.end()
    yield from _nonempty(text, first, end)


def _ends_sentence(text: str, first: int, ending: re.Match[str], end: int) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or initial, nor before a word in lower case."""
    following = text[ending.end() : min(end, ending.end() + 4)].lstrip()
    if following and (following[0].islower() or following[0] in "،,؛;"):
        return False
    if ending[0][0] != "." or len(ending[0].rstrip(CLOSERS)) > 1:
        return True
    before = LAST_WORD.search(text, max(first, ending.start() - 12), ending.start())
    word = before[0].lower() if before else ""
    initial = len(word) == 1 and word.isascii() and word.isalpha()
    return not (following and (initial or word in ABBREVIATIONS))


def _heading(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """The heading a line consists of or opens with, and where what it governs begins."""
    found = HEADING.match(text, start, end)
    if found is None:
        return None
    words = to_plain(text, *found.span("title")).text.split()
    stems = set(words) | {word[1:] for word in words if word[0] in "وف"}
    if not 1 <= len(words) <= HEADING_WORDS or stems & SPEAKING or any(word[0].isdigit() for word in words):
        return None
    return found.span("title"), found.end()


def _bare_heading(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """A short line without an end, right above the items of a list: the province they are about."""
    below = BULLET.match(text, end)
    short = 0 < len(text[start:end].split()) <= BARE_WORDS and text[end - 1].isalpha()
    return ((start, end), end) if short and below and not BULLET.match(text, max(0, start - 1)) else None


def _nonempty(text: str, start: int, end: int) -> Iterator[Span]:
    first, last = trimmed(text, start, end)
    if any(letter.isalnum() for letter in text[first:last]):
        yield first, last
