"""Points in time reckoned: dates, weekdays, months, years, seasons and feasts, by the day of publication."""

from __future__ import annotations

from datetime import date

from geo.reading.dates import WrittenDate
from geo.reading.days import (
    day_of_year_unsaid,
    days_before,
    hijri_to_day,
    last_hijri,
    month_end,
    month_of_year_unsaid,
    months_before,
    valid_day,
    weekday_after,
    weekday_before,
)
from geo.reading.reckoning import (
    FEW,
    Reckoned,
    between,
    edge_of_month,
    edge_of_year,
    in_month,
    in_year,
    on_day,
)
from geo.reading.told import Told

HIJRI_EDGE_DAYS = {"start": 0, "early": 4, "mid": 14, "late": 24, "end": 28}
SATURDAY = 5
BACK = {0: "the day of publication", 1: "the day before publication", 2: "two days before publication"}


def dated(told: Told) -> Reckoned | None:
    """A day and month, with or without its year; a weekday settles the year where it is not written."""
    written: WrittenDate = told.get("date")
    month, day, year = written.month or 1, written.day or 1, written.year or _year_beside(told)
    if written.calendar == "hijri":
        found = hijri_to_day(year, month, day) if year else last_hijri(month, day, told.published)
        return None if found is None else on_day(found, "Hijri date", about=True)
    if year:
        return _day(valid_day(year, month, day), "as written")
    found = day_of_year_unsaid(month, day, told.published, told.get("weekday"), past=bool(told.get("past")))
    return _day(found, "as written, year from publication")


def _year_beside(told: Told) -> int | None:
    """The year that "of last year" behind a date means."""
    if not told.get("year_word"):
        return None
    back = 2 if told.get("before_last") else 1 if told.get("past") or told.get("last") else 0
    return told.get("year") or told.published.year - back


def _day(found: date | None, rule: str) -> Reckoned | None:
    return None if found is None else on_day(found, rule)


def ordinal_date(told: Told) -> Reckoned | None:
    """A day in words: "الخامس والعشرين من آذار"."""
    count, written = told.get("num"), told.get("month")
    day = told.get("ordinal") + (count.value if count else 0)
    if written.calendar == "hijri":
        return None
    year = written.year or _year_beside(told)
    found = valid_day(year, written.month, day) if year else None
    return _day(found if year else day_of_year_unsaid(written.month, day, told.published), "day in words")


def day_of_month(told: Told) -> Reckoned | None:
    """A bare day of the current or last month: "15 من الشهر الجاري"; where neither is said, the last such day."""
    count = told.get("num")
    number = (told.get("ordinal") or 0) + (count.value if count else 0)
    ahead = not told.get("current") and number > told.published.day
    month = months_before(told.published, 1 if told.get("past") or ahead else 0)
    return _day(valid_day(month.year, month.month, number), "day of a month told by publication")


def days_of_month(told: Told) -> Reckoned | None:
    """From a bare day to a date of the same month: "بين 3 و7 آذار", "3-7 March"."""
    last = dated(told)
    first = last and valid_day(last.start.year, last.start.month, told.get("num").value)
    return between(on_day(first, "day of the same month"), last) if first and last else None


def days_to_day(told: Told) -> Reckoned | None:
    """From a date to a bare day of the same month: "March 3-7"."""
    first = dated(told)
    last = first and valid_day(first.start.year, first.start.month, told.get("num").value)
    return between(first, on_day(last, "day of the same month")) if first and last else None


def relative(told: Told) -> Reckoned | None:
    """Today, yesterday…; a weekday written beside it wins where the two disagree."""
    back = told.get("relative")
    if told.get("weekday") is not None and back >= 0:
        return weekday(told)
    return on_day(days_before(told.published, back), BACK.get(back, "the day after publication"))


def weekday(told: Told) -> Reckoned:
    """The last such weekday, the day of publication included unless it is called past; the next one if called so."""
    number = told.get("weekday")
    if told.get("next") and told.get("relative") is None:
        return on_day(weekday_after(told.published, number), "next such day after publication")
    past = bool(told.get("past") or told.get("last")) and told.get("relative") is None
    found = weekday_before(told.published, number, today=not past)
    return on_day(days_before(found, 7 if told.get("before_last") else 0), "last such day before publication")


def coming_weekday(told: Told) -> Reckoned | None:
    """The next such weekday, of what is to begin then; none where the words say that it is past."""
    if told.get("past") or told.get("last") or told.get("relative") is not None:
        return None
    return on_day(weekday_after(told.published, told.get("weekday")), "next such day after publication")


def two_weekdays(told: Told) -> Reckoned | None:
    """The night between two days: "ليل الأربعاء - الخميس"."""
    last = on_day(weekday_before(told.published, told.get("weekday", 1)), "the second")
    return between(on_day(weekday_before(last.start, told.get("weekday")), "the first weekday"), last)


def overnight(told: Told) -> Reckoned | None:
    """The night before publication."""
    return between(on_day(days_before(told.published, 1), "the night before"), on_day(told.published, "publication"))


def weekend(told: Told) -> Reckoned:
    """The last Saturday before publication, about."""
    return on_day(weekday_before(told.published, SATURDAY), "the last weekend", about=True)


