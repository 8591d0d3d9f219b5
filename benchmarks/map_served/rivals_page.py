"""Other ways to show events by their days, to measure them beside ours: `HISAR_RIVAL`, `HISAR_EVENTS` events.

Each press of "next" moves a window that holds about half of the events by ten days. A folium map says in its frame
which step it has drawn, and when (`drawnStep`, `drawnAt`); the page says how many events the step shows.
"""

from __future__ import annotations

import os

import folium
import numpy as np
import numpy.typing as npt
import pydeck
import streamlit as st
from branca.element import MacroElement
from folium.plugins import FastMarkerCluster
from folium.template import Template
from streamlit_folium import st_folium

from benchmarks.map_served.made import DAYS, FIRST_DAY, made_columns
from geo.map import Assets, blank_map

Points = npt.NDArray[np.float64]
ASSETS = "../../assets"  # seen from the frame of st_folium
CELL_DEGREES = 0.35
STEP_DAYS = 10


class Drawn(MacroElement):
    """Says in the map's frame that all that stands before it has been drawn."""

    _template = Template("""{% macro script(this, kwargs) %}
requestAnimationFrame(() => setTimeout(() => {
  window.drawnStep = {{ this.step }};
  window.drawnAt = performance.timeOrigin + performance.now();
}));
{% endmacro %}""")

    def __init__(self, step: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is not annotated
        self._name = "Drawn"
        self.step = step


@st.cache_resource
def made() -> tuple[Points, Points]:
    """First days and positions (lon, lat) of the events that have both."""
    columns = made_columns(int(os.environ["HISAR_EVENTS"]))
    lon, lat, start = (np.asarray(columns[name], dtype=np.float64) for name in ("lon", "lat", "start"))
    whole = ~np.isnan(lon) & (start > 0)
    return start[whole], np.column_stack([lon, lat])[whole]


def shown(step: int) -> Points:
    """The positions of the events that the window of a step holds."""
    start, points = made()
    first = FIRST_DAY + STEP_DAYS * step
    found: Points = points[(start >= first) & (start < first + DAYS / 2)]
    return found


def geojson(points: Points) -> folium.GeoJson:
    """Every event as a feature."""
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": position}}
        for position in points.tolist()
    ]
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features}, marker=folium.CircleMarker(radius=4, weight=1)
    )


def cluster(points: Points) -> FastMarkerCluster:
    """Every event in folium's fast clusters, their script from our own server."""
    layer = FastMarkerCluster(points[:, ::-1].tolist(), callback="(row) => L.circleMarker(row, {radius: 4})")
    layer.default_js = [("markerclusterjs", f"{ASSETS}/cluster/leaflet.markercluster.js")]
    layer.default_css = [("markerclustercss", f"{ASSETS}/cluster/MarkerCluster.css")]
    return layer


def aggregated(points: Points) -> folium.GeoJson:
    """Counts of cells, made on the server."""
    cells, counts = np.unique(np.floor(points / CELL_DEGREES).astype(int), axis=0, return_counts=True)
    return folium.GeoJson(
        {
            "type": "FeatureCollection",
            "features": [
                cell(west, south, int(n)) for (west, south), n in zip(cells * CELL_DEGREES, counts, strict=True)
            ],
        }
    )


def cell(west: float, south: float, count: int) -> dict[str, object]:
    """One cell with its count, as a feature."""
    east, north = west + CELL_DEGREES, south + CELL_DEGREES
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"count": count},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


FOLIUM = {"geojson": geojson, "cluster": cluster, "aggregated": aggregated}


def draw_folium(rival: str, points: Points, step: int) -> None:
    """A folium map with one layer, as its documentation shows it."""
    drawn = blank_map(Assets.by_url(ASSETS), (35.0, 38.4), 7, prefer_canvas=True)
    drawn.options["max_zoom"] = 18  # clusters ask the map for it
    FOLIUM[rival](points).add_to(drawn)
    Drawn(step).add_to(drawn)
    st_folium(drawn, key="rival", returned_objects=[], use_container_width=True, height=700)


def draw_pydeck(points: Points) -> None:
    """A scatter plot of deck.gl."""
    layer = pydeck.Layer(
        "ScatterplotLayer",
        [{"at": position} for position in points.tolist()],
        get_position="at",
        get_radius=3000,
        get_fill_color=[122, 42, 34, 160],
    )
    view = pydeck.ViewState(longitude=38.4, latitude=35.0, zoom=6)
    st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, map_provider=None), height=700)


def next_step() -> None:
    """The window moves on."""
    st.session_state["step"] += 1


step_now = st.session_state.setdefault("step", 0)
st.button("next", on_click=next_step)
points_now = shown(step_now)
st.text(f"step {step_now} shows {len(points_now)}")
if os.environ["HISAR_RIVAL"] == "pydeck":
    draw_pydeck(points_now)
else:
    draw_folium(os.environ["HISAR_RIVAL"], points_now, step_now)
