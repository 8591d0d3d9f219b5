"""Our own articles: their answers are well formed, the sets alike, and the reader does not fall below its floors."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from gazetteer import load_gazetteer
from geo.events import KIND_IDS, is_edtf
from geo.reading import read, reading_to_record
from tests.article_scoring import ARTICLES, LEVELS, SETS, Answers, Tally, read_articles, tallies

ALL = [article for name in SETS for article in read_articles(name)]
FLOORS = tomllib.loads((ARTICLES / "floors.toml").read_text(encoding="utf-8"))
SYRIA_AND_ITS_BORDERS = (35.3, 32.0, 42.6, 37.6)
SENTENCE_END = re.compile(r"[.!?؟\n]+")
SHORTEST_SENTENCE = 25

each_article = pytest.mark.parametrize("article", ALL, ids=lambda article: article["id"])
each_set = pytest.mark.parametrize("name", SETS)


@cache
def measured(name: str) -> dict[str, Tally]:
    """The tallies of one set, read with the embedded gazetteer and the publication day given."""
    totals = dict.fromkeys(("mentions", *LEVELS), Tally())
    for article in read_articles(name):
        reading = read(
            article["text"], load_gazetteer(), id=article["id"], published=date.fromisoformat(article["published"])
        )
        for figure, tally in tallies(article, reading_to_record(reading)).items():
            totals[figure] += tally
    return totals


def perfect(article: Answers) -> dict[str, object]:
    """The record of a reader that gives the answers themselves."""
    places = {place["surface"]: place for place in article["places"]}
    mentions = [
        {"text": surface, "start": (start := article["text"].index(surface)), "end": start + len(surface)}
        for surface in places
    ]
    events = [
        {
            "kind": event["type"],
            "quote": dict(zip(("start", "end"), event["span"], strict=True)),
            "when": {"edtf": event["start"], "start": event["start"]},
            "places": [places[surface] for surface in event["places"]],
        }
        for event in article["events"]
    ]
    return {"mentions": mentions, "events": events}


def test_there_are_a_hundred_and_eight_in_three_equal_sets_of_both_languages() -> None:
    assert [len(read_articles(name)) for name in SETS] == [36, 36, 36]
    assert Counter(article["lang"] for article in ALL) == {"ar": 60, "en": 48}
    assert len({article["id"] for article in ALL}) == len(ALL)


@each_set
def test_every_kind_stands_at_least_twice_in_each_set(name: str) -> None:
    kinds = Counter(event["type"] for article in read_articles(name) for event in article["events"])
    assert {kind for kind, count in kinds.items() if count >= 2} == set(KIND_IDS)


@each_article
def test_quotes_are_verbatim_and_stand_once(article: Answers) -> None:
    text = article["text"]
    for event in article["events"]:
        start, end = event["span"]
        assert text[start:end] == event["quote"]
        assert text.count(event["quote"]) == 1
        assert all(quote in text for quote in event.get("alt_quotes", ()))
    assert all(part in text for part in (*article.get("optional_quotes", ()), *article.get("not_places", ())))


@each_article
def test_events_name_known_kinds_valid_dates_and_places_of_their_article(article: Answers) -> None:
    surfaces = {place["surface"] for place in article["places"] if place["status"] == "place"}
    for event in article["events"]:
        assert {event["type"], *event.get("alt_types", ())} <= set(KIND_IDS)
        assert is_edtf(event["start"])
        assert event["end"] in (None, "..") or is_edtf(event["end"])
        assert date.fromisoformat(first_day(event["start"])) <= date.fromisoformat(article["published"])
        assert event["places"]
        assert {*event["places"], *event.get("pin_places", ())} <= surfaces


def first_day(edtf: str) -> str:
    """The first day an EDTF date may mean, as ISO 8601."""
    return (edtf.rstrip("~") + "-01-01")[:10]


@each_article
def test_places_stand_in_the_text_and_pins_in_or_near_syria(article: Answers) -> None:
    west, south, east, north = SYRIA_AND_ITS_BORDERS
    places = {place["surface"]: place for place in article["places"]}
    assert len(places) == len(article["places"])
    assert all(surface in article["text"] and place["coord_ok_km"] > 0 for surface, place in places.items())
    for event in article["events"]:
        pin = places[event["places"][0]]
        assert west <= pin["lon"] <= east
        assert south <= pin["lat"] <= north


def sentences(article: Answers) -> Iterator[str]:
    for sentence in SENTENCE_END.split(article["text"]):
        if len(sentence.strip()) >= SHORTEST_SENTENCE:
            yield " ".join(sentence.split())


def test_no_article_shares_a_sentence_with_another() -> None:
    seen = Counter(sentence for article in ALL for sentence in set(sentences(article)))
    assert [sentence for sentence, count in seen.items() if count > 1] == []


@each_article
def test_the_answers_themselves_score_in_full(article: Answers) -> None:
    shares = {figure: tally.shares["f1"] for figure, tally in tallies(article, perfect(article)).items()}
    assert shares == dict.fromkeys(shares, 1.0)


@pytest.mark.parametrize("figure", ["mentions", *LEVELS])
@each_set
def test_the_reader_does_not_fall_below_its_floor(name: str, figure: str) -> None:
    shares = measured(name)[figure].shares
    below = {share: shares[share] for share, floor in FLOORS[name][figure].items() if shares[share] < floor}
    assert below == {}
