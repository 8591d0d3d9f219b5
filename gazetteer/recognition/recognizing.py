"""Place names in running text: class words, lists, countrysides, quotes, particles; false places passed over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gazetteer.recognition.mention import Form, Link, Mention
from gazetteer.recognition.scanning import ARTICLE, LIST_GAP, Found, Words
from gazetteer.recognition.tokens import Token, fold_word, offset_after, stems

WHOLE_SURFACE = frozenset(
    {"airport", "crossing", "facility", "road", "hill", "river", "field", "bridge", "camp", "dam", "lake"}
)
"""Kinds whose class word is part of the name as people say it."""
STRICT = frozenset(
    {"district", "road", "facility", "crossing", "camp", "front", "field", "region", "airport", "hill", "lake", "dam"}
    | {"bridge", "river", "valley", "mountain", "city"}
)
"""Kinds whose class word is too common to name a place by an indefinite word that no gazetteer holds."""
SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood"})
AND = frozenset({"و", "and", "او", "or"})
BETWEEN = frozenset({fold_word("بين"), "between"})
FEMININE = "ه"
QUOTES = dict.fromkeys(map(ord, '"“”«»()'), " ")


@dataclass(slots=True)
class Recognizer:
    """One pass over the words of one stretch of text."""

    words: Words
    mentions: list[Mention] = field(default_factory=list)
    masked: int = 0

    def run(self) -> list[Mention]:
        """Every mention in order of the text."""
        i = 0
        while i < len(self.words.tokens):
            i = self._step(i)
        return self.mentions

    def _step(self, i: int) -> int:
        rules = (self._false_place, self._owned, self._countryside, self._classed, self._direct)
        return next((after for rule in rules if (after := rule(i)) is not None), i + 1)

    def _false_place(self, i: int) -> int | None:
        for form, _, _ in stems(self.words.tokens[i].form):
            for phrase in self.words.cues.false_places.get(form, ()):
                rest = tuple(token.form for token in self.words.tokens[i + 1 : i + len(phrase)])
                if rest == phrase[1:]:
                    return i + len(phrase)
        return None

    def _owned(self, i: int) -> int | None:
        if not self._is(i, self.words.cues.owners) or not self.words.follows(i + 1):
            return None
        quoted = self.words.quoted_until(i + 1)
        if quoted is not None:
            return quoted + 1
        found = self.words.known_at(i + 1, bare=True)
        return found.last + 1 if found and not self.words.cues.kind(self.words.tokens[i + 1].form) else None

    def _countryside(self, i: int) -> int | None:
        cut = self._cut(i, self.words.cues.countryside)
        if cut is None or self.words.tokens[i].text[0].isascii():
            return None
        found = self.words.known_at(i + 1, bare=True) if self.words.follows(i + 1) else None
        side, last = self._sides((found.last if found else i) + 1)
        if found is None:
            return self._emit(i, last, cut, form="countryside", side=side, known=False, name="") if side else None
        governorate = self.words.known_at(i)
        if side is None and governorate and governorate.last >= found.last:
            return None
        after = self._emit(i, last, cut, form="countryside", side=side, name=self._spelling(found))
        return self._shared(after, "countryside")

    def _shared(self, i: int, form: Form) -> int:
        """The second name of ريفي حلب وإدلب."""
        if i >= len(self.words.tokens) or not self.words.tokens[i].form.startswith("و"):
            return i
        found = self.words.known_at(i)
        if found is None or found.clitic != "و":
            return i
        side, last = self._sides(found.last + 1)
        word = self.words.tokens[i]
        start = offset_after(word, found.cut)
        end = self.words.tokens[max(last, found.last)].end
        surface = self.words.text[start:end]
        self._append(surface, start, end, self._spelling(found), form=form, side=side, first=i)
        return max(last, found.last) + 1

    def _spelling(self, found: Found) -> str:
        """A name as written, without particles."""
        return self.words.text[
            offset_after(self.words.tokens[found.first], found.cut) : self.words.tokens[found.last].end
        ]

    def _sides(self, i: int) -> tuple[str | None, int]:
        """The compass point that definite adjectives from token `i` on give, and the last token used."""
        points: list[str] = []
        while self.words.follows(i) and self.words.tokens[i].form.startswith(ARTICLE):
            point = self.words.cues.sides.get(self.words.tokens[i].form)
            if point is None:
                break
            points.append(point)
            i += 1
        return "".join(points) or None, i - 1

    def _classed(self, i: int) -> int | None:
        cues = self.words.cues
        for form, cut, _ in stems(self.words.tokens[i].form):
            if kind := cues.singular.get(form):
                return self._single(i, cut, kind)
            if kind := cues.dual.get(form) or cues.plural.get(form):
                return self._list(i, kind, 2 if form in cues.dual else len(self.words.tokens))
        return None

    def _single(self, i: int, cut: int, kind: str) -> int | None:
        of = int(i + 1 < len(self.words.tokens) and self.words.tokens[i + 1].form == "of")
        if self.words.tokens[i].text[0].isascii() and not of:
            return None
        whole = self.words.known_at(i)
        found = self.words.named_at(i + 1 + of, strict=kind in STRICT)
        if found is None or (whole and whole.last > found.last):
            return self._take(whole, (kind,)) if whole else None
        side, last = self._sides(found.last + 1)
        if side and found.known and kind in {"neighbourhood", "region"}:
            return self._emit(i, last, cut, form="countryside", side=side, kinds=(kind,), name=self._spelling(found))
        first = i if kind in WHOLE_SURFACE else found.first
        start_cut = cut if first == i else 0
        return self._emit(first, found.last, start_cut, kinds=(kind,), known=found.known, name_from=i, name_cut=cut)

    def _list(self, i: int, kind: str, limit: int) -> int | None:
        j, count = i + 1 + int(i + 1 < len(self.words.tokens) and self.words.tokens[i + 1].form == "of"), 0
        while count < limit:
            found = self._listed(j, kind, count)
            if found is None:
                break
            side, last = self._sides(found.last + 1) if kind == "neighbourhood" and not count else (None, found.last)
            if side:
                return self._emit(
                    i, last, self._cut(i, self.words.cues.plural.keys()) or 0, form="countryside", side=side
                )
            start = offset_after(self.words.tokens[found.first], found.cut)
            end = self.words.tokens[found.last].end
            surface = self.words.text[start:end]
            self._append(surface, start, end, surface, kinds=(kind,), known=found.known, first=i)
            j, count = found.last + 1, count + 1
        return j if count else None

    def _listed(self, j: int, kind: str, count: int) -> Found | None:
        if count == 0:
            return self.words.named_at(j, strict=kind in STRICT)
        if j < len(self.words.tokens) and self.words.tokens[j].form in AND:
            return self.words.named_at(j + 1, strict=True)
        if j >= len(self.words.tokens) or not LIST_GAP.fullmatch(self.words.gap(j)):
            return None
        token = self.words.tokens[j]
        known = self.words.known_at(j)
        if known and (known.clitic == "و" or any(mark in self.words.gap(j) for mark in "،,")):
            return known
        return self._unknown_listed(token, j, kind)

    def _unknown_listed(self, token: Token, j: int, kind: str) -> Found | None:
        rest = token.form[1:]
        if kind not in SETTLEMENTS or not token.form.startswith("و") or rest in self.words.cues.not_names:
            return None
        compound = rest in self.words.cues.compound and self.words.follows(j + 1)
        if not (compound or (rest.startswith(ARTICLE) and len(rest) > 4)) or self.words.cues.kind(rest):
            return None
        last = j + 1 if compound else j
        phrase = (rest, *(t.form for t in self.words.tokens[j + 1 : last + 1]))
        return Found(j, last, 1, "و", phrase, known=False)

    def _direct(self, i: int) -> int | None:
        found = self.words.known_at(i)
        if found is None or not self._identifies(found):
            return None
        return self._take(found, ())

    def _take(self, found: Found, kinds: tuple[str, ...]) -> int:
        last = found.last
        if self.words.follows(last + 1) and self.words.tokens[i := found.first].text[0].isascii():
            kind = self.words.cues.singular.get(self.words.tokens[last + 1].form)
            kinds, last = ((kind,), last + 1) if kind else (kinds, last)
            return self._english(i, last, kinds)
        side, side_last = self._sides(last + 1)
        if side and self.words.tokens[last + 1].form.endswith(FEMININE) and not kinds:
            name = self._spelling(found)
            return self._emit(found.first, side_last, found.cut, form="countryside", side=side, name=name)
        return self._emit(found.first, last, found.cut, kinds=kinds)

    def _english(self, i: int, last: int, kinds: tuple[str, ...]) -> int:
        rural = self.words.follows(last + 1) and self.words.tokens[last + 1].form in self.words.cues.countryside
        side = self.words.cues.sides.get(self.words.tokens[i - 1].form) if i and self.words.follows(i) else None
        if rural:
            name = self.words.text[self.words.tokens[i].start : self.words.tokens[last].end]
            return self._emit(i - 1 if side else i, last + 1, 0, form="countryside", side=side, name=name)
        return self._emit(i, last, 0, kinds=kinds)

    def _identifies(self, found: Found) -> bool:
        """Whether the name may stand without a class word here."""
        token = self.words.tokens[found.first]
        if token.text[0].isascii() and not self._capitalised(found):
            return False
        if found.phrase in self.words.cues.common or (found.cut and found.phrase[0] in self.words.cues.not_names):
            return False
        quoted = self.words.quoted_until(found.first)
        if quoted is not None and quoted != found.last:
            return False
        return self.words.table.strong[found.phrase] or len(found.phrase) > 1 or self._cued(found)

    def _capitalised(self, found: Found) -> bool:
        return any(token.text[0].isupper() for token in self.words.tokens[found.first : found.last + 1])

    def _cued(self, found: Found) -> bool:
        """Whether a particle, a preposition or a place before it in a list lets a weak name stand."""
        if found.clitic.endswith(("ب", "ل")) or self._in_list(found):
            return True
        return bool(found.first) and not found.clitic and self._is(found.first - 1, self.words.cues.prepositions)

    def _in_list(self, found: Found) -> bool:
        if not self.mentions:
            return False
        gap = self.words.text[self.mentions[-1].end : self.words.tokens[found.first].start]
        return LIST_GAP.fullmatch(gap) is not None and (found.clitic == "و" or "،" in gap or "," in gap)

    def _is(self, i: int, words: Iterable[str]) -> bool:
        return self._cut(i, words) is not None

    def _cut(self, i: int, words: Iterable[str]) -> int | None:
        return next((cut for form, cut, _ in stems(self.words.tokens[i].form) if form in words), None)

    def _emit(
        self,
        first: int,
        last: int,
        cut: int,
        *,
        kinds: tuple[str, ...] = (),
        form: Form = "place",
        side: str | None = None,
        known: bool = True,
        name_from: int | None = None,
        name_cut: int = 0,
        name: str | None = None,
    ) -> int:
        tokens = self.words.tokens
        start, end = offset_after(tokens[first], cut), tokens[last].end
        begin = start if name_from is None else offset_after(tokens[name_from], name_cut)
        name = " ".join(self.words.text[begin:end].translate({ord(mark): " " for mark in '"“”«»()'}).split())
        anchor = first if name_from is None else name_from
        self._append(
            self.words.text[start:end], start, end, name, kinds=kinds, form=form, side=side, known=known, first=anchor
        )
        return last + 1

    def _append(
        self,
        surface: str,
        start: int,
        end: int,
        name: str,
        *,
        first: int,
        kinds: tuple[str, ...] = (),
        form: Form = "place",
        side: str | None = None,
        known: bool = True,
    ) -> None:
        mention = Mention(text=surface, start=start, end=end, name=name, kinds=kinds, form=form, side=side, known=known)
        link, acts, neighbour = self._link(first), self._acts(mention, first), self._neighbour(end)
        self.mentions.append(replace(mention, link=link, metonym=acts, neighbour=neighbour))

    def _neighbour(self, end: int) -> str | None:
        """The word after a name that says it is beside a place told before."""
        after = bisect_left(self.words.tokens, end, key=lambda token: token.start)
        if not self.words.follows(after) or self.words.tokens[after].form not in self.words.cues.near:
            return None
        return self.words.tokens[after].text

    def _link(self, first: int) -> Link:
        """How the words before token `first` tie the spot to the name."""
        if first == 0:
            return "at"
        cues, before = self.words.cues, self.words.tokens[first - 1]
        if before.form in {"من", "of"} and first > 1:
            before = self.words.tokens[first - 2]
        if any(form in cues.sides and not form.startswith(ARTICLE) for form, _, _ in stems(before.form)):
            return "side"
        if any(form in cues.near for form, _, _ in stems(before.form)):
            return "near"
        return "between" if any(form in BETWEEN for form, _, _ in stems(before.form)) else "at"

    def _acts(self, mention: Mention, first: int) -> bool:
        """Whether a capital or state stands for its government here."""
        cues = self.words.cues
        if tuple(map(fold_word, mention.text.split())) not in cues.capitals:
            return False
        last = first + len(mention.text.split())
        around = [i for i in (first - 1, last) if 0 <= i < len(self.words.tokens)]
        return any(self._is(i, cues.acting) for i in around)
