"""The import table of the house as data, and its enforcement: a module imports only what stands above it."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ROOMS = (
    ("gazetteer.errors", "gazetteer.folding", "gazetteer.place"),
    ("gazetteer.classwords", "gazetteer.romanisation", "gazetteer.spelling", "gazetteer.similarity"),
    (
        "gazetteer.blocking",
        "gazetteer.boundaries",
        "gazetteer.check",
        "gazetteer.postings",
        "gazetteer.published",
        "gazetteer.records",
        "gazetteer.storage",
        "gazetteer.tables",
    ),
    ("gazetteer.index",),
    (
        "gazetteer.candidates",
        "gazetteer.comparing",
        "gazetteer.descriptions",
        "gazetteer.evidence",
        "gazetteer.habits",
        "gazetteer.readings",
        "gazetteer.reasons",
        "gazetteer.resolution",
        "gazetteer.scoring",
    ),
    (
        "gazetteer.compass",
        "gazetteer.countryside",
        "gazetteer.locating",
        "gazetteer.phrases",
        "gazetteer.relation",
        "gazetteer.relation_words",
        "gazetteer.spacing",
    ),
    ("gazetteer.recognition",),
    ("gazetteer.progress", "gazetteer.sources", "gazetteer.web"),
    ("gazetteer.building", "gazetteer.download", "gazetteer.merging", "gazetteer.sameness"),
    ("gazetteer.answers", "gazetteer.build_command", "gazetteer.commands", "gazetteer.explaining"),
    ("gazetteer", "gazetteer.__main__"),
    ("geo.events",),
    ("geo.reading",),
    ("geo.store",),
    ("geo.exchange",),
    ("geo.situations_command", "geo.situations_input", "geo.situations_told"),
    ("geo.map",),
    ("geo", "geo.__main__"),
    ("geo.page",),
    ("app",),
)
"""Rooms from low to high. Those of one row may import each other; a room is a module, or a folder and all in it.

The door and the command line of a package stand below its rooms. A module that is in no row fails: give it one.
"""

PACKAGES = ("gazetteer", "geo")
"""Folders whose rows are their doors, not all that is in them."""

OWNERS = {
    "folium": ("geo.map",),
    "branca": ("geo.map",),
    "streamlit": ("geo.page", "app"),
    "streamlit_folium": ("geo.page", "app"),
    "edtf": ("geo.events.timespan",),
    "sqlalchemy": ("geo.store",),
}
"""Who alone may import what."""

NETWORK = ("socket", "ssl", "urllib.request", "http", "ftplib", "requests", "httpx", "aiohttp", "urllib3")
"""What the gazetteer does not import before it is asked to fetch something."""

TOP_LEVEL = frozenset(
    {"app.py", "geo", "gazetteer", "tests", "seeds", "requirements.txt", "README.md", "pyproject.toml", "Makefile"}
    | {"Dockerfile", "LICENSE", "CHANGELOG.md", ".ci", ".streamlit", "docs", "benchmarks"}
    | {".gitignore", ".gitattributes", ".dockerignore"}
)

CATCH_ALLS = {"utils", "helpers", "models", "core", "common", "manager"}


def wrong_imports(root: Path) -> list[str]:
    """Every import under `root` that the tables forbid, as `file:line: why`."""
    modules = {module_name(root, path): path for path in sources(root)}
    found = [
        f"{path.relative_to(root).as_posix()}:{line}: {why}"
        for module, path in modules.items()
        for line, why in breaches(module, ast.parse(path.read_text(encoding="utf-8")), set(modules))
    ]
    return list(dict.fromkeys(found))


def sources(root: Path) -> list[Path]:
    """The Python files of the two packages and the page."""
    paths = [*root.glob("gazetteer/**/*.py"), *root.glob("geo/**/*.py"), root / "app.py"]
    return sorted(path for path in paths if path.is_file())


def module_name(root: Path, path: Path) -> str:
    """`geo/map/shapes.py` → `geo.map.shapes`; a package is named for its folder."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def breaches(module: str, tree: ast.Module, known: set[str]) -> Iterator[tuple[int, str]]:
    """Line and reason of each forbidden import of one module, those inside functions too."""
    if row_of(module) is None:
        yield 1, f"{module} is in no row of ROOMS"
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "relative import"
        for target in targets(node, known):
            yield from ((node.lineno, why) for why in reasons(module, target))
    if within(module, ("gazetteer",)):
        for node in at_import_time(tree):
            for target in targets(node, known):
                if within(target, NETWORK):
                    yield node.lineno, f"imports {target} at import time"


def reasons(module: str, target: str) -> Iterator[str]:
    """Why `module` may not import `target`; nothing where it may."""
    for owned, owners in OWNERS.items():
        if within(target, (owned,)) and not within(module, owners):
            yield f"{target} belongs to {', '.join(owners)} alone"
    if not within(target, (*PACKAGES, "app")):
        return
    here, there = row_of(module), row_of(target)
    if here is not None and there is not None and there > here:
        yield f"{module} stands above {target}"
    if target.startswith("gazetteer.") and not within(module, ("gazetteer",)):
        yield f"{target} is behind the door: import it from gazetteer"


