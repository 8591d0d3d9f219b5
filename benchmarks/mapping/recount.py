"""The counts of the map against a recount in numpy that shares no code with it."""

from __future__ import annotations

import json
import random
import struct
import urllib.request
from typing import Any

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Frame

DTYPES = {"u8": "<u1", "u32": "<u4", "i32": "<i4", "f32": "<f4"}
NO_DAY = -(2**31)
STATES = 500
"""Random states whose counts are compared."""


def read_events(address: str) -> dict[str, Any]:
    """The columns as the server sends them, read by their layout alone: the recount shares no code with the map."""
    with urllib.request.urlopen(f"{address}/api/events") as answer:
        data: bytes = answer.read()
    (length,) = struct.unpack_from("<I", data, 4)
    header: dict[str, Any] = json.loads(data[8 : 8 + length])
    for column in header["columns"]:
        offset = 8 + length + column["offset"]
        header[column["name"]] = np.frombuffer(data, DTYPES[column["type"]], header["n"], offset)
    return header


def shown_in(events: dict[str, Any], first: int | None, last: int | None) -> npt.NDArray[np.bool_]:
    """Which events the days show: those that touch them; undated ones where nothing bounds the days."""
    start, end = events["start"], events["end"]
    active = (start <= np.inf if last is None else start <= last) & (end >= -np.inf if first is None else end >= first)
    shown: npt.NDArray[np.bool_] = np.where(start == NO_DAY, first is None and last is None, active)
    return shown


def differences(frame: Frame, events: dict[str, Any]) -> int:
    """How many of the random states the map counts otherwise than numpy does."""
    dated = events["start"][events["start"] != NO_DAY]
    dice, wrong = random.Random(7), 0
    for nonce in range(2, STATES + 2):
        days = sorted(dice.randint(int(dated.min()) - 30, events["last_day"] + 30) for _ in range(2))
        first, last = (day if dice.random() < 0.9 else None for day in days)
        kinds = [kind for kind in events["kinds"] if dice.random() < 0.6]
        frame.evaluate("(state) => hisar.setState(state)", {"nonce": nonce, "range": [first, last], "kinds": kinds})
        told = frame.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(hisar.counts())))")
        counted = np.bincount(events["kind"][shown_in(events, first, last)], minlength=len(events["kinds"]))
        expected = {kind: int(n) if kind in kinds else 0 for kind, n in zip(events["kinds"], counted, strict=True)}
        wrong += told["kinds"] != expected or told["in_range"] != sum(expected.values())
    return wrong
