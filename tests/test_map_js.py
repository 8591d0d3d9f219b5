"""The map's scripts that need no browser, tested by node's own test runner."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from geo.map import BASE_DATA
from geo.map.assets import SCRIPTS, STATIC, joined_script
from geo.map.base_layers import BASE_LAYERS
from tests.conftest import missing

SUITES = sorted((Path(__file__).parent / "js").glob("*.test.mjs"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda path: path.name)
def test_suite(suite: Path) -> None:
    node = shutil.which("node")
    if node is None:
        missing("node")
    told = subprocess.run([node, "--test", "--test-reporter=tap", suite], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "\n# pass 0\n" not in told.stdout


def test_there_are_suites() -> None:
    assert len(SUITES) >= 5


def test_every_script_is_loaded_and_every_loaded_script_is_there() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in STATIC.glob("*.js"))


def test_every_kind_of_the_base_layers_is_drawn() -> None:
    order = re.search(r"BASE_ORDER = \[(.+?)\]", (STATIC / "base_drawing.js").read_text(encoding="utf-8"), re.DOTALL)
    assert order is not None
    drawn = set(re.findall(r"'(\w+)'", order[1]))
    layers = [json.loads((BASE_DATA / f"{name}.geojson").read_text(encoding="utf-8")) for name in BASE_LAYERS]
    assert {feature["properties"]["kind"] for layer in layers for feature in layer["features"]} <= drawn


def test_the_joined_script_is_whole() -> None:
    text = joined_script().decode()
    assert all((STATIC / name).read_text(encoding="utf-8").strip() in text for name in SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_turns_text_into_markup(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert way not in text
    assert "'use strict'" in text
    assert len(text.splitlines()) <= 300
