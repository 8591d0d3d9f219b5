"""Every expression of time in a sentence, and the days it means: "فجر اليوم السبت", "since Friday", "قبل حوالي الأسبوعين"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geo.events import TimeSpan
from geo.reading.article import Span
from geo.reading.days import days_before
from geo.reading.plain import Plain, to_plain
from geo.reading.reckoning import Reckoned, open_ended
from geo.reading.time_rules import RULES, Role, Rule, Shift, Told, UnknownDay, compile_rules
from geo.reading.time_words import Symbol, letter, letters_of, time_symbols

RULE = compile_rules()
PERFECT = frozenset(letters_of("perfect"))
UNKNOWN_DAY = "the day of publication is unknown"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell time: `start`–`end` in the text, the days they mean, and what they say of an event.

    `when` is None where they date nothing by themselves: a length of time (role "lasted"), an hour ("clock"), a day counted
    from the one told before (role "same": `shift` days after it), or a day counted from an unknown day of publication.
    """

    start: int
    end: int
    when: TimeSpan | None
    rule: str
    role: Role
    shift: int | None = None

    def after(self, told: TimeSpan | None) -> TimeSpan | None:
        """The days meant, counted from the time told before where this expression counts so."""
        if self.shift is None or told is None:
            return self.when
        day = days_before(told.start, -self.shift)
        return TimeSpan(
            day, day, f"{day}~" if told.approximate else str(day), "", f"{self.rule}, counted from {told.edtf}"
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """An expression among the symbols: the half-open range it takes up, its rule, and what it was reckoned to."""

    first: int
    last: int
    rule: Rule
    role: Role
    found: Reckoned | Shift | None
    problem: str = ""


def find_times(text: str, span: Span, published: date | None) -> list[TimeExpression]:
    """Every expression of time inside `span` (best: one sentence), in order; offsets point into `text`."""
    plain = to_plain(text, *span)
    symbols = time_symbols(plain, text)
    letters = "".join(letter(symbol) for symbol in symbols)
    parts = [
        part for found in RULE.finditer(letters) if (part := _read(found, symbols, letters, published)) is not None
    ]
    return [_to_expression(part, symbols, plain, text) for part in _joined(parts, symbols)]


def default_when(published: date | None) -> TimeSpan | None:
    """The time of what is told without a time: about the day of publication; None where that is unknown."""
    if published is None:
        return None
    return TimeSpan(published, published, f"{published}~", "", "nothing said: the day of publication", 2)


def _read(found: re.Match[str], symbols: list[Symbol | None], letters: str, published: date | None) -> _Part | None:
    rule = RULES[int((found.lastgroup or "r0")[1:])]
    told = Told(tuple(symbol for symbol in symbols[found.start() : found.end()] if symbol is not None), published)
    if rule.needs and not any(told.get(need) for need in rule.needs):
        return None
    try:
        reckoned, problem = rule.reckon(told), ""
    except UnknownDay:
        reckoned, problem = None, UNKNOWN_DAY
    role = rule.role
    if role == "at" and rule.prefixed:
        role = next((name for name in ("since", "until", "before", "after") if told.get(name)), "at")
        if role == "since" and isinstance(reckoned, Reckoned):
            reckoned = open_ended(reckoned)
    return _Part(found.start(), found.end(), rule, role, reckoned, problem)


def _joined(parts: list[_Part], symbols: list[Symbol | None]) -> list[_Part]:
    return parts


def _to_expression(part: _Part, symbols: list[Symbol | None], plain: Plain, text: str) -> TimeExpression:
    told = [symbol for symbol in symbols[part.first : part.last] if symbol is not None]
    start, end = plain.span(told[0].start, told[-1].end)
    rule = f"{part.rule.name}: {part.problem}" if part.problem else part.rule.name
    if isinstance(part.found, Shift):
        return TimeExpression(start, end, None, rule, part.role, part.found.days)
    when = None
    if part.found is not None:
        found = part.found
        when = TimeSpan(
            found.start, found.end, found.edtf, text[start:end], f"{part.rule.name}: {found.rule}", found.precision
        )
    return TimeExpression(start, end, when, rule, part.role)
