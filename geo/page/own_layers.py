"""The layers that visitors have laid on their maps: kept in this process only, under names nobody can guess.

Knows no Streamlit. A layer is not part of a link: nobody but its visitor sees it. The oldest go when room runs out; a
visitor's next run brings theirs back.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from geo.page.answers import packed_answer, refusal
from geo.page.packed import Packed

MOST_BYTES = 100_000_000
"""What all layers together may take, compressed and not."""

TOKEN = re.compile(r"[0-9a-f]{32}", re.ASCII)


class OwnLayerShelf:
    """Token → layer, the one asked for last at the end."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[str, Packed] = OrderedDict()
        self._lock = Lock()

    def keep(self, token: str, layer: Packed) -> None:
        """Keep a layer, and let go of the oldest where room runs out."""
        with self._lock:
            self._kept[token] = layer
            self._kept.move_to_end(token)
            while len(self._kept) > 1 and sum(map(_size, self._kept.values())) > self._most:
                self._kept.popitem(last=False)

    def drop(self, token: str) -> None:
        """Forget a layer."""
        with self._lock:
            self._kept.pop(token, None)

    def layer(self, request: Request) -> Response:
        """The layer a map asks for; nobody else may keep it."""
        token = request.path_params["token"]
        with self._lock:
            packed = self._kept.get(token) if TOKEN.fullmatch(token) else None
        if packed is None:
            return refusal(404, "no such layer; it may have been taken away")
        response = packed_answer(request, packed, "application/json")
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _size(packed: Packed) -> int:
    return len(packed.body) + len(packed.gzipped)


SHELF = OwnLayerShelf()
"""The shelf of this process: the page lays layers on it, its routes hand them out."""
