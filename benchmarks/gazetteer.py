"""Our resolver beside plainer ones, on the same places and the same names: how often right, how sure, how fast.

    python -m benchmarks.gazetteer [--shared ../shared] [--queries 400] [--grow 1000000]

exact   the folded name, as it is
fts5    SQLite's trigram index over folded names, best by the share of trigrams in common
ours    gazetteer.resolve

`--grow` also builds a gazetteer of that many places, the real ones replicated with one letter of each name altered and
each copy moved by some kilometres, and says how much slower it answers. Places: Who's On First. Names: OCHA's lists.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from gazetteer import Ambiguous, Gazetteer, Match, Place, Point, Toponym, distance_m, fold, read_gazetteer, resolve
from gazetteer.building import Source, build
from gazetteer.storage import build_file

SETS = ("a_ar_gov", "b_ar_none", "c_en_gov")
RIGHT_M, WRONG_M = 3_000.0, 10_000.0
LETTERS = "ابتجحدرسشعفقكلمنهوي"

Answer = tuple[bool, Place | None]
"""Whether it is given as a match, and the first place."""

Ask = Callable[[str, str | None], Answer]


def ours(gazetteer: Gazetteer) -> Ask:
    """`resolve`, as everyone calls it."""

    def ask(name: str, within: str | None) -> Answer:
        found = resolve(name, gazetteer, within=within)
        if isinstance(found, Match):
            return True, found.place
        return False, found.places[0] if isinstance(found, Ambiguous) else None

    return ask


def exact(gazetteer: Gazetteer) -> Ask:
    """The places of the folded name; those in the governorate first."""
    names: dict[str, list[Place]] = {}
    for place in gazetteer:
        for key in {fold(toponym.text) for toponym in place.toponyms}:
            names.setdefault(key, []).append(place)

    def ask(name: str, within: str | None) -> Answer:
        units = gazetteer.units(within) if within else frozenset()
        found = sorted(names.get(fold(name), ()), key=lambda place: place.admin1 not in units)
        return len(found) == 1, found[0] if found else None

    return ask


def fts5(gazetteer: Gazetteer) -> Ask:
    """The best of fifty names that share trigrams."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE name USING fts5(text, place UNINDEXED, tokenize = trigram)")
    rows = ((fold(toponym.text), place.id) for place in gazetteer for toponym in place.toponyms)
    connection.executemany("INSERT INTO name VALUES (?,?)", rows)

    def ask(name: str, within: str | None) -> Answer:
        key, units = fold(name), gazetteer.units(within) if within else frozenset()
        grams = sorted({key[i : i + 3] for i in range(len(key) - 2)})
        if not grams:
            return False, None
        query = " OR ".join(f'"{gram}"' for gram in grams)
        sql = "SELECT text, place FROM name WHERE name MATCH ? ORDER BY rank LIMIT 50"
        found = [(_shared(key, text), gazetteer.place(place)) for text, place in connection.execute(sql, (query,))]
        found.sort(key=lambda one: (-(one[0] + 0.3 * (one[1].admin1 in units)), one[1].id))
        return bool(found) and found[0][0] >= 0.8, found[0][1] if found else None

    return ask


def _shared(one: str, other: str) -> float:
    mine, theirs = ({text[i : i + 3] for i in range(len(text) - 2)} for text in (one, other))
    return len(mine & theirs) / max(len(mine | theirs), 1)


def measure(ask: Ask, queries: list[dict]) -> str:
    """Percent of answerable queries right first, matched and right, matched and far off; queries a second."""
    right = sure = wrong = 0
    seconds = []
    for query in queries:
        began = time.perf_counter()
        matched, place = ask(query["name"], query["within"])
        seconds.append(time.perf_counter() - began)
        away = distance_m(Point(lon=query["lon"], lat=query["lat"]), place.point) if place else float("inf")
        right += away <= RIGHT_M
        sure += matched and away <= RIGHT_M
        wrong += matched and away > WRONG_M
    share = 100 / max(len(queries), 1)
    speed = 1 / statistics.median(seconds)
    return f"{right * share:6.1f} {sure * share:6.1f} {wrong * share:6.1f} {speed:9.0f}"


def replicated(places: list[Place], count: int) -> Iterator[Place]:
    """The places, then copies with one letter of each name altered, until there are `count`."""
    chance = random.Random(2015)
    yield from places
    for number in range(len(places), count):
        place = places[number % len(places)]
        names = tuple(replace(name, text=_altered(name, chance)) for name in place.toponyms)
        lon, lat = place.point.lon + chance.uniform(-0.2, 0.2), place.point.lat + chance.uniform(-0.2, 0.2)
        yield replace(place, id=f"copy-{number}", toponyms=names, point=Point(lon=lon, lat=lat))


def _altered(name: Toponym, chance: random.Random) -> str:
    text = list(name.text)
    text[chance.randrange(len(text))] = chance.choice(LETTERS if name.lang == "ar" else "abdfghjklmnrst")
    return "".join(text)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--grow", type=int, default=0)
    options = parser.parse_args()
    table = options.shared / "data" / "whosonfirst" / "wof_sy_admin.csv"
    if not table.exists():
        print(f"{table} is not there: nothing to measure on")
        return
    sets = json.loads((options.shared / "names" / "queries.json").read_text(encoding="utf-8"))["sets"]
    queries = {name: [query for query in sets[name] if query["ans"]][: options.queries] for name in SETS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wof.gaz"
        build(path, [Source("whosonfirst", table)])
        gazetteer = read_gazetteer(path)
        print("                     right   sure  wrong  a second")
        for label, ask in (("exact", exact(gazetteer)), ("fts5", fts5(gazetteer)), ("ours", ours(gazetteer))):
            for name in SETS:
                print(f"{label:6} {name:12} {measure(ask, queries[name])}", flush=True)
        if options.grow:
            grown = Path(folder) / "grown.gaz"
            build_file(grown, replicated(list(gazetteer), options.grow))
            for name in SETS:
                print(f"{options.grow:,} places {name:12} {measure(ours(read_gazetteer(grown)), queries[name])}")


if __name__ == "__main__":
    main()
