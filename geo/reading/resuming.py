"""Records appended to a file, and a run taken up again where an earlier one was stopped, however it was stopped."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from geo.reading.document import Document
from geo.reading.errors import DocumentError, ReadingError

PIECE = 1 << 16


class ResumedFile:
    """A file of records, one a document in the order of the documents; what stands in it is not read again.

    Opening it cuts off a line left half written. Two runs cannot write one file.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, made if need be; raises ReadingError where that fails or another run writes it."""
        self._path = path
        try:
            self._file: BinaryIO = path.open("a+b")
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReadingError(f"{path}: another run is writing it") from None
        except OSError as error:
            raise ReadingError(f"{path}: {(error.strerror or 'unwritable').lower()}") from None
        self._cut_half_line()

    def __enter__(self) -> Self:
        """The file itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file; what was written stays."""
        self._file.close()

    def _cut_half_line(self) -> None:
        """Cut off a record left half written; what is no record is not ours to cut."""
        whole = _whole_lines(self._file)
        self._file.seek(whole)
        if self._file.read(1) not in (b"", b"{"):
            raise ReadingError(f"{self._path}: not a file of records")
        self._file.truncate(whole)

    def still_to_read(self, documents: Iterable[Document | DocumentError]) -> Iterator[Document | DocumentError]:
        """The documents behind those whose records stand in the file.

        Raises ReadingError where a record is not that of the document in its place.
        """
        rest = iter(documents)
        self._file.seek(0)
        for number, line in enumerate(self._file, start=1):
            document = next(rest, None)
            if document is None or _id_of(line) != document.id:
                due = "no document" if document is None else repr(document.id)
                raise ReadingError(f"{self._path}:{number}: the record of another run, here stands {due}")
        yield from rest

    def write(self, line: str) -> None:
        """Append a record, whole as far as any other process can see."""
        self._file.write(line.encode())
        self._file.flush()


def _whole_lines(file: BinaryIO) -> int:
    """How many bytes of a file are whole lines."""
    end = file.seek(0, 2)
    while end:
        start = max(0, end - PIECE)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _id_of(line: bytes) -> object:
    """The id of a record that this room wrote."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record.get("id") if isinstance(record, dict) and "problems" in record else None
