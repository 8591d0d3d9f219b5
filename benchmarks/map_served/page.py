"""The script of the measured page."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from geo.map import Assets, BaseLayers, EventLayer, blank_map, state_group
from geo.page.words import map_words

st.set_page_config(layout="wide")
drawn = blank_map(Assets.by_url(), (35.0, 38.4), 7)
BaseLayers("../../assets/base").add_to(drawn)
EventLayer(Assets.by_url(), map_words(), columns_url="../../api/events").add_to(drawn)
reported = st_folium(
    drawn,
    key="measured",
    returned_objects=[],
    feature_group_to_add=state_group({"nonce": 1, "lang": "en", "range": [None, None]}),
    use_container_width=True,
    height=700,
)
st.text(f"reported: {reported}")
