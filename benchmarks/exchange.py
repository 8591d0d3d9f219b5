"""How long an import takes: `python -m benchmarks.exchange [ROWS]`, a made-up ACLED table into a store on disk."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from geo.exchange import READERS, Incoming
from geo.exchange.acled import COLUMNS
from geo.store import open_store

T = TypeVar("T")

NOTES = "warplanes struck the town, destroying several houses and killing at least four people, residents said."


def table(rows: int) -> bytes:
    """An ACLED export of so many rows, about 500 bytes each."""
    return "\n".join([",".join(COLUMNS), *map(row, range(rows))]).encode()


def row(number: int) -> str:
    """One row, unlike the others."""
    day = date(2013, 1, 1) + timedelta(days=number % 3000)
    told = {
        "event_id_cnty": f"SYR{number}",
        "event_date": str(day),
        "year": str(day.year),
        "time_precision": str(1 + number % 3),
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Made-up Air Force",
        "actor2": "Civilians (Nowhere)",
        "iso": "760",
        "country": "Syria",
        "admin1": "Deir ez Zor",
        "location": "Muhasan",
        "latitude": f"{35 + number % 1000 / 1000:.4f}",
        "longitude": f"{40 + number % 777 / 1000:.4f}",
        "geo_precision": str(1 + number % 3),
        "source": "A made-up outlet; Another",
        "notes": f'"On {day}, {NOTES} {number}"',
        "fatalities": str(number % 5),
    }
    return ",".join(told.get(column, "") for column in COLUMNS)


def timed(what: str, rows: int, work: Callable[[], T]) -> T:
    """Do the work and print how long it took."""
    wall, used = time.perf_counter(), time.process_time()
    done = work()
    wall, used = time.perf_counter() - wall, time.process_time() - used
    print(f"{what}: {wall:.1f} s, {used:.1f} s of processor, {used / rows * 1e6:.0f} µs a row")
    return done


def main(rows: int) -> None:
    """Read the table, keep it, keep it again."""
    data = table(rows)
    print(f"{rows:,} rows, {len(data) / 1e6:.0f} MB")
    intake = timed("read", rows, lambda: READERS["acled"](Incoming(file="made.csv", data=data)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        print(timed("keep", rows, lambda: open_store(path).save(intake.events)))
        print(timed("keep again", rows, lambda: open_store(path).save(intake.events)))
        print(f"store: {path.stat().st_size / 1e6:.0f} MB")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
