"""Every expression of time in a sentence, and the days it means: "فجر اليوم السبت", "since Friday", "قبل أيام"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.events import TimeSpan
from geo.reading.days import days_before
from geo.reading.plain import Plain, to_plain
from geo.reading.reckoning import Reckoned, between, in_month, open_ended
from geo.reading.span import Span
from geo.reading.time_rules import RULES, Role, Rule, compile_rules, find_runs
from geo.reading.time_words import Symbol, letter, letters_of, time_symbols
from geo.reading.told import Shift, Told, UnknownDayError

RULE = compile_rules()
PERFECT = re.compile(f"[{letters_of('perfect')}]")
AHEAD = re.compile(f"[{letters_of('ahead')}]")
AHEAD_REACH = 4
"""How many words before a weekday may hold the "begins" that makes it one to come."""

PERFECT_REACH = 12
"""How many words before "for years" may hold the "has been" that makes it still so."""
ORDINAL = re.compile(f"[{letters_of('ordinal')}]")
FIRST_REACH = 4
"""How many words before "since" may hold the "first" that makes it no beginning: the first raid there since 2016."""
PREFIXES: tuple[Role, ...] = ("since", "until", "before", "after")
UNKNOWN_DAY = "the day of publication is unknown"

Symbols = Sequence[Symbol | None]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell time: `start`–`end` in the text, the days they mean, and what they say of an event.

    `when` is None where they date nothing by themselves: a length of time (role "lasted"), an hour ("clock"), a day
    counted from the one told before (role "same": `shift` days after it), or from an unknown day of publication.
    """

    start: int
    end: int
    when: TimeSpan | None
    rule: str
    role: Role
    shift: int | None = None
    whole_month: bool = False

    def after(self, told: TimeSpan | None) -> TimeSpan | None:
        """The days meant, counted from the time told before where this expression counts so."""
        if self.shift is None or told is None:
            return self.when
        if self.whole_month:
            month = in_month(told.start, f"{self.rule}, counted from {told.edtf}")
            return TimeSpan(month.start, month.end, month.edtf, "", month.rule, month.precision)
        day = days_before(told.start, -self.shift)
        edtf = f"{day}~" if told.approximate else str(day)
        return TimeSpan(day, day, edtf, "", f"{self.rule}, counted from {told.edtf}", told.precision)


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
    """Every expression of time inside `span` (best: one sentence), in order; offsets point into `text`.

    A time counted from an unknown day of publication has no days, and its `rule` says so.
    """
    plain = to_plain(text, *span)
    symbols = time_symbols(plain, text)
    letters = "".join(letter(symbol) for symbol in symbols)
    matches = (found for run in find_runs(letters) for found in RULE.finditer(letters, *run))
    parts = [part for found in matches if (part := _read(found, symbols, published)) is not None]
    return [_to_expression(part, symbols, plain, text) for part in _joined(parts, symbols)]


def default_when(published: date | None) -> TimeSpan | None:
    """The time of what is told without a time: about the day of publication; None where that is unknown."""
    if published is None:
        return None
    return TimeSpan(published, published, f"{published}~", "", "nothing said: the day of publication", 2)


def _read(found: re.Match[str], symbols: Symbols, published: date | None) -> _Part | None:
    rule = RULES[int((found.lastgroup or "r0")[1:])]
    told = Told(tuple(symbol for symbol in symbols[found.start() : found.end()] if symbol is not None), published)
    if rule.needs and not any(told.get(need) for need in rule.needs):
        return None
    part = _Part(found.start(), found.end(), rule, rule.role, None)
    try:
        reach = found.string[max(0, found.start() - PERFECT_REACH) : found.start()]
        if rule.continued is not None and PERFECT.search(reach) and (so_long := rule.continued(told)):
            return replace(part, role="since", found=so_long)
        if rule.coming is not None and AHEAD.search(reach[-AHEAD_REACH:]) and (found_ahead := rule.coming(told)):
            return replace(part, role="coming", found=found_ahead)
        dated = _prefixed(replace(part, found=rule.reckon(told)), told)
        return replace(dated, role="lasted", found=None) if _first_since(dated, symbols, found.string) else dated
    except UnknownDayError:
        return replace(_prefixed(part, told), problem=UNKNOWN_DAY)


def _first_since(part: _Part, symbols: Symbols, letters: str) -> bool:
    """Whether a "since" only says how long nothing like it was: "أول غارة منذ عام"."""
    if part.role != "since":
        return False
    opening = max(0, part.first - FIRST_REACH)
    told = [opening + one.start() for one in ORDINAL.finditer(letters[opening : part.first])]
    return any(symbol is not None and symbol.meaning["ordinal"] == 1 for symbol in map(symbols.__getitem__, told))


def _prefixed(part: _Part, told: Told) -> _Part:
    """The part in the role that a word before it gives: since, until, before, after."""
    role = next((name for name in PREFIXES if part.rule.prefixed and told.get(name)), None)
    if role is None:
        return part
    opened = role == "since" and isinstance(part.found, Reckoned) and part.found.end is not None
    return replace(part, role=role, found=open_ended(part.found) if opened else part.found)  # type: ignore[arg-type]


def _joined(parts: Sequence[_Part], symbols: Symbols) -> list[_Part]:
    """The parts, two that say "from … to …" as one."""
    joined: list[_Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        span = _from_to(before, part, symbols) if before is not None else None
        if before is not None and span is not None:
            joined[-1] = replace(before, last=part.last, role="during", found=span)
        else:
            joined.append(part)
    return joined


def _from_to(before: _Part, part: _Part, symbols: Symbols) -> Reckoned | None:
    opened = before.role == "since" or any(_is(symbols, i, "from") for i in (before.first, before.first - 1))
    apart = range(before.last, part.first)
    tied = part.role == "until" and not apart if not apart else all(_is(symbols, i, "to") for i in apart)
    if not (opened and tied and isinstance(before.found, Reckoned) and isinstance(part.found, Reckoned)):
        return None
    return between(before.found, part.found)


def _is(symbols: Symbols, index: int, name: str) -> bool:
    symbol = symbols[index] if 0 <= index < len(symbols) else None
    return symbol is not None and name in symbol.meaning


def _to_expression(part: _Part, symbols: Symbols, plain: Plain, text: str) -> TimeExpression:
    told = [symbol for symbol in symbols[part.first : part.last] if symbol is not None]
    start, end = plain.span(told[0].start, told[-1].end)
    name = part.rule.name
    if isinstance(part.found, Shift):
        return TimeExpression(start, end, None, name, part.role, part.found.days, part.found.whole_month)
    if part.found is None:
        return TimeExpression(start, end, None, f"{name}: {part.problem}" if part.problem else name, part.role)
    found = part.found
    when = TimeSpan(found.start, found.end, found.edtf, text[start:end], f"{name}: {found.rule}", found.precision)
    return TimeExpression(start, end, when, name, part.role)
