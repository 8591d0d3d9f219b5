"""SQLite's R*Trees over days and positions, kept in step with the tables by triggers.

An R*Tree keeps 32-bit floats, rounded outwards: it narrows a search and `predicates` decides with the stored doubles.
Ordinals of days stay below 2²⁴, so they are exact in it.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Float,
    Integer,
    MetaData,
    Select,
    Table,
    select,
    union_all,
)

from geo.events import BBox, View
from geo.store.predicates import day_bounds
from geo.store.tables import EVENTS, POINTS

UNCREATED = MetaData()
"""Tables that SQLAlchemy may query but not create: they are virtual."""

EVENT_DAYS = Table(
    "event_days",
    UNCREATED,
    Column("row", Integer, primary_key=True),
    Column("first_day", Float),
    Column("last_day", Float),
)

POINT_BOXES = Table(
    "point_boxes",
    UNCREATED,
    Column("row", Integer, primary_key=True),
    Column("west", Float),
    Column("east", Float),
    Column("south", Float),
    Column("north", Float),
    Column("first_day", Float),
    Column("last_day", Float),
)

STATEMENTS = (
    "CREATE VIRTUAL TABLE event_days USING rtree(row, first_day, last_day)",
    "CREATE VIRTUAL TABLE point_boxes USING rtree(row, west, east, south, north, first_day, last_day)",
    """
    CREATE TRIGGER event_added AFTER INSERT ON events WHEN new.first_day IS NOT NULL BEGIN
        INSERT INTO event_days VALUES (new.row, new.first_day, new.last_day);
    END
    """,
    # The points of an undated event lie on day 0, before every date.
    """
    CREATE TRIGGER point_added AFTER INSERT ON points BEGIN
        INSERT INTO point_boxes
        SELECT new.row, new.lon, new.lon, new.lat, new.lat, coalesce(first_day, 0), coalesce(last_day, 0)
        FROM events WHERE row = new.event_row;
    END
    """,
    """
    CREATE TRIGGER event_gone AFTER DELETE ON events BEGIN
        DELETE FROM event_days WHERE row = old.row;
        DELETE FROM points WHERE event_row = old.row;
    END
    """,
    """
    CREATE TRIGGER point_gone AFTER DELETE ON points BEGIN
        DELETE FROM point_boxes WHERE row = old.row;
    END
    """,
)

# SQLite rounds outwards, but not what no 32-bit float can hold: hence the 1e-30.
CHECKS = (
    "SELECT 'event_days: ' || said FROM (SELECT rtreecheck('event_days') AS said) WHERE said <> 'ok'",
    "SELECT 'point_boxes: ' || said FROM (SELECT rtreecheck('point_boxes') AS said) WHERE said <> 'ok'",
    """
    SELECT 'event_days: not the days of event ' || id FROM events LEFT JOIN event_days USING (row)
    WHERE event_days.first_day IS NOT events.first_day OR event_days.last_day IS NOT events.last_day
    """,
    """
    SELECT 'point_boxes: not the position of point ' || points.row FROM points LEFT JOIN point_boxes USING (row)
    WHERE (west - 1e-30 <= lon AND lon <= east + 1e-30 AND south - 1e-30 <= lat AND lat <= north + 1e-30) IS NOT 1
    """,
    """
    SELECT 'point_boxes: not the days of event ' || id FROM points JOIN events ON events.row = event_row
    JOIN point_boxes ON point_boxes.row = points.row
    WHERE point_boxes.first_day IS NOT coalesce(events.first_day, 0)
       OR point_boxes.last_day IS NOT coalesce(events.last_day, 0)
    """,
    "SELECT 'event_days: row ' || row || ' of no event' FROM event_days WHERE row NOT IN (SELECT row FROM events)",
    "SELECT 'point_boxes: row ' || row || ' of no point' FROM point_boxes WHERE row NOT IN (SELECT row FROM points)",
)
"""Each finds what is wrong in an R*Tree, a sentence a row."""


def create_rtrees(connection: Connection) -> None:
    """Create the R*Trees and their triggers in a database whose tables are new and empty."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


def check_rtrees(connection: Connection) -> list[str]:
    """What in the R*Trees is not as the tables have it, a sentence each; none where all is well."""
    return [str(said) for check in CHECKS for said in connection.exec_driver_sql(check).scalars()]


def narrow(statement: Select[str], view: View) -> Select[str]:
    """The statement, led through an R*Tree to the rows that may be in the box and on the days of the view."""
    if view.bbox is not None:
        return statement.where(EVENTS.c.row.in_(_rows_near(view.bbox, day_bounds(view))))
    bounds = day_bounds(view)
    if bounds is None:
        return statement
    return statement.where(EVENTS.c.row.in_(select(EVENT_DAYS.c.row).where(*_on_days(EVENT_DAYS, bounds))))


def _rows_near(bbox: BBox, bounds: tuple[int, int] | None) -> CompoundSelect[int]:
    days = [] if bounds is None else _on_days(POINT_BOXES, bounds)
    points = select(POINTS.c.event_row).join(POINT_BOXES, POINT_BOXES.c.row == POINTS.c.row).where(*days)
    return union_all(*(points.where(*_over(box)) for box in _halves(bbox)))


def _halves(bbox: BBox) -> tuple[BBox, ...]:
    """A box, or the two a box across the antimeridian is made of."""
    west, south, east, north = bbox
    return (bbox,) if west <= east else ((west, south, 180.0, north), (-180.0, south, east, north))


def _over(bbox: BBox) -> list[ColumnElement[bool]]:
    west, south, east, north = bbox
    boxes = POINT_BOXES.c
    return [boxes.west <= east, boxes.east >= west, boxes.south <= north, boxes.north >= south]


def _on_days(table: Table, bounds: tuple[int, int]) -> list[ColumnElement[bool]]:
    return [table.c.first_day <= bounds[1], table.c.last_day >= bounds[0]]
