"""The page of the other ways, with what their maps load served beside it: no network is needed."""

from __future__ import annotations

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet_markercluster

from geo.map import LEAFLET

app = st.App(
    "rivals_page.py",
    routes=[
        Mount("/assets/leaflet", StaticFiles(directory=LEAFLET)),
        Mount("/assets/cluster", StaticFiles(directory=leaflet_markercluster.BASE_DIR)),
    ],
)
