"""`python -m geo import`: what others keep into a store, looked at before it is written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from gazetteer import Gazetteer, load_gazetteer, read_gazetteer, watched
from geo.exchange import READERS
from geo.exchange.articles import read_articles
from geo.exchange.coarser import without_coarser
from geo.exchange.console import (
    BAD_INPUT,
    DONE,
    NOTHING_FOUND,
    counted,
    in_one_line,
    known_format,
    named_store,
    printable,
    say,
)
from geo.exchange.errors import ExchangeError, FileError
from geo.exchange.intake import Incoming, Intake
from geo.exchange.mapping import Mapping, parse_mapping
from geo.exchange.preview import intake_to_lines, listed
from geo.store import STORE_VARIABLE, Kept, Signature, Store, StoreError, open_store
from geo.store.entry import LONGEST_REASON
from geo.store.sqlite import store_path

MAX_IMPORT_BYTES = 256 * 1024 * 1024
"""Largest file taken in; a larger one is refused by its size, before it is opened."""

ARTICLES = "articles"


def add_import_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` to the commands of `python -m geo`."""
    into = commands.add_parser("import", help="take the events of a file into a store")
    into.add_argument("format", metavar="FORMAT", help=", ".join([*READERS, ARTICLES]))
    into.add_argument("file", type=Path, metavar="FILE", help=f"for {ARTICLES} a folder too")
    into.add_argument("--store", metavar="URL", help=f"a file, or sqlite:///file; default: ${STORE_VARIABLE}")
    into.add_argument("--preview", action="store_true", help="show what would be taken; write nothing")
    into.add_argument("--mapping", type=Path, metavar="FILE", help="TOML or JSON that says which column is what")
    into.add_argument("--dataset", metavar="NAME", help="whose table it is; default: the file's name")
    into.add_argument("--persons", action="store_true", help="take the columns that name private persons too")
    into.add_argument("--accepted", action="store_true", help="take its publisher's word: what comes in is checked")
    into.add_argument("--strict", action="store_true", help="take nothing if any row cannot be taken")
    into.add_argument("--refused", type=Path, metavar="FILE", help="list every row that cannot be taken there")
    into.add_argument("--gazetteer", type=Path, metavar="FILE", help="places, as `gazetteer build` makes them")
    into.add_argument("--who", default="import", metavar="NAME", help="who the log says brought it in")
    into.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Take what can be taken of a file into a store, in one transaction, and say what could not."""
    try:
        by, intake = _signature(options), _read(options)
        url = _store_to_fill(options)
        if options.preview or url is None:
            return _preview(options, intake)
        _check_strict(options, intake)
        if not intake.events and not intake.readings:
            return _tell(options, intake)
        return _take(options, intake, open_store(url), by)
    except BrokenPipeError:
        raise
    except (ExchangeError, StoreError, OSError) as error:
        return say(in_one_line(error), BAD_INPUT)


def _signature(options: argparse.Namespace) -> Signature:
    try:
        return Signature(options.who, f"{options.format} {options.file}"[:LONGEST_REASON])
    except ValueError as error:
        raise ExchangeError(f"--who: {error}") from None


def _take(options: argparse.Namespace, intake: Intake, store: Store, by: Signature) -> int:
    taken = without_coarser(store, intake)
    sys.stdout.write(f"{_became(_keep(store, taken, by, checked=options.accepted))}\n")
    _tell(options, taken)
    return _status(intake)


def _read(options: argparse.Namespace) -> Intake:
    opened = cache(lambda: read_gazetteer(options.gazetteer) if options.gazetteer else load_gazetteer())
    if options.format == ARTICLES:
        if options.accepted:
            raise ExchangeError(
                "--accepted takes a publisher's word for its records; what is read from articles is drafts"
            )
        return read_articles(options.file, opened())
    reader = known_format(options.format, {**READERS, ARTICLES: None})
    _store_to_fill(options)
    return reader(_incoming(options, opened)) if reader else Intake(events=())


def _incoming(options: argparse.Namespace, opened: Callable[[], Gazetteer]) -> Incoming:
    return Incoming(
        file=str(options.file),
        data=_bytes_of(options.file, MAX_IMPORT_BYTES),
        mapping=_mapping(options),
        persons=options.persons,
        gazetteer=opened,
        watch=True,
    )


def _bytes_of(path: Path, most: int) -> bytes:
    if path.stat().st_size > most:
        raise FileError(str(path), f"larger than {most} bytes: {path.stat().st_size}")
    return path.read_bytes()


def _mapping(options: argparse.Namespace) -> Mapping:
    path = options.mapping
    mapping = Mapping() if path is None else parse_mapping(_bytes_of(path, MAX_IMPORT_BYTES), str(path))
    return replace(mapping, dataset=options.dataset or mapping.dataset)


def _store_to_fill(options: argparse.Namespace) -> str | None:
    """The store to write into; a preview needs none."""
    named = named_store(options.store)
    if named is None and not options.preview:
        raise ExchangeError(f"import needs a store: --store FILE, or {STORE_VARIABLE}")
    return named


def _check_strict(options: argparse.Namespace, intake: Intake) -> None:
    if options.strict and intake.refused:
        first = intake.refused[0]
        rows = counted(len(intake.refused), "row")
        raise ExchangeError(f"{options.file}: {first}; {rows} cannot be taken, so nothing was (--strict)")


def _preview(options: argparse.Namespace, intake: Intake) -> int:
    named = named_store(options.store)
    there = named is not None and (path := store_path(named)) is not None and path.is_file()
    taken, kept = intake, Kept(new=len(intake.events))
    if named and there:
        store = open_store(named, read_only=True)
        taken = without_coarser(store, intake)
        kept = store.weigh(taken.events, checked=options.accepted)
    sys.stdout.writelines(f"{printable(line)}\n" for line in intake_to_lines(str(options.file), taken, kept))
    _write_refused(options, intake)
    return _status(intake)


def _keep(store: Store, intake: Intake, by: Signature, *, checked: bool) -> Kept:
    """Save everything: a table in one transaction, articles one after the other."""
    if not intake.readings:
        return store.save(watched("events kept", intake.events, len(intake.events)), by, checked=checked)
    kept = store.weigh(intake.events)
    for filing in intake.readings:
        store.save_article(filing.reading.article, filing.reading.events, filing.source)
    return kept


def _became(kept: Kept) -> str:
    return f"{kept.new} new, {kept.changed} changed, {kept.same} as they were, {kept.decided} decided already"


def _tell(options: argparse.Namespace, intake: Intake) -> int:
    """Say on standard error what came of it; returns the status."""
    if not intake.events and intake.refused:
        _write_refused(options, intake)
        more = len(intake.refused) - 1
        others = f"; and {counted(more, 'more row')}" if more else ""
        return say(f"{options.file}: {intake.refused[0]}{others}", BAD_INPUT)
    say(f"{options.file}: {counted(len(intake.events), 'event')}")
    for line in intake.notes:
        say(line)
    for line in listed(intake):
        say(line)
    _write_refused(options, intake)
    return _status(intake)


def _write_refused(options: argparse.Namespace, intake: Intake) -> None:
    if options.refused is not None:
        lines = (f"{options.file}: {printable(str(one))}\n" for one in intake.refused)
        options.refused.write_text("".join(lines), encoding="utf-8")


def _status(intake: Intake) -> int:
    if intake.events or intake.readings:
        return DONE
    return BAD_INPUT if intake.refused else NOTHING_FOUND
