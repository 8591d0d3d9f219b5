"""What a process that ended in the middle of a change has left in SQLite's write-ahead log.

The file is a header of 32 bytes and frames of 24 bytes and a page, big-endian; a frame belongs to the log if it repeats
the header's two salts, and ends a change if its second number is not 0 (https://sqlite.org/fileformat2.html, 4).
SQLite itself passes over frames behind the last such one; here they are only told.
"""

from __future__ import annotations

import struct
from pathlib import Path

HEADER, FRAME = 32, 24


def half_written(store: Path) -> bool:
    """Whether the log beside a store holds part of a change that never came to its end.

    Only who holds the lock on writing may ask: else it may be that of a process still at it.
    """
    wal = store.with_name(f"{store.name}-wal")
    if not wal.is_file():
        return False
    with wal.open("rb") as stream:
        header = stream.read(HEADER)
        if len(header) < HEADER:
            return False
        page, salts = int.from_bytes(header[8:12]), header[16:24]
        unfinished = False
        while len(frame := stream.read(FRAME)) == FRAME and frame[8:16] == salts:
            _number, pages = struct.unpack_from(">II", frame)
            whole = len(stream.read(page)) == page
            unfinished = not (pages and whole)
    return unfinished
