"""`python -m geo explain`: how an article was read, so that an analyst can mend a lexicon and see."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from geo.reading.batch import opened
from geo.reading.document import Document
from geo.reading.errors import DocumentError
from geo.reading.explained import explanation_lines
from geo.reading.explaining import explain
from geo.reading.html_page import to_day
from geo.reading.incoming import documents
from geo.reading.output import Record
from geo.reading.terminal import ink_for

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2


def add_explain_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `explain` to the commands of `python -m geo`."""
    parser = commands.add_parser("explain", help="show how an article was read: parts, places, times, triggers, rules")
    parser.add_argument("paths", nargs="+", metavar="FILE", help="text, HTML or NDJSON files; - for a text on stdin")
    parser.add_argument("--json", action="store_true", help="one JSON object an article")
    parser.add_argument("--published", metavar="DAY", help="the day of publication, where the file does not say it")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE", help="a gazetteer built by python -m gazetteer build")
    parser.set_defaults(run=run_explain)


def run_explain(options: argparse.Namespace) -> int:
    """Explain every document; what cannot be read is said on standard error, a line each."""
    published = to_day(options.published) if options.published else None
    if options.published and published is None:
        sys.stderr.write(f"--published: a day like 2015-08-26, not {options.published!r}\n")
        return BAD_INPUT
    failed = found = 0
    for document in documents(options.paths, records=False):
        told = _explained(document, options.gazetteer, published)
        if isinstance(told, DocumentError):
            sys.stderr.write(f"{told}\n")
            failed += 1
            continue
        found += bool(told["events"])
        _write(told, as_json=options.json)
    return BAD_INPUT if failed else DONE if found else NOTHING_FOUND


def _explained(
    document: Document | DocumentError, gazetteer: Path | None, published: date | None
) -> Record | DocumentError:
    if isinstance(document, DocumentError):
        return document
    bounded = document.bounded()
    article = replace(bounded, published=bounded.published or published).to_article()
    return explain(article, opened(gazetteer), bounded.problems)


def _write(told: Record, *, as_json: bool) -> None:
    """Print an explanation; on a terminal even JSON holds no letter that could steer it."""
    if as_json:
        sys.stdout.write(json.dumps(told, ensure_ascii=sys.stdout.isatty()) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in explanation_lines(told, ink_for(sys.stdout)))
