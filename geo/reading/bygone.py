"""What an article tells of the past, and no event of it: history behind its news, and tolls of a war."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.reading.drafts import Draft

OLD_DAYS = 75
"""What is told to have happened longer before publication is history, but for what may last: sieges, agreements."""

LASTING = frozenset({"siege", "negotiation", "other"})
GATE, OLD_GATE_DAYS = "crossing", 400
"""A gate may have stayed as it was closed or opened, but hardly for longer than a year."""

KEPT_UP = frozenset({"infrastructure", "economy"})
"""Kinds that may go on since long before: the water has been cut since October."""

TOLL = 1_000
"""From this many dead on, those of no attack told beside them are the toll of a war."""

HISTORY = "history: it happened long before publication, and the article opens with something else"
TOLLS = "the toll of a war, not of an event"


def without_bygone(drafts: Sequence[Draft], published: date | None) -> list[Draft]:
    """The drafts that tell news; history is kept where the article opens with it."""
    about_the_past = bool(drafts) and _is_old(drafts[0], published)
    return [
        draft for draft in drafts if (why := bygone(draft, published)) is None or (why == HISTORY and about_the_past)
    ]


def bygone(draft: Draft, published: date | None) -> str | None:
    """Why a draft tells no news; None where it does."""
    if draft.effect_only and any(one.what == "killed" and one.number >= TOLL for one in draft.figures):
        return TOLLS
    return HISTORY if draft.sentence and _is_old(draft, published) else None


def _is_old(draft: Draft, published: date | None) -> bool:
    if published is None or draft.when is None or not draft.dated or draft.kind in LASTING:
        return False
    ended = draft.when.end
    if draft.kind == GATE and ended is not None:
        return (published - ended).days > OLD_GATE_DAYS
    if ended is None and draft.kind in {*KEPT_UP, GATE}:
        return False
    return (published - (ended or draft.when.start)).days > OLD_DAYS
