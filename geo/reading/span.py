"""A span of a verbatim text."""

from __future__ import annotations

Span = tuple[int, int]
"""Start and end in code points of the verbatim text, end exclusive."""


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(
        start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    )
