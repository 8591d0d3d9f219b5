"""Numbers in words or digits, with what the writer says of their exactness: "قرابة مئتي ألف", "more than two dozen"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from geo.events import Qualifier
from geo.reading.plain import Plain, to_plain
from geo.reading.span import Span
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
SOMEBODY = frozenset({"احد", "احدي"})
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
        count = _qualified(words, floor, numeral)
        yield count
        index = floor = count.last


def _qualified(words: Sequence[Word], floor: int, bare: Count) -> Count:
    """Take in the qualifier that stands before the number, else the one behind it; a bare plural stays "at least"."""
    first, last = bare.first, bare.last
    for start in range(max(floor, first - LONGEST_QUALIFIER), first):
        found = BEFORE.at(words, start)
        if found and start + found.length == first:
            return replace(bare, first=start, qualifier=_stronger(bare, found.meaning))
    after = AFTER.at(words, last) if last < len(words) else None
    if after is None:
        return bare
    return replace(bare, last=last + after.length, qualifier=_stronger(bare, after.meaning))


def _stronger(bare: Count, said: Qualifier) -> Qualifier:
    return said if bare.qualifier == "exact" else bare.qualifier


@dataclass(slots=True)
class _Sum:
    """A number being read: what is complete (`total`), what may still be multiplied (`group`), and what came last."""

    total: float = 0
    group: float = 0
    last: Part | None = None
    scale: float = float("inf")

    @property
    def value(self) -> float:
        """What was read so far."""
        return self.total + self.group

    def take(self, part: Part, value: float, *, joined: bool) -> bool:
        """Add one number word if it can continue what was read; False leaves the sum as it was."""
        if self.last is not None and not self._continues(part, value, joined=joined):
            return False
        if part in ("scales", "doubled"):
            self.total += (self.group or 1) * value if part == "scales" else value
            self.group, self.scale = 0, value
        elif part == "hundreds" and value == 100 and 0 < self.group < 20:
            self.group *= 100
        elif part == "halves":
            self.total += value * self.scale
        else:
            self.group += value
        self.last = part
        return True

    def _continues(self, part: Part, value: float, *, joined: bool) -> bool:
        """Whether a word of this part may follow the last one, `joined` to it by "and" or an attached و."""
        after_scale = self.last in ("scales", "doubled")
        if part == "scales" and not joined:
            return not after_scale and self.group > 0 and value < self.scale
        if after_scale:
            return value < self.scale and (joined or part in ("digits", "hundreds", "units", "tens"))
        return self._fits_below_thousand(part, value, joined=joined)

    def _fits_below_thousand(self, part: Part, value: float, *, joined: bool) -> bool:
        """Read "خمسة وعشرين", "twenty-five", "أربعة عشر", "ثلاث مئة", "مئة وخمسة"."""
        if part == "units":
            teen = self.last == "units" and value == 10 and self.group < 10
            return (not joined and (teen or (self.last == "tens" and value < 10))) or (
                joined and self.last == "hundreds"
            )
        if part == "tens":
            return joined and self.last in ("units", "hundreds")
        return part == "hundreds" and value == 100 and self.last == "units" and not joined


def read_numeral(words: Sequence[Word], first: int) -> Count | None:
    """Read the number that begins at `words[first]`, without qualifiers but "at least" for a bare plural."""
    meaning = _meaning(words[first].form, first=True)
    if meaning is None or _is_ordinal(words, first) or _is_somebody(words, first):
        return None
    part, value, _ = meaning
    if part == "halves":
        return _half(words, first, value)
    if part == "indefinite":
        return _indefinite(words, first, value)
    return _summed(words, first, part, value)


def _summed(words: Sequence[Word], first: int, part: Part, value: float) -> Count | None:
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
    return Count(first, last, first, last, int(running.value), "exact") if running.value < LARGEST else None


def _indefinite(words: Sequence[Word], first: int, value: float) -> Count:
    """Multiply the plurals of "عشرات الآلاف" and "hundreds of thousands"."""
    last = first + 1
    while last < len(words):
        at = last + (words[last].form == "of")
        meaning = _meaning(words[at].form, first=True) if at < len(words) else None
        if meaning is None or meaning[0] not in ("indefinite", "scales"):
            break
        # Behind another plural, "thousands" means its scale, not "at least two thousand".
        value *= TABLES["scales"].get(_stem(words[at].form), meaning[1] / 2)
        last = at + 1
    return Count(first, last, first, last, int(min(value, LARGEST)), "at least")


def _half(words: Sequence[Word], first: int, value: float) -> Count | None:
    """Half of something counted: "نصف مليون", "half a million"; a bare half is no number."""
    at = first + 1 + (first + 1 < len(words) and words[first + 1].form in ("a", "of"))
    meaning = _meaning(words[at].form) if at < len(words) else None
    if meaning is None or meaning[0] != "scales":
        return None
    return Count(first, at + 1, first, at + 1, int(value * meaning[1]), "exact")


def _is_somebody(words: Sequence[Word], index: int) -> bool:
    """Whether أحد means "one of" here; it counts only in eleven, "أحد عشر"."""
    following = words[index + 1].form if index + 1 < len(words) else ""
    return _stem(words[index].form) in SOMEBODY and following not in ("عشر", "عشره")


def _is_ordinal(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.form in ORDINAL_TAILS and following.start == words[index].end


@lru_cache(maxsize=1 << 14)
def _meaning(form: str, *, first: bool = False) -> tuple[Part, float, bool] | None:
    """Part, value and whether an attached و joins the word to the number before; `first` reads bare plurals."""
    if form[0].isdecimal():
        return "digits", _digits(form), False
    stem = _stem(form)
    if first and stem in TABLES["indefinite"]:
        return "indefinite", TABLES["indefinite"][stem], False
    if first and stem in TABLES["alone"]:
        return "doubled", TABLES["alone"][stem], False
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
