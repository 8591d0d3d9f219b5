"""Names in Latin script that no gazetteer spells so: before a class word, after a preposition, in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.recognition.mention import Mention
from gazetteer.recognition.persons import is_persons
from gazetteer.recognition.scanning import LATIN_ARTICLE, Found, Words
from gazetteer.recognition.tokens import Token

NAMED_BEFORE = frozenset({"city", "town", "village", "neighbourhood", "crossing", "camp", "district", "airport"})
"""Kinds whose class word follows the name in English."""

SORTS = frozenset({"border", "oil", "gas", "military", "air", "refugee", "displacement"})
"""What may stand between a Latin name and its class word, and is no part of the name."""

THE = "the"
LONGEST = 3
"""More words in capitals are an office or a title."""

NAMED_WHOLE = frozenset({"crossing", "camp", "dam", "bridge", "airport"})
"""Kinds whose class word a gazetteer writes into the name."""

FATHERS = frozenset({"abu", "umm", "um", "sheikh"})
"""Words that open the name of a person as often as a place's."""

LISTED = frozenset({"and", ",", ", and"})


def classed_name(words: Words, i: int) -> tuple[Found, tuple[str, ...]] | None:
    """A capitalised name before a class word, and its kinds: Al-Busirah city; none before "west of Aleppo"."""
    if not words.tokens[i].text[0].isascii() or (words.follows(i) and i and _in_capitals(words.tokens[i - 1])):
        return None
    found = words.unknown_at(i, strict=True)
    after = found.last + 1 if found else i
    if found is None or not words.follows(after) or found.phrase in words.cues.common:
        return None
    if words.tokens[after].form in words.cues.sides and _of_known(words, after + 1):
        return found, ()
    sorted_out = words.tokens[after].form in SORTS and words.follows(after + 1)
    kind = words.cues.singular.get(words.tokens[after + sorted_out].form)
    return (found, (kind,)) if kind in NAMED_BEFORE else None


def _in_capitals(token: Token) -> bool:
    """Whether a word begins with a capital, and is not the article that opens a sentence."""
    return token.text[0].isupper() and token.form != THE


def _of_known(words: Words, i: int) -> bool:
    """Whether tokens from `i` on read "of" and a known name: … west of Aleppo."""
    following = i + 1 < len(words.tokens) and words.tokens[i].form == "of"
    return following and words.known_at(i + 1, bare=True) is not None


def class_after(words: Words, last: int) -> tuple[str | None, int]:
    """The kind that a class word after token `last` calls for, and its token: Al-Omar oil field."""
    at = last + 1 + int(words.follows(last + 1) and words.tokens[last + 1].form in SORTS)
    kind = words.cues.singular.get(words.tokens[at].form) if words.follows(at) else None
    if kind and words.follows(at + 1) and words.tokens[at + 1].form == "of":
        return None, last  # the Eastern Ghouta town of Harasta: the word belongs to the name after it
    return (kind, at) if kind else (None, last)


def latin_name(words: Words, i: int, last: int | None) -> Found | None:
    """A name in a spelling of its own: after a preposition, in a list, or by its first word, as Kafr Nabutha.

    `last` is where the mention before it ends.
    """
    token, cues = words.tokens[i], words.cues
    if not token.text[0].isascii() or token.form in cues.not_names:
        return None
    compound = token.form in cues.compound and token.text[0].isupper()
    known = words.known_at(i)
    if known and (known.last > i or not (compound and _goes_on(words, i + 1))):
        return None
    if not compound and not _led_to(words, i, last) and not _after_the(words, i):
        return None
    found = words.unknown_at(i, strict=True)
    if found is None or found.known or found.last - i >= LONGEST or found.phrase in cues.common:
        return None
    if is_persons(words, found) or (token.form in FATHERS and not _led_to(words, i, last)):
        return None
    return None if found.phrase[-1] in cues.offices or found.phrase in cues.capitals else found


def _after_the(words: Words, i: int) -> bool:
    """Whether "the" stands before a name in capitals and a class word after it: the Yaroubiya post."""
    if not i or words.tokens[i - 1].form != THE or not words.follows(i):
        return False
    found = words.unknown_at(i, strict=True)
    return (
        found is not None
        and words.follows(found.last + 1)
        and words.cues.kind(words.tokens[found.last + 1].form) is not None
    )


def _led_to(words: Words, i: int, last: int | None) -> bool:
    """Whether a preposition of place stands before token `i`, or a place and "and" or a comma."""
    cues = words.cues
    if i and words.follows(i) and words.tokens[i - 1].form in cues.leading | cues.loose | cues.befalling:
        return True
    return last is not None and words.text[last : words.tokens[i].start].strip() in LISTED and _goes_on(words, i)


def _goes_on(words: Words, i: int) -> bool:
    """Whether token `i` goes on with a capital that is neither a class word nor a common one."""
    if i < len(words.tokens) and LATIN_ARTICLE.fullmatch(words.tokens[i].text) and "-" in words.gap(i + 1):
        i += 1
    if i >= len(words.tokens) or not words.tokens[i].text[0].isupper():
        return False
    form = words.tokens[i].form
    return words.cues.kind(form) is None and (form,) not in words.cues.common


def with_shared_kinds(words: Words, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those before a class word in the plural given its kind: the Tayha and Tabqa crossings."""
    told = list(mentions)
    ends = {mention.end: at for at, mention in enumerate(told)}
    for i, token in enumerate(words.tokens):
        kind = words.cues.plural.get(token.form)
        at = ends.get(words.tokens[i - 1].end) if kind and i and token.text[0].isascii() else None
        while kind and at is not None and not told[at].kinds and told[at].form == "place":
            told[at] = _of_kind(told[at], kind)
            gap = words.text[told[at - 1].end : told[at].start].strip() if at else "?"
            at = at - 1 if gap in LISTED else None
    return told


def _of_kind(mention: Mention, kind: str) -> Mention:
    name = f"{mention.name} {kind}" if kind in NAMED_WHOLE else mention.name
    return replace(mention, kinds=(kind,), name=name)
