"""Reading an archive: in order, by workers, stopped in any way and taken up again, in bounded memory."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.reading import Document, read_partition, read_records
from geo.reading.document import LONGEST_TEXT
from geo.reading.workers import Crew

ROOT = Path(__file__).parents[1]
TOWNS = ("دوما", "سراقب", "منبج", "الرقة", "تدمر", "الباب", "إدلب", "حلفايا", "داريا", "الزبداني")
PATIENCE = 120.0


def records(count: int) -> list[dict[str, str]]:
    """Short articles, each of its own number and one of ten towns."""
    return [
        {"id": f"a{n}", "text": f"قصف النظام مدينة {TOWNS[n % 10]} أمس، ما أدى إلى مقتل {n + 2} مدنيين."}
        for n in range(count)
    ]


def to_file(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "geo", "read", *map(str, arguments)]


def geo(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments), input=stdin, capture_output=True, cwd=ROOT, check=False, timeout=PATIENCE
    )


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def until(holds: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came"


SLOW = {
    "id": "slow",
    "text": " ".join(f"قصف النظام مدينة {town} {n} مرات." for n in range(900) for town in TOWNS)[: LONGEST_TEXT - 1],
}
"""An article that takes seconds."""


@pytest.mark.parametrize("workers", ["1", "3"])
def test_workers_answer_in_order_what_one_process_answers(tmp_path: Path, workers: str) -> None:
    some = [*records(20), {"id": "slow", "text": SLOW["text"][:20_000]}, {"id": "none"}, *records(20)]
    archive = to_file(tmp_path / "in.ndjson", *some)
    alone, together = geo("--ndjson", archive), geo("--ndjson", archive, "--workers", workers)
    assert together.stdout == alone.stdout
    assert together.returncode == alone.returncode == 2
    assert [json.loads(line)["id"] for line in together.stdout.splitlines()] == [one["id"] for one in some]


def test_a_folder_is_read_by_name_and_each_file_has_its_record(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".hidden").write_text("قصف", "utf-8")
    (tmp_path / "d.txt").write_text("قصف النظام مدينة دوما أمس.", "utf-8")
    (tmp_path / "b" / "c" / "e.html").write_text("<p>Shelling hit Douma yesterday.</p>", "utf-8")
    (tmp_path / "b" / "broken.pdf").write_bytes(b"%PDF-1.4")
    to_file(tmp_path / "b" / "many.ndjson", *records(2))
    run = geo("--ndjson", tmp_path)
    read = [json.loads(line) for line in run.stdout.splitlines()]
    assert [record["id"] for record in read] == ["b/broken", "b/c/e", "a0", "a1", "d"]
    assert "a PDF file, not text" in read[0]["problems"][0]
    assert run.returncode == 2


def test_standard_input_is_answered_line_by_line() -> None:
    """The next record is sent only when the one before was answered."""
    for workers in ((), ("--workers", "2")):
        with subprocess.Popen(
            command("--ndjson", "-", *workers), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdin
            assert process.stdout
            for record in records(3):
                process.stdin.write(json.dumps(record).encode() + b"\n")
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["id"] == record["id"]
            process.stdin.close()
            assert process.wait(PATIENCE) == 0


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred articles."""
    return to_file(tmp_path_factory.mktemp("archive") / "in.ndjson", *records(100))


@pytest.fixture(scope="module")
def whole(archive: Path) -> bytes:
    """Their records as one run writes them."""
    out = archive.with_name("whole.ndjson")
    assert geo(archive, "--into", out).returncode == 0
    return out.read_bytes()


WORKERS = ("--workers", "2")


@pytest.mark.parametrize(
    ("how", "workers"),
    [(signal.SIGINT, ()), (signal.SIGKILL, ()), (signal.SIGTERM, WORKERS), (signal.SIGKILL, WORKERS)],
)
def test_stopped_and_taken_up_again(
    tmp_path: Path, archive: Path, whole: bytes, how: signal.Signals, workers: tuple[str, ...]
) -> None:
    out = tmp_path / "out.ndjson"
    with subprocess.Popen(command(archive, "--into", out, *workers), cwd=ROOT, stderr=subprocess.PIPE) as process:
        until(lambda: out.exists() and out.read_bytes().count(b"\n") > 3)
        process.send_signal(how)
        status = process.wait(PATIENCE)
        said = process.stderr.read().decode() if process.stderr else ""
    assert status == (-how if how == signal.SIGKILL else 128 + how)
    assert "Traceback" not in said
    before = out.read_bytes().rpartition(b"\n")[0]
    assert 3 < len(before.splitlines()) < 100
    assert geo(archive, "--into", out, *workers).returncode == 0
    assert out.read_bytes().startswith(before)
    assert out.read_bytes() == whole


def test_a_line_half_written_is_written_anew_and_nothing_is_read_twice(tmp_path: Path) -> None:
    archive = to_file(tmp_path / "in.ndjson", *records(3))
    out = tmp_path / "out.ndjson"
    first = '{"id": "a0", "problems": ["as it was left"]}\n'
    out.write_text(first + '{"id": "a1", "pro', "utf-8")
    assert geo(archive, "--into", out).returncode == 0
    assert out.read_text("utf-8").startswith(first)
    assert ids(out) == ["a0", "a1", "a2"]


