"""Dates written out, in words or digits: day, month and year as far as they are given.

Both kinds of digits, Levantine, Gregorian, Maghrebi and English month names, two or three of them side by side
("27 نوفمبر/ تشرين الثاني", "26 آب (أغسطس - أوت)، 2015"), Hijri dates, numeric forms, a year glued to its day
("Apr 152017"). A numeric date is day, month, year unless only the other order makes a date.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from geo.reading.days import hijri_to_day, valid_day
from geo.reading.plain import Plain

TABLES: dict[str, Any] = tomllib.loads(files("geo.reading").joinpath("lexicon", "months.toml").read_text("utf-8"))
MONTHS = {name: int(number) for number, names in TABLES["gregorian"].items() for name in names}
HIJRI_MONTHS = {name: int(number) for number, names in TABLES["hijri"].items() for name in names}
FATHER = "اب"
"""The month آب and the word أب (father) are one in the plain spelling; only the month lacks the hamza."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_HIJRI, LAST_HIJRI = 1318, 1500
MOON_SEEN = timedelta(days=2)
"""How far a Hijri day as printed may lie from the same day as reckoned."""


def _either(names: dict[str, int]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))


MONTH = rf"(?:{_either(MONTHS)})(?![^\W\d_])(?:(?<=[a-z])\.(?=\s?\d))?"
HIJRI_MONTH = rf"(?:{_either(HIJRI_MONTHS)})(?![^\W\d_])"
TWIN = rf"(?:\s*[/\\(\-–—ـ]\s*{MONTH}){{0,2}}\s?\)?"
NAME = rf"{MONTH}{TWIN}"
NOT_LONGER = r"(?!\d(?!\d?\s*[^\W\d_]))"
"""A year may be glued to the day of the next date ("201826 آب"), but is no part of a longer number."""
YEAR = rf"(?:\d{{4}}){NOT_LONGER}"
YEAR_AFTER = rf"(?:\s*[،,/\-]?\s*(?:من\s+)?(?:(?:ال)?(?:عام|سنه)\s+|of\s+)?(?P<%s>{YEAR})(?:\s*م\b)?)"
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
TH = "(?:st|nd|rd|th)?"
NO_DIGIT_BEFORE = r"(?:(?<!\d)(?<!\d[.,:/])|(?<=19\d\d)|(?<=20\d\d))"
WORD_START = r"(?:(?<![^\W\d_])|(?<=\b[وفبلك])|(?<=\b[وف][بلك])|(?<=\bلل))"
"""Where a month may begin: at a word, or behind attached particles."""
OF_HIJRI_YEAR = r"(?:\s*[،,]?\s*(?:لعام\s+|عام\s+|سنه\s+)?(?P<%s>1[345]\d\d))?"

SHAPES = {
    "iso": r"(?<!\d)(?P<iso_y>\d{4})(?P<iso_sep>[-/.])(?P<iso_m>\d{1,2})(?P=iso_sep)(?P<iso_d>\d{1,2})(?!\d)",
    "num": r"(?<!\d)(?<!\d[-/.])(?P<num_d>\d{1,2})\s?(?P<num_sep>[-/.])\s?(?P<num_m>\d{1,2})\s?(?P=num_sep)\s?"
    rf"(?P<num_y>\d{{4}}){NOT_LONGER}",
    "dmy": rf"{NO_DIGIT_BEFORE}(?P<dmy_d>{DAY_NUMBER}){TH}\s*(?:من\s+|of\s+|/|-)?\s*(?:شهر\s+)?"
    rf"(?P<dmy_m>{NAME}){YEAR_AFTER % 'dmy_y'}?",
    "mdy": rf"{WORD_START}(?P<mdy_m>{NAME})\s*(?P<mdy_d>{DAY_NUMBER}){TH}\s*[،,]?\s*(?P<mdy_y>{YEAR})(?!\d)",
    "my": rf"{WORD_START}(?P<my_m>{NAME}){YEAR_AFTER % 'my_y'}",
    "md": rf"{WORD_START}(?P<md_m>(?=[a-z]){NAME})\s*(?P<md_d>{DAY_NUMBER}){TH}(?![\d:%])(?![.,]\d)",
    "h": rf"{NO_DIGIT_BEFORE}(?P<h_d>{DAY_NUMBER})\s*(?:من\s+)?(?:شهر\s+)?(?P<h_m>{HIJRI_MONTH})"
    + OF_HIJRI_YEAR % "h_y",
    "hm": rf"{WORD_START}(?P<hm_m>{HIJRI_MONTH}){OF_HIJRI_YEAR % 'hm_y'}(?![^\W\d_])",
    "m": rf"{WORD_START}(?P<m_m>{NAME})",
}
"""The shapes of a date, tried in this order at each place; groups are named for the shape and the part: `dmy_m`."""
WRITTEN = re.compile("|".join(SHAPES.values()))
NUMERIC = re.compile("|".join(SHAPES[shape] for shape in ("iso", "num")))
NAME_STARTS = frozenset(name.split()[0] for name in (*MONTHS, *HIJRI_MONTHS))
LETTERS = re.compile(r"[^\W\d_]+")
ATTACHED = 2
"""At most so many particles stand attached before a month: "وبآب"."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written. `start`–`end` lie in the plain text; what is not written is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    calendar: Literal["gregorian", "hijri"] = "gregorian"

    def as_day(self) -> date | None:
        """The Gregorian day, None where day, month or year is not written or no such day exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        if self.calendar == "hijri":
            return hijri_to_day(self.year, self.month, self.day)
        return valid_day(self.year, self.month, self.day)


