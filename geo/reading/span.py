"""A span of a verbatim text."""

from __future__ import annotations

Span = tuple[int, int]
"""Start and end in code points of the verbatim text, end exclusive."""


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty at its start where it is nothing else."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return (first, first + len(piece.strip())) if piece.strip() else (start, start)
