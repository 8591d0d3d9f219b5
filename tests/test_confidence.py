"""Confidence: what is given 0.8 or more is right four times in five, and says so for reasons."""

from __future__ import annotations

import inspect
import math
import sys
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from gazetteer import load_gazetteer
from geo.events import KIND_IDS
from geo.reading import read, reading_to_record
from geo.reading.article import parse_article
from geo.reading.confidence import LEAST, MOST, confidence, evidence, load_weights
from geo.reading.reader import read_traced
from tests.article_scoring import LEVELS, SETS, counted_events, event_edges, most_pairs, read_articles

WEDNESDAY = date(2017, 3, 15)
PROMISED, FOUR_IN_FIVE = 0.8, 0.8
LEAST_SURE = 12
"""A promise that hardly any event falls under would be none."""


@cache
def given_and_right() -> tuple[tuple[float, bool], ...]:
    """The confidence of each event that counts, in all our own articles, and whether kind, pin and day are right."""
    told: list[tuple[float, bool]] = []
    for answers in (article for name in SETS for article in read_articles(name)):
        published = date.fromisoformat(answers["published"])
        record = reading_to_record(read(answers["text"], load_gazetteer(), id=answers["id"], published=published))
        events = counted_events(answers, record)
        right = set(most_pairs(event_edges(answers, events, LEVELS["kind_pin_day"])).values())
        told += [(event["confidence"], number in right) for number, event in enumerate(events)]
    return tuple(told)


def share_right(low: float, high: float = 1.01) -> float:
    inside = [right for given, right in given_and_right() if low <= given < high]
    return sum(inside) / len(inside)


def test_what_is_given_the_promised_confidence_is_right_four_times_in_five() -> None:
    assert sum(given >= PROMISED for given, _ in given_and_right()) >= LEAST_SURE
    assert share_right(PROMISED) >= FOUR_IN_FIVE


def test_what_is_given_more_is_right_more_often() -> None:
    bounds = (0.0, 0.3, 0.6, 1.01)
    shares = [share_right(low, high) for low, high in pairwise(bounds)]
    assert shares == sorted(shares)


def told(text: str) -> list[float]:
    reading = read(text, load_gazetteer(), id="a", published=WEDNESDAY)
    return [event.confidence for event in reading.events]


SURER = [
    (
        "قصفت طائرات حربية مدينة سراقب صباح أمس الثلاثاء، ما أدى إلى مقتل أربعة مدنيين.",
        "جرت غارات.",
        "a place, a day and a toll",
    ),
    ("اعتقلت الشرطة أمس شاباً في مدينة عفرين.", "أنباء عن اعتقال شاب.", "confirmed, and somewhere"),
    (
        "Warplanes struck Saraqib on Tuesday, killing four.",
        "There was shelling in the governorate.",
        "a town and a day",
    ),
]


@pytest.mark.parametrize(("sure", "unsure", "why"), SURER, ids=[why for _, _, why in SURER])
def test_one_report_is_surer_than_another(sure: str, unsure: str, why: str) -> None:
    assert max(told(sure)) > max(told(unsure), default=0.0), why


def test_the_weights_are_those_of_evidence_that_is_looked_for() -> None:
    looked_for = inspect.getsource(sys.modules[evidence.__module__])
    kinds = {f"kind {kind}" for kind in KIND_IDS}
    answers = {f"place {status}" for status in ("match", "ambiguous", "inferred")}
    unknown = {name for name in load_weights() if name not in kinds | answers and f'"{name}"' not in looked_for}
    assert unknown == set()
    assert all(math.isfinite(weight) for weight in load_weights().values())


def test_confidence_is_the_logistic_of_the_weighted_evidence() -> None:
    article = parse_article("قصفت طائرات حربية مدينة سراقب أمس.", id="a", published=WEDNESDAY)
    (draft,) = read_traced(article, load_gazetteer())[1].drafts
    score = sum(load_weights().get(name, 0) * number for name, number in evidence(draft, [draft]).items())
    assert confidence(draft, [draft]) == round(min(MOST, max(LEAST, 1 / (1 + math.exp(-score)))), 2)
