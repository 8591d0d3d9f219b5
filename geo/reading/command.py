"""`python -m geo read`: documents in, a table or NDJSON out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from gazetteer import watched
from geo.reading.answering import Answer, answer
from geo.reading.batch import opened
from geo.reading.document import Document
from geo.reading.errors import DocumentError, ReadingError
from geo.reading.incoming import count_documents, documents
from geo.reading.resuming import ResumedFile
from geo.reading.stopping import Stopped, stopped_by_signals
from geo.reading.workers import Crew

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2
MOST_WORKERS = 256

Documents = Iterable[Document | DocumentError]


def add_read_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `read` to the commands of `python -m geo`."""
    parser = commands.add_parser("read", help="read articles: events with their quotes, places, days, actors, figures")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="text, HTML or NDJSON files, or folders; - for stdin")
    parser.add_argument("--ndjson", action="store_true", help="one JSON record an article, on standard output")
    parser.add_argument("--workers", type=_count, metavar="N", help="read in N processes; the order stays")
    parser.add_argument("--into", type=Path, metavar="FILE", help="append records to FILE, from where a run stopped")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE", help="a gazetteer built by python -m gazetteer build")
    parser.set_defaults(run=run_read)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST_WORKERS}, not {text!r}")
    return int(text)


def run_read(options: argparse.Namespace) -> int:
    """Read every document; what cannot be read is said on standard error, a line each, and the rest is read."""
    try:
        opened(options.gazetteer)
        with ExitStack() as stack, stopped_by_signals():
            return _read_all(options, stack)
    except ReadingError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except Stopped as stop:
        sys.stderr.write("stopped; the same command goes on from there\n" if options.into else "stopped\n")
        return stop.status


def _read_all(options: argparse.Namespace, stack: ExitStack) -> int:
    ndjson = options.ndjson or options.into is not None
    found: Documents = documents(options.paths, records=ndjson)
    write: Callable[[str], None] = _print
    if options.into is not None:
        file = stack.enter_context(ResumedFile(options.into))
        found, write = file.still_to_read(found), file.write
    answers = _answers(found, options, stack, ndjson=ndjson)
    if options.into is not None or not sys.stdout.isatty():
        answers = watched("articles", answers, count_documents(options.paths))
    return _write_all(answers, write)


def _answers(found: Documents, options: argparse.Namespace, stack: ExitStack, *, ndjson: bool) -> Iterator[Answer]:
    """The answers in the order of the documents, read here or by workers."""
    if options.workers is not None:
        return stack.enter_context(Crew(options.workers, options.gazetteer, ndjson=ndjson)).read(found)
    return (answer(document, opened(options.gazetteer), ndjson=ndjson) for document in found)


def _write_all(answers: Iterable[Answer], write: Callable[[str], None]) -> int:
    failed = found = 0
    for one in answers:
        if one.text:
            write(one.text)
        if one.problem is not None:
            sys.stderr.write(f"{one.problem}\n")
            failed += 1
        found += one.found
    return BAD_INPUT if failed else DONE if found else NOTHING_FOUND


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
