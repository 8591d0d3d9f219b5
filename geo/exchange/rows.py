"""A table as it comes in: a heading and rows, each with the line it begins on; text only, nothing interpreted.

What a file may hold is bounded here, before any cell is looked at: columns, cells, rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from gazetteer import fold
from geo.exchange.errors import FileError, RowError

MAX_COLUMNS = 2_000
MAX_ROWS = 500_000
"""Rows taken from one file; a larger one is split, so that a laptop holds what it takes in."""
LONGEST_CELL = 100_000
LOOKED_THROUGH = 25
"""Lines at the top of a file among which its heading is looked for: titles and notes may stand above it."""

TAG = re.compile(r"\s*#\s*[a-z][a-z0-9_]*(\s*\+\s*[a-z0-9_]+)*\s*", re.IGNORECASE | re.ASCII)
"""A hashtag of the Humanitarian Exchange Language with its attributes: `#geo+lat`."""

Line = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on and its cells by heading, without surrounding blanks; empty cells are absent."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """A cell, "" where it is empty."""
        return self.cells.get(column, "")

    def need(self, column: str) -> str:
        """A cell that may not be empty; raises `RowError`."""
        if column not in self.cells:
            raise RowError(column, "", "is empty")
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and the rows under it; `tags` are the HXL hashtags of the columns, () where the table has none.

    `counted` is what the numbers of rows count: lines, or features. `rows` can be gone through once; a row that does
    not fit its heading comes as the error that says so.
    """

    file: str
    heading: tuple[str, ...]
    tags: tuple[str, ...]
    rows: Iterator[Row | tuple[int, RowError]]
    notes: tuple[str, ...] = ()
    counted: str = "line"


def lines_to_table(file: str, lines: Iterator[Line], known: frozenset[str], notes: tuple[str, ...] = ()) -> Table:
    """Find the heading among the first lines and put the rows under it.

    Parameters
    ----------
    lines
        The number and the cells of each line that is not blank.
    known
        Folded headings that are understood: of the lines at the top the one with the most of them is the heading; where
        none has any, the first that holds two cells.
    """
    top = list(islice(lines, LOOKED_THROUGH))
    if not top:
        raise FileError(file, "empty: no row in it")
    tagged = next((nth for nth, (_, cells) in enumerate(top) if is_tag_row(cells)), None)
    nth = _heading(top, known) if tagged is None else max(tagged - 1, 0)
    heading = _headings(file, top[nth])
    tags = () if tagged is None else _tags(top[tagged][1], len(heading))
    below = top[(nth if tagged is None else tagged) + 1 :]
    return Table(file, heading, tags, _rows(file, heading, chain(below, lines)), notes)


def is_tag_row(cells: Sequence[str]) -> bool:
    """Whether a line is the row of HXL tags: what is in it are hashtags."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(TAG.fullmatch(cell) for cell in filled)


def fold_heading(heading: str) -> str:
    """A heading as headings are compared: folded, words parted by one space."""
    return fold(heading)


def _heading(top: Sequence[Line], known: frozenset[str]) -> int:
    scores = [sum(fold_heading(cell) in known for cell in cells) for _, cells in top]
    if max(scores):
        return scores.index(max(scores))
    return next((nth for nth, (_, cells) in enumerate(top) if sum(bool(cell.strip()) for cell in cells) > 1), 0)


def _headings(file: str, line: Line) -> tuple[str, ...]:
    """The names of the columns: a blank one is called by its place, one that comes twice is numbered."""
    number, cells = line
    if len(cells) > MAX_COLUMNS:
        raise FileError(file, f"more than {MAX_COLUMNS} columns: {len(cells)}", number)
    names: dict[str, None] = {}
    for nth, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or f"column {nth}"
        twin = 1
        while (name if twin == 1 else f"{name} ({twin})") in names:
            twin += 1
        names[name if twin == 1 else f"{name} ({twin})"] = None
    return tuple(names)


def _tags(cells: Sequence[str], width: int) -> tuple[str, ...]:
    tags = ["".join(cell.split()).lower() for cell in cells[:width]]
    return tuple(tags + [""] * (width - len(tags)))


def _rows(file: str, heading: tuple[str, ...], lines: Iterable[Line]) -> Iterator[Row | tuple[int, RowError]]:
    width = len(heading)
    for count, (number, cells) in enumerate(lines, start=1):
        if count > MAX_ROWS:
            raise FileError(file, f"more than {MAX_ROWS} rows; split the file", number)
        beyond = [cell for cell in cells[width:] if cell.strip()]
        if beyond:
            yield number, RowError("row", beyond[0], f"has {len(cells)} cells and the heading {width}")
        else:
            yield Row(
                number, {name: text for name, cell in zip(heading, cells, strict=False) if (text := cell.strip())}
            )
