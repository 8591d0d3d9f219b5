"""Reading mapped over the partitions of a Dask bag gives what a plain run gives."""

import json
from pathlib import Path
from typing import Any

import dask.bag
import pytest

from geo.reading import read_partition

SEEDS = Path(__file__).parents[1] / "seeds"


def records() -> list[dict[str, str]]:
    """The seeds and some short reports."""
    towns = ("دوما", "سراقب", "منبج", "الرقة")
    seeds = [{"id": seed.stem, "text": seed.read_text("utf-8")} for seed in sorted(SEEDS.glob("*.txt"))]
    short = [{"id": f"a{n}", "text": f"قصف النظام مدينة {town} أمس."} for n, town in enumerate(towns)]
    return [*seeds, *short, {"id": "no text"}]


@pytest.mark.parametrize("scheduler", ["synchronous", "processes"])
def test_a_dask_bag_reads_as_a_plain_run_does(scheduler: str) -> None:
    bag = dask.bag.from_sequence(records(), npartitions=2)
    read: list[dict[str, Any]] = bag.map_partitions(read_partition).compute(scheduler=scheduler, num_workers=1)
    plain = read_partition(records())
    assert [one["id"] for one in read] == [one["id"] for one in records()]
    assert sum(len(one["events"]) for one in read) > len(records()) / 2
    assert without_numbers(read) == without_numbers(plain)


def without_numbers(found: list[dict[str, Any]]) -> list[Any]:
    """The records as JSON gives them; a problem names the number of its record in its own partition."""
    told = [{**one, "problems": [problem.partition(": ")[2] for problem in one["problems"]]} for one in found]
    return json.loads(json.dumps(told))
