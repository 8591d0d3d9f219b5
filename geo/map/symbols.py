"""The symbol of each kind of event: a shape, and a colour for light and for dark ground.

The shape alone tells kinds apart, so that the map reads without colour; `static/symbols.js` draws each shape by name.
Colours keep families together: violence warm, movement blue, talk and relief green, civic life violet and brown.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from geo.events import KIND_IDS


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape named in `static/symbols.js`, and its colours as #rrggbb."""

    shape: str
    light: str
    dark: str


SYMBOLS: dict[str, Symbol] = {
    "siege": Symbol("ring", "#8c1c13", "#f08a7e"),
    "crossing": Symbol("chevrons", "#1f5fa8", "#7db8f5"),
    "displacement": Symbol("arrow", "#3a8fc4", "#9fd4f2"),
    "aid": Symbol("plus", "#00795c", "#5fd0ae"),
    "airstrike": Symbol("triangle_down", "#d2491a", "#ff9b6b"),
    "shelling": Symbol("bullet", "#b86e00", "#ffbf5e"),
    "clash": Symbol("cross", "#b3311f", "#ff8e7a"),
    "explosion": Symbol("burst", "#c2410c", "#ffa873"),
    "arrest": Symbol("bars", "#5b4690", "#b9a5ee"),
    "killing": Symbol("diamond", "#4a1d1d", "#e0b4b4"),
    "negotiation": Symbol("pair", "#2c8c82", "#7ed6cc"),
    "territory": Symbol("flag", "#6b6a12", "#cfcf6a"),
    "protest": Symbol("triangle_up", "#b0468f", "#f0a0d6"),
    "infrastructure": Symbol("hexagon", "#7a5230", "#d9b08c"),
    "economy": Symbol("coin", "#927800", "#e6cf5c"),
    "other": Symbol("dot", "#66707a", "#b4bdc6"),
}

SPAN_KINDS = ("siege", "crossing")
"""Kinds that last: the timeline draws each of their events as a bar."""


def symbol_options() -> list[dict[str, str]]:
    """The symbols in the order of `KIND_IDS`, as the map's options hold them."""
    return [{"kind": kind, **asdict(SYMBOLS[kind])} for kind in KIND_IDS]
