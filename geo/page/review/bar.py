"""What stands above the page for those who may do more than read: where they are, who they are, what they look at."""

from __future__ import annotations

import streamlit as st

from geo.page import session
from geo.page.link import PAGES
from geo.page.phrases import moment_in_words
from geo.page.roles import can_sign_in
from geo.page.visit import Visit
from geo.page.words import number, word


def draw_desk_bar(now: Visit) -> None:
    """Nothing for a visitor of a page that nobody can sign in to."""
    lang = now.link.lang
    if now.past:
        _draw_past(now)
    if not (now.person.edits or can_sign_in()):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="desk_bar"):
        if now.person.edits:
            _draw_pages(now)
        if can_sign_in():
            _draw_sign_in(now)
    if now.person.edits and now.states.is_passing:
        st.caption(word("passing_store", lang))


def _draw_pages(now: Visit) -> None:
    lang = now.link.lang
    waiting = sum(event.status == "draft" for event in now.states.everything().events)

    def choose() -> None:
        session.change(page=st.session_state["page"] or now.link.page)

    def says(page: str) -> str:
        return word(f"page_{page}", lang, n=number(waiting, lang))

    st.session_state["page"] = now.link.page
    st.segmented_control(
        word("pages", lang), PAGES, key="page", on_change=choose, format_func=says, label_visibility="collapsed"
    )


def _draw_sign_in(now: Visit) -> None:
    lang = now.link.lang
    if not now.person.signed_in:
        st.button(word("sign_in", lang), on_click=st.login, key="sign_in")
        return
    st.text(now.person.name)
    if not now.person.edits:
        st.caption(word("no_editor", lang))
    st.button(word("sign_out", lang), on_click=st.logout, key="sign_out")


def _draw_past(now: Visit) -> None:
    """Say that this is not the newest state, and lead there."""
    lang = now.link.lang
    with st.container(horizontal=True, vertical_alignment="center", key="past_bar"):
        st.info(word("past_state", lang, when=moment_in_words(now.states.made_at(now.link.data or ""), lang)))
        st.button(word("newest_state", lang), on_click=session.change, kwargs={"data": None}, key="newest")
