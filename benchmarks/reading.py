"""How fast articles are read, how much memory an archive takes, and what one bad text can cost.

    python -m benchmarks.reading [--shared ../shared] [--articles 400] [--archive 20000] [--dask 1000] [--profile]

The articles are made: sentences of our own reports (tests/reading_cases*.toml) shuffled and joined up to 1,000
characters, every place in them exchanged for another settlement, drawn from one governorate an article, so that no
two articles name the same places. Their vocabulary is smaller than an archive's; where the articles of `--shared` are
there, their sentences are shuffled and measured too. The gazetteer is the embedded one with Who's On First, or the
embedded one alone. Speed is by processor time of one process, so that other work on the machine matters little;
archives are by the clock on the wall. `--dask` needs `pip install -r tests/requirements.txt`.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from json import dumps, loads
from pathlib import Path

from gazetteer import Gazetteer, Mention, NameTable, load_gazetteer, name_table, read_gazetteer, recognize
from gazetteer.building import Source, build
from gazetteer.folding import is_arabic
from geo.reading import read, read_partition

TESTS = Path(__file__).parents[1] / "tests"
PUBLISHED = date(2017, 3, 15)
LETTERS = 1_000
SETTLEMENTS = frozenset({"city", "town", "village", "hamlet", "neighbourhood"})
"""Kinds that change places; their class word stays before another name."""


@dataclass(frozen=True, slots=True)
class Names:
    """The table names are found with, and the names of each governorate's settlements in the two scripts."""

    table: NameTable
    arabic: Sequence[Sequence[str]]
    latin: Sequence[Sequence[str]]


def names_of(gazetteer: Gazetteer) -> Names:
    """Every toponym of every settlement once."""
    arabic: dict[str, set[str]] = {}
    latin: dict[str, set[str]] = {}
    for place in gazetteer:
        if place.kind in SETTLEMENTS and place.admin1:
            for toponym in place.toponyms:
                script = arabic if is_arabic(toponym.text) else latin
                script.setdefault(place.admin1, set()).add(toponym.text)
    by_unit = [[sorted(names) for _, names in sorted(script.items())] for script in (arabic, latin)]
    return Names(name_table(gazetteer), *by_unit)


