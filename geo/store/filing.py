"""A document as it is filed: its bytes under their hash, where it came from and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from geo.events import Json, Record
from geo.reading import Article
from geo.store.documents import article_to_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document came from: a path or URL, the time it was fetched (aware), and its bytes as they came."""

    name: str | None = None
    retrieved: datetime | None = None
    original: bytes | None = None

    def __post_init__(self) -> None:
        """A time without a zone is no time of retrieval."""
        if self.retrieved is not None and self.retrieved.tzinfo is None:
            raise ValueError(f"a time of retrieval needs its time zone: {self.retrieved}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What is known of an article's document: SHA-256 of its text in UTF-8 and of the file as it came, source, time."""

    id: str
    text: str
    original: str | None
    source: str | None
    retrieved: datetime | None


def article_to_filed(
    article: Article, source: Source, before: Mapping[str, Json] | None, when: datetime | None
) -> Record:
    """What the log says of an article; what is not told stays as `before` has it, if the text is the same."""
    digest = sha256(article.text.encode())
    known: Mapping[str, Json] = before if before is not None and before["text"] == digest else {}
    original = known.get("original") if source.original is None else sha256(source.original)
    fetched = source.retrieved or when
    told = None if fetched is None else fetched.isoformat()
    retrieved = known["retrieved"] if known and source.retrieved is None else told
    return {
        "id": article.id,
        "text": digest,
        "original": original,
        "source": source.name or known.get("source") or article.url,
        "retrieved": retrieved,
        "document": article_to_record(article),
    }


def bodies(article: Article, source: Source) -> Iterator[tuple[str, bytes]]:
    """The bytes to keep of an article, each under its hash."""
    text = article.text.encode()
    yield sha256(text), text
    if source.original is not None and source.original != text:
        yield sha256(source.original), source.original


def sha256(data: bytes) -> str:
    """The hash a document is kept under, in hex."""
    return hashlib.sha256(data).hexdigest()
