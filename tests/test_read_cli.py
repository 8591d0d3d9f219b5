"""`python -m geo read`: keys, exit statuses, bad documents beside good ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.reading.document import MAX_BYTES

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "deir-ez-zor-2015-08-26.txt"
GOOD = {"id": "good", "text": "شنت طائرات حربية غارات على مدينة سراقب أمس.", "published": "2017-03-15"}
QUIET = {"id": "quiet", "text": "الطقس صحو في دمشق اليوم."}


def geo(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "geo", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, check=False, timeout=120)


def lines(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def ndjson(*records: object) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def test_the_keys_of_the_contract() -> None:
    run = geo("read", "--ndjson", str(SEED))
    (record,) = lines(run)
    assert run.returncode == 0
    assert {"id", "title", "published", "lang", "mentions", "events", "headlines", "problems"} <= set(record)
    (mention, *_), (event, *_) = record["mentions"], record["events"]  # type: ignore[misc]
    assert {"text", "start", "end", "status", "id", "name", "lon", "lat", "uncertainty_m"} <= set(mention)
    assert {"id", "kind", "change", "quote", "when", "places", "actors", "figures", "confidence"} <= set(event)
    assert {"edtf", "start", "end", "expression"} <= set(event["when"])
    assert {"role", "text", "status", "name", "lon", "lat", "uncertainty_m"} <= set(event["places"][0])
    text = SEED.read_text("utf-8")
    assert all(text[e["quote"]["start"] : e["quote"]["end"]] == e["quote"]["text"] for e in record["events"])  # type: ignore[index]
    assert {what: number for e in record["events"] for what, number in e["figures"].items()}["besieged"] == 200_000  # type: ignore[attr-defined]


def test_records_from_standard_input_in_order() -> None:
    run = geo("read", "--ndjson", "-", stdin=ndjson(GOOD, QUIET))
    assert run.returncode == 0
    assert [record["id"] for record in lines(run)] == ["good", "quiet"]


def test_one_bad_record_is_named_and_the_rest_read() -> None:
    run = geo("read", "--ndjson", "-", stdin=ndjson(GOOD) + b"{nonsense\n" + ndjson(QUIET, {"id": "blank", "text": ""}))
    assert run.returncode == 2
    assert [record["id"] for record in lines(run)] == ["good", "-:2", "quiet", "blank"]
    messages = run.stderr.decode().splitlines()
    assert [message.partition(" ")[0] for message in messages] == ["-:2:", "-:4:"]
    assert [lines(run)[at]["problems"] for at in (1, 3)] == [[message] for message in messages]


def test_nothing_found() -> None:
    assert geo("read", "--ndjson", "-", stdin=ndjson(QUIET)).returncode == 1


def make_bad(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.txt"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(MAX_BYTES + 1)
    elif kind == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize("kind", ["empty", "binary", "huge", "folder", "missing"])
def test_a_bad_document_ends_in_one_line_and_the_rest_is_read(tmp_path: Path, kind: str) -> None:
    run = geo("read", "--ndjson", str(make_bad(tmp_path, kind)), str(SEED))
    (message,) = run.stderr.decode().splitlines()
    assert run.returncode == 2
    assert f"{kind}.txt" in message
    bad, good = lines(run)
    assert (bad["id"], bad["events"], bad["problems"]) == (kind, [], [message])
    assert good["events"]


def test_a_table_for_a_person() -> None:
    run = geo("read", str(SEED))
    table = run.stdout.decode()
    assert run.returncode == 0
    assert "siege" in table
    assert "Al-Joura" in table
    assert "\x1b" not in table


def test_control_letters_do_not_reach_the_terminal() -> None:
    run = geo("read", "-", stdin="شنت طائرات غارات \x1b[31m على مدينة سراقب \u202e أمس.".encode())
    assert "\x1b" not in run.stdout.decode()
    assert "\u202e" not in run.stdout.decode()


def test_a_gazetteer_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "none.gaz"
    path.write_bytes(b"nonsense")
    run = geo("read", "--gazetteer", str(path), str(SEED))
    (message,) = run.stderr.decode().splitlines()
    assert run.returncode == 2
    assert "none.gaz" in message
