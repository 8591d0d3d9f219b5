"""Foreign text on a terminal: control letters shown by number, each piece in its own direction, colours if wanted."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TextIO

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
JOINERS = frozenset("\u200c\u200d")
"""Letters without a shape that Persian and Kurdish are written with."""

COLOURS = {"place": "32", "time": "36", "trigger": "1;31", "passed": "2;31", "head": "1", "dim": "2"}
MARKS = {"place": ("{", "}"), "time": ("<", ">"), "trigger": ("[", "]"), "passed": ("[~", "]")}
"""What stands around a marked piece of text, in colour or not: colours alone say nothing to many."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How to write on one stream: in colours or plain."""

    colours: bool

    def paint(self, style: str, text: str) -> str:
        """The text in the colour of a style."""
        return f"\x1b[{COLOURS[style]}m{text}\x1b[0m" if self.colours else text

    def mark(self, style: str, text: str) -> str:
        """A piece of foreign text between its marks."""
        before, after = MARKS[style]
        return self.paint(style, f"{before}{safe(text)}{after}")


def ink_for(stream: TextIO) -> Ink:
    """Colours on a terminal that has them, unless NO_COLOR is set (https://no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"
    return Ink(wanted and stream.isatty())


def safe(text: str) -> str:
    """The text with every letter that steers a terminal or its direction shown as an escape, white space as a space."""
    return "".join(_shown(letter) for letter in text)


def apart(text: str) -> str:
    """Foreign text, made safe, in an isolate: its direction is its own and turns nothing around it."""
    return isolated(safe(text))


def isolated(text: str) -> str:
    """Text that is safe already, in an isolate."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def _shown(letter: str) -> str:
    if letter.isprintable() or letter in JOINERS:
        return letter
    if letter.isspace() and letter not in "\x1c\x1d\x1e\x1f\x85":
        return " "
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
