"""Say how well an event's confidence says how often it is right, and fit the weights it is made of.

    python -m benchmarks.confidence [--gazetteer FILE.gaz] [--fit] [FOLDER[=COUNTS] …]

A folder holds articles with their answers, as tests/articles/README.md describes them; COUNTS is what an event of
it counts in the fit. An .ndjson file holds what --keep wrote: the evidence of events that an earlier reader read, so
that what it made of texts at first sight still counts when a later one has been mended by them. Right means kind,
pin and day all three, by tests/article_scoring.py; events that stand only on sentences which count neither way are
left out, and a second one for one answer is wrong. The table is of events whose article the weights were not fitted
on: articles are dealt to ten parts, each weighed by what the other nine teach.

A logistic model with a ridge, by Newton's method. Kinds are pulled towards nothing sooner than other evidence is, and
evidence seen in fewer than RARE articles is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np

from gazetteer import Gazetteer, load_gazetteer, read_gazetteer
from geo.reading import reading_to_record
from geo.reading.article import parse_article
from geo.reading.confidence import confidence, evidence
from geo.reading.reader import read_traced
from tests.article_scoring import ARTICLES, LEVELS, Answers, counted_events, event_edges, most_pairs

PARTS = 10
RARE = 4
RIDGE, RIDGE_OF_KINDS = 3.0, 9.0
STEPS = 40
ALL_RIGHT = LEVELS["kind_pin_day"]
PROMISED = 0.8
KEPT = ".ndjson"
DEFAULT = [f"{ARTICLES / name}" for name in ("open", "further")]


@dataclass(frozen=True, slots=True)
class Told:
    """An event read: its article, the evidence of its draft, the confidence given, whether it is right."""

    article: str
    counts: float
    evidence: dict[str, float]
    given: float
    right: bool


def told_in(answers: Answers, gazetteer: Gazetteer, counts: float) -> Iterator[Told]:
    """The events read in one article that count."""
    published = date.fromisoformat(answers["published"]) if answers.get("published") else None
    article = parse_article(answers["text"], id=answers["id"], published=published)
    reading, trace = read_traced(article, gazetteer)
    events = reading_to_record(reading)["events"]
    counted = counted_events(answers, {"events": events})
    right = set(most_pairs(event_edges(answers, counted, ALL_RIGHT)).values())
    drafts = {event["id"]: draft for event, draft in zip(events, trace.drafts, strict=True)}
    for number, event in enumerate(counted):
        draft = drafts[event["id"]]
        seen, given = evidence(draft, trace.drafts), confidence(draft, trace.drafts)
        yield Told(answers["id"], counts, seen, given, number in right)


def told_in_folders(folders: Sequence[str], gazetteer: Gazetteer) -> list[Told]:
    """The events of all folders, and of files kept before."""
    told: list[Told] = []
    for folder in folders:
        path, _, counts = folder.partition("=")
        if path.endswith(KEPT):
            kept = map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())
            told += [Told(**{**row, "counts": float(counts or 1)}) for row in kept]
            continue
        for file in sorted(Path(path).glob("*.json")):
            answers = json.loads(file.read_text(encoding="utf-8"))
            told += told_in(answers, gazetteer, float(counts or 1))
    return told


def names_of(told: Sequence[Told]) -> list[str]:
    """The evidence seen in enough articles, in the order first seen."""
    seen = {(name, one.article) for one in told for name in one.evidence}
    often = Counter(name for name, _ in seen)
    return [name for name in dict.fromkeys(n for one in told for n in one.evidence) if often[name] >= RARE]


def fit(told: Sequence[Told], names: Sequence[str]) -> np.ndarray:
    """The weights under which what was right was likeliest, a pull towards nothing allowed for."""
    x = np.array([[one.evidence.get(name, 0.0) for name in names] for one in told])
    y, counts = np.array([one.right for one in told], float), np.array([one.counts for one in told])
    pull = np.array([0.01 if n == "always" else RIDGE_OF_KINDS if n.startswith("kind ") else RIDGE for n in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (counts * (y - p)) - pull * weights
        curve = (x.T * (counts * p * (1 - p))) @ x + np.diag(pull)
        weights += np.linalg.solve(curve, slope)
    return weights


def part_of(article: str) -> int:
    """The part an article is dealt to, the same on every machine."""
    return hashlib.sha256(article.encode()).digest()[0] % PARTS


def unseen(told: Sequence[Told], names: Sequence[str]) -> list[tuple[float, bool]]:
    """What each event would be given by weights that its article had no share in, and whether it is right."""
    given = []
    for part in range(PARTS):
        weights = fit([one for one in told if part_of(one.article) != part], names)
        for one in (one for one in told if part_of(one.article) == part):
            score = sum(one.evidence.get(name, 0.0) * weight for name, weight in zip(names, weights, strict=True))
            given.append((1 / (1 + np.exp(-score)), one.right))
    return given


def report(given: Sequence[tuple[float, bool]]) -> None:
    """Said against right, by tenths, and what stands at the promised confidence or above."""
    for low in np.arange(0.0, 1.0, 0.1):
        inside = [(said, right) for said, right in given if low <= said < low + 0.1 - 1e-9]
        if inside:
            said, right = (np.mean(column) for column in zip(*inside, strict=True))
            print(f"said {said:.2f}  right {right:.2f}  of {len(inside)}")
    sure = [right for said, right in given if said >= PROMISED]
    print(f"given {PROMISED} or more: {len(sure)} of {len(given)}, right {np.mean(sure) if sure else float('nan'):.2f}")


def main() -> None:
    """Read the articles, say how well confidence does, and print fitted weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", default=DEFAULT, metavar="FOLDER[=COUNTS]")
    parser.add_argument("--gazetteer", metavar="FILE")
    parser.add_argument("--keep", metavar="FILE.ndjson", help="write what was seen of each event, no text, and stop")
    parser.add_argument("--fit", action="store_true", help="print the weights fitted on all")
    asked = parser.parse_args()
    gazetteer = read_gazetteer(Path(asked.gazetteer)) if asked.gazetteer else load_gazetteer()
    told = told_in_folders(asked.folders, gazetteer)
    if asked.keep:
        Path(asked.keep).write_text("".join(f"{json.dumps(asdict(one))}\n" for one in told), encoding="utf-8")
        return
    print("as it stands")
    report([(one.given, one.right) for one in told])
    names = names_of(told)
    print("fitted, on articles not fitted on")
    report(unseen(told, names))
    if asked.fit:
        for name, weight in zip(names, fit(told, names), strict=True):
            print(f'"{name}" = {weight:.2f}')


if __name__ == "__main__":
    main()
