"""A small map to say where something is: our base layers, the places as they stand, and a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import folium

from gazetteer import Point
from geo.map.assets import Assets, blank_map
from geo.map.base_layers import BaseLayers

PIN_RADIUS = 7
"""In CSS pixels."""
PIN_COLOUR = "#b3261e"


def picking_map(assets: Assets, base_url: str, center: Point, zoom: int, pins: Sequence[Point] = ()) -> Any:
    """A folium map that draws `pins` and nothing that anybody wrote; streamlit-folium reports its clicks."""
    drawn = blank_map(assets, center=(center.lat, center.lon), zoom=zoom)
    drawn.default_js = [*drawn.default_js, *assets.js_links]
    drawn.default_css = [*drawn.default_css, *assets.css_links]
    BaseLayers(base_url).add_to(drawn)
    for pin in pins:
        folium.CircleMarker((pin.lat, pin.lon), radius=PIN_RADIUS, color=PIN_COLOUR, fill=True).add_to(drawn)
    return drawn
