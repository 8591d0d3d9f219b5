"""`python -m geo read`: documents in, a table or NDJSON out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer import load_gazetteer, read_gazetteer
from geo.reading.batch import read_each
from geo.reading.document import Document, parse_document, parse_records, read_documents
from geo.reading.errors import DocumentError
from geo.reading.output import reading_to_record
from geo.reading.reader import Reading
from geo.reading.table import reading_to_table

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2
STDIN = "-"


def add_read_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `read` to the commands of `python -m geo`."""
    parser = commands.add_parser("read", help="read articles: events with their quotes, places, days, actors, figures")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="text, HTML or NDJSON files; - for standard input")
    parser.add_argument("--ndjson", action="store_true", help="one JSON record an article, on standard output")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE", help="a gazetteer built by python -m gazetteer build")
    parser.set_defaults(run=run_read)


def run_read(options: argparse.Namespace) -> int:
    """Read every document; what cannot be read is said on standard error, a line each, and the rest is read."""
    gazetteer = read_gazetteer(options.gazetteer) if options.gazetteer else load_gazetteer()
    failed = found = 0
    for reading in read_each(documents(options.paths, records=options.ndjson), gazetteer):
        if isinstance(reading, DocumentError):
            sys.stderr.write(f"{reading}\n")
            failed += 1
            continue
        found += bool(reading.events)
        _write(reading, ndjson=options.ndjson)
    return BAD_INPUT if failed else DONE if found else NOTHING_FOUND


def documents(paths: Iterable[str], *, records: bool) -> Iterator[Document | DocumentError]:
    """The documents at `paths`; standard input is NDJSON where `records`, else one document."""
    for path in paths:
        if path != STDIN:
            yield from read_documents(Path(path))
        elif records:
            yield from parse_records(sys.stdin.buffer, STDIN)
        else:
            yield from _standard_input()


def _standard_input() -> Iterator[Document | DocumentError]:
    try:
        yield parse_document(sys.stdin.buffer.read(), STDIN, id=STDIN)
    except DocumentError as error:
        yield error


def _write(reading: Reading, *, ndjson: bool) -> None:
    line = json.dumps(reading_to_record(reading), ensure_ascii=False) if ndjson else reading_to_table(reading)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
