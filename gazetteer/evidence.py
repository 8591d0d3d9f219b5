"""What speaks for and against a candidate: how its name compares, and how it fits the words around the name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.classwords import ADJECTIVES, FACILITIES, HEADS, are_kin
from gazetteer.habits import Scripts, habit_sum
from gazetteer.index import Form
from gazetteer.place import Point, distance_m
from gazetteer.readings import TOGETHER, Cut, Reading
from gazetteer.similarity import align, edit_distance, sound_distance
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
class Hints:
    """Where the names written beside a name are: points, and governorates and districts of such a name."""

    points: tuple[Point, ...] = ()
    units: frozenset[str] = frozenset()


NO_HINTS = Hints()
BESIDE_SCALE_M = 20_000.0
IN_ITS_DISTRICT = 0.6
"""What lying in the district named beside it is worth, of lying at the very place."""

FAR = 0.2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a reading of the name compares with a spelling in the gazetteer.

    `sound`, `consonants` and `text` are shares from 0 to 1, the last one 0 across scripts; `sound_cost`,
    `consonant_edits` and `text_edits` count what differs; `left_out` is a word of the gazetteer's spelling that was
    left aside; `form` is what was compared.
    """

    sound: float
    sound_cost: float
    consonants: float
    consonant_edits: int
    text: float
    text_edits: int
    same_script: bool
    left_out: str
    form: Spelling


def compare(query: Spelling, form: Spelling) -> Likeness:
    """Compare two spellings; where the gazetteer's has a word more at either end, without it too."""
    best = _compare(query, form, "")
    if len(form.words) > len(query.words) and best.consonant_edits:
        for left_out, shorter in form.shortened:
            if edit_distance(shorter.skeleton, query.skeleton) <= 1:
                best = max(best, _compare(query, shorter, left_out), key=_merit)
    return best


def _merit(likeness: Likeness) -> float:
    return likeness.sound + likeness.consonants - 0.3 * bool(likeness.left_out)


def _compare(query: Spelling, form: Spelling, left_out: str) -> Likeness:
    if query.text == form.text and query.arabic == form.arabic:
        return Likeness(1.0, 0.0, 1.0, 0, 1.0, 0, same_script=True, left_out=left_out, form=form)
    cost = sound_distance(query.sound, form.sound)
    sound = 1 - cost / max(len(query.sound), len(form.sound), 1)
    consonant_edits = edit_distance(query.skeleton, form.skeleton)
    consonants = 1 - consonant_edits / max(len(query.skeleton), len(form.skeleton), 1)
    same_script, text, edits = query.arabic == form.arabic, 0.0, 0
    if same_script:
        edits = edit_distance(query.text, form.text)
        if edits > 1 and query.plain and form.plain:
            edits = min(edits, edit_distance(query.plain, form.plain))
        text = 1 - edits / max(len(query.text), len(form.text), 1)
    return Likeness(sound, cost, consonants, consonant_edits, text, edits, same_script, left_out, form)


FEATURES = (
    "sound", "consonants", "consonant_edits", "text", "text_edits", "same_text", "as_printed", "same_consonants",
    "latin_sound", "latin_text", "cross_script", "brief", "first_letter", "sound_cost", "latin_cost",
    "long_consonants", "ending_added", "ending_dropped", "consonants_alike", "glides_added", "longer",
    "arabic_sound", "habits", "cut_class", "cut_part", "cut_second", "wide_part", "cut_head", "cut_tail",
    "cut_adjective", "cut_fragment", "cut_mended", "extra_head", "extra_adjective", "extra_word",
    "adjectives_differ", "weak", "of_two", "inside", "beside", "inside_inexact", "outside", "outside_inexact",
    "hint_near", "hint_far", "near", "kind_fits", "kind_clashes", "unit_unasked", "weight",
)  # fmt: skip
"""The evidence, in the order in which it is weighed."""

UNITS = frozenset({"country", "governorate", "district", "subdistrict"})
WIDE = UNITS | {"city", "region"}
"""Kinds that, written beside another name, say where it is."""

MOST_EDITS = 3
LONG = 8
"""As many consonants as say all they can."""

MOST_ALIKE, MOST_GLIDES = 10, 2
VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Compared:
    """A form beside a reading of a name: the evidence that the words around the name do not change.

    `likeness` and `name` are in the order of `FEATURES`; `weak` and `exact` say whether the form is a weak name, and
    written the same.
    """

    form: Form
    likeness: tuple[float, ...]
    name: tuple[float, ...]
    weak: bool
    part: bool
    exact: bool


def compared(reading: Reading, form: Form, hints: Hints) -> Compared:
    """Compare a form with a reading, whatever the context."""
    like = compare(reading.spelling, form.spelling)
    return Compared(
        form,
        _likeness_features(reading, form, like),
        _name_features(reading, form, like, hints),
        form.standing is Standing.WEAK,
        form.standing is Standing.PART,
        like.same_script and not like.text_edits,
    )


def features(reading: Reading, one: Compared, context: Context, hints: Hints, near_m: float) -> tuple[float, ...]:
    """The evidence for a form as numbers, in the order of `FEATURES`; `near_m` from the nearest place named nearby."""
    weak = one.weak and not _is_placed(reading, one.form, context, near_m)
    around = _context_features(reading, one.form, context, hints, near_m, exact=one.exact)
    return (*one.likeness, *one.name, weak, one.part, *around)


def metres_to(form: Form, near: Sequence[Point]) -> float:
    """How far a form's place is from the nearest of the points."""
    here = Point(lon=form.lon, lat=form.lat)
    return min((distance_m(here, point) for point in near), default=math.inf)


