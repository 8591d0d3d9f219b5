"""How often a test repeats itself: briefly by default, as often as the aims say where `HISAR_LONG=1`."""

from __future__ import annotations

import os


def times(brief: int, long: int) -> int:
    """`long` where `HISAR_LONG=1` asks for it, else `brief`."""
    return long if os.environ.get("HISAR_LONG") == "1" else brief
