"""Rules of time: which symbols in a row are one expression of time, and which function reckons the days they mean.

A rule is a row: its name, the classes of `lexicon/time.toml` it is made of (`?` optional, `|` either, `+` and `*`
repeated, three times at most), its role, and its reckoner. At each place the first row that fits wins, so the more
specific stand first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geo.reading import time_lengths as lengths
from geo.reading import time_points as points
from geo.reading.time_words import OTHER, letters_of
from geo.reading.told import Reckoner

Role = Literal["at", "since", "until", "before", "after", "during", "lasted", "clock", "same", "coming"]
"""What an expression says of its event: `lasted` and `clock` date nothing, `same` counts from the day told before.

`coming` is when something is to begin: the day of what was announced, not of its being announced.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. `needs`: one of these classes must be among the symbols.

    `continued` is the reckoner after "has been"; `coming` that after "begins", of days that are still to come.
    """

    name: str
    pattern: str
    role: Role
    reckon: Reckoner
    needs: tuple[str, ...] = ()
    continued: Reckoner | None = None
    coming: Reckoner | None = None

    @property
    def prefixed(self) -> bool:
        """Whether the row begins with a word that may say since, until, before or after."""
        return self.pattern.startswith(PREFIX)


PREFIX = "(since | until | before | after)?"
ON_THE = "on? the?"
ON = f"{PREFIX} {ON_THE}"
BESIDE = "((relative | weekday (past | before_last)?) comma?)? (weekday comma?)?"
"""Words for the day that may stand before its date: "اليوم، السبت 27 آب"."""
PARTS = "(day_part of? the?)*"
QUALIFIER = "(approx | least | most)?"
LENGTH = f"the? {QUALIFIER} the? (num half? | few | one)? dash? unit half? few?"
PAST = "(past | before_last)"
MANY = "(many_hour | many_day | many_week | many_month | many_year | two_day | two_week | two_month | two_year)"
OF_YEAR = f"(of? year_word ({PAST} | current)? year? | last year_word)?"
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
    Rule("named after a day", "named_after of? (date | (ordinal num? | num) of? month)", "lasted", lengths.undated),
    Rule("first time", f"first_time (since | during | on | for) {LENGTH} {PAST}?", "lasted", lengths.undated),
    Rule(
        "first time",
        f"first_time since {ON_THE} (edge? of? the? month_word? of? month | edge? year_word? year | date | weekday)",
        "lasted",
        lengths.undated,
    ),
    Rule(
        "two days",
        "on? the? (day_part | overnight) of? weekday (dash | comma | to)? weekday",
        "at",
        points.two_weekdays,
    ),
    Rule("two days", "on? weekday day_part (dash | to)? weekday", "at", points.two_weekdays),
    Rule("two days", f"on? day_pair weekday to? weekday {PAST}?", "at", points.two_weekdays),
    Rule("some days", "from? day_pair? num (to | dash) date (past | current)?", "during", points.days_of_month),
    Rule("some days", "from? date (to | dash) num", "during", points.days_to_day, ("from", "dash")),
    Rule(
        "date",
        f"{PREFIX} on? {PARTS} {BESIDE} date ({PAST} | current)? {OF_YEAR}",
        "at",
        points.dated,
    ),
    Rule("date in words", f"{ON} {PARTS} ordinal num? of month {OF_YEAR}", "at", points.ordinal_date),
    Rule("same day", "on? the? day_part? (relative | one_day) same", "same", lengths.same_day),
    Rule("same day", "on? the? that (one_day | relative | day_part)", "same", lengths.same_day),
    Rule("same day", "on? the? day_part same", "same", lengths.same_day),
    Rule("same time", "on? the? (moment same | that moment)", "same", lengths.same_day),
    Rule("same month", "(on | during)? the? (month_word same | that month_word)", "same", lengths.same_month),
    Rule("next day", "on? (relative | one_day) following", "same", lengths.next_day),
    Rule("next day", "on? the following one_day", "same", lengths.next_day),
    Rule("same day", "(early | late) on the one_day", "same", lengths.same_day),
    Rule("day before", "on? (relative | one_day) prior", "same", lengths.day_before),
    Rule("day before", "on? the prior one_day", "same", lengths.day_before),
    Rule("day before", "the one_day (earlier | before)", "same", lengths.day_before),
    Rule("nth day", "nth the? (ordinal (and? num)? | num) consecutive?", "since", lengths.nth),
    Rule("nth day", "on? (relative | one_day) ordinal consecutive", "since", lengths.nth),
    Rule("nth day", "for (one | the)? ordinal consecutive? unit consecutive?", "since", lengths.nth),
    Rule("nth night", "for (one | the)? ordinal (day_part consecutive | consecutive day_part)", "since", lengths.nth),
    Rule("nth day", "for num consecutive unit", "since", lengths.nth),
    Rule("day of a count", "on? (relative | one_day) ordinal", "lasted", lengths.undated),
    Rule(
        "relative day",
        f"{PREFIX} (late | early)? {PARTS} on? relative (comma? weekday)? (day_part | late)?",
        "at",
        points.relative,
    ),
    Rule(
        "weekday",
        f"{PREFIX} on? (late | early)? {ON_THE} {PARTS} (last | this | next)? weekday ({PAST} | next)? day_part*",
        "at",
        points.weekday,
        coming=points.coming_weekday,
    ),
    Rule("since hours", "since (day_part | many_hour)+", "since", lengths.since_hours),
    Rule("overnight", "overnight", "at", points.overnight),
    Rule("weekend", f"{ON} (last | this)? weekend (past | current)?", "at", points.weekend),
    Rule("day of month", f"{ON} (num | ordinal num?) of? month_word (current | past)", "at", points.day_of_month),
    Rule("day of a month to come", f"{ON} (num | ordinal num?) of the? month_word next", "lasted", lengths.undated),
    Rule("day of month", f"{ON} (num | ordinal num?) of the? month_word", "at", points.day_of_month),
    Rule("day of month", f"{PREFIX} on the numbered", "at", points.day_of_month),
    Rule("day of month", "on num current", "at", points.day_of_month),
    Rule("months", f"{ON} month_word? month to? month {PAST}?", "during", points.months, CUES),
    Rule(
        "week of a month",
        f"{ON} ((ordinal | last) one_week | one_week (ordinal | past)) of? month_word? month",
        "at",
        points.week_of_month,
    ),
    Rule(
        "month",
        f"{ON} (edge many_day?)? of? month_word? of? last? month ({PAST} | current)? {OF_YEAR}",
        "at",
        points.month,
        CUES,
    ),
    Rule("season", f"{ON} edge? of? last? season (of | year_word)* (year | past)", "at", points.season),
    Rule("season", f"{ON} (last | this) season", "at", points.season),
    Rule(
        "feast",
        f"{ON} (edge | ordinal)? (one_day | many_day | relative)? ordinal? of? feast year_word? year?",
        "at",
        points.feast,
    ),
    Rule("years", "(from | on | year_word)+ year to year_word? year", "during", points.years),
    Rule("year", f"{ON} edge? of? the? (year_word (current | past)?)? year", "at", points.year, CUES),
    Rule("anniversary", "the? anniversary annual? ordinal", "at", points.anniversary),
    Rule("anniversary", "ordinal anniversary", "at", points.anniversary),
    Rule("over past", "during the? (last | recent) (num | few)? unit", "during", lengths.over_past),
    Rule("over past", f"on {MANY} (the? num | few)? past", "during", lengths.over_past),
    Rule("over past", "(on | during) the? num unit past", "during", lengths.over_past),
    Rule("over past", "on? edge num unit", "during", lengths.over_past),
    Rule("over past", "during one_week past", "during", lengths.over_past),
    Rule("since length", "for the? last (num | few)? unit", "since", lengths.elapsed_since),
    Rule("this month", f"{ON} (edge of? the?)? (month_word current | this month_word)", "at", points.this_month),
    Rule("last month", f"{ON} (edge of? the?)? (month_word {PAST} | last month_word)", "at", points.last_month),
    Rule("this month", f"{ON} edge of? the? month_word", "at", points.this_month),
    Rule("this year", f"{ON} (edge of? the?)? (year_word current | this year_word)", "at", points.this_year),
    Rule("last year", f"{ON} (edge of? the?)? (year_word {PAST} | last year_word)", "at", points.last_year),
    Rule("this year", f"{ON} edge of? the? year_word", "at", points.this_year),
    Rule("last week", f"{ON} (edge of? the?)? (one_week {PAST} | last one_week)", "at", points.last_week),
    Rule("this week", f"{ON} (edge of? the?)? (one_week current | this one_week)", "at", points.this_week),
    Rule("past days", f"the? {MANY} (the? num | few)? past", "during", lengths.over_past),
    Rule("past days", f"the? (last | recent) (num | few)? {MANY}", "during", lengths.over_past),
    Rule("coming", "(on | during)? the? (next (num | few)? unit | num? unit next)", "at", lengths.coming),
    Rule("recently", "on? recently", "at", points.recently),
    Rule("earlier", f"back that {LENGTH}", "same", lengths.earlier),
    Rule("counted before", f"{LENGTH} before", "same", lengths.earlier),
    Rule("earlier", f"{LENGTH} earlier", "same", lengths.earlier),
    Rule("counted after", f"{LENGTH} after", "same", lengths.later),
    Rule("later", f"{LENGTH} later", "same", lengths.later),
    Rule("ago", f"back {LENGTH} of now", "at", lengths.elapsed_ago),
    Rule("before another", f"back {LENGTH} of", "lasted", lengths.undated),
    Rule("ago", f"back {LENGTH}", "at", lengths.elapsed_ago),
    Rule("since length", f"since {LENGTH} ago?", "since", lengths.elapsed_since),
    Rule("since length", f"elapsed {LENGTH}", "since", lengths.elapsed_since),
    Rule("ago", f"{LENGTH} ago", "at", lengths.elapsed_ago),
    Rule("counted after", f"after {LENGTH} (upon | of point)", "same", lengths.later),
    Rule("after a length", f"after {LENGTH} of", "lasted", lengths.undated),
    Rule("later", f"after {LENGTH}", "same", lengths.later),
    Rule("since length", f"for {LENGTH} now", "since", lengths.elapsed_since),
    Rule("for length", f"for {LENGTH}", "lasted", lengths.undated, continued=lengths.going_on),
    Rule("for length", f"during {LENGTH}", "lasted", lengths.undated),
    Rule("clock", f"clock {QUALIFIER} (num | ordinal) half? clock?", "clock", lengths.undated),
    Rule("clock", "(num | ordinal) half? clock", "clock", lengths.undated),
    Rule("length", f"{QUALIFIER} (num | few) half? dash? unit", "lasted", lengths.undated),
    Rule("length", "(approx | least | most) unit", "lasted", lengths.undated),
)


CORES = (
    "unit",
    "weekday",
    "relative",
    "date",
    "month",
    "year",
    "ordinal",
    "season",
    "feast",
    "current",
    "one_day",
    "overnight",
    "weekend",
    "recently",
    "clock",
    "month_word",
    "year_word",
    "day_part",
    "moment",
    "nth",
)
"""Classes of which every expression has one."""
RUN = re.compile(f"[^{re.escape(OTHER)}]+")
CORE = re.compile(f"[{''.join(letters_of(name) for name in CORES)}]")


def find_runs(letters: str) -> Iterator[tuple[int, int]]:
    """Letters in a row that tell time, one of them at least a core: all that the rules need look at."""
    return (run.span() for run in RUN.finditer(letters) if CORE.search(letters, *run.span()))


def compile_rules() -> re.Pattern[str]:
    """One expression over the letters of `time_words`, a group `r<row>` for each rule, in the order of the table."""
    return re.compile("|".join(f"(?P<r{row}>{_to_letters(rule.pattern)})" for row, rule in enumerate(RULES)))


def _to_letters(pattern: str) -> str:
    """Write a row's pattern over letters: a class name becomes the set of its letters, spaces fall away."""
    lettered = re.sub(r"[a-z_]+", lambda name: f"[{letters_of(name[0])}]", pattern)
    # A bound on repetition keeps the search linear on any text.
    bounded = lettered.replace("*", "{0,3}").replace("+", "{1,3}")
    return bounded.replace(" ", "").replace("(", "(?:")
