"""docs/exchange.md says what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.events import KIND_IDS
from geo.exchange import READERS, WRITERS, parse_mapping
from geo.exchange.lexicons import read_lexicon
from geo.exchange.mapping import FIELDS

DOCS = (Path(__file__).parents[1] / "docs" / "exchange.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", sorted({*READERS, *WRITERS, "articles"}))
def test_every_format_is_in_the_table(form: str) -> None:
    assert re.search(rf"^\| .*`{form}`.* \|", DOCS, re.MULTILINE)


def test_every_field_of_a_mapping_is_named() -> None:
    (named,) = re.findall(r"Fields: `([^`]*)`", DOCS)
    assert named.split() == list(FIELDS)


def test_the_mapping_shown_is_one() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)
    assert parse_mapping(shown.encode(), "shown.toml").kinds == {"غارة": "airstrike"}


@pytest.mark.parametrize("part", ["fields", "hxl"])
def test_the_lexicon_knows_fields_there_are(part: str) -> None:
    assert set(read_lexicon("headings")[part]) <= set(FIELDS)


def test_the_lexicon_knows_kinds_there_are() -> None:
    assert set(read_lexicon("kinds")["kinds"]) == set(KIND_IDS)
    for part in read_lexicon("acled").values():
        assert set(part) <= set(KIND_IDS)
