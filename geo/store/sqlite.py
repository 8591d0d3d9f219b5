"""Opening a store, and what SQLite needs to be one."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from geo.events import RecordError
from geo.store.database import DatabaseStore
from geo.store.errors import StoreError
from geo.store.interface import Store
from geo.store.rtree import create_rtrees, narrow
from geo.store.tables import METADATA
from geo.store.upkeep import refold

MEMORY = "sqlite://"
FILE_PREFIX = "sqlite:///"

STORE_VARIABLE = "HISAR_STORE"
"""The environment variable that names the store a process uses."""

APPLICATION_ID = 0x48697361
"""Marks a SQLite file as a store of ours ("Hisa"), so that nobody else's file is written into."""
FORMAT = 1
"""Counts the shapes the tables have had."""

BUSY_S = 30
"""How long a write waits for another process's."""


def open_store(url: str | Path = MEMORY, *, must_exist: bool = False) -> Store:
    """Open a store: in memory, or the file a path or `sqlite:///path` names; made anew where there is none.

    Raises `StoreError` for a file that is no store, one of another format, any other kind of URL, and, with
    `must_exist`, a file that is not there.
    """
    path = _path(url)
    if must_exist and path is not None and not path.is_file():
        raise StoreError(f"{url}: there is no such store")
    engine = _engine(path)
    try:
        _claim(engine)
        _let_readers_read_on(engine)
        return DatabaseStore(engine, narrow, RLock() if path is None else None)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(f"{url}: cannot be opened as a store: {error.orig}") from error
    except (StoreError, RecordError) as error:
        engine.dispose()
        raise StoreError(f"{url}: {error}") from error


def _path(url: str | Path) -> Path | None:
    text = str(url)
    if text in (MEMORY, FILE_PREFIX):
        return None
    if "://" in text and not text.startswith(FILE_PREFIX):
        raise StoreError(f"not a kind of store we know (a path or sqlite:///path): {text.partition('://')[0]!r}")
    return Path(text.removeprefix(FILE_PREFIX))


def _engine(path: Path | None) -> Engine:
    if path is None:
        memory = create_engine(MEMORY, poolclass=StaticPool, connect_args={"check_same_thread": False})
        return _prepared(memory)
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no directory {str(path.parent)!r}")
    return _prepared(create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_S}))


def _prepared(engine: Engine) -> Engine:
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are ours to begin: sqlite3 would begin them only at the first change.
    connection.isolation_level = None


def _on_begin(connection: Connection) -> None:
    # A transaction that will write takes the lock at once, or two of them could wait for each other for ever.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _claim(engine: Engine) -> None:
    """Make an empty database a store; refuse one that is somebody else's or of another format."""
    with engine.execution_options(writes=True).begin() as connection:
        marks = _pragma(connection, "application_id"), _pragma(connection, "user_version")
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar() == 0:
            _create(connection)
        elif marks != (APPLICATION_ID, FORMAT):
            raise StoreError(f"not a store of format {FORMAT}: application id {marks[0]}, format {marks[1]}")
        else:
            refold(connection)


def _pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def _create(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    METADATA.create_all(connection, checkfirst=False)
    create_rtrees(connection)


def _let_readers_read_on(engine: Engine) -> None:
    """Switch to the write-ahead log, in which nobody waits for a reader; it cannot be done inside a transaction."""
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        pooled.close()
