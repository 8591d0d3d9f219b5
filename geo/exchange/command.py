"""`python -m geo export`: events out of a store; with `import_command` the two commands of this room."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import get_args

from gazetteer import load_gazetteer
from geo.events import Event, EventStatus, View, published_all, select, wider
from geo.exchange import FILTERS, WRITERS, parse_filters, provenance_of
from geo.exchange.console import BAD_INPUT, DONE, NOTHING_FOUND, in_one_line, known_format, named_store, say
from geo.exchange.errors import ExchangeError, FilterError
from geo.exchange.import_command import add_import_command
from geo.store import SEEDS, STORE_VARIABLE, Store, StoreError, fill_from_folder, open_store

STDOUT = "-"


def add_exchange_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` and `import` to the commands of `python -m geo`."""
    out = commands.add_parser("export", help="write events to a file, all or those within filters")
    out.add_argument("format", metavar="FORMAT", help=", ".join(WRITERS))
    out.add_argument("--from", metavar="DAY", help="first day, YYYY-MM-DD")
    out.add_argument("--to", metavar="DAY", help="last day")
    out.add_argument("--kind", metavar="KINDS", help="kinds of event, commas between")
    out.add_argument("--bbox", metavar="W,S,E,N", help="degrees; write --bbox=-1,… where west is negative")
    out.add_argument("--status", metavar="STATUS", help="draft, accepted, rejected, commas between; default: all")
    out.add_argument("--link", metavar="URL", help="where the file says these events can be seen")
    out.add_argument("-o", "--output", default=STDOUT, metavar="FILE", help="default: standard output")
    out.add_argument("--store", metavar="URL", help=f"a file, or sqlite:///file; default: ${STORE_VARIABLE}")
    out.add_argument(
        "--exact", action="store_true", help="for your own keeping: shelters where they are, not on a grid"
    )
    out.set_defaults(run=run_export)
    add_import_command(commands)


def run_export(options: argparse.Namespace) -> int:
    """Write the events a store has within the filters; without a store, those read from the embedded documents."""
    try:
        writer = known_format(options.format, WRITERS)
        given = {name: value for name in FILTERS if (value := getattr(options, name)) is not None}
        view = parse_filters(given)
        store = _store_to_read(options.store)
        events = _chosen(store, view, _statuses(options.status), exact=options.exact)
        if not events:
            return say("no events within these filters", NOTHING_FOUND)
        _write(
            options.output, writer(events, provenance_of(events, store.articles(), store.version, options.link, view))
        )
    except BrokenPipeError:
        raise
    except (ExchangeError, StoreError, OSError) as error:
        return say(in_one_line(error), BAD_INPUT)
    return DONE


def _statuses(given: str | None) -> frozenset[str]:
    statuses = frozenset(get_args(EventStatus) if given is None else given.split(","))
    if not statuses <= frozenset(get_args(EventStatus)):
        raise FilterError(
            "status", given or "", f"not statuses with commas between; {', '.join(get_args(EventStatus))}"
        )
    return statuses


def _chosen(store: Store, view: View, statuses: frozenset[str], *, exact: bool) -> list[Event]:
    """What is to leave: as anybody may see it, unless it is for one's own keeping."""
    found = store.select(view) if exact else list(select(published_all(store.select(wider(view))), view))
    return [event for event in found if event.status in statuses]


def _store_to_read(url: str | None) -> Store:
    """The store named, which must be there, else one of the embedded documents."""
    named = named_store(url)
    if named:
        return open_store(named, must_exist=True)
    store = open_store()
    for problem in fill_from_folder(store, SEEDS, load_gazetteer()):
        say(problem, BAD_INPUT)
    return store


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
