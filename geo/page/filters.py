"""The bar above the map: place, words, kinds, background, what to take away, language."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from gazetteer import Ambiguous, Match, Place, load_gazetteer, resolve
from geo.events import KIND_IDS
from geo.map import BASE_IDS, OFFLINE, base_name
from geo.page.components import show_theme_switch
from geo.page.link import Link, Position, in_table_order, parse_words
from geo.page.own_layer_box import draw_own_layer_box
from geo.page.phrases import distance_in_words
from geo.page.service import Service
from geo.page.session import by_hand, change, steer
from geo.page.share import draw_share
from geo.page.words import LANGUAGES, direction, word

ZOOM_OF_RADIUS_M = ((1_500, 14), (4_000, 13), (10_000, 11), (30_000, 10), (80_000, 9), (200_000, 8))
"""How close to go to a place of that radius in metres."""
MOST_OFFERED = 12
FAINT = 0.1
"""A best candidate below this score bears another name, spelled nearly so."""


def draw_filters(link: Link, service: Service) -> None:
    """One row that wraps; every change goes into the link."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        _place_box(link.lang)
        _words_box(link)
        with st.popover(word("kinds", link.lang)):
            _kinds_box(link)
        with st.popover(word("layers", link.lang)):
            _base_box(link)
        draw_share(link, service)
        says = {key: word(f"theme_{key}", link.lang) for key in ("light", "dark")}
        show_theme_switch({**says, "dir": direction(link.lang)})
        other = next(lang for lang in LANGUAGES if lang != link.lang)
        st.button(word("other_language", link.lang), on_click=change, kwargs={"lang": other}, key="language")


def _words_box(link: Link) -> None:
    def search() -> None:
        try:
            change(words=parse_words(st.session_state["words"]))
        except ValueError:
            by_hand()
            st.session_state["words_bad"] = True

    st.session_state["words"] = link.words
    st.text_input(
        word("words", link.lang), key="words", on_change=search, placeholder=word("words_placeholder", link.lang)
    )
    if st.session_state.pop("words_bad", False):
        st.error(word("words_bad", link.lang))


def _kinds_box(link: Link) -> None:
    def choose() -> None:
        change(kinds=in_table_order(st.session_state["kinds"]))

    st.session_state["kinds"] = list(link.kinds)
    st.pills(
        word("kinds", link.lang),
        KIND_IDS,
        selection_mode="multi",
        key="kinds",
        on_change=choose,
        format_func=lambda kind: word(f"kind_{kind}", link.lang),
    )
    st.button(word("kinds_all", link.lang), on_click=change, kwargs={"kinds": KIND_IDS}, key="kinds_all")


def _base_box(link: Link) -> None:
    def choose() -> None:
        change(base=st.session_state["base"])

    st.session_state["base"] = link.base
    st.radio(
        word("base", link.lang),
        BASE_IDS,
        key="base",
        on_change=choose,
        format_func=lambda base: word("base_offline", link.lang) if base == OFFLINE else base_name(base),
    )
    st.caption(word("base_warning", link.lang))
    st.divider()
    draw_own_layer_box(link.lang)


def _place_box(lang: str) -> None:
    st.text_input(word("place", lang), key="place", on_change=_go, placeholder=word("place_placeholder", lang))
    found: Found | None = st.session_state.get("found")
    if found is None:
        return
    if found.match is not None:
        match = found.match
        st.caption(f"{place_in_full(match, lang)}, {distance_in_words(match.uncertainty_m, lang)}")
    elif not found.others:
        st.caption(word("place_unknown", lang))
    else:
        st.selectbox(
            word("place_ambiguous" if found.namesakes else "place_near", lang),
            found.others,
            index=None,
            key="place_choice",
            on_change=_go_to_choice,
            placeholder=word("place_choose", lang),
            format_func=lambda place: place_in_full(place, lang),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What the gazetteer answered: one place, or others to choose from: of that name, or of a name near it."""

    match: Place | None = None
    others: tuple[Place, ...] = ()
    namesakes: bool = False


def find_place(name: str) -> Found:
    """Ask the gazetteer."""
    answer = resolve(name, load_gazetteer())
    if isinstance(answer, Match):
        return Found(match=answer.place)
    if isinstance(answer, Ambiguous):
        return Found(others=answer.places[:MOST_OFFERED], namesakes=answer.candidates[0].score >= FAINT)
    return Found()


def _go() -> None:
    """Go where one place is clearly meant; offer the choice where several are."""
    by_hand()
    name = st.session_state["place"].strip()
    found = st.session_state["found"] = find_place(name) if name else None
    if found and found.match:
        _go_to(found.match)


def _go_to_choice() -> None:
    place = st.session_state["place_choice"]
    if place is not None:
        _go_to(place)


def _go_to(place: Place) -> None:
    zoom = next((zoom for radius, zoom in ZOOM_OF_RADIUS_M if place.uncertainty_m <= radius), 7)
    steer(at=Position(round(place.point.lat, 5), round(place.point.lon, 5), zoom))


def place_in_full(place: Place, lang: str) -> str:
    """A place's name with its kind and the governorate around it."""
    comma = "، " if lang == "ar" else ", "
    parts = [place.name(lang) or place.display_name, word(f"place_{place.kind}", lang)]
    if place.admin1 and place.admin1 != place.id:
        around = load_gazetteer().place(place.admin1)
        parts.append(around.name(lang) or around.display_name)
    return comma.join(parts)
