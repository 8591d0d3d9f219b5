"""Any spelling → a key under which its variants meet, one script at a time.

`fold` works letter by letter, so it is total (every string has a key) and idempotent (a key is its own key):

1. apostrophes, ʿayn and hamza signs, tatweel, bidi and zero-width marks go;
2. the letter is decomposed (NFKD), case-folded and decomposed again, until nothing changes;
3. every combining mark goes: harakat, shadda, the hamza on its seat, Latin diacritics;
4. Arabic letters of one sound become one: آ أ إ ٱ → ا, ى ئ ی → ي, ؤ → و, ة → ه, ک گ → ك, پ → ب …; a lone ء goes;
5. digits of any script become 0–9; what is neither letter nor digit parts words, and words are parted by one space.

The article ال stays, because the reader of running text needs it; `bare` takes it off.
"""

from __future__ import annotations

import unicodedata

SILENT = frozenset("'`´’‘‛′ʹʻʼʽʾʿˈˊˋ\u02bb\u02bd\u0621\u0640")
"""Signs that write no letter of their own: apostrophes, ʿayn and hamza as printed in Latin, hamza alone, tatweel."""

ARABIC_LETTERS = {
    "ا": "ٱٲٳ",
    "ي": "ىیېےێۍ",
    "ه": "ةۃہھە",
    "ك": "کڪګڭگݣ",
    "ق": "ڨڧ",
    "ب": "پٻ",
    "ج": "چڄ",
    "ز": "ژ",
    "ر": "ڕڑ",
    "ل": "ڵ",
    "ن": "ںڼ",
    "ت": "ٹټ",
    "د": "ڈډ",
    "ف": "ڤڥڢ",
    "و": "ۆۇۋۈۊ",
    "خ": "څځ",
    "ش": "ښڜ",
}
"""A letter, and those folded into it: Persian, Kurdish, Urdu and Maghrebi ones, and Arabic ones swapped in writing."""

LATIN_LETTERS = {
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ə": "e",
    "ħ": "h",
    "ŋ": "n",
}
"""Latin letters that Unicode does not decompose."""

LETTERS = str.maketrans({old: new for new, olds in ARABIC_LETTERS.items() for old in olds} | LATIN_LETTERS)
ARTICLE = "ال"
MIN_BARE = 2


class _Folding(dict[int, str]):
    """Code point → what it folds to, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in SILENT or unicodedata.category(character) == "Cf":
        return ""
    text, before = character, ""
    while text != before:
        before = text
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(LETTERS)
    return "".join(_fold_decomposed(letter) for letter in text)


def _fold_decomposed(letter: str) -> str:
    if letter in SILENT or unicodedata.category(letter)[0] == "M":
        return ""
    if letter.isalpha():
        return letter
    return str(unicodedata.digit(letter, " "))


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold a spelling so that its variants in the same script meet; words are parted by one space."""
    return " ".join(text.translate(_FOLDING).split())


def bare(word: str) -> str:
    """A folded Arabic word without its article."""
    return word[2:] if word.startswith(ARTICLE) and len(word) >= len(ARTICLE) + MIN_BARE else word


def is_arabic(text: str) -> bool:
    """Whether the first letter of a folded text is Arabic."""
    return "\u0600" <= text[:1] <= "\u06ff"
