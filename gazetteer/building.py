"""Sources → one gazetteer file. A damaged row is left out and named; the rest is built."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gazetteer.download import Patience, fetch_source
from gazetteer.errors import GazetteerError, PlaceTableError
from gazetteer.merging import Merger
from gazetteer.place import Place
from gazetteer.progress import Watch, unwatched
from gazetteer.sources import READERS, Row
from gazetteer.sources.expected import expected_rows
from gazetteer.sources.publishers import Publisher
from gazetteer.storage import build_file

PATHLESS = ("core",)
"""Sources that come with the package."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source to build from: its reader's name and the path given for it, None if it is still to be fetched."""

    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: places written, rows merged into another source's place, rows left out."""

    places: int
    merged: int
    problems: tuple[PlaceTableError, ...]


def parse_source(text: str, fetchable: Collection[str] = ()) -> Source:
    """Read `core`, `whosonfirst=PATH`, or `whosonfirst` if it is among those that can be fetched.

    Raises
    ------
    GazetteerError
        If no reader has this name, a path is missing, or the path does not exist.
    """
    name, _, path = text.partition("=")
    if name not in READERS:
        raise GazetteerError(f"no such source: {name!r}; there are {', '.join(READERS)}")
    if name in PATHLESS:
        return Source(name, Path())
    if path and not Path(path).exists():
        raise GazetteerError(f"{text}: no such file")
    if not path and name not in fetchable:
        raise GazetteerError(f"{name}: a path is needed: {name}=PATH, or for publishers' files --download FOLDER")
    return Source(name, Path(path) if path else None)


def fetch(
    sources: Sequence[Source],
    publishers: Mapping[str, Publisher],
    folder: Path,
    watch: Watch = unwatched,
    patience: Patience | None = None,
) -> list[Source]:
    """Fetch what has no path yet, each source into a folder of its name; the sources with their paths.

    Raises
    ------
    DownloadError
        At the first file that cannot be fetched.
    """
    return [
        source
        if source.path is not None
        else replace(source, path=fetch_source(publishers[source.name], folder / source.name, watch, patience))
        for source in sources
    ]


def build(into: Path, sources: Sequence[Source], watch: Watch = unwatched) -> Built:
    """Merge the sources, the first one's ids leading, and write the file; nothing is written if there is no place.

    All places are held while they are merged, some 700 bytes each and more for every name.
    """
    merger, problems, merged = Merger(), list[PlaceTableError](), 0
    for source in sources:
        records = list[Place]()
        for row in _rows(source, watch):
            if isinstance(row, Place):
                records.append(row)
            else:
                problems.append(row)
        merged += merger.take(records, partial(_counted, watch, f"{source.name}: merging"))
    places = merger.places()
    if places:
        build_file(into, _counted(watch, "writing places", places), partial(watch, "writing their spellings"))
    return Built(len(places), merged, tuple(problems))


def _rows(source: Source, watch: Watch) -> Iterator[Row]:
    path = source.path or Path()
    total = None if source.name in PATHLESS else expected_rows(path)
    return watch(f"{source.name}: reading", READERS[source.name](path), total)


def _counted(watch: Watch, doing: str, places: Sequence[Place]) -> Iterator[Place]:
    return watch(doing, places, len(places))
