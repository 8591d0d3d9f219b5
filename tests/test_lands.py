"""The land around a place in English: whose it is, and which side of it."""

from __future__ import annotations

import pytest

from gazetteer import load_gazetteer, name_table, recognize


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("shells fell in Hama northern countryside", ("Hama northern countryside", "north", "Hama")),
        ("a raid on Idlib’s southern countryside", ("Idlib’s southern countryside", "south", "Idlib")),
        ("in Deir ez-Zor's eastern countryside", ("Deir ez-Zor's eastern countryside", "east", "Deir ez-Zor")),
        ("in the western countryside of Daraa", ("western countryside of Daraa", "west", "Daraa")),
        ("in the eastern countryside", ("eastern countryside", "east", "")),
        ("convoys reached rural Homs", ("rural Homs", None, "Homs")),
        ("convoys reached northern rural Homs", ("northern rural Homs", "north", "Homs")),
        ("clashes in rural northern Hama", ("rural northern Hama", "north", "Hama")),
        ("clashes in northern Aleppo", ("northern Aleppo", "north", "Aleppo")),
        ("a market in southern Idlib was hit", ("southern Idlib", "south", "Idlib")),
    ],
)
def test_a_countryside_is_told(text: str, found: tuple[str, str | None, str]) -> None:
    (mention,) = recognize(text, name_table(load_gazetteer()))
    assert mention.form == "countryside"
    assert (mention.text, mention.side, mention.name) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the siege of eastern Aleppo", "Aleppo"),
        ("shelling of southern Damascus", "Damascus"),
        ("in northern Idlib city", "Idlib city"),
        ("north of Hama", "Hama"),
        ("on Manbij's western outskirts", "Manbij"),
        ("the northern city of Raqqa", "Raqqa"),
    ],
)
def test_a_city_stays_a_city(text: str, found: str) -> None:
    (mention,) = recognize(text, name_table(load_gazetteer()))
    assert (mention.form, mention.text) == ("place", found)
