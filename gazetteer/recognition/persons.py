"""Latin names that are part of a person's: capitals stand beside them and no word of place before."""

from __future__ import annotations

from gazetteer.recognition.scanning import Found, Words

BESIDE_NAMES = frozenset(
    {"rural", "old", "new", "greater", "upper", "lower", "inner", "mount", "and", "the", "in", "at", "near"}
)
"""Words in capitals that may stand before the name of a place."""

SAYING = frozenset({"said", "says", "told", "added", "explained", "noted", "stated"})
SAID = frozenset({"said", "says", "added", "explained"})
"""Verbs that persons do, right after their name, and right before it."""

HEADLINE_SHARE = 0.6
LONG = 4
"""Words with fewer letters are seldom written with a capital in a headline."""


def is_persons(words: Words, found: Found) -> bool:
    """Whether a name stands within a longer one: Nassib Najdat Daghman, Abdullah Shafiq Abu Horan."""
    first, last = found.first, found.last
    if not words.tokens[first].text[0].isascii() or found.phrase in words.table.well_known:
        return False
    if _speaks(words, first, last):
        return True
    named = _follows_a_name(words, first) or (_goes_on(words, last + 1) and not _led_to(words, first))
    return named and not _in_headline(words, first)


def _speaks(words: Words, first: int, last: int) -> bool:
    """Whether a verb of saying stands right beside the name: said Adam; Nawa told Reuters is a person too."""
    after = words.tokens[last + 1].form if words.runs_on(last + 1) else ""
    return after in SAYING or (first > 0 and words.tokens[first - 1].form in SAID and _closes(words, last))


def _closes(words: Words, last: int) -> bool:
    """Whether a mark or the end stands behind the name."""
    return not words.runs_on(last + 1)


def _follows_a_name(words: Words, i: int) -> bool:
    """Whether the word before token `i` is a name in capitals, and opens no sentence."""
    if i < LEAST_BEFORE or not words.runs_on(i) or not words.gap(i - 1).isspace() or "\n" in words.gap(i - 1):
        return False
    before = words.tokens[i - 1]
    return _is_name(words, i - 1) and not before.text.isupper() and words.known_at(i - 1, bare=True) is None


LEAST_BEFORE = 2
"""A word in capitals that opens a text says nothing."""


def _goes_on(words: Words, i: int) -> bool:
    """Whether a name in capitals follows that no gazetteer holds."""
    return words.runs_on(i) and _is_name(words, i) and words.known_at(i, bare=True) is None


def _is_name(words: Words, i: int) -> bool:
    """Whether token `i` is a word in capitals that neither sorts places nor sets one off."""
    token, cues = words.tokens[i], words.cues
    if not token.text[0].isascii() or not token.text[0].isupper() or not token.text.isalpha():
        return False
    sorting = cues.kind(token.form) or token.form in cues.sides or token.form in cues.countryside
    return (
        not sorting and token.form not in cues.owners | cues.offices | BESIDE_NAMES and (token.form,) not in cues.common
    )


def _led_to(words: Words, i: int) -> bool:
    """Whether a preposition, a class word or a list leads to token `i`."""
    before = words.tokens[i - 1].form if i else ""
    cues = words.cues
    return (
        before in cues.prepositions | cues.leading | cues.loose or cues.kind(before) is not None or "," in words.gap(i)
    )


def _in_headline(words: Words, i: int) -> bool:
    """Whether most words of the line token `i` stands on are in capitals."""
    start, end = words.text.rfind("\n", 0, words.tokens[i].start) + 1, words.text.find("\n", words.tokens[i].end)
    line = words.text[start : end if end > 0 else len(words.text)].split()
    long = [word for word in line if len(word) >= LONG]
    return sum(word[0].isupper() for word in long) >= HEADLINE_SHARE * len(long)
