"""How fast the map answers: `python benchmarks/map.py --events N --json FILE`.

Replicated events, in a page of st_folium, in headless Chromium. `redraw` is from the input event to the frame handed
on, as the map itself marks it (`hisar:redraw`); `ready` from navigation to the first drawn frame, server warm;
`release_bytes` what one release of the brush sends and receives; `differences` are counts of the map that a recount
in numpy does not confirm, over random days and kinds. `--all` measures three sizes, the heap, twenty people at one
server and other ways to show the same, prints a table, and ends in time: what no time was left for is told.
Only figures of a quiet machine mean anything: the load at the start and at the end is told with them.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Error

from benchmarks.mapping.figures import measure
from benchmarks.mapping.memory import measure_heap
from benchmarks.mapping.people import measure_people
from benchmarks.mapping.pictures import take_pictures
from benchmarks.mapping.rivals import RIVALS, measure_rival
from benchmarks.mapping.table import as_markdown

SIZES = (10_000, 100_000, 1_000_000)
MIDDLE = SIZES[1]
PEOPLE = 20

Part = tuple[str, Callable[[], dict[str, Any]]]


def main() -> None:
    """Measure what was asked for, print it, write it."""
    options = parse_options()
    if options.all:
        told = measure_all(options.minutes, options.people)
        print(as_markdown(told))
    else:
        told = measure_one(options)
        print(json.dumps(told, indent=2))
    if options.json:
        options.json.write_text(json.dumps(told) + "\n", encoding="utf-8")
    if options.all and options.table:
        options.table.write_text(as_markdown(told) + "\n", encoding="utf-8")
    if options.pictures:
        take_pictures(options.pictures, options.events)


def parse_options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser("benchmarks/map.py", description=__doc__)
    parser.add_argument("--events", type=int, default=MIDDLE)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--heap", action="store_true", help="the heap's growth over 500 moves, beside the figures")
    parser.add_argument("--people", type=int, nargs="?", const=PEOPLE, help="so many people at one server, beside them")
    parser.add_argument("--compare", action="store_true", help="other ways to show the same events, beside them")
    parser.add_argument("--all", action="store_true", help="everything, at every size")
    parser.add_argument("--table", type=Path, help="a file for the table of --all, as Markdown")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the map at three scales, as it is seen")
    parser.add_argument("--minutes", type=float, default=30, help="no part of --all is begun after this")
    return parser.parse_args()


def measure_one(options: argparse.Namespace) -> dict[str, Any]:
    """The figures of one size, and what else was asked for beside them."""
    told = measure(options.events)
    if options.heap:
        told["heap"] = measure_heap(options.events)
    if options.people:
        told["people"] = measure_people(options.events, options.people)
    if options.compare:
        told["compared"] = [measure_rival(rival, options.events) for rival in RIVALS]
    return told


def measure_all(minutes: float, people: int | None) -> dict[str, Any]:
    """Every part for which time is left, and the load of the machine before and after."""
    deadline = time.monotonic() + 60 * minutes
    told: dict[str, Any] = {name: [] for name in ("figures", "heap", "people", "compared", "left_out")}
    told["load_before"] = os.getloadavg()[0]
    for name, act in parts(people or PEOPLE):
        if time.monotonic() > deadline:
            told["left_out"].append(name)
            continue
        if any(name.startswith(f"compared {each['way']} ") for each in told["compared"] if "fails" in each):
            continue  # what fails at one size is not asked for a larger one
        print(f"measuring {name} …", flush=True)
        told[name.split()[0]].append(outcome(name, act))
    return {**told, "load_after": os.getloadavg()[0]}


def parts(people: int) -> Iterator[Part]:
    """All that is measured, the most wanted first; other ways from the smallest size on."""
    for size in SIZES:
        yield f"figures {size}", partial(measure, size)
    yield "heap", partial(measure_heap, MIDDLE)
    yield "people", partial(measure_people, MIDDLE, people)
    for size in SIZES:
        for rival in RIVALS:
            yield f"compared {rival} {size}", partial(measure_rival, rival, size)


def outcome(name: str, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What a part measured; a part of which the browser or the server breaks says so and stops no other."""
    try:
        return act()
    except (Error, OSError, RuntimeError) as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return {"part": name, "way": "".join(name.split()[1:2]), "fails": why}


if __name__ == "__main__":
    main()
