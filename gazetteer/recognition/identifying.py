"""Whether a name of the gazetteer, found without a class word, is meant as a place."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.recognition.cues import Phrase
from gazetteer.recognition.mention import Mention
from gazetteer.recognition.persons import is_persons
from gazetteer.recognition.scanning import ARTICLE, LIST_GAP, Found, Words
from gazetteer.recognition.tokens import fold_word

JOINED = frozenset({"and", ", and", "or", "&"})

LEAST_LETTERS, ACRONYM = 4, 5
LONGEST_NAME = 3
"""A person's name has as many words, those of a place left aside."""


TITLES = frozenset(map(fold_word, ("الشيخ", "الحاج", "السيد", "الدكتور")))
"""Words that open a person's name sooner than a place's."""


def identifies(words: Words, found: Found, mentions: Sequence[Mention], told: frozenset[Phrase]) -> bool:
    """Whether the name may stand by itself here; `mentions` are those before it, `told` names that stand elsewhere."""
    if _is_common(words, found) or _is_acronym(words, found) or not _is_capitalised(words, found):
        return False
    if is_persons(words, found):
        return False
    quoted = words.quoted_until(found.first)
    if (quoted is not None and quoted != found.last) or _ends_quotation(words, found):
        return False
    return (
        words.table.strong[found.phrase]
        or (len(found.phrase) > 1 and found.phrase[0] not in TITLES)
        or found.phrase in told
        or _cued(words, found, mentions)
    )


def _ends_quotation(words: Words, found: Found) -> bool:
    """Whether a quotation that opened a word or two before ends with it: a person's name, no list and no phrase."""
    before = found.first - 1
    if before < 0 or not words.follows(found.first) or words.has(before, words.cues.prepositions | words.cues.loose):
        return False
    opened = [i for i in range(max(0, found.first - LONGEST_NAME), found.first) if words.quoted_until(i) == found.last]
    return bool(opened) and found.clitic == "" and words.known_at(opened[0]) is None


def may_identify(words: Words, found: Found) -> bool:
    """Whether a weak name stands where a place may; the places of the text around it say whether it is one."""
    if _is_common(words, found) or _is_acronym(words, found) or not _is_capitalised(words, found):
        return False
    if sum(map(len, found.phrase)) < LEAST_LETTERS:
        return False
    if words.tokens[found.first].text[0].isascii():
        return _stands_apart(words, found)
    before = words.cues.befalling | words.cues.loose
    return bool(found.first and not found.clitic and words.follows(found.first) and words.has(found.first - 1, before))


def _stands_apart(words: Words, found: Found) -> bool:
    """Whether a Latin name opens no sentence, and no other word in capitals stands beside it as in a person's name."""
    if not found.first or not words.follows(found.first) or words.tokens[found.first - 1].text[0].isupper():
        return False
    return not (words.follows(found.last + 1) and words.tokens[found.last + 1].text[0].isupper())


def _is_common(words: Words, found: Found) -> bool:
    """Whether it is a word of the language first: a class word, a side, a word that happens to name a village."""
    cues, first = words.cues, found.phrase[0]
    bare = first.removeprefix(ARTICLE)
    if len(found.phrase) == 1 and (
        cues.kind(first) or cues.kind(bare) or first in cues.sides or first in cues.countryside
    ):
        return True
    return found.phrase in cues.common or (bool(found.cut) and first in cues.not_names)


def _is_acronym(words: Words, found: Found) -> bool:
    """Whether a weak name is short and all in capitals, as SANA is, and opens no line."""
    text = words.tokens[found.first].text
    short = text.isascii() and text.isupper() and len(text) <= ACRONYM
    return short and not words.table.strong[found.phrase] and not words.heads(found.first, found.last)


def _is_capitalised(words: Words, found: Found) -> bool:
    """Whether a Latin name begins with a capital, or with an article that is hyphened to one."""
    tokens = words.tokens[found.first : found.last + 1]
    if not tokens[0].text[0].isascii() or tokens[0].text[0].isupper():
        return True
    return tokens[-1].text[0].isupper() and "-" in words.gap(found.first + 1)


def _cued(words: Words, found: Found, mentions: Sequence[Mention]) -> bool:
    """Whether a particle, a preposition or a place before it in a list lets a weak name stand."""
    if found.clitic.endswith("ب") or _in_list(words, found, mentions) or words.heads(found.first, found.last):
        return True
    if not found.first or found.clitic:
        return False
    town = found.phrase in words.table.towns and words.has(found.first - 1, words.cues.loose)
    return town or words.has(found.first - 1, words.cues.prepositions)


def _in_list(words: Words, found: Found, mentions: Sequence[Mention]) -> bool:
    if not mentions:
        return False
    gap = words.text[mentions[-1].end : words.tokens[found.first].start]
    if gap.strip() in JOINED:
        return True
    definite = found.phrase[0].startswith(ARTICLE) or bool(mentions[-1].kinds) or gap.strip().isascii()
    return definite and LIST_GAP.fullmatch(gap) is not None and (found.clitic == "و" or "،" in gap or "," in gap)