def find_dates(plain: Plain, text: str) -> Iterator[WrittenDate]:
    """Dates in a plain text made from `text`, in order; lone month names too. None overlaps another."""
    named = any(map(_may_name, LETTERS.findall(plain.text)))
    for found in (WRITTEN if named else NUMERIC).finditer(plain.text):
        written = _read(found)
        if written is not None and not _is_father(written, found, plain, text):
            yield written


@lru_cache(maxsize=1 << 14)
def _may_name(word: str) -> bool:
    """Whether a word, with or without attached particles, may begin the name of a month."""
    return any(word[cut:] in NAME_STARTS for cut in range(ATTACHED + 1))


def find_days(plain: Plain, text: str) -> Iterator[tuple[WrittenDate, date]]:
    """Only the dates that name one day with its year; of a double date, both the day of its Gregorian half."""
    days = [(written, day) for written in find_dates(plain, text) if (day := written.as_day()) is not None]
    for written, day in days:
        yield written, _as_printed(written, day, days)


def _as_printed(written: WrittenDate, day: date, days: Sequence[tuple[WrittenDate, date]]) -> date:
    """A Hijri day as the Gregorian date beside it has it: months begin with the moon that was seen, not reckoned."""
    if written.calendar == "gregorian":
        return day
    beside = (other for one, other in days if one.calendar == "gregorian" and abs(other - day) <= MOON_SEEN)
    return next(beside, day)


def _read(found: re.Match[str]) -> WrittenDate | None:
    shape = (found.lastgroup or "").rpartition("_")[0]
    parts = found.groupdict()
    year, month, day = (parts.get(f"{shape}_{part}") for part in "ymd")
    if shape in ("iso", "num"):
        return _numeric(found, int(year or 0), int(month or 0), int(day or 0))
    hijri = shape in ("h", "hm")
    number = (HIJRI_MONTHS[_name(month or "")]) if hijri else MONTHS[_name(month or "")]
    return _plausible(found, int(year) if year else None, number, int(day) if day else None, hijri=hijri)


def _name(written: str) -> str:
    """The first month name of one or several side by side."""
    first = re.split(r"\s*[/\\(\-–—ـ)]\s*", written.strip())[0].rstrip(".")
    spaced = re.sub(r"\s+", " ", first)
    return spaced if spaced in MONTHS or spaced in HIJRI_MONTHS else re.sub(r"\s+", " ", written.strip().rstrip("."))


def _numeric(found: re.Match[str], year: int, month: int, day: int) -> WrittenDate | None:
    hijri = FIRST_HIJRI <= year <= LAST_HIJRI
    if month > 12 >= day and not hijri:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _plausible(found, year, month, day, hijri=hijri)


def _plausible(
    found: re.Match[str], year: int | None, month: int, day: int | None, *, hijri: bool
) -> WrittenDate | None:
    first, last = (FIRST_HIJRI, LAST_HIJRI) if hijri else (FIRST_YEAR, LAST_YEAR)
    if year is not None and not first <= year <= last:
        return None
    if not hijri and day is not None and valid_day(year or 2000, month, day) is None:
        return None
    start = found.start()
    end = start + len(found[0].rstrip())
    return WrittenDate(start, end, year, month, day, "hijri" if hijri else "gregorian")


def _is_father(written: WrittenDate, found: re.Match[str], plain: Plain, text: str) -> bool:
    """Whether what looks like the month آب is written أب."""
    at = found[0].find(FATHER)
    return written.month == 8 and at >= 0 and text[plain.origin(found.start() + at)] in "أإ"
