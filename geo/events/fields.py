"""Fields of a JSON object, each of the type it must have; what is not says which field and what it holds."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Record = dict[str, Json]
"""A JSON object; what a record is read from may be anything a file holds, so it comes in as `object`."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

HALF_LETTER = re.compile("[\ud800-\udfff]")

SHOWN = 80
"""Characters of a bad value that an error repeats."""


class RecordError(ValueError):
    """A record lacks a field or holds one of the wrong type or value."""

    def __init__(self, field: str, value: object, problem: str) -> None:
        """Keep the field and the value, so that a caller can say where in its file they stand."""
        self.field, self.value, self.problem = field, value, problem
        super().__init__(f"{field}: {problem}: {shown(value)}")


def shown(value: object) -> str:
    """A value as an error repeats it: quoted, on one line, cut when long."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def mapping(value: object, field: str) -> Mapping[str, object]:
    """The value, if it is a JSON object."""
    if not isinstance(value, dict):
        raise RecordError(field, value, "not an object")
    return value


def items(record: Mapping[str, object], field: str) -> list[object]:
    """A field that holds a list; one that is absent holds none."""
    value = record.get(field, [])
    if not isinstance(value, list):
        raise RecordError(field, value, "not a list")
    return value


def text(record: Mapping[str, object], field: str) -> str:
    """A field that holds text which UTF-8 can carry."""
    value = record.get(field)
    if not isinstance(value, str):
        raise RecordError(field, value, "not text")
    if not value.isascii() and HALF_LETTER.search(value):
        raise RecordError(field, value, "holds half a surrogate pair")
    return value


def optional_text(record: Mapping[str, object], field: str) -> str | None:
    """A field that holds text, or nothing."""
    return None if record.get(field) is None else text(record, field)


def texts(record: Mapping[str, object], field: str) -> tuple[str, ...]:
    """A field that holds a list of texts."""
    return tuple(text({field: item}, field) for item in items(record, field))


def integer(record: Mapping[str, object], field: str) -> int:
    """A field that holds a whole number; `true` is none."""
    value = record.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise RecordError(field, value, "not a whole number")
    return value


def number(record: Mapping[str, object], field: str) -> float:
    """A field that holds a finite number; `true` is none."""
    value = record.get(field)
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise RecordError(field, value, "not a number")
    return float(value)


def day(record: Mapping[str, object], field: str) -> date:
    """A field that holds a day as YYYY-MM-DD."""
    value = text(record, field)
    try:
        return parse_day(value)
    except ValueError as error:
        raise RecordError(field, value, "not a day (YYYY-MM-DD)") from error


def optional_day(record: Mapping[str, object], field: str) -> date | None:
    """A field that holds a day, or nothing."""
    return None if record.get(field) is None else day(record, field)


def parse_day(value: str) -> date:
    """A day from exactly YYYY-MM-DD in ASCII digits; other forms of ISO 8601 raise ValueError."""
    if not DAY.fullmatch(value):
        raise ValueError(f"not a day (YYYY-MM-DD): {shown(value)}")
    return date.fromisoformat(value)
