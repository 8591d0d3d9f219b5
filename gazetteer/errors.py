"""Errors of the gazetteer: one base, and children that are also the builtin a caller would catch.

GazetteerError
├── PlaceTableError (ValueError)     a table of places holds a bad row
├── DownloadError (OSError)          a publisher's file could not be fetched
└── GazetteerFileError (ValueError)  a built gazetteer file cannot be used
"""

from __future__ import annotations

from pathlib import Path


class GazetteerError(Exception):
    """Base of every error this package raises on purpose."""


class PlaceTableError(GazetteerError, ValueError):
    """A table of places holds a row that cannot be a place; names the file, the line and the value."""

    def __init__(self, file: Path | str, line: int, value: object, problem: str) -> None:
        """Keep the four facts a person needs to mend the row."""
        self.file, self.line, self.value, self.problem = file, line, value, problem
        super().__init__(f"{file}:{line}: {problem}: {value!r}")


class DownloadError(GazetteerError, OSError):
    """A publisher's file could not be fetched; names its address. What was there before is as it was."""


class GazetteerFileError(GazetteerError, ValueError):
    """A file given as a built gazetteer is missing, damaged, or of another version."""