def month(told: Told) -> Reckoned | None:
    """A month by name, or an edge of it."""
    written: WrittenDate = told.get("month")
    number, year = written.month or 1, written.year or _year_beside(told)
    if written.calendar == "hijri":
        return _hijri_month(told, year, number)
    if year:
        return _edged(told, in_month(date(year, number, 1), "as written"))
    past = bool(told.get("past") or told.get("last"))
    found = month_of_year_unsaid(number, told.published, past=past)
    return _edged(told, in_month(found, "last such month before publication"))


def months(told: Told) -> Reckoned | None:
    """From one month to another that follows it; the year of the second holds for both."""
    first, second = told.get("month"), told.get("month", 1)
    if "hijri" in (first.calendar, second.calendar):
        return None
    last = date(second.year, second.month, 1) if second.year else month_of_year_unsaid(second.month, told.published)
    start = months_before(last, (last.month - first.month) % 12)
    return between(in_month(start, "a month"), in_month(last, "a month after it"))


def week_of_month(told: Told) -> Reckoned | None:
    """The middle of the first to fourth week of a month, or of its last, about."""
    written, number = told.get("month"), told.get("ordinal") or 4
    if written.calendar == "hijri" or number > 4:
        return None
    start = (
        date(written.year, written.month, 1) if written.year else month_of_year_unsaid(written.month, told.published)
    )
    return on_day(start.replace(day=7 * number - 3), "a week of a month", about=True)


def _edged(told: Told, found: Reckoned) -> Reckoned:
    return edge_of_month(told.get("edge"), found) if told.get("edge") else found


def _hijri_month(told: Told, year: int | None, number: int) -> Reckoned | None:
    start = hijri_to_day(year, number, 1) if year else last_hijri(number, 1, told.published)
    if start is None:
        return None
    if told.get("edge"):
        shift = HIJRI_EDGE_DAYS[told.get("edge")]
        return on_day(days_before(start, -shift), "edge of a Hijri month", about=True)
    return between(on_day(start, "a Hijri month", about=True), on_day(days_before(start, -29), "its end", about=True))


def this_month(told: Told) -> Reckoned:
    """The month of publication, or an edge of it; one still to come, of "the month", is of the month before."""
    found = _edged(told, in_month(told.published, "the month of publication"))
    said = told.get("current") or told.get("this") or not told.get("edge")
    ahead = not said and (found.start - told.published).days > FEW
    return last_month(told) if ahead else found


def last_month(told: Told) -> Reckoned:
    """The month before that of publication, or an edge of it."""
    back = 2 if told.get("before_last") else 1
    return _edged(told, in_month(months_before(told.published, back), "the month before publication"))


def year(told: Told) -> Reckoned:
    """A year in digits, or an edge of it."""
    return _edged_year(told, told.get("year"), "as written")


def years(told: Told) -> Reckoned | None:
    """From one year to another."""
    return between(in_year(told.get("year"), "year"), in_year(told.get("year", 1), "year"))


def this_year(told: Told) -> Reckoned:
    """The year of publication, or an edge of it."""
    return _edged_year(told, told.published.year, "the year of publication")


def last_year(told: Told) -> Reckoned:
    """The year before that of publication, or an edge of it."""
    number = max(1, told.published.year - (2 if told.get("before_last") else 1))
    return _edged_year(told, number, "the year before publication")


def _edged_year(told: Told, number: int, rule: str) -> Reckoned:
    return edge_of_year(told.get("edge"), number, rule) if told.get("edge") else in_year(number, rule)


def last_week(told: Told) -> Reckoned:
    """A week before publication, about."""
    back = 14 if told.get("before_last") else 7
    return on_day(days_before(told.published, back), "the week before publication", about=True)


def this_week(told: Told) -> Reckoned:
    """The days up to publication, about."""
    return on_day(days_before(told.published, FEW), "the week of publication", about=True)


def season(told: Told) -> Reckoned | None:
    """Three months, about; winter is counted to the year of its January."""
    first, number = told.get("season"), told.get("year")
    if number is None:
        start = month_of_year_unsaid(first, told.published)
        ongoing = told.published <= month_end(months_before(start, -2))
        start = months_before(start, 12) if ongoing and not told.get("this") else start
    else:
        start = date(number - (first == 12), first, 1)
    return between(in_month(start, "a season", about=True), in_month(months_before(start, -2), "its end", about=True))


def feast(told: Told) -> Reckoned | None:
    """The first day of a feast or the one that is numbered, by the tabular Hijri calendar, about."""
    hijri_month, hijri_day = told.get("feast")
    hijri_day += (told.get("ordinal") or 1) - 1
    latest = date(told.get("year"), 12, 31) if told.get("year") else told.published
    found = last_hijri(hijri_month, hijri_day, latest)
    return None if found is None else on_day(found, "a feast of the Hijri calendar", about=True)


def recently(told: Told) -> Reckoned:
    """The month of publication, about; in its first week, the month before."""
    return in_month(days_before(told.published, 7), "recently: the month up to publication", about=True)


def anniversary(told: Told) -> Reckoned:
    """So many years before publication, about."""
    return on_day(
        months_before(told.published, 12 * told.get("ordinal")), "its day, that many years before", about=True
    )
