"""Folding: a table of spellings that meet, and what must hold of every string."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.folding import bare, fold, is_arabic

SAME = [
    ("عيّاش", "عياش", "shadda"),
    ("عَيَّاش", "عياش", "harakat in the middle"),
    ("إدلب", "ادلب", "hamza below alef"),
    ("الأتارب", "الاتارب", "hamza above alef"),
    ("آفس", "افس", "madda"),
    ("ٱلرقة", "الرقه", "alef wasla"),
    ("شاطئ", "شاطي", "hamza on yeh"),
    ("مؤتة", "موته", "hamza on waw"),
    ("صحراء", "صحرا", "hamza alone"),
    ("سلمى", "سلمي", "alef maksura"),
    ("الرقة", "الرقه", "teh marbuta and heh"),
    ("ديــر الزور", "دير الزور", "tatweel"),
    ("کفر زیتا", "كفر زيتا", "Persian kaf and yeh"),
    ("گرک", "كرك", "gaf"),
    ("پیرانشار", "بيرانشار", "peh"),
    ("ﺩﻣﺸﻖ", "دمشق", "presentation forms"),
    ("ﻻذقية", "لاذقيه", "lam-alef ligature"),
    ("حي ٥", "حي 5", "Arabic-Indic digits"),
    ("حي ۵", "حي 5", "Persian digits"),
    ("كوباني\u200f", "كوباني", "right-to-left mark"),
    ("دير\u200cالزور", "ديرالزور", "zero-width non-joiner joins"),
    ("دير\u00a0الزور", "دير الزور", "no-break space"),
    ("الأمسية_دونبللي", "الامسيه دونبللي", "underscore parts words"),
    ("ʻAyyāsh", "ayyash", "ʿayn and macron"),
    ("Dar`a", "dara", "back-tick"),
    ("Dar’a", "dara", "typographic apostrophe"),
    ("Dar´a", "dara", "acute used as apostrophe"),
    ("Ḩimş", "hims", "cedillas of the BGN system"),
    ("Serêkaniyê", "serekaniye", "Kurdish circumflex"),
    ("İDLİB", "idlib", "Turkish dotted capital i"),
    ("Kırıkhan", "kirikhan", "Turkish dotless i"),
    ("DEIR-EZ-ZOR", "deir ez zor", "hyphens part words"),
    ("  Tell   Abiad ", "tell abiad", "spaces"),
    ("Straße", "strasse", "sharp s"),
]


@pytest.mark.parametrize(("spelling", "key", "why"), SAME)
def test_spellings_fold_to_one_key(spelling: str, key: str, why: str) -> None:
    assert fold(spelling) == key, why


@pytest.mark.parametrize(
    ("one", "other"),
    [("دير", "دار"), ("حمص", "حماة"), ("Homs", "Hama"), ("عين", "عون"), ("سراقب", "سراقبية"), ("تل", "طل")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_a_key_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.characters())
def test_every_character_folds_to_letters_digits_and_spaces(character: str) -> None:
    assert all(letter.isalnum() or letter == " " for letter in fold(character))


@given(st.text(), st.text())
def test_words_fold_one_by_one(one: str, other: str) -> None:
    assert fold(f"{one} {other}").split() == [*fold(one).split(), *fold(other).split()]


@pytest.mark.parametrize(
    ("word", "stem"),
    [("الرقه", "رقه"), ("البو", "بو"), ("الله", "له"), ("ال", "ال"), ("الا", "الا"), ("رقه", "رقه"), ("al", "al")],
)
def test_bare_takes_the_article_off_a_word_that_can_spare_it(word: str, stem: str) -> None:
    assert bare(word) == stem


def test_script_is_told_by_the_first_letter() -> None:
    assert is_arabic(fold("عياش"))
    assert not is_arabic(fold("Ayyash"))
    assert not is_arabic("")
