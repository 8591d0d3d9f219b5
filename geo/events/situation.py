"""Several reports of one siege or crossing are one situation with a history; what they disagree on stays.

Two reports are of one situation when they are of one kind and share a place: for a siege a place besieged (`at`, else
any), for a crossing both ends in either direction, or the crossing place itself. A place of several candidates joins
nothing. A siege that begins again after it was lifted is another situation; lifted of some of its places, it goes on
around the others. What an editor rejected is no report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gazetteer import distance_m, fold
from geo.events.event import Event, EventPlace

State = Literal["in force", "over", "open", "closed"]

STATES: dict[str, dict[str | None, State]] = {
    "siege": {
        None: "in force",
        "began": "in force",
        "ongoing": "in force",
        "tightened": "in force",
        "eased": "in force",
        "lifted": "over",
    },
    "crossing": {
        None: "open",
        "ongoing": "open",
        "opened": "open",
        "used": "open",
        "opened and used": "open",
        "closed": "closed",
    },
}
"""Kinds that are situations, and what a report's change says held; what is not here says nothing of a state."""

LASTING = frozenset({"began", "tightened", "eased", "lifted", "opened", "closed", "opened and used"})
"""Changes whose state lasts until a report says otherwise; what was used or going on held on the days reported."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Reports of one siege or crossing, by first day, the undated last. Never empty; `id` is its first report's."""

    reports: tuple[Event, ...]

    @property
    def id(self) -> str:
        """The id of the first report."""
        return self.reports[0].id

    @property
    def kind(self) -> str:
        """`siege` or `crossing`."""
        return self.reports[0].kind

    @property
    def places(self) -> tuple[EventPlace, ...]:
        """What is besieged or where one crosses, each place once, as the first report that names it has it."""
        named = {place_key(place): place for report in reversed(self.reports) for place in reversed(places_of(report))}
        return tuple(dict.fromkeys(named[place_key(p)] for report in self.reports for p in places_of(report)))


@dataclass(frozen=True, slots=True)
class Claim:
    """A state, and the reports by which it held."""

    state: State
    reports: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What held on a day: no claim where nothing is known of it, several where reports contradict each other."""

    day: date
    claims: tuple[Claim, ...]

    @property
    def state(self) -> State | None:
        """The state, if all reports agree on one."""
        return self.claims[0].state if len(self.claims) == 1 else None

    @property
    def contradicted(self) -> bool:
        """Whether reports disagree."""
        return len(self.claims) > 1


def situations(events: Iterable[Event]) -> list[Situation]:
    """The sieges and crossings among the events, by the first day of their first report, the undated last."""
    told = (event for event in events if event.kind in STATES and event.status != "rejected")
    reports = sorted(told, key=_report_order)
    found = [Situation(tuple(part)) for group in _joined(reports) for part in _parted(group)]
    return sorted(found, key=lambda situation: _report_order(situation.reports[0]))


def situation_on(situation: Situation, day: date) -> Standing:
    """What held on a day and by which reports.

    The report that speaks of the day and began last is believed; reports that began the same day, or whose own days
    hold this one, and say otherwise are claims beside it. A hedged report outdates none that is sure.
    """
    held = states_in(situation.reports)
    speaking = [report for report in situation.reports if held[report.id] and speaks_of(report, day, day)]
    sure = [report for report in speaking if not report.hedge]
    latest = max((report.when.start for report in sure or speaking if report.when), default=date.max)
    heard = [r for r in speaking if r.when and (r.when.start >= latest or _testifies(r, day))]
    states = dict.fromkeys(state for report in reversed(heard) if (state := held[report.id]))
    agreed = (tuple(r for r in speaking if held[r.id] == state) for state in states)
    return Standing(day, tuple(Claim(state, reports) for state, reports in zip(states, agreed, strict=True)))


def state_of(report: Event) -> State | None:
    """What a report says held; None where it says nothing of a state."""
    return STATES[report.kind].get(report.change)


def states_in(reports: Iterable[Event]) -> dict[str, State | None]:
    """What each report of a situation, told by first day, says held of the whole of it, by the report's id.

    A siege lifted of some of its places only says nothing of the others: None.
    """
    told: dict[str, State | None] = {}
    besieged: dict[str, EventPlace] = {}
    for report in reports:
        told[report.id] = state = state_of(report)
        if state == "in force":
            besieged |= {place_key(place): place for place in places_of(report)}
        elif state == "over":
            freed = places_of(report)
            left = {key: place for key, place in besieged.items() if not any(_lies_in(place, one) for one in freed)}
            if any(not _lies_in(one, place) for place in left.values() for one in freed):
                told[report.id], besieged = None, left
            else:
                besieged = {}
    return told


def places_of(report: Event) -> tuple[EventPlace, ...]:
    """The places a report of a situation is of: both ends of a crossing, else those it is `at`, else all it has."""
    known = tuple(place for place in report.places if is_known_place(place))
    ends = tuple(place for place in known if place.role in ("from", "to"))
    if report.kind == "crossing" and len({place.role for place in ends}) > 1:
        return ends
    return tuple(place for place in known if place.role == "at") or known


def is_known_place(place: EventPlace) -> bool:
    """Whether a place can tell one situation from another: not where it may be one of several."""
    return place.status != "ambiguous"


def place_key(place: EventPlace) -> str:
    """What two reports call the same: the place's id, else its folded name."""
    return place.id or fold(place.text)


