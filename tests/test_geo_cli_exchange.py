"""`python -m geo export` and `import`, as scripts outside the project use them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.events import View
from geo.exchange import import_command, parse_geojson
from geo.store import open_store
from tests.made_events import a_place, an_article, an_event

ROOT = Path(__file__).parents[1]
DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2


@pytest.fixture(autouse=True)
def no_store_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HISAR_STORE", raising=False)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    events = [an_event("a" * 16, places=(a_place("عياش", 40.03, 35.41),)), an_event("b" * 16, kind="aid", day=None)]
    open_store(path).save_article(an_article(), events)
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_the_seeds_are_exported_where_no_store_is_named(tmp_path: Path) -> None:
    out = tmp_path / "seeds.geojson"
    assert run("export", "geojson", "-o", out) == DONE
    events = parse_geojson(out.read_bytes(), "seeds.geojson")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt")}
    assert {event.kind for event in events} >= {"siege", "crossing"}
    for event in events:
        for citation in event.evidence:
            assert texts[citation.article_id][citation.start : citation.end] == citation.quote


def test_out_of_one_store_and_into_another_nothing_is_lost(filled: Path, tmp_path: Path, capsys) -> None:
    out, other = tmp_path / "out.geojson", tmp_path / "other.db"
    assert run("export", "geojson", "--store", filled, "-o", out) == DONE
    for _ in range(2):
        assert run("import", "geojson", out, "--store", other) == DONE
        assert capsys.readouterr().err == f"{out}: 2 events\n"
    assert open_store(other).select(View()) == open_store(filled).select(View())


def test_what_a_person_accepted_is_not_undone_by_an_import(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    run("export", "geojson", "--store", filled, "-o", out)
    store = open_store(filled)
    accepted = replace(store.event("a" * 16), status="accepted", kind="siege")
    store.save([accepted])
    assert run("import", "geojson", out, "--store", filled) == DONE
    assert open_store(filled).event("a" * 16) == accepted


def test_the_store_may_be_named_by_the_environment(filled: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HISAR_STORE", f"sqlite:///{filled}")
    out = tmp_path / "out.geojson"
    assert run("export", "geojson", "--kind", "aid", "-o", out) == DONE
    assert [event.kind for event in parse_geojson(out.read_bytes(), "x")] == ["aid"]


FILTERED = [
    (("--from", "2015-08-19", "--to", "2015-08-19"), ["a"]),
    (("--bbox", "40,35,41,36"), ["a"]),
    (("--kind", "aid,clash"), ["a", "b"]),
    (("--kind", "aid"), ["b"]),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERED)
@pytest.mark.parametrize("form", ["csv", "hxl"])
def test_filters(filters, expected, form: str, filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert run("export", form, "--store", filled, *filters, "-o", out) == DONE
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [row["id"][0] for row in rows if not row["id"].startswith("#")] == expected
    assert any(row["id"].startswith("#") for row in rows) == (form == "hxl")


def test_nothing_found_is_status_1_and_no_file(filled: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.geojson"
    assert run("export", "geojson", "--store", filled, "--kind", "siege", "-o", out) == NOTHING_FOUND
    assert not out.exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_an_empty_collection_is_nothing_found(tmp_path: Path) -> None:
    empty = tmp_path / "empty.geojson"
    empty.write_text('{"type": "FeatureCollection", "features": []}')
    assert run("import", "geojson", empty, "--store", tmp_path / "x.db") == NOTHING_FOUND


BAD_COMMANDS = [
    (("export", "shapefile"), "no such format: 'shapefile'; there are geojson, csv, hxl"),
    (("export", "geojson", "--from", "19.8.2015"), "'from'='19.8.2015': not a day (YYYY-MM-DD)"),
    (("export", "geojson", "--kind", "picnic"), "'kind'='picnic'"),
    (("export", "geojson", "--bbox=-1,2"), "'bbox'='-1,2'"),
    (("export", "geojson", "--from", "2015-08-02", "--to", "2015-08-01"), "'to'='2015-08-01': comes before"),
    (("export", "geojson", "--store", "nowhere.db"), "nowhere.db: there is no such store"),
    (("export", "geojson", "--store", "mysql://x/y"), "not a kind of store we know"),
    (("import", "geojson", "x.geojson"), "import needs a store: --store FILE, or HISAR_STORE"),
    (("import", "pdf", "x.pdf", "--store", "x.db"), "no such format: 'pdf'; there are geojson"),
    (("import", "geojson", "missing.geojson", "--store", "x.db"), "missing.geojson: No such file or directory"),
]


@pytest.mark.parametrize(("arguments", "said"), BAD_COMMANDS, ids=[row[1][:40] for row in BAD_COMMANDS])
def test_bad_input_is_status_2_and_one_line(arguments, said: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == BAD_INPUT
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_of_a_bad_file_nothing_is_taken_in(filled: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out.geojson"
    run("export", "geojson", "--store", filled, "-o", out)
    whole = json.loads(out.read_bytes())
    whole["features"][0]["properties"]["id"] = "c" * 16
    whole["features"][1]["properties"]["kind"] = "pic\nnic"
    out.write_text(json.dumps(whole))
    before = open_store(filled).version
    capsys.readouterr()
    assert run("import", "geojson", out, "--store", filled) == BAD_INPUT
    error = capsys.readouterr().err
    assert error.startswith(f"{out}: feature 2: event: no such kind of event: 'pic\\nnic'")
    assert error.count("\n") == 1
    assert open_store(filled).version == before


def test_a_file_too_large_is_refused_unread(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(import_command, "MAX_IMPORT_BYTES", 10)
    large = tmp_path / "large.geojson"
    large.write_bytes(b"x" * 11)
    assert run("import", "geojson", large, "--store", tmp_path / "x.db") == BAD_INPUT
    assert "larger than 10 bytes: 11" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_leaves_nothing_behind(filled: Path, tmp_path: Path, capsys) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("export", "geojson", "--store", filled, "-o", folder) == BAD_INPUT
    assert run("export", "geojson", "--store", filled, "-o", tmp_path / "no" / "x.geojson") == BAD_INPUT
    assert capsys.readouterr().err.count("\n") == 2
    assert sorted(path.name for path in tmp_path.iterdir() if "store" not in path.name) == ["out"]


def test_the_command_writes_to_standard_output(filled: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "geo", "export", "csv", "--store", filled],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert done.stdout.startswith(b"\xef\xbb\xbfid,")
    assert "عياش".encode() in done.stdout
