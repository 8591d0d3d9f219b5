"""What Streamlit runs for each visitor and each change."""

from __future__ import annotations

from geo.page.opening import service
from geo.page.page import draw

draw(service())
