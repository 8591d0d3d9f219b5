"""The places of one event to correct: their roles, others from the gazetteer with the reasons, a click on a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import get_args

import streamlit as st
from streamlit_folium import st_folium

from gazetteer import Ambiguous, Match, Point, load_gazetteer, resolve
from geo.events import Event, EventPlace, PlaceRole
from geo.map import Assets, picking_map
from geo.page.filters import place_in_full
from geo.page.map_view import SYRIA
from geo.page.phrases import place_in_words
from geo.page.reasons import reason_in_words
from geo.page.review.corrections import DEFAULT_RADIUS_M, LEAST_RADIUS_M, known_place, pinned_place, with_place
from geo.page.review.working import Working, edit, tell
from geo.page.session import by_hand
from geo.page.visit import API
from geo.page.words import word

LONGEST_NAME = 120
MOST_RADIUS_M = 500_000.0
MAP_HEIGHT = 260
"""In CSS pixels."""
CLOSE, FAR = 12, 6
"""Zoom levels over an event that has a place, and over one that has none."""
ROLES: tuple[PlaceRole, ...] = get_args(PlaceRole)


def draw_places(working: Working, lang: str) -> None:
    """Every place with what can be done to it, one more to add, and the map to click on."""
    for number, place in enumerate(working.edited.places):
        with st.container(border=True):
            st.text(place_in_words(place, lang))
            st.caption(word(place.status, lang))
            _draw_place(working, number, place, lang)
    with st.popover(word("add_place", lang)):
        _draw_choice(working, None, EventPlace(role="at", text="", status="unknown"), lang)
    _draw_map(working, lang)


def _draw_place(working: Working, number: int, place: EventPlace, lang: str) -> None:
    role = working.key(f"place-role-{number}")

    def choose_role() -> None:
        edit(
            working,
            lambda one: with_place(one, number, replace(one.places[number], role=st.session_state[role])),
            redraw=True,
        )

    def drop() -> None:
        edit(working, lambda one: with_place(one, number, None), redraw=True)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            word("role", lang),
            ROLES,
            index=ROLES.index(place.role),
            key=role,
            on_change=choose_role,
            format_func=lambda one: word(f"role_{one}", lang),
        )
        with st.popover(word("other_place", lang)):
            _draw_choice(working, number, place, lang)
        st.button("×", on_click=drop, key=working.key(f"drop-place-{number}"), help=word("remove", lang))


def _draw_choice(working: Working, number: int | None, place: EventPlace, lang: str) -> None:
    """By name, with the gazetteer's reasons; else by where it lies."""
    name, chosen = working.key(f"place-name-{number}"), working.key(f"place-chosen-{number}")
    st.text_input(word("place_name", lang), place.text, max_chars=LONGEST_NAME, key=name)
    written = str(st.session_state.get(name, place.text)).strip()
    candidates = {candidate.place.id: candidate for candidate in candidates_for(written, working.edited)}
    if candidates:
        st.selectbox(
            word("place_candidates", lang),
            list(candidates),
            key=chosen,
            format_func=lambda place_id: candidate_in_words(candidates[place_id], lang),
        )

        def take() -> None:
            candidate = candidates.get(st.session_state[chosen])
            if candidate is not None:
                new = known_place(candidate.place, place.role, place.text or written, candidate.why)
                edit(working, lambda one: with_place(one, number, new), redraw=True)

        st.button(word("take_place", lang), on_click=take, key=working.key(f"take-{number}"))
    elif written:
        st.caption(word("place_unknown", lang))
    _draw_position(working, number, replace(place, text=place.text or written), lang)


def candidates_for(name: str, event: Event) -> tuple[Match, ...]:
    """What the gazetteer has for a name, best first, near the event's other places."""
    if not name:
        return ()
    near = [place.point for place in event.placed if place.text != name and place.point is not None]
    answer = resolve(name, load_gazetteer(), near=near)
    if isinstance(answer, Match):
        return (answer,)
    return answer.candidates if isinstance(answer, Ambiguous) else ()


def candidate_in_words(candidate: Match, lang: str) -> str:
    """A candidate with the governorate around it and the reasons for it."""
    reasons = "; ".join(reason_in_words(reason, lang) for reason in candidate.why)
    return " · ".join(filter(None, (place_in_full(candidate.place, lang), reasons)))


def _draw_position(working: Working, number: int | None, place: EventPlace, lang: str) -> None:
    """Longitude and latitude by hand, or from the last click on the map."""
    clicked = clicked_point(st.session_state.get(MAP_KEY))
    start = clicked or place.point
    # A new click gives the boxes new keys, so that they show it.
    turn = f"-{clicked.lat:.5f}-{clicked.lon:.5f}" if clicked else ""
    keys = {name: working.key(f"{name}-{number}{turn}") for name in ("lat", "lon", "radius")}

    def put() -> None:
        given = [st.session_state[keys[name]] for name in ("lat", "lon", "radius")]
        if None in given or not place.text:
            by_hand()
            tell("position_missing")
            return
        edit(working, lambda one: with_place(one, number, _pinned(*given, place=place)), redraw=True)

    st.caption(word("from_click" if clicked else "by_position", lang))
    left, right = st.columns(2)
    lat, lon = (start.lat, start.lon) if start else (None, None)
    left.number_input(word("lat", lang), -90.0, 90.0, lat, 0.001, "%.5f", key=keys["lat"])
    right.number_input(word("lon", lang), -180.0, 180.0, lon, 0.001, "%.5f", key=keys["lon"])
    radius = place.uncertainty_m or DEFAULT_RADIUS_M
    st.number_input(
        word("radius", lang), LEAST_RADIUS_M, MOST_RADIUS_M, max(LEAST_RADIUS_M, radius), 100.0, key=keys["radius"]
    )
    st.button(word("put_there", lang), on_click=put, key=working.key(f"put-{number}"))


def _pinned(lat: float, lon: float, radius_m: float, *, place: EventPlace) -> EventPlace:
    return pinned_place(Point(lon=lon, lat=lat), radius_m, place.role, place.text)


MAP_KEY = "pick-map"


def _draw_map(working: Working, lang: str) -> None:
    pins = [place.point for place in working.edited.placed if place.point is not None]
    center = pins[0] if pins else Point(lon=SYRIA.lon, lat=SYRIA.lat)
    st.caption(word("click_map", lang))
    st_folium(
        picking_map(Assets.by_url(), f"{API}/base", center, CLOSE if pins else FAR, pins),
        key=MAP_KEY,
        returned_objects=["last_clicked"],
        use_container_width=True,
        height=MAP_HEIGHT,
        on_change=partial(by_hand),
    )


def clicked_point(report: object) -> Point | None:
    """Where somebody clicked, as a browser reports it; None where it reports no point on the globe."""
    clicked = report.get("last_clicked") if isinstance(report, Mapping) else None
    if not isinstance(clicked, Mapping):
        return None
    try:
        return Point(lon=float(clicked["lng"]), lat=float(clicked["lat"]))
    except (KeyError, TypeError, ValueError):
        return None
