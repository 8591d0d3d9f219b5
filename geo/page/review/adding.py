"""An article more: pasted or uploaded, read at once, its drafts in the worklist."""

from __future__ import annotations

from datetime import date

import streamlit as st

from gazetteer import load_gazetteer
from geo.page.review.desk import Desk, NotAllowedError, dated, pasted, read_all, source_of_upload, uploaded
from geo.page.review.mending import EARLIEST, LATEST
from geo.page.review.working import tell
from geo.page.session import by_hand, change
from geo.page.words import number, word
from geo.reading import Document, DocumentError
from geo.store import StoreError

TYPES = ["txt", "html", "htm", "ndjson", "jsonl"]
LONGEST_PASTE = 200_000
LONGEST_FIELD = 500


def draw_adding(desk: Desk, lang: str) -> None:
    """The form; nothing is read before its button is pressed."""
    with st.expander(word("add_article", lang)), st.form("add", clear_on_submit=True, border=False):
        st.text_area(word("paste_here", lang), max_chars=LONGEST_PASTE, key="add_text")
        st.file_uploader(word("or_file", lang), TYPES, accept_multiple_files=True, key="add_files")
        st.date_input(word("published_on", lang), None, EARLIEST, LATEST, key="add_day", format="YYYY-MM-DD")
        st.text_input(word("article_url", lang), max_chars=LONGEST_FIELD, key="add_url")
        st.text_input(word("article_outlet", lang), max_chars=LONGEST_FIELD, key="add_outlet")
        st.form_submit_button(word("read_it", lang), on_click=_add, args=(desk, lang))


def _add(desk: Desk, lang: str) -> None:
    """Read what was given; say how many drafts came of it and what could not be read."""
    by_hand()
    kept: list[str] = []
    problems: list[str] = []
    drafts = 0
    for name, original, documents in _given():
        readings, unread = read_all(documents, load_gazetteer())
        problems += unread
        try:
            kept += desk.add(readings, source_of_upload(name, original))
        except (StoreError, NotAllowedError) as error:
            problems.append(str(error))
            continue
        drafts += sum(len(reading.events) for reading in readings)
    if not kept and not problems:
        tell("nothing_given")
        return
    lines = [word("articles_read", lang, articles=number(len(kept), lang), drafts=number(drafts, lang))] if kept else []
    tell("added" if kept else "not_added", *lines, *problems)
    if kept:
        st.session_state["wanted_article"] = kept[-1]
        change(event=None)


def _given() -> list[tuple[str | None, bytes | None, list[Document | DocumentError]]]:
    """Name, bytes and documents of each thing given."""
    day: date | None = st.session_state["add_day"]
    url, outlet = (str(st.session_state[key]).strip() or None for key in ("add_url", "add_outlet"))
    text = str(st.session_state["add_text"])
    found: list[tuple[str | None, bytes | None, list[Document | DocumentError]]] = []
    if text.strip():
        found.append((url, None, [pasted(text, published=day, url=url, outlet=outlet)]))
    for file in st.session_state["add_files"] or ():
        documents = uploaded(file.getvalue(), file.name)
        told = [one if isinstance(one, DocumentError) else dated(one, day, url, outlet) for one in documents]
        found.append((file.name, file.getvalue() if len(documents) == 1 else None, told))
    return found
