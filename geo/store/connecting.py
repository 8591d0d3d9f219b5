"""SQLite engines as a store needs them: who begins transactions, how they lock, what is on the disk when they end."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, StaticPool

MEMORY = "sqlite://"

BUSY_S = 30
"""How long a write waits for another process's."""


def memory_engine() -> Engine:
    """A database in memory: one connection, shared."""
    return _prepared(create_engine(MEMORY, poolclass=StaticPool, connect_args={"check_same_thread": False}))


def file_engine(path: Path) -> Engine:
    """A file to read and write."""
    return _prepared(create_engine(_url(path), connect_args={"timeout": BUSY_S}))


def reading_engine(path: Path) -> Engine:
    """A file to read; where it stands on a medium that cannot be written, too, if nothing waits in its log."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    wal = path.with_name(f"{path.name}-wal")
    if not (wal.is_file() and wal.stat().st_size) and not _opens(address):
        address += "&immutable=1"
    # The name is in the URL for errors; how it is opened is ours.
    return _prepared(
        create_engine(
            _url(path),
            creator=lambda: sqlite3.connect(address, uri=True, timeout=BUSY_S, check_same_thread=False),
            poolclass=NullPool,
        )
    )


def _url(path: Path) -> URL:
    """Built of its parts: a name may hold what a URL gives a meaning."""
    return URL.create("sqlite", database=str(path))


def _opens(address: str) -> bool:
    connection = sqlite3.connect(address, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        return False
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        # Damaged, and in reach: who reads it will be told.
        return True
    finally:
        connection.close()
    return True


def _prepared(engine: Engine) -> Engine:
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are ours to begin: sqlite3 would begin them only at the first change.
    connection.isolation_level = None
    # What was acknowledged survives a loss of power, not only of the process.
    connection.execute("PRAGMA synchronous = FULL")


def _on_begin(connection: Connection) -> None:
    # A transaction that will write takes the lock at once, or two of them could wait for each other for ever.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
