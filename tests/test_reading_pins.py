"""Where what a report tells happened: the first place of each event, over short reports of all sorts."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Point, distance_m, load_gazetteer
from geo.events import Event
from geo.reading import read

CASES = tomllib.loads((Path(__file__).parent / "reading_pins.toml").read_text("utf-8"))["case"]
NEAR_KM = 5
"""A pin this far from the answer is still right, as in `tests/article_scoring.py`."""

LEAST_RIGHT = 0.85
"""The share of all events whose kind and first place are right, those marked `known_failing` among them."""

TOLD = [(case["name"], expected) for case in CASES for expected in case["events"]]
HELD = [(name, expected) for name, expected in TOLD if "known_failing" not in expected]


@cache
def events_of(name: str) -> Sequence[Event]:
    """The events read in the report of this name."""
    case = next(case for case in CASES if case["name"] == name)
    return read(case["text"].strip(), load_gazetteer(), published=case["published"]).events


def tells(event: Event, says: str) -> bool:
    """Whether an event quotes these words."""
    return any(says in citation.quote for citation in event.evidence)


def is_right(event: Event, expected: dict[str, Any]) -> bool:
    """Whether kind and pin are what the report tells."""
    pin: Point | None = next((place.point for place in event.places if place.point), None)
    answers = [load_gazetteer().place(place).point for place in expected["places"]]
    within_m = 1_000 * expected.get("km", NEAR_KM)
    return event.kind in expected["kinds"] and any(pin and distance_m(pin, point) <= within_m for point in answers)


def is_read(name: str, expected: dict[str, Any]) -> bool:
    """Whether an event that quotes the words is right."""
    return any(is_right(event, expected) for event in events_of(name) if tells(event, expected["says"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_answers_stand_in_their_report(case: dict[str, Any]) -> None:
    assert all(expected["says"] in case["text"] for expected in case["events"])
    assert all(place in load_gazetteer() for expected in case["events"] for place in expected["places"])


@pytest.mark.parametrize(("name", "expected"), HELD, ids=[f"{name}: {expected['says']}" for name, expected in HELD])
def test_the_first_place_of_an_event(name: str, expected: dict[str, Any]) -> None:
    told = [event for event in events_of(name) if tells(event, expected["says"])]
    assert is_read(name, expected), [(event.kind, event.places[:2]) for event in told]


def test_the_share_of_all_that_is_right() -> None:
    right = [expected for name, expected in TOLD if is_read(name, expected)]
    assert len(right) >= LEAST_RIGHT * len(TOLD)
