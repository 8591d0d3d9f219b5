"""Sources → one gazetteer file. A damaged row is left out and named; the rest is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import GazetteerError, PlaceTableError
from gazetteer.merging import Merger
from gazetteer.place import Place
from gazetteer.sources import READERS
from gazetteer.storage import build_file

PATHLESS = ("core",)


@dataclass(frozen=True, slots=True)
class Source:
    """A source to build from: its reader's name and the path given for it."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: places written, rows merged into another source's place, rows left out."""

    places: int
    merged: int
    problems: tuple[PlaceTableError, ...]


def parse_source(text: str) -> Source:
    """Read `core` or `whosonfirst=PATH`.

    Raises
    ------
    GazetteerError
        If no reader has this name, a path is missing, or the path does not exist.
    """
    name, _, path = text.partition("=")
    if name not in READERS:
        raise GazetteerError(f"no such source: {name!r}; there are {', '.join(READERS)}")
    if name not in PATHLESS and not (path and Path(path).exists()):
        raise GazetteerError(f"{text}: no such file" if path else f"{name}: a path is needed: {name}=PATH")
    return Source(name, Path(path))


def build(into: Path, sources: Sequence[Source], progress: Callable[[str, int], None] = lambda *_: None) -> Built:
    """Merge the sources, the first one's ids leading, and write the file.

    `progress` is told the source's name and how many of its rows are read.
    """
    merger, problems, merged = Merger(), list[PlaceTableError](), 0
    for source in sources:
        records = list[Place]()
        for count, row in enumerate(READERS[source.name](source.path), start=1):
            if isinstance(row, Place):
                records.append(row)
            else:
                problems.append(row)
            progress(source.name, count)
        merged += merger.take(records)
    places = merger.places()
    build_file(into, places)
    return Built(len(places), merged, tuple(problems))
