"""Where the browser finds Leaflet and the map's own scripts and styles: by URL beside a page, or inline in one file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import folium
from xstatic.pkg import leaflet

STATIC = Path(__file__).with_name("static")
LEAFLET = Path(leaflet.BASE_DIR)

SCRIPTS = (
    "columns.js",
    "words.js",
    "projection.js",
    "sight.js",
    "counts.js",
    "standing.js",
    "axis.js",
    "brush.js",
    "histogram.js",
    "bars.js",
    "presets.js",
    "state.js",
    "bridge.js",
    "data.js",
    "theme.js",
    "symbols.js",
    "shapes.js",
    "marks.js",
    "cells.js",
    "labels.js",
    "grounds.js",
    "drawing.js",
    "frame.js",
    "pane.js",
    "base_drawing.js",
    "base.js",
    "bar_drawing.js",
    "timeline_drawing.js",
    "hands.js",
    "player.js",
    "timeline_row.js",
    "hint.js",
    "timeline.js",
    "own_layer.js",
    "own_drawing.js",
    "own_pane.js",
    "own_reading.js",
    "own_picking.js",
    "legend.js",
    "controls.js",
    "ruler.js",
    "notice.js",
    "measuring.js",
    "my_place.js",
    "tools.js",
    "tooltip.js",
    "pile.js",
    "pointing.js",
    "steered.js",
    "layer.js",
    "sheet.js",
    "card.js",
    "roll.js",
    "colophon.js",
    "standing_alone.js",
    "picture_parts.js",
    "picture.js",
)
"""Classic scripts in the order they run: st_folium runs each link as one, a module could not be awaited there."""
SCRIPT = "hisar.js"
"""All of them as one, under this name: st_folium loads links one after the other, each a way to the server and back."""
STYLE = "map.css"

CSS_IMAGE = re.compile(r"url\(([^)#:]+\.png)\)")


@dataclass(frozen=True, slots=True)
class Assets:
    """URLs of Leaflet's and our script and style; they may be `data:` URLs."""

    leaflet_js: str
    leaflet_css: str
    script: str
    style: str

    @classmethod
    def by_url(cls, root: str = "../../assets") -> Assets:
        """Assets served beside a page: Leaflet under `root`/leaflet, ours (`joined_script`) under `root`/map.

        The default is where st_folium's frame, at component/streamlit_folium.st_folium/ of the page, finds them.
        """
        version = assets_version()
        return cls(
            f"{root}/leaflet/leaflet.js",
            f"{root}/leaflet/leaflet.css",
            f"{root}/map/{SCRIPT}?v={version}",
            f"{root}/map/{STYLE}?v={version}",
        )

    @classmethod
    def inline(cls) -> Assets:
        """Assets inside the page itself: one file that needs no network."""
        leaflet_style = _with_images_inside((LEAFLET / "leaflet.css").read_text(encoding="utf-8"), LEAFLET)
        return cls(
            _data_url((LEAFLET / "leaflet.js").read_bytes(), "text/javascript"),
            _data_url(leaflet_style.encode(), "text/css"),
            _data_url(joined_script(), "text/javascript"),
            _data_url((STATIC / STYLE).read_bytes(), "text/css"),
        )

    @property
    def js_links(self) -> list[tuple[str, str]]:
        """Our script as folium lists it: (name, URL)."""
        return [("hisar", self.script)]

    @property
    def css_links(self) -> list[tuple[str, str]]:
        """Our style as folium lists it."""
        return [("hisar_css", self.style)]


@cache
def joined_script() -> bytes:
    """Our scripts, one behind the other; each is a function of its own, so nothing leaks from one to the next."""
    return b"\n".join((STATIC / name).read_bytes() for name in SCRIPTS)


@cache
def assets_version() -> str:
    """A hash of our script and style, so that a browser may keep them for ever."""
    return hashlib.sha256(joined_script() + (STATIC / STYLE).read_bytes()).hexdigest()[:16]


def blank_map(assets: Assets, center: Sequence[float], zoom: int, **options: Any) -> folium.Map:
    """A folium map without tiles that loads Leaflet from `assets` and nothing else.

    `center` is (lat, lon), as folium has it. Both are frozen into the map's identity: steer a living map by its state.
    """
    drawn = folium.Map(location=list(center), zoom_start=zoom, tiles=None, zoom_control=False, **options)
    # Set on the instance: the lists on the class are shared by every map of the process.
    drawn.default_js = [("leaflet", assets.leaflet_js)]
    drawn.default_css = [("leaflet_css", assets.leaflet_css)]
    return drawn


def _data_url(data: bytes, mime: str) -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


def _with_images_inside(css: str, folder: Path) -> str:
    def embedded(match: re.Match[str]) -> str:
        image = folder / match[1]
        return f"url({_data_url(image.read_bytes(), 'image/png')})" if image.is_file() else match[0]

    return CSS_IMAGE.sub(embedded, css)
