"""Over a hundred crafted bad files: each one clear refusal, nothing written, memory bounded, soon."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from geo.__main__ import main
from tests.made_bad_files import CELLS, MAGIC, TEXT, WORKBOOKS, Bad
from tests.made_bad_layers import JSON, LAYERS, MARKUP

ALL = [*MAGIC, *TEXT, *CELLS, *WORKBOOKS, *MARKUP, *JSON, *LAYERS]
MOST_BYTES = 700 * 1024 * 1024
"""What Python may hold at once over the worst of them, the file itself and its bytes as made included."""
MOST_SECONDS = 20.0
HEAVY = {
    "ten million columns",
    "a bomb",
    "a lying bomb",
    "laughs",
    "deep",
    "one endless line",
    "an open quote",
    "a far row",
}


def test_there_are_a_hundred() -> None:
    assert len(ALL) >= 100
    assert len({(bad.form, bad.what) for bad in ALL}) == len(ALL)


@pytest.mark.parametrize("bad", ALL, ids=[f"{bad.form}: {bad.what}" for bad in ALL])
def test_one_clear_refusal_and_nothing_written(bad: Bad, tmp_path: Path, capsys) -> None:
    path = tmp_path / f"theirs.{bad.form}"
    path.write_bytes(bad.make())
    started = time.monotonic()
    assert main(["import", bad.form, str(path), "--store", str(tmp_path / "store.db")]) == 2
    assert time.monotonic() - started < MOST_SECONDS
    out, said = capsys.readouterr()
    assert out == ""
    assert said.count("\n") == 1
    assert said.startswith(str(path))
    assert bad.said in said
    assert len(said) < 600
    assert said.strip().isprintable()
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("bad", [bad for bad in ALL if bad.what in HEAVY], ids=lambda bad: f"{bad.form}: {bad.what}")
def test_memory_is_bounded(bad: Bad, tmp_path: Path) -> None:
    path = tmp_path / f"theirs.{bad.form}"
    path.write_bytes(bad.make())
    tracemalloc.start()
    try:
        assert main(["import", bad.form, str(path), "--preview"]) == 2
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()
