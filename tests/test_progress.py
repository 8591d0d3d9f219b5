"""Progress: a bar where there is a terminal, lines now and then where there is none, and never a word of the data."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import zipfile
from itertools import count
from pathlib import Path

import pytest

from gazetteer.progress import LINE_SECONDS, in_lines, unwatched, watched
from gazetteer.sources.expected import expected_rows

NAME = "خربة كذا Khirbat Kadha"
ROWS = 300


def made_table(folder: Path) -> Path:
    rows = (f"p{n},{NAME} {n},{36 + n * 0.01},{33 + n * 0.01}" for n in range(ROWS))
    (folder / "table.csv").write_text("id,name_ar,lon,lat\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return folder / "table.csv"


def test_steps_pass_unchanged_and_in_order() -> None:
    for watch in (unwatched, watched):
        assert list(watch("x", iter(range(1_000)), 1_000)) == list(range(1_000))
        assert list(watch("x", [])) == []


def test_a_line_now_and_then_says_how_far_it_is() -> None:
    out, clock = io.StringIO(), count(0, LINE_SECONDS / 8).__next__
    assert list(in_lines("geonames: merging", range(3_000), 3_000, out, clock)) == list(range(3_000))
    first, second, *_ = out.getvalue().splitlines()
    assert (first, second) == ("geonames: merging: 8 of 3,000", "geonames: merging: 16 of 3,000")


def test_without_a_known_end_the_line_says_only_how_far() -> None:
    out, clock = io.StringIO(), count(0, LINE_SECONDS / 8).__next__
    list(in_lines("osm: reading", range(12), None, out, clock))
    assert out.getvalue() == "osm: reading: 8\n"


def test_what_is_soon_done_says_nothing() -> None:
    out = io.StringIO()
    list(in_lines("osm: reading", range(5_000), None, out))
    assert out.getvalue() == ""


FILES = [
    ("table.csv", b"id\n1\n2\n", 3),
    ("SY.txt", b"1\t2\n" * 7, 7),
    ("made.ndjson", b"{}\n{}\n", 2),
    ("made.json", b"[{}]", None),
    ("one.geojson", b"{}", None),
    ("damaged.zip", b"no archive", None),
]


@pytest.mark.parametrize(("name", "held", "rows"), FILES)
def test_rows_to_come_are_counted_where_counting_is_cheap(
    name: str, held: bytes, rows: int | None, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(held)
    assert expected_rows(tmp_path / name) == rows


def test_files_to_come_are_counted_in_folders_and_archives(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "101"
    folder.mkdir(parents=True)
    assert expected_rows(tmp_path / "data") is None
    with zipfile.ZipFile(tmp_path / "repo.zip", "w") as archive:
        for name in ("1.geojson", "2.geojson", "README.md"):
            (folder / name).write_text("{}")
            archive.write(folder / name)
    assert expected_rows(tmp_path / "data") == 2
    assert expected_rows(tmp_path / "repo.zip") == 2
    assert expected_rows(tmp_path / "nothing") is None


def build_on_a_terminal(table: Path, into: Path) -> tuple[int, str]:
    """Run `build` with a terminal for its stderr; its status, and what the terminal was sent."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "gazetteer", "build", "--into", str(into), f"table={table}"]
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        sent = b""
        try:
            while piece := os.read(ours, 1 << 16):
                sent += piece
        except OSError:
            pass  # Linux says so when the other side has closed
    os.close(ours)
    return process.returncode, sent.decode()


def test_a_terminal_is_shown_a_bar_and_no_name(tmp_path: Path) -> None:
    status, sent = build_on_a_terminal(made_table(tmp_path), tmp_path / "out.gaz")
    assert status == 0
    assert f"{ROWS}/{ROWS}" in sent
    assert "[####" in sent
    assert "table: reading" in sent
    assert "Kadha" not in sent
    assert "خربة" not in sent
