"""What comes in, and what became of it: the events of a file, the rows that could not be taken, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gazetteer import Gazetteer, load_gazetteer
from geo.events import Event
from geo.exchange.errors import RowError
from geo.exchange.mapping import Mapping
from geo.reading import Reading
from geo.store import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file to take in. `file` is what errors call it.

    `persons` asks for the columns that name private persons; `watch` shows on stderr how far the reading is.
    """

    file: str
    data: bytes
    mapping: Mapping = field(default_factory=Mapping)
    persons: bool = False
    gazetteer: Callable[[], Gazetteer] = load_gazetteer
    watch: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its number, why, and what the number counts."""

    number: int
    problem: str
    counted: str = "line"

    def __str__(self) -> str:
        """The line a person reads."""
        return f"{self.counted} {self.number}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Filing:
    """A document as it was read, and where it came from."""

    reading: Reading
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The events of a file; `notes` say what was guessed, left out or not placed.

    `readings` are the documents the events are drafted from, where articles came in. `partial` says that the file tells
    less of its events than a store that holds them: then the store's stay.
    """

    events: tuple[Event, ...]
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    readings: tuple[Filing, ...] = ()
    partial: bool = False


def refusal(number: int, error: RowError | ValueError, counted: str = "line") -> Refused:
    """The refusal of a row by an error."""
    return Refused(number, " ".join(str(error).split()), counted)
