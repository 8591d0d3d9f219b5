"""One document read to what is written of it: a line of NDJSON or a table, and how it went."""

from __future__ import annotations

import json
from dataclasses import dataclass

from gazetteer import Gazetteer
from geo.reading.batch import read_one
from geo.reading.document import Document
from geo.reading.errors import DocumentError
from geo.reading.output import error_to_record, reading_to_record
from geo.reading.table import reading_to_table


@dataclass(frozen=True, slots=True)
class Answer:
    """What is written of a document: `text` ends in a line break, or is empty. `problem` says why it was not read."""

    id: str
    text: str
    found: bool = False
    problem: str | None = None


def answer(document: Document | DocumentError, gazetteer: Gazetteer, *, ndjson: bool) -> Answer:
    """Read a document; one that cannot be read has a record too, and no table."""
    reading = document if isinstance(document, DocumentError) else read_one(document, gazetteer)
    if isinstance(reading, DocumentError):
        return failed(reading, ndjson=ndjson)
    text = _to_line(reading_to_record(reading)) if ndjson else reading_to_table(reading) + "\n"
    return Answer(reading.article.id, text, bool(reading.events))


def failed(error: DocumentError, *, ndjson: bool) -> Answer:
    """The answer for a document that cannot be read."""
    return Answer(error.id, _to_line(error_to_record(error)) if ndjson else "", problem=str(error))


def _to_line(record: object) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"
