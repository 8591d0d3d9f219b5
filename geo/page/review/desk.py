"""What editors do to the store. Each verb asks anew who is asking: that a button was drawn proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO

from gazetteer import Gazetteer
from geo.page.roles import Person
from geo.reading import Document, DocumentError, Reading, parse_document, parse_records, read_each
from geo.store import Action, Entry, Signature, Source, Store

ID_DIGITS = 16
RECORDS = (".ndjson", ".jsonl")


class NotAllowedError(PermissionError):
    """Somebody who may not asked to change the store."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A store as one visitor may change it; `who` says who is asking, now."""

    store: Store
    who: Callable[[], Person]

    def act(self, action: Action, seen: Mapping[str, int], why: str = "") -> Entry | None:
        """Do what an editor decided; raises what `Store.act` raises."""
        return self.store.act(action, self._signature(why), seen)

    def undo(self, number: int, why: str = "") -> Entry:
        """Take an entry back; raises what `Store.undo` raises."""
        return self.store.undo(number, self._signature(why))

    def add(self, readings: Iterable[Reading], source: Source) -> tuple[str, ...]:
        """Keep articles that were read, with their drafts; gives their ids."""
        by, kept = self._signature(""), []
        for reading in readings:
            self.store.save_article(reading.article, reading.events, source, by)
            kept.append(reading.article.id)
        return tuple(kept)

    def _signature(self, why: str) -> Signature:
        person = self.who()
        if not person.edits:
            raise NotAllowedError("only editors change the data")
        return Signature(person.name, why)


def pasted(text: str, *, published: date | None = None, url: str | None = None, outlet: str | None = None) -> Document:
    """A document of a text somebody pasted; its id follows from the text, so that the same text is one article."""
    return Document(id=id_of(text.encode()), text=text, published=published, url=url, publisher=outlet)


def uploaded(data: bytes, name: str) -> list[Document | DocumentError]:
    """The documents of a file somebody uploaded: a text, a saved page, or records one a line."""
    if name.lower().endswith(RECORDS):
        return list(parse_records(BytesIO(data), name))
    try:
        return [parse_document(data, name, id=id_of(data))]
    except DocumentError as error:
        return [error]


def read_all(
    documents: Iterable[Document | DocumentError], gazetteer: Gazetteer
) -> tuple[list[Reading], tuple[str, ...]]:
    """The readings of documents, and what could not be read, a sentence each."""
    answers = list(read_each(documents, gazetteer))
    readings = [answer for answer in answers if isinstance(answer, Reading)]
    return readings, tuple(str(answer) for answer in answers if isinstance(answer, DocumentError))


def dated(document: Document, published: date | None, url: str | None, outlet: str | None) -> Document:
    """The document with what somebody told of it from outside, where they told it."""
    return replace(
        document,
        published=published or document.published,
        url=url or document.url,
        publisher=outlet or document.publisher,
    )


def source_of_upload(name: str | None, original: bytes | None) -> Source:
    """Where an article that somebody brought comes from."""
    return Source(name=name, retrieved=datetime.now(UTC), original=original)


def id_of(data: bytes) -> str:
    """The id of an article that came without one."""
    return f"added-{sha256(data).hexdigest()[:ID_DIGITS]}"
