"""Days reckoned: months back, weekdays back, the year an unwritten year must be, and the tabular Hijri calendar.

The Hijri calendar is the tabular one of eleven leap years in thirty (civil epoch, 16 July 622 Julian); observed months
may begin a day or two apart, so what it gives is approximate.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

HIJRI_EPOCH = 227015
"""Proleptic Gregorian ordinal of 1 Muharram of the year 1."""

AHEAD = 31
"""How many days ahead a date without a year may lie: a report announces sooner than it recalls eleven months."""

YEARS_BACK = 6
"""How many years back a weekday may settle the year of a date; after six the same weekday comes round again."""


def days_before(day: date, count: int) -> date:
    """The day `count` days before, kept within the calendar."""
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() - count)))


def months_before(day: date, count: int) -> date:
    """The same day of the month `count` months before, the last of that month where it is shorter."""
    index = max(12, min(9999 * 12 + 11, day.year * 12 + day.month - 1 - count))
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def last_of_month(year: int, month: int) -> int:
    """Number of days of a month."""
    return calendar.monthrange(year, month)[1]


def month_end(day: date) -> date:
    """The last day of the month `day` lies in."""
    return day.replace(day=last_of_month(day.year, day.month))


def nearest_month(day: date) -> date:
    """The first day of the month whose beginning is nearest to `day`."""
    return day.replace(day=1) if day.day <= 15 else days_before(month_end(day), -1)


def weekday_before(day: date, weekday: int, *, today: bool = True) -> date:
    """The last such weekday (Monday 0) up to `day`; `today` says whether `day` itself may be it."""
    back = (day.weekday() - weekday) % 7
    return days_before(day, back if back or today else 7)


def weekday_after(day: date, weekday: int) -> date:
    """The next such weekday after `day`."""
    return days_before(day, -((weekday - day.weekday() - 1) % 7 + 1))


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_year_unsaid(
    month: int, day: int, published: date, weekday: int | None = None, *, past: bool = False
) -> date | None:
    """The day meant by a report of `published`: the last such, or one close ahead unless `past`; weekdays settle it."""
    years = range(published.year + 1, published.year - YEARS_BACK - 1, -1)
    days = [found for year in years if (found := valid_day(year, month, day)) is not None]
    near = [found for found in days if (found - published).days <= (0 if past else AHEAD)]
    agreeing = [found for found in near if weekday is None or found.weekday() == weekday]
    return next(iter(agreeing or near), None)


def month_of_year_unsaid(month: int, published: date, *, past: bool = False) -> date:
    """First day of the last such month up to `published`; `past` leaves out the month of publication itself."""
    found = published.replace(day=1, month=month)
    ahead = found > published or (past and month == published.month)
    return months_before(found, 12) if ahead else found


def hijri_to_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date; None where it is no date."""
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 9000):
        return None
    elapsed = (year - 1) * 354 + (3 + 11 * year) // 30 + (month - 1) * 29 + month // 2
    return date.min + timedelta(HIJRI_EPOCH + elapsed + day - 2)


def hijri_year(day: date) -> int:
    """The Hijri year a Gregorian day lies in."""
    guess = int((day.toordinal() - HIJRI_EPOCH) / 354.3667) + 2
    while (first := hijri_to_day(guess, 1, 1)) is not None and first > day:
        guess -= 1
    return guess


def last_hijri(month: int, day: int, published: date) -> date | None:
    """The last such Hijri day up to `published`."""
    year = hijri_year(published)
    found = hijri_to_day(year, month, day)
    return hijri_to_day(year - 1, month, day) if found and found > published else found
