"""What held of a situation from day to day: its history, cut where what reports claim of it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import get_args

from geo.events.event import Event
from geo.events.situation import LASTING, Claim, Situation, State, speaks_of, states_in
from geo.events.timespan import TimeSpan

DAY = timedelta(days=1)
ORDER = {state: place for place, state in enumerate(get_args(State))}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days through which the same was claimed; `last` None: nothing ends it. Several states contradict each other.

    `report` is the newest of those by which it came to hold.
    """

    first: date
    last: date | None
    states: tuple[State, ...]
    report: Event

    @property
    def contradicted(self) -> bool:
        """Whether reports disagree."""
        return len(self.states) > 1


def stretches(situation: Situation) -> list[Stretch]:
    """What `situation_on` answers of every day, as stretches of days in order; what nobody tells of is in none.

    One sweep over the reports: it takes n log n steps for n of them, not a question a day.
    """
    found: list[Stretch] = []
    states: tuple[State, ...] = ()
    for day, told in _days_told(situation.reports, states_in(situation.reports)):
        if told.states == states:
            continue
        if states:
            found[-1] = replace(found[-1], last=day - DAY)
        states = told.states
        if states:
            found.append(Stretch(day, None, states, told.newest))
    return found


def claims_of(situation: Situation, stretch: Stretch) -> tuple[Claim, ...]:
    """The states of a stretch, each with every report that says so of one of its days."""
    days, held = (stretch.first, stretch.last or date.max), states_in(situation.reports)
    speaking = [report for report in situation.reports if speaks_of(report, *days)]
    agreed = (tuple(report for report in speaking if held[report.id] == state) for state in stretch.states)
    return tuple(Claim(state, reports) for state, reports in zip(stretch.states, agreed, strict=True))


def _days_told(reports: Sequence[Event], held: Mapping[str, State | None]) -> Iterator[tuple[date, _Told]]:
    """Every day on which what is told can change, and what is told from then on."""
    spoken = [(report, report.when) for report in reports if report.when and held[report.id]]
    days = {when.start for _, when in spoken}
    days |= {when.end + DAY for _, when in spoken if when.end is not None and when.end < date.max}
    told, nth = _Told(held), 0
    for day in sorted(days):
        while nth < len(spoken) and spoken[nth][1].start <= day:
            told.add(*spoken[nth])
            nth += 1
        told.end_before(day)
        yield day, told


@dataclass(slots=True)
class _Told:
    """What the reports begun by a day tell of it. Reports are added by first day."""

    held: Mapping[str, State | None]
    """What each report says held."""
    lasting: list[Event] = field(default_factory=list)
    """Those whose state goes on, by first day."""
    passing: Counter[State] = field(default_factory=Counter)
    """The states of those whose own days, both ends known, hold the day."""
    ends: list[tuple[date, int, Event]] = field(default_factory=list)
    """A heap of the latter by last day."""
    begun: dict[bool, list[tuple[int, int, Event]]] = field(default_factory=lambda: {True: [], False: []})
    """Two heaps of the latter, sure or hedged, the newest first; what has ended leaves when it comes to the top."""
    order: Iterator[int] = field(default_factory=count)

    def add(self, report: Event, when: TimeSpan) -> None:
        """Hear a report that begins."""
        state, nth = self.held[report.id], next(self.order)
        if report.change in LASTING or when.end is None:
            self.lasting.append(report)
        if when.end is not None and state:
            self.passing[state] += 1
            heappush(self.ends, (when.end, nth, report))
            heappush(self.begun[not report.hedge], (-nth, nth, report))

    def end_before(self, day: date) -> None:
        """Forget the reports whose last day lies before."""
        while self.ends and self.ends[0][0] < day:
            state = self.held[heappop(self.ends)[2].id]
            if state:
                self.passing[state] -= 1
        for heap in self.begun.values():
            while heap and (ended := heap[0][2].when) and ended.end is not None and ended.end < day:
                heappop(heap)

    @property
    def states(self) -> tuple[State, ...]:
        """The states claimed, in a fixed order."""
        claimed = {state for state, reports in self.passing.items() if reports}
        claimed |= {state for report in self._heard() if (state := self.held[report.id])}
        return tuple(sorted(claimed, key=ORDER.__getitem__))

    @property
    def newest(self) -> Event:
        """The newest report that is heard."""
        passing = (heap[0][2] for heap in self.begun.values() if heap)
        return max([*self._heard(), *passing], key=lambda report: (_start(report), report.id))

    def _heard(self) -> list[Event]:
        """The lasting reports that none surer and newer has outdated."""
        sure = next((report for report in reversed(self.lasting) if not report.hedge), None)
        surest = [_start(report) for report in (sure, self._top(sure=True)) if report]
        speaking = (report for report in (*self.lasting[-1:], self._top(sure=False)) if report)
        latest = max(surest or map(_start, speaking), default=date.max)
        heard = []
        for report in reversed(self.lasting):
            if _start(report) < latest:
                break
            heard.append(report)
        return heard

    def _top(self, *, sure: bool) -> Event | None:
        return self.begun[sure][0][2] if self.begun[sure] else None


def _start(report: Event) -> date:
    return report.when.start if report.when else date.min
