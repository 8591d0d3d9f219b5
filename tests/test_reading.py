"""Articles become quoted, dated, placed events: the seed by its table, short reports of our own, hostile text."""

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import distance_m, load_gazetteer
from geo.events import Event
from geo.reading import Document, DocumentError, Reading, read, read_document, read_each, reading_to_record

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "deir-ez-zor-2015-08-26.txt"
GOLDEN = ROOT / "tests" / "golden" / "deir-ez-zor-2015-08-26.json"
CASES = [
    case
    for name in ("cases", "cases_relief", "cases_passages", "cases_days", "cases_news")
    for case in tomllib.loads((ROOT / "tests" / f"reading_{name}.toml").read_text("utf-8"))["case"]
]
TOLD = [
    (text, kind)
    for name in ("kinds_told.toml", "kinds_told_further.toml", "kinds_told_english.toml")
    for lang in tomllib.loads((ROOT / "tests" / name).read_text("utf-8")).values()
    for kind, texts in lang.items()
    for text in texts
]
WEDNESDAY = date(2017, 3, 15)


@cache
def seed() -> Reading:
    return read(read_document(SEED).to_article(), load_gazetteer())


def event(kind: str) -> Event:
    (found,) = [one for one in seed().events if one.kind == kind]
    return found


def test_the_seed_tells_five_events() -> None:
    assert sorted(one.kind for one in seed().events) == [
        "airstrike",
        "crossing",
        "displacement",
        "negotiation",
        "siege",
    ]
    assert (seed().article.published, seed().article.outlet) == (date(2015, 8, 26), "MicroSyria")


def test_the_siege_of_two_neighbourhoods() -> None:
    siege = event("siege")
    assert siege.change == "ongoing"
    assert [place.id for place in siege.places] == ["sy-deir-ez-zor-al-joura", "sy-deir-ez-zor-al-qusour"]
    assert all(place.area for place in siege.places)
    assert siege.when
    assert (siege.when.edtf, siege.when.start, siege.when.end) == ("2015-01~/..", date(2015, 1, 1), None)
    assert {(actor.name, actor.role) for actor in siege.actors} == {
        ("Islamic State", "bars entry of people, food and medicine"),
        ("Syrian government", "bars leaving"),
    }
    assert [(f.what, f.number, f.qualifier) for f in siege.figures] == [("besieged", 200_000, "about")]


def test_the_crossing_to_a_village_no_gazetteer_holds() -> None:
    crossing = event("crossing")
    start, end = crossing.places
    assert (crossing.change, crossing.when and crossing.when.edtf) == ("opened and used", "2015-08-19~")
    assert (start.role, start.id, end.role, end.status) == ("from", "sy-deir-ez-zor-ayyash", "to", "inferred")
    assert start.point
    assert end.point
    assert end.uncertainty_m
    assert distance_m(start.point, end.point) < 10_000
    assert 3_000 <= end.uncertainty_m <= 15_000
    assert any("في الريف الغربي" in reason and "المجاورة" in reason for reason in end.why)
    assert ("Syrian government forces", "opens") in {(actor.name, actor.role) for actor in crossing.actors}
    assert [(f.what, f.number, f.qualifier) for f in crossing.figures] == [("families", 50, "about")]


def test_the_flight_the_talks_and_the_strikes() -> None:
    flight, talks, strikes = event("displacement"), event("negotiation"), event("airstrike")
    assert [when and when.edtf for when in (flight.when, talks.when)] == ["2015-08-12~", "2015-08-23~"]
    assert [one.places[0].id for one in (flight, talks, strikes)] == [
        "sy-deir-ez-zor-city",
        "sy-damascus-city",
        "sy-deir-ez-zor-conoco",
    ]
    assert [figure.what for figure in flight.figures] == ["families"]
    assert {("Islamic State", "sender"), ("Syrian government", "party"), ("delegation of residents", "party")} == {
        (actor.name, actor.role) for actor in talks.actors
    }
    assert {actor.name for actor in strikes.actors} == {"Syrian air force", "International Coalition"}
    assert strikes.when
    assert strikes.when.approximate
    assert strikes.when.start < strikes.when.end <= date(2015, 8, 26)  # type: ignore[operator]


