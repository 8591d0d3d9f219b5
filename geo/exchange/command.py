"""`python -m geo export` and `python -m geo import`: events out of a store and into one."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from gazetteer import load_gazetteer
from geo.events import Event
from geo.events.fields import shown
from geo.exchange import FILTERS, READERS, WRITERS, parse_filters, provenance_of
from geo.exchange.errors import ExchangeError, FeatureError
from geo.store import SEEDS, STORE_VARIABLE, Store, StoreError, fill_from_folder, open_store

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2
STDOUT = "-"

T = TypeVar("T")

MAX_IMPORT_BYTES = 256 * 1024 * 1024
"""Largest file taken in; a larger one is refused by its size, before it is opened."""


def add_exchange_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` and `import` to the commands of `python -m geo`."""
    out = commands.add_parser("export", help="write events to a file, all or those within filters")
    out.add_argument("format", metavar="FORMAT", help=", ".join(WRITERS))
    out.add_argument("--from", metavar="DAY", help="first day, YYYY-MM-DD")
    out.add_argument("--to", metavar="DAY", help="last day")
    out.add_argument("--kind", metavar="KINDS", help="kinds of event, commas between")
    out.add_argument("--bbox", metavar="W,S,E,N", help="degrees; write --bbox=-1,… where west is negative")
    out.add_argument("-o", "--output", default=STDOUT, metavar="FILE", help="default: standard output")
    out.set_defaults(run=run_export)
    into = commands.add_parser("import", help="take the events of a file into a store")
    into.add_argument("format", metavar="FORMAT", help=", ".join(READERS))
    into.add_argument("file", type=Path, metavar="FILE")
    into.set_defaults(run=run_import)
    for parser in (out, into):
        parser.add_argument("--store", metavar="URL", help=f"a file, or sqlite:///file; default: ${STORE_VARIABLE}")


def run_export(options: argparse.Namespace) -> int:
    """Write the events a store has within the filters; without a store, those read from the embedded documents."""
    try:
        writer = _known(options.format, WRITERS)
        given = {name: value for name in FILTERS if (value := getattr(options, name)) is not None}
        view = parse_filters(given)
        store = _store_to_read(options.store)
        events = store.select(view)
        if not events:
            return _say("no events within these filters", NOTHING_FOUND)
        _write(options.output, writer(events, provenance_of(events, store.articles(), store.version, view=view)))
    except (ExchangeError, StoreError, OSError) as error:
        return _say(_in_one_line(error), BAD_INPUT)
    return DONE


def run_import(options: argparse.Namespace) -> int:
    """Take all events of a file into a store, or none; what is there already stays as it is."""
    try:
        reader = _known(options.format, READERS)
        url = _store_to_fill(options.store)
        events = reader(_read(options.file), str(options.file))
        open_store(url).save(events)
    except (ExchangeError, StoreError, OSError) as error:
        return _say(_in_one_line(error), BAD_INPUT)
    return _say(f"{options.file}: {_counted(events)}", DONE if events else NOTHING_FOUND)


def _known(name: str, formats: dict[str, T]) -> T:
    if name not in formats:
        raise ExchangeError(f"no such format: {shown(name)}; there are {', '.join(formats)}")
    return formats[name]


def _store_to_read(url: str | None) -> Store:
    """The store named, which must be there, else one of the embedded documents."""
    named = url or os.environ.get(STORE_VARIABLE)
    if named:
        return open_store(named, must_exist=True)
    store = open_store()
    for problem in fill_from_folder(store, SEEDS, load_gazetteer()):
        _say(problem, BAD_INPUT)
    return store


def _store_to_fill(url: str | None) -> str:
    named = url or os.environ.get(STORE_VARIABLE)
    if not named:
        raise ExchangeError(f"import needs a store: --store FILE, or {STORE_VARIABLE}")
    return named


def _read(path: Path) -> bytes:
    if path.stat().st_size > MAX_IMPORT_BYTES:
        raise FeatureError(str(path), None, f"larger than {MAX_IMPORT_BYTES} bytes: {path.stat().st_size}")
    return path.read_bytes()


def _write(output: str, data: bytes) -> None:
    """Write a file whole or not at all."""
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        return
    path = Path(output)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as temporary:
        try:
            temporary.write(data)
            temporary.close()
            Path(temporary.name).chmod(0o644)
            Path(temporary.name).replace(path)
        except OSError:
            Path(temporary.name).unlink(missing_ok=True)
            raise


def _say(line: str, status: int) -> int:
    sys.stderr.write(f"{line}\n")
    return status


def _in_one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


def _counted(events: Sequence[Event]) -> str:
    return f"{len(events)} {'event' if len(events) == 1 else 'events'}"
