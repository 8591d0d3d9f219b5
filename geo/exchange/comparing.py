"""Coordinates against the names beside them: swapped axes are still on the globe, and far from home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gazetteer import Gazetteer, Match, Place, Point, distance_m, resolve
from geo.events.fields import shown
from geo.exchange.errors import FileError

SAMPLED = 100
"""Names of a table that are compared, each once."""
FEWEST = 3
"""Names that must be known before anything is said of the table."""
FAR_M = 50_000.0
"""How far from the place of its name a position is worth a word: namesakes and slips of the pen."""
SHOWN = 3


def compared(file: str, sampled: Mapping[tuple[str, str], Point], gazetteer: Gazetteer) -> Iterator[str]:
    """What a person should look at; raises `FileError` where most names lie where their swapped coordinates say."""
    known = [
        (name, point, answer.place)
        for (name, within), point in sampled.items()
        if isinstance(answer := resolve(name, gazetteer, within=within or None), Match)
    ]
    if len(known) < FEWEST:
        return
    swapped = [(name, point) for name, point, place in known if _fits_swapped(point, place)]
    if len(swapped) * 2 > len(known):
        name, point = swapped[0]
        given = f"{point.lat}, {point.lon}"
        raise FileError(file, f"latitude and longitude look swapped: {shown(name)} is given at {given}")
    far = [(name, distance_m(point, place.point)) for name, point, place in known if _is_far(point, place)]
    if far:
        told = ", ".join(f"{shown(name)} by {metres / 1000:.0f} km" for name, metres in far[:SHOWN])
        yield f"{len(far)} of {len(known)} names compared lie far from the place we know by them: {told}"


def _is_far(point: Point, place: Place) -> bool:
    return distance_m(point, place.point) > FAR_M + place.uncertainty_m


def _fits_swapped(point: Point, place: Place) -> bool:
    """Whether a position is far from its place, and near it once latitude and longitude change places."""
    if not _is_far(point, place) or abs(point.lon) > 90:
        return False
    return not _is_far(Point(lon=point.lat, lat=point.lon), place)
