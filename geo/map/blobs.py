"""Data inside a page: element id → gzipped base64, the one form in which hostile text cannot end a script element.

Details are dealt out over as many elements as keep each small, by the first hex digits of the events' ids, so that a
page of many events opens without reading them and a tooltip reads only its own share.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from typing import Any

DETAILS_A_BLOB = 1000
"""How many events' details one element holds, roughly."""
MOST_DIGITS = 3


def pack_blob(data: bytes) -> str:
    """Bytes as `static/data.js` reads them; the same bytes always give the same text."""
    return base64.b64encode(gzip.compress(data, 6, mtime=0)).decode()


def pack_json(data: object) -> str:
    """JSON as `static/data.js` reads it."""
    return pack_blob(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def detail_digits(count: int) -> int:
    """How many hex digits of an id name the element that holds its details, where there are `count` of them."""
    digits = 0
    while digits < MOST_DIGITS and count > DETAILS_A_BLOB * 16**digits:
        digits += 1
    return digits


def details_to_blobs(details: Mapping[str, Any]) -> dict[str, str]:
    """`hisar-details-` and the first digits of the ids → the details of the events whose ids begin so."""
    digits, shares = detail_digits(len(details)), dict[str, dict[str, Any]]()
    for id_, detail in details.items():
        shares.setdefault(id_[:digits], {})[id_] = detail
    return {f"hisar-details-{prefix}": pack_json(share) for prefix, share in sorted(shares.items())}
