"""The store as it was: the log up to an entry, played again."""

from __future__ import annotations

from collections.abc import Iterator

from geo.store.entry import Entry
from geo.store.interface import Store
from geo.store.sqlite import open_copy


def store_at(store: Store, point: int | str) -> Store:
    """The store as an entry left it, in memory and to read; all of its verbs that read answer as they did then.

    `point` is the number of the entry, its hash, or the beginning of its hash that no other shares. Raises
    `StoreError` where there is none.
    """
    number = store.entry_number(point)
    return open_copy(entries_until(store, number), _documents(store, number))


def entries_until(store: Store, number: int) -> Iterator[Entry]:
    """The entries of a store from its first to the one with this number."""
    last = 0
    while last < number and (found := store.entries(last, min(100, number - last))):
        yield from found
        last = found[-1].number


def _documents(store: Store, number: int) -> Iterator[bytes]:
    kept: set[str] = set()
    for entry in entries_until(store, number):
        filed = entry.article or {}
        for digest in {str(filed[name]) for name in ("text", "original") if filed.get(name)} - kept:
            kept.add(digest)
            body = store.body(digest)
            if body is not None:
                yield body
