"""CSV and XLSX into events: the table they hold, read as ours, or as what its columns say."""

from __future__ import annotations

from geo.exchange.delimited import parse_delimited
from geo.exchange.guessing import known_headings
from geo.exchange.intake import Incoming, Intake
from geo.exchange.mapped import read_mapped
from geo.exchange.own_table import is_ours, read_own
from geo.exchange.rows import Table, fold_heading
from geo.exchange.workbook import parse_workbook


def read_csv(incoming: Incoming) -> Intake:
    """The events of a CSV file, with or without a row of HXL tags."""
    return _read(parse_delimited(incoming.data, incoming.file, known(incoming), incoming.mapping.delimiter), incoming)


def read_xlsx(incoming: Incoming) -> Intake:
    """The events of a sheet of a workbook."""
    return _read(parse_workbook(incoming.data, incoming.file, known(incoming), incoming.mapping.sheet), incoming)


def known(incoming: Incoming) -> frozenset[str]:
    """The headings that are understood, those of the mapping too."""
    return known_headings() | {fold_heading(name) for name in incoming.mapping.columns.values()}


def _read(table: Table, incoming: Incoming) -> Intake:
    if is_ours(table) and not incoming.mapping.columns:
        return read_own(table, incoming)
    return read_mapped(table, incoming)
