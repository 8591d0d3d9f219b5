"""A person's own layer on top of the map: what is drawn of it, and the plugin that lays it there.

As the map takes it a layer is plain JSON: `{"name", "features": [{"name", "facts": [[key, value]…], "points", "lines",
"areas"}]}`; positions are [lon, lat], EPSG:4326, five decimals; `areas` are polygons, each a list of rings. Every text
is shown as text.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import shapely
from branca.element import MacroElement
from folium.template import Template
from shapely.geometry.base import BaseGeometry

from geo.map.blobs import pack_blob
from geo.map.own_file import read_own_file

DECIMALS = 5
MAX_FACTS = 12
MAX_TEXT = 160
NAME_KEYS = ("name", "title", "label", "اسم", "الاسم", "name_ar", "name_en", "nam_ar", "nam_en")
"""Properties that hold a feature's name, in lower case; the first that a feature has."""

Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OwnLayer:
    """A file as the map draws it: its name, how many features, the box they fill (W, S, E, N), and the JSON."""

    name: str
    count: int
    bounds: tuple[float, float, float, float]
    body: bytes


def read_own_layer(data: bytes, name: str, *, trust_axes: bool = False) -> OwnLayer:
    """A GeoJSON or GeoPackage file as a layer; raises OwnFileError naming what is wrong with it."""
    frame = read_own_file(data, trust_axes=trust_axes)
    west, south, east, north = (round(float(side), DECIMALS) for side in frame.total_bounds)
    features = list(_features(frame))
    drawn = {"name": _short(name), "features": features}
    body = json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode()
    return OwnLayer(_short(name), len(features), (west, south, east, north), body)


class OwnLayers(MacroElement):
    """A person's own layer on a folium map; add it after the event layer.

    `url` is where layers are fetched from when a state names one (`../../api/layers/`); `layer` one that comes with
    the map, in a notebook or a saved file.
    """

    _template = Template("""
{% macro html(this, kwargs) %}{% if this.blob %}
<script type="text/plain" id="hisar-own">{{ this.blob }}</script>{% endif %}{% endmacro %}
{% macro script(this, kwargs) %}
hisar.ownLayers({{ this.options|tojson }});
{% endmacro %}""")

    def __init__(self, url: str | None = None, layer: OwnLayer | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is not annotated
        self._name = "OwnLayers"
        self.blob = pack_blob(layer.body) if layer else ""
        self.options = {"url": url, "blob": "hisar-own" if layer else None}


def _features(frame: gpd.GeoDataFrame) -> Iterator[Part]:
    columns = [column for column in frame.columns if column != frame.geometry.name]
    for values, geometry in zip(frame[columns].to_dict("records"), frame.geometry, strict=True):
        facts = [[_short(str(key)), _short(str(value))] for key, value in values.items() if _tells(value)]
        yield {"name": _name(facts), "facts": facts[:MAX_FACTS], **_parts(geometry)}


def _parts(geometry: BaseGeometry) -> Part:
    """The points, lines and areas a geometry is made of, those that there are."""
    parts: Part = {"points": [], "lines": [], "areas": []}
    for one in _simple(geometry):
        if one.geom_type == "Point":
            parts["points"].append(_positions(one)[0])
        elif one.geom_type == "Polygon":
            parts["areas"].append([_positions(ring) for ring in (one.exterior, *one.interiors)])
        else:
            parts["lines"].append(_positions(one))
    return {name: found for name, found in parts.items() if found}


def _simple(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    """A geometry taken apart until nothing is a collection."""
    for part in shapely.get_parts(geometry):
        if hasattr(part, "geoms"):
            yield from _simple(part)
        elif not part.is_empty:
            yield part


def _positions(geometry: BaseGeometry) -> list[list[float]]:
    positions: list[list[float]] = shapely.get_coordinates(geometry).round(DECIMALS).tolist()
    return positions


def _tells(value: object) -> bool:
    if value is None or isinstance(value, Mapping | list):
        return False
    return not (isinstance(value, float) and math.isnan(value)) and str(value).strip() != ""


def _name(facts: list[list[str]]) -> str:
    by_key = {key.lower(): value for key, value in reversed(facts)}
    return next((by_key[key] for key in NAME_KEYS if key in by_key), "")


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= MAX_TEXT else f"{folded[: MAX_TEXT - 1]}…"
