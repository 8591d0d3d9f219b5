"""Stores of an older format are brought up to date without loss; stores can be opened to be read."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql

from gazetteer import load_gazetteer
from geo.events import View, event_to_record, searchable_text
from geo.store import Accept, DamagedError, ReadOnlyError, Signature, StoreError, fill_from_folder, open_store, verify
from geo.store.database import DOCUMENTS
from geo.store.documents import article_to_record
from geo.store.predicates import predicates
from geo.store.rtree import STATEMENTS
from tests.made_events import a_place, an_article, an_event

FORMAT_1 = """
PRAGMA application_id = 1214870369;
PRAGMA user_version = 1;
CREATE TABLE articles (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, document TEXT NOT NULL);
CREATE TABLE events (
    "row" INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL, kind TEXT NOT NULL,
    status TEXT NOT NULL, first_day INTEGER, last_day INTEGER, words TEXT NOT NULL, document TEXT NOT NULL
);
CREATE INDEX events_by_kind ON events (kind, first_day);
CREATE INDEX events_by_article ON events (article_id, status);
CREATE TABLE points (
    "row" INTEGER NOT NULL PRIMARY KEY, event_row INTEGER NOT NULL REFERENCES events ("row"),
    lon FLOAT NOT NULL, lat FLOAT NOT NULL
);
CREATE INDEX ix_points_event_row ON points (event_row);
"""
EVENTS = [
    an_event("1" * 16, places=(a_place("عياش", 40.03, 35.41),)),
    an_event("2" * 16, day=None, status="accepted"),
    an_event("3" * 16, status="rejected"),
]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store as format 1 wrote it: no log, in journal mode WAL."""
    path = tmp_path / "older.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(FORMAT_1)
    for statement in STATEMENTS:
        connection.execute(statement)
    article = an_article()
    record = {name: value for name, value in article_to_record(article).items() if name not in ("dateline", "asides")}
    connection.execute("INSERT INTO articles VALUES (?, ?, ?)", ("a", article.text, json.dumps(record)))
    for row, event in enumerate(EVENTS, start=1):
        days = (event.when.start.toordinal(), event.when.end.toordinal()) if event.when else (None, None)
        values = (row, event.id, "a", event.kind, event.status, *days, searchable_text(event))
        document = json.dumps(event_to_record(event))
        connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*values, document))
        for place in event.placed:
            connection.execute("INSERT INTO points VALUES (?, ?, ?, ?)", (row, row, place.point.lon, place.point.lat))
    connection.commit()
    connection.close()
    return path


def test_a_store_without_a_log_gets_one_and_loses_nothing(older: Path) -> None:
    store = open_store(older)
    assert {event.id: event for event in store.select(View())} == {event.id: event for event in EVENTS}
    assert store.article("a") == an_article()
    assert [entry.what for entry in store.entries()] == ["migrated", "migrated"]
    assert store.filed("a").retrieved is None
    assert list(verify(older)) == []
    store.act(Accept("1" * 16), Signature("Nadia"), {"1" * 16: 2})
    assert open_store(older).last_entry.number == 3


def test_a_store_that_cannot_be_brought_up_to_date_stays_as_it_is(older: Path) -> None:
    connection = sqlite3.connect(older)
    connection.execute("UPDATE events SET document = '{}' WHERE row = 2")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=r"older\.db: .*not text"):
        open_store(older)
    connection = sqlite3.connect(older)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM events").fetchone() == (3,)
    connection.close()


def test_an_older_store_is_not_changed_by_reading(older: Path) -> None:
    with pytest.raises(StoreError, match="format 1, which has no log yet; opening it for writing brings it to"):
        open_store(older, read_only=True)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    open_store(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="format 3, written by a newer version; this one knows formats up to 2"):
            open_store(path, read_only=read_only)


def test_a_store_opened_to_be_read_answers_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a store?.db"
    open_store(path).save_article(an_article(), EVENTS[:1])
    store = open_store(path, read_only=True)
    assert store.select(View()) == EVENTS[:1]
    for write in (lambda: store.save(EVENTS), lambda: store.save_article(an_article()), store.rebuild):
        with pytest.raises(ReadOnlyError):
            write()
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_a_file_cut_short_is_damaged_and_says_so(tmp_path: Path) -> None:
    path, cut = tmp_path / "store.db", tmp_path / "cut.db"
    open_store(path).save(EVENTS)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copy(path, cut)
    with cut.open("r+b") as stream:
        stream.truncate(path.stat().st_size // 2)
    with pytest.raises(DamagedError, match=r"cut\.db: .*malformed"):
        open_store(cut).select(View())


def test_the_log_of_a_store_only_grows(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).save_article(an_article(), EVENTS[:1])
    connection = sqlite3.connect(path)
    for table in ("log", "documents"):
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = 7"):
            with pytest.raises(sqlite3.IntegrityError, match="of a store only grows"):
                connection.execute(statement)
    connection.close()


def test_a_folder_read_again_adds_nothing_and_touches_no_decision(tmp_path: Path) -> None:
    folder, gazetteer = tmp_path / "articles", load_gazetteer()
    folder.mkdir()
    text = "قتل خمسة مدنيين بقصف جوي استهدف مدينة دوما في 19 آب 2015.\n\nحاصرت قوات النظام مدينة مضايا.\n"
    (folder / "one.txt").write_bytes(text.encode())
    store = open_store()
    assert fill_from_folder(store, folder, gazetteer) == ()
    first = store.last_entry
    assert store.body(store.filed("one").original) == text.encode()
    assert store.filed("one").source == "one.txt"
    fill_from_folder(store, folder, gazetteer)
    assert store.last_entry == first
    chosen = store.select(View())[0]
    store.act(Accept(chosen.id), Signature("Nadia"), {chosen.id: first.number})
    accepted = store.event(chosen.id)
    (folder / "one.txt").write_bytes(text.encode() + "\nشهدت مدينة حلب اشتباكات.\n".encode())
    fill_from_folder(store, folder, gazetteer)
    assert store.event(chosen.id) == accepted
    assert store.total > 1


def test_a_view_can_be_asked_of_postgresql() -> None:
    view = View(words="حصار", bbox=(39.0, 34.0, 41.0, 36.0), kinds=("siege",))
    sql = str(DOCUMENTS.where(*predicates(view)).compile(dialect=postgresql.dialect()))
    assert "strpos(events.words, " in sql
    assert "instr(" not in sql
