"""Articles and events, kept: one interface, SQLite behind it by default."""

from __future__ import annotations

from geo.store.errors import StoreError
from geo.store.filling import SEEDS, fill, fill_from_folder
from geo.store.interface import Store
from geo.store.sqlite import MEMORY, STORE_VARIABLE, open_store

__all__ = ["MEMORY", "SEEDS", "STORE_VARIABLE", "Store", "StoreError", "fill", "fill_from_folder", "open_store"]
