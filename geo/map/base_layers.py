"""The base map as it is drawn: our own layers, complete without a network, and the tiles a person may add."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import xyzservices
from branca.element import MacroElement
from folium.template import Template
from xyzservices import providers

BASE_DATA = Path(__file__).with_name("data")
BASE_LAYERS = tuple(sorted(path.stem for path in BASE_DATA.glob("*.geojson")))
"""Layers by file name, without `.geojson`; `static/base.js` knows the order their kinds are drawn in."""

OFFLINE = "offline"
TILE_IDS = ("OpenStreetMap.Mapnik", "OpenTopoMap", "Esri.WorldImagery")
"""Providers of xyzservices that need no key."""
BASE_IDS = (OFFLINE, *TILE_IDS)


class BaseLayers(MacroElement):
    """The base layers on a folium map; add it before the event layer.

    `url` is the folder they are served from (`../../assets/base`); None puts them inside the page.
    """

    _template = Template("""
{% macro html(this, kwargs) %}{% if this.blob %}
<script type="text/plain" id="hisar-base">{{ this.blob }}</script>{% endif %}{% endmacro %}
{% macro script(this, kwargs) %}
hisar.baseLayers({{ this._parent.get_name() }}, {{ this.options|tojson }});
{% endmacro %}""")

    def __init__(self, url: str | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is not annotated
        self._name = "BaseLayers"
        self.blob = "" if url else _inline_layers()
        version = base_version()
        urls = [f"{url}/{name}.geojson?v={version}" for name in BASE_LAYERS] if url else []
        self.options = {"urls": urls, "blob": "" if url else "hisar-base"}


def base_name(base: str) -> str:
    """A tile provider as people call it, its id apart at the dots."""
    return " ".join(base.split("."))


def tile_options() -> dict[str, dict[str, Any]]:
    """The tiles a state may name: id → URL, attribution as plain text, and the closest zoom there are tiles for."""
    return {id_: _tile_option(providers.query_name(id_)) for id_ in TILE_IDS}


def _tile_option(provider: xyzservices.TileProvider) -> dict[str, Any]:
    return {
        "url": provider.build_url(),
        "attribution": provider.attribution.replace("(C)", "©"),
        "max_zoom": provider.get("max_zoom", 18),
    }


@cache
def base_version() -> str:
    """A hash of the base layers, so that a browser may keep them for ever."""
    digest = hashlib.sha256()
    for name in BASE_LAYERS:
        digest.update((BASE_DATA / f"{name}.geojson").read_bytes())
    return digest.hexdigest()[:16]


@cache
def _inline_layers() -> str:
    layers = [json.loads((BASE_DATA / f"{name}.geojson").read_text(encoding="utf-8")) for name in BASE_LAYERS]
    text = json.dumps(layers, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
