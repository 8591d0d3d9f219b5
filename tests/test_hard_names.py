"""Hard names from public usage in both scripts, each with its reason, against the embedded places."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Ambiguous, Inferred, Match, Resolution, Unknown, load_gazetteer, locate

Row = dict[str, Any]

TABLE: dict[str, list[Row]] = tomllib.loads(Path(__file__).with_name("hard_names.toml").read_text(encoding="utf-8"))
ROWS = [row for rows in TABLE.values() for row in rows]
EXPECTATIONS = ("match", "either", "among", "no_match", "unknown", "inferred")
FEWEST_ROWS = 400


def answer(row: Row) -> Resolution:
    """What the program says of a row, the words around the name given."""
    gazetteer = load_gazetteer()
    near = [gazetteer.place(place_id).point for place_id in row.get("near", ())]
    return locate(row["name"], gazetteer, near, row.get("within"), row.get("kinds", ()))


def is_as_expected(found: Resolution, row: Row) -> bool:
    """Whether an answer is what the row says it should be."""
    match found:
        case Match(place=place):
            return place.id == row.get("match") or place.id in row.get("either", ())
        case Ambiguous(places=places):
            ids = [place.id for place in places]
            told = row.get("among", ())
            return "no_match" in row or (bool(told) and set(told) <= set(ids)) or ids[0] in row.get("either", ())
        case Inferred(anchors=anchors):
            return [anchor.id for anchor in anchors] == row.get("inferred")
        case Unknown():
            return "unknown" in row or "no_match" in row


def parameter(row: Row) -> Any:
    """A row as pytest takes it; a known failure must go on failing until its mark is taken away."""
    marks = [pytest.mark.xfail(strict=True, reason=row["why"])] if row.get("known_failing") else []
    return pytest.param(row, id=f"{row['name']}-{row.get('within', '')}", marks=marks)


@pytest.mark.parametrize("row", [parameter(row) for row in ROWS])
def test_a_hard_name_means_what_an_analyst_says(row: Row) -> None:
    found = answer(row)
    assert is_as_expected(found, row), (row["why"], found)


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= FEWEST_ROWS
    assert all(row["why"] and sum(key in row for key in EXPECTATIONS) == 1 for row in ROWS)
    asked = [(row["name"], row.get("within"), tuple(row.get("near", ())), tuple(row.get("kinds", ()))) for row in ROWS]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("row", [row for row in ROWS if "match" in row and not row.get("known_failing")][::7])
def test_blanks_about_a_name_change_nothing(row: Row) -> None:
    assert answer(row | {"name": f" {row['name']}\u200f "}) == answer(row)
