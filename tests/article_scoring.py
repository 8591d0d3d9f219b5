"""Shares of own articles read right: mentions, and events by kind, pin and day (the answers: tests/articles/README.md).

An event read is one of the answers when their quotes overlap by half of the shorter one and the kinds are equal.
Its pin is right when its first placed place lies near enough to the answer's. Its day is strict: the very day, three
days for an approximate one, and no day claimed where only the month or the year is known.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gazetteer import Point, distance_m

ARTICLES = Path(__file__).parent / "articles"
HALVES = ("open", "held_back")
SETS = (*HALVES, "further")
LONGEST_QUOTE = 350
LEAST_PIN_M = 5_000
APPROXIMATE_DAYS = 3
EDTF_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")

Answers = dict[str, Any]
Record = dict[str, Any]
Span = tuple[int, int]
Test = Callable[[Answers, dict[str, Any], dict[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, of how many read and how many there were."""

    right: int = 0
    read: int = 0
    there: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.read + other.read, self.there + other.there)

    @property
    def shares(self) -> dict[str, float]:
        """Precision, recall and F1, each 0 to 1."""
        precision, recall = (self.right / (count or 1) for count in (self.read, self.there))
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return {"precision": precision, "recall": recall, "f1": f1}


def read_articles(name: str) -> list[Answers]:
    """Each article of one set with its answers, by number."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ARTICLES / name).glob("*.json"))]


def most_pairs(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """Right side → left side in a largest matching; `edges[left]` are the right sides it may take (Kuhn's method)."""
    taken: dict[int, int] = {}

    def seat(left: int, tried: set[int]) -> bool:
        for right in edges[left]:
            if right not in tried:
                tried.add(right)
                if right not in taken or seat(taken[right], tried):
                    taken[right] = left
                    return True
        return False

    for left in range(len(edges)):
        seat(left, set())
    return taken


def spans_of(text: str, part: str) -> list[Span]:
    return [match.span() for match in re.finditer(re.escape(part), text)]


def shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def touches(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(shared(span, other) for span in spans for other in others)


# Mentions ------------------------------------------------------------------------------------------------------------


def surfaces_read(answers: Answers, record: Record) -> list[list[Span]]:
    """Where each distinct surface was read, outside the headlines of other articles."""
    asides = [(start, end) for start, end in answers.get("sidebar_spans", ())]
    found: dict[str, list[Span]] = {}
    for mention in record["mentions"]:
        span = (mention["start"], mention["end"])
        if not touches([span], asides):
            found.setdefault(mention["text"].casefold(), []).append(span)
    return list(found.values())


def mention_tally(answers: Answers, record: Record) -> Tally:
    """Distinct surfaces; a name inside a longer one, and a city that stands for a government, count neither way."""
    known = [(spans_of(answers["text"], place["surface"]), place["status"]) for place in answers["places"]]
    places = [spans for spans, status in known if status == "place"]
    read = surfaces_read(answers, record)
    pairs = most_pairs([[i for i, spans in enumerate(places) if touches(surface, spans)] for surface in read])
    seated = set(pairs.values())
    stray = [
        left
        for left, surface in enumerate(read)
        if left not in seated and not any(touches(surface, s) for s, _ in known)
    ]
    return Tally(len(pairs), len(pairs) + len(stray), len(places))


# Events --------------------------------------------------------------------------------------------------------------


def quotes_agree(read: Span, quote: Span) -> bool:
    length, expected = read[1] - read[0], quote[1] - quote[0]
    if length > max(LONGEST_QUOTE, 3 * expected):
        return False
    return 2 * shared(read, quote) >= min(length, expected) > 0


def bounds(edtf: str | None) -> tuple[date, date, bool] | None:
    """First day, last day and whether it is approximate, of an EDTF date without an interval."""
    match = EDTF_DATE.fullmatch(edtf or "")
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups()[:3])
    first = date(year, month or 1, day or 1)
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    return first, last, bool(match[4])


def day_agrees(event: dict[str, Any], when: dict[str, Any] | None) -> bool:
    """Whether the start is the answer's, strictly."""
    expected, given = bounds(event["start"]), bounds(((when or {}).get("edtf") or "").split("/")[0])
    if expected is None or given is None:
        return expected is None and not (when or {}).get("start")
    first, last, approximate = expected
    if first != last:
        return (given[0] != given[1] or given[2]) and given[0] <= last and given[1] >= first
    if given[0] != given[1]:
        return False
    overnight = bounds(event["end"])
    days = {first, overnight[0]} if overnight and (overnight[0] - first).days == 1 else {first}
    return given[0] in days or (approximate and abs((given[0] - first).days) <= APPROXIMATE_DAYS)


def kind_agrees(_: Answers, event: dict[str, Any], read: dict[str, Any]) -> bool:
    return read["kind"] in (event["type"], *event.get("alt_types", ()))


def when_agrees(_: Answers, event: dict[str, Any], read: dict[str, Any]) -> bool:
    starts = [event["start"], *([event["alt_start"]] if event.get("alt_start") else [])]
    return any(day_agrees({**event, "start": start}, read["when"]) for start in starts)


def pin_agrees(answers: Answers, event: dict[str, Any], read: dict[str, Any]) -> bool:
    """Whether the first place with a position is near enough to the first of the answer, or to any of equal ones."""
    placed = next((place for place in read["places"] if place.get("lon") is not None), None)
    if placed is None:
        return False
    here = Point(lon=placed["lon"], lat=placed["lat"])
    expected = event.get("pin_places") or event["places"][:1]
    return any(
        distance_m(here, Point(lon=place["lon"], lat=place["lat"])) <= max(LEAST_PIN_M, 1_000 * place["coord_ok_km"])
        for place in answers["places"]
        if place["surface"] in expected
    )


LEVELS: dict[str, tuple[Test, ...]] = {
    "kind": (kind_agrees,),
    "kind_pin": (kind_agrees, pin_agrees),
    "kind_day": (kind_agrees, when_agrees),
    "kind_pin_day": (kind_agrees, pin_agrees, when_agrees),
}


def event_edges(answers: Answers, events: Sequence[dict[str, Any]], tests: Sequence[Test]) -> list[list[int]]:
    """For each event read, the events of the answers it may be."""
    text = answers["text"]
    quotes = [
        [span for quote in (event["quote"], *event.get("alt_quotes", ())) for span in spans_of(text, quote)]
        for event in answers["events"]
    ]
    return [
        [
            number
            for number, event in enumerate(answers["events"])
            if any(quotes_agree(quote_span(read), span) for span in quotes[number])
            and all(test(answers, event, read) for test in tests)
        ]
        for read in events
    ]


def quote_span(event: dict[str, Any]) -> Span:
    return event["quote"]["start"], event["quote"]["end"]


def counted_events(answers: Answers, record: Record) -> list[dict[str, Any]]:
    """Events read, without those that only stand on a sentence which counts neither way."""
    events = record["events"]
    needed = set(most_pairs(event_edges(answers, events, LEVELS["kind"])).values())
    optional = [span for part in answers.get("optional_quotes", ()) for span in spans_of(answers["text"], part)]
    own = [span for event in answers["events"] for span in spans_of(answers["text"], event["quote"])]

    def neither_way(read: Span) -> bool:
        apart = max((shared(read, span) for span in optional if quotes_agree(read, span)), default=0)
        return apart > max((shared(read, span) for span in own), default=0)

    return [event for number, event in enumerate(events) if number in needed or not neither_way(quote_span(event))]


def tallies(answers: Answers, record: Record) -> dict[str, Tally]:
    """Each figure of one article."""
    events = counted_events(answers, record)
    counted = {
        level: Tally(len(most_pairs(event_edges(answers, events, tests))), len(events), len(answers["events"]))
        for level, tests in LEVELS.items()
    }
    return {"mentions": mention_tally(answers, record), **counted}
