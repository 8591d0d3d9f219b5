"""One entry of the log: who changed what, when and why, as canonical JSON, and the chain that binds it to all before.

The hash of an entry is SHA-256 over the 32 bytes of the hash before it and the UTF-8 of its canonical JSON: keys
sorted, no blanks, no NaN. Of a new event a change holds the whole record, of an old one the fields that are new.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, cast, get_args

from geo.events import Json, Record, RecordError
from geo.events.fields import integer, items, mapping, text

What = Literal["read", "saved", "accepted", "rejected", "corrected", "merged", "split", "undone", "migrated"]

GENESIS = hashlib.sha256(b"Hisar log 1").hexdigest()
"""What the first entry is chained to."""

LONGEST_NAME, LONGEST_REASON = 200, 2000


@dataclass(frozen=True, slots=True)
class Signature:
    """Who makes a change, and why."""

    who: str
    why: str = ""

    def __post_init__(self) -> None:
        """Nobody changes anything namelessly, and no reason is a novel."""
        if not self.who.strip() or len(self.who) > LONGEST_NAME:
            raise ValueError(f"who makes a change has a name of 1 to {LONGEST_NAME} characters: {self.who[:80]!r}")
        if len(self.why) > LONGEST_REASON:
            raise ValueError(f"a reason has at most {LONGEST_REASON} characters, not {len(self.why)}")


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry does to one event.

    `seen` is the entry that changed it last before, 0 where the event was not there; `fields` are its new values, None
    where it is gone.
    """

    event_id: str
    seen: int
    fields: Record | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as it stands in the log. `article` is what became of an article, `undoes` the entry taken back."""

    number: int
    when: datetime
    by: Signature
    what: What
    changes: tuple[Change, ...] = ()
    article: Record | None = None
    undoes: int | None = None
    hash: str = field(default="", compare=False)


def canonical(value: Json) -> str:
    """The one JSON text of a value."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def chained(previous: str, entry: bytes) -> str:
    """The hash of an entry that follows the one whose hash is `previous`."""
    return hashlib.sha256(bytes.fromhex(previous) + entry).hexdigest()


def now() -> datetime:
    """The time of a change, UTC."""
    return datetime.now(UTC)


def entry_to_text(entry: Entry) -> str:
    """The canonical JSON of an entry, without its hash."""
    return canonical(
        {
            "number": entry.number,
            "when": entry.when.isoformat(timespec="microseconds"),
            "who": entry.by.who,
            "why": entry.by.why,
            "what": entry.what,
            "changes": [{"event": c.event_id, "seen": c.seen, "fields": c.fields} for c in entry.changes],
            "article": entry.article,
            "undoes": entry.undoes,
        }
    )


def text_to_entry(written: str, hash_: str = "") -> Entry:
    """The entry a text holds; raises `RecordError` naming the field that cannot be."""
    try:
        record = mapping(json.loads(written), "entry")
        return _record_to_entry(record, hash_)
    except RecordError:
        raise
    except (ValueError, RecursionError) as error:
        raise RecordError("entry", written, str(error)) from error


def _record_to_entry(record: Mapping[str, object], hash_: str) -> Entry:
    what = text(record, "what")
    if what not in get_args(What):
        raise RecordError("what", what, "no such action")
    return Entry(
        number=integer(record, "number"),
        when=datetime.fromisoformat(text(record, "when")),
        by=Signature(text(record, "who"), text(record, "why")),
        what=cast(What, what),
        changes=tuple(map(_record_to_change, items(record, "changes"))),
        article=_optional_record(record, "article"),
        undoes=None if record.get("undoes") is None else integer(record, "undoes"),
        hash=hash_,
    )


def _record_to_change(value: object) -> Change:
    record = mapping(value, "changes")
    return Change(text(record, "event"), integer(record, "seen"), _optional_record(record, "fields"))


def _optional_record(record: Mapping[str, object], name: str) -> Record | None:
    value = record.get(name)
    return None if value is None else cast(Record, mapping(value, name))
