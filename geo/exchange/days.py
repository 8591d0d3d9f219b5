"""Cells → days: ISO 8601, EDTF, numeric dates in either order, months by name in Arabic and English, ranges of them.

A numeric date whose order nothing tells is refused rather than guessed: 3/4/2014 is two days.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from geo.events import TimeSpan, edtf_to_bounds
from geo.exchange.cells import DIGITS, LONGEST, is_nothing
from geo.exchange.errors import RowError
from geo.reading.dates import WrittenDate, find_dates
from geo.reading.plain import to_plain

Order = Literal["dmy", "mdy"]

ISO_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?", re.ASCII)
NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]+\d{1,2}:\d{2}.*)?", re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
BETWEEN = re.compile(
    r"\s+(?:-|–|—|to|until|till|الى|إلى|حتى)\s+|\s*(?:–|—|\.\.)\s*|(?<=\d)\s*/\s*(?=\d{4}-)", re.IGNORECASE
)
"""What stands between the two days of a range in one cell."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of what a cell says, and its EDTF."""

    first: date
    last: date
    edtf: str


def span(cell: str, column: str, order: Order | None = None) -> TimeSpan | None:
    """The days of one cell; None where it is empty. Raises `RowError` for what is no day, or may be two."""
    if is_nothing(cell):
        return None
    if len(cell) > LONGEST:
        raise RowError(column, cell, "not a day")
    days = _days(cell, column, order)
    return TimeSpan(days.first, days.last, days.edtf, cell, precision=_precision(days.first, days.last))


def between(start: str, end: str, start_column: str, end_column: str, order: Order | None = None) -> TimeSpan | None:
    """The days from one cell to another; one alone stands for both."""
    first, last = span(start, start_column, order), span(end, end_column, order)
    if first is None or last is None or first == replace(last, expression=first.expression):
        return first or last
    if last.end is None or last.end < first.start:
        raise RowError(end_column, end, f"comes before {start_column} {start}")
    edtf = first.edtf if first.edtf == last.edtf else f"{first.edtf}/{last.edtf}"
    said = start if start == end else f"{start} – {end}"
    return TimeSpan(first.start, last.end, edtf, said, precision=_precision(first.start, last.end))


def about(day: date, precision: int, expression: str) -> TimeSpan:
    """A day as ACLED codes it: 1 that day, 2 a day of that week, 3 a day of that month (ACLED codebook, 2023)."""
    if precision == 1:
        return TimeSpan(day, day, day.isoformat(), expression)
    if precision == 2:
        # "About" a day stands for three days either side (geo.events.ABOUT_DAYS): the week around it.
        return TimeSpan(day, day, f"{day}~", expression, "a week", 2)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return TimeSpan(day.replace(day=1), last, f"{day:%Y-%m}", expression, "a month", 3)


def order_of(cells: Iterable[str]) -> Order | None:
    """The order of numeric dates, told by those that have only one reading; None where none tells or two disagree."""
    told: set[Order] = set()
    for cell in cells:
        if len(cell) <= LONGEST and (found := NUMERIC.fullmatch(cell.translate(DIGITS).strip())):
            one, other = int(found[1]), int(found[3])
            told |= {"dmy"} if one > 12 >= other else {"mdy"} if other > 12 >= one else set()
    return told.pop() if len(told) == 1 else None


@lru_cache(maxsize=1 << 14)
def _days(cell: str, column: str, order: Order | None) -> Days:
    text = " ".join(cell.translate(DIGITS).split())
    single = _single(text, cell, column, order)
    if single:
        return single
    ends = BETWEEN.split(text, maxsplit=1)
    if len(ends) == 2 and (first := _single(ends[0], cell, column, order)):
        last = _single(ends[1], cell, column, order)
        if last and last.last < first.first:
            raise RowError(column, cell, "ends before it begins")
        if last:
            return Days(first.first, last.last, f"{first.edtf}/{last.edtf}")
    if SERIAL.fullmatch(text):
        raise RowError(column, cell, "a spreadsheet's number for a day; format the column as dates")
    raise RowError(column, cell, "not a day")


def _single(text: str, cell: str, column: str, order: Order | None) -> Days | None:
    if found := ISO_DAY.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]), cell, column)
    if found := NUMERIC.fullmatch(text):
        return _numeric(found, cell, column, order)
    return _edtf(text) or _named(text)


def _numeric(found: re.Match[str], cell: str, column: str, order: Order | None) -> Days:
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if order is None and one != other and max(one, other) <= 12:
        raise RowError(column, cell, 'day/month or month/day? nothing tells; say dates = "dmy" or "mdy" in the mapping')
    swapped = order == "mdy" or (order is None and other > 12)
    day, month = (other, one) if swapped else (one, other)
    return _day(year, month, day, cell, column)


def _day(year: int, month: int, day: int, cell: str, column: str) -> Days:
    try:
        found = date(year, month, day)
        return Days(found, found, _checked(found))
    except ValueError:
        raise RowError(column, cell, "no such day") from None


def _checked(day: date) -> str:
    """The EDTF of a day; years before 1000 have none here, and are slips of the pen."""
    if day.year < 1000:
        raise ValueError("before the year 1000")
    return day.isoformat()


def _edtf(text: str) -> Days | None:
    try:
        first, last = edtf_to_bounds(text)
    except ValueError:
        return None
    return None if last is None or last < first or first.year < 1000 else Days(first, last, text)


def _named(text: str) -> Days | None:
    """A date with its month's name, which must be all that stands there."""
    plain = to_plain(text)
    written = list(find_dates(plain, text))
    if len(written) != 1 or plain.text[: written[0].start].strip() or plain.text[written[0].end :].strip(" .,،"):
        return None
    return _written(written[0])


def _written(written: WrittenDate) -> Days | None:
    day = written.as_day()
    if day is not None:
        return Days(day, day, day.isoformat())
    if written.calendar == "gregorian" and written.year and written.month and not written.day:
        return _edtf(f"{written.year:04}-{written.month:02}")
    return None


def _precision(first: date, last: date) -> int:
    return 1 if first == last else 2 if last - first < WEEK else 3
