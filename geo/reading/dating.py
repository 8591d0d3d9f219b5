"""When a statement says it happened: its own words of time, else its sentence's, else the day the article told last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.events import TimeSpan
from geo.reading.article import Span
from geo.reading.days import days_before
from geo.reading.time import TimeExpression, default_when

STATES = frozenset({"siege"})
CARRIED = frozenset({"airstrike", "shelling", "explosion", "killing", "arrest", "clash", "infrastructure"})
RECENT_DAYS = 3
HEADLINE_WORDS = 10
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
        """The clock once `when` was told in words."""
        return replace(self, told=when, last=when) if when is not None and when.expression else self


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
    for stretch in spans:
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
    """The days of the first expression in a stretch; what goes on "since" something only where no day is told."""
    for time in sorted(times, key=lambda one: one.role == "since" and kind not in STATES):
        if time.role in USABLE and any(a <= time.start < b for a, b in stretch):
            when = time.after(clock.told or clock.last or clock.headed or default_when(clock.published))
            if when is not None:
                return when
    return None


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
