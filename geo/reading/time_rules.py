"""Rules of time: which symbols in a row are one expression of time, and what day they mean.

A rule is a row: its name, the classes it is made of (`?` optional, `|` either, `+` repeated), and the function that reckons
it. Rules are tried in the order of the table at each place, so the more specific stand first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from geo.reading.dates import WrittenDate
from geo.reading.days import (
    day_of_year_unsaid,
    days_before,
    hijri_to_day,
    last_hijri,
    month_of_year_unsaid,
    months_before,
    valid_day,
    weekday_after,
    weekday_before,
)
from geo.reading.reckoning import (
    FEW,
    UNIT_DAYS,
    Amount,
    Reckoned,
    ago,
    between,
    edge_of_month,
    edge_of_year,
    in_month,
    in_year,
    on_day,
    open_ended,
    over_amount,
    since_amount,
)
from geo.reading.time_words import Symbol, Unit, letters_of

Role = Literal["at", "since", "until", "before", "after", "during", "lasted", "clock", "same"]
"""What an expression says of its event: `lasted` and `clock` date nothing, `same` counts from the day told before."""


class UnknownDay(Exception):
    """An expression counts from the day of publication, which is unknown."""


@dataclass(frozen=True, slots=True)
class Told:
    """The symbols of one expression, by class, and the day of publication."""

    symbols: tuple[Symbol, ...]
    day: date | None

    def get(self, name: str, nth: int = 0) -> Any:
        """Value of the first (`nth` 0) or a later symbol of this class, None where the expression has none."""
        values = [symbol.meaning[name] for symbol in self.symbols if name in symbol.meaning]
        return values[nth] if nth < len(values) else None

    @property
    def published(self) -> date:
        """The day of publication; raises UnknownDay where it is not known."""
        if self.day is None:
            raise UnknownDay
        return self.day

    @property
    def amount(self) -> Amount:
        """The length of time the expression counts."""
        unit: Unit = self.get("unit")
        count = self.get("num")
        if count is not None:
            return Amount(count.value, unit.name, self._qualifier(count.qualifier))
        return Amount(None if self.get("few") else unit.count, unit.name, self._qualifier("exact"))

    def _qualifier(self, own: Any) -> Any:
        for name, qualifier in (("approx", "about"), ("least", "at least"), ("most", "at most")):
            if self.get(name):
                return qualifier
        return own


@dataclass(frozen=True, slots=True)
class Shift:
    """Days counted from the day told before: "the next day", "قبل ذلك بيومين"."""

    days: int


Reckoner = Callable[[Told], Reckoned | Shift | None]


def dated(told: Told) -> Reckoned | None:
    """A day and month, with or without its year; a weekday settles the year where it is not written."""
    written: WrittenDate = told.get("date")
    month, day = written.month or 1, written.day or 1
    if written.calendar == "hijri":
        found = hijri_to_day(written.year, month, day) if written.year else last_hijri(month, day, told.published)
        return found and on_day(found, "Hijri date", about=True)
    if written.year:
        found = valid_day(written.year, month, day)
        return found and on_day(found, "date as written")
    found = day_of_year_unsaid(month, day, told.published, told.get("weekday"))
    return found and on_day(found, "date as written, year from publication")


def day_of_month(told: Told) -> Reckoned | None:
    """A bare day of the current or last month: "15 من الشهر الجاري"."""
    month = months_before(told.published, 1 if told.get("past") else 0)
    found = valid_day(month.year, month.month, told.get("num").value)
    return found and on_day(
        found, "day of the month of publication" if not told.get("past") else "day of the month before"
    )


def relative(told: Told) -> Reckoned | None:
    """Today, yesterday…; a weekday written beside it wins where the two disagree."""
    back = told.get("relative")
    if told.get("weekday") is not None and back >= 0:
        return weekday(told)
    names = {0: "the day of publication", 1: "the day before publication", 2: "two days before publication"}
    return on_day(days_before(told.published, back), names.get(back, "the day after publication"))


def weekday(told: Told) -> Reckoned | None:
    """The last such weekday, the day of publication included unless it is called past; the next one if called so."""
    number = told.get("weekday")
    if told.get("next"):
        return on_day(weekday_after(told.published, number), "next such weekday after publication")
    past = bool(told.get("past") or told.get("last")) and told.get("relative") is None
    return on_day(weekday_before(told.published, number, today=not past), "last such weekday before publication")


def two_weekdays(told: Told) -> Reckoned | None:
    """The night between two days: "ليل الأربعاء - الخميس"."""
    first, second = told.get("weekday"), told.get("weekday", 1)
    last = on_day(weekday_before(told.published, second), "last such weekday")
    start = on_day(weekday_before(last.start, first), "night between two weekdays")
    return between(start, last)


def overnight(told: Told) -> Reckoned | None:
    """The night before publication."""
    return between(
        on_day(days_before(told.published, 1), "the night"), on_day(told.published, "the day of publication")
    )


def month(told: Told) -> Reckoned | None:
    """A month by name, or an edge of it."""
    written: WrittenDate = told.get("month")
    number = written.month or 1
    if written.calendar == "hijri":
        return _hijri_month(told, written.year, number)
    if written.year:
        found = in_month(date(written.year, number, 1), "month as written")
    else:
        past = bool(told.get("past") or told.get("last"))
        found = in_month(month_of_year_unsaid(number, told.published, past=past), "last such month before publication")
    return edge_of_month(told.get("edge"), found) if told.get("edge") else found


def _hijri_month(told: Told, year: int | None, number: int) -> Reckoned | None:
    start = hijri_to_day(year, number, 1) if year else last_hijri(number, 1, told.published)
    if start is None:
        return None
    shift = {"start": 0, "early": 4, "mid": 14, "late": 24, "end": 28}.get(told.get("edge"))
    if shift is not None:
        return on_day(days_before(start, -shift), "edge of a Hijri month", about=True)
    return between(on_day(start, "a Hijri month", about=True), on_day(days_before(start, -29), "its end", about=True))


def this_month(told: Told) -> Reckoned | None:
    """The month of publication, or an edge of it."""
    found = in_month(told.published, "the month of publication")
    return edge_of_month(told.get("edge"), found) if told.get("edge") else found


def last_month(told: Told) -> Reckoned | None:
    """The month before that of publication, or an edge of it."""
    found = in_month(months_before(told.published, 1), "the month before publication")
    return edge_of_month(told.get("edge"), found) if told.get("edge") else found


def year(told: Told) -> Reckoned | None:
    """A year in digits, or an edge of it as a month."""
    number = told.get("year")
    return (
        edge_of_year(told.get("edge"), number, "the year") if told.get("edge") else in_year(number, "year as written")
    )


def this_year(told: Told) -> Reckoned | None:
    """The year of publication, or an edge of it."""
    number = told.published.year
    return (
        edge_of_year(told.get("edge"), number, "the year of publication")
        if told.get("edge")
        else in_year(number, "the year of publication")
    )


def last_year(told: Told) -> Reckoned | None:
    """The year before that of publication, or an edge of it."""
    number = max(1, told.published.year - 1)
    rule = "the year before publication"
    return edge_of_year(told.get("edge"), number, rule) if told.get("edge") else in_year(number, rule)


def last_week(told: Told) -> Reckoned | None:
    """A week before publication, about."""
    return on_day(days_before(told.published, 7), "the week before publication", about=True)


def this_week(told: Told) -> Reckoned | None:
    """The days up to publication, about."""
    return on_day(days_before(told.published, FEW), "the week of publication", about=True)


def season(told: Told) -> Reckoned | None:
    """Three months, about; winter is counted to the year of its January."""
    first, number = told.get("season"), told.get("year")
    if number is None:
        start = month_of_year_unsaid(first, told.published, past=True)
    else:
        start = date(number - (first == 12), first, 1)
    return between(in_month(start, "a season", about=True), in_month(months_before(start, -2), "its end", about=True))


def feast(told: Told) -> Reckoned | None:
    """The first day of a feast, by the tabular Hijri calendar, about."""
    hijri_month, hijri_day = told.get("feast")
    if told.get("year"):
        found = last_hijri(hijri_month, hijri_day, date(told.get("year"), 12, 31))
    else:
        found = last_hijri(hijri_month, hijri_day, told.published)
    return found and on_day(found, "a feast of the Hijri calendar", about=True)


def recently(told: Told) -> Reckoned | None:
    """The month of publication, about; in its first week, the month before."""
    return in_month(days_before(told.published, 7), "recently: the month up to publication", about=True)


def anniversary(told: Told) -> Reckoned | None:
    """So many years before publication, about."""
    return on_day(months_before(told.published, 12 * told.get("ordinal")), "anniversary at publication", about=True)


def nth_day(told: Told) -> Reckoned | None:
    """Going on "for the sixth day": since five days before publication, about."""
    number = told.get("ordinal") or told.get("num").value
    unit = told.get("unit").name if told.get("unit") else "day"
    return since_amount(Amount(max(0, number - 1), unit, "about"), told.published)


def elapsed_ago(told: Told) -> Reckoned | None:
    """An amount of time before publication."""
    return ago(told.amount, told.published)


def elapsed_since(told: Told) -> Reckoned | None:
    """An amount of time before publication, and going on."""
    return since_amount(told.amount, told.published)


def over_past(told: Told) -> Reckoned | None:
    """Within an amount of time before publication."""
    return over_amount(told.amount, told.published)


def since_morning(told: Told) -> Reckoned | None:
    """Since some hour of the day of publication."""
    return open_ended(on_day(told.published, "the day of publication"))


def same_day(_: Told) -> Shift:
    """The day told before."""
    return Shift(0)


def next_day(_: Told) -> Shift:
    """The day after the day told before."""
    return Shift(1)


def day_before(_: Told) -> Shift:
    """The day before the day told before."""
    return Shift(-1)


def later(told: Told) -> Shift | None:
    """So much after what was told before."""
    return _shift(told.amount, 1)


def earlier(told: Told) -> Shift | None:
    """So much before what was told before."""
    return _shift(told.amount, -1)


def _shift(amount: Amount, sign: int) -> Shift | None:
    if amount.unit == "hour":
        return Shift(0)
    return Shift(sign * amount.count * UNIT_DAYS[amount.unit]) if amount.unit in UNIT_DAYS else None


def days_of_month(told: Told) -> Reckoned | None:
    """From a bare day to a date of the same month: "بين 3 و7 آذار", "3-7 March"."""
    last = dated(told)
    if last is None:
        return None
    first = valid_day(last.start.year, last.start.month, told.get("num").value)
    return first and between(on_day(first, "day of the same month"), last)


def days_to_day(told: Told) -> Reckoned | None:
    """From a date to a bare day of the same month: "March 3-7"."""
    first = dated(told)
    if first is None:
        return None
    last = valid_day(first.start.year, first.start.month, told.get("num").value)
    return last and between(first, on_day(last, "day of the same month"))


def undated(_: Told) -> Reckoned | None:
    """A length of time or an hour: it dates nothing by itself."""
    return None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. `needs`: at least one of these classes must be among the symbols."""

    name: str
    pattern: str
    role: Role
    reckon: Reckoner
    needs: tuple[str, ...] = ()

    @property
    def prefixed(self) -> bool:
        """Whether the row begins with a word that may say since, until, before or after."""
        return self.pattern.startswith(PREFIX)


