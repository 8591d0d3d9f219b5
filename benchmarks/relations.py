"""How often an inferred circle holds the truth, and how wide it is, for each kind of relation.

    python -m benchmarks.relations

Statements: `tests/relations.toml`, what encyclopedias, guides and reports say of places whose position is known.
Anchors are given, so that relations are measured and not names. Every third statement was held out of their fit.
"""

from __future__ import annotations

import statistics
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer import Gazetteer, Phrase, Point, Relation, distance_m, infer, load_gazetteer, parse_relation
from gazetteer.spacing import is_seat

STATEMENTS = Path(__file__).parents[1] / "tests" / "relations.toml"
HELD_OUT = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One statement with its circle: how far the truth lies from the centre, and the radius."""

    kind: str
    phrase: str
    place: str
    away_m: float
    radius_m: float
    held_out: bool

    @property
    def inside(self) -> bool:
        """Whether the circle holds the truth."""
        return self.away_m <= self.radius_m


def measure(gazetteer: Gazetteer) -> Iterator[Found]:
    """Every statement of the table, in order; ValueError if one is not read as a relation."""
    for number, row in enumerate(tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))["statements"]):
        phrase = parse_relation(row["phrase"])
        if phrase is None:
            raise ValueError(f"{STATEMENTS}: not a relation: {row['phrase']!r}")
        anchors = [gazetteer.place(place_id) for place_id in row["anchors"]]
        spot = infer(phrase.relation, anchors, phrase.side, phrase.away_m)
        told = row.get("point")
        truth = Point(lon=told[0], lat=told[1]) if told else gazetteer.place(row["place"]).point
        kind = _kind(phrase, seat=is_seat(anchors[0]), anchors=len(anchors))
        away_m = distance_m(spot.point, truth)
        held_out = number % HELD_OUT == HELD_OUT - 1
        yield Found(kind, row["phrase"], row["place"], away_m, spot.uncertainty_m, held_out)


def _kind(phrase: Phrase, *, seat: bool, anchors: int) -> str:
    if phrase.away_m is not None:
        return "N km to a side of" if phrase.side else "N km from"
    if phrase.relation is Relation.SIDE_OF:
        return "side of a governorate's city" if seat else "side of a town or village"
    if phrase.relation is Relation.COUNTRYSIDE:
        return "countryside of a governorate" if seat else "countryside of a town"
    if phrase.relation in (Relation.ROAD, Relation.BANK):
        return f"{phrase.relation.value}, {anchors} anchor{'s' * (anchors > 1)}"
    return phrase.relation.value


def share(found: Sequence[Found]) -> float:
    """Which part of the circles hold the truth; 1.0 for none."""
    return sum(one.inside for one in found) / len(found) if found else 1.0


def median_radius_m(found: Iterable[Found]) -> float:
    """The radius that half of the circles do not exceed."""
    return statistics.median(one.radius_m for one in found)


def main() -> None:
    """Print a table in Markdown: kind, statements, share inside of those fitted on and of those held out, radius."""
    found = list(measure(load_gazetteer()))
    kinds: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        kinds[one.kind].append(one)
    print("| relation | statements | inside, fitted on | inside, held out | median radius, km |")
    print("|---|---|---|---|---|")
    for kind, ones in [*sorted(kinds.items()), ("all", found)]:
        fitted, held = [one for one in ones if not one.held_out], [one for one in ones if one.held_out]
        shares = [f"{100 * share(part):.0f} % of {len(part)}" if part else "–" for part in (fitted, held)]
        print(f"| {kind} | {len(ones)} | {shares[0]} | {shares[1]} | {median_radius_m(ones) / 1000:.1f} |")


if __name__ == "__main__":
    main()
