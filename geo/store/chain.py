"""The log, read byte by byte and tested against its own hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, pairwise

from sqlalchemy import Connection, LargeBinary, cast, select

from geo.events import RecordError
from geo.store.entry import GENESIS, Entry, canonical, chained, entry_to_text, text_to_entry
from geo.store.tables import LOG


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written; `number` and `when` of the entry it belongs to, where one is known."""

    number: int | None
    when: datetime | str | None
    problem: str

    def __str__(self) -> str:
        """The sentence a person reads."""
        at = "" if self.when is None else f" ({self.when})"
        return self.problem if self.number is None else f"entry {self.number}{at}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the log, undecoded."""

    number: int
    hash: bytes
    entry: bytes


def written(connection: Connection) -> Iterator[Written]:
    """Every row of the log, in order, as bytes: an altered one may be no text at all."""
    raw = select(LOG.c.number, cast(LOG.c.hash, LargeBinary), cast(LOG.c.entry, LargeBinary)).order_by(LOG.c.number)
    for number, hash_, entry in connection.execution_options(yield_per=200).execute(raw):
        yield Written(number, hash_ or b"", entry or b"")


def broken_links(connection: Connection) -> Iterator[Finding]:
    """What in the log is not what was appended, entry by entry."""
    number, previous = 0, GENESIS
    for row, following in pairwise(chain(written(connection), [None])):
        if row is None:
            return
        if row.number != number + 1:
            yield Finding(row.number, when_of(row), f"follows entry {number}: what stood between is gone")
        due = chained(previous, row.entry)
        if row.hash != due.encode():
            yield Finding(row.number, when_of(row), _altered(due, following))
        yield from _misread(row)
        number, previous = row.number, _readable(row.hash) or due


def _altered(due: str, following: Written | None) -> str:
    """What was altered, as far as the next entry tells: it was chained to the hash that stood here."""
    if following is not None and chained(due, following.entry).encode() == following.hash:
        return "its hash was altered; its text is as it was written"
    return "its text, or its hash with it, is not what was written"


def _readable(hash_: bytes) -> str | None:
    try:
        return hash_.decode() if len(bytes.fromhex(hash_.decode())) == len(bytes.fromhex(GENESIS)) else None
    except ValueError:
        return None


def _misread(row: Written) -> Iterator[Finding]:
    """What is wrong with the text of an entry in itself."""
    entry = readable(row)
    if isinstance(entry, str):
        yield Finding(row.number, when_of(row), f"cannot be read: {entry}")
    elif entry.number != row.number:
        yield Finding(row.number, entry.when, f"calls itself entry {entry.number}")
    elif not _is_canonical(entry, row):
        yield Finding(row.number, entry.when, "is not in canonical form")


def _is_canonical(entry: Entry, row: Written) -> bool:
    try:
        return entry_to_text(entry).encode() == row.entry
    except ValueError:
        return False


def readable(row: Written) -> Entry | str:
    """The entry of a row, or why there is none."""
    try:
        return text_to_entry(row.entry.decode(), row.hash.decode())
    except (RecordError, UnicodeDecodeError) as error:
        return str(error)


def when_of(row: Written) -> str | None:
    """The time an entry gives, however much of the rest is damaged."""
    try:
        when = json.loads(row.entry.decode(errors="replace"))["when"]
    except (ValueError, KeyError, TypeError, RecursionError):
        _, _, after = row.entry.decode(errors="replace").partition('"when":"')
        when = after[:32].partition('"')[0]
    return canonical(when).strip('"') or None
