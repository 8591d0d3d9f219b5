"""A place told by its kind alone (المطار العسكري, the airport): the one of that kind where the text is."""

from __future__ import annotations

from gazetteer.classwords import FACILITIES, KINDS_BY_WORD
from gazetteer.evidence import Context
from gazetteer.folding import bare, fold
from gazetteer.index import Form, Gazetteer
from gazetteer.place import Point, distance_m

GENERIC = frozenset({"عسكري", "مدني", "دولي", "military", "civil", "civilian", "international", "the"})
"""Words that say more of a kind, and name nothing."""

REACH_M = 30_000.0
"""How far from the places a text names the airport may lie that it does not name."""


def described_kinds(name: str) -> tuple[str, ...]:
    """The kinds a name says, if it says nothing else; only of works and the like, of which a region has few."""
    words = [bare(word) for word in fold(name).split()]
    phrase = " ".join(words)
    if phrase not in KINDS_BY_WORD:
        phrase = " ".join(word for word in words if word not in GENERIC)
    kinds = KINDS_BY_WORD.get(phrase, ())
    return kinds if FACILITIES.issuperset(kinds) else ()


def described(name: str, gazetteer: Gazetteer, context: Context) -> list[Form]:
    """The places of the kind that lie in the units or near the points given, nearest first; none without either."""
    kinds = described_kinds(name)
    if not kinds or not (context.units or context.near):
        return []
    forms = [form for form in gazetteer.of_kinds(kinds) if _fits(form, context)]
    return sorted(forms, key=lambda form: _away_m(form, context))


def _fits(form: Form, context: Context) -> bool:
    inside = not context.units or form.admin1 in context.units or form.admin2 in context.units
    return inside and (not context.near or _away_m(form, context) <= REACH_M)


def _away_m(form: Form, context: Context) -> float:
    here = Point(lon=form.lon, lat=form.lat)
    return min((distance_m(here, point) for point in context.near), default=0.0)
