"""Every word of ours stands in both languages."""

from __future__ import annotations

import re
import string
from datetime import date
from pathlib import Path

import pytest

from gazetteer import Point, load_gazetteer
from geo.events import CHANGES, KIND_IDS, EventPlace, Figure, TimeSpan
from geo.exchange import LICENCE
from geo.map import check_words
from geo.page import words
from geo.page.phrases import (
    count_in_words,
    distance_in_words,
    figure_in_words,
    place_in_words,
    span_in_words,
)
from geo.page.words import MAP_WORDS, WORDS, events_in_words, map_words, number, word

PAGE = Path(words.__file__).parent
KEYS_IN_CODE = re.compile(r"""word\(\s*"(\w+)",""")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_it_with_the_same_gaps(key: str) -> None:
    assert set(WORDS[key]) == {"en", "ar"}
    assert WORDS[key]["en"].strip()
    assert WORDS[key]["ar"].strip()
    assert gaps(WORDS[key]["en"]) == gaps(WORDS[key]["ar"])


def test_the_table_holds_every_key_that_the_code_asks_for() -> None:
    asked = {key for file in PAGE.glob("*.py") for key in KEYS_IN_CODE.findall(file.read_text(encoding="utf-8"))}
    assert asked
    assert asked <= set(WORDS)


def test_every_kind_change_and_kind_of_place_has_its_words() -> None:
    wanted = {f"kind_{kind}" for kind in KIND_IDS} | {f"change_{change}" for change in CHANGES}
    wanted |= {f"place_{place.kind}" for place in load_gazetteer()}
    assert wanted <= set(WORDS)


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (0, "0 events", "لا أحداث"),
        (1, "1 event", "حدث واحد"),
        (2, "2 events", "حدثين"),
        (3, "3 events", "٣ أحداث"),
        (11, "11 events", "١١ حدثًا"),
        (100, "100 events", "١٠٠ حدث"),
        (1_234_567, "1,234,567 events", "١٬٢٣٤٬٥٦٧ حدثًا"),
    ],
)
def test_counts_take_the_noun_the_number_asks_for(count: int, english: str, arabic: str) -> None:
    assert (events_in_words(count, "en"), events_in_words(count, "ar")) == (english, arabic)


def test_the_count_names_what_is_shown_and_the_days() -> None:
    first, last = date(2015, 8, 1), date(2015, 8, 26)
    assert count_in_words(6, 9, first, last, "en") == "6 of 9 events, 2015-08-01 to 2015-08-26"
    assert count_in_words(6, 9, first, last, "ar") == "٦ من أصل ٩ أحداث، ٢٠١٥-٠٨-٠١ إلى ٢٠١٥-٠٨-٢٦"


@pytest.mark.parametrize(
    ("edtf", "start", "end", "english"),
    [
        ("2015-08-26", (2015, 8, 26), (2015, 8, 26), "26 August 2015"),
        ("2015-08-19~", (2015, 8, 19), (2015, 8, 19), "about 19 August 2015 (± 3 days)"),
        ("2015-01~/..", (2015, 1, 1), None, "since about January 2015, not ended when reported"),
        ("2015-05~/2015-08-26", (2015, 5, 1), (2015, 8, 26), "about May 2015 to 26 August 2015"),
        ("2014", (2014, 1, 1), (2014, 12, 31), "2014"),
    ],
)
def test_spans_keep_their_about(
    edtf: str, start: tuple[int, int, int], end: tuple[int, int, int] | None, english: str
) -> None:
    span = TimeSpan(start=date(*start), end=date(*end) if end else None, edtf=edtf)
    assert span_in_words(span, "en") == english
    assert not set("0123456789") & set(span_in_words(span, "ar"))


def test_figures_distances_and_places() -> None:
    figure = Figure("families", 50, "about", "ما يقارب من 50 عائلة")
    assert figure_in_words(figure, "en") == "families: about 50"
    assert figure_in_words(figure, "ar") == "عائلات: نحو ٥٠"
    assert distance_in_words(3400, "en") == "within about 3 km"
    assert distance_in_words(40, "ar") == "ضمن نحو ١٠٠ م"
    place = EventPlace(role="from", text="عياش", status="match", names=(("en", "Ayyash"),), point=Point(lon=40, lat=35))
    assert place_in_words(place, "en") == "from Ayyash (عياش)"
    assert place_in_words(place, "ar") == "من عياش"


def test_what_fills_a_gap_is_never_altered() -> None:
    assert word("words_read", "ar", words="قبل 3 أيام {x}") == "العبارة «قبل 3 أيام {x}»"
    assert number(200_000, "ar") == "٢٠٠٬٠٠٠"


def test_the_map_has_all_its_words() -> None:
    check_words(map_words())


@pytest.mark.parametrize("key", MAP_WORDS)
def test_the_words_of_the_map_have_the_same_gaps(key: str) -> None:
    english, arabic = MAP_WORDS[key]["en"], MAP_WORDS[key]["ar"]
    if isinstance(english, str):
        assert gaps(english) == gaps(arabic)
    else:
        assert gaps(english["other"]) == gaps(arabic["other"])


def test_the_licence_on_the_page_is_that_of_the_files() -> None:
    assert WORDS["licence_text"]["en"] == LICENCE
