"""How a name is read and weighed, line by line, so that a person can see why the answer is what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.candidates import Candidate, search
from gazetteer.evidence import FEATURES, Context
from gazetteer.index import Gazetteer
from gazetteer.locating import locate
from gazetteer.phrases import parse_relation
from gazetteer.place import Point
from gazetteer.readings import read_name
from gazetteer.resolution import Resolution
from gazetteer.scoring import WEIGHTS

MOST_SHOWN = 5


def explain(
    name: str, gazetteer: Gazetteer, near: Sequence[Point] = (), within: str | None = None, kinds: Sequence[str] = ()
) -> tuple[list[str], Resolution]:
    """The lines of the explanation, and the answer; parameters as for `resolve`."""
    units = gazetteer.units(within) if within else frozenset()
    context = Context(units, tuple(near), tuple(kinds))
    resolution = locate(name, gazetteer, near, within, kinds)
    lines = [f"{name}: {type(resolution).__name__.lower()}"]
    lines += [f"  within {within!r}: {', '.join(sorted(units)) or 'no such unit'}"] if within else []
    lines += [f"  read as a relation: {phrase}" for phrase in [parse_relation(name)] if phrase]
    lines += list(_readings(name))
    for candidate, score in search(name, gazetteer, context)[:MOST_SHOWN]:
        lines += _candidate(candidate, score, gazetteer)
    return lines, resolution


def _readings(name: str) -> Iterator[str]:
    for reading in read_name(name):
        spelling = reading.spelling
        kinds = f", a {'/'.join(reading.kinds)}" if reading.kinds else ""
        beside = f", beside {'/'.join(reading.beside)}" if reading.beside else ""
        keys = f"sounds {spelling.sound!r} consonants {spelling.skeleton!r}"
        yield f"  read {reading.cut.value}: {' '.join(spelling.words)!r} {keys}{kinds}{beside}"


def _candidate(candidate: Candidate, score: float, gazetteer: Gazetteer) -> Iterator[str]:
    place = gazetteer.numbered(candidate.form.place)
    words = " ".join(candidate.form.spelling.words)
    yield f"  {score:.3f} {place.display_name} [{place.kind}] {place.id}, as {words!r}"
    said = {name: WEIGHTS[name] * value for name, value in zip(FEATURES, candidate.features, strict=True) if value}
    yield "        " + " ".join(f"{name} {value:+.1f}" for name, value in said.items())
