"""How strong the name of an administrative unit is: حلب alone is the city, محافظة حلب the governorate."""

from __future__ import annotations

from gazetteer.classwords import KINDS_BY_WORD
from gazetteer.folding import bare, fold
from gazetteer.place import Strength

UNITS = frozenset({"governorate", "district", "subdistrict"})


def unit_strength(name: str) -> Strength:
    """Strong if the name says that it is a unit's, with a class word; else it is its seat's name, and weak."""
    kinds = {kind for word in fold(name).split() for kind in KINDS_BY_WORD.get(bare(word), ())}
    return Strength.STRONG if kinds & UNITS else Strength.WEAK
