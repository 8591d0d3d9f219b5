"""Accept, reject, merge, split, save, undo: the buttons of the review, and what each does when it is pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from geo.events import Event
from geo.page import session
from geo.page.listing import places_in_words
from geo.page.panel import event_title
from geo.page.phrases import span_in_words
from geo.page.review import parting
from geo.page.review.corrections import correction
from geo.page.review.desk import Desk, NotAllowedError
from geo.page.review.working import Working, give_up, tell
from geo.page.review.worklist import beside, likely_same
from geo.page.steps import step_in_page_words
from geo.page.words import word
from geo.store import Accept, Action, ConflictError, Entry, Merge, Reject, StoreError

MOST_OFFERED = 50
"""Events offered to merge with."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What the buttons act on: the desk, the event in hand as it was shown, the list it stands in, all events."""

    desk: Desk
    working: Working
    listed: Sequence[Event]
    events: Sequence[Event]
    lang: str

    @property
    def event(self) -> Event:
        """The event in hand."""
        return self.working.event


def draw_decisions(now: Deciding) -> None:
    """The row of buttons; each has a key."""
    with st.container(horizontal=True, key="decisions"):
        _button("accept", "a", now, _accept, primary=True, disabled=now.working.is_changed)
        _button("save", "s", now, _save, primary=now.working.is_changed, disabled=not now.working.is_changed)
        _button("reject", "x", now, _reject)
        _button("previous", "k", now, lambda one: _go(one, -1))
        _button("next", "j", now, lambda one: _go(one, 1))
        _button("undo", "u", now, _undo, disabled=not st.session_state.get("done"))
        if now.working.is_changed:
            st.button(word("give_up", now.lang), on_click=give_up, key="give_up")


def _button(
    name: str,
    shortcut: str,
    now: Deciding,
    press: Callable[[Deciding], None],
    *,
    primary: bool = False,
    disabled: bool = False,
) -> None:
    st.button(
        word(f"do_{name}", now.lang),
        on_click=press,
        args=(now,),
        shortcut=shortcut,
        type="primary" if primary else "secondary",
        disabled=disabled,
        key=f"do_{name}",
    )


def draw_joining(now: Deciding) -> None:
    """Merge with another event, or split into several."""
    others = {other.id: other for other in likely_same(now.event, now.events)[:MOST_OFFERED]}
    with st.expander(word("join_or_part", now.lang)):
        if others:
            st.selectbox(
                word("merge_with", now.lang),
                list(others),
                index=None,
                key=now.working.key("merge"),
                placeholder=word("merge_choose", now.lang),
                format_func=lambda event_id: in_one_line(others[event_id], now.lang),
            )
            st.button(word("do_merge", now.lang), on_click=_merge, args=(now,), key="do_merge")
        with st.container(horizontal=True):
            for name, enough in (
                ("by_place", len(now.event.places) > 1),
                ("by_quote", len(now.event.evidence) > 1),
                ("in_two", True),
            ):
                says = word(f"part_{name}", now.lang)
                st.button(says, on_click=_part, args=(now, name), disabled=not enough, key=f"part_{name}")


def in_one_line(event: Event, lang: str) -> str:
    """What an event is, where and when."""
    when = span_in_words(event.when, lang) if event.when else word("undated", lang)
    return " · ".join([event_title(event, lang), places_in_words(event, lang), when])


def _accept(now: Deciding) -> None:
    _do(now, Accept(now.event.id), {now.event.id: now.working.entry})


def _reject(now: Deciding) -> None:
    _do(now, Reject(now.event.id), {now.event.id: now.working.entry})


def _save(now: Deciding) -> None:
    action = correction(now.event, now.working.edited)
    if action is not None:
        _do(now, action, {now.event.id: now.working.entry}, stay=True)


def _merge(now: Deciding) -> None:
    chosen = st.session_state.get(now.working.key("merge"))
    other = now.desk.store.saved(chosen) if chosen else None
    if other is None:
        tell("merge_none")
        return
    _do(
        now,
        Merge(now.event.id, (other.event.id,)),
        {now.event.id: now.working.entry, other.event.id: other.entry},
        stay=True,
    )


def _part(now: Deciding, way: str) -> None:
    split = {"by_place": parting.by_place, "by_quote": parting.by_quote, "in_two": parting.in_two}[way]
    _do(now, split(now.event), {now.event.id: now.working.entry}, stay=True)


def _undo(now: Deciding) -> None:
    done: list[int] = st.session_state.get("done", [])
    if done and _told(lambda: now.desk.undo(done[-1]), now.lang) is not None:
        done.pop()


def _do(now: Deciding, action: Action, seen: Mapping[str, int], *, stay: bool = False) -> None:
    """Do it, and go on to the next event of the list."""
    following = now.event.id if stay else beside(now.listed, now.event.id, 1)
    entry = _told(lambda: now.desk.act(action, seen, _reason(now)), now.lang)
    if entry is None:
        return
    st.session_state.setdefault("done", []).append(entry.number)
    session.change(event=None if following == now.event.id and not stay else following)


def _reason(now: Deciding) -> str:
    return str(st.session_state.get(now.working.key("reason"), "")).strip()


def _told(do: Callable[[], Entry | None], lang: str) -> Entry | None:
    """What it gives; a refusal is told in the next run, and what somebody else did meanwhile."""
    session.by_hand()
    try:
        entry = do()
    except ConflictError as error:
        tell("conflict", *(step_in_page_words(step, lang) for step in error.steps))
        return None
    except (StoreError, NotAllowedError, ValueError) as error:
        tell("refused", str(error))
        return None
    give_up()
    return entry


def _go(now: Deciding, step: int) -> None:
    give_up()
    session.change(event=beside(now.listed, now.event.id, step))
