"""Words of a running text, with their offsets, and the particles Arabic writes onto them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gazetteer.folding import fold

WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f]|['\u2019\u02bc\u02be\u02bf](?=[^\W_]))*"
)
"""Letters and digits with their marks, and an apostrophe between letters; bidi controls and hyphens part words."""

POSSESSIVE = re.compile(r"['\u2019]s$")
CLITICS = ("و", "ف", "ب", "ل", "ك")
STACKED = ("وب", "ول", "وك", "فب", "فل", "وس", "فس")
MIN_STEM = 2


class Token(NamedTuple):
    """A word: `text` as written from `start` to `end` (code points), and its folded `form`."""

    text: str
    start: int
    end: int
    form: str


@lru_cache(maxsize=1 << 16)
def fold_word(text: str) -> str:
    """One word folded; remembered, since a language repeats its words. An English possessive is dropped."""
    return fold(POSSESSIVE.sub("", text)).replace(" ", "")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]`, offsets into `text`."""
    stop = len(text) if end is None else end
    return [Token(m[0], m.start(), m.end(), fold_word(m[0])) for m in WORD.finditer(text, start, stop)]


@lru_cache(maxsize=1 << 16)
def stems(form: str) -> tuple[tuple[str, int, str], ...]:
    """The readings of a folded word as (stem, letters taken off its front, the particles taken off).

    The word itself comes first. لل gives back the article it swallowed: للرقه is ل before الرقه.
    """
    return ((form, 0, ""), *_without_clitics(form))


def _without_clitics(form: str) -> Iterator[tuple[str, int, str]]:
    for clitic in (*CLITICS, *STACKED):
        if not form.startswith(clitic) or len(form) - len(clitic) < MIN_STEM:
            continue
        rest = form[len(clitic) :]
        yield rest, len(clitic), clitic
        if clitic[-1] == "ل" and rest.startswith("ل"):
            yield "ا" + rest, len(clitic), clitic


def end_of_name(token: Token) -> int:
    """Where the word ends, an English possessive left out."""
    possessive = POSSESSIVE.search(token.text)
    return token.start + possessive.start() if possessive else token.end


def offset_after(token: Token, letters: int) -> int:
    """Where the word goes on in the text once `letters` folded letters are taken off its front."""
    position = token.start
    while letters and position < token.end:
        letters -= bool(fold_word(token.text[position - token.start]))
        position += 1
    while position < token.end and not fold_word(token.text[position - token.start]):
        position += 1
    return position
