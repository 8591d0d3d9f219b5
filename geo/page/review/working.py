"""The event somebody is correcting, kept between runs until it is saved or given up; and what they were told last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from geo.events import Event
from geo.page.components import show_notices
from geo.page.session import by_hand
from geo.page.words import direction, word
from geo.store import SavedEvent


@dataclass(frozen=True, slots=True)
class Working:
    """`event` as it was shown at `entry`, `edited` as it is to be; `turn` counts the edits that widgets must follow."""

    event: Event
    entry: int
    edited: Event
    turn: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be saved."""
        return self.edited != self.event

    def key(self, name: str) -> str:
        """The key of a widget: a new one where its value must be the event's again."""
        return f"{name}-{self.event.id}-{self.entry}-{self.turn}"


def begin(saved: SavedEvent) -> Working:
    """The event being corrected; what was begun on it goes on, even where somebody changed it meanwhile."""
    held: Working | None = st.session_state.get("working")
    if held is None or held.event.id != saved.event.id or (not held.is_changed and held.entry != saved.entry):
        held = st.session_state["working"] = Working(saved.event, saved.entry, saved.event)
    return held


def edit(drawn: Working, change: Callable[[Event], Event], *, redraw: bool = False) -> None:
    """Change the event being corrected; `redraw` where other widgets must show it. What cannot be is told.

    A browser may still report a widget drawn for another event, or before the last redraw: that is passed over.
    """
    by_hand()
    held: Working | None = st.session_state.get("working")
    if held is None or held.key("") != drawn.key(""):
        return
    try:
        edited = change(held.edited)
    except (ValueError, OverflowError) as error:
        tell("edit_refused", str(error))
        return
    st.session_state["working"] = Working(held.event, held.entry, edited, held.turn + redraw)


def give_up() -> None:
    """Forget the corrections that were not saved."""
    by_hand()
    st.session_state.pop("working", None)


def tell(key: str, *lines: str) -> None:
    """Say something in the next run: a sentence of ours, and lines that may hold anybody's words."""
    st.session_state["told"] = (key, lines)


def told() -> tuple[str, tuple[str, ...]] | None:
    """What is to be said in this run, once."""
    found: tuple[str, tuple[str, ...]] | None = st.session_state.pop("told", None)
    return found


def draw_told(lang: str) -> None:
    """Draw what is to be said in this run, if anything."""
    # The box is always there: what comes and goes inside it moves nothing below.
    with st.container(key="told_box"):
        if found := told():
            key, lines = found
            show_notices(word(f"told_{key}", lang), list(lines), direction(lang), key="told")
