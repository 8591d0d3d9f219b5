"""One spelling for reading: letters levelled, marks dropped, and the way back to the verbatim text.

Lexicons of this room are written in this spelling: hamza carriers as bare alef, alef maqsura as ya, ta marbuta as ha,
digits as 0–9, Latin in lower case, no vowel signs, no tatweel, no bidi marks. Offsets are code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LEVELLED = str.maketrans(
    "أإآٱىةکیھەۀ٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "’‘ʼ",
    "اااايهكيههه" + "0123456789" + "0123456789" + "abcdefghijklmnopqrstuvwxyz" + "'''",
)
DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
DROPPED_LETTERS = frozenset(letter for code in range(0x10000) if DROPPED.match(letter := chr(code)))


@dataclass(frozen=True, slots=True)
class Plain:
    """Text in the plain spelling. `origins` maps its offsets to those of its source; None: they are only shifted."""

    text: str
    shift: int
    origins: tuple[int, ...] | None

    def origin(self, offset: int) -> int:
        """Where the character at `offset` stands in the verbatim text; the end of the text maps to its end."""
        return self.shift + (offset if self.origins is None else self.origins[offset])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the verbatim text read as `text[start:end]`; marks after the last letter are left out."""
        if end <= start:
            return self.origin(start), self.origin(start)
        return self.origin(start), self.origin(end - 1) + 1


def to_plain(text: str, start: int = 0, end: int | None = None) -> Plain:
    """Spell `text[start:end]` plainly."""
    levelled = text[start:end].translate(LEVELLED)
    if DROPPED.search(levelled) is None:
        return Plain(levelled, start, None)
    kept = [i for i, letter in enumerate(levelled) if letter not in DROPPED_LETTERS]
    return Plain("".join(levelled[i] for i in kept), start, (*kept, len(levelled)))
