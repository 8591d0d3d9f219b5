"""Hisar: `streamlit run app.py` serves the page, and beside it the events as data."""

from __future__ import annotations

import streamlit as st

from geo.page.opening import page_prefix, states
from geo.page.routes import routes

app = st.App("geo/page/script.py", routes=routes(states(), page_prefix()))
