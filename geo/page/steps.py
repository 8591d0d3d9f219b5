"""What was done to events, in the page's language: the history of one, and of the whole store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.events import Record
from geo.page.components import show_notices
from geo.page.phrases import moment_in_words
from geo.page.words import direction, number, word
from geo.store import Entry, Step

FIELDS = ("kind", "change", "when", "places", "actors", "figures", "evidence", "hedge", "status", "confidence")


def draw_steps(steps: Sequence[Step], lang: str) -> None:
    """The history of one event, newest first."""
    lines = [step_in_page_words(step, lang) for step in reversed(steps)]
    show_notices(word("event_history", lang), lines, direction(lang), key="steps", urgent=False)


def step_in_page_words(step: Step, lang: str) -> str:
    """One step: when, who, what, which fields, why."""
    told = entry_in_words(step.entry, lang)
    if step.before is None or step.after is None:
        return told
    return f"{told} ({fields_in_words(step.fields, lang)})" if step.fields else told


def entry_in_words(entry: Entry, lang: str) -> str:
    """An entry of the log in one line."""
    colon, comma = ": ", "، " if lang == "ar" else ", "
    done = word(f"done_{entry.what}", lang)
    who = comma.join([number(entry.number, lang), moment_in_words(entry.when, lang), _signed(entry.by.who, lang)])
    why = f" — {entry.by.why}" if entry.by.why else ""
    return f"{who}{colon}{done}{why}"


def _signed(who: str, lang: str) -> str:
    return word(f"by_{who}", lang) if who in ("reader", "import", "migration") else who


def fields_in_words(fields: Iterable[str], lang: str) -> str:
    """The names of fields."""
    return ("، " if lang == "ar" else ", ").join(word(f"field_{name}", lang) for name in fields if name in FIELDS)


def label_of(record: Record | None) -> str:
    """The words an event stands on, of its record."""
    evidence = (record or {}).get("evidence")
    first = evidence[0] if isinstance(evidence, list) and evidence else {}
    return str(first.get("quote", "")) if isinstance(first, dict) else ""
