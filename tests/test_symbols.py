"""The symbols: told apart by shape, and seen on the ground they are drawn on, by day and by night."""

from __future__ import annotations

import re

import pytest

from geo.map import STATIC, SYMBOLS

STYLE = (STATIC / "map.css").read_text(encoding="utf-8")
SHAPES = (STATIC / "symbols.js").read_text(encoding="utf-8")
SEEN = 3.0
"""The contrast that WCAG 2.2 (1.4.11) asks of a graphic."""


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (none) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def land(theme: str) -> str:
    """The colour of Syria's ground, on which nearly every symbol stands."""
    rules = STYLE.split('.hisar-frame[data-theme="dark"]')
    return re.findall(r"--hisar-land: (#[0-9a-f]{6})", rules[1] if theme == "dark" else rules[0])[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", SYMBOLS)
def test_a_symbol_is_seen_on_the_ground_by_day_and_by_night(kind: str, theme: str) -> None:
    assert contrast(getattr(SYMBOLS[kind], theme), land(theme)) >= SEEN


def test_every_shape_is_drawn() -> None:
    drawn = re.findall(r"^    (\w+): \(p\)", SHAPES, re.MULTILINE)
    assert {symbol.shape for symbol in SYMBOLS.values()} == set(drawn)
