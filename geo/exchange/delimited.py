"""CSV and its relatives as they come: any encoding, any of four delimiters, quotes that span lines, `sep=;` on top."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.exchange.errors import FileError
from geo.exchange.rows import LONGEST_CELL, Line, Table, lines_to_table
from geo.reading.decoding import UndecodableError, decode

DELIMITERS = ",;\t|"
LONGEST_LINE = 1_000_000
"""Characters of a line; no table of events has such a line, and what follows one comma after another is an attack."""

SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""The first line by which Excel tells its own delimiter."""

QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')


def parse_delimited(data: bytes, file: str, known: frozenset[str], delimiter: str | None = None) -> Table:
    """The table of a CSV file; `known` are folded headings that are understood. Raises `FileError`."""
    try:
        text, notes = decode(data)
    except UndecodableError as error:
        raise FileError(file, str(error)) from None
    lines = _Lines(file, text)
    first = lines.peek()
    told = SEPARATOR.fullmatch(first)
    if told:
        next(lines)
    chosen = delimiter or (told[1] if told else _delimiter(lines.sample))
    return lines_to_table(file, _cells(file, lines, chosen), known, notes)


@dataclass(slots=True)
class _Lines:
    """The lines of a text, cut as they are asked for, none longer than is lawful; `number` is that of the last."""

    file: str
    text: str
    at: int = 0
    number: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.text):
            raise StopIteration
        line = self.peek()
        self.at, self.number = self.at + len(line), self.number + 1
        if len(line) > LONGEST_LINE:
            raise FileError(self.file, f"a line longer than {LONGEST_LINE:,} characters", self.number)
        # The csv module takes a NUL for the end of the line in some releases and refuses it in others.
        return line.replace("\0", "\ufffd")

    def peek(self) -> str:
        """The line that comes next, with what ends it."""
        feed = self.text.find("\n", self.at, self.at + LONGEST_LINE + 1)
        most = feed + 1 if feed >= 0 else self.at + LONGEST_LINE + 1
        # A carriage return alone ends a line too; it is looked for before the line feed, not through all that follows.
        back = self.text.find("\r", self.at, most)
        return self.text[self.at : most if back < 0 or back + 2 == most else back + 1]

    @property
    def sample(self) -> str:
        """The beginning of what is left, from which the delimiter is told."""
        return self.text[self.at : self.at + 20_000]


def _delimiter(sample: str) -> str:
    """The sign that parts most cells outside quotes, on the line that has most of them."""
    lines = QUOTED.sub("", sample).splitlines()[:25] or [""]
    return max(DELIMITERS, key=lambda sign: max(line.count(sign) for line in lines))


def _cells(file: str, lines: _Lines, delimiter: str) -> Iterator[Line]:
    """Number and cells of each row that is not blank."""
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise FileError(file, f"not a delimiter: {delimiter!r}")
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    while True:
        number = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise FileError(file, f"not a table: {error}", number) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, cells
