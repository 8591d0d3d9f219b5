"""What a store refuses."""

from __future__ import annotations


class StoreError(ValueError):
    """A store cannot be opened, or refuses what it was given; the message names it and the value."""
