"""Documents into a store: each is read and kept with the events drafted from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gazetteer import Gazetteer
from geo.reading import DocumentError, read_documents, read_each
from geo.store.interface import Store

SEEDS = Path(__file__).parents[2] / "seeds"
"""The documents that come with the program, verbatim."""

DOCUMENT_SUFFIXES = frozenset({".txt", ".html", ".htm", ".ndjson", ".jsonl"})
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
    documents = (document for path in paths for document in read_documents(path))
    for reading in read_each(documents, gazetteer):
        if isinstance(reading, DocumentError):
            problems.append(str(reading))
        else:
            store.save_article(reading.article, reading.events)
    return tuple(problems)
