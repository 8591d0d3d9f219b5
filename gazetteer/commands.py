"""What each command does; each returns the exit status."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from gazetteer.answers import resolution_to_json
from gazetteer.check import check_places
from gazetteer.errors import GazetteerError
from gazetteer.explaining import explain
from gazetteer.index import Gazetteer, load_gazetteer, read_gazetteer
from gazetteer.locating import locate
from gazetteer.place import Place, Point, distance_m
from gazetteer.published import check_published, read_published
from gazetteer.resolution import Unknown
from gazetteer.tables import embedded_sources

DONE, NOTHING_FOUND, BAD_INPUT = 0, 1, 2


def resolve_command(options: Namespace) -> int:
    """Resolve the names given, or the lines of stdin."""
    gazetteer = _gazetteer(options)
    if options.ndjson:
        return _resolve_lines(sys.stdin, gazetteer)
    if not options.name:
        raise GazetteerError("resolve: give a name, or --ndjson")
    near, found = parse_points(options.near), 0
    for name in options.name:
        answer = resolution_to_json(name, locate(name, gazetteer, near, options.within, options.kind))
        found += answer["status"] != "unknown"
        sys.stdout.write("\n".join(_table(answer)) + "\n")
    return DONE if found else NOTHING_FOUND


def _table(answer: dict[str, Any]) -> list[str]:
    lines = [f"{answer['name']}: {answer['status']}"]
    for one in answer["candidates"]:
        names = " / ".join(name for name in (one["name"], one["names"]["ar"]) if name)
        where = f"{one['lon']:.4f}, {one['lat']:.4f} ± {one['uncertainty_m']:.0f} m"
        lines.append(
            f"  {one['score']:.2f}  {names}  [{one['kind']}, {one['admin1'] or '–'}]  {where}  {one['id'] or ''}"
        )
        lines.append(f"        {'; '.join(one['why'])}")
    return lines


def _resolve_lines(lines: Iterable[str], gazetteer: Gazetteer) -> int:
    """Answer every line, in order; a line that is no request is answered with what is wrong, and the rest goes on."""
    status = NOTHING_FOUND
    for number, line in enumerate(lines, start=1):
        try:
            answer = _answer_line(line, gazetteer)
            if status != BAD_INPUT and answer["status"] != "unknown":
                status = DONE
        except (ValueError, TypeError, KeyError) as error:
            status, problem = BAD_INPUT, f"stdin:{number}: not a request: {error}: {line.strip()[:80]!r}"
            answer = {"name": None, "status": "error", "candidates": [], "problem": problem}
            sys.stderr.write(problem + "\n")
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return status


def _answer_line(line: str, gazetteer: Gazetteer) -> dict[str, Any]:
    request = json.loads(line)
    name, within = request["name"], request.get("within")
    if not isinstance(name, str) or not isinstance(within, str | None):
        raise TypeError("name and within must be strings")
    near = tuple(Point(lon=lon, lat=lat) for lon, lat in request.get("near") or ())
    return resolution_to_json(name, locate(name, gazetteer, near, within))


def explain_command(options: Namespace) -> int:
    """Show how each name is read and weighed."""
    gazetteer, near = _gazetteer(options), parse_points(options.near)
    found = 0
    for name in options.name:
        lines, resolution = explain(name, gazetteer, near, options.within, options.kind)
        found += not isinstance(resolution, Unknown)
        sys.stdout.write("\n".join(lines) + "\n")
    return DONE if found else NOTHING_FOUND


def near_command(options: Namespace) -> int:
    """List the places around a point."""
    (point,) = parse_points([options.point])
    around = [(distance_m(point, place.point), place) for place in _gazetteer(options)]
    within = sorted(((m, place) for m, place in around if m <= options.km * 1_000), key=lambda one: (one[0], one[1].id))
    for metres, place in within:
        names = " / ".join(name for name in (place.display_name, place.name("ar")) if name)
        sys.stdout.write(f"{metres / 1_000:8.2f} km  {names}  [{place.kind}]  {place.id}\n")
    return DONE if within else NOTHING_FOUND


def check_command(options: Namespace) -> int:
    """Say what breaks the rules of the embedded tables, or of a file."""
    places = tuple(_gazetteer(options))
    breaches = check_places(places, _sources_of(places) if options.gazetteer else embedded_sources())
    breaches += [] if options.gazetteer else check_published(places, read_published())
    sys.stdout.write("".join(f"{line}\n" for line in breaches) or f"{len(places)} places keep the rules\n")
    return BAD_INPUT if breaches else DONE


def _sources_of(places: Iterable[Place]) -> set[str]:
    """A built file has no table of sources: what its places name counts as known."""
    return {key for place in places for key in place.sources}


def _gazetteer(options: Namespace) -> Gazetteer:
    return read_gazetteer(options.gazetteer) if options.gazetteer else load_gazetteer()


def parse_points(texts: Sequence[str]) -> tuple[Point, ...]:
    """Read `40.14,35.33` as a point, longitude first."""
    points = []
    for text in texts:
        parts = text.split(",")
        try:
            lon, lat = (float(part) for part in parts)
            points.append(Point(lon=lon, lat=lat))
        except ValueError as error:
            raise GazetteerError(f"not LON,LAT: {text!r}: {error}") from error
    return tuple(points)
