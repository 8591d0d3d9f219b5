"""The worklist, one event beside its article, and what can be corrected of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from geo.events import Event, EventStatus
from geo.page import session
from geo.page.components import show_list, show_panel
from geo.page.listing import MAX_ROWS, event_to_row
from geo.page.panel import event_to_panel, source_in_words
from geo.page.review.adding import draw_adding
from geo.page.review.deciding import Deciding, draw_decisions, draw_joining
from geo.page.review.desk import Desk
from geo.page.review.mending import draw_mending
from geo.page.review.placing import draw_places
from geo.page.review.working import begin, draw_told
from geo.page.review.worklist import ORDERS, PROBLEMS, Problem, Wanted, counts_by_problem, problems_of, worklist
from geo.page.roles import person
from geo.page.service import Service
from geo.page.steps import draw_steps
from geo.page.visit import Visit
from geo.page.words import digits, direction, number, word

STATUSES: tuple[EventStatus, ...] = ("draft", "accepted", "rejected")


def draw_review(now: Visit) -> None:
    """The worklist at one side, the event in hand beside it."""
    lang, everything = now.link.lang, now.states.everything()
    desk = Desk(now.states.store, person)
    draw_told(lang)
    wide, narrow = st.columns([4, 9], gap="medium")
    with wide:
        wanted = _draw_wanted(everything, lang)
        events = worklist(everything.events, wanted)
        in_hand = _in_hand(now.link.event, events, everything)
        show_list({**_rows(events, in_hand, lang), "dir": direction(lang)}, on_chosen=_choose)
        draw_adding(desk, lang)
    with narrow:
        if in_hand is None:
            st.info(word("nothing_waits", lang))
        else:
            _draw_event(now, desk, in_hand, events, everything)


def _in_hand(event_id: str | None, events: Sequence[Event], everything: Service) -> Event | None:
    chosen = everything.event(event_id) if event_id else None
    return chosen or next(iter(events), None)


def _draw_wanted(everything: Service, lang: str) -> Wanted:
    """What is looked through, as the boxes stand."""
    by_status = Counter(event.status for event in everything.events)
    titles = {article.id: source_in_words(article, lang) for article in everything.articles}

    def says_status(status: EventStatus) -> str:
        return f"{word(f'status_{status}', lang)}: {number(by_status[status], lang)}"

    def says_problem(problem: Problem | None) -> str:
        return f"{word(f'problem_{problem}', lang)}: {number(counts[problem], lang)}" if problem else word("any", lang)

    left, right = st.columns(2)
    status = left.selectbox(word("work_status", lang), STATUSES, key="wanted_status", format_func=says_status)
    counts = counts_by_problem(everything.events, status)
    problem = right.selectbox(
        word("work_problem", lang), (None, *PROBLEMS), key="wanted_problem", format_func=says_problem
    )
    article = left.selectbox(
        word("work_article", lang),
        (None, *titles),
        key="wanted_article",
        format_func=lambda one: titles[one] if one else word("any", lang),
    )
    order = right.selectbox(
        word("work_order", lang), ORDERS, key="wanted_order", format_func=lambda one: word(f"order_{one}", lang)
    )
    return Wanted(status, problem, article, order)


def _rows(events: Sequence[Event], in_hand: Event | None, lang: str) -> dict[str, Any]:
    """What the list draws."""
    left_out = len(events) - MAX_ROWS
    return {
        "heading": word("worklist", lang),
        "count": word("work_count", lang, n=number(len(events), lang)),
        "empty": word("work_empty", lang),
        "rows": [_row(event, lang) for event in events[:MAX_ROWS]],
        "undated": {"heading": "", "rows": []},
        "selected": in_hand.id if in_hand else None,
        "notes": [word("list_more", lang, n=number(left_out, lang))] if left_out > 0 else [],
    }


def _row(event: Event, lang: str) -> dict[str, Any]:
    sure = f"{word('confidence', lang)} {digits(f'{event.confidence:.0%}', lang)}"
    problems = (word(f"problem_{problem}", lang) for problem in problems_of(event) if problem != "unsure")
    return event_to_row(event, lang, (sure, *problems))


def _choose() -> None:
    session.change(event=st.session_state["list"].chosen)


def _draw_event(now: Visit, desk: Desk, event: Event, events: Sequence[Event], everything: Service) -> None:
    """One event beside its article."""
    lang = now.link.lang
    saved = now.states.store.saved(event.id)
    if saved is None:
        st.info(word("nothing_waits", lang))
        return
    working = begin(saved)
    deciding = Deciding(desk, working, events, everything.events, lang)
    draw_decisions(deciding)
    shown, mended = st.columns([5, 4], gap="medium")
    with shown:
        article = everything.article(event.evidence[0].article_id)
        drawn = event_to_panel(working.edited, article, lang)
        show_panel({**drawn, "history": None, "dir": direction(lang)}, on_closed=_close, on_chosen=_close)
        draw_steps(now.states.store.history(event.id), lang)
    with mended:
        draw_mending(working, lang)
        st.caption(word("where", lang))
        draw_places(working, lang)
        draw_joining(deciding)


def _close() -> None:
    session.change(event=None)
