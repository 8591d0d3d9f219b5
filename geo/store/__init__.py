"""Articles and events, kept, with a log of every change: one interface, SQLite behind it by default."""

from __future__ import annotations

from geo.store.actions import Accept, Action, Correct, Merge, Reject, Split
from geo.store.chain import Finding
from geo.store.comparing import Difference, differences
from geo.store.connecting import MEMORY
from geo.store.entry import Change, Entry, Signature, What
from geo.store.errors import ConflictError, DamagedError, ReadOnlyError, StoreError
from geo.store.filing import Filed, Source
from geo.store.filling import SEEDS, fill, fill_from_folder
from geo.store.history import Step, step_in_words
from geo.store.interface import SavedEvent, Store
from geo.store.kept import Kept
from geo.store.past import store_at
from geo.store.sqlite import STORE_VARIABLE, open_store
from geo.store.verifying import verify

__all__ = [
    "MEMORY",
    "SEEDS",
    "STORE_VARIABLE",
    "Accept",
    "Action",
    "Change",
    "ConflictError",
    "Correct",
    "DamagedError",
    "Difference",
    "Entry",
    "Filed",
    "Finding",
    "Kept",
    "Merge",
    "ReadOnlyError",
    "Reject",
    "SavedEvent",
    "Signature",
    "Source",
    "Split",
    "Step",
    "Store",
    "StoreError",
    "What",
    "differences",
    "fill",
    "fill_from_folder",
    "open_store",
    "step_in_words",
    "store_at",
    "verify",
]
