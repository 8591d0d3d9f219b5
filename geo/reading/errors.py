"""Errors of the reading room: one base, and children that are also the builtin a caller would catch.

ReadingError
└── DocumentError (ValueError)  a document cannot be read
"""

from __future__ import annotations

from pathlib import Path

LONGEST_VALUE = 80


class ReadingError(Exception):
    """Base of every error this room raises on purpose."""


class DocumentError(ReadingError, ValueError):
    """A document cannot be read; one line that names the file, the line where there is one, and the value."""

    def __init__(
        self,
        file: Path | str,
        problem: str,
        *,
        line: int | None = None,
        value: object = None,
        id: str | None = None,  # noqa: A002 (the contract's own word)
    ) -> None:
        """Keep the facts a person needs to mend the document; `id` is the document's own, where it has one."""
        self.file, self.problem, self.line, self.value = file, problem, line, value
        self.id = id or (Path(file).stem if line is None else f"{Path(file).name}:{line}")
        place = f"{file}:{line}" if line is not None else f"{file}"
        shown = "" if value is None else f": {_short(value)}"
        super().__init__(_one_line(f"{place}: {problem}") + shown)


def _short(value: object) -> str:
    shown = repr(value[: 2 * LONGEST_VALUE] if isinstance(value, str | bytes) else value)
    return shown if len(shown) <= LONGEST_VALUE else f"{shown[: LONGEST_VALUE - 1]}…"


def _one_line(message: str) -> str:
    """File names may hold line breaks; a message must not."""
    return "".join(letter if letter.isprintable() else "�" for letter in message)
