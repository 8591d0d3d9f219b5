"""A piece of a page with what its wording shows: whether it reads like a headline, signs, or is furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geo.reading.pieces import PAGE, Piece, cut_pieces, either
from geo.reading.plain import Plain, to_plain

LONGEST_TITLE = 130
LONGEST_CAPTION = 90
JUDGED = 400
"""Letters of a piece looked at: no headline, byline or share bar is longer."""

FURNITURE = frozenset(PAGE["furniture"])
SIGNING = frozenset(PAGE["signing"])
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
RELATED = re.compile(
    rf"[\W_]*(?:(?:{either(PAGE['related'])})(?!\w)[\s.…]*(?:[:：|>»-]\s*)?|(?:{either(PAGE['related_alone'])})\s*(?:[:：]\s*|[.…»>]*\Z))"
)
CAPTION = re.compile(rf"[(\[\s]*(?:{either(PAGE['captions'])})(?!\w)")
SOURCE = re.compile(rf"[(\[\s]*(?:{either(PAGE['sources'])})\s*:")
POSTED = re.compile(r".{0,120}(?:\(@\w+\)|pic\.twitter\.com/|https?://t\.co/)|https?://\S+\Z|(?:[@#]\w+\s*)+\Z")
TERMINAL = re.compile(r"[.؟?!…:؛،,][\"'”»)\]\s]*\Z")
STOP_INSIDE = re.compile(r"[^\W\d_]{2,}[.؟?!…][\"'”»)]*\s+\S")
GOES_ON = re.compile(r"و(?:قال|اضاف|اشار|ذكر|اكد|اوضح|كان|قد|في|من|لا|لم|ما|تابع|نقل|افاد)")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece with its wording in the plain spelling, of which at most `JUDGED` letters are kept."""

    start: int
    end: int
    day: date | None
    spelled: Plain
    words: int

    @property
    def plain(self) -> str:
        """The wording in the plain spelling."""
        return self.spelled.text

    @property
    def said(self) -> str:
        """The wording without white space at its ends."""
        return self.spelled.text.strip()

    @property
    def length(self) -> int:
        """Code points of the verbatim text."""
        return self.end - self.start

    @property
    def is_date(self) -> bool:
        """Whether it is a date and nothing else."""
        return self.day is not None

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence; one too long to be judged is taken for prose."""
        return self.length > JUDGED or TERMINAL.search(self.plain) is not None

    @property
    def is_headline(self) -> bool:
        """Short, and without the punctuation of a sentence."""
        if self.is_date or not self.words or self.length > LONGEST_TITLE:
            return False
        return not self.ends and STOP_INSIDE.search(self.plain) is None

    @property
    def goes_on(self) -> bool:
        """Whether it opens like a sentence that goes on from the one before."""
        return GOES_ON.match(self.plain) is not None

    @property
    def is_furniture(self) -> bool:
        """A share bar, menu, caption, source line or the signature of a post; a line without words."""
        if self.length > LONGEST_TITLE:
            return False
        if all(word in FURNITURE for word in WORD.findall(self.plain)):
            return True
        caption = self.length <= LONGEST_CAPTION and not self.ends and CAPTION.match(self.plain)
        return bool(caption or SOURCE.match(self.plain) or POSTED.match(self.plain))

    @property
    def names_others(self) -> bool:
        """Whether it announces or names other articles: "Read also: …"."""
        return self.length <= 2 * LONGEST_TITLE and RELATED.match(self.plain) is not None

    @property
    def announces(self) -> bool:
        """Whether it only announces them, and they follow."""
        found = RELATED.match(self.plain)
        return found is not None and found.end() >= len(self.plain.rstrip())

    @property
    def signs(self) -> bool:
        """Whether a word of it says who wrote: خاص, مراسل, by."""
        words = WORD.findall(self.plain)
        return bool(words) and (
            words[0] in SIGNING or words[-1] in SIGNING or any(w in SIGNING for w in words[:3] if len(words) < 6)
        )

    def origin(self, offset: int) -> int:
        """Where a letter of the plain wording stands in the verbatim text."""
        return self.spelled.origin(offset)


def read_lines(text: str) -> list[Line]:
    """Every piece of a text in order."""
    return [_read(text, piece) for piece in cut_pieces(text)]


def related_length(line: Line) -> int:
    """How many code points of the line announce the other articles it names."""
    found = RELATED.match(line.plain)
    return line.origin(found.end()) - line.start if found and found.end() < len(line.plain) else line.length


def _read(text: str, piece: Piece) -> Line:
    spelled = to_plain(text, piece.start, min(piece.end, piece.start + JUDGED + 1))
    return Line(piece.start, piece.end, piece.day, spelled, len(spelled.text.split()))
