"""A view as SQL conditions: exactly what `geo.events.select` answers, on any database.

What a person typed travels in bound parameters only.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_

from geo.events import KIND_IDS, BBox, View, folded_words
from geo.store.tables import EVENTS, POINTS


def predicates(view: View) -> list[ColumnElement[bool]]:
    """Conditions on `EVENTS` that hold for the events a view shows, and for no other."""
    conditions = [func.instr(EVENTS.c.words, key) > 0 for key in folded_words(view.words)]
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
