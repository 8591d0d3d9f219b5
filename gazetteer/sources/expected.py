"""About how many rows a source will give, so that its reading can be shown: lines of a table, files of a folder."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

LINED = frozenset({".csv", ".tsv", ".txt", ".ndjson", ".jsonl", ".geojsonl", ".geojsonseq"})
RECORD = ".geojson"
CHUNK = 1 << 20
MOST_BYTES = 500_000_000
"""A longer file is not read twice to know its lines."""


def expected_rows(path: Path) -> int | None:
    """How many rows there will be at most, or None where only reading could tell.

    A table's lines are counted, and a folder's or an archive's files if each holds one place.
    """
    try:
        if path.is_dir():
            return sum(file.endswith(RECORD) for _, _, files in os.walk(path) for file in files) or None
        if path.suffix.lower() in LINED:
            return _lines(path) if path.stat().st_size <= MOST_BYTES else None
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                files = sum(name.endswith(RECORD) for name in archive.namelist())
            return files if files > 1 else None
    except (OSError, zipfile.BadZipFile):
        return None
    return None


def _lines(path: Path) -> int:
    with path.open("rb") as opened:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: opened.read(CHUNK), b""))
