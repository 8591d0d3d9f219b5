"""Lengths of time reckoned: ago, since, over the past, so much after or before what was told."""

from __future__ import annotations

from geo.reading.days import days_before
from geo.reading.reckoning import UNIT_DAYS, Amount, Reckoned, ago, on_day, open_ended, over_amount, since_amount
from geo.reading.told import Shift, Told


def elapsed_ago(told: Told) -> Reckoned:
    """An amount of time before publication."""
    return ago(told.amount, told.published)


def elapsed_since(told: Told) -> Reckoned:
    """An amount of time before publication, and going on."""
    return since_amount(told.amount, told.published)


def going_on(told: Told) -> Reckoned | None:
    """An amount of time for which something has been so; hours are over when they are told."""
    return None if told.amount.unit == "hour" else elapsed_since(told)


def over_past(told: Told) -> Reckoned:
    """Within an amount of time before publication."""
    return over_amount(told.amount, told.published)


def coming(told: Told) -> Reckoned | None:
    """An amount of time after publication, about; what has no day ("in the coming months") dates nothing."""
    amount = told.amount
    if amount.unit not in UNIT_DAYS or amount.number is None:
        return None
    return on_day(days_before(told.published, -amount.days), "after publication", about=True)


def since_hours(told: Told) -> Reckoned:
    """Since some hour of the day of publication."""
    return open_ended(on_day(told.published, "the day of publication"))


def nth(told: Told) -> Reckoned | None:
    """Going on for so many days, this one counted: the sixth began five before, about; the year 2015 counts none."""
    count = told.get("num")
    if told.get("year"):
        return None
    number: int = (told.get("ordinal") or 0) + (count.value if count else 0)
    unit: str = told.get("nth") or (told.get("unit").name if told.get("unit") else "day")
    if number <= 1:
        return open_ended(on_day(told.published, "the day of publication"))
    return since_amount(Amount(number - 1, unit, "about"), told.published)


def later(told: Told) -> Shift | None:
    """So much after what was told before."""
    return _shift(told.amount, 1)


def earlier(told: Told) -> Shift | None:
    """So much before what was told before."""
    return _shift(told.amount, -1)


def _shift(amount: Amount, sign: int) -> Shift | None:
    if amount.unit == "hour":
        return Shift(0)
    return Shift(sign * amount.days) if amount.unit in UNIT_DAYS else None


def same_day(_: Told) -> Shift:
    """The day told before."""
    return Shift(0)


def same_month(_: Told) -> Shift:
    """The month of the day told before."""
    return Shift(0, whole_month=True)


def next_day(_: Told) -> Shift:
    """The day after the day told before."""
    return Shift(1)


def day_before(_: Told) -> Shift:
    """The day before the day told before."""
    return Shift(-1)


def undated(_: Told) -> None:
    """A length of time or an hour dates nothing by itself."""
