"""When a statement says it happened: its own words of time, else its sentence's, else the day the article told last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.events import TimeSpan
from geo.reading.article import Article, Span
from geo.reading.dates import find_days
from geo.reading.days import days_before
from geo.reading.plain import to_plain
from geo.reading.time import TimeExpression, default_when

STATES = frozenset({"siege"})
CARRIED = frozenset({"airstrike", "shelling", "explosion", "killing", "arrest", "clash", "infrastructure"})
RECENT_DAYS = 5
HEADLINE_WORDS = 10
HEADED_DAYS = 31
COUNTED = frozenset({"counted after", "counted before"})
"""Rules of lengths counted from an event that the words behind them tell."""

EARLIER = "earlier,"
"""The rule of a day counted back from the one told: an aside, after which the tale goes on where it was."""

NTH_DAY = "nth day"
PARTICLES = 3
ENDS = frozenset(".!?؟…،,")
SOMEWHAT_BEFORE_DAYS = 7
USABLE = frozenset({"at", "since", "during", "same", "before", "after"})


@dataclass(frozen=True, slots=True)
class Clock:
    """The article's day of publication, the last day it told, and the day that a line of its own gives what follows.

    `told` is forgotten where a heading turns to something else; `last` is not, for "the same evening" counts from it.
    """

    published: date | None
    told: TimeSpan | None = None
    headed: TimeSpan | None = None
    last: TimeSpan | None = None

    @property
    def before(self) -> TimeSpan | None:
        """The day that "the next day" counts from: the last one told, else that of publication."""
        return self.told or self.last or self.headed or default_when(self.published)

    def under(self, line: str, times: Sequence[TimeExpression]) -> Clock:
        """The clock after a line that states nothing: "Saturday 30 November" dates what stands under it."""
        day = next((time.when for time in times if time.when is not None and time.role == "at"), None)
        if (
            day is None
            or day.precision != 1
            or day.start != day.end
            or line[-1:] in ENDS
            or len(line.split()) > HEADLINE_WORDS
        ):
            return self
        return replace(self, headed=replace(day, expression="", rule=f"the line above: {day.edtf}"))

    def after(self, when: TimeSpan | None) -> Clock:
        """The clock once `when` was told in words, or counted from what was; what still goes on tells no day."""
        told = is_told(when) and when is not None and when.end is not None and not when.rule.startswith(EARLIER)
        return replace(self, told=when, last=when) if told else self


def is_told(when: TimeSpan | None) -> bool:
    """Whether words give the days, or let them be counted from others that words give."""
    return when is not None and bool(when.expression or ", counted from " in when.rule)


def headed_by(article: Article) -> TimeSpan | None:
    """A day printed above the prose that is not the day of publication: that of what is reported."""
    top = article.body[0][0] if article.body else 0
    for start, end in article.asides:
        for _, day in find_days(to_plain(article.text, start, end), article.text) if end <= top else ():
            if article.published is not None and 0 < (article.published - day).days <= HEADED_DAYS:
                return TimeSpan(day, day, str(day), "", f"the line above: {day}", 1)
    return None


def date_statement(
    kind: str,
    times: Sequence[TimeExpression],
    spans: Iterable[Sequence[Span]],
    clock: Clock,
    *,
    past: bool,
    ongoing: bool,
) -> TimeSpan | None:
    """The days of an event of `kind`; `spans` are where to look, the closest stretch of text first."""
    stretches = list(spans)
    counted = _counted_from(times, stretches, clock)
    if counted is not None:
        return counted
    for stretch in stretches:
        when = _told(kind, times, stretch, clock)
        if when is not None:
            return _kept_open(kind, when, ongoing=ongoing)
    if past:
        return _somewhat_before(clock.published)
    if kind in CARRIED and clock.told is not None and _recent(clock.told, clock.published):
        day = clock.told.start
        edtf = f"{day}~" if clock.told.approximate else str(day)
        return replace(clock.told, end=day, edtf=edtf, expression="", rule="the day told before")
    when = clock.headed or default_when(clock.published)
    if when is not None and (kind in STATES or ongoing):
        return replace(when, end=None, edtf=f"{when.edtf}/..")
    return when


def _told(kind: str, times: Sequence[TimeExpression], stretch: Sequence[Span], clock: Clock) -> TimeSpan | None:
    """The days of the first expression in a stretch; what goes on "since" something only where no day is told.

    A siege that went on today "for the fifth day" began on the first of them.
    """
    for time in sorted(times, key=lambda one: (_since_when(kind, one), kind in CARRIED and _spans(one))):
        if time.role in USABLE and any(a <= time.start < b for a, b in stretch):
            when = time.after(clock.before)
            if when is not None and not _ahead(time, when, clock):
                return when
    return None


def _spans(time: TimeExpression) -> bool:
    """Whether it tells of several days: where a day is told too, an attack was on that day."""
    return time.when is not None and (time.when.end is None or time.when.start + timedelta(days=1) < time.when.end)


def _since_when(kind: str, time: TimeExpression) -> int:
    """Where a "since" stands among the times: behind what tells a day, the count of a siege's days before it."""
    if kind in STATES and time.rule == NTH_DAY:
        return -1
    return int(time.role == "since" and kind not in STATES)


def _counted_from(
    times: Sequence[TimeExpression], stretches: Sequence[Sequence[Span]], clock: Clock
) -> TimeSpan | None:
    """The day of what another is counted from: the van that blew up of "on Sunday, a day after a van blew up"."""
    opening = min((start for start, _ in stretches[0]), default=0) if stretches else 0
    for time in times:
        if time.rule in COUNTED and time.shift is not None and time.start - PARTICLES <= opening < time.end:
            told = (one.when for one in reversed(times) if one.end <= time.start and one.role == "at")
            return replace(time, shift=-time.shift).after(next(told, None) or clock.before)
    return None


def _ahead(time: TimeExpression, when: TimeSpan, clock: Clock) -> bool:
    """Whether so long "after" what nothing dates would lie after publication."""
    return time.shift is not None and clock.published is not None and when.start > clock.published


def _kept_open(kind: str, when: TimeSpan, *, ongoing: bool) -> TimeSpan:
    """A state that began on a day lasts until the article says it ended."""
    if not ongoing or when.end is None or "/" in when.edtf or kind not in STATES:
        return when
    return replace(when, end=None, edtf=f"{when.edtf}/..")


def _recent(told: TimeSpan, published: date | None) -> bool:
    return published is not None and told.precision == 1 and abs((published - told.start).days) <= RECENT_DAYS


def _somewhat_before(published: date | None) -> TimeSpan | None:
    if published is None:
        return None
    day = days_before(published, SOMEWHAT_BEFORE_DAYS)
    return TimeSpan(day, day, f"{day}~", "", "told as earlier, no day given: about a week before", 3)
