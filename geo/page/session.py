"""What one visitor has chosen, kept between runs of the script: the link, and how far the map has followed it.

Changes come from three sides: the address (first visit, Back and Forward, an edited link), the widgets, the map.
Each becomes a new `Link` here before the script draws, so that everything drawn in one run agrees.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from geo.page.link import BadPart, Link, link_to_params, parse_link
from geo.page.steering import follow_report

MAP_KEY = "hisar-map"


def current_link() -> Link:
    """The link as it stands in this run."""
    link: Link = st.session_state["link"]
    return link


def nonce() -> int:
    """The number of the newest command to the map."""
    number: int = st.session_state["nonce"]
    return number


def bad_parts() -> tuple[BadPart, ...]:
    """The parts of the address that could not be used."""
    parts: tuple[BadPart, ...] = st.session_state["bad"]
    return parts


def read_address() -> None:
    """Take the address for a command when it is not the one that we wrote last.

    A run that a person's hand began may carry an address older than the one just written, which the browser had not
    put up yet: then the hand is followed. Back and Forward begin a run in which no hand moved.
    """
    params = st.query_params.to_dict()
    by_hand = st.session_state.pop("by_hand", False)
    if "link" in st.session_state and (by_hand or _ours(params) == st.session_state["written"]):
        return
    link, bad = parse_link(params, lang=_visitor_language())
    st.session_state["link"], st.session_state["bad"] = link, bad
    st.session_state["nonce"] = st.session_state.get("nonce", 0) + 1
    st.session_state["written"] = _ours(params)


def write_address() -> None:
    """Bring the address up to the link. The first visit's address stays until something is changed."""
    params = link_to_params(current_link())
    if params == st.session_state["written"] or (nonce() == 1 and not st.session_state.get("touched")):
        return
    st.session_state["written"] = params
    others = {key: value for key, value in st.query_params.to_dict().items() if key not in OURS}
    st.query_params.from_dict({**others, **params})


def by_hand() -> None:
    """Remember that a person's hand, on a widget or the map, began this run."""
    st.session_state["by_hand"] = True


def query() -> str:
    """What is shown, as the query of an address."""
    return urlencode(link_to_params(current_link()))


def full_link() -> str:
    """The address of what is shown, as a person would send it."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query(), ""))


def change(**parts: Any) -> None:
    """A person changed parts of the link by a widget."""
    by_hand()
    st.session_state["link"] = replace(current_link(), **parts)
    st.session_state["touched"] = True
    st.session_state["bad"] = ()


def steer(**parts: Any) -> None:
    """A change the map must follow once: dates, position or event."""
    change(**parts)
    st.session_state["nonce"] += 1


def show_event(event: str | None) -> None:
    """An event was chosen in the list: the map moves to it if it is out of sight there."""
    steer(event=event)
    st.session_state["show"] = nonce()


def shows_event() -> bool:
    """Whether the newest command is to show the chosen event."""
    return bool(st.session_state.get("show") == nonce())


def follow_map() -> None:
    """The map reported what a person did on it."""
    by_hand()
    link = follow_report(st.session_state.get(MAP_KEY), current_link(), nonce())
    if link is not None and link != current_link():
        st.session_state["link"] = link
        st.session_state["touched"] = True


OURS = ("v", "from", "to", "kind", "at", "event", "q", "lang", "base", "mode", "seen", "data", "page")


def _ours(params: dict[str, str]) -> dict[str, str]:
    return {key: params[key] for key in OURS if key in params}


def _visitor_language() -> str:
    return "ar" if (st.context.locale or "").lower().startswith("ar") else "en"
