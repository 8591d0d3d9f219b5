"""Where publishers keep their current files: `publishers.toml`, or another table of that form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from gazetteer.errors import PlaceTableError

FORMS = ("zip", "json")
SCHEMES = ("http", "https")
BYTES_A_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Remote:
    """A publisher's file: where it is, and what it must be.

    `address` is that of the file, or of a listing (CKAN) if there are patterns to `choose` by; `query` is sent along as
    `data`; `save` is relative to the source's folder; `form` is zip or json; `most` is in bytes.
    """

    address: str
    save: str
    form: str
    most: int
    query: str = ""
    choose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """The files of a source, and what of them its reader is given, relative to the source's folder."""

    files: tuple[Remote, ...]
    licence: str
    read: str = "."


def read_publishers(path: Path | None = None) -> Mapping[str, Publisher]:
    """The publishers by their source's name.

    Raises
    ------
    PlaceTableError
        If the table is not of its form; names the file and the value.
    """
    file = path or Path(__file__).with_suffix(".toml")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return {name: _publisher(entry) for name, entry in table.items()}
    except KeyError as error:
        raise PlaceTableError(file, 1, str(error.args[0]), "missing in a table of addresses") from error
    except (AttributeError, TypeError, ValueError, re.error) as error:
        raise PlaceTableError(file, 1, str(error), "not a table of addresses") from error


def _publisher(entry: Mapping[str, Any]) -> Publisher:
    files = tuple(_remote(one) for one in entry["files"])
    return Publisher(files, str(entry["licence"]), _within(str(entry.get("read", "."))))


def _remote(entry: Mapping[str, Any]) -> Remote:
    choose = tuple(str(pattern) for pattern in entry.get("choose", ()))
    for pattern in choose:
        re.compile(pattern)
    if entry["form"] not in FORMS:
        raise ValueError(f"form {entry['form']!r}: {' or '.join(FORMS)}")
    return Remote(
        address=web_address(str(entry["listing" if choose else "address"])),
        save=_within(str(entry["save"])),
        form=entry["form"],
        most=int(float(entry["most_mb"]) * BYTES_A_MB),
        query=str(entry.get("query", "")),
        choose=choose,
    )


def web_address(address: str) -> str:
    """The address, if it is one of the web; a `ValueError` otherwise (a local file, ftp, no host)."""
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname or not address.isprintable() or " " in address:
        raise ValueError(f"not a web address: {address!r}")
    return address


def _within(path: str) -> str:
    """A path that stays in the folder it is relative to."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or not path.isprintable() or "\\" in path or ":" in path:
        raise ValueError(f"a path that leaves its folder: {path!r}")
    return path
