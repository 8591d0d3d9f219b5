"""The map as the page shows it: where it opens, what it loads, under which addresses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import median
from typing import Any

from gazetteer import Point, distance_m
from geo.events import Event
from geo.map import Assets, BaseLayers, EventLayer, OwnLayers, blank_map, tile_options
from geo.page.link import Position
from geo.page.service import Service
from geo.page.visit import API
from geo.page.words import map_words

SYRIA = Position(35.0, 38.5, 7)
FAR = 1.5
"""What lies farther from the middle than this many median distances is left to the person to zoom out for."""
OPENING_PIXELS = 420
"""Roughly the shorter side of the map: what the events should fill."""
WORLD_M_PER_PIXEL = 156_543
CLOSEST_ZOOM = 13


def build_map(service: Service, api: str = API) -> Any:
    """The folium map. The same in every run of a visit: what a person chooses travels as a command.

    `api` is where it fetches the events, as its frame sees it (`geo.page.visit`).
    """
    opening = opening_of(service)
    drawn = blank_map(Assets.by_url(), center=(opening.lat, opening.lon), zoom=opening.zoom)
    BaseLayers(f"{API}/base").add_to(drawn)
    EventLayer(
        Assets.by_url(),
        map_words(),
        columns_url=f"{api}/events?v={service.tag}",
        detail_url=f"{api}/events/",
        words_url=f"{api}/events/words/",
        words_version=service.tag,
        tiles=tile_options(),
    ).add_to(drawn)
    OwnLayers(url=f"{API}/layers/").add_to(drawn)
    return drawn


@lru_cache(maxsize=4)
def opening_of(service: Service) -> Position:
    """Where the map of a service opens, worked out once: its events do not change."""
    return opening_position(service.events)


def opening_position(events: Sequence[Event]) -> Position:
    """Where the map opens: over the bulk of the events, so that one far away does not shrink the rest to a dot."""
    pins = [event.placed[0].point for event in events if event.placed]
    points = [point for point in pins if point is not None]
    if not points:
        return SYRIA
    middle = Point(lon=median(p.lon for p in points), lat=median(p.lat for p in points))
    distances = [distance_m(middle, point) for point in points]
    reach = max(distance for distance in distances if distance <= FAR * median(distances))
    return Position(round(middle.lat, 5), round(middle.lon, 5), _zoom_to_hold(reach, middle.lat))


def _zoom_to_hold(radius_m: float, lat: float) -> int:
    """The closest zoom at which a circle of that radius fits the map."""
    metres_per_pixel = max(radius_m, 1) * 2 / OPENING_PIXELS
    zoom = math.log2(WORLD_M_PER_PIXEL * math.cos(math.radians(lat)) / metres_per_pixel)
    return max(2, min(CLOSEST_ZOOM, math.floor(zoom)))
