"""What all reports of one siege or crossing draw together: one shape with its states, so that it stands as it stood.

A shape of `geo.map.shapes` with two more parts: `states`, `[[first, last or null, state, row], …]` by day, where
`state` is one of in force, over, open, closed, disputed and `row` the report by which it came to hold; and, for a
crossing whose two ends are not known, `gate`: `{"point", "names"}`. Days that are in none of the states are days of
which no report tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from geo.events import Event, EventPlace, Situation, Stretch, situations, stretches
from geo.map.shapes import Shape, besieged_to_shape, circle, event_to_shape, is_rough, names_of, position

DISPUTED = "disputed"


def situation_shapes(
    events: Iterable[Event], rows: Mapping[str, int], day: Callable[[date], int]
) -> Iterator[tuple[Situation, Shape]]:
    """Each situation that has a place, with its shape. `rows` are the events' rows by id, `day` numbers a day."""
    for situation in situations(events):
        shape = _situation_to_shape(situation)
        if shape is not None:
            yield situation, {**shape, "states": [_state_to_json(held, rows, day) for held in stretches(situation)]}


def _situation_to_shape(situation: Situation) -> Shape | None:
    placed = tuple(place for place in situation.places if place.point is not None)
    if situation.kind == "siege":
        return besieged_to_shape(placed)
    passages = (event_to_shape(report) for report in reversed(situation.reports))
    newest = next((shape for shape in passages if shape and "passage" in shape), None)
    return newest or (_gate(placed[0]) if placed else None)


def _gate(place: EventPlace) -> Shape:
    gate: Shape = {"gate": {"point": position(place), "names": names_of(place)}}
    return {**gate, "circles": [circle(place)]} if is_rough(place) else gate


def _state_to_json(stretch: Stretch, rows: Mapping[str, int], day: Callable[[date], int]) -> list[Any]:
    state = DISPUTED if stretch.contradicted else stretch.states[0]
    last = None if stretch.last is None else day(stretch.last)
    return [day(stretch.first), last, state, rows[stretch.report.id]]
