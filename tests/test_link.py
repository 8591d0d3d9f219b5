"""The link holds every part of what a person chose, and says which part it cannot use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import KIND_IDS
from geo.map import BASE_IDS
from geo.page.link import MODES, BadPart, Link, Position, fitting_mode, in_table_order, link_to_params, parse_link

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
ranges = st.tuples(st.none() | days, st.none() | days).map(
    lambda pair: tuple(sorted(pair)) if None not in pair else pair
)
positions = st.builds(
    Position,
    st.floats(-85, 85).map(lambda v: round(v, 5)),
    st.floats(-180, 180).map(lambda v: round(v, 5)),
    st.integers(0, 19),
)
words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=60).map(
    lambda text: " ".join(text.split())
)


@st.composite
def links(draw: st.DrawFn) -> Link:
    first, last = draw(ranges)
    seen = draw(st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair))))
    return Link(
        first=first,
        last=last,
        kinds=in_table_order(draw(st.sets(st.sampled_from(KIND_IDS)))),
        at=draw(st.none() | positions),
        event=draw(st.none() | st.from_regex("[0-9a-f]{16}", fullmatch=True)),
        words=draw(words),
        lang=draw(st.sampled_from(("en", "ar"))),
        base=draw(st.sampled_from(BASE_IDS)),
        mode=fitting_mode(draw(st.sampled_from(MODES)), first, last),
        seen=seen,
    )


@given(links())
def test_a_link_parsed_from_a_view_gives_back_the_view(link: Link) -> None:
    assert parse_link(link_to_params(link)) == (link, ())


@given(
    st.dictionaries(
        st.sampled_from(("v", "from", "to", "kind", "at", "event", "q", "lang", "base", "mode", "seen")), st.text()
    )
)
def test_any_text_in_a_link_is_used_or_named(params: dict[str, str]) -> None:
    link, bad = parse_link(params)
    for part in bad:
        assert part.name in params
    assert parse_link(link_to_params(link)) == (link, ())


def test_the_contract_of_the_house() -> None:
    link, bad = parse_link(
        {
            "v": "1",
            "from": "2015-08-01",
            "to": "2015-08-31",
            "kind": "crossing,siege",
            "at": "35.34,40.14,11",
            "event": "0123456789abcdef",
            "q": "عياش",
            "lang": "ar",
        }
    )
    assert not bad
    assert (link.first, link.last) == (date(2015, 8, 1), date(2015, 8, 31))
    assert link.kinds == ("siege", "crossing")
    assert link.at == Position(35.34, 40.14, 11)
    assert (link.event, link.words, link.lang) == ("0123456789abcdef", "عياش", "ar")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("v", "2"),
        ("from", "2015-02-30"),
        ("from", "01/08/2015"),
        ("to", "٢٠١٥-٠٨-٠١"),
        ("kind", "siege,war"),
        ("kind", ""),
        ("at", "95,40,11"),
        ("at", "35.3,40.1"),
        ("at", "35.3,40.1,99"),
        ("at", "nan,40.1,9"),
        ("event", "1; drop table events"),
        ("q", "x" * 101),
        ("q", "a\x00b"),
        ("lang", "fr"),
        ("base", "https://tiles.example/{z}"),
        ("mode", "month"),
        ("mode", "day"),
        ("mode", "cumulative"),
        ("seen", "2015-08-01"),
        ("seen", "2015-08-01,"),
        ("seen", "2015-08-02,2015-08-01"),
        ("seen", "2015-08-01,2015-08-02,2015-08-03"),
    ],
)
def test_a_bad_part_is_named_and_the_rest_stands(name: str, value: str) -> None:
    good = {"from": "2015-08-01", "q": "حصار", "lang": "ar"}
    link, bad = parse_link({**good, name: value})
    assert bad == (BadPart(name, value),)
    expected, _ = parse_link({key: text for key, text in good.items() if key != name})
    assert link == expected


def test_days_in_the_wrong_order_are_not_silently_turned_round() -> None:
    link, bad = parse_link({"from": "2015-09-01", "to": "2015-08-01"})
    assert (link.first, link.last) == (None, None)
    assert bad == (BadPart("from", "2015-09-01 > 2015-08-01"),)


def test_no_kind_at_all_is_a_choice_too() -> None:
    assert parse_link(link_to_params(Link(kinds=())))[0].kinds == ()


@pytest.mark.parametrize(
    ("days", "mode"),
    [
        ({"from": "2015-08-01", "to": "2015-08-01"}, "day"),
        ({"to": "2015-08-01"}, "cumulative"),
        ({}, "cumulative"),
        ({"from": "2015-08-01", "to": "2015-08-09"}, "window"),
    ],
)
def test_a_mode_stands_where_the_days_are_such_as_it_has(days: dict[str, str], mode: str) -> None:
    link, bad = parse_link({**days, "mode": mode, "seen": "2015-01-01,2015-12-31"})
    assert (link.mode, link.seen, bad) == (mode, (date(2015, 1, 1), date(2015, 12, 31)), ())


def test_a_link_that_was_written_before_there_were_modes_is_written_the_same() -> None:
    params = {"v": "1", "from": "2015-08-01", "to": "2015-08-01", "lang": "en"}
    assert link_to_params(parse_link(params)[0]) == params
