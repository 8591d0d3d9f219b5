"""The list beside the map: the same events, newest first, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from geo.events import Event
from geo.page.panel import event_title
from geo.page.phrases import span_in_words
from geo.page.signs import sign
from geo.page.words import number, word

MAX_ROWS = 200
"""Rows drawn at once; what is left out is counted under the list, and narrower dates bring it in."""


def newest_first(events: Sequence[Event]) -> list[Event]:
    """By first day, latest at the top; what has no date at the end."""
    return sorted(events, key=lambda event: (event.when.start if event.when else date.min, event.id), reverse=True)


def events_to_list(
    events: Sequence[Event], undated: Sequence[Event], count: str, selected: str | None, lang: str
) -> dict[str, Any]:
    """What the list draws: plain JSON. `count` is the sentence above it.

    `undated` are events that no choice of days can hold; they stand under the others, with a heading of their own.
    """
    rows = newest_first(events)
    return {
        "heading": word("list", lang),
        "count": count,
        "empty": word("list_empty", lang),
        "rows": [event_to_row(event, lang) for event in rows[:MAX_ROWS]],
        "undated": {
            "heading": f"{word('undated_outside', lang)}: {number(len(undated), lang)}",
            "rows": [event_to_row(event, lang) for event in undated[:MAX_ROWS]],
        },
        "selected": selected,
        "notes": _notes(rows, lang),
    }


def event_to_row(event: Event, lang: str, notes: Sequence[str] | None = None) -> dict[str, Any]:
    """A row of a list: what, where, when and the words; `notes` stand under it, by default that it has no place."""
    return {
        "id": event.id,
        "sign": sign(event.kind),
        "kind": event_title(event, lang),
        "place": places_in_words(event, lang),
        "when": span_in_words(event.when, lang) if event.when else word("undated", lang),
        "quote": event.evidence[0].quote,
        "notes": [word("unplaced", lang)] * (not event.placed) if notes is None else list(notes),
    }


def places_in_words(event: Event, lang: str) -> str:
    """The event's places; a passage as "Ayyash → al-Bu Jum'a"."""
    names = [place.name(lang) for place in event.places]
    passage = [place.role for place in event.places[:2]] == ["from", "to"]
    arrow = " ← " if lang == "ar" else " → "
    return arrow.join(names[:2]) if passage else ("، " if lang == "ar" else ", ").join(names) or word("unplaced", lang)


def _notes(events: Sequence[Event], lang: str) -> list[str]:
    """How many of the events listed cannot be drawn or dated, and how many rows are left out."""
    unplaced = sum(not event.placed for event in events)
    undated = sum(event.when is None for event in events)
    notes = [f"{word(key, lang)}: {number(n, lang)}" for key, n in (("unplaced", unplaced), ("undated", undated)) if n]
    if len(events) > MAX_ROWS:
        notes.append(word("list_more", lang, n=number(len(events) - MAX_ROWS, lang)))
    return notes
