"""What the words right before and after a name say of it."""

from __future__ import annotations

from bisect import bisect_left

from gazetteer.recognition.mention import Link, Mention
from gazetteer.recognition.scanning import ARTICLE, Words
from gazetteer.recognition.tokens import fold_word, stems

BETWEEN = frozenset({fold_word("بين"), "between"})
BETWEEN_SIDE_AND_NAME = frozenset(map(fold_word, ("العاصمة", "السورية")))
"""West of the Syrian capital Damascus."""

OF = frozenset({fold_word("من"), "of"})
JOINED = frozenset({"و", "and", "-", "–"})


def link_before(words: Words, first: int) -> Link:
    """How the words before token `first` tie the spot to the name."""
    if first == 0:
        return "at"
    cues, before = words.cues, words.tokens[first - 1]
    if before.text[0].isascii() and before.form in cues.sides:
        return "at"
    while first > 1 and before.form in BETWEEN_SIDE_AND_NAME:
        first -= 1
        before = words.tokens[first - 1]
    if before.form in OF and first > 1:
        before = words.tokens[first - 2]
    forms = [form for form, _, _ in stems(before.form)]
    if any(form in cues.sides and not form.startswith(ARTICLE) for form in forms):
        return "side"
    if any(form in cues.near for form in forms):
        return "near"
    return "between" if any(form in BETWEEN for form in forms) else "at"


def link_in_list(link: Link, last: Mention | None, gap: str) -> Link:
    """The tie of a name right after another in a list: between A and B ties the spot to both."""
    joined = last is not None and last.link == "between" and gap.strip() in JOINED
    return "between" if joined and link == "at" else link


def acts(words: Words, text: str, first: int) -> bool:
    """Whether a capital or state stands for its government here."""
    if tuple(map(fold_word, text.split())) not in words.cues.capitals:
        return False
    around = (first - 2, first - 1, first + len(text.split()))
    return any(words.has(i, words.cues.acting) for i in around if 0 <= i < len(words.tokens))


def neighbour_after(words: Words, end: int) -> str | None:
    """The adjective after a name that says it is beside a place told before; قرب after it opens another phrase."""
    after = bisect_left(words.tokens, end, key=lambda token: token.start)
    if not words.follows(after) or words.tokens[after].form not in words.cues.near:
        return None
    if not words.tokens[after].form.startswith(ARTICLE):
        return None
    return words.tokens[after].text
