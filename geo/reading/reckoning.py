"""From what a report says of a time to days: how long ago, which edge of a month, from when and still going on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from geo.events import Qualifier, edtf_to_bounds
from geo.reading.days import days_before, months_before, nearest_month

FEW = 3
"""What "a few" and a bare plural stand for."""

MANY_MONTHS = 6
"""From how many months on "about" makes the day of the month say nothing."""

UNIT_DAYS = {"day": 1, "week": 7}
UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}
EDGE_DAYS = {"start": 1, "early": 5, "mid": 15, "late": 25, "end": 31}
EDGE_MONTHS = {"start": 1, "early": 2, "mid": 6, "late": 11, "end": 12}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Days and their notation, before the words they came from are added. `rule` says how they were reckoned."""

    start: date
    end: date | None
    edtf: str
    rule: str
    precision: int = 1


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time as written; `number` None: "a few", or a bare plural."""

    number: int | None
    unit: str
    qualifier: Qualifier = "exact"
    half: bool = False

    @property
    def days(self) -> int:
        """How many days it is, where it is counted in days or weeks."""
        return self.count * UNIT_DAYS[self.unit] + (UNIT_DAYS[self.unit] // 2 if self.half else 0)

    @property
    def months(self) -> int:
        """How many months it is, where it is counted in months or more."""
        return self.count * UNIT_MONTHS[self.unit] + (UNIT_MONTHS[self.unit] // 2 if self.half else 0)

    @property
    def count(self) -> int:
        """The number, or what "a few" stands for."""
        return FEW if self.number is None else min(self.number, 100_000)


def on_day(day: date, rule: str, *, about: bool = False) -> Reckoned:
    """One day."""
    return Reckoned(day, day, f"{day}~" if about else str(day), rule, 2 if about else 1)


def in_month(day: date, rule: str, *, about: bool = False) -> Reckoned:
    """The month `day` lies in."""
    return from_edtf(f"{day.year:04}-{day.month:02}{'~' if about else ''}", rule)


def in_year(year: int, rule: str, *, about: bool = False) -> Reckoned:
    """A year."""
    return from_edtf(f"{year:04}{'~' if about else ''}", rule)


def from_edtf(edtf: str, rule: str) -> Reckoned:
    """Days of an EDTF date of day, month or year."""
    first, last = edtf_to_bounds(edtf)
    return Reckoned(first, last, edtf, rule, 3 if len(edtf.rstrip("~")) < 10 else 2 if "~" in edtf else 1)


def ago(amount: Amount, published: date) -> Reckoned:
    """That long before publication: days counted are exact days; weeks, months and years are about."""
    rule = f"{_said(amount)} before publication"
    if amount.unit == "hour":
        back = amount.count // 24 if amount.number else 0
        return on_day(days_before(published, back), rule, about=back > 0)
    if amount.unit in UNIT_DAYS:
        day = days_before(published, amount.days)
        return on_day(day, rule, about=amount.unit != "day" or amount.number is None or amount.qualifier != "exact")
    if amount.number is None and amount.unit != "month":
        return in_year(months_before(published, 36).year, rule, about=True)
    day = months_before(published, amount.months)
    # "About eight months" has no day of its own: it began with the month whose first day is nearest.
    many = amount.unit == "month" and amount.qualifier == "about" and amount.count >= MANY_MONTHS
    return in_month(nearest_month(day) if many else day, rule, about=True)


def since_amount(amount: Amount, published: date) -> Reckoned:
    """Going on for that long, and not ended; bare months or years say no start, so it held on the publication day."""
    if amount.number is None and amount.unit in UNIT_MONTHS:
        rule = f"for {amount.unit}s: no start said, held on the day of publication"
        return Reckoned(published, None, f"{published}~/..", rule, 2)
    began = ago(amount, published)
    about = replace(began, edtf=began.edtf if began.edtf.endswith("~") or amount.unit == "hour" else f"{began.edtf}~")
    return open_ended(about)


def over_amount(amount: Amount, published: date) -> Reckoned:
    """Somewhere in the time that long before publication."""
    began = ago(amount, published)
    edtf = began.edtf if began.edtf.endswith("~") else f"{began.edtf}~"
    return Reckoned(began.start, published, f"{edtf}/{published}", f"in the {_said(amount)} before publication", 3)


def open_ended(began: Reckoned) -> Reckoned:
    """From then on; not ended when reported."""
    head = began.edtf.split("/")[0]
    # A month or year in which something began leaves its first day open.
    head = head if len(head) >= len("2015-01-01") or head.endswith("~") else f"{head}~"
    return replace(began, end=None, edtf=f"{head}/..", rule=f"since {began.rule}")


def between(first: Reckoned, last: Reckoned) -> Reckoned | None:
    """From one to the other, both included; None where the second ends before the first begins."""
    if last.end is None or last.end < first.start:
        return None
    tail = last.edtf.split("/")[-1]
    return Reckoned(first.start, last.end, f"{first.edtf.split('/')[0]}/{tail}", f"from {first.rule} to {last.rule}", 2)


def edge_of_month(edge: str, month: Reckoned) -> Reckoned:
    """Its beginning, middle or end, about."""
    last = (month.end or month.start).day
    day = month.start.replace(day=min(EDGE_DAYS[edge], last))
    return on_day(day, f"{edge} of {month.rule}", about=True)


def edge_of_year(edge: str, year: int, rule: str) -> Reckoned:
    """Its beginning, middle or end, as a month, about."""
    return from_edtf(f"{year:04}-{EDGE_MONTHS[edge]:02}~", f"{edge} of {rule}")


def _said(amount: Amount) -> str:
    number = "a few" if amount.number is None else str(amount.number)
    plural = "" if amount.number == 1 else "s"
    return f"{'' if amount.qualifier == 'exact' else amount.qualifier + ' '}{number} {amount.unit}{plural}"
