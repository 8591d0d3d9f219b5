"""XLSX as it comes: a zip of XML. What it may hold is counted before any of it is parsed.

A zip bomb is known by the sizes its directory gives, and by what comes out of it where those lie; entities and external
references are refused unread.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from geo.events.fields import shown
from geo.exchange.errors import FileError
from geo.exchange.rows import LONGEST_CELL, Line, Table, lines_to_table

MAX_PARTS = 2_000
MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes of all parts unpacked: a sheet of 500,000 rows has about half of that."""
MAX_RATIO = 200
"""How much larger than its part of the zip a part may be, past the first megabyte; sheets come to 10 or 20."""
MEGABYTE = 1 << 20
LAST_LINE, MAX_CELLS = 1_048_576, 50_000_000
"""Excel's last line, and cells with those that only stand between others: a cell far off makes a million of them."""

SPREADSHEET = "xl/workbook.xml"
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")


def parse_workbook(data: bytes, file: str, known: frozenset[str], sheet: str | None = None) -> Table:
    """The table of a sheet, by default the first that is shown. Raises `FileError`."""
    _check_zip(data, file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except BROKEN as error:
        raise FileError(file, f"not a workbook: {shown(str(error))}") from None
    names = list(book.sheetnames)
    if sheet is not None and sheet not in names:
        raise FileError(file, f"no sheet {shown(sheet)}; there are {', '.join(map(shown, names))}")
    visible = [name for name in names if getattr(book[name], "sheet_state", "visible") == "visible"]
    chosen = sheet or next(iter(visible or names), None)
    if chosen is None:
        raise FileError(file, "a workbook without a sheet")
    notes = () if len(names) == 1 else (f"sheet {shown(chosen)}, of {', '.join(map(shown, names))}",)
    return lines_to_table(file, _lines(book[chosen], file), known, notes)


BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
)
"""What openpyxl raises for what is no workbook."""


def _check_zip(data: bytes, file: str) -> None:
    """Refuse what is no zip, too many parts, a bomb, and XML that declares anything of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MAX_PARTS:
                raise FileError(file, f"a workbook of more than {MAX_PARTS} parts: {len(parts)}")
            if SPREADSHEET not in packed.namelist():
                raise FileError(file, "not a workbook (XLSX): no xl/workbook.xml in it")
            _check_sizes(parts, file)
            for part in parts:
                _check_part(packed, part, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        if isinstance(error, FileError):
            raise
        raise FileError(file, f"not a workbook (XLSX): {shown(str(error))}") from None


def _check_sizes(parts: Iterable[zipfile.ZipInfo], file: str) -> None:
    whole = 0
    for part in parts:
        whole += part.file_size
        if part.file_size > MEGABYTE and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise FileError(file, f"a zip bomb: {shown(part.filename)} unpacks to {part.file_size:,} bytes")
    if whole > MAX_UNPACKED:
        raise FileError(file, f"unpacks to {whole:,} bytes; a workbook may to {MAX_UNPACKED:,}")


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    """Look through a part of XML: its directory may lie about its size, and it may declare entities."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return
    left, tail = part.file_size, b""
    with packed.open(part) as stream:
        while piece := stream.read(MEGABYTE):
            left -= len(piece)
            if left < 0:
                raise FileError(file, f"a zip bomb: {shown(part.filename)} is larger than it says")
            if not tail and b"\0" in piece[:200]:
                raise FileError(file, f"{shown(part.filename)} is not UTF-8")
            if any(word in tail + piece for word in FORBIDDEN):
                raise FileError(file, f"{shown(part.filename)} declares a document type or an entity")
            tail = piece[-16:]


def _lines(sheet: Any, file: str) -> Iterator[Line]:
    """Number and cells of each row that is not blank, as text; days as ISO 8601."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True)
    number = looked_at = 0
    while True:
        number += 1
        try:
            values = next(rows, None)
        except BROKEN as error:
            raise FileError(file, f"not a workbook: {shown(str(error))}", number) from None
        if values is None:
            return
        looked_at += len(values)
        if number > LAST_LINE or looked_at > MAX_CELLS:
            raise FileError(file, f"more than {LAST_LINE:,} lines or {MAX_CELLS:,} cells", number)
        cells = [_text(value, file, number) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _text(value: object, file: str, number: int) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = str(value)
    if len(text) > LONGEST_CELL:
        raise FileError(file, f"a cell of more than {LONGEST_CELL:,} characters", number)
    return text
