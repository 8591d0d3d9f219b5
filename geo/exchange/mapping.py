"""Which column of somebody's table is what: said in a small TOML or JSON file, guessed for what it leaves open.

dataset = "Casualties of the north"     # stands in every event; the file's name where it is left out
dates = "dmy"                            # or "mdy", for 3/4/2014
sheet = "Incidents"                      # of a workbook
delimiter = ";"
skip = ["Remarks (internal)"]            # columns that are not taken
kind = "killing"                         # of rows that tell no kind

[columns]
id = "Incident no."
date = "Day"
lat = "Y"
lon = "X"

[kinds]
"غارة" = "airstrike"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import PurePath
from typing import Any

from geo.events import KIND_IDS
from geo.events.fields import shown
from geo.exchange.days import Order
from geo.exchange.errors import FileError

FIELDS = (
    *("id", "date", "start", "end", "kind", "change", "place", "place_ar", "from", "to", "admin1", "admin2"),
    *("lat", "lon", "position", "uncertainty_m", "site", "words", "source", "url", "actor1", "actor2"),
    *(f"{what}{end}" for what in ("killed", "injured", "displaced") for end in ("", "_min", "_max")),
    *("besieged", "arrested", "families", "persons"),
)
"""What a column can be. `words` is what the row says in prose, `site` the kind of place, `persons` names of people."""

LARGEST = 100_000
"""Bytes of a mapping file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What a mapping file says; what it does not say is guessed. `columns` gives fields their headings."""

    dataset: str | None = None
    dates: Order | None = None
    sheet: str | None = None
    delimiter: str | None = None
    kind: str | None = None
    skip: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


def parse_mapping(data: bytes, file: str) -> Mapping:
    """The mapping in a TOML or JSON file; raises `FileError` naming what it cannot mean."""
    if len(data) > LARGEST:
        raise FileError(file, f"a mapping of more than {LARGEST} bytes")
    try:
        text = data.decode("utf-8-sig")
        table = json.loads(text) if PurePath(file).suffix.lower() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileError(file, f"not a mapping: {' '.join(str(error).split())}") from None
    if not isinstance(table, dict):
        raise FileError(file, f"not a mapping: {shown(table)}")
    return _checked(table, file)


def _checked(table: dict[str, Any], file: str) -> Mapping:
    known = [one.name for one in fields(Mapping)]
    for name, value in table.items():
        if name not in known:
            raise FileError(file, f"no such entry: {shown(name)}; there are {', '.join(known)}")
        if not LAWFUL[name](value):
            raise FileError(file, f"{name}: cannot be {shown(value)}; {WANTED[name]}")
    return Mapping(**{**table, "skip": tuple(table.get("skip", ()))})


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_table(value: object, keys: Callable[[str], bool], values: Callable[[object], bool]) -> bool:
    return isinstance(value, dict) and all(keys(key) and values(each) for key, each in value.items())


LAWFUL: dict[str, Callable[[Any], bool]] = {
    "dataset": _is_text,
    "dates": lambda value: value in ("dmy", "mdy"),
    "sheet": _is_text,
    "delimiter": lambda value: isinstance(value, str) and len(value) == 1,
    "kind": lambda value: value in KIND_IDS,
    "skip": lambda value: isinstance(value, list) and all(map(_is_text, value)),
    "columns": lambda value: _is_table(value, lambda key: key in FIELDS, _is_text),
    "kinds": lambda value: _is_table(value, _is_text, lambda kind: kind in KIND_IDS),
}
WANTED = {
    "dataset": "it is a name",
    "dates": 'it is "dmy" or "mdy"',
    "sheet": "it is the name of a sheet",
    "delimiter": "it is one character",
    "kind": f"it is one of {', '.join(KIND_IDS)}",
    "skip": "it is a list of headings",
    "columns": f"it gives headings to {', '.join(FIELDS)}",
    "kinds": f"it gives words a kind: {', '.join(KIND_IDS)}",
}
