"""Our resolver beside plainer ones, on the same places and the same names: how often right, how sure, how fast.

    python -m benchmarks.gazetteer [--shared ../shared] [--queries 400] [--grow 1000000]

exact   the places of the folded name; a match if one is left
wratio  rapidfuzz's WRatio over all folded names (of the governorate, if one is given); a match from 90 on
fts5    the fifty best of SQLite's trigram index, the nearest of them by rapidfuzz's ratio; a match from 90 on
ours    gazetteer.resolve

Places: Who's On First. Names: OCHA's lists and casualty records. Speed is one over the median time of a query, in one
process, each query asked once. `--grow` also builds a gazetteer of that many places and says how much slower it
answers: the real ones replicated, each name of a copy with one letter altered, each copy moved by some twenty
kilometres. The tables are Markdown, as docs/gazetteer.md shows them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import sqlite3
import statistics
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from gazetteer import Ambiguous, Gazetteer, Match, Place, Point, Toponym, distance_m, fold, read_gazetteer, resolve
from gazetteer.building import Source, build
from gazetteer.storage import build_file

KNOWN = {
    "a_ar_gov": "Arabic with the governorate",
    "b_ar_none": "Arabic alone",
    "c_en_gov": "English with the governorate",
    "d_airwars": "casualty records",
    "e_typo_ar": "one typing error, Arabic",
    "e_typo_en": "one typing error, English",
}
UNKNOWN = "f_unknown"
RIGHT_M, WRONG_M = 3_000.0, 10_000.0
ALIKE = 90.0
"""From which likeness on, of 100, WRatio and ratio call a name a match."""

LETTERS = {"ar": "ابتجحدرسشعفقكلمنهوي"}
LATIN = "abdfghjklmnrst"
MOVED_DEG = 0.2

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


def _names(gazetteer: Gazetteer) -> Iterator[tuple[str, Place]]:
    for place in gazetteer:
        for key in dict.fromkeys(fold(toponym.text) for toponym in place.toponyms):
            yield key, place


def exact(gazetteer: Gazetteer) -> Ask:
    """The places of the folded name; those in the governorate if there are any."""
    names: defaultdict[str, list[Place]] = defaultdict(list)
    for key, place in _names(gazetteer):
        names[key].append(place)

    def ask(name: str, within: str | None) -> Answer:
        units = gazetteer.units(within) if within else frozenset()
        found = names.get(fold(name), [])
        found = [place for place in found if place.admin1 in units] or found
        return len(found) == 1, found[0] if found else None

    return ask


def wratio(gazetteer: Gazetteer) -> Ask:
    """The likest of all names, or of those in the governorate."""
    texts: defaultdict[str | None, list[str]] = defaultdict(list)
    places: defaultdict[str | None, list[Place]] = defaultdict(list)
    for key, place in _names(gazetteer):
        for governorate in {None, place.admin1}:
            texts[governorate].append(key)
            places[governorate].append(place)

    def ask(name: str, within: str | None) -> Answer:
        units = gazetteer.units(within) if within else frozenset()
        governorate = next((unit for unit in sorted(units) if unit in texts), None)
        found = process.extractOne(fold(name), texts[governorate], scorer=fuzz.WRatio)
        return (found[1] >= ALIKE, places[governorate][found[2]]) if found else (False, None)

    return ask


def fts5(gazetteer: Gazetteer) -> Ask:
    """The likest of fifty names that share trigrams; those in the governorate if there are any."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE name USING fts5(text, place UNINDEXED, tokenize = trigram)")
    connection.executemany("INSERT INTO name VALUES (?,?)", ((key, place.id) for key, place in _names(gazetteer)))

    def ask(name: str, within: str | None) -> Answer:
        key, units = fold(name), gazetteer.units(within) if within else frozenset()
        query = " OR ".join(f'"{gram}"' for gram in sorted({key[i : i + 3] for i in range(len(key) - 2)}))
        sql = "SELECT text, place FROM name WHERE name MATCH ? ORDER BY rank LIMIT 50"
        rows = connection.execute(sql, (query,)) if query else ()
        found = [(fuzz.ratio(key, text), gazetteer.place(place)) for text, place in rows]
        found = [one for one in found if one[1].admin1 in units] or found
        likeness, place = max(found, key=lambda one: one[0], default=(0.0, None))
        return likeness >= ALIKE, place

    return ask


@dataclass(frozen=True, slots=True)
class Score:
    """Percent of the queries right first, matched and right, matched and far off, matched at all; queries a second."""

    right: float
    sure: float
    wrong: float
    matched: float
    speed: float


def measure(ask: Ask, queries: Sequence[dict]) -> Score:
    """Ask each query once."""
    away, matches, seconds = [], [], []
    for query in queries:
        began = time.perf_counter()
        matched, place = ask(query["name"], query["within"])
        seconds.append(time.perf_counter() - began)
        matches.append(matched)
        away.append(_away_m(query, place))
    sure = [far for far, matched in zip(away, matches, strict=True) if matched]
    share = 100 / max(len(queries), 1)
    return Score(
        right=share * sum(far <= RIGHT_M for far in away),
        sure=share * sum(far <= RIGHT_M for far in sure),
        wrong=share * sum(far > WRONG_M for far in sure),
        matched=share * len(sure),
        speed=1 / statistics.median(seconds),
    )


