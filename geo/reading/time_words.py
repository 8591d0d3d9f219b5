"""The words of a sentence as symbols of time: each word or phrase with the classes it may stand for.

Every set of classes is one letter of a private alphabet, so a sentence becomes a short string and the rules of
`time_rules` become regular expressions over it.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from geo.reading.dates import FIRST_YEAR, LAST_YEAR, WrittenDate, find_dates
from geo.reading.dates import TABLES as MONTH_TABLES
from geo.reading.numbers import Count, count_words
from geo.reading.plain import Plain
from geo.reading.words import PhraseTable, Word, split_words

TABLES: dict[str, Any] = tomllib.loads(files("geo.reading").joinpath("lexicon", "time.toml").read_text("utf-8"))
OTHER = "."
"""The letter of a word that tells no time."""

Meaning = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time as written: `count` is what the word itself counts, None for a plural."""

    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A word or phrase and the classes it may stand for, each with its value; the span is of the plain text."""

    meaning: Meaning
    start: int
    end: int


def _lexicon() -> dict[str, Meaning]:
    """Every phrase with its classes: words of `[words]` by class name, the other tables with a value."""
    entries: list[tuple[str, str, Any]] = [
        (form, name, True) for name, forms in TABLES["words"].items() for form in forms
    ]
    entries += [(form, "edge", edge) for edge, forms in TABLES["edges"].items() for form in forms]
    entries += [(form, "nth", unit) for unit, forms in TABLES["nth"].items() for form in forms]
    entries += [(form, "day_part", part) for part, forms in TABLES["day_parts"].items() for form in forms]
    for table, name in (
        ("relative_days", "relative"),
        ("weekdays", "weekday"),
        ("ordinals", "ordinal"),
        ("seasons", "season"),
    ):
        entries += [(form, name, int(value)) for value, forms in TABLES[table].items() for form in forms]
    for unit, shapes in TABLES["units"].items():
        counts = {"one": 1, "two": 2, "many": None}
        entries += [(form, "unit", Unit(unit, counts[shape])) for shape, forms in shapes.items() for form in forms]
        entries += [(form, f"{shape}_{unit}", True) for shape, forms in shapes.items() for form in forms]
    entries += [(form, "feast", tuple(day)) for form, day in MONTH_TABLES["feasts"].items()]
    meanings: dict[str, Meaning] = {}
    for form, name, value in entries:
        meanings.setdefault(form, {})[name] = value
    return meanings


LEXICON = _lexicon()
PHRASES: PhraseTable[Meaning] = PhraseTable(LEXICON)
NUMBERS_AND_DATES = (("num",), ("num", "year"), ("date",), ("month",))
CLASS_SETS = [*sorted({tuple(sorted(meaning)) for meaning in LEXICON.values()}), *NUMBERS_AND_DATES]
ALPHABET = {classes: chr(0xE000 + index) for index, classes in enumerate(CLASS_SETS)}


def letter(symbol: Symbol | None) -> str:
    """The letter of a symbol's set of classes."""
    return OTHER if symbol is None else ALPHABET[tuple(sorted(symbol.meaning))]


def letters_of(name: str) -> str:
    """All letters whose set holds the class; raises KeyError for a class that no word has."""
    found = [ALPHABET[classes] for classes in CLASS_SETS if name in classes]
    if not found:
        raise KeyError(name)
    return "".join(found)


def time_symbols(plain: Plain, text: str) -> list[Symbol | None]:
    """Symbols of a plain text in order; None stands for a word that tells no time."""
    words = _without_brackets(split_words(plain.text))
    dates = _by_word(words, find_dates(plain, text))
    counts = {count.first: count for count in count_words(words)}
    symbols: list[Symbol | None] = []
    index = 0
    while index < len(words):
        if index in dates or index in counts or PHRASES.may_begin(words[index].form):
            symbol, index = _symbol_at(words, index, dates.get(index), counts.get(index))
        else:
            symbol, index = None, index + 1
        symbols.append(symbol)
    return symbols


def _without_brackets(words: list[Word]) -> list[Word]:
    """The words but the brackets around a number alone: (24) ساعة."""
    forms = [word.form for word in words]
    around = {
        at
        for i, form in enumerate(forms[1:-1], start=1)
        if form.isdecimal() and forms[i - 1] == "(" and forms[i + 1] == ")"
        for at in (i - 1, i + 1)
    }
    return [word for i, word in enumerate(words) if i not in around] if around else words


def _by_word(words: Sequence[Word], dates: Iterable[WrittenDate]) -> dict[int, WrittenDate]:
    """The dates by the word they begin in."""
    ends = [word.end for word in words]
    return {bisect_right(ends, date.start): date for date in dates}


def _symbol_at(
    words: Sequence[Word], index: int, date: WrittenDate | None, count: Count | None
) -> tuple[Symbol | None, int]:
    """The symbol that begins at a word and the next word: a date, else a number, else the longest phrase, else None."""
    if date is not None:
        after = bisect_left(words, date.end, lo=index, key=_start)
        return Symbol({"date" if date.day else "month": date}, date.start, date.end), max(after, index + 1)
    phrase = PHRASES.at(words, index)
    if count and not (phrase and phrase.length > count.last - count.first):
        return Symbol(_number(count, words), words[index].start, words[count.last - 1].end), count.last
    if phrase:
        after = index + phrase.length
        return Symbol(phrase.meaning, words[index].start + phrase.cut, words[after - 1].end), after
    return None, index + 1


def _start(word: Word) -> int:
    return word.start


def _number(count: Count, words: Sequence[Word]) -> Meaning:
    digits = words[count.number_first].form
    if len(digits) == 4 and digits.isdecimal() and FIRST_YEAR <= count.value <= LAST_YEAR:
        return {"num": count, "year": count.value}
    return {"num": count}
