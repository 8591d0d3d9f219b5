"""What Python tells the map and what the map reports back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from geo.events import KIND_IDS
from geo.page.link import Link, Position
from geo.page.steering import follow_report, link_to_command

LINK = Link(
    first=date(2015, 2, 1),
    kinds=("siege",),
    at=Position(35.34, 40.14, 11),
    words="<script>${alert(1)}`",
    lang="ar",
)
OPENING = Position(35.0, 38.5, 7)
REPORT = {
    "nonce": 3,
    "range": [16467, None],
    "kinds": ["crossing", "siege"],
    "view": [35.3, 40.1, 12],
    "event": "0123456789abcdef",
}


def test_no_word_of_a_person_travels_in_a_command() -> None:
    command = link_to_command(LINK, 7, OPENING)
    assert bytes.fromhex(command.pop("words")).decode() == LINK.words
    assert re.fullmatch(r'[\w\s{}\[\]":,.-]*', json.dumps(command))


def test_a_report_becomes_the_link_and_keeps_what_the_map_does_not_know() -> None:
    followed = follow_report(REPORT, LINK, nonce=3)
    assert followed == Link(
        first=date(2015, 2, 1),
        kinds=("siege", "crossing"),
        at=Position(35.3, 40.1, 12),
        event="0123456789abcdef",
        words=LINK.words,
        lang="ar",
    )


def test_a_report_that_answers_an_older_command_is_not_followed() -> None:
    assert follow_report(REPORT, LINK, nonce=4) is None


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {"nonce": 3},
        {**REPORT, "range": [1]},
        {**REPORT, "range": [10**9, None]},
        {**REPORT, "range": ["x", None]},
        {**REPORT, "range": [17000, 16000]},
        {**REPORT, "view": [95, 0, 3]},
        {**REPORT, "view": [float("nan"), 0, 3]},
        {**REPORT, "event": "<img src=x>"},
        {**REPORT, "kinds": 7},
        {**REPORT, "mode": "day"},
        {**REPORT, "mode": ["window"]},
        {**REPORT, "seen": [16500]},
        {**REPORT, "seen": [16500, 16400]},
        {**REPORT, "seen": [16500, None]},
        {**REPORT, "seen": 7},
    ],
)
def test_a_crafted_report_changes_nothing(broken: object) -> None:
    assert follow_report(broken, LINK, nonce=3) is None


def test_all_kinds_travel_by_their_ids() -> None:
    assert link_to_command(Link(), 1, OPENING)["kinds"] == list(KIND_IDS)


def test_a_link_without_a_position_means_where_the_map_opens() -> None:
    assert link_to_command(Link(), 2, OPENING)["view"] == [35.0, 38.5, 7]
    assert link_to_command(LINK, 2, OPENING)["view"] == [35.34, 40.14, 11]


def test_mode_and_days_seen_go_to_the_map_and_come_back() -> None:
    link = Link(last=date(2015, 2, 1), mode="cumulative", seen=(date(2015, 1, 1), date(2015, 3, 1)))
    command = link_to_command(link, 4, OPENING)
    assert (command["range"], command["mode"], command["seen"]) == ([None, 16467], "cumulative", [16436, 16495])
    report = {**command, "event": None}
    assert follow_report(report, Link(), nonce=4) == replace(link, at=OPENING)
