"""The figures of a whole run as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

COLUMNS: dict[str, tuple[str, ...]] = {
    "figures": ("events", "redraw_p50_ms", "redraw_p95_ms", "ready_ms", "release_bytes", "differences"),
    "heap": ("events", "moves", "heap_mb", "grown_mb"),
    "people": ("events", "people", "releases", "release_p50_s", "release_p95_s", "errors"),
    "compared": ("way", "events", "step_ms", "fails"),
}


def as_markdown(told: Mapping[str, Any]) -> str:
    """A table a part, what was left out, and the load under which all was measured."""
    tables = [table(COLUMNS[part], told[part]) for part in COLUMNS if told[part]]
    left_out = ", ".join(told["left_out"]) or "nothing"
    load = f"Load of the machine: {told['load_before']:.1f} before, {told['load_after']:.1f} after."
    return "\n\n".join([*tables, f"Left out for want of time: {left_out}.", load])


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows under columns; what a row lacks stays empty."""
    head = [line(columns), line("---" for _ in columns)]
    return "\n".join([*head, *(line(cell(row.get(column)) for column in columns) for row in rows)])


def line(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


def cell(value: object) -> str:
    """A figure as it stands in a table."""
    if value is None or value == []:
        return ""
    return f"{value:,}" if isinstance(value, (int, float)) else str(value).replace("|", "\\|")
