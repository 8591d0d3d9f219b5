"""What Streamlit runs for each visitor and each change."""

from __future__ import annotations

from geo.page.opening import states
from geo.page.page import draw

draw(states())
