"""What speaks for and against a candidate: how its name compares, and how it fits the words around the name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.classwords import ADJECTIVES, FACILITIES, HEADS
from gazetteer.index import Form
from gazetteer.place import Point, distance_m
from gazetteer.readings import Cut, Reading
from gazetteer.similarity import edit_distance, sound_distance
from gazetteer.spelling import Spelling
from gazetteer.storage import Standing

BESIDE_M = 25_000.0


@dataclass(frozen=True, slots=True)
class Context:
    """What the text says besides the name: units it should lie in, places named nearby, kinds it should be."""

    units: frozenset[str] = frozenset()
    near: tuple[Point, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a reading of the name compares with a spelling in the gazetteer; all 0 to 1."""

    sound: float
    text: float
    same_text: bool
    same_skeleton: bool
    same_script: bool
    left_out: str


def compare(query: Spelling, form: Spelling) -> Likeness:
    """Compare two spellings; where the gazetteer's has a generic or distinguishing word more, without it too."""
    best = _compare(query, form, "")
    if len(form.words) > len(query.words) and best.sound < 1:
        for position in (0, len(form.words) - 1):
            shorter = form.without(position)
            if edit_distance(shorter.skeleton, query.skeleton) <= 1:
                best = max(best, _compare(query, shorter, form.words[position]), key=_merit)
    return best


def _merit(likeness: Likeness) -> float:
    return likeness.sound + likeness.text - 0.3 * bool(likeness.left_out)


def _compare(query: Spelling, form: Spelling, left_out: str) -> Likeness:
    longest = max(len(query.sound), len(form.sound), 1)
    sound = 1 - sound_distance(query.sound, form.sound) / longest
    same_script = query.arabic == form.arabic
    text = sound
    if same_script:
        text = 1 - edit_distance(query.text, form.text) / max(len(query.text), len(form.text), 1)
    return Likeness(sound, text, query.text == form.text, query.skeleton == form.skeleton, same_script, left_out)


FEATURES = (
    "sound", "text", "same_text", "same_skeleton", "cross_script", "brief", "first_letter", "cut_class", "cut_part",
    "cut_head", "cut_tail", "extra_head", "extra_adjective", "extra_word", "adjectives_differ", "weak", "of_two",
    "inside", "beside", "outside", "hint_near", "hint_far", "near", "kind_fits", "kind_clashes", "weight",
)  # fmt: skip


def features(reading: Reading, form: Form, context: Context, hints: Sequence[Point]) -> tuple[float, ...]:
    """The evidence for a form as numbers, in the order of `FEATURES`."""
    likeness = compare(reading.spelling, form.spelling)
    return (*_name_features(reading, form, likeness), *_context_features(reading, form, context, hints))


def _name_features(reading: Reading, form: Form, like: Likeness) -> tuple[float, ...]:
    query, extra = reading.spelling, like.left_out
    mine, theirs = (frozenset(s.words) & ADJECTIVES for s in (query, form.spelling))
    length = len(query.sound)
    return (
        like.sound,
        like.text,
        like.same_text,
        like.same_skeleton,
        not like.same_script,
        max(0, 6 - length) / 6 * (not like.same_text),
        query.sound[:1] == form.spelling.sound[:1],
        reading.cut is Cut.CLASS,
        reading.cut is Cut.PART,
        reading.cut is Cut.HEAD,
        reading.cut is Cut.TAIL,
        extra in HEADS,
        extra in ADJECTIVES,
        bool(extra) and extra not in HEADS and extra not in ADJECTIVES,
        bool(mine ^ theirs),
        form.standing is Standing.WEAK,
        form.standing is Standing.PART,
    )


def _context_features(reading: Reading, form: Form, context: Context, hints: Sequence[Point]) -> tuple[float, ...]:
    here = Point(lon=form.lon, lat=form.lat)
    units, kinds = context.units, (*reading.kinds, *context.kinds)
    inside = bool(units) and (form.admin1 in units or form.admin2 in units)
    beside = bool(units) and not inside and bool(form.beside & units)
    hint = min((distance_m(here, point) for point in hints), default=math.inf)
    near = min((distance_m(here, point) for point in context.near), default=math.inf)
    return (
        inside,
        beside,
        bool(units) and not inside and not beside,
        hint <= BESIDE_M,
        bool(reading.beside) and hint > BESIDE_M,
        math.exp(-near / 30_000),
        bool(kinds) and form.kind in kinds,
        _clash(kinds, form.kind),
        form.weight / 10,
    )


def _clash(kinds: Sequence[str], kind: str) -> bool:
    """Whether a bridge was asked for and a town is offered, or the other way round."""
    if not kinds or kind in kinds:
        return False
    return (kinds[0] in FACILITIES) or kind in FACILITIES
