"""The reasons of the gazetteer and the reader in Arabic."""

from __future__ import annotations

import re

import pytest

from gazetteer.reasons import PHRASES
from geo.events import GRIDDED
from geo.exchange.acled import ACTORS
from geo.exchange.placing import WHY
from geo.page.opening import states
from geo.page.reasons import reason_in_words
from geo.reading.barring import load_goods

ARABIC_LETTER = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("next to Ayyash, to the west", "بجوار Ayyash، إلى جهة الغرب"),
        ("about 2 weeks before publication", "قبل النشر بنحو أسبوعين"),
        ("since about 8 months before publication", "منذ قبل النشر بنحو ٨ أشهر"),
        ("“المجاورة”", "«المجاورة»"),
        ("bars entry", "يمنع الدخول"),
        ("bars entry of fuel", "يمنع الدخول: الوقود"),
        ("bars entry of people, food and medicine", "يمنع الدخول: الأشخاص والمواد الغذائية والمواد الطبية"),
        ("a reason nobody translated {yet}", "a reason nobody translated {yet}"),
    ],
)
def test_a_reason_is_said_in_arabic_and_its_names_stay(english: str, arabic: str) -> None:
    assert reason_in_words(english, "ar") == arabic
    assert reason_in_words(english, "en") == english


@pytest.mark.parametrize("said", [GRIDDED, *WHY.values(), *(role for _, role in ACTORS), "one of several: A (a)"])
def test_every_reason_of_an_import_has_its_arabic(said: str) -> None:
    assert ARABIC_LETTER.search(reason_in_words(said, "ar"))


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in PHRASES])
def test_every_reason_of_the_resolver_has_its_arabic(phrase: str) -> None:
    assert ARABIC_LETTER.search(reason_in_words(phrase, "ar"))


@pytest.mark.parametrize("goods", load_goods().order)
def test_everything_that_can_be_barred_has_its_arabic(goods: str) -> None:
    assert ARABIC_LETTER.search(reason_in_words(goods, "ar"))


def test_every_reason_of_the_document_we_open_with_has_its_arabic() -> None:
    said = set()
    for event in states().for_visitors().events:
        said |= {actor.role for actor in event.actors} | {reason for place in event.places for reason in place.why}
        said |= {event.when.rule.split(": ", 1)[-1]} if event.when else set()
    assert said
    assert [reason for reason in sorted(said) if reason_in_words(reason, "ar") == reason] == []
