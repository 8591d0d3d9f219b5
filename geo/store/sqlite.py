"""Opening a store, and what SQLite needs to be one."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from geo.events import RecordError
from geo.store.append_only import forbid_changes
from geo.store.connecting import MEMORY, file_engine, memory_engine, reading_engine
from geo.store.database import DatabaseStore
from geo.store.entry import Entry
from geo.store.errors import DamagedError, StoreError
from geo.store.interface import Store
from geo.store.leftover import half_written
from geo.store.log import head
from geo.store.migration import put_in, take_out
from geo.store.rtree import create_rtrees, narrow
from geo.store.tables import METADATA
from geo.store.upkeep import refold

FILE_PREFIX = "sqlite:///"

STORE_VARIABLE = "HISAR_STORE"
"""The environment variable that names the store a process uses."""

APPLICATION_ID = 0x48697361
"""Marks a SQLite file as a store of ours ("Hisa"), so that nobody else's file is written into."""
FORMAT = 2
"""Counts the shapes the tables have had: 1 had no log."""

LOGGER = logging.getLogger("geo.store")


def open_store(url: str | Path = MEMORY, *, must_exist: bool = False, read_only: bool = False) -> Store:
    """Open a store: in memory, or the file a path or `sqlite:///path` names; made anew where there is none.

    A store of an older format is brought up to date, all of it or nothing. Raises `StoreError` for a file that is no
    store, is damaged or of a newer format, for any other kind of URL, and, with `must_exist` or `read_only`, for a file
    that is not there.
    """
    path = store_path(url)
    if path is None:
        return _open_memory()
    if (must_exist or read_only) and not path.is_file():
        raise StoreError(f"{url}: there is no such store")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no directory {str(path.parent)!r}")
    return _open_to_read(path, url) if read_only else _open_to_write(path, url)


def store_path(url: str | Path) -> Path | None:
    """The file a URL or path names, None for memory."""
    text = str(url)
    if text in (MEMORY, FILE_PREFIX):
        return None
    if "://" in text and not text.startswith(FILE_PREFIX):
        raise StoreError(f"not a kind of store we know (a path or sqlite:///path): {text.partition('://')[0]!r}")
    return Path(text.removeprefix(FILE_PREFIX))


def open_copy(entries: Iterable[Entry], documents: Iterable[bytes]) -> Store:
    """A store in memory, to read, that holds a log and what follows from it."""
    engine, guard = memory_engine(), RLock()
    _claim(engine, None)
    DatabaseStore(engine, narrow, guard).take_over(entries, documents)
    return DatabaseStore(engine, narrow, guard, read_only=True)


def _open_memory() -> Store:
    engine = memory_engine()
    _claim(engine, None)
    return DatabaseStore(engine, narrow, RLock())


def _open_to_write(path: Path, url: str | Path) -> Store:
    engine = file_engine(path)
    try:
        notices = _claim(engine, path)
        _let_readers_read_on(engine, anew=bool(notices))
    except (DatabaseError, StoreError, RecordError, UnicodeDecodeError) as error:
        raise _refused(engine, url, error) from error
    for notice in notices:
        LOGGER.warning(notice)
    return DatabaseStore(engine, narrow, notices=notices)


def _open_to_read(path: Path, url: str | Path) -> Store:
    engine = reading_engine(path)
    try:
        with engine.connect() as connection:
            refuse_others(connection)
    except (DatabaseError, StoreError, UnicodeDecodeError) as error:
        raise _refused(engine, url, error) from error
    return DatabaseStore(engine, narrow, read_only=True)


def _refused(engine: Engine, url: str | Path, error: Exception) -> StoreError:
    engine.dispose()
    if isinstance(error, DatabaseError):
        return DamagedError(f"{url}: cannot be opened as a store: {error.orig}")
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes what it stumbled over, and sqlite3 cannot read that.
        return DamagedError(f"{url}: cannot be opened as a store: damaged: {error}")
    return StoreError(f"{url}: {error}")


def _claim(engine: Engine, path: Path | None) -> tuple[str, ...]:
    """Make an empty database a store and an old one new; refuse one that is somebody else's or of a newer format."""
    with engine.execution_options(writes=True).begin() as connection:
        notices = () if path is None or not half_written(path) else (_dropped(connection, path),)
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar() == 0:
            _create(connection)
        elif _marks(connection) == (APPLICATION_ID, 1):
            old = take_out(connection)
            _create(connection)
            put_in(connection, old)
        else:
            refuse_others(connection)
            refold(connection)
    return notices


def _dropped(connection: Connection, path: Path) -> str:
    has_log = _marks(connection) == (APPLICATION_ID, FORMAT)
    last = f"the last entry is {head(connection)[0]}" if has_log else "nothing else is lost"
    return f"{path}: a change was begun and never finished; it was not acknowledged and is gone: {last}"


def refuse_others(connection: Connection) -> None:
    """Raise `StoreError` for a database that is no store of this format."""
    application, form = _marks(connection)
    if application != APPLICATION_ID:
        raise StoreError(f"not a store: application id {application}, format {form}")
    if form > FORMAT:
        raise StoreError(f"format {form}, written by a newer version; this one knows formats up to {FORMAT}")
    if form < FORMAT:
        raise StoreError(f"format {form}, which has no log yet; opening it for writing brings it to format {FORMAT}")


def _marks(connection: Connection) -> tuple[int, int]:
    application, form = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("application_id", "user_version")
    )
    return int(application), int(form)


def _create(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    METADATA.create_all(connection, checkfirst=False)
    create_rtrees(connection)
    forbid_changes(connection)


def _let_readers_read_on(engine: Engine, *, anew: bool) -> None:
    """Switch to the write-ahead log, in which nobody waits for a reader; it cannot be done inside a transaction.

    `anew` empties the log, so that what was left half done is told once.
    """
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("PRAGMA journal_mode = WAL")
        if anew:
            pooled.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        pooled.close()