PREFIX = "(since | until | before | after)?"
LENGTH = "the? (approx | least | most)? the? (num | few | one)? unit"
CUES = (
    "on",
    "edge",
    "month_word",
    "year_word",
    "last",
    "past",
    "current",
    "since",
    "until",
    "before",
    "after",
    "during",
)

RULES: tuple[Rule, ...] = (
    Rule("two weekdays", "on? (day_part | overnight) weekday (dash | comma)? weekday", "at", two_weekdays),
    Rule("days of a month", "from? num (to | dash) date", "during", days_of_month),
    Rule("days of a month", "from? date (to | dash) num", "during", days_to_day, ("from", "dash")),
    Rule(
        "date",
        f"{PREFIX} on? (day_part of? the?)* ((relative | weekday) comma?)? (weekday comma?)? date (past | current)?",
        "at",
        dated,
    ),
    Rule("same day", "on? the? day_part? (relative | unit) same", "same", same_day),
    Rule("same day", "on? the? that (unit | relative)", "same", same_day),
    Rule("next day", "on? (relative | one_day) following", "same", next_day),
    Rule("next day", "on? the following one_day", "same", next_day),
    Rule("day before", "on? (relative | one_day) prior", "same", day_before),
    Rule("day before", "on? the prior one_day", "same", day_before),
    Rule("day before", "the one_day (earlier | before)", "same", day_before),
    Rule("nth day", "nth ordinal consecutive?", "since", nth_day),
    Rule(
        "nth day",
        "for (one | the)? (ordinal consecutive one_day | ordinal one_day consecutive | num consecutive unit)",
        "since",
        nth_day,
    ),
    Rule("since hours", "since (day_part | many_hour)+", "since", since_morning),
    Rule(
        "relative day",
        f"{PREFIX} (late | early)? (day_part of?)* on? relative (comma? weekday)? (day_part | late)?",
        "at",
        relative,
    ),
    Rule(
        "weekday",
        f"{PREFIX} on? (late | early)? on? the? (day_part of?)* (last | this | next)? weekday (past | next | current)? day_part*",
        "at",
        weekday,
    ),
    Rule("overnight", "overnight", "at", overnight),
    Rule("day of month", f"{PREFIX} on? num of? month_word (current | past)", "at", day_of_month),
    Rule("month", f"{PREFIX} on? the? edge? of? month_word? of? last? month (past | current)?", "at", month, CUES),
    Rule("season", f"{PREFIX} on? the? edge? (last | this)? season (of | year_word)* (year | past)", "at", season),
    Rule("season", f"{PREFIX} on? the? last season", "at", season),
    Rule("feast", f"{PREFIX} on? (edge | ordinal)? many_day? of? feast year_word? year?", "at", feast),
    Rule("year", f"{PREFIX} on? the? edge? of? year_word? year", "at", year, CUES),
    Rule("anniversary", "the? anniversary annual? ordinal", "at", anniversary),
    Rule("anniversary", "ordinal anniversary", "at", anniversary),
    Rule("over past", "during the? (last | recent) (num | few)? unit", "during", over_past),
    Rule(
        "over past",
        "on (many_hour | many_day | many_week | many_month | many_year | two_day | two_week) (num | few)? past",
        "during",
        over_past,
    ),
    Rule("over past", "on? edge num unit", "during", over_past),
    Rule("over past", "during one_week past", "during", over_past),
    Rule("since length", "for the? last (num | few)? unit", "since", elapsed_since),
    Rule("this month", f"{PREFIX} on? the? edge? of? (month_word current | this month_word)", "at", this_month),
    Rule("last month", f"{PREFIX} on? the? edge? of? (month_word past | last month_word)", "at", last_month),
    Rule("this year", f"{PREFIX} on? the? edge? of? (year_word current | this year_word)", "at", this_year),
    Rule("last year", f"{PREFIX} on? the? edge? of? (year_word past | last year_word)", "at", last_year),
    Rule("last week", f"{PREFIX} on? the? edge? of? (one_week past | last one_week)", "at", last_week),
    Rule("this week", f"{PREFIX} on? the? edge? of? (one_week current | this one_week)", "at", this_week),
    Rule(
        "past days",
        "(many_hour | many_day | many_week | many_month | many_year | two_day | two_week) (num | few)? past",
        "during",
        over_past,
    ),
    Rule(
        "past days",
        "the? (last | recent) (num | few)? (many_day | many_week | many_month | many_year | many_hour)",
        "during",
        over_past,
    ),
    Rule("recently", "on? recently", "at", recently),
    Rule("earlier", f"back that {LENGTH}", "same", earlier),
    Rule("earlier", f"{LENGTH} earlier", "same", earlier),
    Rule("later", f"{LENGTH} later", "same", later),
    Rule("ago", f"back {LENGTH}", "at", elapsed_ago),
    Rule("since length", f"since {LENGTH} ago?", "since", elapsed_since),
    Rule("since length", f"elapsed {LENGTH}", "since", elapsed_since),
    Rule("ago", f"{LENGTH} ago", "at", elapsed_ago),
    Rule("later", f"after {LENGTH}", "same", later),
    Rule("for length", f"(for | during) {LENGTH}", "lasted", undated),
    Rule("clock", "clock (approx | least)? (num | ordinal) clock?", "clock", undated),
    Rule("clock", "(num | ordinal) clock", "clock", undated),
    Rule("length", "(approx | least | most)? (num | few) unit", "lasted", undated),
    Rule("length", "(approx | least | most) unit", "lasted", undated),
)


def compile_rules() -> re.Pattern[str]:
    """One expression over the letters of `time_words`, a group `r<row>` for each rule, in the order of the table."""
    return re.compile("|".join(f"(?P<r{row}>{_to_letters(rule.pattern)})" for row, rule in enumerate(RULES)))


def _to_letters(pattern: str) -> str:
    """Write a row's pattern over letters: a class name becomes the set of its letters, spaces fall away."""
    lettered = re.sub(r"[a-z_]+", lambda name: f"[{letters_of(name[0])}]", pattern)
    return lettered.replace(" ", "").replace("(", "(?:")
