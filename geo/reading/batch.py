"""Many documents, one after the other: what goes wrong in one is told in its place and stops none of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from gazetteer import Gazetteer, load_gazetteer, read_gazetteer
from geo.reading.document import Document, record_to_document
from geo.reading.errors import DocumentError
from geo.reading.output import Record, error_to_record, reading_to_record
from geo.reading.reader import Reading, read


def read_each(documents: Iterable[Document | DocumentError], gazetteer: Gazetteer) -> Iterator[Reading | DocumentError]:
    """The reading of each document in order; one that cannot be read is the error that names it."""
    for document in documents:
        yield document if isinstance(document, DocumentError) else read_one(document, gazetteer)


def read_one(document: Document, gazetteer: Gazetteer) -> Reading | DocumentError:
    """Read a document; what its decoding had to guess is among the problems, a failure nobody foresaw is an error."""
    try:
        bounded = document.bounded()
        return read(bounded.to_article(), gazetteer).with_problems(bounded.problems)
    except Exception as error:  # noqa: BLE001 (the door of a batch: whatever one text brings up, the others are read)
        return DocumentError(document.id, f"reading failed, {type(error).__name__}", value=str(error), id=document.id)


def read_partition(records: Iterable[object], gazetteer: Path | str | None = None) -> list[Record]:
    """Read a part of an archive: records in, records out, in order and one each, both as DESIGN.md lays them down.

    Made to be mapped over the partitions of a Dask bag or a Spark RDD: it can be pickled, takes and gives plain
    dictionaries, keeps nothing between records, and opens the gazetteer once a process.

    Parameters
    ----------
    records
        `{"id", "text", "published"?, "url"?, "publisher"?}`; one that is none comes out with its problem.
    gazetteer
        A file built by `python -m gazetteer build`, on every machine under this path; the embedded places when None.
    """
    return list(read_records(records, gazetteer))


def read_records(records: Iterable[object], gazetteer: Path | str | None = None) -> Iterator[Record]:
    """The same one by one, as they come; in memory is one record at a time."""
    places = opened(None if gazetteer is None else Path(gazetteer))
    for number, record in enumerate(records, start=1):
        yield document_to_record(_to_document(record, number), places)


def document_to_record(document: Document | DocumentError, gazetteer: Gazetteer) -> Record:
    """Read a document into its record; of one that cannot be read, the record holds the problem."""
    reading = document if isinstance(document, DocumentError) else read_one(document, gazetteer)
    return error_to_record(reading) if isinstance(reading, DocumentError) else reading_to_record(reading)


@lru_cache(maxsize=1)
def opened(file: Path | None) -> Gazetteer:
    """The gazetteer of a file, or the embedded one; opened once a process."""
    return load_gazetteer() if file is None else read_gazetteer(file)


def _to_document(record: object, number: int) -> Document | DocumentError:
    try:
        return record_to_document(record, "partition", number)
    except DocumentError as error:
        return error
