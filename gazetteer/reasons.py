"""The evidence for a candidate in words a person can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gazetteer.candidates import Candidate
from gazetteer.evidence import FEATURES

Values = Mapping[str, float]

SURE = 0.999

PHRASES: tuple[tuple[str, Callable[[Values], bool]], ...] = (
    ("spelling: the same once folded", lambda v: bool(v["same_text"])),
    ("spelling: sounds the same across scripts", lambda v: bool(v["cross_script"]) and bool(v["same_consonants"])),
    ("spelling: the same consonants", lambda v: v["same_consonants"] > max(v["same_text"], v["cross_script"])),
    ("spelling: near", lambda v: not v["same_text"] and not v["same_consonants"]),
    ("class word read apart from the name", lambda v: bool(v["cut_class"])),
    ("one of several names written together", lambda v: bool(v["cut_part"] or v["of_two"])),
    ("without its generic first word", lambda v: bool(v["cut_head"] or v["extra_head"])),
    ("its last word read as a place beside it", lambda v: bool(v["cut_tail"])),
    ("the gazetteer's name has a word more", lambda v: bool(v["extra_adjective"] or v["extra_word"])),
    ("east/west, upper/lower or the like differs", lambda v: bool(v["adjectives_differ"])),
    ("a name that needs context", lambda v: bool(v["weak"])),
    ("in the unit named", lambda v: bool(v["inside"])),
    ("beside the border of the unit named", lambda v: bool(v["beside"])),
    ("outside the unit named", lambda v: bool(v["outside"])),
    ("near the place written with it", lambda v: bool(v["hint_near"])),
    ("near places named in the same text", lambda v: v["near"] > 0.5),
    ("of the kind its class word calls for", lambda v: bool(v["kind_fits"])),
    ("of another kind than its class word calls for", lambda v: bool(v["kind_clashes"])),
)  # fmt: skip


def reasons(candidate: Candidate) -> tuple[str, ...]:
    """Why this candidate, strongest sort of reason first: spelling, what was read apart, where it lies, what it is."""
    values: Values = MappingProxyType(dict(zip(FEATURES, candidate.features, strict=True)))
    return tuple(phrase for phrase, holds in PHRASES if holds(values))