FOREIGN = [
    ('{"id": "other", "problems": []}\n', "out.ndjson:1: the record of another run, here stands 'a0'"),
    ('{"id": "a0", "text": "no record of ours"}\n', "out.ndjson:1: the record of another run"),
    ("my notes\n", "out.ndjson:1: the record of another run"),
    ("my notes without an end", "out.ndjson: not a file of records"),
    (
        '{"id": "a0", "problems": []}\n{"id": "a1", "problems": []}\n',
        "out.ndjson:2: the record of another run, here stands no",
    ),
]


@pytest.mark.parametrize(("text", "message"), FOREIGN)
@pytest.mark.parametrize("workers", [(), ("--workers", "1")])
def test_a_file_of_something_else_is_left_alone(
    tmp_path: Path, text: str, message: str, workers: tuple[str, ...]
) -> None:
    archive = to_file(tmp_path / "in.ndjson", *records(1))
    out = tmp_path / "out.ndjson"
    out.write_text(text, "utf-8")
    run = geo(archive, "--into", out, *workers)
    (said,) = run.stderr.decode().splitlines()
    assert run.returncode == 2
    assert message in said
    assert out.read_text("utf-8") == text


def workers_of(process: int) -> list[int]:
    """The processes that read for this one."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the worker")
def test_a_worker_killed_over_an_article_costs_that_article_alone(tmp_path: Path) -> None:
    archive = to_file(tmp_path / "in.ndjson", *records(1), SLOW, *records(2)[1:])
    out = tmp_path / "out.ndjson"
    with subprocess.Popen(
        command(archive, "--into", out, "--workers", "1"), cwd=ROOT, stderr=subprocess.PIPE
    ) as process:
        until(lambda: out.exists() and out.read_bytes().count(b"\n") == 1)
        (worker,) = workers_of(process.pid)
        os.kill(worker, signal.SIGKILL)
        assert process.wait(PATIENCE) == 2
    first, killed, last = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert [first["id"], killed["id"], last["id"]] == ["a0", "slow", "a1"]
    assert killed["problems"] == ["slow: reading ended the process, signal 9 (SIGKILL)"]
    assert last["events"]


def test_an_article_that_takes_too_long_is_given_up() -> None:
    documents = [Document(id=one["id"], text=one["text"]) for one in (SLOW, records(2)[1])]
    with Crew(1, None, ndjson=True, most_seconds=0.5) as crew:
        answers = [json.loads(one.text) for one in crew.read(documents)]
    assert [one["id"] for one in answers] == ["slow", "a1"]
    assert answers[0]["problems"] == ["slow: reading took longer than 0.5 seconds"]


def test_no_worker_outlives_a_run_that_is_killed(tmp_path: Path, archive: Path) -> None:
    out = tmp_path / "out.ndjson"
    with subprocess.Popen(command(archive, "--into", out, "--workers", "2"), cwd=ROOT) as process:
        until(lambda: out.exists() and out.read_bytes().count(b"\n") > 1)
        workers = workers_of(process.pid)
        process.kill()
    assert len(workers) == 2
    until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


@pytest.mark.parametrize("how", [["read", "--ndjson"], ["read", "--ndjson", "--workers", "1"], ["explain", "--json"]])
def test_a_reader_that_goes_away_ends_the_run_quietly(archive: Path, how: list[str]) -> None:
    said_by = [sys.executable, "-m", "geo", *how, str(archive)]
    with subprocess.Popen(said_by, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait(PATIENCE)
    assert said == b""


def test_text_beyond_the_bound_is_left_and_said(tmp_path: Path) -> None:
    text = "قصف النظام مدينة دوما أمس.\n" + "كلمة " * (LONGEST_TEXT // 5)
    run = geo("--ndjson", to_file(tmp_path / "in.ndjson", {"id": "long", "text": text}))
    (record,) = (json.loads(line) for line in run.stdout.splitlines())
    assert record["problems"][0].startswith("only the first 200,000 of 200,0")
    assert [event["kind"] for event in record["events"]] == ["shelling"]


@pytest.mark.parametrize("count", ["0", "-1", "x", "1000000", "١"])
def test_no_such_number_of_workers(count: str) -> None:
    run = geo("--ndjson", "-", "--workers", count)
    assert run.returncode == 2
    assert repr(count) in run.stderr.decode()


def test_memory_does_not_grow_with_the_archive() -> None:
    """The same function in one process: what it keeps after 2,000 articles is what it keeps after 500."""

    def many(count: int) -> Iterator[dict[str, str]]:
        yield from records(count)

    for _ in read_records(many(500)):
        pass
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in read_records(many(2000)):
        pass
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 * 1024


def test_a_partition_gives_the_records_of_the_command(tmp_path: Path) -> None:
    some = [*records(5), {"id": "none"}]
    run = geo("--ndjson", to_file(tmp_path / "in.ndjson", *some))
    read = [json.loads(line) for line in run.stdout.splitlines()]
    again = json.loads(json.dumps(read_partition([*some, "no record"])))
    assert again[:5] == read[:5]
    assert [record["id"] for record in again[5:]] == ["none", "partition:7"]
    assert [record["events"] for record in again[5:]] == [[], []]
