"""The log of the whole store: who changed what, when and why; taken back, compared, and the map as it stood then."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import streamlit as st

from geo.page import session
from geo.page.components import show_notices
from geo.page.link import MAP
from geo.page.phrases import day_in_words
from geo.page.review.desk import Desk, NotAllowedError
from geo.page.review.working import draw_told, tell
from geo.page.roles import person
from geo.page.states import STATE_DIGITS
from geo.page.steps import entry_in_words, fields_in_words, label_of, step_in_page_words
from geo.page.visit import Visit
from geo.page.words import direction, number, word
from geo.store import Change, ConflictError, Difference, Entry, Store, StoreError, differences

PAGE = 20
"""Entries shown at once."""
QUOTES = 3
"""Events quoted of one entry."""
MOST_DIFFERENCES = 200
NEVER_UNDONE = frozenset({"read", "migrated"})


def draw_log(now: Visit) -> None:
    """Newest first."""
    lang, store = now.link.lang, now.states.store
    draw_told(lang)
    _draw_comparison(store, lang)
    last = store.last_entry
    if last is None:
        st.info(word("log_empty", lang))
        return
    pages = -(-last.number // PAGE)
    page = st.number_input(word("log_page", lang, n=number(pages, lang)), 1, pages, key="log_page")
    end = last.number - (int(page) - 1) * PAGE
    desk = Desk(store, person)
    for entry in reversed(store.entries(max(0, end - PAGE), min(PAGE, end))):
        _draw_entry(entry, desk, lang)


def _draw_entry(entry: Entry, desk: Desk, lang: str) -> None:
    with st.container(border=True):
        quotes = [_quote(change, desk.store) for change in entry.changes[:QUOTES]]
        changed = word("events_changed", lang, n=number(len(entry.changes), lang))
        show_notices(
            entry_in_words(entry, lang),
            [changed, *filter(None, quotes)],
            direction(lang),
            key=f"entry-{entry.number}",
            urgent=False,
        )
        with st.container(horizontal=True):
            state = entry.hash[:STATE_DIGITS]
            st.button(word("open_state", lang), on_click=_open, args=(state,), key=f"open-{entry.number}")
            if entry.what not in NEVER_UNDONE:
                st.button(
                    word("do_undo", lang), on_click=_undo, args=(desk, entry.number, lang), key=f"undo-{entry.number}"
                )


def _quote(change: Change, store: Store) -> str:
    """The words a changed event stands on; a change holds them only where they are new."""
    told = label_of(change.fields)
    event = None if told else store.event(change.event_id)
    return event.evidence[0].quote if event else told


def _open(state: str) -> None:
    session.change(data=state, page=MAP)


def _undo(desk: Desk, entry: int, lang: str) -> None:
    session.by_hand()
    try:
        desk.undo(entry)
    except ConflictError as error:
        tell("conflict", *(step_in_page_words(step, lang) for step in error.steps))
    except (StoreError, NotAllowedError) as error:
        tell("refused", str(error))


def _draw_comparison(store: Store, lang: str) -> None:
    """What changed between the ends of two days."""
    with st.expander(word("compare", lang)):
        left, right = st.columns(2)
        today = datetime.now(UTC).date()
        earlier: date = left.date_input(word("compare_from", lang), today - timedelta(days=1), key="compare_from")
        later: date = right.date_input(word("compare_to", lang), today, key="compare_to")
        first, last = last_entry_of(store, min(earlier, later)), last_entry_of(store, max(earlier, later))
        found = list(islice(differences(store, first, last), MOST_DIFFERENCES + 1))
        heading = word(
            "compared",
            lang,
            start=day_in_words(earlier, lang),
            end=day_in_words(later, lang),
            n=number(len(found), lang),
        )
        lines = [difference_in_words(one, lang) for one in found[:MOST_DIFFERENCES]]
        if len(found) > MOST_DIFFERENCES:
            lines.append(word("compare_more", lang))
        show_notices(heading, lines, direction(lang), key="compared", urgent=False)


def last_entry_of(store: Store, day: date) -> int:
    """The number of the last entry made up to the end of a day, UTC; 0 where there was none yet."""
    last = store.last_entry
    low, high = 0, 0 if last is None else last.number
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    while low < high:
        middle = (low + high + 1) // 2
        (entry,) = store.entries(middle - 1, 1)
        low, high = (middle, high) if entry.when < end else (low, middle - 1)
    return low


def difference_in_words(found: Difference, lang: str) -> str:
    """What became of an event, with the words it stands on."""
    quote = label_of(found.after or found.before)
    if found.before is None:
        return f"{word('came', lang)}: {quote}"
    if found.after is None:
        return f"{word('went', lang)}: {quote}"
    return f"{fields_in_words(found.fields, lang)}: {quote}"
