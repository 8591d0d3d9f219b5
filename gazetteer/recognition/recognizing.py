"""Place names in running text: class words, lists, countrysides, quotes, particles; false places passed over."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.recognition.cues import Phrase
from gazetteer.recognition.identifying import identifies, may_identify
from gazetteer.recognition.lands import Land, land_around, land_of
from gazetteer.recognition.latin import class_after, classed_name, latin_name
from gazetteer.recognition.lists import next_listed, whole_name
from gazetteer.recognition.mention import Form, Mention
from gazetteer.recognition.scanning import ARTICLE, Found, Words
from gazetteer.recognition.surroundings import acts, link_before, link_in_list, neighbour_after
from gazetteer.recognition.tokens import end_of_name, offset_after, stems

WHOLE_SURFACE = frozenset(
    {"airport", "crossing", "facility", "road", "hill", "river", "field", "bridge", "camp", "dam", "lake"}
)
"""Kinds whose class word is part of the name as people say it."""
STRICT = frozenset(
    {"district", "road", "facility", "crossing", "camp", "front", "field", "region", "airport", "hill", "lake", "dam"}
    | {"bridge", "river", "valley", "mountain", "city"}
)
"""Kinds whose class word is too common to name a place by an indefinite word that no gazetteer holds."""
GOVERNED = frozenset({"city", "town", "village", "governorate"})
"""Kinds that "the … of X" makes part of the name; the camp of X lies in X."""

PLAIN_CLASSES = GOVERNED | {"neighbourhood", "district", "subdistrict"}
"""Kinds whose class word after a Latin name is no part of it: Shaar district."""

SOLE = frozenset({"airport"})
"""Kinds a town has one of, so that the class word alone means it."""

OF = "ل"
FEMININE = "ه"
LED_TO = "وأد"
"""So "and led to" is written, which folds to the word for a valley."""

QUOTES = dict.fromkeys(map(ord, '"“”«»()'), " ")


@dataclass(slots=True)
class Recognizer:
    """One pass over the words of one stretch of text.

    `told` are weak names that stand as places elsewhere in the text; `phrases` are the names found to stand alone,
    `refused` those found not to.
    """

    words: Words
    told: frozenset[Phrase] = frozenset()
    mentions: list[Mention] = field(default_factory=list)
    phrases: set[Phrase] = field(default_factory=set)
    refused: set[Phrase] = field(default_factory=set)

    def run(self) -> list[Mention]:
        """Every mention in order of the text."""
        i = 0
        while i < len(self.words.tokens):
            i = self._step(i)
        return self.mentions

    def _step(self, i: int) -> int:
        if not self.words.may_open(i) or self.words.tokens[i].text.startswith(LED_TO):
            return i + 1
        rules = (
            self._false_place,
            self._owned,
            self._countryside,
            self._classed,
            self._spelt_otherwise,
            self._direct,
            self._definite,
        )
        return next((after for rule in rules if (after := rule(i)) is not None), i + 1)

    def _false_place(self, i: int) -> int | None:
        last = self.words.false_until(i)
        return None if last is None else last + 1

    def _owned(self, i: int) -> int | None:
        if not self.words.has(i, self.words.cues.owners) or not self.words.follows(i + 1):
            return None
        quoted = self.words.quoted_until(i + 1)
        if quoted is not None:
            return quoted + 1
        found = self.words.known_at(i + 1, bare=True)
        return found.last + 1 if found and not self.words.cues.kind(self.words.tokens[i + 1].form) else None

    def _countryside(self, i: int) -> int | None:
        cut = self.words.cut(i, self.words.cues.countryside)
        if cut is None:
            return None
        if self.words.tokens[i].text[0].isascii():
            return self._land(land_around(self.words, i))
        named = self.words.follows(i + 1) and self._sides(i + 1)[0] is None
        found = self.words.known_at(i + 1, bare=True) if named else None
        side, last = self._sides((found.last if found else i) + 1)
        if found is None:
            return self._bare_land(i, last, cut, side) if side else None
        governorate = self.words.known_at(i)
        if side is None and governorate and governorate.last >= found.last:
            return None
        after = self._emit(i, last, cut, form="countryside", side=side, name=self._spelling(found))
        return self._shared(after, "countryside")

    def _bare_land(self, i: int, last: int, cut: int, side: str) -> int:
        """الريف الشرقي, of the governorate told right after it: الريف الشرقي لمحافظة دير الزور."""
        owner = self._owner_of_land(last + 1)
        name = self._spelling(owner) if owner else ""
        return self._emit(i, last, cut, form="countryside", side=side, known=owner is not None, name=name)

    def _owner_of_land(self, i: int) -> Found | None:
        """The name that the particle ل gives a countryside to, its class word between them or not."""
        if not self.words.follows(i) or not self.words.tokens[i].form.startswith(OF):
            return None
        classed = any(self.words.cues.singular.get(form) in GOVERNED for form, _, _ in stems(self.words.tokens[i].form))
        found = self.words.known_at(i + classed, bare=classed) if self.words.follows(i + classed) else None
        return found if found and (classed or found.clitic.endswith(OF)) else None

    def _land(self, land: Land | None) -> int | None:
        if land is None:
            return None
        first, last, side, name = land
        return self._emit(first, last, 0, form="countryside", side=side, known=bool(name), name=name)

    def _shared(self, i: int, form: Form) -> int:
        """The second name of ريفي حلب وإدلب."""
        if i >= len(self.words.tokens) or not self.words.tokens[i].form.startswith("و"):
            return i
        found, other = self.words.known_at(i), self._other_side(i)
        if other > i or found is None or found.clitic != "و":
            return other
        side, last = self._sides(found.last + 1)
        return self._emit(i, last, found.cut, form=form, side=side, name=self._spelling(found))

    def _other_side(self, i: int) -> int:
        """The second side of ريفي إدلب الجنوبي والشرقي."""
        before, side = self.mentions[-1], self.words.cues.sides.get(self.words.tokens[i].form[1:])
        if not side or not before.side or not self.words.tokens[i].form[1:].startswith(ARTICLE):
            return i
        return self._emit(i, i, 1, form="countryside", side=side, known=before.known, name=before.name)

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
            return self._take(whole, (kind,)) if whole and len(whole.phrase) > 1 else None
        return self._named(i, cut, kind, found, of=bool(of))

    def _named(self, i: int, cut: int, kind: str, found: Found, *, of: bool) -> int:
        """The name `found` governed by the class word at token `i`."""
        side, last = self._sides(found.last + 1)
        name = self._spelling(found)
        if side and found.known and kind in {"neighbourhood", "region"}:
            return self._emit(i, last, cut, form="countryside", side=side, kinds=(kind,), name=name)
        if of and found.known and kind not in GOVERNED:
            return self._take(found, ())
        if kind in WHOLE_SURFACE:
            alone = name if kind == "facility" and found.known else None
            return self._emit(i, found.last, cut, kinds=(kind,), known=found.known, name=alone)
        named = f"{self.words.tokens[i].text[cut:]} {name}"
        return self._emit(found.first, found.last, 0, kinds=(kind,), known=found.known, name=named, stands_at=i)

    def _list(self, i: int, kind: str, limit: int) -> int | None:
        j, count = i + 1 + int(i + 1 < len(self.words.tokens) and self.words.tokens[i + 1].form == "of"), 0
        while count < limit and (found := self._listed(j, kind, count)) is not None:
            side, last = self._sides(found.last + 1)
            if side and kind == "neighbourhood" and not count:
                cut, name = self.words.cut(i, self.words.cues.plural.keys()) or 0, self._spelling(found)
                return self._emit(i, last, cut, form="countryside", side=side, kinds=(kind,), name=name)
            whole = whole_name(self.words, kind, found) if kind in WHOLE_SURFACE else None
            self._emit(found.first, found.last, found.cut, kinds=(kind,), known=found.known, name=whole, stands_at=i)
            j, count = found.last + 1, count + 1
        return j if count else None

    def _listed(self, j: int, kind: str, count: int) -> Found | None:
        if count == 0:
            return self.words.named_at(j, strict=kind in STRICT)
        return next_listed(self.words, j, kind, count)

    def _direct(self, i: int) -> int | None:
        found = self.words.known_at(i)
        if found is None:
            return self._english_class(i)
        if identifies(self.words, found, self.mentions, self.told):
            self.phrases.add(found.phrase)
            return self._take(found, ())
        self.refused.add(found.phrase)
        classed = self._english_class(i)
        if classed is None and may_identify(self.words, found):
            return self._take(found, (), tentative=True)
        return classed

    def _spelt_otherwise(self, i: int) -> int | None:
        last = self.mentions[-1].end if self.mentions else None
        found = latin_name(self.words, i, last)
        return None if found is None else self._take(found, (), tentative=True)

    def _definite(self, i: int) -> int | None:
        """A facility told by its class alone, the only one of its kind there: المطار العسكري."""
        if not self.words.follows(i + 1) or self.words.tokens[i + 1].form not in self.words.cues.adjectives:
            return None
        for form, cut, _ in stems(self.words.tokens[i].form):
            if form.startswith(ARTICLE) and self.words.cues.singular.get(form[2:]) in SOLE:
                return self._emit(i, i + 1, cut, kinds=(self.words.cues.singular[form[2:]],), known=False, name="")
        return None

    def _english_class(self, i: int) -> int | None:
        named = classed_name(self.words, i)
        if named is None:
            return None
        found, kinds = named
        return self._emit(found.first, found.last, 0, kinds=kinds, known=False)

    def _take(self, found: Found, kinds: tuple[str, ...], *, tentative: bool = False) -> int:
        if self.words.tokens[found.first].text[0].isascii():
            return self._english(found, kinds, tentative=tentative)
        side, side_last = self._sides(found.last + 1)
        if side and self.words.tokens[found.last + 1].form.endswith(FEMININE) and not kinds:
            name, kinds = self._spelling(found), ("neighbourhood",)
            return self._emit(found.first, side_last, found.cut, form="countryside", side=side, kinds=kinds, name=name)
        return self._emit(found.first, found.last, found.cut, kinds=kinds, tentative=tentative)

    def _english(self, found: Found, kinds: tuple[str, ...], *, tentative: bool) -> int:
        words = self.words
        kind, last = class_after(words, found.last)
        kinds, last = (kind,) if kind else kinds, last if found.known else found.last
        if (after := self._land(land_of(words, found, last))) is not None:
            return after
        called = f"{self._spelling(found)} {words.tokens[last].text}" if last > found.last + 1 else None
        called = self._spelling(found) if kind in PLAIN_CLASSES else called
        return self._emit(found.first, last, 0, kinds=kinds, known=found.known, tentative=tentative, name=called)

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
        name: str | None = None,
        stands_at: int | None = None,
        tentative: bool = False,
    ) -> int:
        """Keep tokens `first`…`last` as a mention; `stands_at` is its class word, where that is no part of it."""
        words = self.words
        start, end = offset_after(words.tokens[first], cut), end_of_name(words.tokens[last])
        text, anchor = words.text[start:end], first if stands_at is None else stands_at
        last_one = self.mentions[-1] if self.mentions else None
        gap = words.text[last_one.end : start] if last_one else ""
        mention = Mention(
            text=text,
            start=start,
            end=end,
            name=" ".join((text if name is None else name).translate(QUOTES).split()),
            kinds=kinds,
            form=form,
            side=side,
            known=known,
            link=link_in_list(link_before(words, anchor), last_one, gap),
            metonym=acts(words, text, anchor),
            neighbour=neighbour_after(words, end),
            tentative=tentative,
        )
        self.mentions.append(mention)
        return last + 1
