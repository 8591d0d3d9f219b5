"""Every name of a gazetteer as a table of word sequences, for the longest match in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from gazetteer.place import Place, Strength
from gazetteer.recognition.cues import Phrase, load_cues
from gazetteer.recognition.tokens import Token, tokenize

MIN_LETTERS = 3
LEADING_CLASS = 2
MOST_REMEMBERED = 1 << 16
TOWNS = frozenset({"city", "town", "governorate"})
GOVERNORATE = "governorate"
WELL_KNOWN = frozenset({"city", GOVERNORATE, "country", "region"})
"""Kinds with names that no person is likelier meant by."""

SMALL = frozenset(
    {"village", "hamlet", "farm", "settlement", "neighbourhood", "suburb", "subdistrict", "bridge", "facility"}
)
"""Kinds with names that are too often common words to stand without help."""


@dataclass(slots=True)
class NameTable:
    """Names as tuples of folded words; `strong` says which identify a place alone, `towns` which a town bears.

    `well_known` are those of cities and lands, `lands` those of governorates.
    """

    strong: dict[Phrase, bool] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    towns: set[Phrase] = field(default_factory=set)
    well_known: set[Phrase] = field(default_factory=set)
    lands: set[Phrase] = field(default_factory=set)
    _opening: dict[str, bool] = field(default_factory=dict)

    def remembered(self, form: str, opens: Callable[[str], bool]) -> bool:
        """What `opens` says of a word, asked once of each: a language repeats its words."""
        known = self._opening.get(form)
        if known is None:
            if len(self._opening) >= MOST_REMEMBERED:
                self._opening.clear()
            known = self._opening.setdefault(form, opens(form))
        return known

    def add(self, phrase: Phrase, *, strong: bool) -> None:
        """Enter one name; a name entered twice is strong if either entry is."""
        if sum(map(len, phrase)) < MIN_LETTERS:
            return
        self.strong[phrase] = strong or self.strong.get(phrase, False)
        self.longest[phrase[0]] = max(self.longest.get(phrase[0], 0), len(phrase))

    def match(self, tokens: Sequence[Token], i: int, first: str) -> Phrase | None:
        """The longest name that starts at token `i`, its first word read as `first`."""
        for length in range(min(self.longest.get(first, 0), len(tokens) - i), 0, -1):
            phrase = (first, *(token.form for token in tokens[i + 1 : i + length]))
            if phrase in self.strong:
                return phrase
        return None


def name_table(places: Iterable[Place]) -> NameTable:
    """The names of `places`: as printed, without their class word, and with their words written together."""
    table = NameTable()
    common = load_cues().common
    for place in places:
        for toponym in place.toponyms:
            strong = toponym.strength is Strength.STRONG and place.kind not in SMALL
            whole = tuple(token.form for token in tokenize(toponym.text) if token.form)
            for phrase in _spellings(whole):
                # جسر السياسية identifies alone, السياسية without its class word does not unless printed so.
                alone = "".join(phrase) == "".join(whole) and phrase not in common
                table.add(phrase, strong=alone and strong)
                if place.kind in TOWNS:
                    table.towns.add(phrase)
                if place.kind in WELL_KNOWN:
                    table.well_known.add(phrase)
                if place.kind == GOVERNORATE:
                    table.lands.add(phrase)
    return table


def _spellings(phrase: Phrase) -> set[Phrase]:
    if not phrase:
        return set()
    bare = phrase[1:] if len(phrase) >= LEADING_CLASS and load_cues().kind(phrase[0]) else phrase
    return {phrase, bare, ("".join(phrase),), ("".join(bare),)}
