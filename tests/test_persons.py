"""Latin names within a person's, a body's or a faction's are no places; the same names beside a word of place are."""

from __future__ import annotations

import pytest

from gazetteer import load_gazetteer, name_table, recognize


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A source said Nassib Najdat Daghman was shot.", []),
        ("On Friday, Abdullah Shafiq Abu Horan died of his wounds.", []),
        ("The gunmen, who belonged to Hayat Tahrir al-Sham, withdrew.", []),
        ("The International Committee of the Red Cross thanked Ahrar al-Sham.", []),
        ("A statement of the Autonomous Administration of North and East Syria denied it.", []),
        ("“The clinic was hit,” said Adam.", []),
        ("Nasib told reporters that he would return.", []),
        ("In the suburbs of Daraa, said a neighbour, it was calm.", ["Daraa"]),
        ("He was shot in Nasib on Friday.", ["Nasib"]),
        ("The Nasib crossing with Jordan was closed.", ["Nasib", "Jordan"]),
        ("Shells fell on Nawa, Jasim and Inkhil.", ["Nawa", "Jasim", "Inkhil"]),
        ("Regime Artillery Shells Jasim Again", ["Jasim"]),
        ("A spokesman for Idlib Health Directorate spoke.", ["Idlib"]),
    ],
)
def test_names_of_persons_and_places(text: str, found: list[str]) -> None:
    mentions = recognize(text, name_table(load_gazetteer()))
    assert [mention.text for mention in mentions] == found
