"""Many documents, one after the other: what goes wrong in one is told in its place and stops none of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazetteer import Gazetteer
from geo.reading.document import Document
from geo.reading.errors import DocumentError
from geo.reading.reader import Reading, read


def read_each(documents: Iterable[Document | DocumentError], gazetteer: Gazetteer) -> Iterator[Reading | DocumentError]:
    """The reading of each document in order; one that cannot be read is the error that names it."""
    for document in documents:
        yield document if isinstance(document, DocumentError) else read_one(document, gazetteer)


def read_one(document: Document, gazetteer: Gazetteer) -> Reading | DocumentError:
    """Read a document; what its decoding had to guess is among the problems, a failure nobody foresaw is an error."""
    try:
        return read(document.to_article(), gazetteer).with_problems(document.problems)
    except Exception as error:  # noqa: BLE001 (the door of a batch: whatever one text brings up, the others are read)
        return DocumentError(document.id, f"reading failed, {type(error).__name__}", value=str(error))
