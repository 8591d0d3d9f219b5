"""`python -m geo verify`: whether a store is what was written into it."""

from __future__ import annotations

import argparse
import sys
from itertools import islice

from geo.store.chain import Finding
from geo.store.errors import StoreError
from geo.store.sqlite import open_store
from geo.store.verifying import verify

CLEAN, ALTERED, BAD_INPUT = 0, 1, 2

MOST = 50
"""Findings printed; one altered byte may have many consequences."""


def add_verify_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `verify` to the commands of `python -m geo`."""
    parser = commands.add_parser("verify", help="check a store: its log, its documents, and what is derived from them")
    parser.add_argument("store", metavar="STORE", help="a file, or sqlite:///file")
    parser.add_argument("--head", metavar="HASH", help="a hash noted down earlier: the log must still hold it")
    parser.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    """Print what is not as it was written, a line each; exit status 0 clean, 1 altered, 2 no store."""
    try:
        findings = verify(options.store, options.head)
        shown = list(islice(findings, MOST))
        if shown:
            return _altered(shown, sum(1 for _ in findings))
        sys.stdout.write(f"{_clean(options.store)}\n")
    except StoreError as error:
        sys.stderr.write(f"{' '.join(str(error).split())}\n")
        return BAD_INPUT
    return CLEAN


def _altered(shown: list[Finding], more: int) -> int:
    # An altered text may hold anything: what could steer a terminal is escaped.
    sys.stdout.writelines(f"{_printable(str(finding))}\n" for finding in shown)
    if more:
        sys.stdout.write(f"and {more} more\n")
    return ALTERED


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def _clean(url: str) -> str:
    store = open_store(url, read_only=True)
    last = store.last_entry
    if last is None:
        return f"{url}: nothing was written yet"
    counted = f"{last.number} entries, {store.total} events, {len(store.articles())} articles"
    return f"{url}: as it was written: {counted}; entry {last.number} ({last.when}) has the hash {last.hash}"
