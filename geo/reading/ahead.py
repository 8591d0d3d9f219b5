"""A source read a little ahead, so that waiting for its next item keeps nobody from handing out what is done."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from queue import Empty, Queue
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Ahead(Generic[Item]):
    """Takes the items of `source` in a thread of its own, at most `most` of them before they are asked for."""

    def __init__(self, source: Iterable[Item], most: int) -> None:
        """Begin to read."""
        self._items: Queue[Item | _End] = Queue(maxsize=most)
        self._end: _End | None = None
        threading.Thread(target=self._fill, args=(source,), daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self._end is not None

    def take(self) -> Item | None:
        """The next item; None if there is none yet, or no more. Raises what the source raised."""
        if self._end is not None:
            return None
        try:
            item = self._items.get_nowait()
        except Empty:
            return None
        if not isinstance(item, _End):
            return item
        self._end = item
        if item.error is not None:
            raise item.error
        return None

    def _fill(self, source: Iterable[Item]) -> None:
        try:
            for item in source:
                self._items.put(item)
        except BaseException as error:  # noqa: BLE001 (raised again where the items are taken)
            self._items.put(_End(error))
        else:
            self._items.put(_End(None))


class _End:
    """The end of a source, and the error it ended with."""

    def __init__(self, error: BaseException | None) -> None:
        """Keep the error."""
        self.error = error
