"""What a scan of running text knows of the words at hand: gaps, quotes, and the names that start at a word."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from gazetteer.recognition.cues import Cues, Phrase
from gazetteer.recognition.names import NameTable
from gazetteer.recognition.tokens import Token, end_of_name, stems

OPENING = "\"“”«'‘(‹❝"
CLOSING = "\"”“»'’)›❞"
MAX_QUOTED = 5
ARTICLE = "ال"
SOFT_GAP = re.compile(r"[ \t\u00a0\u200e\u200f\-\u2010-\u2015'’ʼ`ʿʾ\"“”«»()‘#]*")
LIST_GAP = re.compile(r"[\s\u200e\u200f\"“”«»()‘’]*[،,]?[\s\u200e\u200f\"“”«»()‘’]*")
HEADED = re.compile(r"(?:[ \t]*[،,]?[ \t]*[^\W\d]+){0,5}[ \t]*:")
"""What may stand between a name that opens a line and the colon that makes it a heading."""

LATIN_ARTICLE = re.compile(r"(?:[aeu][a-z]{1,2}|d[eu])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A name that starts at a token: tokens `first`…`last`, its first word with `cut` letters of particles off."""

    first: int
    last: int
    cut: int
    clitic: str
    phrase: Phrase
    known: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one stretch of text beside the names and cues they are read with."""

    text: str
    tokens: Sequence[Token]
    table: NameTable
    cues: Cues

    def may_open(self, i: int) -> bool:
        """Whether any rule could begin at token `i`: most words of a text open nothing."""
        token = self.tokens[i]
        if token.text[0].isascii() and (token.text[0].isupper() or LATIN_ARTICLE.fullmatch(token.text)):
            return True
        return self.table.remembered(token.form, self._opens)

    def _opens(self, form: str) -> bool:
        """Whether a name, a class word or another cue begins with a reading of this form."""
        cues, longest = self.cues, self.table.longest
        return any(
            stem in longest
            or stem in cues.false_places
            or stem in cues.owners
            or stem in cues.countryside
            or stem in cues.compound
            or cues.kind(stem) is not None
            or cues.kind(stem.removeprefix(ARTICLE)) is not None
            for stem, _, _ in stems(form)
        )

    def gap(self, i: int) -> str:
        """What stands between token `i` and the one before it."""
        return self.text[self.tokens[i - 1].end : self.tokens[i].start] if 0 < i < len(self.tokens) else "\n"

    def cut(self, i: int, among: Container[str]) -> int | None:
        """How many letters of particles stand before token `i` where it is one of the words `among`, else None."""
        return next((cut for form, cut, _ in stems(self.tokens[i].form) if form in among), None)

    def has(self, i: int, among: Container[str]) -> bool:
        """Whether token `i` is one of the words `among`, particles aside."""
        return self.cut(i, among) is not None

    def follows(self, i: int) -> bool:
        """Whether token `i` exists and nothing but spaces and quotes parts it from the one before."""
        return i < len(self.tokens) and SOFT_GAP.fullmatch(self.gap(i)) is not None

    def is_small(self, i: int) -> bool:
        """Whether token `i` is a Latin word without a capital, and no article hyphened to one."""
        text = self.tokens[i].text
        return text[0].isascii() and text[0].islower() and "-" not in self.gap(i + 1)

    def spelling(self, first: int, last: int) -> str:
        """The text of tokens `first`…`last`, without an English possessive."""
        return self.text[self.tokens[first].start : end_of_name(self.tokens[last])]

    def false_until(self, i: int) -> int | None:
        """The last token of the false place that begins at token `i`, or None."""
        for form, _, _ in stems(self.tokens[i].form):
            for phrase in self.cues.false_places.get(form, ()):
                if tuple(token.form for token in self.tokens[i + 1 : i + len(phrase)]) == phrase[1:]:
                    return i + len(phrase) - 1
        return None

    def runs_on(self, i: int) -> bool:
        """Whether nothing but spaces parts token `i` from the one before."""
        return i < len(self.tokens) and self.gap(i).isspace()

    def heads(self, first: int, last: int) -> bool:
        """Whether tokens `first`…`last` open a line, and only a few names stand between them and a colon."""
        opens = first == 0 or "\n" in self.gap(first)
        return opens and HEADED.match(self.text, self.tokens[last].end) is not None

    def closes(self, i: int) -> bool:
        """Whether a list may end with token `i`: a mark, a side or the land around follows."""
        if i + 1 >= len(self.tokens) or any(mark in self.gap(i + 1) for mark in "،.,\n:؛"):
            return True
        return self.has(i + 1, self.cues.countryside) or self.has(i + 1, self.cues.sides)

    def quoted_until(self, i: int) -> int | None:
        """The last token of the short quotation that opens before token `i`, or None."""
        if not any(mark in OPENING for mark in self.gap(i)):
            return None
        for last in range(i, min(i + MAX_QUOTED, len(self.tokens))):
            after = self.gap(last + 1) if last + 1 < len(self.tokens) else self.text[self.tokens[last].end :][:2]
            if any(mark in CLOSING for mark in after):
                return last
        return None

    def known_at(self, i: int, *, bare: bool = False) -> Found | None:
        """The longest name of the gazetteer at token `i`; with `bare`, no particle may be written onto it."""
        best: Found | None = None
        for form, cut, clitic in stems(self.tokens[i].form)[: 1 if bare else None]:
            phrase = self.table.match(self.tokens, i, form)
            if phrase and self._joined(i, len(phrase)) and (best is None or len(phrase) > len(best.phrase)):
                best = Found(i, i + len(phrase) - 1, cut, clitic, phrase, known=True)
        return best

    def named_at(self, i: int, *, strict: bool) -> Found | None:
        """The name that a class word before token `i` governs; `strict` asks one that is not known to be definite."""
        if not self.follows(i) or self.false_until(i) is not None:
            return None
        quoted = self.quoted_until(i)
        if quoted is not None and not self._lists(i, quoted):
            return self._spelt(i, quoted)
        known = self.known_at(i, bare=True)
        if self._says_no_name(i, known):
            return None
        if (known is None or known.last == i) and self._halves(i):
            return self.unknown_at(i, strict=strict)
        return known or self._article_variant(i) or self.unknown_at(i, strict=strict)

    def _says_no_name(self, i: int, known: Found | None) -> bool:
        """Whether token `i` after a class word is a word about it: the land around, another class, "new", "eastern"."""
        form = self.tokens[i].form
        if form in self.cues.countryside:
            return known is None or self._side_follows(known.last + 1)
        if form in self.cues.not_names:
            return known is None or known.last == i
        if self.has(i, self.cues.countryside) and known is None:
            return True
        classed = self.cues.kind(form.removeprefix(ARTICLE)) is not None
        return classed and not self._long_name(i) and not (known is not None and form.startswith(ARTICLE))

    def _side_follows(self, i: int) -> bool:
        """Whether token `i` is a definite side: the camps of ريف إدلب الشمالي."""
        form = self.tokens[i].form if self.follows(i) else ""
        return form.startswith(ARTICLE) and form in self.cues.sides

    def _halves(self, i: int) -> bool:
        """Whether token `i` is the first of the two words of a name: ظهر مغاير is no ظهر."""
        form = self.tokens[i].form
        if form not in self.cues.compound or form.startswith(ARTICLE) or not self.follows(i + 1):
            return False
        return self.can_name(i + 1) and not self.has(i + 1, self.cues.prepositions)

    def _lists(self, first: int, last: int) -> bool:
        """Whether a quotation holds several names: “الطيانة وذيبان”."""
        joined = (self.known_at(i) for i in range(first + 1, last + 1))
        return any(found is not None and found.clitic == "و" for found in joined)

    def _long_name(self, i: int) -> bool:
        """Whether a name that begins with a class word goes on after it: مدينة تل رفعت, حي جبل بدرو."""
        found = self.known_at(i, bare=True)
        return (found is not None and found.last > i) or self.tokens[i].form in self.cues.compound

    def _article_variant(self, i: int) -> Found | None:
        form = self.tokens[i].form
        other = form[2:] if form.startswith(ARTICLE) else ARTICLE + form
        phrase = self.table.match(self.tokens, i, other)
        return Found(i, i + len(phrase) - 1, 0, "", phrase, known=True) if phrase else None

    def unknown_at(self, i: int, *, strict: bool) -> Found | None:
        """A name that no gazetteer holds, at token `i`: how far it goes, or None where it cannot be one."""
        if not self.can_name(i):
            return None
        last, form = i, self.tokens[i].form
        if form in self.cues.compound and self.follows(i + 1) and self.tokens[i + 1].form not in self.cues.not_names:
            last = i + 1
        elif strict and not form.startswith(ARTICLE) and not self.tokens[i].text[0].isupper():
            return None
        while self.follows(last + 1) and self._extends(last + 1):
            last += 1
        return self._spelt(i, last)

    def _extends(self, i: int) -> bool:
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.text[0].isupper():
            return before.text[0].isupper() or LATIN_ARTICLE.fullmatch(before.text) is not None
        latin_article = before.text[0].isupper() and LATIN_ARTICLE.fullmatch(token.text) and "-" in self.gap(i + 1)
        if token.form in self.cues.sides and not token.form.startswith(ARTICLE) and self._names_next(i):
            return False
        return bool(latin_article) or (token.form in self.cues.adjectives and before.form.startswith(ARTICLE))

    def _names_next(self, i: int) -> bool:
        """Whether a known name follows token `i`: طريق الخرافي شمالي دير الزور ends before the side."""
        return self.follows(i + 1) and self.known_at(i + 1, bare=True) is not None

    def can_name(self, i: int) -> bool:
        """Whether token `i` could be a place name that no gazetteer holds."""
        token = self.tokens[i]
        form = token.form
        if token.text[0].isascii() and LATIN_ARTICLE.fullmatch(token.text) and "-" in self.gap(i + 1):
            return True
        if form in self.cues.compound:
            return True
        if len(form) < 3 or form[0].isdigit() or form in self.cues.not_names or self.cues.kind(form):
            return False
        if form.startswith("و") and form[1:] in self.cues.not_names:
            return False
        if token.text[0].isascii():
            return token.text[0].isupper()
        return form.startswith(ARTICLE) or not form.endswith(("يه", "يين", "ون"))

    def _spelt(self, first: int, last: int) -> Found:
        phrase = tuple(token.form for token in self.tokens[first : last + 1])
        return Found(first, last, 0, "", phrase, known=phrase in self.table.strong)

    def _joined(self, first: int, length: int) -> bool:
        return all(self.follows(i) for i in range(first + 1, first + length))
