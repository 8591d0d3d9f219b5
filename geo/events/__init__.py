"""What happened, where and when: events, spans of time, views and the filters that follow from them."""

from __future__ import annotations

from geo.events.event import (
    Actor,
    Citation,
    Event,
    EventPlace,
    EventStatus,
    Figure,
    PlaceRole,
    PlaceStatus,
    Qualifier,
    event_id,
)
from geo.events.kinds import CHANGES, KIND_IDS, KINDS, Kind
from geo.events.timespan import ABOUT_DAYS, TimeSpan, edtf_to_bounds, is_edtf
from geo.events.view import BBox, View, active_on, inside, searchable_text, select

__all__ = [
    "ABOUT_DAYS",
    "CHANGES",
    "KINDS",
    "KIND_IDS",
    "Actor",
    "BBox",
    "Citation",
    "Event",
    "EventPlace",
    "EventStatus",
    "Figure",
    "Kind",
    "PlaceRole",
    "PlaceStatus",
    "Qualifier",
    "TimeSpan",
    "View",
    "active_on",
    "edtf_to_bounds",
    "event_id",
    "inside",
    "is_edtf",
    "searchable_text",
    "select",
]
