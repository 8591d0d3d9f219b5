"""Records of a JSON file, one at a time, each with the line it begins on: a file of any size is never held whole.

The file is an array of records, an object one of whose members is such an array (`elements`, `features`, `items`), or
has a record a line (`.ndjson`, `.jsonl`, `.geojsonl`, `.geojsonseq`). No record may be longer than `MOST_CHARACTERS`.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from gazetteer.errors import PlaceTableError

MOST_CHARACTERS = 64_000_000
"""The longest record that is read; what it takes in memory is some ten times that."""

CHUNK_BYTES = 1 << 20
LINED = frozenset({".ndjson", ".jsonl", ".geojsonl", ".geojsonseq"})
ARRAYS = frozenset({"elements", "features", "items"})
"""Overpass; GeoJSON; OpenSyria's releases."""

REMARK = "remark"
"""Where Overpass says that its answer is not whole."""

SPACE = " \t\r\n"
ENDS = frozenset(f"{SPACE},:]}}")
"""What may follow a value; a number before anything else may go on behind what is read so far."""

SEPARATOR = "\x1e"
SHOWN = 80

Record = tuple[int, Any] | PlaceTableError
"""The line a record begins on, and the record; or what is wrong with the file from there on."""


MISSHAPEN = (AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError, ValueError)
"""What reading a record raises whose members are missing, of another type, or hold another value."""


def reason(error: Exception) -> str:
    """Why a record could not be read, in words a person can act on."""
    if isinstance(error, KeyError):
        return f"no {error}"
    return str(error) if isinstance(error, ValueError) else f"not as published: {error}"


def read_records(path: Path) -> Iterator[Record]:
    """The records in the order of the file; where the file breaks off, what is wrong, and nothing more."""
    with path.open("rb") as opened:
        if path.suffix.lower() in LINED:
            yield from _lined(opened, path)
            return
        text = _Text(opened)
        try:
            yield from _document(text, path)
        except (ValueError, RecursionError) as error:
            yield PlaceTableError(path, text.line, text.ahead(), f"not JSON: {_syntax(error)}")


def _lined(opened: BinaryIO, path: Path) -> Iterator[Record]:
    number = 0
    while line := opened.readline(MOST_CHARACTERS):
        number += 1
        text = line.decode("utf-8-sig", errors="replace").strip(SPACE + SEPARATOR)
        if not text:
            continue
        try:
            yield number, json.loads(text)
        except (ValueError, RecursionError) as error:
            yield PlaceTableError(path, number, text[:SHOWN], f"not JSON: {_syntax(error)}")


def _syntax(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)


def _document(text: _Text, path: Path) -> Iterator[Record]:
    if text.peek() == "[":
        yield from text.array()
    elif text.peek() == "{":
        yield from _members(text, path)
    else:
        raise ValueError("neither an array nor an object")
    if text.peek():
        raise ValueError("something stands after the end")


def _members(text: _Text, path: Path) -> Iterator[Record]:
    """The records of an object's arrays; its other members are passed over."""
    text.take("{")
    found = False
    while text.peek() != "}":
        line, name = text.line, text.value()
        text.take(":")
        if name in ARRAYS and text.peek() == "[":
            found = True
            yield from text.array()
        elif (value := text.value()) and name == REMARK:
            yield PlaceTableError(path, line, str(value)[:SHOWN], "the publisher says that this is not all")
        if text.peek() != "}":
            text.take(",")
    text.take("}")
    if not found:
        raise ValueError(f"no list of records: none of {', '.join(sorted(ARRAYS))}")


class _Text:
    """The text ahead, read as it is needed; `line` is the line it begins on."""

    def __init__(self, opened: BinaryIO) -> None:
        self.line = 1
        self._opened = opened
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._scanner = json.JSONDecoder()
        self._text, self._at, self._over = "", 0, False

    def ahead(self) -> str:
        """The next characters, to be shown."""
        return self._text[self._at : self._at + SHOWN]

    def peek(self) -> str:
        """The next character that is no space, not taken; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in SPACE:
                self.line += self._text[self._at] == "\n"
                self._at += 1
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def take(self, character: str) -> None:
        """Pass over the next character, which must be this one."""
        if self.peek() != character:
            raise ValueError(f"{character!r} expected")
        self._at += 1

    def array(self) -> Iterator[tuple[int, Any]]:
        """The records of the array ahead, each with its line."""
        self.take("[")
        while self.peek() != "]":
            line = self.line
            yield line, self.value()
            if self.peek() != "]":
                self.take(",")
        self.take("]")

    def value(self) -> Any:
        """The value ahead, whole."""
        self.peek()
        while True:
            try:
                value, end = self._scanner.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more():
                    raise
                continue
            if self._text[end : end + 1] in ENDS or not self._more():
                self.line += self._text.count("\n", self._at, end)
                self._at = end
                return value

    def _more(self) -> bool:
        """Read on, as much again as is held, and drop what is done with; whether there was more."""
        held = len(self._text) - self._at
        if self._over:
            return False
        if held > MOST_CHARACTERS:
            raise ValueError(f"a record of more than {MOST_CHARACTERS:,} characters, or a damaged one")
        read = self._opened.read(max(CHUNK_BYTES, held))
        if not read:
            self._over = True
            self._decoder.decode(b"", final=True)
            return False
        self._text = self._text[self._at :] + self._decoder.decode(read)
        self._at = 0
        return True
