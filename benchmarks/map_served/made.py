"""Replicated events for the benchmark of the map: columns without documents behind them, the same ones each time."""

from __future__ import annotations

import numpy as np

from geo.events import KIND_IDS
from geo.map.columns import NO_DAY, NO_SHAPE, OPEN_END, Columns, Flag, pack_columns

FIRST_DAY, DAYS = 15_000, 1_800


def made_columns(count: int) -> Columns:
    """Columns of `count` events over five years of Syria: some last, some have not ended, some lack day or place."""
    dice = np.random.default_rng(20150826)
    kind = dice.integers(0, len(KIND_IDS), count)
    start = FIRST_DAY + dice.integers(0, DAYS - 60, count)
    end = start + dice.integers(0, 60, count) * (dice.random(count) < 0.3)
    open_ended, undated, unplaced = ((kind < 2) & (dice.random(count) < 0.1), *(dice.random((2, count)) < 0.01))
    flags = open_ended * Flag.OPEN_END + undated * Flag.UNDATED + unplaced * Flag.UNPLACED
    return {
        "id_hi": dice.integers(0, 2**32, count, dtype=np.uint32),
        "id_lo": np.arange(count, dtype=np.uint32),
        "lon": np.where(unplaced, np.nan, dice.normal(38.3, 1.6, count)).astype(np.float32),
        "lat": np.where(unplaced, np.nan, dice.normal(34.9, 0.9, count)).astype(np.float32),
        "start": np.where(undated, NO_DAY, start),
        "end": np.where(undated, NO_DAY, np.where(open_ended, OPEN_END, end)),
        "uncertainty_m": np.full(count, 800.0),
        "shape": np.full(count, NO_SHAPE),
        "kind": kind,
        "flags": flags,
        "margin_days": np.zeros(count),
    }


def made_bytes(count: int) -> bytes:
    """The same as `/api/events` would send them."""
    return pack_columns(made_columns(count), [], FIRST_DAY + DAYS)
