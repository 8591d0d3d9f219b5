"""When something was so, as far as its source says.

The notation is EDTF (ISO 8601-2, level 1); edtf validates it and nothing more: its own strict and fuzzy bounds
are not those of a report ("2013-04-10/" ends in 2023 there), so bounds are computed here and nowhere else.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from edtf import EDTFParseException, parse_edtf

ABOUT_DAYS = 3
"""What `~` on a single day stands for: three days either side."""

SINGLE_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


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
        match = SINGLE_DATE.fullmatch(self.edtf.split("/")[0])
        if match is None or not match[4]:
            return 0
        return ABOUT_DAYS if match[3] else 15 if match[2] else 183

    def active_on(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last`, inclusive, lies in the span; an open end has no last day."""
        return self.start <= last and (self.end is None or self.end >= first)


@cache
def is_edtf(text: str) -> bool:
    """Whether `text` is EDTF; remembered, since reports share few notations and the parser is slow."""
    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True


def edtf_to_bounds(edtf: str) -> tuple[date, date | None]:
    """First and last day of an EDTF date or interval of level 1; `..` as an end gives None.

    Raises ValueError for what is not EDTF or has no first day.
    """
    head, slash, tail = edtf.partition("/")
    first, last = _single_bounds(head)
    if not slash:
        return first, last
    return first, None if tail in ("..", "") else _single_bounds(tail)[1]


def _single_bounds(text: str) -> tuple[date, date]:
    match = SINGLE_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a date with a year: {text!r}")
    year, month, day = int(match[1]), match[2], match[3]
    first = date(year, int(month or 1), int(day or 1))
    last_month = int(month or 12)
    last = date(year, last_month, int(day or calendar.monthrange(year, last_month)[1]))
    return first, last
