"""Any spelling → keys."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Fold a spelling so that variants meet: decomposed, marks dropped, lower case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
