"""Articles into drafts: text files, pages saved from a browser, records one a line, a folder of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gazetteer import Gazetteer, watched
from geo.exchange.intake import Filing, Intake, Refused
from geo.reading import Document, DocumentError, read_document, read_documents, read_each
from geo.reading.document import RECORD_SUFFIXES, files_in
from geo.store import Source

NUMBERED_FROM = 1


def read_articles(path: Path, gazetteer: Gazetteer) -> Intake:
    """The events drafted from the documents of a path; one that cannot be read is refused and stops no other."""
    if not path.exists():
        raise FileNotFoundError(2, "No such file or directory", str(path))
    filings: list[Filing] = []
    refused: list[Refused] = []
    for number, (document, source) in enumerate(watched("documents read", _documents(path)), start=NUMBERED_FROM):
        for reading in read_each([document], gazetteer):
            if isinstance(reading, DocumentError):
                refused.append(Refused(number, " ".join(str(reading).split()), "document"))
            else:
                filings.append(Filing(reading, source))
    events = {event.id: event for filing in filings for event in filing.reading.events}
    return Intake(
        events=tuple(events.values()),
        refused=tuple(refused),
        readings=tuple(filings),
        notes=(f"{len(filings)} documents read",),
    )


def _documents(path: Path) -> Iterator[tuple[Document | DocumentError, Source]]:
    """The documents of a path, each with where it came from and, where it is a file of its own, the file's bytes."""
    if not path.is_dir():
        yield from _of_file(path, path.stem, path.name)
        return
    for file in files_in(path):
        name = file.relative_to(path)
        yield from _of_file(file, name.with_suffix("").as_posix(), name.as_posix())


def _of_file(file: Path, id_: str, name: str) -> Iterator[tuple[Document | DocumentError, Source]]:
    if file.suffix.lower() in RECORD_SUFFIXES:
        yield from ((document, Source(name=name)) for document in read_documents(file))
        return
    try:
        yield replace(read_document(file), id=id_), Source(name=name, original=file.read_bytes())
    except DocumentError as error:
        yield error, Source(name=name)
