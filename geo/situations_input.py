"""What `python -m geo situations` is given: articles to read, records of `geo read`, GeoJSON of `geo export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from gazetteer import Gazetteer
from geo.events import Event
from geo.reading import Document, DocumentError, ReadingError, parse_document, read_documents, read_each
from geo.reading.document import RECORD_SUFFIXES, parse_record

STDIN = "-"
EVENT_SUFFIXES = frozenset({".geojson", ".json"})
MAX_LINE_BYTES = 64 * 1024 * 1024
MAX_EVENT_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Told:
    """The events of one document or file, and what is known of the article by its id: title, outlet, day."""

    events: Sequence[Event]
    sources: dict[str, str]


Gathered = Iterator[Told | ReadingError | ValueError]
"""What was found, and errors that name what could not be taken in; the rest is taken in all the same."""


def gather(paths: Iterable[str], gazetteer: Gazetteer) -> Gathered:
    """All that the paths hold, in their order."""
    for path in paths:
        try:
            yield from _from_path(path, gazetteer)
        except OSError as error:
            yield DocumentError(path, (error.strerror or "unreadable").lower())


def _from_path(path: str, gazetteer: Gazetteer) -> Gathered:
    file = Path(path)
    if path == STDIN:
        yield from _from_bytes(sys.stdin.buffer.read(MAX_EVENT_BYTES + 1), gazetteer)
    elif file.suffix.lower() in EVENT_SUFFIXES and not file.is_dir():
        with file.open("rb") as stream:
            yield from _from_geojson(stream.read(MAX_EVENT_BYTES + 1), path)
    elif file.suffix.lower() in RECORD_SUFFIXES and not file.is_dir():
        with file.open("rb") as stream:
            yield from _from_lines(stream, path, gazetteer)
    else:
        yield from _from_documents(read_documents(file), gazetteer)


def _from_bytes(data: bytes, gazetteer: Gazetteer) -> Gathered:
    """Standard input: GeoJSON, lines of records, or the text of one article."""
    form = _form_of(data)
    if form == "geojson":
        yield from _from_geojson(data, STDIN)
    elif form == "records":
        yield from _from_lines(BytesIO(data), STDIN, gazetteer)
    else:
        try:
            yield from _from_documents([parse_document(data, STDIN, id=STDIN)], gazetteer)
        except DocumentError as error:
            yield error


def _form_of(data: bytes) -> str:
    head = data.lstrip()
    if not head.startswith(b"{"):
        return "document"
    try:
        first = json.loads(head.split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return "geojson"
    return "geojson" if first.get("type") == "FeatureCollection" else "records"


def _from_geojson(data: bytes, file: str) -> Gathered:
    from geo.exchange import ExchangeError, parse_geojson  # noqa: PLC0415 -- geopandas costs articles a second

    if len(data) > MAX_EVENT_BYTES:
        yield DocumentError(file, f"larger than {MAX_EVENT_BYTES // 1024**2} MB")
        return
    try:
        yield Told(parse_geojson(data, file), {})
    except ExchangeError as error:
        yield error


def _from_lines(stream: BinaryIO, file: str, gazetteer: Gazetteer) -> Gathered:
    """Lines of NDJSON, each an article or the record of one that was read."""
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE_BYTES + 1), b""), start=1):
        if len(line) > MAX_LINE_BYTES:
            yield DocumentError(
                file, f"larger than {MAX_LINE_BYTES // 1024**2} MB; what follows is not read", line=number
            )
            return
        if line.strip():
            yield from _from_line(line, file, number, gazetteer)


def _from_line(line: bytes, file: str, number: int, gazetteer: Gazetteer) -> Gathered:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict) and "events" in record and "text" not in record:
        yield _from_reading(line, record, f"{file}:{number}")
        return
    try:
        yield from _from_documents([parse_record(line, file, number)], gazetteer)
    except DocumentError as error:
        yield error


def _from_reading(line: bytes, record: dict[str, object], file: str) -> Told | ValueError:
    from geo.exchange import ExchangeError, parse_reading  # noqa: PLC0415 -- geopandas costs articles a second

    try:
        events = parse_reading(line, file)
    except ExchangeError as error:
        return error
    about = [record.get(name) for name in ("title", "outlet", "published")]
    return Told(events, {str(record["id"]): _source(*(part if isinstance(part, str) else None for part in about))})


def _from_documents(documents: Iterable[Document | DocumentError], gazetteer: Gazetteer) -> Gathered:
    for reading in read_each(documents, gazetteer):
        if isinstance(reading, DocumentError):
            yield reading
            continue
        article = reading.article
        title = article.text[slice(*article.title)] if article.title else None
        day = article.published.isoformat() if article.published else None
        yield Told(reading.events, {article.id: _source(title, article.outlet, day)})


def _source(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