def row_of(module: str) -> int | None:
    """The row a module stands in, through the nearest room that holds it; None where it has none."""
    rows = {room: row for row, rooms in enumerate(ROOMS) for room in rooms}
    room = module
    while room and (room not in rows or (room in PACKAGES and room != module)):
        room = room.rpartition(".")[0]
    return rows.get(room)


def targets(node: ast.AST, known: set[str]) -> Iterator[str]:
    """The modules an import statement names: `from geo import map` means geo.map where there is such a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        for alias in node.names:
            full = f"{node.module}.{alias.name}"
            yield full if full in known or full in NETWORK else node.module


def at_import_time(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs when the module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from at_import_time(child)


def within(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def test_every_import_keeps_to_the_table() -> None:
    assert wrong_imports(ROOT) == []


def test_the_table_names_every_room_there_is_and_no_other() -> None:
    modules = {module_name(ROOT, path) for path in sources(ROOT)}
    assert {room for row in ROOMS for room in row} <= modules
    assert [module for module in sorted(modules) if row_of(module) is None] == []


PLANTED = [
    ("gazetteer/place.py", "from gazetteer.index import Gazetteer", "gazetteer.place stands above gazetteer.index"),
    ("gazetteer/index.py", "from geo.events import Event", "gazetteer.index stands above geo.events"),
    ("gazetteer/index.py", "import socket", "imports socket at import time"),
    ("gazetteer/index.py", "from urllib import request", "imports urllib.request at import time"),
    ("gazetteer/index.py", "try:\n    import requests\nexcept ImportError:\n    pass", "imports requests"),
    ("gazetteer/sources/osm.py", "class Reader:\n    import http.client", "imports http.client at import time"),
    ("gazetteer/place.py", "from gazetteer import resolve", "gazetteer.place stands above gazetteer"),
    ("gazetteer/oddment.py", "x = 1", "gazetteer.oddment is in no row"),
    ("geo/events/event.py", "from gazetteer.place import Point", "gazetteer.place is behind the door"),
    ("geo/events/event.py", "from geo import map", "geo.events.event stands above geo.map"),
    ("geo/events/event.py", "import edtf", "edtf belongs to geo.events.timespan alone"),
    ("geo/events/view.py", "from .event import Event", "relative import"),
    (
        "geo/reading/extract.py",
        "def read():\n    from geo.store import Store",
        "geo.reading.extract stands above geo.store",
    ),
    ("geo/store/sqlite.py", "import geo.page.link", "geo.store.sqlite stands above geo.page.link"),
    ("geo/exchange/csv.py", "import folium.plugins", "folium.plugins belongs to geo.map alone"),
    ("geo/map/event_layer.py", "import streamlit as st", "streamlit belongs to geo.page, app alone"),
    ("geo/map/event_layer.py", "from streamlit_folium import st_folium", "streamlit_folium belongs to"),
    ("geo/page/page.py", "from sqlalchemy import text", "sqlalchemy belongs to geo.store alone"),
    ("geo/page/page.py", "import app", "geo.page.page stands above app"),
]


@pytest.mark.parametrize(("path", "planted", "why"), PLANTED)
def test_a_planted_wrong_import_is_caught(tmp_path: Path, path: str, planted: str, why: str) -> None:
    for package in ("gazetteer", "geo", "geo/map", "geo/page"):
        write(tmp_path / package / "__init__.py", "")
    write(tmp_path / path, planted)
    (caught,) = wrong_imports(tmp_path)
    assert caught.startswith(f"{path}:")
    assert why in caught


ALLOWED = [
    ("gazetteer/index.py", "from gazetteer.place import Place\ndef fetch():\n    import urllib.request"),
    ("gazetteer/__init__.py", "from gazetteer.index import Gazetteer"),
    ("geo/events/timespan.py", "from edtf import parse_edtf"),
    ("geo/events/view.py", "from gazetteer import Point\nfrom geo.events.event import Event"),
    ("geo/map/assets.py", "import folium\nfrom geo.events import Event\nfrom urllib.parse import quote"),
    ("geo/page/page.py", "import streamlit\nfrom streamlit_folium import st_folium\nfrom geo.map import EventLayer"),
    ("app.py", "import streamlit as st\nfrom geo.page.page import draw"),
]


@pytest.mark.parametrize(("path", "text"), ALLOWED)
def test_what_the_table_allows_passes(tmp_path: Path, path: str, text: str) -> None:
    write(tmp_path / path, text)
    assert wrong_imports(tmp_path) == []


def test_importing_the_gazetteer_touches_no_network_and_no_page() -> None:
    script = (
        "import sys\n"
        "def watch(event, args):\n"
        "    if event.startswith('socket.'): raise SystemExit(f'touched the network: {event}')\n"
        "sys.addaudithook(watch)\n"
        "import gazetteer\n"
        "print(*({'streamlit', 'folium', 'geo'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_nothing_stands_at_the_top_that_the_design_does_not_name() -> None:
    assert {Path(name).parts[0] for name in tracked_files()} <= TOP_LEVEL


def test_no_module_is_a_catch_all_and_none_bends_the_import_path() -> None:
    paths = sources(ROOT)
    assert not {path.stem for path in paths} & CATCH_ALLS
    assert [path.name for path in paths if "sys.path" in path.read_text(encoding="utf-8")] == []


def test_the_tests_are_flat_and_shadow_nothing() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def tracked_files() -> list[str]:
    """The files git keeps; the test is skipped where the project was unpacked without its history."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and the project's history")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
