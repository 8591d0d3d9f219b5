"""Bytes to send, compressed once."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes, the same gzipped, and the sixteen hex digits of their hash."""

    body: bytes
    gzipped: bytes
    tag: str


def pack(body: bytes) -> Packed:
    """Compress and hash; the same bytes always give the same."""
    return Packed(body, gzip.compress(body, compresslevel=6, mtime=0), hashlib.sha256(body).hexdigest()[:16])
