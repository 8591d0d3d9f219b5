"""A place name in running text, with what the words around it say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["place", "countryside"]
Link = Literal["at", "side", "near", "between"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name where it stands: `text` from `start` to `end`, code points, always as written.

    `name` is what to ask a gazetteer for; of a countryside, the place it belongs to, "" where the text leaves that
    out. `kinds` are the kinds of place its class word calls for. `form` is `countryside` for ريف and for part of a
    place, `side` the compass point it adds (`west`, `southeast`). `link` says how the text ties the spot to the name:
    the name itself, a side of it, near it, or between it and another. `known` is whether the gazetteer holds the name.
    `metonym` marks a government named by its capital. `neighbour` is a word after the name that ties it to a place
    told before: المجاورة. `tentative` marks a Latin name that no class word governs and the gazetteer spells otherwise
    or does not hold: whoever places it drops it where nothing is found.
    """

    text: str
    start: int
    end: int
    name: str
    kinds: tuple[str, ...] = ()
    form: Form = "place"
    side: str | None = None
    link: Link = "at"
    known: bool = True
    metonym: bool = False
    neighbour: str | None = None
    tentative: bool = False
