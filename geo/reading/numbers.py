"""Numbers in words or digits, with what the writer says of their exactness: "قرابة مئتي ألف", "more than two dozen"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

from geo.events import Qualifier
from geo.reading.article import Span
from geo.reading.plain import Plain, to_plain
from geo.reading.words import PhraseTable, Word, split_words

Part = Literal["digits", "units", "tens", "hundreds", "scales", "doubled", "indefinite", "halves"]

TABLES: dict[str, Any] = tomllib.loads(files("geo.reading").joinpath("lexicon", "numbers.toml").read_text("utf-8"))
"""The lexicon: number words by part, and the words before or after a number that qualify it."""

PARTS: tuple[Part, ...] = ("indefinite", "units", "tens", "hundreds", "scales", "doubled", "halves")
MEANINGS: dict[str, tuple[Part, float]] = {
    form: (part, value) for part in PARTS for form, value in TABLES[part].items()
}
"""What a number word stands for; a word that is both an indefinite plural and a scale ("آلاف") is kept as the scale."""

BEFORE: PhraseTable[Qualifier] = PhraseTable({p: q for q, phrases in TABLES["qualifiers"].items() for p in phrases})
AFTER: PhraseTable[Qualifier] = PhraseTable(
    {p: q for q, phrases in TABLES["qualifiers_after"].items() for p in phrases}
)
LONGEST_QUALIFIER = 4
LARGEST = 10**15
ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `start`–`end` spans it with its qualifier, `digits_start`–`digits_end` the number alone."""

    start: int
    end: int
    value: int
    qualifier: Qualifier
    number_start: int
    number_end: int


@dataclass(frozen=True, slots=True)
class Count:
    """A number among words: the half-open range of words it takes up, with and without its qualifier."""

    first: int
    last: int
    number_first: int
    number_last: int
    value: int
    qualifier: Qualifier


def find_numbers(text: str, span: Span) -> list[Number]:
    """Every number written inside `span`, in order; offsets point into `text`."""
    plain = to_plain(text, *span)
    words = split_words(plain.text)
    return [_to_number(count, words, plain) for count in count_words(words)]


def _to_number(count: Count, words: Sequence[Word], plain: Plain) -> Number:
    start, end = plain.span(words[count.first].start, words[count.last - 1].end)
    first, last = plain.span(words[count.number_first].start, words[count.number_last - 1].end)
    return Number(start, end, count.value, count.qualifier, first, last)


def count_words(words: Sequence[Word]) -> Iterator[Count]:
    """Numbers among the words of one sentence, in order, none overlapping another."""
    index, floor = 0, 0
    while index < len(words):
        numeral = read_numeral(words, index)
        if numeral is None:
            index += 1
            continue
        last, value, qualifier = numeral
        count = _qualified(words, floor, index, last, value, qualifier)
        yield count
        index = floor = count.last


def _qualified(words: Sequence[Word], floor: int, first: int, last: int, value: int, own: Qualifier) -> Count:
    """Take in the qualifier that stands before the number, else the one behind it."""
    for start in range(max(floor, first - LONGEST_QUALIFIER), first):
        found = BEFORE.at(words, start)
        if found and start + found.length == first:
            return Count(start, last, first, last, value, found.meaning if own == "exact" else own)
    after = AFTER.at(words, last) if last < len(words) else None
    if after:
        return Count(first, last + after.length, first, last, value, after.meaning)
    return Count(first, last, first, last, value, own)


@dataclass(slots=True)
class _Sum:
    """A number being read: what is complete (`total`), what may still be multiplied (`group`), and what came last."""

    total: float = 0
    group: float = 0
    last: Part | None = None
    scale: float = float("inf")
    qualifier: Qualifier = "exact"
    joins: bool = field(default=False)

    def take(self, part: Part, value: float, *, joined: bool) -> bool:
        """Add one number word if it can continue what was read; False leaves the sum as it was."""
        if not self._continues(part, value, joined=joined):
            return False
        if part in ("scales", "doubled"):
            self.total += (self.group or 1) * value if part == "scales" else value
            self.group, self.scale = 0, value
        elif part == "hundreds" and value == 100 and 0 < self.group < 20:
            self.group *= 100
        elif part == "halves" and self.last in ("scales", "doubled"):
            self.total += value * min(self.scale, 10**9)
        else:
            self.group += value
        self.last = part
        return True

    def _continues(self, part: Part, value: float, *, joined: bool) -> bool:
        """Whether a word of this part may follow the last one, `joined` to it by "and" or an attached و."""
        if self.last is None:
            return True
        if part == "scales" and not joined:
            return self.last != "scales" and self.group > 0 and value < self.scale
        if self.last in ("scales", "doubled"):
            return value < self.scale and (joined or part in ("digits", "hundreds", "units", "tens"))
        if part == "units":
            return (self.last == "tens" and not joined and value < 10) or self._small_after_large(value, joined=joined)
        if part == "tens":
            return joined and (self.last == "units" or (self.last == "hundreds"))
        if part == "hundreds":
            return value == 100 and self.last == "units" and not joined
        return False

    def _small_after_large(self, value: float, *, joined: bool) -> bool:
        teen = self.last == "units" and value == 10 and 0 < self.group < 10 and not joined
        return teen or (self.last == "hundreds" and joined)


