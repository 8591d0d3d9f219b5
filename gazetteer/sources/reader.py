"""What every reader of a source gives: places, and the rows that could not be one, in the order of the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gazetteer.errors import PlaceTableError
from gazetteer.folding import fold, is_arabic
from gazetteer.place import Place, Strength, Toponym

Row = Place | PlaceTableError
"""A place, or what is wrong with the row that should have been one."""

Reader = Callable[[Path], Iterator[Row]]

LONGEST_CODE = 4


def toponyms(names: Iterable[str], source: str, latin: str = "ar-Latn") -> tuple[Toponym, ...]:
    """Names of a source as toponyms: repeated ones and codes (SY, OSKL) left out, the language told by the script.

    `latin` is the language of names in Latin script.
    """
    found: dict[str, Toponym] = {}
    for name in names:
        text = unicodedata.normalize("NFC", " ".join(name.split()))
        key = fold(text)
        if key and text not in found and not (text.isupper() and text.isascii() and len(text) <= LONGEST_CODE):
            found[text] = Toponym(text, "ar" if is_arabic(key) else latin, Strength.STRONG, source)
    return tuple(found.values())
