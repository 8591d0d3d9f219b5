"""History and tolls told beside the news: no events of the article, unless it opens with them."""

from __future__ import annotations

from datetime import date

import pytest

from gazetteer import load_gazetteer
from geo.reading import read
from geo.reading.article import parse_article
from geo.reading.explaining import explain

PUBLISHED = date(2022, 10, 4)
NEWS = "Gunmen shot a farmer dead on Monday in Nawa.\n\n"


def kinds(text: str) -> list[str]:
    """The kinds of the events read in a text."""
    return [one.kind for one in read(text, load_gazetteer(), published=PUBLISHED).events]


@pytest.mark.parametrize(
    "told",
    [
        "Government forces captured Daraa in July 2018.",
        "In early 2018, Turkish troops seized Afrin.",
        "A car bomb exploded in Azaz on 2 June 2020.",
        "More than 350,000 people have been killed in the war.",
        "سيطرت قوات النظام على مدينة درعا في تموز 2018.",
    ],
)
def test_history_and_tolls_behind_the_news_are_no_events(told: str) -> None:
    assert kinds(NEWS + told) == ["killing"]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Government forces captured Jasim on Sunday.", "territory"),
        ("Yarmouk camp has been under siege since July 2013.", "siege"),
        ("The water station in Ras al-Ayn has been out of service since January 2022.", "infrastructure"),
        ("A truce was agreed in Idlib in March 2020.", "negotiation"),
        ("Two hundred people were killed in the shelling of Jasim.", "shelling"),
    ],
)
def test_what_is_news_or_may_last_stays(told: str, kind: str) -> None:
    assert kinds(NEWS + told) == ["killing", kind]


def test_an_article_that_opens_with_the_past_tells_of_it() -> None:
    text = "On 21 August 2013, rockets hit Zamalka.\n\nThe army captured Zamalka on 25 March 2018."
    assert kinds(text) == ["shelling", "territory"]


def test_why_history_is_no_event_is_told() -> None:
    article = parse_article(NEWS + "Government forces captured Daraa in July 2018.", id="x", published=PUBLISHED)
    explained = explain(article, load_gazetteer())
    (why,) = [one["why"] for sentence in explained["sentences"] for one in sentence["states"] if not one["event"]]
    assert why.startswith("history")
