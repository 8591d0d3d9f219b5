"""The file of a built gazetteer: one SQLite database, written once, then only read.

place  a row a place: its record as JSON, and what candidates are compared by
form   a row a spelling of a place (a toponym, or a part of one that writes two names), numbered by governorate
unit   the names of Syria's governorates and districts, by skeleton, so that "in Deir ez-Zor" is understood
block  key → the forms that lie under it, as packed 32-bit numbers
"""

from __future__ import annotations

import json
import math
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import IntEnum
from pathlib import Path

from gazetteer.blocking import all_keys
from gazetteer.boundaries import units_around
from gazetteer.classwords import KINDS_BY_WORD
from gazetteer.errors import GazetteerFileError
from gazetteer.folding import bare, fold
from gazetteer.place import Place, Point, Strength, Toponym
from gazetteer.spelling import Spelling, parts, spell
from gazetteer.tables import embedded_places

APPLICATION_ID = 0x48697361
VERSION = 1

SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE place (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, lon REAL NOT NULL,
  lat REAL NOT NULL, admin1 TEXT, admin2 TEXT, beside TEXT NOT NULL, weight REAL NOT NULL, record TEXT NOT NULL);
CREATE TABLE form (no INTEGER PRIMARY KEY, place INTEGER NOT NULL REFERENCES place, governorate TEXT NOT NULL,
  words TEXT NOT NULL, printed TEXT NOT NULL, arabic INTEGER NOT NULL, standing INTEGER NOT NULL);
CREATE INDEX form_governorate ON form (governorate, no);
CREATE TABLE unit (name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE block (key INTEGER PRIMARY KEY, forms BLOB NOT NULL);
"""

UNITS = ("governorate", "district")
SEATS = ("governorate", "city", "town", "country")
"""Kinds that are known beyond their district."""


class Standing(IntEnum):
    """How well a spelling stands for its place."""

    STRONG = 0
    WEAK = 1
    PART = 2


Form = tuple[int, Spelling, Standing]
"""The number of a place, and one of its spellings."""

Watch = Callable[[Iterator[tuple[str, Form]], int], Iterable[tuple[str, Form]]]
"""Passes spellings on as they are entered; told how many there are."""


def _unwatched(forms: Iterator[tuple[str, Form]], _: int) -> Iterable[tuple[str, Form]]:
    return forms


def write_gazetteer(connection: sqlite3.Connection, places: Iterable[Place], watch: Watch = _unwatched) -> None:
    """Fill an empty database with places, their spellings and their keys."""
    connection.executescript(SCHEMA)
    blocks: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    by_governorate = _enter_places(connection, places)
    forms = watch(_forms(by_governorate), sum(map(len, by_governorate.values())))
    for number, (governorate, (place_no, spelling, standing)) in enumerate(forms):
        words = " ".join(spelling.words)
        row = (number, place_no, governorate, words, spelling.printed, spelling.arabic, standing)
        connection.execute("INSERT INTO form VALUES (?,?,?,?,?,?,?)", row)
        for key in all_keys(spelling):
            blocks[key].append(number)
    connection.executemany("INSERT INTO block VALUES (?,?)", ((key, blocks[key].tobytes()) for key in sorted(blocks)))
    connection.executemany("INSERT OR IGNORE INTO unit VALUES (?,?)", _unit_names())
    connection.commit()


def _enter_places(connection: sqlite3.Connection, places: Iterable[Place]) -> dict[str, list[Form]]:
    """Enter the places as they come; their spellings by the governorate they lie in."""
    by_governorate: defaultdict[str, list[Form]] = defaultdict(list)
    for place_no, place in enumerate(places):
        row = _place_row(place_no, place)
        connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", row)
        by_governorate[str(row[5] or "")] += ((place_no, *one) for one in _spellings(place))
    return by_governorate


def _forms(by_governorate: Mapping[str, Sequence[Form]]) -> Iterator[tuple[str, Form]]:
    for governorate, forms in sorted(by_governorate.items()):
        yield from ((governorate, form) for form in forms)


def _unit_names() -> Iterator[tuple[str, str]]:
    for place in embedded_places():
        if place.kind in UNITS:
            for toponym in place.toponyms:
                yield unit_key(toponym.text), place.id


def unit_key(name: str) -> str:
    """What the name of a unit is looked up by: its consonants, without the word for governorate or district."""
    words = [word for word in fold(name).split() if not set(KINDS_BY_WORD.get(bare(word), ())) & {*UNITS}]
    return spell(" ".join(words) or name).skeleton


def _place_row(no: int, place: Place) -> tuple[object, ...]:
    around = units_around(place.point)
    beside = " ".join(around.beside)
    admin1 = place.admin1 or (place.id if place.kind == "governorate" else around.admin1)
    admin2 = place.admin2 or (place.id if place.kind == "district" else around.admin2)
    point, record = place.point, json.dumps(place_to_record(place), ensure_ascii=False, separators=(",", ":"))
    return (no, place.id, place.kind, point.lon, point.lat, admin1, admin2, beside, _weight(place), record)


def _weight(place: Place) -> float:
    """How widely a place is known, about 0 to 10: its population, its rank, how many names sources give it."""
    people = math.log10(place.population) if place.population else 2.0
    return people + 2.0 * (place.kind in SEATS) + 0.5 * math.log2(len(place.toponyms))


def _spellings(place: Place) -> Iterator[tuple[Spelling, Standing]]:
    seen = set()
    for toponym in sorted(place.toponyms, key=lambda one: one.strength is Strength.WEAK):
        whole = Standing.WEAK if toponym.strength is Strength.WEAK else Standing.STRONG
        for text, standing in ((toponym.text, whole), *((part, Standing.PART) for part in parts(toponym.text))):
            spelling = spell(text)
            if spelling.text and spelling not in seen:
                seen.add(spelling)
                yield spelling, standing


def place_to_record(place: Place) -> dict[str, object]:
    """A place as JSON can hold it, field by field."""
    record = {field.name: getattr(place, field.name) for field in fields(place)}
    record["point"] = (place.point.lon, place.point.lat)
    record["toponyms"] = [(t.text, t.lang, t.strength.value, t.source) for t in place.toponyms]
    return record


def record_to_place(text: str) -> Place:
    """The place a record was made from."""
    record = json.loads(text)
    lon, lat = record.pop("point")
    toponyms = [Toponym(name, lang, Strength(strong), source) for name, lang, strong, source in record.pop("toponyms")]
    area = tuple(tuple((x, y) for x, y in ring) for ring in record.pop("area") or ()) or None
    return Place(
        point=Point(lon=lon, lat=lat),
        toponyms=tuple(toponyms),
        area=area,
        sources=tuple(record.pop("sources")),
        identifiers=tuple(record.pop("identifiers", ())),
        **record,
    )


def build_file(path: Path, places: Iterable[Place], watch: Watch = _unwatched) -> None:
    """Write a gazetteer file; an older file of that name is replaced only when the new one is whole."""
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
        write_gazetteer(connection, places, watch)
    finally:
        connection.close()
    unfinished.replace(path)


def open_file(path: Path) -> sqlite3.Connection:
    """Open a built gazetteer to read; threads and processes may share the file.

    Raises
    ------
    GazetteerFileError
        If the file is missing, is no gazetteer, or was built by another version.
    """
    if not path.is_file():
        raise GazetteerFileError(f"{path}: no such gazetteer file")
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerFileError(f"{path}: not a gazetteer file: {error}") from error
    if (application, version) != (APPLICATION_ID, VERSION):
        raise GazetteerFileError(f"{path}: not a gazetteer of version {VERSION}: {application:#x}, {version}")
    return connection
