"""What saving did."""

from __future__ import annotations

from typing import NamedTuple


class Kept(NamedTuple):
    """What became of events that were saved: `same` as they were held, `decided` by a person and left as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0
    decided: int = 0
