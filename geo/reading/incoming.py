"""Documents by the paths a command is given: files, folders, standard input; and how many there are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from geo.reading.document import (
    RECORD_SUFFIXES,
    Document,
    files_in,
    parse_document,
    parse_records,
    read_documents,
)
from geo.reading.errors import DocumentError

STDIN = "-"
PIECE = 1 << 20


def documents(paths: Iterable[str], *, records: bool) -> Iterator[Document | DocumentError]:
    """The documents at `paths`; standard input is NDJSON where `records`, else one document."""
    for path in paths:
        if path != STDIN:
            yield from read_documents(Path(path))
        elif records:
            yield from _records_of_standard_input()
        else:
            yield from _standard_input()


def count_documents(paths: Sequence[str]) -> int | None:
    """How many documents there are, blank lines of records counted too; None where standard input is among them."""
    if STDIN in paths:
        return None
    files = (file for path in map(Path, paths) for file in (files_in(path) if path.is_dir() else (path,)))
    try:
        return sum(_lines_of(file) if file.suffix.lower() in RECORD_SUFFIXES else 1 for file in files)
    except OSError:
        return None


def _lines_of(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(PIECE), b""))


def _records_of_standard_input() -> Iterator[Document | DocumentError]:
    """Read through a buffer of our own: Python closes its own at exit, and would wait there for a thread that reads."""
    with open(sys.stdin.fileno(), "rb", closefd=False) as stream:
        yield from parse_records(stream, STDIN)


def _standard_input() -> Iterator[Document | DocumentError]:
    try:
        yield parse_document(sys.stdin.buffer.read(), STDIN, id=STDIN)
    except DocumentError as error:
        yield error
