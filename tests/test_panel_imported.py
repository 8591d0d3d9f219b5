"""The panel of an event that came from a data set: its record, its codes, and no word of a program that read it."""

from __future__ import annotations

import pytest

from geo.exchange.acled import read_acled
from geo.page.panel import event_to_panel
from geo.page.reasons import reason_in_words
from geo.page.words import word
from tests.made_tables import ACLED_ROW, acled, incoming


@pytest.mark.parametrize(
    ("lang", "status", "heading", "side"),
    [
        ("en", "Draft, taken from ACLED, not checked", "The record of ACLED", "Made-up Air Force: side 1"),
        ("ar", "مسودة مأخوذة من ACLED ولم تُراجع", "سجل ACLED", "Made-up Air Force: الطرف ١"),
    ],
)
def test_a_record_is_shown_with_its_codes(lang: str, status: str, heading: str, side: str) -> None:
    (event,) = read_acled(incoming(acled({}))).events
    panel = event_to_panel(event, None, lang)
    assert (panel["status"], panel["article"]["heading"]) == (status, heading)
    assert panel["article"]["source"] == ACLED_ROW["source"]
    assert panel["article"]["pieces"][0]["text"] == ACLED_ROW["notes"]
    lines = [line["text"] for fact in panel["facts"] for line in fact["lines"]]
    assert side in lines
    assert any("sub_event_type: Air/drone strike · actor1: " in line for line in lines)
    notes = " ".join(note for fact in panel["facts"] for line in fact["lines"] for note in line["notes"])
    assert reason_in_words("coordinates of the source", lang) in notes
    assert word("match", lang) not in notes
