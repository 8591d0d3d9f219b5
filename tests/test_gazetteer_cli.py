"""The command line, run as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer import Gazetteer, commands
from gazetteer.__main__ import main
from gazetteer.tables import embedded_places


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gazetteer", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)


def test_resolve_prints_the_place_and_why() -> None:
    done = run("resolve", "عياش")
    assert done.returncode == 0
    assert "Ayyash" in done.stdout
    assert "match" in done.stdout


def test_nothing_found_is_status_1() -> None:
    assert run("resolve", "قشتنغمبرذ").returncode == 1


def test_ndjson_answers_line_by_line_in_order() -> None:
    requests = [
        {"name": "القصور", "within": "Deir-ez-Zor"},
        {"name": "القصور", "within": None, "near": [[40.05, 35.42]]},
        {"name": "south of Idlib"},
        {"name": "قشتنغمبرذ"},
    ]
    done = run("resolve", "--ndjson", stdin="".join(json.dumps(one) + "\n" for one in requests))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [one["name"] for one in answers] == [one["name"] for one in requests]
    assert answers[0]["status"] == "match"
    assert answers[2]["status"] == "inferred"
    assert answers[3] == {"name": "قشتنغمبرذ", "status": "unknown", "candidates": []}
    found = answers[0]["candidates"][0]
    assert found["id"] == "sy-deir-ez-zor-al-qusour"
    assert found["admin1"] == "Deir ez-Zor"
    assert set(found) == {"id", "name", "names", "kind", "admin1", "lon", "lat", "uncertainty_m", "score", "why"}
    assert set(found["names"]) == {"ar", "en"}


BAD_LINES = [
    "not json",
    "[]",
    "{}",
    '{"name": 5}',
    '{"name": "x", "near": [[500, 0]]}',
    '{"name": "x", "within": 7}',
    "",
]


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_bad_line_is_answered_as_such_and_the_rest_goes_on(line: str) -> None:
    done = run("resolve", "--ndjson", stdin=f'{line}\n{{"name": "عياش"}}\n')
    first, second = (json.loads(answer) for answer in done.stdout.splitlines())
    assert done.returncode == 2
    assert first["status"] == "error"
    assert "stdin:1" in first["problem"]
    assert "stdin:1" in done.stderr
    assert second["status"] == "match"


@pytest.mark.parametrize(
    "arguments",
    [
        ("resolve",),
        ("resolve", "x", "--gazetteer", "/no/such/file.gaz"),
        ("resolve", "x", "--near", "40.1"),
        ("near", "200,0"),
        ("build", "--into", "/tmp/never.gaz", "atlantis=x"),
        ("build", "--into", "/tmp/never.gaz", "table=/no/such/file"),
        ("build", "--into", "/tmp/never.gaz", "osm"),
        ("build", "--into", "/tmp", "core"),
        ("build", "--into", "/no/such/folder/never.gaz", "core"),
        ("build", "--into", "/tmp/never.gaz", "--addresses", "/tmp/never.toml", "core"),
        ("build", "--into", "/tmp/never.gaz", "--download", "/tmp/never", "table"),
        ("build", "--into", "/tmp/never.gaz", "--download", "/tmp/never", "--addresses", "/no/such/file", "osm"),
    ],
)
def test_bad_input_is_one_line_on_stderr_and_status_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_build_then_ask_the_built_file(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("id,name_ar,name_en,lon,lat\nmine,خربة كذا,Khirbat Kadha,40.05,35.42\n", encoding="utf-8")
    built = run("build", "--into", str(tmp_path / "mine.gaz"), f"table={table}")
    assert built.returncode == 0, built.stderr
    done = run("resolve", "Kherbet Katha", "--gazetteer", str(tmp_path / "mine.gaz"))
    assert "mine" in done.stdout


def test_build_with_a_damaged_row_says_so_and_builds_the_rest(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("id,name_en,lon,lat\na,Here,40.05,35.42\nb,There,40.05,95\n", encoding="utf-8")
    built = run("build", "--into", str(tmp_path / "mine.gaz"), f"table={table}")
    assert built.returncode == 2
    assert f"{table}:3:" in built.stderr
    assert run("resolve", "Here", "--gazetteer", str(tmp_path / "mine.gaz")).returncode == 0


def test_build_says_nothing_on_stderr_that_is_no_terminal_and_all_is_well(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("id,name_en,lon,lat\na,Here,40.05,35.42\n", encoding="utf-8")
    assert run("build", "--into", str(tmp_path / "mine.gaz"), f"table={table}").stderr == ""


def test_build_without_any_place_is_status_1_and_keeps_the_old_file(tmp_path: Path) -> None:
    table, into = tmp_path / "mine.csv", tmp_path / "mine.gaz"
    table.write_text("id,name_en,lon,lat\n", encoding="utf-8")
    into.write_text("what was there", encoding="utf-8")
    done = run("build", "--into", str(into), f"table={table}")
    assert done.returncode == 1
    assert "no place" in done.stderr
    assert into.read_text(encoding="utf-8") == "what was there"


def test_every_left_out_row_is_named_on_one_line_that_steers_no_terminal(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    hostile = '"\x1b[2J\u202e\nx' + "y" * 5_000 + '"'
    table.write_text(f"id,name_en,lon,lat\na,Here,40,35\nb,{hostile},40,95\nc,There,north,35\n", encoding="utf-8")
    built = run("build", "--into", str(tmp_path / "mine.gaz"), f"table={table}")
    lines = built.stderr.splitlines()
    assert built.returncode == 2
    assert "2 left out" in built.stdout
    assert [line.startswith(f"{table}:") for line in lines] == [True, True]
    assert max(map(len, lines)) <= 400
    assert not any(letter in built.stderr for letter in "\x1b\u202e")


def test_several_sources_are_merged_into_one_file(tmp_path: Path) -> None:
    osm = tmp_path / "osm.json"
    tags = {"name": "عياش", "old_name": "Ayyach Ville", "place": "village"}
    node = {"type": "node", "id": 7, "lat": 35.42, "lon": 40.05, "tags": tags}
    osm.write_text(json.dumps({"elements": [node]}), encoding="utf-8")
    built = run("build", "--into", str(tmp_path / "all.gaz"), "core", f"osm={osm}")
    assert built.returncode == 0, built.stderr
    assert "1 merged" in built.stdout
    answer = run("resolve", "Ayyach Ville", "--within", "Deir ez-Zor", "--gazetteer", str(tmp_path / "all.gaz"))
    assert "sy-deir-ez-zor-ayyash" in answer.stdout


def test_near_lists_places_nearest_first() -> None:
    done = run("near", "40.053,35.4202", "--km", "12")
    assert done.returncode == 0
    assert "Ayyash" in done.stdout.splitlines()[0]


def test_explain_shows_keys_candidates_and_reasons() -> None:
    done = run("explain", "حي القصور", "--within", "دير الزور")
    assert done.returncode == 0
    assert "ksr" in done.stdout
    assert "sy-deir-ez-zor-al-qusour" in done.stdout


def test_check_says_the_embedded_places_keep_the_rules() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout


def test_check_names_a_source_the_table_of_sources_lacks(monkeypatch, capsys) -> None:
    astray = replace(embedded_places()[0], sources=("nobody",))
    monkeypatch.setattr(commands, "load_gazetteer", lambda: Gazetteer([astray]))
    assert main(["check"]) == 2
    assert "unknown source 'nobody'" in capsys.readouterr().out
