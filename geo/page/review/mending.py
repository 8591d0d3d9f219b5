"""The fields of one event to correct: kind, change, days, actors, figures, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args

import streamlit as st

from geo.events import CHANGES, KIND_IDS, Actor, Event, Figure, Qualifier
from geo.page.phrases import QUALIFIER_WORDS
from geo.page.reasons import reason_in_words
from geo.page.review.corrections import span_of_days
from geo.page.review.working import Working, edit
from geo.page.words import word

FIGURES = ("killed", "injured", "displaced", "besieged", "arrested", "families")
ROLES = ("party", "attacker", "victim", "besieger", "belligerent", "captor", "provider", "mediator", "sender")
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LONGEST = 300
"""Characters of a text an editor gives."""


def draw_mending(working: Working, lang: str) -> None:
    """Everything but the places."""
    _draw_kind(working, lang)
    _draw_days(working, lang)
    with st.expander(word("who", lang)):
        _draw_actors(working, lang)
    with st.expander(word("how_many", lang)):
        _draw_figures(working, lang)
    st.text_input(word("reason", lang), max_chars=LONGEST, key=working.key("reason"))


def _draw_kind(working: Working, lang: str) -> None:
    event = working.edited
    kind, change = working.key("kind"), working.key("change")

    def choose_kind() -> None:
        edit(working, lambda one: replace(one, kind=st.session_state[kind]))

    def choose_change() -> None:
        edit(working, lambda one: replace(one, change=st.session_state[change]))

    st.selectbox(
        word("what", lang),
        KIND_IDS,
        index=KIND_IDS.index(event.kind),
        key=kind,
        on_change=choose_kind,
        format_func=lambda one: word(f"kind_{one}", lang),
    )
    changes = (None, *CHANGES)
    st.selectbox(
        word("change", lang),
        changes,
        index=changes.index(event.change) if event.change in changes else 0,
        key=change,
        on_change=choose_change,
        format_func=lambda one: word(f"change_{one}", lang) if one else word("change_none", lang),
    )


def _draw_days(working: Working, lang: str) -> None:
    when = working.edited.when
    keys = {name: working.key(name) for name in ("first", "last", "ongoing", "about")}

    def set_days() -> None:
        first, last, ongoing, about = (st.session_state.get(key) for key in keys.values())
        edit(working, lambda one: _with_days(one, first, last, ongoing=bool(ongoing), about=bool(about)))

    first, last = st.columns(2)
    is_open, ends = bool(when and when.open_ended), when.end if when else None
    with first:
        _draw_day(word("first_day", lang), when.start if when else None, keys["first"], set_days)
    with last:
        _draw_day(word("last_day", lang), ends, keys["last"], set_days, disabled=is_open)
    with st.container(horizontal=True):
        st.checkbox(word("still_so", lang), is_open, key=keys["ongoing"], on_change=set_days)
        st.checkbox(word("about_so", lang), bool(when and when.approximate), key=keys["about"], on_change=set_days)


def _draw_day(label: str, day: date | None, key: str, change: Callable[[], None], *, disabled: bool = False) -> None:
    st.date_input(label, day, EARLIEST, LATEST, key=key, on_change=change, format="YYYY-MM-DD", disabled=disabled)


def _with_days(event: Event, first: date | None, last: date | None, *, ongoing: bool, about: bool) -> Event:
    if first is None:
        return replace(event, when=None)
    return replace(event, when=span_of_days(first, last, ongoing=ongoing, about=about))


def _draw_actors(working: Working, lang: str) -> None:
    for number, actor in enumerate(working.edited.actors):
        name, role = working.key(f"actor-{number}"), working.key(f"role-{number}")

        def change(number: int = number, name: str = name, role: str = role) -> None:
            edit(working, lambda one: _with_actor(one, number, st.session_state[name], st.session_state[role]))

        def drop(number: int = number) -> None:
            edit(
                working, lambda one: replace(one, actors=(*one.actors[:number], *one.actors[number + 1 :])), redraw=True
            )

        roles = tuple(dict.fromkeys((actor.role, *ROLES)))
        left, middle, right = st.columns([4, 3, 1], vertical_alignment="bottom")
        left.text_input(word("actor", lang), actor.text, max_chars=LONGEST, key=name, on_change=change)
        middle.selectbox(
            word("part", lang), roles, key=role, on_change=change, format_func=lambda one: reason_in_words(one, lang)
        )
        right.button("×", on_click=drop, key=working.key(f"drop-actor-{number}"), help=word("remove", lang))
    st.button(word("add_actor", lang), on_click=_add_actor, args=(working, lang), key=working.key("add-actor"))


def _with_actor(event: Event, number: int, text: str, role: str) -> Event:
    if not text.strip():
        raise ValueError("an actor has a name")
    was = event.actors[number]
    name = was.name if text == was.text else text.strip()
    actors = (*event.actors[:number], Actor(name, text.strip(), role), *event.actors[number + 1 :])
    return replace(event, actors=actors)


def _add_actor(working: Working, lang: str) -> None:
    unnamed = word("unnamed", lang)
    edit(working, lambda one: replace(one, actors=(*one.actors, Actor(unnamed, unnamed, ROLES[0]))), redraw=True)


def _draw_figures(working: Working, lang: str) -> None:
    for number, figure in enumerate(working.edited.figures):
        keys = {name: working.key(f"{name}-{number}") for name in ("what", "number", "qualifier")}

        def change(number: int = number, keys: dict[str, str] = keys) -> None:
            given = {name: st.session_state[key] for name, key in keys.items()}
            edit(working, lambda one: _with_figure(one, number, **given))

        def drop(number: int = number) -> None:
            edit(
                working,
                lambda one: replace(one, figures=(*one.figures[:number], *one.figures[number + 1 :])),
                redraw=True,
            )

        _draw_figure(figure, keys, change, lang)
        st.button("×", on_click=drop, key=working.key(f"drop-figure-{number}"), help=word("remove", lang))
    st.button(word("add_figure", lang), on_click=_add_figure, args=(working,), key=working.key("add-figure"))


def _draw_figure(figure: Figure, keys: dict[str, str], change: Callable[[], None], lang: str) -> None:
    whats, qualifiers = tuple(dict.fromkeys((figure.what, *FIGURES))), get_args(Qualifier)
    left, middle, right = st.columns([3, 2, 3], vertical_alignment="bottom")
    left.selectbox(
        word("of_whom", lang), whats, key=keys["what"], on_change=change, format_func=lambda one: word(one, lang)
    )
    middle.number_input(word("number", lang), 0, value=figure.number, step=1, key=keys["number"], on_change=change)
    right.selectbox(
        word("how_sure", lang),
        qualifiers,
        index=qualifiers.index(figure.qualifier),
        key=keys["qualifier"],
        on_change=change,
        format_func=lambda one: word(QUALIFIER_WORDS[one], lang, n="n"),
    )


def _with_figure(event: Event, at: int, *, what: str, number: int, qualifier: Qualifier) -> Event:
    figure = Figure(what, int(number), qualifier, event.figures[at].text)
    return replace(event, figures=(*event.figures[:at], figure, *event.figures[at + 1 :]))


def _add_figure(working: Working) -> None:
    edit(working, lambda one: replace(one, figures=(*one.figures, Figure("killed", 0, "exact", ""))), redraw=True)
