"""A view as SQL conditions: exactly what `geo.events.select` answers, on any database.

What a person typed travels in bound parameters only.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, exists, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from geo.events import KIND_IDS, BBox, View, folded_words
from geo.store.tables import EVENTS, POINTS


class Place(GenericFunction[int]):
    """Where in a text another one begins, from 1; 0 where it is not in it: a function each database calls otherwise."""

    type = Integer()
    name = "instr"
    inherit_cache = True


@compiles(Place, "postgresql")
def _on_postgresql(place: Place, compiler: SQLCompiler, **options: Any) -> str:
    return f"strpos({compiler.process(place.clauses, **options)})"


def predicates(view: View) -> list[ColumnElement[bool]]:
    """Conditions on `EVENTS` that hold for the events a view shows, and for no other."""
    conditions: list[ColumnElement[bool]] = [Place(EVENTS.c.words, key) > 0 for key in folded_words(view.words)]
    if not set(KIND_IDS) <= set(view.kinds):
        conditions.append(EVENTS.c.kind.in_(sorted(set(view.kinds))))
    bounds = day_bounds(view)
    if bounds is not None:
        conditions.append(and_(EVENTS.c.first_day <= bounds[1], EVENTS.c.last_day >= bounds[0]))
    if view.bbox is not None:
        conditions.append(exists().where(POINTS.c.event_row == EVENTS.c.row, _in_box(view.bbox)))
    return conditions


def day_bounds(view: View) -> tuple[int, int] | None:
    """First and last day of a view as ordinals, or None where it bounds no date and so shows the undated too."""
    if view.first is None and view.last is None:
        return None
    return (view.first or date.min).toordinal(), (view.last or date.max).toordinal()


def _in_box(bbox: BBox) -> ColumnElement[bool]:
    west, south, east, north = bbox
    across = POINTS.c.lon.between(west, east) if west <= east else or_(POINTS.c.lon >= west, POINTS.c.lon <= east)
    return and_(across, POINTS.c.lat.between(south, north))
