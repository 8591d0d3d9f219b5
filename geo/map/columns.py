"""Events → columns: the bytes the map draws from, one row an event, sorted by first day.

Layout, little-endian: `HSR1`, u32 length of the JSON header, the header padded with spaces to a multiple of 8, then the
typed columns. The header is `{"n", "kinds": [ids], "columns": [{"name", "type", "offset"}], "shapes": […],
"last_day"}`; offsets count from the end of the padded header. Days are days since 1970-01-01; positions are EPSG:4326.
Undated rows come first, since their first day is `NO_DAY`. Shapes are those of `geo.map.shapes`; reports of one siege
or crossing share the shape of `geo.map.situation_shapes`, which says what held from day to day.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntFlag

import numpy as np
import numpy.typing as npt

from geo.events import KIND_IDS, Event, TimeSpan
from geo.map.shapes import Shape, event_to_shape, is_rough, pin_of
from geo.map.situation_shapes import situation_shapes

MAGIC = b"HSR1"
OPEN_END = 2**31 - 1
"""The last day of an event that had not ended when reported."""
NO_DAY = -(2**31)
"""The first and the last day of an event nothing dates."""
NO_SHAPE = 2**32 - 1
"""The shape of a row that is drawn as a symbol and nothing more."""

EPOCH = date(1970, 1, 1)

COLUMNS = {
    "id_hi": "u32",
    "id_lo": "u32",
    "lon": "f32",
    "lat": "f32",
    "start": "i32",
    "end": "i32",
    "uncertainty_m": "f32",
    "shape": "u32",
    "kind": "u8",
    "flags": "u8",
    "margin_days": "u8",
}
"""Column → type, in the order written; the widest first keeps every column aligned."""

DTYPES = {"u8": "<u1", "u32": "<u4", "i32": "<i4", "f32": "<f4"}

Columns = dict[str, npt.NDArray[np.generic]]
Row = tuple[int, int, float, float, int, int, float, int, int, int, int]


class Flag(IntFlag):
    """What a row's `flags` byte says."""

    APPROXIMATE = 1
    OPEN_END = 2
    UNPLACED = 4
    UNDATED = 8
    INFERRED = 16
    AMBIGUOUS = 32
    AREA = 64
    ROUGH = 128


@dataclass(slots=True)
class ShapeTable:
    """The shapes the rows point to; equal shapes share one entry."""

    entries: list[Shape] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)

    def add(self, shape: Shape | None) -> int:
        """The index of a shape, old or new; `NO_SHAPE` for none."""
        if shape is None:
            return NO_SHAPE
        key = json.dumps(shape, sort_keys=True)
        if key not in self.index:
            self.index[key] = len(self.entries)
            self.entries.append(shape)
        return self.index[key]


def events_to_columns(events: Sequence[Event], last_day: date | None = None) -> bytes:
    """The bytes of `/api/events`.

    Parameters
    ----------
    events
        In any order; each becomes one row, also without a place or a date.
    last_day
        The last day something is known of, such as the day of the newest report; the timeline ends there or at the
        latest day of an event, whichever is later.
    """
    shapes = ShapeTable()
    rows = _rows(sorted(events, key=lambda event: _days(event.when)[0]), shapes)
    known = list(_known_days(events, last_day))
    columns = {
        name: np.array([row[i] for row in rows], dtype=DTYPES[type_]) for i, (name, type_) in enumerate(COLUMNS.items())
    }
    return pack_columns(columns, shapes.entries, max(known) if known else None)


def pack_columns(columns: Columns, shapes: Sequence[Shape], last_day: int | None) -> bytes:
    """The bytes of columns that are already arrays, one of each name in `COLUMNS`; rows in any order."""
    order = np.argsort(columns["start"], kind="stable")
    blobs = [_padded(columns[name].astype(DTYPES[type_])[order].tobytes(), b"\0") for name, type_ in COLUMNS.items()]
    header = _header(len(order), [len(blob) for blob in blobs], shapes, last_day)
    return MAGIC + struct.pack("<I", len(header)) + header + b"".join(blobs)


def _header(count: int, sizes: Sequence[int], shapes: Sequence[Shape], last_day: int | None) -> bytes:
    offsets = [sum(sizes[:i]) for i in range(len(sizes))]
    listed = [
        {"name": name, "type": type_, "offset": offset}
        for (name, type_), offset in zip(COLUMNS.items(), offsets, strict=True)
    ]
    facts = {"n": count, "kinds": KIND_IDS, "columns": listed, "shapes": shapes, "last_day": last_day}
    return _padded(json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode(), b" ")


def _padded(data: bytes, filler: bytes) -> bytes:
    return data + filler * (-len(data) % 8)


def _rows(events: Sequence[Event], shapes: ShapeTable) -> list[Row]:
    """The rows of events that are sorted by first day, since histories name their reports by row."""
    rows = {event.id: row for row, event in enumerate(events)}
    shared: dict[str, int] = {}
    for situation, shape in situation_shapes(events, rows, day_number):
        shared.update(dict.fromkeys((report.id for report in situation.reports), shapes.add(shape)))
    return [
        _event_to_row(event, shared[event.id] if event.id in shared else shapes.add(event_to_shape(event)))
        for event in events
    ]


def _event_to_row(event: Event, shape: int) -> Row:
    pin = pin_of(event)
    lon, lat = (pin.point.lon, pin.point.lat) if pin and pin.point else (float("nan"), float("nan"))
    start, end = _days(event.when)
    return (
        int(event.id[:8], 16),
        int(event.id[8:], 16),
        lon,
        lat,
        start,
        end,
        (pin.uncertainty_m or 0.0) if pin else 0.0,
        shape,
        KIND_IDS.index(event.kind),
        int(_flags(event)),
        event.when.margin_days if event.when else 0,
    )


def _flags(event: Event) -> Flag:
    when, pin = event.when, pin_of(event)
    holds = {
        Flag.APPROXIMATE: when is not None and when.approximate,
        Flag.OPEN_END: when is not None and when.open_ended,
        Flag.UNPLACED: pin is None,
        Flag.UNDATED: when is None,
        Flag.INFERRED: pin is not None and pin.status == "inferred",
        Flag.AMBIGUOUS: any(place.status == "ambiguous" for place in event.places),
        Flag.AREA: any(place.area for place in event.places),
        Flag.ROUGH: pin is not None and is_rough(pin),
    }
    flags = Flag(0)
    for flag, held in holds.items():
        if held:
            flags |= flag
    return flags


def _days(when: TimeSpan | None) -> tuple[int, int]:
    if when is None:
        return NO_DAY, NO_DAY
    return day_number(when.start), OPEN_END if when.end is None else day_number(when.end)


def _known_days(events: Sequence[Event], last_day: date | None) -> Iterator[int]:
    if last_day is not None:
        yield day_number(last_day)
    for event in events:
        if event.when is not None:
            yield day_number(event.when.end or event.when.start)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days
