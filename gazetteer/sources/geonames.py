"""GeoNames' dump, as the publisher gives it: `geonames=SY.txt`, `allCountries.zip`, or the folder that holds them.

Kept is all of Syria, and of other countries what lies in `NEAR_SYRIA`, a degree or so around it: namesakes over the
border matter, places further off only add false ones. Other rows are passed over as they come, so memory does not grow
with them. The names come from `alternateNamesV2` where it lies beside the places (`gazetteer.sources.geonames_names`),
else from the places' own column of names, which says neither language nor age. The admin codes are GeoNames' own, so
they are left aside: the units are found by the point. The plain ASCII name adds nothing that folding does not find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point
from gazetteer.sources.geonames_files import find_dump, read_rows, shown
from gazetteer.sources.geonames_kinds import Kind, is_of_the_past, kind_of
from gazetteer.sources.geonames_names import (
    SOURCE,
    Alternate,
    alternates_to_toponyms,
    read_alternates,
    unsaid,
    wikidata_ids,
)
from gazetteer.sources.near_syria import check_in_syria, is_near_syria
from gazetteer.sources.reader import Row
from gazetteer.sources.unit_names import UNITS

COLUMNS = 19
NAME, NAMES, LAT, LON, CLASS, CODE, COUNTRY, POPULATION = 1, 3, 4, 5, 6, 7, 8, 14

SYRIA = b"SY"
LONGEST_NAME = 200
"""Letters, by the publisher's readme."""

UNREADABLE = 100
"""So many rows at the head of a file, not one of them right, and it is no dump."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row that is kept, and where it stands."""

    file: Path
    line: int
    geonameid: int
    name: str
    names: str
    point: Point
    feature_class: str
    code: str
    country: str
    population: int | None
    kind: Kind


def read_geonames(path: Path) -> Iterator[Row]:
    """The places of a dump, after what is wrong with its rows.

    Raises
    ------
    GazetteerError
        If the path is no dump, or an archive is damaged.
    """
    dump = find_dump(path)
    records: dict[int, Record] = {}
    for file in dump.places:
        for record in read_records(file):
            if isinstance(record, Record):
                records.setdefault(record.geonameid, record)
            else:
                yield record
    alternates: defaultdict[int, list[Alternate]] = defaultdict(list)
    for file in dump.names:
        for alternate in read_alternates(file, records):
            if isinstance(alternate, Alternate):
                alternates[alternate.geonameid].append(alternate)
            else:
                yield alternate
    for record in records.values():
        yield _record_to_place(record, alternates.get(record.geonameid, ()))


def read_records(file: Path) -> Iterator[Record | PlaceTableError]:
    """The rows of a table of places that are kept, and those that are damaged."""
    right, wrong = False, 0
    for line, row in read_rows(file):
        try:
            record = _row_to_record(row, file, line)
            right = True
        except ValueError as error:
            wrong += 1
            problem = PlaceTableError(file, line, shown(row), str(error))
            if not right and wrong == UNREADABLE:
                raise PlaceTableError(file, 1, file.name, f"no GeoNames dump: {error}") from error
            yield problem
        else:
            if record:
                yield record


def _row_to_record(row: Sequence[bytes], file: Path, line: int) -> Record | None:
    """The record of a row; None where it is no place of ours, or too far from Syria."""
    if len(row) != COLUMNS:
        raise ValueError(f"{len(row)} columns, not {COLUMNS}")
    point = Point(lon=float(row[LON]), lat=float(row[LAT]))
    if row[COUNTRY] == SYRIA:
        check_in_syria(point)
    elif not is_near_syria(point):
        return None
    feature_class, code, country = (row[column].decode() for column in (CLASS, CODE, COUNTRY))
    population = _people(row[POPULATION])
    kind = kind_of(feature_class, code, population)
    if kind is None:
        return None
    name, names = _name(row[NAME].decode()), row[NAMES].decode()
    return Record(file, line, int(row[0]), name, names, point, feature_class, code, country, population, kind)


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("a name that is empty")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"a name of {len(text)} letters")
    return text


def _people(text: bytes) -> int | None:
    """How many; the publisher writes 0 where nobody counted."""
    people = int(text or 0)
    if people < 0:
        raise ValueError(f"fewer people than none: {people}")
    return people or None


def _record_to_place(record: Record, table: Sequence[Alternate]) -> Row:
    """The place of a record, named by the table of names, else by its own column of names."""
    others = table or [unsaid(name) for name in record.names.split(",") if name.strip()]
    alternates = [unsaid(record.name), *others]
    if is_of_the_past(record.feature_class, record.code):
        alternates = [replace(one, bygone=True) for one in alternates]
    toponyms = alternates_to_toponyms(alternates, record.country, unit=record.kind.name in UNITS)
    if not toponyms:
        return PlaceTableError(record.file, record.line, record.name, "no name in Arabic or Latin script")
    return Place(
        id=f"geonames-{record.geonameid}",
        toponyms=toponyms,
        point=record.point,
        uncertainty_m=record.kind.uncertainty_m,
        feature_class=record.feature_class,
        kind=record.kind.name,
        country=record.country or None,
        population=record.population,
        sources=(SOURCE,),
        identifiers=(f"geonames:{record.geonameid}", *wikidata_ids(alternates)),
    )
