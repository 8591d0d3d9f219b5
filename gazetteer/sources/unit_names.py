"""How strong the name of an administrative unit is: حلب alone is the city, محافظة حلب the governorate."""

from __future__ import annotations

from gazetteer.classwords import KINDS_BY_WORD
from gazetteer.folding import bare, fold
from gazetteer.place import Strength

UNITS = frozenset({"governorate", "district", "subdistrict"})

ALSO = frozenset({"district", "nahiyat", "mintaqat", "mantiqat", "qada", "caza"})
"""Words that GeoNames and OCHA write for units, and that say less elsewhere: a district is also a quarter."""


def unit_strength(name: str) -> Strength:
    """Strong if the name says that it is a unit's, with a class word; else it is its seat's name, and weak."""
    words = {bare(word) for word in fold(name).split()}
    kinds = {kind for word in words for kind in KINDS_BY_WORD.get(word, ())}
    return Strength.STRONG if kinds & UNITS or words & ALSO else Strength.WEAK
