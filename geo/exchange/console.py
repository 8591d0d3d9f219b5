"""What the two commands say and how they end."""

from __future__ import annotations

import os
import sys
from typing import TypeVar

from geo.events.fields import shown
from geo.exchange.errors import ExchangeError
from geo.store import STORE_VARIABLE

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2

T = TypeVar("T")


def known_format(name: str, formats: dict[str, T]) -> T:
    """What is known of a format; raises `ExchangeError` for one that is not."""
    if name not in formats:
        raise ExchangeError(f"no such format: {shown(name)}; there are {', '.join(formats)}")
    return formats[name]


def named_store(given: str | None) -> str | None:
    """The store a person named, on the command line or in the environment."""
    return given or os.environ.get(STORE_VARIABLE) or None


def say(line: str, status: int = DONE) -> int:
    """Write a line to standard error, what could steer a terminal escaped; returns the status to end with."""
    sys.stderr.write(f"{printable(line)}\n")
    return status


def printable(line: str) -> str:
    """A line as a terminal may have it."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in line)


def in_one_line(error: Exception) -> str:
    """An error on one line; of one that a file raised, its name and what happened."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


def counted(count: int, what: str) -> str:
    """`1 event`, `2 events`."""
    return f"{count} {what if count == 1 else f'{what}s'}"
