"""What a document says happened, where and when.

This is the room's door: import from here, not from its modules.
"""

from __future__ import annotations

from geo.reading.article import Article, Headline, Span
from geo.reading.batch import read_each, read_partition, read_records
from geo.reading.document import Document, parse_document, parse_records, read_document, read_documents
from geo.reading.errors import DocumentError, ReadingError
from geo.reading.lexicon import LexiconError
from geo.reading.output import reading_to_record
from geo.reading.placed import PlacedMention
from geo.reading.reader import Reading, read

__all__ = [
    "Article",
    "Document",
    "DocumentError",
    "Headline",
    "LexiconError",
    "PlacedMention",
    "Reading",
    "ReadingError",
    "Span",
    "parse_document",
    "parse_records",
    "read",
    "read_document",
    "read_documents",
    "read_each",
    "read_partition",
    "read_records",
    "reading_to_record",
]
