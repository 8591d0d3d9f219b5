"""The sign of a kind of event in the list and the panel: the map's own symbol."""

from __future__ import annotations

from geo.map import SYMBOLS


def sign(kind: str) -> dict[str, str]:
    """The shape and colours by which the map draws a kind on light and on dark ground."""
    symbol = SYMBOLS[kind]
    return {"shape": symbol.shape, "light": symbol.light, "dark": symbol.dark}
