"""Names after the first of a list: those of the gazetteer, and those that only the list says are names."""

from __future__ import annotations

from gazetteer.recognition.scanning import ARTICLE, LIST_GAP, Found, Words
from gazetteer.recognition.tokens import offset_after

LONG_LIST, MIN_LISTED = 2, 3
"""After so many names a list may close with one of at least so many letters that no gazetteer holds."""

SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood"})
AND = frozenset({"و", "and", "او", "or"})


def whole_name(words: Words, kind: str, found: Found) -> str | None:
    """An Arabic name of a list with the class word it has when told alone: معبري التايهة والطبقة are two of معبر."""
    first = words.tokens[found.first]
    word = words.cues.singular_of.get(kind)
    if word is None or first.text[0].isascii():
        return None
    return f"{word} {words.text[offset_after(first, found.cut) : words.tokens[found.last].end]}"


def next_listed(words: Words, j: int, kind: str, count: int) -> Found | None:
    """The name at token `j` of a list of places of one `kind`, after `count` others."""
    if j < len(words.tokens) and words.tokens[j].form in AND:
        return words.named_at(j + 1, strict=True)
    if j >= len(words.tokens) or not LIST_GAP.fullmatch(words.gap(j)):
        return None
    known = words.known_at(j)
    if known and words.is_small(j):
        return None
    if known and (known.clitic == "و" or any(mark in words.gap(j) for mark in "،,")):
        return known
    return _unknown_listed(words, j, kind, closing=count >= LONG_LIST and words.closes(j))


def _unknown_listed(words: Words, j: int, kind: str, *, closing: bool) -> Found | None:
    """A name no gazetteer holds in a list: definite, of two words, or `closing` a list of some length."""
    form = words.tokens[j].form
    rest = form[1:]
    if kind not in SETTLEMENTS or not form.startswith("و") or rest in words.cues.not_names:
        return None
    compound = rest in words.cues.compound and words.follows(j + 1)
    definite = rest.startswith(ARTICLE) and len(rest) > 4
    if not (compound or definite or (closing and len(rest) >= MIN_LISTED)) or words.cues.kind(rest):
        return None
    last = j + 1 if compound else j
    phrase = (rest, *(token.form for token in words.tokens[j + 1 : last + 1]))
    return Found(j, last, 1, "و", phrase, known=False)