def test_six_headlines_of_other_articles_and_no_event_from_them() -> None:
    headlines = seed().article.headlines
    assert [headline.published for headline in headlines] == [date(2018, 6, 2)] * 6
    spans = [(c.start, c.end) for one in seed().events for c in one.evidence]
    assert not any(h.start < end and start < h.end for h in headlines for start, end in spans)


def test_the_airport_is_that_of_the_city_spoken_of() -> None:
    (airport,) = [one for one in seed().mentions if one.mention.text == "المطار العسكري"]
    assert airport.place
    assert airport.place.id == "sy-deir-ez-zor-military-airport"


def test_the_seed_reads_as_it_did() -> None:
    """Rewrite tests/golden/*.json only on purpose: python -m geo read --ndjson seeds/*.txt."""
    expected = json.loads(GOLDEN.read_text("utf-8"))
    got = json.loads(json.dumps(reading_to_record(seed()), ensure_ascii=False))
    assert got["events"] == expected["events"]
    assert (got["headlines"], got["published"]) == (expected["headlines"], expected["published"])


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_a_sentence_tells_one_kind(text: str, kind: str) -> None:
    events = read(text, load_gazetteer(), published=WEDNESDAY).events
    assert [one.kind for one in events] == ([] if kind == "nothing" else [kind])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_short_reports(case: dict[str, Any]) -> None:
    events = read(case["text"], load_gazetteer(), id="case", published=WEDNESDAY).events
    assert [one.kind for one in events] == [kind for kind, _, _ in case["events"]]
    for one, (_, pin, when) in zip(events, case["events"], strict=True):
        assert not pin or pin in (one.places[0].id or "")
        assert one.when
        assert one.when.edtf.startswith(when)


COUNTED = [
    (
        "قصف النظام مدينة دوما، ما أدى إلى مقتل 6 مدنيين وإصابة عشرة آخرين.",
        {"killed": (6, "exact"), "injured": (10, "exact")},
    ),
    ("قتلت امرأة وطفل بقصف على مدينة دوما.", {"killed": (2, "exact")}),
    ("أصيب مدنيان بانفجار لغم في مدينة منبج.", {"injured": (2, "exact")}),
    ("نزحت قرابة 300 عائلة من مدينة الرقة.", {"families": (300, "about")}),
    ("يحاصر النظام أكثر من 350 ألف مدني في الغوطة الشرقية.", {"besieged": (350_000, "at least")}),
    ("اعتقل التنظيم خمسة شبان في مدينة الميادين.", {"arrested": (5, "exact")}),
    ("ارتفع سعر الخبز في مدينة إدلب إلى 500 ليرة.", {}),
    ("Shelling of Douma killed 12 people and wounded 30.", {"killed": (12, "exact")}),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_how_many(text: str, counted: dict[str, tuple[int, str]]) -> None:
    (one,) = read(text, load_gazetteer(), id="counted", published=WEDNESDAY).events
    found = {figure.what: (figure.number, figure.qualifier) for figure in one.figures}
    assert counted.items() <= found.items()
    assert found if counted else not found


HOSTILE = "<img src=x onerror=alert(1)> ${alert(1)} `rm` </script> \u202e"


def test_hostile_text_is_quoted_as_it_stands() -> None:
    text = f"قصفت الطائرات مدينة {HOSTILE} سراقب أمس."
    reading = read(text, load_gazetteer(), id=HOSTILE, published=WEDNESDAY)
    for one in reading.events:
        assert all(text[c.start : c.end] == c.quote for c in one.evidence)
    json.dumps(reading_to_record(reading))


PIECES = """
قصف النظام مدينة دوما أمس حصار منذ قتل خمسة مدنيين ، . في ريف حلب الشرقي “ ” ( إلى من معبر فتح أغلق 2015 و
army shelled Douma Friday and killed 10 people said under siege near the town of Homs opened crossing
"""


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40))
def test_whatever_is_read_quotes_it(pieces: list[str]) -> None:
    text = " ".join(["في سوريا", *pieces, "\n", *pieces[:3]])
    reading = read(text, load_gazetteer(), id="any", published=WEDNESDAY)
    assert all(text[m.mention.start : m.mention.end] == m.mention.text for m in reading.mentions)
    assert all(text[c.start : c.end] == c.quote for one in reading.events for c in one.evidence)
    assert all(one.evidence and one.kind for one in reading.events)


SCRIPTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=300),
    st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=200),
    st.lists(
        st.sampled_from([*PIECES.split(), "٣", "5,000", "1/0/2015", "31/2/2016", "\n", "\u202e", "\x00", "ـ"])
    ).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(SCRIPTS, st.none() | st.dates())
def test_no_text_is_too_strange_to_read(text: str, published: date | None) -> None:
    reading = read(text, load_gazetteer(), id="any", published=published)
    json.dumps(reading_to_record(reading), allow_nan=False)
    assert all(reading.article.text[c.start : c.end] == c.quote for one in reading.events for c in one.evidence)


@pytest.mark.parametrize("published", [date.min, date.max, None])
@pytest.mark.parametrize(
    "text", ["قصف النظام مدينة دوما في وقت سابق \ud83d.", "Shelling hit Douma previously, and again last month."]
)
def test_half_letters_and_the_edges_of_the_calendar(text: str, published: date | None) -> None:
    reading = read(text, load_gazetteer(), id="\ud83d", published=published)
    assert reading.events
    json.dumps(reading_to_record(reading), ensure_ascii=False).encode()


def test_what_nobody_foresaw_in_one_document_stops_no_other() -> None:
    broken = Document(id="broken", text=7)  # type: ignore[arg-type]
    good = Document(id="good", text="قصفت الطائرات مدينة سراقب.", published=WEDNESDAY)
    first, second = read_each([broken, good], load_gazetteer())
    assert isinstance(first, DocumentError)
    assert str(first).startswith("broken: ")
    assert isinstance(second, Reading)
    assert len(second.events) == 1


def test_without_a_day_of_publication_nothing_is_dated_by_guess() -> None:
    (strike,) = read("شنت طائرات غارات على مدينة سراقب أمس.", load_gazetteer(), id="undated").events
    assert strike.when is None


def test_reading_twice_gives_the_same_ids() -> None:
    again = read(read_document(SEED).to_article(), load_gazetteer())
    assert [one.id for one in again.events] == [one.id for one in seed().events]


BARRED = [
    ("يحاصر النظام مدينة دوما، ويمنع دخول المحروقات إليها.", "bars entry of fuel"),
    ("تحاصر قوات النظام مدينة داريا وتمنع دخول الأهالي والأدوية والخبز.", "bars entry of people, food and medicine"),
    ("يمنع تنظيم داعش إدخال المياه إلى سكان مدينة دوما.", "bars entry of water"),
    ("تمنع قوات النظام الدخول إلى بلدة مضايا المحاصرة.", "bars entry"),
    (
        "The army blocked the entry of food, medicine and fuel to residents of Douma.",
        "bars entry of food, medicine and fuel",
    ),
    ("Hezbollah barred journalists from entering the besieged town of Madaya.", "bars entry of journalists"),
    ("The army denied entry to Douma.", "bars entry"),
]


@pytest.mark.parametrize(("text", "role"), BARRED)
def test_who_bars_entry_bars_what_the_clause_says(text: str, role: str) -> None:
    (siege,) = read(text, load_gazetteer(), id="barred", published=WEDNESDAY).events
    assert siege.kind == "siege"
    assert role in {actor.role for actor in siege.actors}
