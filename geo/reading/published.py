"""The day an article was published, as its page, its text or its address says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from geo.reading.dates import find_days
from geo.reading.days import valid_day
from geo.reading.parts import Part, own_dates
from geo.reading.plain import to_plain

URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2]|(?<=[/\-_.])[1-9](?=[/\-_.]))[/\-_.]?(0[1-9]|[12]\d|3[01]|(?<=[/\-_.])[1-9])(?!\d)"
)
TODAY = re.compile(r"(?:اليوم|today)[،,]?\s+(?:[^\W\d_]+[،,]?\s+)?\Z")
POSTED = re.compile(r"\(@\w+\)\s*\Z")


CHRONOLOGY = 3
"""So many different days printed by themselves date what is told, not the page."""


def find_published(text: str, parts: Sequence[Part], url: str | None) -> date | None:
    """The day said first by: the page's own date, a dateline, the address, "today" with a full date, a dated post."""
    own = own_dates(parts)
    if own and len(set(own)) < CHRONOLOGY:
        return own[0]
    return _in_datelines(text, parts) or url_to_day(url) or _in_prose(text, parts)


def url_to_day(url: str | None) -> date | None:
    """The day an address holds: `/2015/08/26/`, `2015-08-26`, `20150826`."""
    for found in URL_DAY.finditer(url or ""):
        day = valid_day(int(found[1]), int(found[2]), int(found[3]))
        if day is not None:
            return day
    return None


def _in_datelines(text: str, parts: Sequence[Part]) -> date | None:
    for part in parts:
        if part.role == "dateline":
            for _, day in find_days(to_plain(text, part.start, part.end), text):
                return day
    return None


def _in_prose(text: str, parts: Sequence[Part]) -> date | None:
    """A full date that the prose calls today, or that closes an embedded post."""
    for part in parts:
        if part.role in ("prose", "aside"):
            plain = to_plain(text, part.start, part.end)
            for written, day in find_days(plain, text):
                before = plain.text[max(0, written.start - 40) : written.start]
                if TODAY.search(before) or POSTED.search(before):
                    return day
    return None
