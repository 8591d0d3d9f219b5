"""Keys to what visitors do not see: the map of an editor fetches drafts with one; nobody can guess it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from threading import Lock

LIFETIME_S = 12 * 3600
"""How long a key opens after it was last shown to be an editor's."""
BYTES = 16


class Keys:
    """The keys handed out by this process; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Time is the clock's, in seconds."""
        self._clock, self._lock = clock, Lock()
        self._ends: dict[str, float] = {}

    def new(self) -> str:
        """A new key: hex digits, so that nothing on its way rewrites it."""
        key = secrets.token_hex(BYTES)
        with self._lock:
            now = self._clock()
            self._ends = {one: end for one, end in self._ends.items() if end > now}
            self._ends[key] = now + LIFETIME_S
        return key

    def renew(self, key: str) -> bool:
        """Let a key live on; False where it has ended."""
        with self._lock:
            if not self._opens(key):
                return False
            self._ends[key] = self._clock() + LIFETIME_S
            return True

    def opens(self, key: str) -> bool:
        """Whether a key is one of ours that has not ended."""
        with self._lock:
            return self._opens(key)

    def end(self, key: str) -> None:
        """Take a key back."""
        with self._lock:
            self._ends.pop(key, None)

    def _opens(self, key: str) -> bool:
        return self._ends.get(key, 0.0) > self._clock()
