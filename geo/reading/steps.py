"""How a reading came about, as its reader took it down: what it made of each sentence, and events of what."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.claims import Reading
from geo.reading.drafts import Draft
from geo.reading.sentences import Sentence
from geo.reading.statements import Statement
from geo.reading.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Step:
    """What was made of one sentence; `drafts` are in the order of `statements`, one each."""

    sentence: Sentence
    reading: Reading
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps of a reading in order. `drafts` are what its events were made of, in the order of the events."""

    steps: tuple[Step, ...]
    drafts: tuple[Draft, ...]
