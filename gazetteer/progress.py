"""How far long work is: a bar where a terminal shows it, a plain line now and then elsewhere, both on stderr.

Nothing but the name of the work and numbers is written, so no text of a source ever reaches the terminal.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TextIO, TypeVar

T = TypeVar("T")

LINE_SECONDS = 15.0
"""How often a plain line is written; what is done sooner says nothing."""

REDRAWN = 200
"""How often a bar is redrawn from its beginning to its end."""

STEPS_UNKNOWN = 500
"""After how many steps a bar is redrawn whose end is not known."""


class Watch(Protocol):
    """Passes steps on, and shows how many have passed."""

    def __call__(self, doing: str, steps: Iterable[T], total: int | None = None) -> Iterator[T]:
        """The steps as they come; `total` is how many there will be, if that is known."""


def unwatched(doing: str, steps: Iterable[T], total: int | None = None) -> Iterator[T]:  # noqa: ARG001 -- a Watch
    """The steps, and nothing shown."""
    yield from steps


def watched(doing: str, steps: Iterable[T], total: int | None = None) -> Iterator[T]:
    """The steps, shown on stderr in the way that suits it."""
    return (_in_bar if sys.stderr.isatty() else in_lines)(doing, steps, total)


def _in_bar(doing: str, steps: Iterable[T], total: int | None) -> Iterator[T]:
    import click  # noqa: PLC0415 -- only a terminal needs it, and every command would wait for it

    redraw = max(1, total // REDRAWN) if total else STEPS_UNKNOWN
    with click.progressbar(
        steps, length=total, label=doing, show_pos=True, file=sys.stderr, update_min_steps=redraw
    ) as bar:
        yield from bar


def in_lines(
    doing: str,
    steps: Iterable[T],
    total: int | None = None,
    out: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """The steps, and a line every `LINE_SECONDS`."""
    due = clock() + LINE_SECONDS
    of = f" of {total:,}" if total else ""
    for count, step in enumerate(steps, start=1):
        yield step
        if clock() >= due:
            (out or sys.stderr).write(f"{doing}: {count:,}{of}\n")
            due = clock() + LINE_SECONDS
