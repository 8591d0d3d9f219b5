"""Documents into a store: each is read and kept with the events drafted from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gazetteer import Gazetteer
from geo.reading import DocumentError, read_documents, read_each
from geo.store.filing import Source
from geo.store.interface import Store

SEEDS = Path(__file__).parents[2] / "seeds"
"""The documents that come with the program, verbatim."""

RECORD_SUFFIXES = frozenset({".ndjson", ".jsonl"})
"""Endings of files that hold many documents."""

DOCUMENT_SUFFIXES = frozenset({".txt", ".html", ".htm"}) | RECORD_SUFFIXES
"""Endings of the files that are taken for documents."""


def fill_from_folder(store: Store, folder: Path, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Read every document of a folder into a store, by name; returns what could not be read, a line each."""
    paths = sorted(path for path in folder.glob("*") if path.suffix.lower() in DOCUMENT_SUFFIXES)
    if not paths:
        return (f"{folder}: no documents (*{', *'.join(sorted(DOCUMENT_SUFFIXES))})",)
    return fill(store, paths, gazetteer)


def fill(store: Store, paths: Iterable[Path], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Read documents into a store; returns what could not be read, a line each: the rest is read all the same."""
    problems: list[str] = []
    for path in paths:
        for reading in read_each(read_documents(path), gazetteer):
            if isinstance(reading, DocumentError):
                problems.append(str(reading))
            else:
                store.save_article(reading.article, reading.events, _source(path))
    return tuple(problems)


def _source(path: Path) -> Source:
    """Where a document of a path comes from, with the file as it came where the file is the document."""
    whole = path.is_file() and path.suffix.lower() not in RECORD_SUFFIXES
    return Source(name=path.name, original=path.read_bytes() if whole else None)