def read_numeral(words: Sequence[Word], first: int) -> tuple[int, int, Qualifier] | None:
    """Read the number that begins at `words[first]`: the word after its end, its value, "at least" for a bare plural."""
    if _is_ordinal(words, first):
        return None
    part, value, _ = _meaning(words[first].form, first=True) or (None, 0.0, False)
    if part is None:
        return None
    if part == "halves":
        return _half(words, first, value)
    if part == "indefinite":
        return _indefinite(words, first, value)
    return _sum_from(words, first, part, value)


def _sum_from(words: Sequence[Word], first: int, part: Part, value: float) -> tuple[int, int, Qualifier] | None:
    running, last = _Sum(), first + 1
    running.take(part, value, joined=False)
    while last < len(words):
        joined = words[last].form in ("and", "و", "-")
        at = last + joined
        meaning = _meaning(words[at].form) if at < len(words) else None
        hyphen = joined and words[last].form == "-"
        if meaning is None or not running.take(meaning[0], meaning[1], joined=(joined or meaning[2]) and not hyphen):
            break
        last = at + 1
    whole = running.total + running.group
    return (last, int(whole), "exact") if whole < LARGEST else None


def _indefinite(words: Sequence[Word], first: int, value: float) -> tuple[int, int, Qualifier]:
    """Multiply the plurals of "عشرات الآلاف" and "hundreds of thousands"."""
    last = first + 1
    while last < len(words):
        at = last + (words[last].form == "of")
        meaning = _meaning(words[at].form, first=True) if at < len(words) else None
        if meaning is None or meaning[0] not in ("indefinite", "scales"):
            break
        value *= TABLES["scales"].get(_stem(words[at].form), meaning[1] / 2)
        last = at + 1
    return last, int(min(value, LARGEST)), "at least"


def _half(words: Sequence[Word], first: int, value: float) -> tuple[int, int, Qualifier] | None:
    """Half of something counted: "نصف مليون", "half a million"; a bare half is no number."""
    at = first + 1 + (first + 1 < len(words) and words[first + 1].form in ("a", "of"))
    meaning = _meaning(words[at].form) if at < len(words) else None
    if meaning is None or meaning[0] != "scales":
        return None
    return at + 1, int(value * meaning[1]), "exact"


def _is_ordinal(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.form in ORDINAL_TAILS and following.start == words[index].end


def _meaning(form: str, *, first: bool = False) -> tuple[Part, float, bool] | None:
    """Part, value and whether an attached و joins the word to the number before; `first` reads bare plurals."""
    if form[0].isdigit():
        return "digits", _digits(form), False
    stem = _stem(form)
    if first and stem in TABLES["indefinite"]:
        return "indefinite", TABLES["indefinite"][stem], False
    known = MEANINGS.get(stem)
    return (*known, form[0] == "و" and stem[0] != "و") if known else None


def _stem(form: str) -> str:
    """Cut attached particles and the article off a number word; a word with the article alone may be a weekday."""
    for cut in (form, form.removeprefix("و"), form.removeprefix("و").lstrip("بلك")[-len(form) :]):
        if cut in MEANINGS:
            return cut
        bare = cut.removeprefix("ال")
        if bare in MEANINGS and bare not in ("احد", "اثنين", "ست"):
            return bare
    return form


def _digits(form: str) -> float:
    """Value of a numeral; a separator before exactly three digits parts thousands, any other is a decimal point."""
    head, *groups = form.replace("\u066c", ",").replace("\u066b", ".").replace(",", ".").split(".")
    if not groups or all(len(group) == 3 for group in groups):
        return float(int(head + "".join(groups))) if len(form) < 20 else float(LARGEST)
    return float(f"{int(head)}.{groups[0]}") if len(form) < 20 else float(LARGEST)
