"""A page that shows nothing but the map, to measure it; served by `benchmarks/map.py`, `HISAR_EVENTS` events."""

from __future__ import annotations

import os

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from benchmarks.map_served.made import made_bytes
from geo.map import BASE_DATA, LEAFLET, SCRIPT, STATIC, joined_script
from geo.page.answers import packed_answer
from geo.page.packed import pack

COLUMNS = pack(made_bytes(int(os.environ["HISAR_EVENTS"])))
MAP_SCRIPT = pack(joined_script())


def columns(request: Request) -> Response:
    """The events."""
    return packed_answer(request, COLUMNS, "application/octet-stream")


def script(request: Request) -> Response:
    """The map's scripts."""
    return packed_answer(request, MAP_SCRIPT, "text/javascript")


app = st.App(
    "page.py",
    routes=[
        Route("/api/events", columns),
        Mount("/assets/base", StaticFiles(directory=BASE_DATA)),
        Mount("/assets/leaflet", StaticFiles(directory=LEAFLET)),
        Route(f"/assets/map/{SCRIPT}", script),
        Mount("/assets/map", StaticFiles(directory=STATIC)),
    ],
)
