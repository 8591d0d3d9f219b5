"""A map as one file that needs no network: opened from disk it shows, counts and tells what the page did.

The file is a folium map like any other, so that `Map.save` writes it too. It may ask no host for anything: its own
Content-Security-Policy says so to the browser, whatever a text in it tries.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import folium
from branca.element import Element

from geo.map.assets import Assets, blank_map
from geo.map.base_layers import OFFLINE, BaseLayers
from geo.map.event_layer import EventLayer, State

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline' data:; img-src data: blob:;"
    " base-uri 'none'; form-action 'none'"
)
"""What the file may load: what stands in it, and nothing else."""


def map_to_save(
    columns: bytes,
    words: Mapping[str, Mapping[str, Any]],
    state: State,
    *,
    title: str,
    details: Mapping[str, Any],
    about: Mapping[str, Any],
    words_found: bytes | None = None,
) -> folium.Map:
    """The map as a file of its own; `map_to_bytes` and `Map.save` write it.

    Parameters
    ----------
    columns, words, details, about, words_found
        As `EventLayer` takes them.
    state
        Where the file opens; `view` must be there. Online tiles are left out: the file shows Hisar's own base map.
    title
        What the browser calls the file; words of ours, since folium puts them into markup as they are.
    """
    lat, lon, zoom = state["view"]
    assets = Assets.inline()
    drawn = blank_map(assets, (lat, lon), zoom)
    _close(drawn.get_root(), title, words)
    BaseLayers().add_to(drawn)
    layer = EventLayer(
        assets,
        words,
        columns=columns,
        details=details,
        about=about,
        words_found=words_found,
        state={**state, "base": OFFLINE},
    )
    layer.add_to(drawn)
    return drawn


def _close(figure: Any, title: str, words: Mapping[str, Mapping[str, Any]]) -> None:
    """Give the page its title, shut it off from every host, and have it say what it needs where no script runs."""
    figure.title = title
    figure.header.add_child(Element(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'), index=0)
    told = " ".join(html.escape(str(table["needs_script"])) for table in words.values())
    figure.html.add_child(Element(f"<noscript><p>{told}</p></noscript>"), index=0)


def map_to_bytes(drawn: folium.Map) -> bytes:
    """The file as `Map.save` would write it."""
    text: str = drawn.get_root().render()
    return text.encode()
