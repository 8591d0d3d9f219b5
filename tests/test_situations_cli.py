"""`python -m geo situations`: reports from several articles as one history, contradictions side by side."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.__main__ import main
from geo.events import claims_of, situation_on, situations, stretches
from geo.exchange import Provenance, events_to_geojson
from geo.situations_told import situation_lines, situation_to_record
from tests.made_events import a_place, an_event, since

ROOT = Path(__file__).parents[1]
DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2

OPENING = (
    "افتتاح معبر\n2 آذار 2016\nافتتحت قوات النظام أمس معبراً إنسانياً من بلدة عياش إلى قرية البوليل لخروج المدنيين.\n"
)
CLOSING = (
    "إغلاق معبر\n11 آذار 2016\nأغلقت قوات النظام أمس المعبر الإنساني من بلدة عياش إلى قرية البوليل أمام المدنيين.\n"
)
OPEN_ALL_THE_SAME = (
    "حركة المعبر\n12 آذار 2016\nافتتح التنظيم في 10 آذار المعبر الإنساني من بلدة عياش إلى قرية البوليل أمام المدنيين.\n"
)

GATE = a_place("باب السلامة", 37.05, 36.62, id="sy-bab")
OPENED = an_event(
    "1" * 16, kind="crossing", change="opened", places=(GATE,), when=since(date(2016, 3, 1), 1, "2016-03-01")
)
CLOSED = an_event(
    "2" * 16, kind="crossing", change="closed", places=(GATE,), when=since(date(2016, 3, 9), 1, "2016-03-09")
)
USED = an_event("3" * 16, kind="crossing", change="used", places=(GATE,), when=since(date(2016, 3, 9), 1, "2016-03-09"))


def run(*arguments: object) -> int:
    return main(["situations", *map(str, arguments)])


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(OPENING, encoding="utf-8")
    (folder / "b.txt").write_text(CLOSING, encoding="utf-8")
    return folder


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    file = tmp_path / "events.geojson"
    file.write_bytes(events_to_geojson([OPENED, CLOSED, USED, an_event("4" * 16)], Provenance()))
    return file


def test_two_articles_tell_one_history(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(articles, "--ndjson") == DONE
    (record,) = records(capsys)
    assert record["kind"] == "crossing"
    assert [(report["article"], report["change"], report["start"]) for report in record["reports"]] == [
        ("a", "opened", "2016-03-01"),
        ("b", "closed", "2016-03-10"),
    ]
    assert [(held["from"], held["to"], held["state"]) for held in record["held"]] == [
        ("2016-03-01", "2016-03-09", "open"),
        ("2016-03-10", None, "closed"),
    ]
    for report in record["reports"]:
        text = (articles / f"{report['article']}.txt").read_text(encoding="utf-8")
        assert text[report["quote"]["start"] : report["quote"]["end"]] == report["quote"]["text"]
    assert "on" not in record


def test_what_held_on_a_day(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, state in (("2016-02-01", None), ("2016-03-05", "open"), ("2017-01-01", "closed")):
        assert run(articles, "--ndjson", "--on", day) == DONE
        (record,) = records(capsys)
        assert (record["on"]["day"], record["on"]["state"], record["on"]["contradicted"]) == (day, state, False)


def test_a_contradiction_stands_side_by_side(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "c.txt").write_text(OPEN_ALL_THE_SAME, encoding="utf-8")
    assert run(articles, "--on", "2016-03-10") == DONE
    told = capsys.readouterr().out
    assert "on 2016-03-10: reports disagree: " in told
    assert "closed, by [" in told
    assert "open, by [" in told
    assert all(f"\u2068{name}\u2069" in told for name in ("a", "b", "c"))


def test_records_of_a_reading_and_exported_events_tell_the_same_as_the_articles(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(articles, "--ndjson") == DONE
    told = records(capsys)
    readings = tmp_path / "readings.ndjson"
    assert main(["read", str(articles), "--ndjson"]) == DONE
    readings.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(readings, "--ndjson") == DONE
    assert records(capsys) == told
    assert run(readings, articles, "--ndjson") == DONE
    assert records(capsys) == told


def test_exported_events_are_read(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(exported, "--ndjson", "--on", "2016-03-09") == DONE
    (record,) = records(capsys)
    assert record["on"]["contradicted"]
    assert record["on"]["state"] is None
    assert {claim["state"]: claim["reports"] for claim in record["on"]["claims"]} == {
        "closed": [CLOSED.id],
        "open": [OPENED.id, USED.id],
    }


@pytest.mark.parametrize("form", ["geojson", "readings", "articles", "text"])
def test_standard_input_takes_every_form(
    form: str, articles: Path, exported: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = exported.read_bytes()
    if form == "readings":
        main(["read", str(articles), "--ndjson"])
        given = capsys.readouterr().out.encode()
    elif form == "articles":
        given = json.dumps({"id": "a", "text": OPENING}).encode()
    elif form == "text":
        given = OPENING.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert run("-", "--ndjson") == DONE
    assert [record["kind"] for record in records(capsys)] == ["crossing"]


def test_a_terminal_is_steered_by_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = a_place("\x1b[2J\u202eمعبر", 37.05, 36.62)
    (situation,) = situations([an_event(kind="crossing", change="opened", places=(hostile,))])
    told = "\n".join(situation_lines(situation, {"a": "\x07title\u2066"}))
    assert "\\x1b[2J\\u202eمعبر" in told
    assert "\\x07title\\u2066" in told
    assert not set(told) & {"\x1b", "\x07", "\u202e", "\u2066"}


def test_lines_and_record_of_every_part() -> None:
    (situation,) = situations([OPENED, CLOSED, USED])
    history = stretches(situation)
    assert [held["claims"] for held in situation_to_record(situation, {})["held"]] == [
        [{"state": claim.state, "reports": [r.id for r in claim.reports]} for claim in claims_of(situation, stretch)]
        for stretch in history
    ]
    lines = list(situation_lines(situation, {}))
    assert lines[-3:] == [
        "    2016-03-01 to 2016-03-08  open, by [1]",
        "    2016-03-09                reports disagree: open, by [1] [3]; closed, by [2]",
        "    2016-03-10 on             closed, by [2]",
    ]
    nothing = list(situation_lines(situation, {}, date(2016, 1, 1)))
    assert nothing[1:] == ["  on 2016-01-01: nothing is known"]
    assert not situation_on(situation, date(2016, 1, 1)).claims


BAD = [
    ("broken.geojson", '{"type": "FeatureCollection", "features": [{}]}', "broken.geojson: feature 1: properties"),
    ("broken.ndjson", '{"id": "x", "events": [{"id": "?"}]}', "broken.ndjson:1: "),
    ("broken.ndjson", '{"id": "x", "events": 3}', "broken.ndjson:1: events: not a list: 3"),
    ("broken.ndjson", "nonsense", "broken.ndjson:1: not a JSON record"),
    ("broken.txt", "", "broken.txt: empty"),
]


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_taken_in_is_named_and_the_rest_is_told(
    bad: tuple[str, str, str], articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content, why = bad
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert run(tmp_path / name, articles, "--ndjson") == BAD_INPUT
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    (line,) = told.err.splitlines()
    assert why in line


def test_a_missing_file_and_a_day_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none.geojson") == BAD_INPUT
    assert "none.geojson: no such file" in capsys.readouterr().err
    assert run(tmp_path, "--on", "26.8.2015") == BAD_INPUT
    assert "--on: a day like 2015-08-26, not '26.8.2015'" in capsys.readouterr().err


def test_nothing_found_is_said_by_the_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "quiet.txt").write_text("الطقس صحو في دمشق اليوم.", encoding="utf-8")
    assert run(tmp_path) == NOTHING_FOUND
    assert capsys.readouterr().out == ""


def test_a_reader_that_has_gone_is_no_error(exported: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "geo", "situations", str(exported)]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(writer)
    assert (done.returncode, done.stderr) == (DONE, b"")
