"""`python -m gazetteer build`: what it does, and what it says of rows that had to be left out.

The readers are loaded when something is built: `resolve` starts without them, in three quarters of the time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import GazetteerError
from gazetteer.progress import watched

if TYPE_CHECKING:
    from gazetteer.building import Built, Source

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2
LONGEST_LINE = 400
UNSEEN = "\ufffd"


def add_build_options(command: argparse.ArgumentParser) -> None:
    """The options of `build`."""
    command.add_argument("--into", metavar="FILE", required=True, help="the gazetteer file to write")
    command.add_argument("--download", metavar="FOLDER", help="fetch the sources that have no path into this folder")
    command.add_argument("--addresses", metavar="FILE", help="where to fetch from, instead of the publishers' own")
    command.add_argument("source", nargs="+", metavar="SOURCE[=PATH]")


def build_command(options: argparse.Namespace) -> int:
    """Build a gazetteer file; 1 if there was no place to write, 2 if a row had to be left out."""
    from gazetteer.building import build  # noqa: PLC0415 -- see above

    into = _target(options.into)
    built = build(into, _sources(options), watched)
    for problem in built.problems:
        sys.stderr.write(one_line(str(problem)) + "\n")
    if not built.places:
        sys.stderr.write(f"{into}: not written, for there is no place in these sources\n")
    else:
        sys.stdout.write(f"{into}: {built.places} places, {built.merged} merged, {len(built.problems)} left out\n")
    return _status(built)


def _target(path: str) -> Path:
    """The file to write, looked at before the long work begins."""
    into = Path(path)
    if into.is_dir() or not into.parent.is_dir():
        raise GazetteerError(f"--into {path}: {'a folder' if into.is_dir() else 'its folder does not exist'}")
    return into


def _status(built: Built) -> int:
    if built.problems:
        return BAD_INPUT
    return DONE if built.places else NOTHING_FOUND


def _sources(options: argparse.Namespace) -> list[Source]:
    """The sources with their paths; all are looked at before the first one is fetched."""
    from gazetteer.building import fetch, parse_source  # noqa: PLC0415 -- see above
    from gazetteer.sources.publishers import read_publishers  # noqa: PLC0415 -- see above

    if options.addresses and not options.download:
        raise GazetteerError(f"--addresses {options.addresses}: nothing is fetched without --download FOLDER")
    if not options.download:
        return [parse_source(text) for text in options.source]
    publishers = read_publishers(Path(options.addresses) if options.addresses else None)
    wanted = [parse_source(text, publishers) for text in options.source]
    return fetch(wanted, publishers, Path(options.download), watched)


def one_line(text: str) -> str:
    """A message on one line of a bearable length, without characters that would steer a terminal."""
    seen = "".join(letter if letter.isprintable() else UNSEEN for letter in text)
    return seen if len(seen) <= LONGEST_LINE else f"{seen[: LONGEST_LINE - 1]}…"
