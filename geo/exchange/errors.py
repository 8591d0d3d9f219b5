"""What going in and out refuses.

ExchangeError (ValueError)
├── FilterError    a filter of an export has a value it cannot have
├── FeatureError   a GeoJSON file to be taken in holds what no event can be made of
├── FileError      a file to be taken in is none of its format, or not whole
└── RowError       a row of a table holds what no event can be made of
"""

from __future__ import annotations

from geo.events.fields import shown


class ExchangeError(ValueError):
    """Base of every error this room raises on purpose; its message is one line."""


class FilterError(ExchangeError):
    """A filter has a value it cannot have."""

    def __init__(self, name: str, value: str, problem: str) -> None:
        """Keep what a person needs to mend the filter."""
        self.name, self.value, self.problem = name, value, problem
        super().__init__(f"{shown(name)}={shown(value)}: {problem}")


class FeatureError(ExchangeError):
    """A file cannot be taken in: as a whole, or for one of its features (counted from 1)."""

    def __init__(self, file: str, feature: int | None, problem: str) -> None:
        """Keep where it stands."""
        self.file, self.feature, self.problem = file, feature, problem
        super().__init__(": ".join([file, *([] if feature is None else [f"feature {feature}"]), problem]))


class FileError(ExchangeError):
    """A file to be taken in is none of its format, or not whole; `line` counts from 1."""

    def __init__(self, file: str, problem: str, line: int | None = None) -> None:
        """Keep where it stands."""
        self.file, self.line, self.problem = file, line, problem
        super().__init__(": ".join([file, *([] if line is None else [f"line {line}"]), problem]))


class RowError(ExchangeError):
    """A row holds what no event can be made of; `column` is the heading as the file has it."""

    def __init__(self, column: str, value: object, problem: str) -> None:
        """Keep the cell."""
        self.column, self.value, self.problem = column, value, problem
        super().__init__(f"{column}: {problem}: {shown(value)}")
