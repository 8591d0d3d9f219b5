"""Days, spans of time, figures and distances as a person reads them, in the page's language."""

from __future__ import annotations

from datetime import date, datetime

from geo.events import ABOUT_DAYS, EventPlace, Figure, TimeSpan
from geo.page.words import MONTHS, digits, events_in_words, number, word

MONTH_LENGTH_EDTF = 7
QUALIFIER_WORDS = {"exact": "exact", "about": "about_number", "at least": "at_least", "at most": "at_most"}


def day_in_words(day: date, lang: str, length: int = 10) -> str:
    """A day ("26 August 2015"), a month or a year, as far as an EDTF date of `length` characters says."""
    parts = [str(day.year)]
    if length >= MONTH_LENGTH_EDTF:
        parts.insert(0, MONTHS[lang][day.month - 1])
    if length > MONTH_LENGTH_EDTF:
        parts.insert(0, str(day.day))
    return digits(" ".join(parts), lang)


def moment_in_words(moment: datetime, lang: str) -> str:
    """A point in time: the day, and the minute of UTC."""
    comma = "، " if lang == "ar" else ", "
    return f"{day_in_words(moment.date(), lang)}{comma}{digits(moment.strftime('%H:%M'), lang)} UTC"


def span_in_words(span: TimeSpan, lang: str) -> str:
    """A span with its "about" and its open end."""
    head, _, tail = span.edtf.partition("/")
    start = _side_in_words(span.start, head, lang)
    if span.end is None:
        return word("since", lang, start=start)
    if not tail:
        return start
    return word("span", lang, start=start, end=_side_in_words(span.end, tail, lang))


def _side_in_words(day: date, edtf: str, lang: str) -> str:
    plain = edtf.rstrip("~?%")
    text = day_in_words(day, lang, len(plain))
    if plain == edtf:
        return text
    if len(plain) > MONTH_LENGTH_EDTF:
        return word("about_day", lang, day=text, n=number(ABOUT_DAYS, lang))
    return word("about_date", lang, day=text)


def count_in_words(shown: int, total: int, first: date | None, last: date | None, lang: str) -> str:
    """How many of all events are shown, and for which days: "6 of 9 events, 2015-08-01 to 2015-08-26"."""
    count = word("count", lang, shown=number(shown, lang), total=events_in_words(total, lang))
    if first is None or last is None:
        return count
    comma = "، " if lang == "ar" else ", "
    return count + comma + word("span", lang, start=digits(first.isoformat(), lang), end=digits(last.isoformat(), lang))


def figure_in_words(figure: Figure, lang: str) -> str:
    """A figure with its qualifier: "families: about 50"."""
    value = word(QUALIFIER_WORDS[figure.qualifier], lang, n=number(figure.number, lang))
    return f"{word(figure.what, lang)}: {value}"


def distance_in_words(metres: float, lang: str) -> str:
    """The radius of an uncertainty, rounded to what it can bear."""
    if metres < 1000:
        return word("within_m", lang, m=number(max(100, round(metres / 100) * 100), lang))
    return word("within_km", lang, km=number(round(metres / 1000), lang))


def place_in_words(place: EventPlace, lang: str) -> str:
    """A place with its role, and the surface as written where the name differs."""
    name = place.name(lang)
    written = "" if place.text == name else f" ({place.text})"
    return f"{word('role_' + place.role, lang)} {name}{written}"
