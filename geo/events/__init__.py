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
from geo.events.fields import Json, Record, RecordError, parse_day
from geo.events.history import Stretch, claims_of, stretches
from geo.events.kinds import CHANGES, KIND_IDS, KINDS, Kind
from geo.events.publishing import GRIDDED, is_sensitive, published, published_all, wider
from geo.events.record import event_to_record, record_to_event
from geo.events.situation import (
    Claim,
    Situation,
    Standing,
    State,
    place_key,
    places_of,
    situation_on,
    situations,
)
from geo.events.timespan import ABOUT_DAYS, TimeSpan, edtf_to_bounds, is_edtf
from geo.events.view import BBox, View, active_on, folded_words, inside, searchable_text, select

__all__ = [
    "ABOUT_DAYS",
    "CHANGES",
    "GRIDDED",
    "KINDS",
    "KIND_IDS",
    "Actor",
    "BBox",
    "Citation",
    "Claim",
    "Event",
    "EventPlace",
    "EventStatus",
    "Figure",
    "Json",
    "Kind",
    "PlaceRole",
    "PlaceStatus",
    "Qualifier",
    "Record",
    "RecordError",
    "Situation",
    "Standing",
    "State",
    "Stretch",
    "TimeSpan",
    "View",
    "active_on",
    "claims_of",
    "edtf_to_bounds",
    "event_id",
    "event_to_record",
    "folded_words",
    "inside",
    "is_edtf",
    "is_sensitive",
    "parse_day",
    "place_key",
    "places_of",
    "published",
    "published_all",
    "record_to_event",
    "searchable_text",
    "select",
    "situation_on",
    "situations",
    "stretches",
    "wider",
]
