"""How Hisar reaches people: the two commands, the image, the way Streamlit serves it."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SERVED = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
TOOLS = ("sh", "make", "awk", "touch", "id", "rm", "env")


def instruction(word: str) -> str:
    """The last Dockerfile instruction of a kind, its continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{word} +(.*)$", joined, re.MULTILINE)[-1]


def command_of(word: str) -> list[str]:
    """The exec form at the end of an instruction, with this test's Python in place of the image's."""
    command = json.loads(instruction(word)[instruction(word).index("[") :])
    return [sys.executable if part == "python" else part for part in command]


def test_every_requirement_is_pinned_to_one_version() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
        assert wanted
        assert [line for line in wanted if not re.fullmatch(r"[A-Za-z0-9-]+==[0-9][0-9.]*", line)] == []


@pytest.mark.parametrize("section", SERVED)
def test_streamlit_knows_every_key_we_set(section: str) -> None:
    parts = {name: part for name, part in SERVED[section].items() if isinstance(part, dict)}
    assert SERVED[section].keys() - parts.keys() <= config.get_options_for_section(section).keys()
    for name, part in parts.items():
        assert part.keys() <= config.get_options_for_section(f"{section}.{name}").keys()


KEPT = [
    ("browser", "gatherUsageStats", False),
    ("client", "showErrorDetails", "none"),
    ("client", "toolbarMode", "minimal"),
    ("server", "maxUploadSize", 25),
    ("server", "enableXsrfProtection", True),
    ("server", "enableCORS", True),
    ("server", "headless", True),
]


@pytest.mark.parametrize(("section", "key", "value"), KEPT)
def test_the_page_is_served_without_telemetry_and_with_its_guards(section: str, key: str, value: object) -> None:
    assert SERVED[section][key] == value


def test_the_image_runs_as_nobody_in_particular() -> None:
    assert instruction("USER") == "hisar"
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD ")
    assert instruction("FROM").startswith("python:3.11")


def test_what_the_image_holds_serves_the_page_and_its_health(image: Path) -> None:
    environment = {
        **os.environ,
        "PORT": str(port_nobody_listens_on()),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    assert not healthy(environment)
    with subprocess.Popen(command_of("CMD"), cwd=image, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            assert any(healthy(environment) for _ in until_it_ends(server))
        finally:
            server.terminate()


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """The files that .dockerignore lets through, and no others."""
    folder = tmp_path / "image"
    folder.mkdir()
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if line.startswith("!"):
            source, target = ROOT / line[1:], folder / line[1:]
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, target)
    return folder


def port_nobody_listens_on() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def healthy(environment: dict[str, str]) -> bool:
    """Whether the image's own health check is content."""
    return subprocess.run(command_of("HEALTHCHECK"), env=environment, capture_output=True, check=False).returncode == 0


def until_it_ends(server: subprocess.Popen[bytes]) -> Iterator[int]:
    """Counts up while the server runs, at most as often as a slow machine may need."""
    yield from (attempt for attempt in range(300) if server.poll() is None)


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A folder with a space in its name that holds the Makefile, and commands of `make` but no Python."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    folder = tmp_path / "a folder"
    (folder / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").write_text("no-such-package==1\n", encoding="utf-8")
    for tool in TOOLS:
        (folder / "bin" / tool).symlink_to(str(shutil.which(tool)))
    return folder


def make(bench: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make with nothing on the path but what the bench holds."""
    alone = {"PATH": str(bench / "bin"), "PIP_NO_INDEX": "1", **environment}
    return subprocess.run(["make", *arguments], cwd=bench, env=alone, capture_output=True, text=True, check=False)


def add_python(bench: Path, *, without: str = "no such word") -> None:
    """Put this Python on the bench's path, failing for a command that holds the word `without`."""
    script = f'#!/bin/sh\ncase "$*" in *"{without}"*) exit 1;; esac\nexec "{Path(sys.executable).resolve()}" "$@"\n'
    (bench / "bin/python3").write_text(script, encoding="utf-8")
    (bench / "bin/python3").chmod(0o755)


def test_make_alone_lists_what_can_be_made(bench: Path) -> None:
    listed = make(bench)
    assert listed.returncode == 0
    assert {"run", "test", "data", "base", "screenshot", "bench", "clean"} <= set(
        re.findall(r"make (\w+)", listed.stdout)
    )


def test_make_run_obeys_host_and_port(bench: Path) -> None:
    planned = make(bench, "--dry-run", "run", "PORT=8600", "HOST=0.0.0.0").stdout
    assert "http://localhost:8600" in planned
    assert "--server.address='0.0.0.0' --server.port='8600'" in planned


def test_without_a_python_one_line_says_so(bench: Path) -> None:
    done = make(bench, "run")
    assert done.returncode != 0
    assert done.stderr.startswith("Hisar needs Python 3.11 or later")


def test_without_the_venv_module_one_line_says_what_to_install(bench: Path) -> None:
    add_python(bench, without="ensurepip")
    done = make(bench, "run")
    assert done.returncode != 0
    assert "apt install python3-venv" in done.stderr
    assert not (bench / ".venv").exists()


def test_a_failed_installation_leaves_no_stamp_and_is_taken_up_again(bench: Path) -> None:
    add_python(bench)
    assert make(bench, ".venv/installed").returncode != 0
    assert (bench / ".venv/bin/python").exists()
    assert not (bench / ".venv/installed").exists()
    (bench / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    again = make(bench, ".venv/installed")
    assert (again.returncode, "Making" in again.stdout) == (0, False)
    assert make(bench, "--question", ".venv/installed").returncode == 0


def test_a_missing_browser_fails_under_ci_and_is_said_elsewhere(bench: Path) -> None:
    said, failed = make(bench, "chromium"), make(bench, "chromium", CI="true")
    assert (said.returncode, failed.returncode) == (0, 2)
    assert "NOT FOUND: chromium" in said.stderr
    assert "NOT FOUND: chromium" in failed.stderr


def test_ci_runs_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[1:] == ["set -eu", 'cd "$(dirname "$0")/.."', "make test"]
