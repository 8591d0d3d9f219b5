"""One run of the script for one visitor: what they chose, who they are, and the data they see."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.page import session
from geo.page.link import Link
from geo.page.roles import Person, person
from geo.page.service import Service
from geo.page.states import States, is_known

API = "../../api"
"""Seen from the frame of st_folium, <page>/component/streamlit_folium.st_folium/, behind any prefix."""


@dataclass(frozen=True, slots=True)
class Visit:
    """`service` holds the data this visitor sees, `api` is where their map fetches it.

    `past` says that it is an older state; `lost` that the link names one that is not known, and the newest is shown.
    """

    link: Link
    states: States
    service: Service
    person: Person
    api: str
    past: bool = False
    lost: bool = False


def visit(states: States) -> Visit:
    """Who is looking at what in this run."""
    link, who = session.current_link(), person()
    known = link.data is not None and is_known(states, link.data)
    data = link.data if known else None
    key = _key(states, who)
    return Visit(
        link=link,
        states=states,
        service=states.for_editors(data) if key else states.for_visitors(data),
        person=who,
        api="/".join([API, *(["drafts", key] if key else []), *(["at", data] if data else [])]),
        past=data is not None and data != states.point,
        lost=link.data is not None and not known,
    )


def _key(states: States, who: Person) -> str | None:
    """What opens the drafts to an editor's map, the same as long as they are one; None where everybody sees them."""
    held: str | None = st.session_state.get("key")
    if not who.edits or states.drafts_public:
        if held:
            states.keys.end(st.session_state.pop("key"))
        return None
    if held is None or not states.keys.renew(held):
        held = st.session_state["key"] = states.keys.new()
    return held
