"""Documents as they come in: text files of any encoding, pages saved from a browser, records one a line.

A document that cannot be read is a `DocumentError`, returned in its place where several are read, so that one bad
document stops none of the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from geo.reading.article import Article, parse_article, whole_letters
from geo.reading.decoding import UndecodableError, decode
from geo.reading.errors import DocumentError
from geo.reading.html_page import is_html, parse_html, to_day

MAX_BYTES = 20 * 1024 * 1024
"""Largest document read; a larger file is refused by its size, before it is opened."""
LONGEST_TEXT = 200_000
"""Code points of a text that are read; no report is longer, and what goes on is a whole archive in one document."""
RECORD_SUFFIXES = frozenset({".ndjson", ".jsonl"})
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What came in: the verbatim text and what was said of it from outside. `problems`: what a reader should know."""

    id: str
    text: str
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    problems: tuple[str, ...] = ()

    def bounded(self) -> Document:
        """The document with no more text than is read, and that said where there was more."""
        if len(self.text) <= LONGEST_TEXT:
            return self
        said = f"only the first {LONGEST_TEXT:,} of {len(self.text):,} characters are read"
        return replace(self, text=self.text[:LONGEST_TEXT], problems=(*self.problems, said))

    def to_article(self) -> Article:
        """Take the document apart."""
        return parse_article(
            self.text, id=self.id, published=self.published, url=self.url, outlet=self.publisher, title=self.title
        )


def read_documents(path: Path) -> Iterator[Document | DocumentError]:
    """All documents of a path: a folder's files, the records of an .ndjson or .jsonl file, else the file itself."""
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif path.suffix.lower() in RECORD_SUFFIXES:
            with path.open("rb") as stream:
                yield from parse_records(stream, path)
        else:
            yield read_document(path)
    except DocumentError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


def _read_folder(folder: Path) -> Iterator[Document | DocumentError]:
    """The documents of a folder and the folders in it; each file's id is its path inside, without its ending."""
    path = None
    for path in files_in(folder):
        if path.suffix.lower() in RECORD_SUFFIXES:
            yield from read_documents(path)
            continue
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            yield replace(read_document(path), id=name)
        except DocumentError as error:
            error.id = name
            yield error
    if path is None:
        raise DocumentError(folder, "no documents in this folder")


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, by name; hidden ones and links to folders are passed over."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def read_document(path: Path) -> Document:
    """One document from a text or HTML file; raises DocumentError."""
    return parse_document(_read_bytes(path), path, id=path.stem)


def parse_document(data: bytes, file: Path | str, *, id: str) -> Document:  # noqa: A002 -- the contract's name
    """One document from the bytes of a text or a saved page; `file` is what errors name."""
    if len(data) > MAX_BYTES:
        raise _too_large(file)
    try:
        text, notes = decode(data)
    except UndecodableError as error:
        raise DocumentError(file, str(error)) from None
    paged = is_html(text) or Path(file).suffix.lower() in PAGE_SUFFIXES
    document = _page_document(text, id) if paged else Document(id=id, text=text)
    if not document.text.strip():
        raise DocumentError(file, "empty: no text in it")
    return replace(document, problems=notes)


def parse_records(stream: BinaryIO, file: Path | str) -> Iterator[Document | DocumentError]:
    """Documents of NDJSON, a line each, as the lines come; blank lines are passed over."""
    for number, line in enumerate(_bounded_lines(stream), start=1):
        if line.strip():
            try:
                yield parse_record(line, file, number)
            except DocumentError as error:
                yield error


def parse_record(line: bytes, file: Path | str, number: int) -> Document:
    """One document of NDJSON: `{"id","text","published"?,"url"?,"publisher"?}`; raises DocumentError."""
    if len(line) > MAX_BYTES:
        raise _too_large(file, number)
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise DocumentError(file, "not a JSON record in UTF-8", line=number, value=line[:60]) from None
    return record_to_document(record, file, number)


def record_to_document(record: object, file: Path | str, number: int) -> Document:
    """The document a record tells; `file` and `number` are what errors name. Raises DocumentError."""
    if not isinstance(record, Mapping):
        raise DocumentError(file, "a record must be a JSON object", line=number, value=record)
    try:
        return _told_by(record, file, number)
    except DocumentError as error:
        name = record.get("id")
        error.id = whole_letters(name) if isinstance(name, str) and name.strip() else error.id
        raise


def _told_by(record: Mapping[str, Any], file: Path | str, number: int) -> Document:
    text, notes = _whole_letters(_required(record, "text", file, number))
    return Document(
        id=_whole_letters(_required(record, "id", file, number))[0],
        text=text,
        published=_day(record.get("published"), file, number),
        url=_optional(record, "url", file, number),
        publisher=_optional(record, "publisher", file, number),
        problems=notes,
    )


def _page_document(html: str, id: str) -> Document:  # noqa: A002 -- the contract's name
    page = parse_html(html)
    return Document(
        id=id, text=page.text, published=page.published, url=page.url, publisher=page.publisher, title=page.title
    )


def _read_bytes(path: Path) -> bytes:
    """All bytes of a file of lawful size; a larger one is not read."""
    try:
        if path.is_dir():
            raise DocumentError(path, "a folder, not a document")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path)
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of a stream; of one that is too long only its beginning, one byte more than lawful."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)


def _required(record: Mapping[str, Any], name: str, file: Path | str, number: int) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DocumentError(file, f'a record needs "{name}", a text that is not empty', line=number, value=value)
    return value


def _optional(record: Mapping[str, Any], name: str, file: Path | str, number: int) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise DocumentError(file, f'"{name}" must be a text', line=number, value=value)
    return _whole_letters(value)[0] if value else None


def _day(value: object, file: Path | str, number: int) -> date | None:
    """The day a record gives; nothing and null are none."""
    if value is None or value == "":
        return None
    day = to_day(value) if isinstance(value, str) else None
    if day is None:
        raise DocumentError(file, '"published" must be a day like 2015-08-26', line=number, value=value)
    return day


def _whole_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in whole letters, and the problem that it had others."""
    mended = whole_letters(text)
    return mended, () if mended == text else ("half letters (lone surrogates) are shown as �",)


def _too_large(file: Path | str, line: int | None = None) -> DocumentError:
    return DocumentError(file, f"larger than {MAX_BYTES // 1024**2} MB", line=line)


def _unreadable(path: Path, error: OSError) -> DocumentError:
    return DocumentError(path, (error.strerror or "unreadable").lower())
