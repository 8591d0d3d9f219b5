"""What there is to check: events by state, problem and article, in an order to work through. Knows no Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.events import Event, EventStatus

Problem = Literal["unplaced", "undated", "ambiguous", "inferred", "hedged", "unsure"]
PROBLEMS: tuple[Problem, ...] = ("unplaced", "undated", "ambiguous", "inferred", "hedged", "unsure")
Order = Literal["unsure_first", "sure_first", "by_article", "newest"]
ORDERS: tuple[Order, ...] = ("by_article", "unsure_first", "sure_first", "newest")

SURE = 0.8
"""From this confidence on, four events in five are right in kind, place and day."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked through: `problem` and `article` None for any."""

    status: EventStatus = "draft"
    problem: Problem | None = None
    article: str | None = None
    order: Order = "by_article"


def problems_of(event: Event) -> tuple[Problem, ...]:
    """What makes an event worth a second look."""
    return tuple(problem for problem in PROBLEMS if HAS[problem](event))


HAS: dict[Problem, Callable[[Event], bool]] = {
    "unplaced": lambda event: not event.placed,
    "undated": lambda event: event.when is None,
    "ambiguous": lambda event: any(place.status == "ambiguous" for place in event.places),
    "inferred": lambda event: any(place.status == "inferred" for place in event.places),
    "hedged": lambda event: event.hedge is not None,
    "unsure": lambda event: event.confidence < SURE,
}


def worklist(events: Iterable[Event], wanted: Wanted) -> list[Event]:
    """The events wanted, in their order."""
    return sorted(filter(_chosen_by(wanted), events), key=KEYS[wanted.order])


def _chosen_by(wanted: Wanted) -> Callable[[Event], bool]:
    def chosen(event: Event) -> bool:
        return (
            event.status == wanted.status
            and (wanted.problem is None or HAS[wanted.problem](event))
            and (wanted.article is None or any(cited.article_id == wanted.article for cited in event.evidence))
        )

    return chosen


def _by_article(event: Event) -> tuple[str, int, str]:
    first = event.evidence[0]
    return first.article_id, first.start, event.id


KEYS: dict[Order, Callable[[Event], tuple[object, ...]]] = {
    "unsure_first": lambda event: (event.confidence, event.id),
    "sure_first": lambda event: (-event.confidence, event.id),
    "by_article": _by_article,
    "newest": lambda event: (event.when is None, -(event.when.start.toordinal() if event.when else 0), event.id),
}


def counts_by_problem(events: Iterable[Event], status: EventStatus) -> dict[Problem, int]:
    """How many events of a state have each problem."""
    counted = Counter(problem for event in events if event.status == status for problem in problems_of(event))
    return {problem: counted[problem] for problem in PROBLEMS}


def beside(events: Sequence[Event], event_id: str | None, step: int) -> str | None:
    """The event `step` places after one in a list, the first where it is not there; None of an empty list."""
    ids = [event.id for event in events]
    if not ids:
        return None
    return ids[(ids.index(event_id) + step) % len(ids)] if event_id in ids else ids[0]


NEAR_DAYS = 3


def likely_same(event: Event, events: Iterable[Event]) -> list[Event]:
    """The events that may tell of the same thing: not rejected, of the same article or of the same kind and days."""
    found = [other for other in events if other.id != event.id and other.status != "rejected"]
    return sorted((other for other in found if _may_be_same(event, other)), key=lambda other: _distance(event, other))


def _may_be_same(event: Event, other: Event) -> bool:
    if event.evidence[0].article_id == other.evidence[0].article_id:
        return True
    return (
        event.kind == other.kind and _days_apart(event, other) <= NEAR_DAYS and bool({*_keys(event)} & {*_keys(other)})
    )


def _distance(event: Event, other: Event) -> tuple[bool, int, str]:
    return other.kind != event.kind, _days_apart(event, other), other.id


def _days_apart(event: Event, other: Event) -> int:
    if event.when is None or other.when is None:
        return NEAR_DAYS
    return abs((event.when.start - other.when.start).days)


def _keys(event: Event) -> Iterator[str]:
    for place in event.places:
        yield place.id or place.text
