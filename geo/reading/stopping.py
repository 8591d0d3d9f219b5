"""A run that can be stopped between two documents or in one: by Ctrl-C, by SIGTERM, by a reader that goes away."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Somebody asked the run to stop; no `except Exception` on the way takes it for a failure."""

    def __init__(self, number: int) -> None:
        """Keep which signal asked."""
        super().__init__(number)
        self.status = 128 + number


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Raise `Stopped` where a signal to stop arrives; afterwards signals mean what they meant before."""
    before = [(number, signal.signal(number, _stop)) for number in SIGNALS]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)