def _lies_in(inner: EventPlace, outer: EventPlace) -> bool:
    """Whether one place is the other, or a quarter or town within it."""
    if place_key(inner) == place_key(outer):
        return True
    if inner.point is None or outer.point is None or (inner.uncertainty_m or 0) >= (outer.uncertainty_m or 0):
        return False
    return distance_m(inner.point, outer.point) <= (outer.uncertainty_m or 0)


def speaks_of(report: Event, first: date, last: date) -> bool:
    """Whether a report says something of some day from `first` to `last`: its own days, or later where it lasts."""
    when = report.when
    return when is not None and (when.active_on(first, last) or (report.change in LASTING and when.start <= last))


def _testifies(report: Event, day: date) -> bool:
    """Whether the day is one of a report's own days, both ends known: a later report does not overrule it by date."""
    when = report.when
    return when is not None and when.end is not None and when.start <= day <= when.end


def _report_order(report: Event) -> tuple[date, bool, str]:
    return (report.when.start if report.when else date.max, report.when is None, report.id)


def _joined(reports: Iterable[Event]) -> Iterator[list[Event]]:
    """Reports of one kind in groups that share a key, directly or through other reports; each by first day."""
    groups: dict[str, list[Event]] = {}
    for report in reports:
        keys = [f"{report.kind} {key}" for key in _keys(report)] or [f"alone {report.id}"]
        touched = {id(groups[key]): groups[key] for key in keys if key in groups}
        largest, *others = sorted(touched.values(), key=len, reverse=True) or [[]]
        largest += [report, *(member for group in others for member in group)]
        groups.update(dict.fromkeys(keys, largest))
        groups.update(
            (f"{member.kind} {key}", largest) for group in others for member in group for key in _keys(member)
        )
    for group in {id(group): group for group in groups.values()}.values():
        yield sorted(group, key=_report_order)


def _keys(report: Event) -> Iterator[str]:
    """What another report must share one of to be of the same situation."""
    known = [place for place in report.places if is_known_place(place)]
    ends = sorted({place_key(place) for place in known if place.role in ("from", "to")})
    at = [place for place in known if place.role == "at"]
    if report.kind == "crossing":
        if len(ends) > 1:
            yield " ↔ ".join(ends)
    elif not at:
        at = known
    yield from map(place_key, at)


def _parted(reports: Iterable[Event]) -> Iterator[list[Event]]:
    """Reports cut where a siege begins again after it was lifted."""
    part: list[Event] = []
    lifted = False
    reports = list(reports)
    held = states_in(reports)
    for report in reports:
        if report.change == "began" and report.when and lifted:
            yield part
            part, lifted = [], False
        part.append(report)
        lifted = lifted or held[report.id] == "over"
    yield part
