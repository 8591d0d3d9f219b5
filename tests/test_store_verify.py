"""`python -m geo verify`: clean as written, and every altered byte found."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.store import Accept, Correct, Signature, StoreError, open_store, verify
from tests.made_events import a_place, an_article, an_event

CLEAN, ALTERED, BAD_INPUT = 0, 1, 2
LONG = os.environ.get("HISAR_LONG") == "1"
NADIA = Signature("Nadia", "seen")
ONE, TWO = "1" * 16, "2" * 16


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A store with a reading and two decisions, whole in its one file."""
    path = tmp_path / "store.db"
    store = open_store(path)
    events = [an_event(ONE, places=(a_place("عياش", 40.03, 35.41),)), an_event(TWO, day=None)]
    store.save_article(an_article(), events)
    store.act(Accept(ONE), NADIA, {ONE: 1})
    store.act(Correct(TWO, {"hedge": "said"}), NADIA, {TWO: 1})
    settle(path)
    return path


def settle(path: Path) -> None:
    """Bring what waits in the write-ahead log into the file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def alter(path: Path, *statements: str) -> None:
    """What somebody with a database tool would do: past the triggers that forbid it."""
    connection = sqlite3.connect(path)
    for table in ("log", "documents"):
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER {table}_no_{verb}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_store_as_it_was_written_is_clean(small: Path, capsys) -> None:
    assert main(["verify", str(small)]) == CLEAN
    said = capsys.readouterr().out
    assert "3 entries, 2 events, 1 articles" in said
    assert open_store(small).last_entry.hash in said


LOG = "UPDATE log SET entry = replace(entry, '{}', '{}') WHERE number = {}"
ALTERATIONS = [
    (LOG.format("Nadia", "Omar", 2), "entry 2 (20", "its text, or its hash with it, is not what was written"),
    (
        "UPDATE log SET hash = (SELECT hash FROM log WHERE number = 3) WHERE number = 2",
        "entry 2",
        "its hash was altered",
    ),
    ("DELETE FROM log WHERE number = 2", "entry 3", "follows entry 1: what stood between is gone"),
    ("DELETE FROM log WHERE number = 3", "event '2222222222222222'", "by the log 1"),
    ("UPDATE log SET entry = 'x' WHERE number = 1", "entry 1", "cannot be read"),
    ("UPDATE log SET number = 9 WHERE number = 3", "entry 9", "follows entry 2"),
    ("UPDATE documents SET body = 'x'", "entry 1", "it filed was altered"),
    ("DELETE FROM documents", "entry 1", "it filed is gone"),
    ("INSERT INTO documents VALUES ('x', 'x')", "document 'x'", "no entry filed it"),
    ("UPDATE events SET status = 'rejected' WHERE entry = 2", "entry 2", "status is 'rejected', by the log 'accepted'"),
    ("UPDATE events SET words = 'x' WHERE entry = 2", "entry 2", "words is 'x'"),
    ("UPDATE events SET document = '{}' WHERE entry = 3", "entry 3", "document is '{}'"),
    ("DELETE FROM events WHERE entry = 3", "entry 3", "is in the log and not in the store"),
    ("UPDATE points SET lon = lon + 0.000000001", "entry 2", "its points are not those of the log"),
    ("DELETE FROM points", "entry 2", "its points are not those of the log"),
    ("UPDATE articles SET source = 'x'", "article 'a'", "source is 'x'"),
    ("DELETE FROM articles", "article 'a'", "is in the log and not in the store"),
    ("DELETE FROM touched WHERE number = 3", "entry 3", "the index of changes is wrong"),
    ("DELETE FROM event_days", "event_days", "not the days of event"),
    ("UPDATE point_boxes SET west = 0, east = 0", "point_boxes", "not the position of point"),
    ("INSERT INTO event_days VALUES (99, 1, 1)", "event_days", "row 99 of no event"),
]


@pytest.mark.parametrize(("statement", "where", "said"), ALTERATIONS, ids=[row[0][:60] for row in ALTERATIONS])
def test_what_was_altered_is_named(statement: str, where: str, said: str, small: Path, capsys) -> None:
    alter(small, statement)
    assert main(["verify", str(small)]) == ALTERED
    lines = capsys.readouterr().out.splitlines()
    assert any(where in line and said in line for line in lines), lines


def rechained(path: Path) -> None:
    """A forger's whole work: another name in an entry, and every hash anew."""
    from geo.store.entry import GENESIS, chained

    alter(path, LOG.format("Nadia", "Omar", 2))
    connection, previous = sqlite3.connect(path), GENESIS
    for number, entry in connection.execute("SELECT number, entry FROM log ORDER BY number").fetchall():
        previous = chained(previous, entry.encode())
        connection.execute("UPDATE log SET hash = ? WHERE number = ?", (previous, number))
    connection.commit()
    connection.close()


