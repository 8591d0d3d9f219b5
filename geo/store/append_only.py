"""SQLite's own refusal to change what the log and the documents hold."""

from __future__ import annotations

from sqlalchemy import Connection

TABLES = ("log", "documents")


def forbid_changes(connection: Connection) -> None:
    """Let the log and the documents grow and nothing else."""
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'the {table} of a store only grows'); END"
            )
