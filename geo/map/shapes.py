"""What an event draws besides its symbol: areas besieged, passages crossed, circles somewhere in which it was.

A shape is plain JSON: `{"areas": [{"rings", "names"}], "circles": [{"point", "radius_m", "inferred", "names"}],
"passage": {"from", "to", "from_m", "to_m", "from_inferred", "to_inferred", "names": {"from", "to"}, "state"}}`,
each part only where the event has it; positions are [lon, lat], EPSG:4326; names are `{"ar", "en"}`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.events import Event, EventPlace

Shape = dict[str, Any]

ROUGH_ABOVE_M = 2_000.0
"""A place known less exactly than this is drawn as the circle that holds it, not as a point."""

ROUGH_ABOVE_M_BY_KIND = {
    "city": 12_000.0,
    "town": 5_000.0,
    "airport": 5_000.0,
    "airbase": 5_000.0,
    "oil_field": 12_000.0,
    "gas_field": 12_000.0,
    "refinery": 5_000.0,
    "dam": 5_000.0,
}
"""Places that are themselves wide: their own extent is no doubt about where they are."""

PASSAGE_STATES = {"opened": "open", "used": "open", "opened and used": "open", "closed": "closed"}


def pin_of(event: Event) -> EventPlace | None:
    """The place a row stands at: the first that has a point."""
    return event.placed[0] if event.placed else None


def is_rough(place: EventPlace) -> bool:
    """Whether the place is drawn as a circle: inferred, or known less exactly than its kind allows."""
    limit = ROUGH_ABOVE_M_BY_KIND.get(place.kind or "", ROUGH_ABOVE_M)
    return place.status == "inferred" or (place.uncertainty_m or 0.0) > limit


def event_to_shape(event: Event) -> Shape | None:
    """The shape of an event, or None where its symbol says it all."""
    if event.kind == "siege":
        return _siege(event)
    if event.kind == "crossing":
        passage = _passage(event)
        if passage is not None:
            return {"passage": passage}
    pin = pin_of(event)
    return {"circles": [circle(pin)]} if pin and is_rough(pin) else None


def _siege(event: Event) -> Shape | None:
    return besieged_to_shape([place for place in event.placed if place.role == "at"] or event.placed)


def besieged_to_shape(besieged: Sequence[EventPlace]) -> Shape | None:
    """The areas of besieged places, and circles where they have none; None for no places."""
    areas = [{"rings": place.area, "names": names_of(place)} for place in besieged if place.area]
    circles = [circle(place) for place in besieged if not place.area]
    parts = {"areas": areas, "circles": circles}
    return {name: part for name, part in parts.items() if part} or None


def _passage(event: Event) -> Shape | None:
    ends = {place.role: place for place in reversed(event.placed)}
    if "from" not in ends or "to" not in ends:
        return None
    start, end = ends["from"], ends["to"]
    return {
        "from": position(start),
        "to": position(end),
        "from_m": start.uncertainty_m or 0.0,
        "to_m": end.uncertainty_m or 0.0,
        "from_inferred": is_rough(start),
        "to_inferred": is_rough(end),
        "names": {"from": names_of(start), "to": names_of(end)},
        "state": PASSAGE_STATES.get(event.change or "", "unknown"),
    }


def circle(place: EventPlace) -> Shape:
    """The circle that holds a place which has a point."""
    return {
        "point": position(place),
        "radius_m": place.uncertainty_m or ROUGH_ABOVE_M,
        "inferred": place.status == "inferred",
        "names": names_of(place),
    }


def position(place: EventPlace) -> list[float]:
    """Where a place is, as [lon, lat]; raises ValueError where nobody knows."""
    if place.point is None:
        raise ValueError(f"a place without a point has no position: {place.text!r}")
    return [place.point.lon, place.point.lat]


def names_of(place: EventPlace) -> dict[str, str]:
    """What the map calls a place in each language."""
    named = dict(place.names)
    latin = named.get("en") or named.get("ar-Latn") or place.text
    return {"ar": named.get("ar", place.text), "en": latin}
