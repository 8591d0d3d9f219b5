"""The files of a GeoNames dump: which they are, and their rows as bytes, one at a time.

    SY.txt, SY.zip, allCountries.txt, allCountries.zip         19 columns parted by tabs, no header, UTF-8
    alternateNamesV2.txt, alternateNamesV2.zip                 10 columns: the names, with language and flags
    alternatenames/SY.txt, alternatenames/SY.zip               the same, of one country

A path is one of the former, or a folder with them; the names are looked for beside it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gazetteer.errors import GazetteerError, PlaceTableError

LONGEST_LINE = 1 << 20
"""Bytes; the publisher's longest line has about 12,000. What is longer is cut, and so has too few columns."""

MOST_SHOWN = 80

COUNTRY = re.compile(r"[A-Z]{2}|no-country")
WHOLE_WORLD = re.compile(r"allCountries|cities\d+")
NAMES = ("alternateNamesV2", "alternateNames")
NAMES_FOLDERS = ("alternatenames", "alternateNames")
ASIDE = {"readme", "iso-languagecodes"}
BOM, OTHER_ENCODINGS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Dump:
    """The tables of places and of names; there may be none of names."""

    places: tuple[Path, ...]
    names: tuple[Path, ...]


def find_dump(path: Path) -> Dump:
    """The tables a path stands for.

    Raises
    ------
    GazetteerError
        If a folder holds no table of places, or the path is a table of names.
    """
    if not path.is_dir():
        if path.stem in NAMES:
            raise GazetteerError(f"{path}: names without places; give SY.txt, allCountries.txt, or the folder of both")
        return Dump((path,), _names_beside(path.parent, {path.stem}))
    tables = _tables(path)
    places = [file for stem, file in tables.items() if COUNTRY.fullmatch(stem)]
    places = places or [file for stem, file in tables.items() if WHOLE_WORLD.fullmatch(stem)][:1]
    if not places:
        raise GazetteerError(f"{path}: no GeoNames dump in this folder: no SY.txt, SY.zip or allCountries.txt")
    return Dump(tuple(places), _names_beside(path, {file.stem for file in places}))


def _tables(folder: Path) -> dict[str, Path]:
    """The tables of a folder by their name; a table that is there packed and unpacked is taken unpacked."""
    files = sorted(folder.glob("*.zip")) + sorted(folder.glob("*.txt"))
    return {file.stem: file for file in files if file.stem not in ASIDE}


def _names_beside(folder: Path, stems: set[str]) -> tuple[Path, ...]:
    tables = _tables(folder)
    for name in NAMES:
        if name in tables:
            return (tables[name],)
    within = next((folder / name for name in NAMES_FOLDERS if (folder / name).is_dir()), None)
    by_country = _tables(within) if within else {}
    of_the_world = not all(COUNTRY.fullmatch(stem) for stem in stems)
    return tuple(file for stem, file in sorted(by_country.items()) if of_the_world or stem in stems)


def read_rows(file: Path) -> Iterator[tuple[int, list[bytes]]]:
    """The rows of a table with their line numbers, packed or not; blank lines are passed over.

    Raises
    ------
    PlaceTableError
        If the archive is damaged or holds no table, or the text is not in UTF-8.
    """
    line = 0
    try:
        with _opened(file) as stream:
            for line, row in enumerate(_lines(stream), start=1):
                if line == 1 and row.startswith(OTHER_ENCODINGS):
                    raise PlaceTableError(file, 1, row[:20], "not UTF-8")
                text = row.removeprefix(BOM).rstrip(b"\r\n")
                if text:
                    yield line, text.split(b"\t")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PlaceTableError(file, line + 1, file.name, f"a damaged archive: {error}") from error


def shown(row: Iterable[bytes]) -> str:
    """The beginning of a row, to tell a person which it is."""
    return b"\t".join(row)[:MOST_SHOWN].decode(errors="replace")


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    if file.suffix.lower() != ".zip":
        with file.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(file) as archive, archive.open(_member(file, archive.namelist())) as stream:
        yield stream


def _member(file: Path, members: Iterable[str]) -> str:
    """The table in an archive: the one named like it, else the only text that is no readme."""
    texts = [name for name in members if name.lower().endswith(".txt") and Path(name).stem not in ASIDE]
    alike = [name for name in texts if Path(name).stem == file.stem] or texts
    if len(alike) != 1:
        raise PlaceTableError(file, 1, ", ".join(texts), "not one table in this archive")
    return alike[0]


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
