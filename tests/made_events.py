"""Events and articles that hypothesis makes, and one written by hand: what the tests of several rooms draw on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from gazetteer import Point
from geo.events import (
    CHANGES,
    KIND_IDS,
    Actor,
    Citation,
    Event,
    EventPlace,
    EventStatus,
    Figure,
    PlaceRole,
    PlaceStatus,
    Qualifier,
    TimeSpan,
    View,
)
from geo.reading import Article, Headline

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "');DROP TABLE events;--",
    "=1+1",
    "100%_",
    "\x00",
    "حصار",
    "STRASSE™",
)

WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
QUOTES = WORDS.filter(bool)
DAYS = st.sampled_from([date(2015, 1, day) for day in range(1, 6)]) | st.dates()
"""Few, so that the days of events and of views meet."""
LONGITUDES = st.sampled_from([-180.0, 180.0, 40.14, 40.1400000001]) | st.floats(-180, 180)
LATITUDES = st.sampled_from([-90.0, 90.0, 35.34, 35.3400000001]) | st.floats(-90, 90)
POINTS = st.builds(lambda lon, lat: Point(lon=lon, lat=lat), LONGITUDES, LATITUDES)


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    start = draw(DAYS)
    end = draw(st.none() | st.integers(0, 4).map(lambda days: start + timedelta(min(days, (date.max - start).days))))
    edtf = draw(st.sampled_from(["2015-01~/..", "2015-02-01", "2015-01-03~", "2015"]))
    return TimeSpan(start, end, edtf, draw(WORDS), draw(WORDS), draw(st.integers(1, 5)))


@st.composite
def rings(draw: st.DrawFn) -> tuple[tuple[float, float], ...]:
    corners = draw(st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=3, max_size=5))
    return (*corners, corners[0])


PLACES = st.builds(
    EventPlace,
    role=st.sampled_from(get_args(PlaceRole)),
    text=WORDS,
    status=st.sampled_from(get_args(PlaceStatus)),
    id=st.none() | WORDS,
    kind=st.none() | WORDS,
    names=st.lists(st.tuples(st.sampled_from(["ar", "en", "ku"]), WORDS), max_size=2).map(tuple),
    point=st.none() | POINTS,
    uncertainty_m=st.none() | st.floats(min_value=0, max_value=2e7, exclude_min=True),
    area=st.none() | st.lists(rings(), min_size=1, max_size=2).map(tuple),
    why=st.lists(WORDS, max_size=2).map(tuple),
)
ACTORS = st.builds(Actor, WORDS, WORDS, WORDS)
FIGURES = st.builds(Figure, WORDS, st.integers(0, 10**20), st.sampled_from(get_args(Qualifier)), WORDS)
CITATIONS = st.builds(
    lambda article, quote, start: Citation(article, quote, start, start + len(quote)),
    st.sampled_from(["a", "b", "مقال"]),
    QUOTES,
    st.integers(0, 10**6),
)
EVENTS = st.builds(
    Event,
    id=st.integers(0, 40).map("{:016x}".format),
    kind=st.sampled_from(KIND_IDS),
    evidence=st.lists(CITATIONS, min_size=1, max_size=2).map(tuple),
    change=st.none() | st.sampled_from(CHANGES),
    when=st.none() | spans(),
    places=st.lists(PLACES, max_size=3).map(tuple),
    actors=st.lists(ACTORS, max_size=2).map(tuple),
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    hedge=st.none() | WORDS,
    status=st.sampled_from(get_args(EventStatus)),
    confidence=st.floats(0, 1),
    codes=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)
EVENT_LISTS = st.lists(EVENTS, max_size=8, unique_by=lambda event: event.id)


@st.composite
def views(draw: st.DrawFn) -> View:
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last and last < first:
        first, last = last, first
    south, north = sorted((draw(LATITUDES), draw(LATITUDES)))
    return View(
        first=first,
        last=last,
        kinds=draw(st.just(KIND_IDS) | st.lists(st.sampled_from(KIND_IDS), max_size=8).map(tuple)),
        bbox=draw(st.none() | st.just((draw(LONGITUDES), south, draw(LONGITUDES), north))),
        words=draw(st.just("") | WORDS | st.lists(st.text(max_size=1), max_size=3).map(" ".join)),
    )


OFFSETS = st.tuples(st.integers(0, 50), st.integers(0, 50))
ARTICLES = st.builds(
    Article,
    id=st.sampled_from(["a", "b", "مقال"]),
    text=WORDS,
    lang=st.sampled_from(["ar", "en"]),
    published=st.none() | st.dates(),
    outlet=st.none() | WORDS,
    url=st.none() | WORDS,
    title=st.none() | OFFSETS,
    byline=st.none() | OFFSETS,
    body=st.lists(OFFSETS, max_size=3).map(tuple),
    headlines=st.lists(
        st.builds(Headline, WORDS, st.integers(0, 9), st.integers(0, 9), st.none() | st.dates()), max_size=2
    ).map(tuple),
)


def an_article(id_: str = "a", text: str = "عنوان\nسطر أول") -> Article:
    return Article(
        id=id_,
        text=text,
        lang="ar",
        published=date(2015, 8, 26),
        outlet="MicroSyria",
        url="https://example.org/1",
        title=(0, 5),
        byline=None,
        body=((6, len(text)),),
        headlines=(),
    )


def an_event(
    id_: str = "0" * 16, *, article: str = "a", day: date | None = date(2015, 8, 19), **fields: object
) -> Event:
    when = None if day is None else TimeSpan(day, day, day.isoformat())
    given = {"kind": "clash", "evidence": (Citation(article, "سطر أول", 6, 13),), "when": when, **fields}
    return Event(id=id_, **given)


def a_place(name: str, lon: float | None = None, lat: float | None = None, **fields: object) -> EventPlace:
    point = None if lon is None or lat is None else Point(lon=lon, lat=lat)
    status = "unknown" if point is None else "match"
    given = {
        "role": "at",
        "status": status,
        "point": point,
        "uncertainty_m": None if point is None else 500.0,
        **fields,
    }
    return EventPlace(text=name, **given)


def since(day: date, days: int | None, edtf: str | None = None) -> TimeSpan:
    """A span of `days` days from a day on, or one that had not ended."""
    end = None if days is None else day + timedelta(days=days - 1)
    return TimeSpan(day, end, edtf or f"{day}/{'..' if end is None else end}")