def own_sentences() -> dict[str, list[str]]:
    """The reports of our tests by language."""
    files = sorted(TESTS.glob("reading_cases*.toml"))
    texts = [case["text"] for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"]]
    return _by_language(texts)


def shared_sentences(shared: Path) -> dict[str, list[str]]:
    """The sentences of the shared articles, where they are there."""
    files = sorted((shared / "articles" / "gold").glob("*.json"))
    texts = [loads(file.read_text("utf-8"))["text"] for file in files]
    return _by_language([line for text in texts for line in text.splitlines() if len(line) > 60])


def _by_language(texts: Sequence[str]) -> dict[str, list[str]]:
    arabic = [text for text in texts if is_arabic(text)]
    return {"arabic": arabic, "english": [text for text in texts if text not in set(arabic)]}


def make_articles(sentences: Sequence[str], names: Names, count: int, seed: int = 2015) -> Iterator[str]:
    """Articles of about 1,000 characters; the same seed gives the same articles."""
    chance = random.Random(seed)
    for _ in range(count):
        region = _Region(chance.choice(names.arabic), chance.choice(names.latin), chance)
        text = ""
        while len(text) < LETTERS:
            text += moved(chance.choice(sentences), names.table, region.draw) + chance.choice((" ", "\n\n"))
        yield text[:LETTERS]


@dataclass(frozen=True, slots=True)
class _Region:
    """What the settlements of one governorate are called in the two scripts."""

    arabic: Sequence[str]
    latin: Sequence[str]
    chance: random.Random

    def draw(self, name: str) -> str:
        """Another name in the same script."""
        return self.chance.choice(self.arabic if is_arabic(name) else self.latin)


def moved(sentence: str, table: NameTable, draw: Callable[[str], str]) -> str:
    """The sentence told of other places."""
    for mention in reversed(recognize(sentence, table)):
        if _may_move(mention):
            sentence = sentence[: mention.start] + draw(mention.text) + sentence[mention.end :]
    return sentence


def _may_move(mention: Mention) -> bool:
    return mention.known and mention.form == "place" and not set(mention.kinds) - SETTLEMENTS


@contextmanager
def gazetteer_of(shared: Path) -> Iterator[Path | None]:
    """The embedded places with Who's On First in one file; None, where that is not there."""
    table = shared / "data" / "whosonfirst" / "wof_sy_admin.csv"
    if not table.exists():
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reading.gaz"
        build(file, [Source("core", Path()), Source("whosonfirst", table)])
        yield file


def measure_speed(label: str, texts: Sequence[str], gazetteer: Gazetteer) -> None:
    """Articles a second of processor time, every text read once; the first twentieth warms what is opened once."""
    seconds = []
    for number, text in enumerate(texts):
        began = time.process_time()
        read(text, gazetteer, id=str(number), published=PUBLISHED)
        seconds.append(time.process_time() - began)
    timed = seconds[len(seconds) // 20 :]
    speed, median = len(timed) / sum(timed), 1000 * statistics.median(timed)
    worst = 1000 * sorted(timed)[-max(1, len(timed) // 20)]
    print(f"{label:26} {speed:7.0f} {median:8.1f} {worst:8.1f}", flush=True)


def hard_texts(sentence: str) -> Iterator[tuple[str, str]]:
    """Texts that no reporter writes and an archive holds."""
    yield "200 kB, one sentence again", (sentence + "\n") * (200_000 // len(sentence))
    yield "200 kB, one line", (sentence + " ") * (200_000 // len(sentence))
    yield "200 kB, no full stop", sentence.replace(".", "") * (200_000 // len(sentence))
    yield "200 kB, one word", "دوما " * 40_000


def measure_hard(sentence: str, gazetteer: Gazetteer) -> None:
    """Seconds of processor time for each hard text."""
    for label, text in hard_texts(sentence):
        began = time.process_time()
        read(text, gazetteer, id=label, published=PUBLISHED)
        print(f"{label:26} {time.process_time() - began:7.2f} s", flush=True)


def to_records(texts: Sequence[str], count: int) -> Iterator[dict[str, str]]:
    """An archive: the texts over and over, each time under another id."""
    for number in range(count):
        yield {"id": f"made-{number}", "text": texts[number % len(texts)], "published": str(PUBLISHED)}


def measure_archive(texts: Sequence[str], file: Path | None, count: int) -> None:
    """The command with two workers on a tenth of the archive and on all of it; the largest process it took."""
    with tempfile.TemporaryDirectory() as folder:
        for size in (count // 10, count):
            archive, out = Path(folder) / f"{size}.ndjson", Path(folder) / f"{size}.out"
            with archive.open("w", encoding="utf-8") as stream:
                stream.writelines(dumps(record, ensure_ascii=False) + "\n" for record in to_records(texts, size))
            command = [sys.executable, "-m", "geo", "read", str(archive), "--into", str(out), "--workers", "2"]
            began = time.perf_counter()
            subprocess.run([*command, *(["--gazetteer", str(file)] if file else [])], check=True)
            speed = size / (time.perf_counter() - began)
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            lines = sum(1 for _ in out.open("rb"))
            print(
                f"archive of {size:6,}: {lines:,} records, {speed:.0f} a second, largest process {most} MB", flush=True
            )


def measure_dask(texts: Sequence[str], file: Path | None, count: int) -> None:
    """The same partitions read by a plain loop and by Dask in two processes; the records must be the same."""
    import dask.bag  # noqa: PLC0415 -- only who asks for it needs it

    records = list(to_records(texts, count))
    began = time.perf_counter()
    plain = read_partition(records, file)
    print(f"plain loop   {count / (time.perf_counter() - began):5.0f} a second", flush=True)
    bag = dask.bag.from_sequence(records, npartitions=8)
    began = time.perf_counter()
    read_by_dask = bag.map_partitions(read_partition, file).compute(scheduler="processes", num_workers=2)
    speed = count / (time.perf_counter() - began)
    same = loads(dumps(plain)) == loads(dumps(read_by_dask))
    print(f"Dask, 2 proc {speed:5.0f} a second, {'the same records' if same else 'OTHER RECORDS'}", flush=True)


def profiled(run: Callable[[], None]) -> None:
    """Print where the time went."""
    profile = cProfile.Profile()
    profile.runcall(run)
    pstats.Stats(profile).sort_stats("tottime").print_stats(35)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--archive", type=int, default=0)
    parser.add_argument("--dask", type=int, default=0)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with gazetteer_of(options.shared) as file:
        gazetteer = read_gazetteer(file) if file else load_gazetteer()
        names = names_of(gazetteer)
        made = {
            f"{origin}, {language}": list(make_articles(sentences, names, options.articles))
            for origin, found in (("our reports", own_sentences()), ("shared", shared_sentences(options.shared)))
            for language, sentences in found.items()
            if sentences
        }
        if options.profile:
            profiled(lambda: [measure_speed(label, texts, gazetteer) for label, texts in made.items()] and None)
            return
        print("1,000 characters         a second   median ms  p95 ms")
        for label, texts in made.items():
            measure_speed(label, texts, gazetteer)
        measure_hard(own_sentences()["arabic"][0], gazetteer)
        texts = [text for found in made.values() for text in found]
        if options.archive:
            measure_archive([text[:150] for text in texts], file, options.archive)
        if options.dask:
            measure_dask(texts, file, options.dask)


if __name__ == "__main__":
    main()
