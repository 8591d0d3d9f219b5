"""The file of a built gazetteer: one SQLite database, written once, then only read.

place  a row a place: its id and kind
record a row a place: all of it (`gazetteer.records`)
form   a row a spelling of a place (a toponym, or a part of one that writes two names), numbered by governorate, with
       all that a candidate is compared by, so that one look-up is enough; its sound and its consonants would take
       longer to work out than to read
setting kind and units, of which many places share one
span   the first and the last form of each governorate
unit   the names of Syria's governorates and districts, by skeleton, so that "in Deir ez-Zor" is understood
block  key → the forms that lie under it, as packed 32-bit numbers; none for a key of more than CROWD forms
crowd  such a key and a governorate → the forms there, unless these are too many as well; `size` is of the whole key
"""

from __future__ import annotations

import json
import math
import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from gazetteer.blocking import all_keys
from gazetteer.boundaries import units_around
from gazetteer.classwords import KINDS_BY_WORD
from gazetteer.errors import GazetteerFileError
from gazetteer.folding import bare, fold
from gazetteer.place import Place, Strength
from gazetteer.postings import Postings
from gazetteer.records import place_to_record
from gazetteer.spelling import Spelling, parts, spell
from gazetteer.tables import embedded_places

APPLICATION_ID = 0x48697361
VERSION = 3

CROWD = 1000
"""A key with more forms than this says nothing by itself; it is used only within a unit that has fewer of them."""

SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE place (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL);
CREATE TABLE record (no INTEGER PRIMARY KEY REFERENCES place, json TEXT NOT NULL);
CREATE TABLE form (no INTEGER PRIMARY KEY, place INTEGER NOT NULL REFERENCES place, words TEXT NOT NULL,
  printed TEXT NOT NULL, arabic INTEGER NOT NULL, sound TEXT NOT NULL, skeleton TEXT NOT NULL,
  standing INTEGER NOT NULL, setting INTEGER NOT NULL REFERENCES setting, lon REAL NOT NULL, lat REAL NOT NULL,
  weight REAL NOT NULL);
