"""Killed at any moment, out of disk, two at once: what was acknowledged is there, what was not is gone and told."""

from __future__ import annotations

import os
import random
import resource
import signal
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

import pytest

from geo.events import Event, View
from geo.store import Accept, ConflictError, Correct, DamagedError, Signature, open_store, verify
from tests.made_events import an_article, an_event

KILLS = 1000 if os.environ.get("HISAR_LONG") == "1" else 20
BATCH = 150
FORK = get_context("fork")


def batch_of(number: int) -> list[Event]:
    return [an_event(f"{number:08x}{n:08x}") for n in range(BATCH)]


def write_until_killed(path: Path, begin: int, told: Connection) -> None:
    """Save batch after batch, accept an event of each, and tell each thing as soon as the store has taken it."""
    store = open_store(path)
    for number in range(begin, begin + 10**6):
        events = batch_of(number)
        store.save(events)
        told.send((number, "saved"))
        entry = store.act(Accept(events[0].id), Signature("Nadia"), {events[0].id: store.saved(events[0].id).entry})
        told.send((number, entry.hash))


def acknowledged(told: Connection, seconds: float) -> Iterator[tuple[int, str]]:
    """What the child tells, from its first word on and for so long; then all that is still on its way."""
    yield told.recv()
    until = monotonic() + seconds
    while (left := until - monotonic()) > 0 and told.poll(left):
        yield told.recv()


def drained(told: Connection) -> Iterator[tuple[int, str]]:
    try:
        while True:
            yield told.recv()
    except EOFError:
        return


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path, moments, known = tmp_path / "store.db", random.Random(20), {}
    for kill in range(KILLS):
        ours, theirs = FORK.Pipe(duplex=False)
        child = FORK.Process(target=write_until_killed, args=(path, kill * 10**6, theirs))
        child.start()
        theirs.close()
        heard = list(acknowledged(ours, moments.uniform(0, 0.2)))
        child.kill()
        heard += drained(ours)
        child.join()
        check(path, heard)
        known.update({number: None for number, _ in heard})
    assert list(verify(path)) == []
    assert open_store(path).total >= len(known) * BATCH


def check(path: Path, heard: list[tuple[int, str]]) -> None:
    """All that was heard is there, and of every batch all or nothing."""
    store = open_store(path, read_only=True)
    for number, told in heard:
        events = batch_of(number)
        assert all(store.event(event.id) is not None for event in (events[0], events[-1]))
        if told != "saved":
            assert store.event(events[0].id).status == "accepted"
            assert store.entry_number(told) > 0
    following = max(number for number, _ in heard) + 1
    there = [store.event(event.id) is not None for event in batch_of(following)]
    assert all(there) or not any(there)


def die_in_the_middle(path: Path) -> None:
    """Be killed when so much of one change is written that SQLite has begun to put it on the disk."""

    def events() -> Iterator[Event]:
        for number in range(5000):
            yield an_event(f"{number:016x}")
        os.kill(os.getpid(), signal.SIGKILL)

    open_store(path).save(events())


def test_the_next_start_tells_of_a_change_half_written(tmp_path: Path, caplog) -> None:
    path = tmp_path / "store.db"
    open_store(path).save([an_event("f" * 16)])
    child = FORK.Process(target=die_in_the_middle, args=(path,))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    store = open_store(path)
    assert len(store.notices) == 1
    assert "was not acknowledged and is gone: the last entry is 1" in store.notices[0]
    assert store.notices[0] in caplog.text
    assert store.select(View()) == [an_event("f" * 16)]
    assert list(verify(path)) == []
    store.save([an_event("e" * 16)])
    assert open_store(path).notices == ()


def fill_the_disk(path: Path, room: int, told: Connection) -> None:
    """Write until no file may grow further, which SQLite learns as it would of a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = open_store(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    number = 0
    try:
        while True:
            store.save(batch_of(number))
            told.send(number)
            number += 1
    except DamagedError as error:
        told.send(str(error))
    # The process goes without any tidying up.
    os._exit(0)


@pytest.mark.parametrize("room", [400_000, 1_000_000, 3_000_000])
def test_out_of_disk_nothing_acknowledged_is_lost(room: int, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=fill_the_disk, args=(path, room, theirs))
    child.start()
    theirs.close()
    *numbers, error = drained(ours)
    child.join()
    assert str(path) in error
    store = open_store(path)
    assert store.total == len(numbers) * BATCH
    assert list(verify(path)) == []
    store.save([an_event("f" * 16)])
    assert store.total == len(numbers) * BATCH + 1


def correct_all(path: Path, name: str, told: Connection) -> None:
    """Correct every event as if it had been seen at the first entry; tell which were too late."""
    store, late = open_store(path), []
    for event in batch_of(0):
        try:
            store.act(
                Correct(event.id, {"hedge": name}), Signature(name), {event.id: store.history(event.id)[0].entry.number}
            )
        except ConflictError as error:
            late.append((event.id, error.steps[-1].entry.by.who))
    told.send(late)


def test_of_two_processes_that_edit_one_event_the_second_is_told(tmp_path: Path) -> None:
    path, names = tmp_path / "store.db", ("Nadia", "Omar")
    open_store(path).save(batch_of(0))
    pipes = [FORK.Pipe(duplex=False) for _ in names]
    editors = [
        FORK.Process(target=correct_all, args=(path, name, pipe[1])) for name, pipe in zip(names, pipes, strict=True)
    ]
    for editor in editors:
        editor.start()
    late = {name: dict(pipe[0].recv()) for name, pipe in zip(names, pipes, strict=True)}
    for editor in editors:
        editor.join()
    store = open_store(path)
    for event in batch_of(0):
        winner = store.event(event.id).hedge
        loser = next(name for name in names if name != winner)
        assert late[loser][event.id] == winner
        assert event.id not in late[winner]
        assert len(store.history(event.id)) == 2
    assert list(verify(path)) == []


def test_a_reading_beside_a_writer_sees_whole_changes(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    writer, reader = open_store(path), open_store(path, read_only=True)
    for number in range(5):
        writer.save_article(an_article(f"{number}"), [])
        writer.save(batch_of(number))
        assert reader.total == (number + 1) * BATCH
        assert len(reader.articles()) == number + 1