def _away_m(query: dict, place: Place | None) -> float:
    if place is None or query["lon"] is None:
        return float("inf")
    return distance_m(Point(lon=query["lon"], lat=query["lat"]), place.point)


def replicated(places: Sequence[Place], count: int) -> Iterator[Place]:
    """The places, then copies with one letter of each name altered, until there are `count`."""
    chance = random.Random(2015)
    yield from places
    for number in range(len(places), count):
        place = places[number % len(places)]
        names = tuple(replace(name, text=_altered(name, chance)) for name in place.toponyms)
        lon, lat = (at + chance.uniform(-MOVED_DEG, MOVED_DEG) for at in (place.point.lon, place.point.lat))
        yield replace(place, id=f"copy-{number}", toponyms=names, point=Point(lon=lon, lat=lat))


def _altered(name: Toponym, chance: random.Random) -> str:
    text = list(name.text)
    text[chance.randrange(len(text))] = chance.choice(LETTERS.get(name.lang, LATIN))
    return unicodedata.normalize("NFC", "".join(text))


def names_a_second(path: Path) -> tuple[float, float]:
    """Exact names looked up by `Gazetteer.named`, each name of the file once, shuffled: file just opened, and again."""
    names = list(dict.fromkeys(toponym.text for place in read_gazetteer(path) for toponym in place.toponyms))
    random.Random(2015).shuffle(names)
    gazetteer, speeds = read_gazetteer(path), []
    for _ in range(2):
        began = time.perf_counter()
        for name in names:
            gazetteer.named(name)
        speeds.append(len(names) / (time.perf_counter() - began))
    return speeds[0], speeds[1]


def _print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    print(f"\n| {' | '.join(head)} |\n{'|---' * len(head)}|")
    for row in rows:
        texts = [
            f"{cell:,}" if isinstance(cell, int) else f"{cell:.1f}" if isinstance(cell, float) else cell for cell in row
        ]
        print(f"| {' | '.join(map(str, texts))} |", flush=True)


def compare(gazetteer: Gazetteer, sets: dict[str, list[dict]], count: int) -> None:
    """Print the two tables: names that have an answer, and names that have none."""
    asks = {"exact": exact(gazetteer), "wratio": wratio(gazetteer), "fts5": fts5(gazetteer), "ours": ours(gazetteer)}
    known = (
        (says, label, score.right, score.sure, score.wrong, round(score.speed))
        for name, says in KNOWN.items()
        for label, ask in asks.items()
        for score in [measure(ask, [query for query in sets[name] if query["ans"]][:count])]
    )
    _print_table(("names", "by", "first", "sure", "wrong", "a second"), known)
    tags = sorted({query["tag"] for query in sets[UNKNOWN]})
    unknown = (
        (tag, label, score.matched, round(score.speed))
        for tag in tags
        for label, ask in asks.items()
        for score in [measure(ask, [query for query in sets[UNKNOWN] if query["tag"] == tag][:count])]
    )
    _print_table(("not there", "by", "matched", "a second"), unknown)


def grow(path: Path, count: int, sets: dict[str, list[dict]], queries: int) -> None:
    """Print how fast a grown gazetteer answers, beside the real one."""
    grown, began = path.with_name("grown.gaz"), time.perf_counter()
    build_file(grown, replicated(list(read_gazetteer(path)), count))
    built, peak = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{count:,} places: built in {built:.0f} s, {peak:,.0f} MB, a file of {grown.stat().st_size / 1e6:,.0f} MB")
    rows = []
    for name, says in KNOWN.items():
        asked = [query for query in sets[name] if query["ans"]][:queries]
        small, large = (measure(ours(read_gazetteer(file)), asked).speed for file in (path, grown))
        rows.append((says, round(small), round(large), f"{large / small:.2f}"))
    _print_table(("names", "real", f"{count:,}", "share"), rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--queries", type=int, default=400, help="names of each set (400)")
    parser.add_argument("--grow", type=int, default=0, help="also measure this many places")
    options = parser.parse_args()
    table = options.shared / "data" / "whosonfirst" / "wof_sy_admin.csv"
    if not table.exists():
        print(f"{table} is not there: nothing to measure on")
        return
    sets = json.loads((options.shared / "names" / "queries.json").read_text(encoding="utf-8"))["sets"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wof.gaz"
        build(path, [Source("whosonfirst", table)])
        print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
        compare(read_gazetteer(path), sets, options.queries)
        cold, warm = names_a_second(path)
        print(f"\nexact names a second: {cold:,.0f} from a file just opened, {warm:,.0f} the second time")
        if options.grow:
            grow(path, options.grow, sets, options.queries)


if __name__ == "__main__":
    main()
