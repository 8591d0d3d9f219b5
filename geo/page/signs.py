"""The sign of a kind of event in the list and the panel: the map's own symbol."""

from __future__ import annotations

from geo.map import SYMBOLS


def sign(kind: str) -> dict[str, str]:
    """The shape and colour by which the map draws a kind."""
    symbol = SYMBOLS[kind]
    return {"shape": symbol.shape, "colour": symbol.light}
