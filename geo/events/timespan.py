"""When something was so, as far as its source says.

The notation is EDTF (ISO 8601-2, level 1); edtf validates it and nothing more: its own strict and fuzzy bounds
are not those of a report ("2013-04-10/" ends in 2023 there), so bounds are computed here and nowhere else.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf

ABOUT_DAYS = 3
"""What `~` on a single day stands for: three days either side."""

MAX_NOTATION = 64
"""Characters of the longest notation taken for EDTF: twice what two days with their marks need."""

DATE = re.compile(r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)", re.ASCII)
"""A date of level 1 with a year of four digits, of which the last may be unspecified."""

_SOME_DAY = (
    r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?[~?%]?|"
    r"[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)[~?%]?"
)
PLAIN = re.compile(rf"(?:{_SOME_DAY})(?:/(?:\.\.|{_SOME_DAY}))?", re.ASCII)
"""Days, months, years and intervals of them, known for EDTF at sight: the parser takes 20 ms for each."""

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Season → its first month, on the northern half of the earth: spring, summer, autumn, winter."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Days, inclusive. `end` None means: not ended when reported.

    `edtf` is the notation, `expression` the words it was read from ("" where the article gives none), `rule` how
    they were read, `precision` ACLED's 1 (the day) – 3 (the month or less).
    """

    start: date
    end: date | None
    edtf: str
    expression: str = ""
    rule: str = ""
    precision: int = 1

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts, and a notation that is not EDTF."""
        if self.end is not None and self.end < self.start:
            raise ValueError(f"a span cannot end before it starts: {self.start}/{self.end}")
        if not is_edtf(self.edtf):
            raise ValueError(f"not EDTF: {self.edtf!r}")

    @property
    def approximate(self) -> bool:
        """Whether the source says "about"."""
        return any(mark in self.edtf for mark in "~%")

    @property
    def open_ended(self) -> bool:
        """Whether it had not ended when reported."""
        return self.end is None

    @property
    def margin_days(self) -> int:
        """How many days either side of an approximate start it may have been; 0 where it is exact."""
        match = DATE.fullmatch(self.edtf.split("/")[0])
        if match is None or match[4] in ("", "?"):
            return 0
        return ABOUT_DAYS if _is_given(match[3]) else 15 if _is_given(match[2]) else 183

    def active_on(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last`, inclusive, lies in the span; an open end has no last day."""
        return self.start <= last and (self.end is None or self.end >= first)


@lru_cache(maxsize=4096)
def is_edtf(text: str) -> bool:
    """Whether `text` is EDTF; remembered, since reports share few notations and the parser is slow."""
    if PLAIN.fullmatch(text):
        return True
    if len(text) > MAX_NOTATION:
        return False
    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True


def edtf_to_bounds(edtf: str) -> tuple[date, date | None]:
    """First and last day of an EDTF date or interval of level 1; an end that is open or unknown gives None.

    The marks `~ ? %` move no bound (see `TimeSpan.margin_days`). Raises ValueError for what is not EDTF, has no first
    day, or lies outside the years 1–9999.
    """
    if not is_edtf(edtf):
        raise ValueError(f"not EDTF: {edtf!r}")
    head, slash, tail = edtf.partition("/")
    first, last = _single_bounds(head)
    if not slash:
        return first, last
    return first, None if tail in ("..", "") else _single_bounds(tail)[1]


def _single_bounds(text: str) -> tuple[date, date]:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date with a year: {text!r}")
    first_year, last_year = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    if not _is_given(match[2]):
        return date(first_year, 1, 1), date(last_year, 12, 31)
    month = int(match[2])
    if month in SEASONS:
        return _season_bounds(first_year, SEASONS[month])
    first_day, last_day = (int(match[3]),) * 2 if _is_given(match[3]) else (1, _month_length(last_year, month))
    return date(first_year, month, first_day), date(last_year, month, last_day)


def _season_bounds(year: int, month: int) -> tuple[date, date]:
    """Three months from `month` on; winter ends in the next year."""
    last_year, last_month = divmod(year * 12 + month + 1, 12)
    return date(year, month, 1), date(last_year, last_month + 1, _month_length(last_year, last_month + 1))


def _month_length(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"no such month: {month}")
    return calendar.monthrange(year, month)[1]


def _is_given(part: str | None) -> bool:
    """Whether a month or a day is there and specified."""
    return part is not None and part != "XX"
