"""CSV: a row an event, flat, for spreadsheets. UTF-8 with BOM, so that Excel reads Arabic.

A cell that a spreadsheet would run as a formula begins with an apostrophe here; the GeoJSON of the same events has it
as it was written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo.events import Event, EventPlace
from geo.exchange.provenance import Provenance, title_of
from geo.reading import Article

BOM = "\ufeff"
FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
"""Beginnings of a formula in Excel, LibreOffice or Sheets (OWASP, "CSV Injection"), their full-width forms too."""
BETWEEN = " | "
"""Stands between several values in one cell."""

ORDER = {"exact": 0, "about": 0, "at least": 1, "at most": 2}
"""Which of several counts of one thing stands for them all."""

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """An event and what its cells are drawn from; `article` is the first it cites, if the store has it."""

    event: Event
    article: Article | None
    provenance: Provenance

    @property
    def pin(self) -> EventPlace | None:
        """Where it happened, else the first of its places that has a point."""
        return min(self.event.placed, key=lambda place: place.role != "at", default=None)

    def names(self, lang: str, *roles: str) -> str:
        """The places in these roles, in one cell."""
        return BETWEEN.join(place.name(lang) for place in self.event.places if place.role in roles)

    def figure(self, what: str) -> str | int | None:
        """What the article counts: a number where it is one and exact, else text with its qualifiers."""
        figures = [figure for figure in self.event.figures if figure.what == what]
        if len(figures) == 1 and figures[0].qualifier == "exact":
            return figures[0].number
        return BETWEEN.join(f"{figure.qualifier} {figure.number}" for figure in figures)

    def number(self, what: str) -> int | None:
        """One number for what the article counts: as it is told, else the least it can be; HXL takes only numbers."""
        figures = [figure for figure in self.event.figures if figure.what == what]
        return min(figures, key=lambda figure: (ORDER[figure.qualifier], figure.number)).number if figures else None

    @property
    def figures(self) -> str:
        """Every count with its qualifier: "about 50 families"."""
        return BETWEEN.join(f"{figure.qualifier} {figure.number} {figure.what}" for figure in self.event.figures)

    @property
    def days(self) -> tuple[str | None, str | None]:
        """First and last day; no last where it had not ended."""
        when = self.event.when
        if when is None:
            return None, None
        return when.start.isoformat(), when.end.isoformat() if when.end else None

    @property
    def position(self) -> tuple[float, float] | tuple[None, None]:
        """Longitude and latitude of the pin, EPSG:4326."""
        point = self.pin.point if self.pin else None
        return (point.lon, point.lat) if point else (None, None)

    @property
    def outlet(self) -> str | None:
        """Who reported it: the article's outlet, else what the data set names as its source, else the data set."""
        return self.article.outlet if self.article else self.event.code("source") or self.event.code("dataset")

    @property
    def filters(self) -> str:
        """What was chosen, as a link spells it."""
        return "&".join(f"{name}={value}" for name, value in self.provenance.filters.items())

    @property
    def data_date(self) -> str | None:
        """The day of the newest article behind the file."""
        day = self.provenance.data_date
        return day.isoformat() if day else None

    @property
    def published(self) -> str | None:
        """The day the article was published."""
        return self.article.published.isoformat() if self.article and self.article.published else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its tag in the Humanitarian Exchange Language (HXL 1.1), and what stands in it."""

    name: str
    tag: str
    cell: Callable[[Row], Cell]


COLUMNS: tuple[Column, ...] = (
    Column("id", "#meta+id", lambda row: row.event.id),
    Column("kind", "#event+type", lambda row: row.event.kind),
    Column("change", "#event+change", lambda row: row.event.change),
    Column("start", "#date+start", lambda row: row.days[0]),
    Column("end", "#date+end", lambda row: row.days[1]),
    Column("edtf", "#meta+date+edtf", lambda row: row.event.when.edtf if row.event.when else None),
    Column("date_as_written", "#description+date", lambda row: row.event.when.expression if row.event.when else None),
    Column("place", "#loc+name+i_en", lambda row: row.names("en", "at", "near")),
    Column("place_ar", "#loc+name+i_ar", lambda row: row.names("ar", "at", "near")),
    Column("from", "#loc+origin", lambda row: row.names("en", "from")),
    Column("to", "#loc+destination", lambda row: row.names("en", "to")),
    Column("lon", "#geo+lon", lambda row: row.position[0]),
    Column("lat", "#geo+lat", lambda row: row.position[1]),
    Column("uncertainty_m", "#geo+uncertainty_m", lambda row: row.pin.uncertainty_m if row.pin else None),
    Column("placed_by", "#geo+status", lambda row: row.pin.status if row.pin else None),
    Column("actors", "#actor+name", lambda row: BETWEEN.join(f"{a.name} ({a.role})" for a in row.event.actors)),
    Column("killed", "#affected+killed", lambda row: row.figure("killed")),
    Column("injured", "#affected+injured", lambda row: row.figure("injured")),
    Column("displaced", "#affected+displaced", lambda row: row.figure("displaced")),
    Column("besieged", "#affected+besieged", lambda row: row.figure("besieged")),
    Column("arrested", "#affected+arrested", lambda row: row.figure("arrested")),
    Column("families", "#affected+hh", lambda row: row.figure("families")),
    Column("figures", "#description+figures", lambda row: row.figures),
    Column("hedge", "#description+hedge", lambda row: row.event.hedge),
    Column("status", "#status", lambda row: row.event.status),
    Column("confidence", "#indicator+confidence", lambda row: row.event.confidence),
    Column("quote", "#description+quote", lambda row: BETWEEN.join(c.quote for c in row.event.evidence)),
    Column("article_id", "#meta+article", lambda row: row.event.evidence[0].article_id),
    Column("article", "#meta+title", lambda row: title_of(row.article) if row.article else None),
    Column("outlet", "#meta+source", lambda row: row.outlet),
    Column("published", "#date+published", lambda row: row.published),
    Column("url", "#meta+url", lambda row: row.article.url if row.article else None),
    Column("link", "#meta+link", lambda row: row.provenance.link),
    Column("filters", "#meta+filters", lambda row: row.filters),
    Column("data_date", "#meta+date", lambda row: row.data_date),
    Column("data_version", "#meta+version", lambda row: row.provenance.version),
    Column("licence", "#meta+licence", lambda row: row.provenance.licence),
)


def events_to_csv(events: Sequence[Event], provenance: Provenance, *, hxl: bool = False) -> bytes:
    """A heading and a row an event, in the order given; lines end in CR LF.

    With `hxl` the row of HXL tags stands under the heading, and counts are bare numbers (see the column `figures`).
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(column.name for column in COLUMNS)
    if hxl:
        writer.writerow(column.tag for column in COLUMNS)
    for row in rows_of(events, provenance):
        writer.writerow(defused(_number(column, row) if hxl else column.cell(row)) for column in COLUMNS)
    return (BOM + sheet.getvalue()).encode()


def _number(column: Column, row: Row) -> Cell:
    return row.number(column.name) if column.tag.startswith("#affected") else column.cell(row)


def rows_of(events: Sequence[Event], provenance: Provenance) -> Iterator[Row]:
    """A row an event, in the order given."""
    return (Row(event, provenance.article(event.evidence[0].article_id), provenance) for event in events)


def defused(cell: Cell) -> Cell:
    """The cell, with an apostrophe before text that a spreadsheet would run, however it is indented."""
    if not isinstance(cell, str):
        return cell
    risky = bool(cell) and (cell[0] in FORMULA_SIGNS or cell.lstrip()[:1] in FORMULA_SIGNS)
    return f"'{cell}" if risky else cell
