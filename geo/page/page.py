"""The page: filters, map, list and panel, drawn from one link."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit_folium import st_folium

from geo.events import Event
from geo.map import state_group
from geo.page import filters, session
from geo.page.components import show_list, show_notices, show_panel
from geo.page.history import history_of
from geo.page.link import LOG, MAP, REVIEW, Link
from geo.page.listing import events_to_list
from geo.page.map_view import build_map, opening_of
from geo.page.own_layer_box import own_layer_command
from geo.page.panel import event_to_panel, source_in_words
from geo.page.phrases import count_in_words
from geo.page.review.bar import draw_desk_bar
from geo.page.review.logbook import draw_log
from geo.page.review.page import draw_review
from geo.page.service import Service
from geo.page.states import States
from geo.page.steering import link_to_command
from geo.page.visit import Visit, visit
from geo.page.words import direction, word

MAP_HEIGHT = 640
"""Height of map, timeline and legend together, in CSS pixels."""

STYLE = (Path(__file__).with_name("static") / "frame.css").read_text(encoding="utf-8")
RIGHT_TO_LEFT = (Path(__file__).with_name("static") / "frame_rtl.css").read_text(encoding="utf-8")
EMBEDDED = (Path(__file__).with_name("static") / "frame_embedded.css").read_text(encoding="utf-8")
"""Our own style of Streamlit's frame around the page; no word of anybody else is in it."""


def draw(states: States) -> None:
    """One run of the script, for one visitor."""
    session.read_address()
    lang = session.current_link().lang
    st.set_page_config(page_title=word("title", lang), layout="wide", initial_sidebar_state="collapsed")
    turned, bare = RIGHT_TO_LEFT if lang == "ar" else "", EMBEDDED if st.context.is_embedded else ""
    st.html(f"<style>{STYLE}{turned}{bare}</style>")
    now = visit(states)
    if st.context.is_embedded:
        _draw_map(now)
    else:
        _draw_everything(now)
    session.write_address()


def _draw_everything(now: Visit) -> None:
    lang = now.link.lang
    st.title(word("name", lang), anchor=False)
    st.caption(word(_tagline(now), lang))
    draw_desk_bar(now)
    _draw_notices(now)
    if now.link.page == REVIEW and now.person.edits:
        draw_review(now)
    elif now.link.page == LOG and now.person.edits:
        draw_log(now)
    else:
        _draw_map_and_list(now)
    _draw_about(now.link, now.service)


def _tagline(now: Visit) -> str:
    """How much of what is shown a person has checked."""
    statuses = {event.status for event in now.service.events}
    return {frozenset({"accepted"}): "tagline_checked", frozenset({"accepted", "draft"}): "tagline_mixed"}.get(
        frozenset(statuses), "tagline"
    )


def _draw_map_and_list(now: Visit) -> None:
    filters.draw_filters(now.link, now.service)
    wide, narrow = st.columns([7, 4], gap="medium")
    with wide, st.container(key="map_box"):
        _draw_map(now)
    with narrow:
        _draw_list_and_panel(now.link, now.service)


def _draw_notices(now: Visit) -> None:
    link, service = now.link, now.service
    if bad := session.bad_parts():
        lines = [f"{part.name} = {part.value}" for part in bad]
        show_notices(word("bad_part", link.lang), lines, direction(link.lang), key="bad_parts")
    if now.lost and link.data:
        show_notices(word("data_missing", link.lang), [link.data], direction(link.lang), key="data_missing")
    if link.page == MAP and link.event and service.event(link.event) is None:
        show_notices(word("event_missing", link.lang), [link.event], direction(link.lang), key="missing")
    if link.page != MAP and not now.person.edits:
        st.info(word("editors_only", link.lang))
    elif not service.events and not now.person.edits:
        st.info(word("nothing_accepted", link.lang))
    if service.problems:
        show_notices(word("problems", link.lang), list(service.problems), direction(link.lang), key="problems")


def _draw_map(now: Visit) -> None:
    command = link_to_command(now.link, session.nonce(), opening_of(now.service), show=session.shows_event())
    command["card"] = st.context.is_embedded
    command |= own_layer_command()
    st_folium(
        build_map(now.service, now.api),
        key=session.MAP_KEY,
        returned_objects=[],
        feature_group_to_add=state_group(command),
        use_container_width=True,
        height=MAP_HEIGHT,
        on_change=session.follow_map,
    )


def _draw_list_and_panel(link: Link, service: Service) -> None:
    events = service.select(link.view)
    first, last = link.first or service.first_day, link.last or service.last_day
    count = count_in_words(len(events), len(service.events), first, last, link.lang)
    rows = events_to_list(events, service.undated(link.view), count, link.event, link.lang)
    show_list({**rows, "dir": direction(link.lang)}, on_chosen=_choose)
    chosen = service.event(link.event) if link.event else None
    with st.container(key="panel_box"):
        show_panel(_panel(chosen, link, service), on_closed=_close, on_chosen=_choose_report)


def _panel(event: Event | None, link: Link, service: Service) -> dict[str, object]:
    if event is None:
        return {"event": None, "hint": word("panel_hint", link.lang), "dir": direction(link.lang)}
    article = service.article(event.evidence[0].article_id)
    history = history_of(event, service, link.last or service.last_day, link.lang)
    return {**event_to_panel(event, article, link.lang), "history": history, "dir": direction(link.lang)}


def _choose() -> None:
    session.show_event(st.session_state["list"].chosen)


def _choose_report() -> None:
    session.show_event(st.session_state["panel"].chosen)


def _close() -> None:
    session.steer(event=None)


def _draw_about(link: Link, service: Service) -> None:
    st.divider()
    st.subheader(word("about", link.lang), anchor=False)
    for key in ("about_what", "about_places", "about_limits"):
        st.caption(word(key, link.lang))
    lines = [source_in_words(article, link.lang) for article in service.articles]
    show_notices(word("about_articles", link.lang), lines, direction(link.lang), key="articles", urgent=False)
