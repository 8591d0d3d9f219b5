"""How fast a map saved as one file opens from disk: `python -m benchmarks.saved_file --events N --json FILE`.

The events are those of `seeds/`, replicated with other days and places. `made_s` is how long the page takes to write
the file; `ready_ms` from navigation to the first drawn frame (`hisar:ready`), headless Chromium with no network, the
median of five; `differences` are counts of random days and kinds that a recount in Python does not confirm.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.mapping.driving import CHROMIUM_NAMES, CHROMIUM_OPTIONS, READY
from gazetteer import Point
from geo.events import KIND_IDS, Event, TimeSpan, View, select
from geo.map.columns import day_number
from geo.page.carried import saved_file
from geo.page.link import Link
from geo.page.map_view import SYRIA
from geo.page.opening import states
from geo.page.service import Service
from geo.reading import Article

OPENINGS = 5
STATES = 20
FIRST = date(2011, 3, 15)
DAYS = 4_000


@dataclass(frozen=True)
class Held:
    """A store's answers, out of memory."""

    events: Sequence[Event]
    held: Sequence[Article]
    version: str = "replicated"

    def select(self, _: View) -> Sequence[Event]:
        """All of them."""
        return self.events

    def articles(self) -> Sequence[Article]:
        """All of them."""
        return self.held


def replicated(count: int) -> Iterator[Event]:
    """`count` events: the seeds' own, each time with another id, other days and other places."""
    dice, patterns = random.Random(20150826), states().for_visitors().events
    for nth in range(count):
        pattern = patterns[nth % len(patterns)]
        start = FIRST + timedelta(dice.randrange(DAYS))
        end = start + timedelta(dice.randrange(30))
        places = tuple(
            replace(place, id=None, area=None, point=Point(lon=dice.gauss(38.3, 1.6), lat=dice.gauss(34.9, 0.9)))
            for place in pattern.places
            if place.point
        )
        when = TimeSpan(start, end, f"{start}/{end}")
        # Kinds that have no history, since all of one place would be joined into one.
        kind = dice.choice(KIND_IDS[2:])
        yield replace(pattern, id=f"{dice.getrandbits(64):016x}", kind=kind, change=None, when=when, places=places)


def main() -> None:
    """Measure, print, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = measure(options.events)
    print(json.dumps(figures, indent=2))
    if options.json:
        options.json.write_text(json.dumps(figures) + "\n", encoding="utf-8")


def measure(count: int) -> dict[str, Any]:
    """Every figure, from one file."""
    service = Service(Held(tuple(replicated(count)), states().for_visitors().articles))  # type: ignore[arg-type]
    started = time.perf_counter()
    data = saved_file(Link(), service, "https://example.org/?v=1", SYRIA)
    made = time.perf_counter() - started
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "saved.html"
        file.write_bytes(data)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_OPTIONS))
        ready = [open_once(browser, file) for _ in range(OPENINGS)]
        differences = compare(browser, file, service.events)
        browser.close()
    return {
        "events": count,
        "bytes": len(data),
        "made_s": round(made, 1),
        "ready_ms": round(statistics.median(ready)),
        "states": STATES,
        "differences": differences,
    }


def open_once(browser: Browser, file: Path) -> float:
    """Milliseconds from navigation to the first drawn frame, in a new context without network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_function(READY)
    ready: float = page.evaluate("performance.getEntriesByName('hisar:ready')[0].duration")
    context.close()
    return ready


def compare(browser: Browser, file: Path, events: Sequence[Event]) -> int:
    """How many random states the file counts otherwise than `geo.events` does."""
    page, dice, differences = browser.new_page(), random.Random(5), 0
    page.goto(file.as_uri())
    page.wait_for_function(READY)
    for nonce in range(1, STATES + 1):
        first, last = sorted(FIRST + timedelta(dice.randrange(DAYS)) for _ in range(2))
        kinds = tuple(kind for kind in KIND_IDS if dice.random() < 0.6)
        state = {"nonce": nonce, "range": [day_number(first), day_number(last)], "kinds": list(kinds)}
        page.evaluate("(state) => { hisar.setState(state); return new Promise(requestAnimationFrame); }", state)
        told = page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(hisar.counts())))")
        shown = list(select(events, View(first=first, last=last, kinds=kinds)))
        expected = {kind: sum(event.kind == kind for event in shown) for kind in KIND_IDS}
        differences += (told["in_range"], told["kinds"]) != (len(shown), expected)
    return differences


if __name__ == "__main__":
    main()