def test_a_log_forged_as_a_whole_lacks_the_hash_noted_down_before(small: Path, capsys) -> None:
    noted = open_store(small).last_entry.hash
    assert main(["verify", str(small), "--head", noted]) == CLEAN
    rechained(small)
    assert main(["verify", str(small)]) == CLEAN
    assert main(["verify", str(small), "--head", noted]) == ALTERED
    assert "no entry, or more than one, has the hash" in capsys.readouterr().out


def test_what_is_altered_cannot_steer_a_terminal(small: Path, capsys) -> None:
    alter(small, "UPDATE articles SET source = 'a' || char(27) || '[2J' || char(10)")
    assert main(["verify", str(small)]) == ALTERED
    assert "\x1b" not in capsys.readouterr().out


def nothing(_: Path) -> None:
    """Leave no file."""


def other_format(number: int) -> Callable[[Path], None]:
    """Make a store say it is of a format."""

    def make(path: Path) -> None:
        open_store(path)
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.close()

    return make


BAD_STORES = [
    (nothing, "there is no such store"),
    (lambda path: path.write_bytes(b"no database" * 400), "not a database"),
    (lambda path: sqlite3.connect(path).execute("CREATE TABLE theirs (x)").connection.close(), "not a store"),
    (other_format(3), "written by a newer version"),
    (other_format(1), "has no log yet"),
]


@pytest.mark.parametrize(("make", "said"), BAD_STORES, ids=[row[1] for row in BAD_STORES])
def test_what_is_no_store_is_bad_input(make, said: str, tmp_path: Path, capsys) -> None:
    path = tmp_path / "x.db"
    make(path)
    assert main(["verify", str(path)]) == BAD_INPUT
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def found(path: Path) -> list[str]:
    """What verify says, also where it cannot even open the file."""
    try:
        return [str(finding) for finding in verify(path)]
    except StoreError as error:
        return [str(error)]


def flip(path: Path, at: int, bit: int) -> bytes:
    """Flip a bit of a file; returns the byte that stood there."""
    with path.open("r+b") as stream:
        stream.seek(at)
        byte = stream.read(1)
        stream.seek(at)
        stream.write(bytes([byte[0] ^ (1 << bit)]))
    return byte


def restore(path: Path, at: int, byte: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(byte)


def log_bytes(path: Path) -> list[tuple[int, range]]:
    """Each entry's number, and where in the file its row stands: the head of the cell, the hash and the text."""
    data, rows = path.read_bytes(), sqlite3.connect(path)
    places = []
    for number, hash_, entry in rows.execute("SELECT number, hash, entry FROM log"):
        whole = (hash_ + entry).encode()
        start = data.find(whole)
        if start >= 0:
            places.append((number, range(start - 6, start + len(whole))))
    rows.close()
    return places


def test_every_flipped_byte_of_the_log_is_found(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    store.save([an_event(ONE)])
    store.act(Accept(ONE), NADIA, {ONE: 1})
    del store
    settle(path)
    places, bits, whole = log_bytes(path), random.Random(6), dump(path)
    assert [number for number, _ in places] == [1, 2]
    for number, where in places:
        for at in where:
            byte = flip(path, at, bits.randrange(8))
            said = found(path)
            in_the_text = at >= where.start + 6
            # In the head of a row SQLite reads one byte for nothing: the type of a column that is the row's number.
            assert said or (not in_the_text and dump(path) == whole), (number, at)
            assert not in_the_text or any(f"entry {number}" in one or "SQLite" in one for one in said), (at, said)
            restore(path, at, byte)
    assert found(path) == []


def dump(path: Path) -> list[tuple]:
    """All that a store's tables hold, as bytes."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.text_factory = bytes
    tables = ("log", "documents", "touched", "articles", "events", "points", "event_days", "point_boxes")
    try:
        return [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
    finally:
        connection.close()


def test_a_flipped_byte_anywhere_is_found_or_changes_nothing(small: Path, tmp_path: Path) -> None:
    copy, size, written = tmp_path / "copy.db", small.stat().st_size, dump(small)
    shutil.copy(small, copy)
    ours = random.Random(7)
    for at in range(size) if LONG else ours.sample(range(size), 400):
        byte = flip(copy, at, ours.randrange(8))
        if not found(copy):
            assert dump(copy) == written, at
        restore(copy, at, byte)
        for beside in ("-wal", "-shm"):
            copy.with_name(copy.name + beside).unlink(missing_ok=True)
