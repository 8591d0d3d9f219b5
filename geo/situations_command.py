"""`python -m geo situations`: reports of one siege or crossing, from any number of articles, as one history."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from geo.events import Event, Situation, parse_day, situations
from geo.reading.batch import opened
from geo.reading.terminal import safe
from geo.situations_input import Told, gather
from geo.situations_told import situation_lines, situation_to_record

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2


def add_situations_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `situations` to the commands of `python -m geo`."""
    parser = commands.add_parser("situations", help="join reports of one siege or crossing into one history")
    inputs = "articles (text, HTML, NDJSON, folders), records of read --ndjson, or GeoJSON of export; - for stdin"
    parser.add_argument("paths", nargs="+", metavar="PATH", help=inputs)
    parser.add_argument("--on", metavar="DAY", help="only what held on this day, YYYY-MM-DD, and by which reports")
    parser.add_argument("--ndjson", action="store_true", help="one JSON record a situation")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE", help="a gazetteer built by python -m gazetteer build")
    parser.set_defaults(run=run_situations)


def run_situations(options: argparse.Namespace) -> int:
    """Print every siege and crossing; what cannot be taken in is said on standard error, a line each."""
    try:
        on = parse_day(options.on) if options.on is not None else None
    except ValueError:
        sys.stderr.write(f"--on: a day like 2015-08-26, not {options.on!r}\n")
        return BAD_INPUT
    events: dict[str, Event] = {}
    sources: dict[str, str] = {}
    failed = 0
    for told in gather(options.paths, opened(options.gazetteer)):
        if isinstance(told, Told):
            events.update((event.id, event) for event in told.events)
            sources.update(told.sources)
        else:
            sys.stderr.write(f"{safe(str(told))}\n")
            failed += 1
    found = situations(events.values())
    _write(found, sources, on, ndjson=options.ndjson)
    return BAD_INPUT if failed else DONE if found else NOTHING_FOUND


def _write(found: Sequence[Situation], sources: Mapping[str, str], on: date | None, *, ndjson: bool) -> None:
    try:
        for situation in found:
            if ndjson:
                record = situation_to_record(situation, sources, on)
                # On a terminal even JSON holds no letter that could steer it.
                sys.stdout.write(json.dumps(record, ensure_ascii=sys.stdout.isatty()) + "\n")
            else:
                sys.stdout.writelines(f"{line}\n" for line in situation_lines(situation, sources, on))
                sys.stdout.write("\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
