"""What an expression of time is made of, as its reckoner sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.events import Qualifier
from geo.reading.reckoning import Amount, Reckoned
from geo.reading.time_words import Symbol, Unit

QUALIFIERS: tuple[tuple[str, Qualifier], ...] = (("approx", "about"), ("least", "at least"), ("most", "at most"))


class UnknownDayError(Exception):
    """An expression counts from the day of publication, which is unknown."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Days counted from the day told before: "the next day", "قبل ذلك بيومين"; or its whole month: "the same month"."""

    days: int
    whole_month: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The symbols of one expression in order, and the day of publication."""

    symbols: tuple[Symbol, ...]
    day: date | None

    def get(self, name: str, nth: int = 0) -> Any:
        """Value of the first (`nth` 0) or a later symbol of this class, None where the expression has none."""
        values = [symbol.meaning[name] for symbol in self.symbols if name in symbol.meaning]
        return values[nth] if nth < len(values) else None

    @property
    def published(self) -> date:
        """The day of publication; raises UnknownDayError where it is not known."""
        if self.day is None:
            raise UnknownDayError
        return self.day

    @property
    def amount(self) -> Amount:
        """The length of time the expression counts."""
        unit: Unit = self.get("unit")
        count, half = self.get("num"), bool(self.get("half"))
        if count is not None:
            return Amount(count.value, unit.name, self._qualifier(count.qualifier), half)
        return Amount(None if self.get("few") else unit.count, unit.name, self._qualifier("exact"), half)

    def _qualifier(self, own: Qualifier) -> Qualifier:
        return next((qualifier for name, qualifier in QUALIFIERS if self.get(name)), own)


Reckoner = Callable[[Told], Reckoned | Shift | None]
