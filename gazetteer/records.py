"""A place as JSON in the gazetteer file: its fields by name, without those that say nothing.

To read a record is most of what it costs to look up an exact name: the text is short.
"""

from __future__ import annotations

import json
from dataclasses import fields
from sys import intern
from typing import Any

from gazetteer.place import Place, Point, Strength, Toponym

FIELDS = tuple(field.name for field in fields(Place))
STRENGTHS = {strength.value: strength for strength in Strength}
SHARED = frozenset({"feature_class", "kind", "admin1", "admin2", "admin3", "country"})
"""Fields that many places share, held once in memory like the languages and sources of toponyms."""

DECODE = json.JSONDecoder().raw_decode


def place_to_record(place: Place) -> dict[str, object]:
    """A place as JSON can hold it, field by field; what it leaves empty is left out."""
    record = {name: value for name in FIELDS if (value := getattr(place, name)) not in (None, ())}
    record["point"] = (place.point.lon, place.point.lat)
    record["toponyms"] = [(t.text, t.lang, t.strength.value, t.source) for t in place.toponyms]
    return record


def record_to_place(text: str) -> Place:
    """The place a record was made from, read from its JSON."""
    record: dict[str, Any] = DECODE(text)[0]
    lon, lat = record["point"]
    record["point"] = Point(lon=lon, lat=lat)
    record["toponyms"] = tuple(
        [
            Toponym(text, intern(lang), STRENGTHS[strong], intern(source))
            for text, lang, strong, source in record["toponyms"]
        ]
    )
    record["sources"] = tuple(map(intern, record["sources"]))
    for name in SHARED & record.keys():
        record[name] = intern(record[name])
    if "identifiers" in record:
        record["identifiers"] = tuple(record["identifiers"])
    if "area" in record:
        record["area"] = tuple(tuple((lon, lat) for lon, lat in ring) for ring in record["area"])
    return Place(**record)
