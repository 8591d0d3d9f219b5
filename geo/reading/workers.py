"""Processes that read documents side by side; the answers come in the order of the documents.

A process that a document kills, or holds up for too long, costs that document alone: its answer says so, and another
process takes its place.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from geo.reading.ahead import Ahead
from geo.reading.answering import Answer, answer, failed
from geo.reading.batch import opened
from geo.reading.document import Document
from geo.reading.errors import DocumentError, ReadingError

AHEAD = 16
"""How many documents a worker the crew may be ahead of the one whose answer is due."""

MOST_SECONDS = 120.0
"""How long one document may take."""

STARTING_SECONDS = 120.0
PATIENCE_SECONDS = 0.02
"""How often to look for a document that is slow to come while a worker is idle."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document and its place in the order; `since` by the monotonic clock."""

    number: int
    document: Document
    since: float


@dataclass(slots=True)
class Worker:
    """One process and what it reads at the moment."""

    process: BaseProcess
    connection: Connection
    job: Job | None = None


class Crew:
    """`count` workers. Use it in a `with` statement: its end ends them."""

    def __init__(self, count: int, gazetteer: Path | None, *, ndjson: bool, most_seconds: float = MOST_SECONDS) -> None:
        """Start the workers, each of which opens the gazetteer, None being the embedded one.

        A document that takes longer than `most_seconds` is given up.
        """
        self._gazetteer, self._ndjson, self._most_seconds = gazetteer, ndjson, most_seconds
        self._workers = [self._start() for _ in range(count)]
        self._done: dict[int, Answer] = {}
        self._taken = self._given = 0

    def __enter__(self) -> Self:
        """The crew itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every worker."""
        for worker in self._workers:
            _end(worker)

    def read(self, documents: Iterable[Document | DocumentError]) -> Iterator[Answer]:
        """The answer to each document, in order."""
        source = Ahead(documents, AHEAD)
        while True:
            self._hand_out(source)
            while self._given in self._done:
                self._given += 1
                yield self._done.pop(self._given - 1)
            if any(worker.job for worker in self._workers) or not source.ended:
                self._collect(waiting=not source.ended)
            elif not self._done:
                return

    def _hand_out(self, source: Ahead[Document | DocumentError]) -> None:
        """Give every idle worker a document, as far ahead as is allowed."""
        while (worker := self._idle()) is not None and (document := source.take()) is not None:
            number, self._taken = self._taken, self._taken + 1
            if isinstance(document, DocumentError):
                self._done[number] = failed(document, ndjson=self._ndjson)
            else:
                self._give(worker, Job(number, document, time.monotonic()))

    def _idle(self) -> Worker | None:
        """A worker that a document may be given to; None while the crew is as far ahead as it may be."""
        if self._taken - self._given >= AHEAD * len(self._workers):
            return None
        return next((worker for worker in self._workers if worker.job is None), None)

    def _give(self, worker: Worker, job: Job) -> None:
        """Hand a document to a worker, or to its successor where it died while idle."""
        try:
            worker.connection.send(job.document)
        except OSError:
            worker = self._replace(worker)
            worker.connection.send(job.document)
        worker.job = job

    def _collect(self, *, waiting: bool) -> None:
        """Wait until a worker answers, dies or is overdue; `waiting` also looks for documents now and then."""
        busy = [worker for worker in self._workers if worker.job is not None]
        now = time.monotonic()
        dues = [worker.job.since + self._most_seconds - now for worker in busy if worker.job]
        patience = [PATIENCE_SECONDS] if waiting and self._idle() else []
        ready = wait(
            [worker.connection for worker in busy], timeout=max(0.0, min([*dues, *patience, self._most_seconds]))
        )
        for worker in busy:
            if worker.connection in ready:
                self._receive(worker)
            elif worker.job and time.monotonic() - worker.job.since > self._most_seconds:
                worker.process.kill()
                self._give_up(worker, f"reading took longer than {self._most_seconds:g} seconds")

    def _receive(self, worker: Worker) -> None:
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._give_up(worker, f"reading ended the process, {_how(worker.process.exitcode)}")
        else:
            if worker.job:
                self._done[worker.job.number], worker.job = said, None

    def _give_up(self, worker: Worker, problem: str) -> None:
        """Say what became of a worker's document, and put another worker in its place."""
        if worker.job:
            name = worker.job.document.id
            self._done[worker.job.number] = failed(DocumentError(name, problem, id=name), ndjson=self._ndjson)
        self._replace(worker)

    def _replace(self, worker: Worker) -> Worker:
        _end(worker)
        place = self._workers.index(worker)
        self._workers[place] = self._start()
        return self._workers[place]

    def _start(self) -> Worker:
        """Start a process and wait until its gazetteer is open; raises ReadingError if it does not come so far."""
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(there, self._gazetteer, self._ndjson), daemon=True)
        # Ctrl-C reaches every process of a terminal; to end the workers is for this one to do.
        before = signal.getsignal(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, before)
        there.close()
        worker = Worker(process, here)
        if not here.poll(STARTING_SECONDS) or not _is_ready(here):
            _end(worker)
            raise ReadingError(f"a worker could not be started, {_how(process.exitcode)}")
        return worker


def serve(connection: Connection, gazetteer: Path | None, ndjson: bool) -> None:
    """What a worker does: open the gazetteer, then answer document by document until the crew is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    places = opened(gazetteer)
    try:
        connection.send(True)
        while True:
            connection.send(answer(connection.recv(), places, ndjson=ndjson))
    except (EOFError, OSError):
        return


def _is_ready(connection: Connection) -> bool:
    try:
        return bool(connection.recv())
    except (EOFError, OSError):
        return False


def _end(worker: Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()


def _how(status: int | None) -> str:
    """How a process ended."""
    if status is None or status >= 0:
        return f"exit status {status}"
    return f"signal {-status} ({signal.Signals(-status).name})"