def _likeness_features(reading: Reading, form: Form, like: Likeness) -> tuple[float, ...]:
    query = reading.spelling
    exact, alike = like.same_script and not like.text_edits, not like.consonant_edits
    return (
        like.sound,
        like.consonants,
        min(like.consonant_edits, MOST_EDITS) / MOST_EDITS,
        like.text,
        min(like.text_edits, MOST_EDITS) / MOST_EDITS,
        exact,
        exact and query.printed == form.spelling.printed,
        alike,
        0.0 if query.arabic else like.sound,
        0.0 if query.arabic else like.text,
        not like.same_script,
        0.0 if exact else max(0, 4 - len(query.skeleton)) / 4,
        query.sound[:1] == form.spelling.sound[:1],
        min(like.sound_cost, MOST_EDITS) / MOST_EDITS,
        0.0 if query.arabic else min(like.sound_cost, MOST_EDITS) / MOST_EDITS,
        min(len(query.skeleton), LONG) / LONG if alike and not exact else 0.0,
        *_shape_features(query, like.form, like),
        like.sound if query.arabic and like.same_script else 0.0,
        habit_sum(align(query.sound, like.form.sound).steps, scripts_of(query, like.form)),
    )


def scripts_of(query: Spelling, form: Spelling) -> Scripts:
    """Which scripts the two are in."""
    if query.arabic != form.arabic:
        return Scripts.ACROSS
    return Scripts.ARABIC if query.arabic else Scripts.LATIN


def _shape_features(query: Spelling, form: Spelling, like: Likeness) -> tuple[float, ...]:
    """What a count of edits does not tell: endings, how much is alike, half vowels, which of the two is longer."""
    ends, asked = form.sound[-1:] in VOWELS, query.sound[-1:] in VOWELS
    longest = max(len(query.skeleton), len(form.skeleton))
    added = _glides(form.sound) - _glides(query.sound)
    return (
        ends and not asked,
        asked and not ends,
        min(longest - like.consonant_edits, MOST_ALIKE) / LONG,
        min(max(added, 0), MOST_GLIDES),
        len(form.skeleton) > len(query.skeleton),
    )


def _glides(sound: str) -> int:
    return sound.count("w") + sound.count("y")


def _name_features(reading: Reading, form: Form, like: Likeness, hints: Hints) -> tuple[float, ...]:
    extra = like.left_out
    mine, theirs = (frozenset(one.words) & ADJECTIVES for one in (reading.spelling, form.spelling))
    return (
        reading.cut is Cut.CLASS,
        reading.cut in TOGETHER,
        reading.cut is Cut.SECOND,
        reading.cut in TOGETHER and form.kind in WIDE and not _is_hinted_itself(form, hints),
        reading.cut is Cut.HEAD,
        reading.cut is Cut.TAIL,
        reading.cut is Cut.ADJECTIVE,
        reading.cut is Cut.FRAGMENT,
        reading.cut is Cut.MENDED,
        extra in HEADS,
        extra in ADJECTIVES,
        bool(extra) and extra not in HEADS and extra not in ADJECTIVES,
        bool(mine ^ theirs) and extra not in ADJECTIVES,
    )


def _is_placed(reading: Reading, form: Form, context: Context, near_m: float) -> bool:
    """Whether a class word or the context says which place is meant, which is what a weak name needs."""
    if any(are_kin(form.kind, kind) for kind in reading.kinds):
        return True
    if form.admin1 in context.units or form.admin2 in context.units:
        return True
    return near_m <= BESIDE_M


def _context_features(
    reading: Reading, form: Form, context: Context, hints: Hints, near_m: float, *, exact: bool
) -> tuple[float, ...]:
    units, kinds = context.units, (*reading.kinds, *context.kinds)
    inside = bool(units) and (form.admin1 in units or form.admin2 in units)
    beside = bool(units) and not inside and bool(form.beside & units)
    hint = _hinted(form, hints)
    outside = bool(units) and not inside and not beside
    return (
        inside,
        beside,
        inside and not exact,
        outside,
        outside and not exact,
        hint,
        bool(reading.beside) and hint < FAR,
        math.exp(-near_m / 30_000),
        _fit(kinds, form.kind),
        _clash(kinds, form.kind),
        form.kind in UNITS and not UNITS.intersection(kinds),
        form.weight / 10,
    )


def _is_hinted_itself(form: Form, hints: Hints) -> bool:
    """Whether the name written beside it is another name of the same place (رأس العين/سري كانيه)."""
    return any((point.lon, point.lat) == (form.lon, form.lat) for point in hints.points)


def _hinted(form: Form, hints: Hints) -> float:
    """How near a place is to what is named beside it, from 0 to 1."""
    if hints is NO_HINTS:
        return 0.0
    in_its_unit = form.admin1 in hints.units or form.admin2 in hints.units
    return max(math.exp(-metres_to(form, hints.points) / BESIDE_SCALE_M), IN_ITS_DISTRICT * in_its_unit)


def _fit(kinds: Sequence[str], kind: str) -> float:
    """How well a kind suits what was asked for, likeliest kinds first: 1, ¾, ½; less for one that is taken for it."""
    if kind in kinds:
        return max(1.0 - 0.25 * kinds.index(kind), 0.5)
    return 0.4 * any(are_kin(kind, one) for one in kinds)


def _clash(kinds: Sequence[str], kind: str) -> bool:
    """Whether a bridge was asked for and a town is offered, or the other way round."""
    if not kinds or any(are_kin(kind, one) for one in kinds):
        return False
    return (kinds[0] in FACILITIES) or kind in FACILITIES
