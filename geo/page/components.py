"""The page's own components: JSON in, text out, choices back. Registered once a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from geo.map import STATIC as MAP_STATIC

STATIC = Path(__file__).with_name("static")


def show_list(data: dict[str, Any], on_chosen: Callable[[], None]) -> None:
    """The list of events; a choice stands in `st.session_state["list"].chosen` when `on_chosen` is called."""
    _component("list")(data=data, key="list", on_chosen_change=on_chosen)


def show_panel(data: dict[str, Any], on_closed: Callable[[], None], on_chosen: Callable[[], None]) -> None:
    """The panel of one event, or the hint how to choose one.

    A report chosen in its history stands in `st.session_state["panel"].chosen` when `on_chosen` is called.
    """
    _component("panel")(data=data, key="panel", on_closed_change=on_closed, on_chosen_change=on_chosen)


def show_notices(heading: str, lines: list[str], direction: str, key: str, *, urgent: bool = True) -> None:
    """Lines that may hold text from a link or a file, shown as text; `urgent` ones are also said aloud at once."""
    _component("notices")(data={"heading": heading, "lines": lines, "dir": direction, "urgent": urgent}, key=key)


def show_share(data: dict[str, Any]) -> None:
    """The button that copies the address."""
    _component("share")(data=data, key="share", width="content")


def show_theme_switch(data: dict[str, Any]) -> None:
    """The button that turns the page dark or light."""
    _component("theme_switch")(data=data, key="theme_switch", width="content")


def show_take_away(data: dict[str, Any]) -> None:
    """The picture of the map, and the code that embeds it."""
    _component("take_away")(data=data, key="take_away")


@cache
def _component(name: str) -> Callable[..., Any]:
    scripts = (MAP_STATIC / "symbols.js", MAP_STATIC / "theme.js", STATIC / "dom.js", STATIC / f"{name}.js")
    script = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    return st.components.v2.component(f"hisar_{name}", js=script, css=(STATIC / "page.css").read_text(encoding="utf-8"))