CREATE TABLE setting (no INTEGER PRIMARY KEY, kind TEXT NOT NULL, admin1 TEXT, admin2 TEXT, beside TEXT NOT NULL);
CREATE TABLE span (governorate TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE unit (name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE block (key INTEGER PRIMARY KEY, forms BLOB NOT NULL);
CREATE TABLE crowd (key INTEGER NOT NULL, governorate TEXT NOT NULL, size INTEGER NOT NULL, forms BLOB NOT NULL,
  PRIMARY KEY (key, governorate)) WITHOUT ROWID;
CREATE TEMP TABLE spelled (governorate TEXT NOT NULL, place INTEGER NOT NULL, words TEXT NOT NULL,
  printed TEXT NOT NULL, arabic INTEGER NOT NULL, standing INTEGER NOT NULL, setting INTEGER NOT NULL,
  lon REAL NOT NULL, lat REAL NOT NULL, weight REAL NOT NULL);
"""
INDEXES = """
DROP TABLE spelled;
CREATE INDEX form_text ON form (replace(words, ' ', ''), no, place);
CREATE INDEX form_place ON form (place);
CREATE INDEX place_kind ON place (kind);
"""

UNITS = ("governorate", "district")
SEATS = ("governorate", "city", "town", "country")
"""Kinds that are known beyond their district."""


ENCYCLOPEDIC, GEONAMES = "wikidata:", "geonames:"
ADDED_LATER = 2_000_000
"""GeoNames numbered the survey it began with below this."""


class Standing(IntEnum):
    """How well a spelling stands for its place."""

    STRONG = 0
    WEAK = 1
    PART = 2


Span = tuple[str, int, int]
"""A governorate, its first form and its last."""

Setting = tuple[str, str | None, str | None, str]
"""Kind, governorate, district, and the governorates a place lies beside, parted by spaces."""

Spelled = tuple[str, int, str, str, int, int, int, float, float, float]
"""A row of the spellings: governorate, number of the place, words, as printed, whether Arabic, standing, number of the
setting, lon, lat, weight."""

Watch = Callable[[Iterator[Spelled], int], Iterable[Spelled]]
"""Passes spellings on as they are entered; told how many there are."""


def _unwatched(spelled: Iterator[Spelled], _: int) -> Iterable[Spelled]:
    return spelled


def write_gazetteer(connection: sqlite3.Connection, places: Iterable[Place], watch: Watch = _unwatched) -> None:
    """Fill an empty database with places, their spellings and their keys; of all these only the keys are held."""
    connection.executescript(SCHEMA)
    settings: dict[Setting, int] = {}
    for number, place in enumerate(places):
        setting = _setting(place)
        _enter_place(connection, number, place, settings.setdefault(setting, len(settings)), setting[1] or "")
    postings, (count,) = Postings(), connection.execute("SELECT count(*) FROM spelled").fetchone()
    spelled = watch(connection.execute("SELECT * FROM spelled ORDER BY governorate, rowid"), count)
    spans = [_write_forms(connection, unit, rows, postings) for unit, rows in groupby(spelled, key=itemgetter(0))]
    connection.executemany("INSERT INTO span VALUES (?,?,?)", spans)
    connection.executemany("INSERT INTO setting VALUES (?,?,?,?,?)", ((no, *one) for one, no in settings.items()))
    _write_keys(connection, postings, spans)
    connection.executemany("INSERT OR IGNORE INTO unit VALUES (?,?)", _unit_names())
    connection.executescript(INDEXES)
    connection.commit()


def _enter_place(connection: sqlite3.Connection, number: int, place: Place, setting: int, governorate: str) -> None:
    record = json.dumps(place_to_record(place), ensure_ascii=False, separators=(",", ":"))
    connection.execute("INSERT INTO place VALUES (?,?,?)", (number, place.id, place.kind))
    connection.execute("INSERT INTO record VALUES (?,?)", (number, record))
    compared = (setting, place.point.lon, place.point.lat, _weight(place))
    rows = (
        (governorate, number, " ".join(one.words), one.printed, one.arabic, standing, *compared)
        for one, standing in _spellings(place)
    )
    connection.executemany("INSERT INTO spelled VALUES (?,?,?,?,?,?,?,?,?,?)", rows)


def _write_forms(connection: sqlite3.Connection, governorate: str, rows: Iterable[Spelled], postings: Postings) -> Span:
    first = last = postings.size
    for _, place, words, printed, arabic, *rest in rows:
        spelling = Spelling(tuple(words.split(" ")), bool(arabic), printed)
        last = postings.add(all_keys(spelling))
        row = (last, place, words, printed, arabic, spelling.sound, spelling.skeleton, *rest)
        connection.execute("INSERT INTO form VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", row)
    return governorate, first, last


def _write_keys(connection: sqlite3.Connection, postings: Postings, spans: Sequence[Span]) -> None:
    for key, forms in postings.lists():
        crowded = len(forms) > CROWD
        connection.execute("INSERT INTO block VALUES (?,?)", (key, b"" if crowded else forms.tobytes()))
        if crowded:
            rows = ((key, name, len(forms), some.tobytes()) for name, some in _by_governorate(forms, spans))
            connection.executemany("INSERT INTO crowd VALUES (?,?,?,?)", rows)


def _by_governorate(forms: array[int], spans: Iterable[Span]) -> Iterator[tuple[str, array[int]]]:
    for governorate, first, last in spans:
        some = forms[bisect_left(forms, first) : bisect_right(forms, last)]
        if 0 < len(some) <= CROWD:
            yield governorate, some


def _setting(place: Place) -> Setting:
    around = units_around(place.point)
    admin1 = place.admin1 or (place.id if place.kind == "governorate" else around.admin1)
    admin2 = place.admin2 or (place.id if place.kind == "district" else around.admin2)
    return place.kind, admin1, admin2, " ".join(around.beside)


def _weight(place: Place) -> float:
    """How widely a place is known, about 0 to 10: its population, its rank, how many names sources give it."""
    people = math.log10(place.population) if place.population else 2.0
    told = 0.5 * any(identifier.startswith(ENCYCLOPEDIC) for identifier in place.identifiers)
    names = 0.5 * math.log2(len(place.toponyms))
    return people + 2.0 * (place.kind in SEATS) + names + told - 0.5 * _is_added_later(place)


def _is_added_later(place: Place) -> bool:
    """Whether its GeoNames record was added to the survey's by hand; of two namesakes such is seldom the one meant."""
    numbers = [one.removeprefix(GEONAMES) for one in place.identifiers if one.startswith(GEONAMES)]
    return any(number.isdecimal() and int(number) >= ADDED_LATER for number in numbers)


def _spellings(place: Place) -> Iterator[tuple[Spelling, Standing]]:
    seen = set()
    for toponym in sorted(place.toponyms, key=lambda one: one.strength is Strength.WEAK):
        whole = Standing.WEAK if toponym.strength is Strength.WEAK else Standing.STRONG
        for text, standing in ((toponym.text, whole), *((part, Standing.PART) for part in parts(toponym.text))):
            spelling = spell(text)
            if spelling.text and spelling not in seen:
                seen.add(spelling)
                yield spelling, standing


def _unit_names() -> Iterator[tuple[str, str]]:
    for place in embedded_places():
        if place.kind in UNITS:
            for toponym in place.toponyms:
                yield unit_key(toponym.text), place.id


def unit_key(name: str) -> str:
    """What the name of a unit is looked up by: its consonants, without the word for governorate or district."""
    words = [word for word in fold(name).split() if not set(KINDS_BY_WORD.get(bare(word), ())) & {*UNITS}]
    return spell(" ".join(words) or name).skeleton


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
