"""The filters of an export, `from to kind bbox`, as a command line and a URL spell them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from geo.events import KIND_IDS, BBox, View, parse_day
from geo.exchange.errors import FilterError

FILTERS = ("from", "to", "kind", "bbox")

NUMBER = re.compile(r"[+-]?\d{1,3}(\.\d{1,15})?", re.ASCII)


def parse_filters(given: Mapping[str, str]) -> View:
    """The view that filters ask for; what is not given bounds nothing. Raises `FilterError`.

    `from` and `to` are days (YYYY-MM-DD), inclusive; `kind` is kinds with commas between; `bbox` is
    west,south,east,north in degrees, EPSG:4326, and crosses the antimeridian where west exceeds east.
    """
    for name in given:
        if name not in FILTERS:
            raise FilterError(name, given[name], f"no such filter; there are {', '.join(FILTERS)}")
    first, last = _day(given, "from"), _day(given, "to")
    if first and last and last < first:
        raise FilterError("to", given["to"], f"comes before from={first}")
    return View(
        first=first,
        last=last,
        kinds=KIND_IDS if "kind" not in given else _kinds(given["kind"]),
        bbox=None if "bbox" not in given else _bbox(given["bbox"]),
    )


def _day(given: Mapping[str, str], name: str) -> date | None:
    if name not in given:
        return None
    try:
        return parse_day(given[name])
    except ValueError as error:
        raise FilterError(name, given[name], "not a day (YYYY-MM-DD)") from error


def _kinds(value: str) -> tuple[str, ...]:
    kinds = value.split(",")
    if not set(kinds) <= set(KIND_IDS):
        raise FilterError("kind", value, f"not kinds with commas between; there are {', '.join(KIND_IDS)}")
    return tuple(kind for kind in KIND_IDS if kind in kinds)


def _bbox(value: str) -> BBox:
    parts = value.split(",")
    if len(parts) != 4 or not all(map(NUMBER.fullmatch, parts)):
        raise FilterError("bbox", value, "not west,south,east,north in degrees")
    west, south, east, north = map(float, parts)
    if not (max(abs(west), abs(east)) <= 180 and -90 <= south <= north <= 90):
        raise FilterError("bbox", value, "not on the globe, or south is above north; longitude comes first")
    return west, south, east, north
