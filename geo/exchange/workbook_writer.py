"""XLSX: the cells of the CSV as a workbook, and a sheet that says where they come from. Nothing in it is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from geo.events import Event
from geo.exchange.csv import COLUMNS, Cell, defused, rows_of
from geo.exchange.errors import ExchangeError
from geo.exchange.provenance import Provenance, title_of

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST = 32_767
"""Characters Excel holds in a cell; a longer quote ends in … there, and is whole in the CSV."""
MOST_ROWS = 1_048_575
LONGEST_EXACT = 15
"""Digits of a number that Excel keeps."""

BOLD = Font(bold=True)
WIDTHS = {"id": 19, "quote": 60, "article": 40, "place": 24, "place_ar": 24, "actors": 40, "date_as_written": 24}
USUAL_WIDTH = 13


def events_to_xlsx(events: Sequence[Event], provenance: Provenance) -> bytes:
    """A workbook with the sheets `Events`, a row an event in the order given, and `About`. Raises `ExchangeError`."""
    if len(events) > MOST_ROWS:
        raise ExchangeError(f"a sheet holds {MOST_ROWS:,} rows, and these are {len(events):,} events; narrow them")
    book = Workbook(write_only=True)
    _events(book, events, provenance)
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 16, 100
    for label, text in _about(events, provenance):
        about.append([_cell(about, label, bold=True), _cell(about, text)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _events(book: Any, events: Sequence[Event], provenance: Provenance) -> None:
    sheet = book.create_sheet("Events")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(events) + 1}"
    for nth, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(nth)].width = WIDTHS.get(column.name, USUAL_WIDTH)
    sheet.append([_cell(sheet, column.name, bold=True) for column in COLUMNS])
    for row in rows_of(events, provenance):
        sheet.append([_cell(sheet, column.cell(row)) for column in COLUMNS])


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    """A cell that holds a number or text, never a formula; a number too long to stay exact is text."""
    if isinstance(value, int) and len(str(abs(value))) > LONGEST_EXACT:
        value = str(value)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet)
    text = NOT_XML.sub("\ufffd", str(defused(value)))
    # Said outright, since openpyxl takes whatever begins with "=" for a formula.
    cell.value, cell.data_type = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…", "s"
    if bold:
        cell.font = BOLD
    return cell


def _about(events: Sequence[Event], provenance: Provenance) -> Iterator[tuple[str, str]]:
    day = provenance.data_date
    yield "events", str(len(events))
    yield "licence", provenance.licence
    yield "data_date", day.isoformat() if day else ""
    yield "data_version", provenance.version
    yield "filters", "&".join(f"{name}={value}" for name, value in provenance.filters.items())
    yield "link", provenance.link or ""
    for article in provenance.articles:
        published = article.published.isoformat() if article.published else ""
        yield "source", " · ".join(filter(None, (title_of(article), article.outlet, published, article.url)))
