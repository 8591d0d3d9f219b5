"""Which sentences of a report tell one event, which two, and which none: habits, totals, sums, echoes."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gazetteer import load_gazetteer
from geo.events import Event
from geo.reading import read

PUBLISHED = date(2019, 6, 12)
CASES = tomllib.loads((Path(__file__).parent / "retelling_cases.toml").read_text("utf-8"))["case"]


def events_of(name: str) -> Sequence[Event]:
    """The events read in the report of this name."""
    case = next(case for case in CASES if case["name"] == name)
    return read(case["text"], load_gazetteer(), published=PUBLISHED).events


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_events_of_a_report(case: dict[str, Any]) -> None:
    told = [[event.kind, event.places[0].text if event.places else ""] for event in events_of(case["name"])]
    assert told == case["events"]


def test_what_is_reported_of_another_day_lends_its_day_to_nothing_else() -> None:
    days = [event.when and event.when.start for event in events_of("a battle and what is reported of another day")]
    assert days == [PUBLISHED, date(2019, 6, 6)]


def test_an_attack_within_an_interval_was_on_the_day_told() -> None:
    (event,) = events_of("of an interval and a day, the day")
    assert event.when is not None
    assert event.when.edtf == "2019-06-11"
