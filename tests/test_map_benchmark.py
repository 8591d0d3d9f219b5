"""The benchmark of the map: its recount, its table, its end in time. What it measures needs a quiet machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.mapping.__main__ import SIZES, measure_all, parts
from benchmarks.mapping.recount import NO_DAY, shown_in
from benchmarks.mapping.rivals import RIVALS
from benchmarks.mapping.table import as_markdown

ROOT = Path(__file__).parent.parent
EVENTS = {"start": np.array([NO_DAY, 10, 20, 30]), "end": np.array([NO_DAY, 25, 20, 2**31 - 1])}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, [True, True, True, True]),
        (21, 29, [False, True, False, False]),
        (None, 19, [False, True, False, False]),
        (26, None, [False, False, False, True]),
        (10**6, None, [False, False, False, True]),
    ],
)
def test_the_recount_shows_what_touches_the_days(first: int | None, last: int | None, expected: list[bool]) -> None:
    assert shown_in(EVENTS, first, last).tolist() == expected


def test_every_size_and_every_other_way_is_a_part_of_the_whole() -> None:
    names = [name for name, _ in parts(20)]
    assert names[: len(SIZES)] == [f"figures {size}" for size in SIZES]
    assert {name for name in names if name.startswith("compared")} == {
        f"compared {rival} {size}" for rival in RIVALS for size in SIZES
    }


def test_nothing_is_begun_when_no_time_is_left_and_that_is_told() -> None:
    told = measure_all(minutes=-1, people=None)
    assert told["left_out"] == [name for name, _ in parts(20)]
    assert "Left out for want of time: figures 10000, " in as_markdown(told)


def test_a_table_keeps_what_broke_beside_what_was_measured() -> None:
    compared: list[dict[str, Any]] = [
        {"way": "geojson", "events": 10_000, "step_ms": 670},
        {"way": "pydeck", "events": 10_000, "step_ms": None, "fails": "no | answer"},
    ]
    told = {"figures": [], "heap": [], "people": [], "compared": compared, "left_out": []}
    table = as_markdown({**told, "load_before": 0.1, "load_after": 0.2})
    assert "| geojson | 10,000 | 670 |  |" in table
    assert "| pydeck | 10,000 |  | no \\| answer |" in table
    assert table.endswith("Load of the machine: 0.1 before, 0.2 after.")


def test_the_door_is_found_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "map.py"), "--help"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert all(option in told.stdout for option in ("--events", "--json", "--all", "--compare", "--heap", "--people"))
