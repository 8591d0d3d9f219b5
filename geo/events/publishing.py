"""What may be shown of an event: places that shelter people are put on a fixed grid, the same at every door.

A place of a sensitive kind (`sensitive.toml`) is published at the middle of its cell, 0.1° wide and high, about 11 by
9 km in Syria: the coarsening that GBIF recommends for what must not be found. The grid is fixed, so that several
publications of one place tell no more than one; what is published is published again unchanged.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from gazetteer import Point, distance_m
from geo.events.event import Event, EventPlace
from geo.events.view import BBox, View

CELLS_A_DEGREE = 10
"""Cells a degree of longitude or latitude has."""

MARGIN_DEG = 1 / CELLS_A_DEGREE
"""How far from where it is a place may be published, along either axis."""

GRIDDED = "shown on a grid of 0.1°: a place that shelters people"
"""Stands among the reasons of a place that was moved."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Kinds of place that are published on the grid, and the ids of those that are not all the same."""

    kinds: frozenset[str]
    settled: frozenset[str]


@cache
def read_sensitive() -> Sensitive:
    """The rule as its table has it."""
    table = tomllib.loads(files("geo.events").joinpath("sensitive.toml").read_text("utf-8"))
    return Sensitive(frozenset(table["kinds"]), frozenset(table["settled"]))


def is_sensitive(place: EventPlace) -> bool:
    """Whether a place is published on the grid only."""
    rule = read_sensitive()
    return place.kind in rule.kinds and place.id not in rule.settled


def published(event: Event) -> Event:
    """The event as anybody may see it; the event itself where nothing in it is sensitive."""
    if not any(is_sensitive(place) for place in event.places):
        return event
    return replace(event, places=tuple(gridded(place) if is_sensitive(place) else place for place in event.places))


def published_all(events: Iterable[Event]) -> list[Event]:
    """Events as anybody may see them, in the order given."""
    return [published(event) for event in events]


def gridded(place: EventPlace) -> EventPlace:
    """The place in the middle of its cell, as uncertain as the cell is wide at least; its area goes."""
    if place.point is None:
        return replace(place, area=None)
    middle, corner = _middle(place.point), _corner(place.point)
    radius = max(place.uncertainty_m or 0.0, math.ceil(distance_m(middle, corner) / 100) * 100.0)
    why = place.why if GRIDDED in place.why else (*place.why, GRIDDED)
    return replace(place, point=middle, uncertainty_m=radius, area=None, why=why)


def wider(view: View) -> View:
    """The view whose events include all that `view` shows once they are published."""
    return view if view.bbox is None else replace(view, bbox=_widened(view.bbox))


def _middle(point: Point) -> Point:
    return Point(lon=_mid(point.lon, 180), lat=_mid(point.lat, 90))


def _mid(degrees: float, most: int) -> float:
    """The middle of the cell; what lies on the last edge belongs to the last cell."""
    cell = min(math.floor(degrees * CELLS_A_DEGREE), most * CELLS_A_DEGREE - 1)
    return round((cell + 0.5) / CELLS_A_DEGREE, 2)


def _corner(point: Point) -> Point:
    """The corner of the cell that lies nearest the equator, and so farthest from its middle."""
    middle = _middle(point)
    half = 0.5 / CELLS_A_DEGREE
    return Point(lon=middle.lon + half, lat=middle.lat - math.copysign(half, middle.lat))


def _widened(bbox: BBox) -> BBox:
    west, south, east, north = bbox
    if west <= east and east - west >= 360 - 2 * MARGIN_DEG:
        west, east = -180.0, 180.0
    else:
        west, east = max(west - MARGIN_DEG, -180.0), min(east + MARGIN_DEG, 180.0)
    return west, max(south - MARGIN_DEG, -90.0), east, min(north + MARGIN_DEG, 90.0)
