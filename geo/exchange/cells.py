"""Cells → numbers: counts, coordinates and radii as people and programs write them; what is none is refused."""

from __future__ import annotations

import math
import re

from gazetteer import Point
from geo.events import Figure, Qualifier
from geo.exchange.errors import RowError

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫−–", "01234567890123456789.--")
"""Arabic and Persian digits, the Arabic decimal sign, and dashes that stand for a minus."""

DEGREES = re.compile(r"([NSEW])?\s*([+-]?\d{1,3}(?:[.,]\d{1,20})?)\s*°?\s*([NSEW])?", re.IGNORECASE | re.ASCII)
SEXAGESIMAL = re.compile(
    r"""
    ([NSEW])? \s* (\d{1,3}) \s* [°ºd\s] \s* (\d{1,2}(?:\.\d+)?) \s*    # 33° 34
    (?: (?: ['′’] | (?<=\s) ) \s* (?: (\d{1,2}(?:\.\d+)?) \s* (?:"|″|''|”)? )? )? \s*    # ' 12"
    ([NSEW])?
    """,
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
PAIR = re.compile(r"\s*(?:POINT\s*\()?\s*(\S+?)\s*(?:[,;]\s*|\s+)(\S+?)\s*\)?\s*", re.IGNORECASE)
COUNT = re.compile(r"\d{1,9}(?:\.0+)?")
THOUSANDS = re.compile(r"\d{1,3}(?:[, ]\d{3}){1,2}")
RANGE = re.compile(r"(\d{1,9})\s*(?:-|to|الى|إلى|/)\s*(\d{1,9})")
AT_LEAST = re.compile(
    r"(?:(?:at least|min(?:imum)?|more than|over|على الأقل|اكثر من|أكثر من|>=|≥|>)\s*(\d{1,9})|(\d{1,9})\s*\+)"
)
AT_MOST = re.compile(r"(?:at most|up to|max(?:imum)?|على الأكثر|<=|≤)\s*(\d{1,9})")
ABOUT = re.compile(r"(?:about|around|approx\.?|approximately|ca\.?|circa|~|≈|نحو|حوالي|قرابة)\s*(\d{1,9})")
LONGEST = 100
"""Characters of a number, a position or a day; what is longer is refused before a pattern is tried on it."""

NOTHING = frozenset({"", "-", "—", "n/a", "na", "nan", "none", "null", "unknown", "unk", "?", "غير معروف", "غير محدد"})
"""What stands in a cell where nothing is known."""


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is known."""
    return len(cell) <= LONGEST and cell.strip().lower() in NOTHING


def degrees(cell: str, column: str) -> float:
    """Degrees from decimals, with a point or a comma, or from degrees, minutes and seconds; S and W are negative."""
    text = "" if len(cell) > LONGEST else " ".join(cell.translate(DIGITS).split())
    if found := DEGREES.fullmatch(text):
        return _signed(float(found[2].replace(",", ".")), found[1] or found[3])
    if found := SEXAGESIMAL.fullmatch(text):
        minutes, seconds = float(found[3]), float(found[4] or 0)
        if minutes < 60 and seconds < 60:
            return _signed(int(found[2]) + minutes / 60 + seconds / 3600, found[1] or found[5])
    raise RowError(column, cell, "not degrees")


def _signed(value: float, side: str | None) -> float:
    return -abs(value) if side and side.upper() in "SW" else value


def position(lat: str, lon: str, lat_column: str, lon_column: str) -> Point | None:
    """The point of two cells; None where both are empty. Raises `RowError` for what is off the globe or half given.

    NaN is refused: a program that writes it has lost a number, and nobody knows which.
    """
    if is_nothing(lat) and is_nothing(lon) and "nan" not in (lat.lower(), lon.lower()):
        return None
    for cell, column in ((lat, lat_column), (lon, lon_column)):
        if not cell:
            raise RowError(column, cell, "is empty, and the other coordinate is given")
    north, east = degrees(lat, lat_column), degrees(lon, lon_column)
    if north == east == 0:
        raise RowError(lat_column, f"{lat}, {lon}", "0, 0 lies in the sea: it stands for a missing position")
    try:
        return Point(lon=east, lat=north)
    except ValueError as error:
        raise RowError(
            f"{lat_column}, {lon_column}", f"{lat}, {lon}", str(error).split(": ")[0] + _hint(error)
        ) from None


def _hint(error: ValueError) -> str:
    return "; longitude and latitude look swapped" if "swapped" in str(error) else ""


def pair(cell: str) -> tuple[str, str] | None:
    """Latitude and longitude out of one cell ("33.5, 36.3"; WKT's POINT has the longitude first)."""
    found = None if len(cell) > LONGEST else PAIR.fullmatch(cell.strip())
    if found is None:
        return None
    return (found[2], found[1]) if cell.strip().upper().startswith("POINT") else (found[1], found[2])


def radius_m(cell: str, column: str) -> float | None:
    """A radius in metres; None where the cell is empty."""
    if is_nothing(cell):
        return None
    text = cell.translate(DIGITS).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) or not math.isfinite(float(text)) or float(text) == 0:
        raise RowError(column, cell, "not a radius in metres")
    return float(text)


def code(cell: str, column: str, lawful: range) -> int | None:
    """A whole number of a code book; None where the cell is empty."""
    if is_nothing(cell):
        return None
    text = cell.translate(DIGITS).removesuffix(".0")
    if not re.fullmatch(r"\d{1,2}", text) or int(text) not in lawful:
        raise RowError(column, cell, f"not a code from {lawful[0]} to {lawful[-1]}")
    return int(text)


def figures(what: str, cell: str, column: str, qualifier: Qualifier | None = None) -> tuple[Figure, ...]:
    """What a cell counts: a number, "10–15" (two figures), "at least 10", "about 10", "10+"; () where it is empty."""
    if is_nothing(cell):
        return ()
    text = "" if len(cell) > LONGEST else " ".join(cell.translate(DIGITS).lower().split())
    if COUNT.fullmatch(text) or THOUSANDS.fullmatch(text):
        number = int(text.split(".")[0].replace(",", "").replace(" ", ""))
        return (Figure(what, number, qualifier or "exact", cell),)
    if found := RANGE.fullmatch(text):
        return between(what, int(found[1]), int(found[2]), cell, column)
    for pattern, said in _QUALIFIED:
        if found := pattern.fullmatch(text):
            return (Figure(what, int(next(filter(None, found.groups()))), said, cell),)
    raise RowError(column, cell, "not a count")


_QUALIFIED: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (AT_LEAST, "at least"),
    (AT_MOST, "at most"),
    (ABOUT, "about"),
)


def between(what: str, least: int, most: int, text: str, column: str) -> tuple[Figure, ...]:
    """The figures of a range; one, exact, where both ends are the same; at least 0 says nothing."""
    if most < least:
        raise RowError(column, text, "the least is more than the most")
    if least == most:
        return (Figure(what, least, "exact", text),)
    lower = () if least == 0 else (Figure(what, least, "at least", text),)
    return (*lower, Figure(what, most, "at most", text))
