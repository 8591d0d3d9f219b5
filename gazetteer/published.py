"""Ids are permanent: every id ever given, where its place stood then, and whether it was withdrawn (`data/ids.csv`).

A new place adds its line (`python -m gazetteer.published` prints the file as it should be); a line is never taken out
or changed by hand, but for the word `withdrawn` where a place was entered by mistake.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from gazetteer.errors import PlaceTableError
from gazetteer.place import Place, Point, distance_m
from gazetteer.tables import embedded_places, read_rows

COLUMNS = ("id", "lon", "lat", "withdrawn")
MOVED_M = 30_000.0
"""A place corrected by more than this, and by more than its own radius, is another place under an old id."""


@dataclass(frozen=True, slots=True)
class Published:
    """An id as it was first given: where its place stood, and whether it has been withdrawn since."""

    id: str
    point: Point
    withdrawn: bool


def read_published() -> dict[str, Published]:
    """The embedded record, by id.

    Raises
    ------
    PlaceTableError
        At the first line that is no record, or records an id again.
    """
    found: dict[str, Published] = {}
    with resources.as_file(resources.files("gazetteer").joinpath("data", "ids.csv")) as file:
        for line, row in read_rows(file, COLUMNS):
            if row["id"] in found or row["withdrawn"] not in {"", "withdrawn"}:
                raise PlaceTableError(file, line, dict(row), "an id recorded before, or neither empty nor withdrawn")
            try:
                point = Point(lon=float(row["lon"]), lat=float(row["lat"]))
            except ValueError as error:
                raise PlaceTableError(file, line, dict(row), str(error)) from error
            found[row["id"]] = Published(row["id"], point, bool(row["withdrawn"]))
    return found


def check_published(places: Sequence[Place], published: Mapping[str, Published]) -> list[str]:
    """Every breach of permanence, one readable line each: ids lost, not recorded, used again or moved away."""
    by_id = {place.id: place for place in places}
    lost = (id_ for id_, record in published.items() if id_ not in by_id and not record.withdrawn)
    lines = [f"{id_}: published, and neither in the table nor marked withdrawn" for id_ in lost]
    return lines + [line for place in places for line in _unlike_published(place, published.get(place.id))]


def _unlike_published(place: Place, record: Published | None) -> Iterator[str]:
    if record is None:
        yield f"{place.id}: not recorded in ids.csv"
        return
    if record.withdrawn:
        yield f"{place.id}: a withdrawn id is used again"
    moved = distance_m(place.point, record.point)
    if moved > max(MOVED_M, place.uncertainty_m):
        yield f"{place.id}: {moved / 1_000:.0f} km from where the id was published"


def main() -> None:
    """Print the record with the places added that it lacks, ids in order."""
    known = read_published()
    new = {p.id: Published(p.id, p.point, withdrawn=False) for p in embedded_places() if p.id not in known}
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(COLUMNS)
    for id_, record in sorted({**known, **new}.items()):
        mark = "withdrawn" if record.withdrawn else ""
        table.writerow((id_, f"{record.point.lon:.2f}", f"{record.point.lat:.2f}", mark))


if __name__ == "__main__":
    main()
