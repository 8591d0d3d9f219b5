"""The link: everything a person chose, written into the address and read back.

`?v=1&from=2015-08-01&to=2015-08-31&kind=siege,crossing&at=35.34,40.14,11&event=ID&q=…&lang=ar&base=…`
and, only where they are not the default that every link had before them, `mode=cumulative|day` (how the chosen days
move: all up to `to`, or the one day that `from` and `to` name), `seen=2015-01-01,2015-12-31` (the days that the
timeline shows), `data=` (the state of the data) and `page=review|log` (what editors look at instead of the map).

A missing part means its default. A bad part becomes a `BadPart`, which the page shows, and leaves the rest
standing. `link_to_params(parse_link(p)[0])` gives back every good part of `p`.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from geo.events import KIND_IDS, View
from geo.map import BASE_IDS, OFFLINE
from geo.page.words import LANGUAGES

VERSION = "1"
WINDOW = "window"
MODES = (WINDOW, "cumulative", "day")
NO_KIND = "none"
MAX_WORDS = 100
UNWRITABLE = ("Cc", "Cs", "Cn", "Co")
MAX_ZOOM = 19
EVENT_ID = re.compile(r"[0-9a-f]{16}")
STATE = re.compile(r"[0-9a-f]{16}")
"""A state of the data: the beginning of the hash of the entry of the log that made it."""
MAP, REVIEW, LOG = "map", "review", "log"
PAGES = (MAP, REVIEW, LOG)
"""What is looked at: the map; for editors also the drafts to check, and what was changed."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ASCII_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,12})?")

Value = TypeVar("Value")


class Position(NamedTuple):
    """The middle of the map in degrees, EPSG:4326, and its zoom level."""

    lat: float
    lon: float
    zoom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """All that a link holds; each field's default is what a missing part means."""

    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = KIND_IDS
    at: Position | None = None
    event: str | None = None
    words: str = ""
    lang: str = "en"
    base: str = OFFLINE
    mode: str = WINDOW
    seen: tuple[date, date] | None = None
    data: str | None = None
    page: str = MAP

    @property
    def view(self) -> View:
        """The part of the link that chooses events."""
        return View(first=self.first, last=self.last, kinds=self.kinds, words=self.words)


@dataclass(frozen=True, slots=True)
class BadPart:
    """A part of a link that could not be used: its name and the value it had."""

    name: str
    value: str


@dataclass(slots=True)
class _Reader:
    """Takes parts out of a link one by one and keeps those it cannot use."""

    params: Mapping[str, str]
    bad: list[BadPart] = field(default_factory=list)

    def take(self, name: str, parse: Callable[[str], Value], default: Value) -> Value:
        """The parsed part, or the default where it is missing or bad."""
        if name not in self.params:
            return default
        try:
            return parse(self.params[name])
        except ValueError:
            self.bad.append(BadPart(name, self.params[name]))
            return default


def parse_link(params: Mapping[str, str], lang: str = "en") -> tuple[Link, tuple[BadPart, ...]]:
    """Read a link's parts; `lang` is the language where the link names none. Parts not ours are passed over."""
    reader = _Reader(params)
    reader.take("v", _parse_version, VERSION)
    first, last = _take_days(reader)
    mode = reader.take("mode", _mode_of(first, last), WINDOW)
    link = Link(
        first=first,
        last=last,
        kinds=reader.take("kind", _parse_kinds, KIND_IDS),
        at=reader.take("at", _parse_position, None),
        event=reader.take("event", _matching(EVENT_ID), None),
        words=reader.take("q", parse_words, ""),
        lang=reader.take("lang", _one_of(LANGUAGES), lang),
        base=reader.take("base", _one_of(BASE_IDS), OFFLINE),
        mode=mode,
        seen=reader.take("seen", _parse_seen, None),
        data=reader.take("data", _matching(STATE), None),
        page=reader.take("page", _one_of(PAGES), MAP),
    )
    return link, tuple(reader.bad)


def link_to_params(link: Link) -> dict[str, str]:
    """The parts of a link in their fixed order, those that are the default left out; `v` and `lang` always."""
    parts = {
        "v": VERSION,
        "from": link.first.isoformat() if link.first else "",
        "to": link.last.isoformat() if link.last else "",
        "kind": "" if link.kinds == KIND_IDS else ",".join(link.kinds) or NO_KIND,
        "at": f"{_number(link.at.lat)},{_number(link.at.lon)},{link.at.zoom}" if link.at else "",
        "event": link.event or "",
        "q": link.words,
        "lang": link.lang,
        "base": _unless(OFFLINE, link.base),
        "mode": _unless(WINDOW, link.mode),
        "seen": ",".join(day.isoformat() for day in link.seen or ()),
        "data": link.data or "",
        "page": _unless(MAP, link.page),
    }
    return {name: value for name, value in parts.items() if value}


def _unless(default: str, value: str) -> str:
    return "" if value == default else value


def fitting_mode(mode: str, first: date | None, last: date | None) -> str:
    """The mode, or a window where the days are not such as the mode has: one day, or days without a beginning."""
    fits = {"day": first is not None and first == last, "cumulative": first is None}
    return mode if fits.get(mode) else WINDOW


def in_table_order(kinds: Collection[str]) -> tuple[str, ...]:
    """Kinds in the order of the table, each once."""
    return tuple(kind for kind in KIND_IDS if kind in kinds)


def parse_words(text: str) -> str:
    """A word search: white space folded; ValueError when it is too long or holds control characters."""
    words = " ".join(text.split())
    if len(words) > MAX_WORDS or any(unicodedata.category(letter) in UNWRITABLE for letter in words):
        raise ValueError(text)
    return words


def _take_days(reader: _Reader) -> tuple[date | None, date | None]:
    first = reader.take("from", _parse_day, None)
    last = reader.take("to", _parse_day, None)
    if first and last and first > last:
        reader.bad.append(BadPart("from", f"{first} > {last}"))
        return None, None
    return first, last


def _parse_version(text: str) -> str:
    if text != VERSION:
        raise ValueError(text)
    return text


def _parse_day(text: str) -> date | None:
    if not DAY.fullmatch(text) or not text.isascii():
        raise ValueError(text)
    return date.fromisoformat(text)


def _mode_of(first: date | None, last: date | None) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in MODES or fitting_mode(text, first, last) != text:
            raise ValueError(text)
        return text

    return parse


def _parse_seen(text: str) -> tuple[date, date] | None:
    first, comma, last = text.partition(",")
    days = _parse_day(first), _parse_day(last)
    if not comma or days[0] is None or days[1] is None or days[0] > days[1]:
        raise ValueError(text)
    return days[0], days[1]


def _parse_kinds(text: str) -> tuple[str, ...]:
    if text == NO_KIND:
        return ()
    kinds = text.split(",")
    if not set(kinds) <= set(KIND_IDS):
        raise ValueError(text)
    return in_table_order(kinds)


def _parse_position(text: str) -> Position | None:
    parts = text.split(",")
    if len(parts) != 3 or not text.isascii() or not all(ASCII_NUMBER.fullmatch(part) for part in parts):
        raise ValueError(text)
    lat, lon, zoom = float(parts[0]), float(parts[1]), int(parts[2])
    if not (abs(lat) <= 85.06 and abs(lon) <= 180 and 0 <= zoom <= MAX_ZOOM and math.isfinite(lat)):
        raise ValueError(text)
    return Position(lat, lon, zoom)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def parse(text: str) -> str | None:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return parse


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return parse


def _number(value: float) -> str:
    """Five decimals (a metre), without trailing zeros."""
    return f"{value:.5f}".rstrip("0").rstrip(".")
