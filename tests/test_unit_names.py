"""The names of administrative units: strong with their class word, weak without."""

import pytest

from gazetteer import Point, Strength
from gazetteer.sources.near_syria import check_in_syria, is_near_syria
from gazetteer.sources.unit_names import unit_strength

NAMES = [
    ("حلب", Strength.WEAK),
    ("محافظة حلب", Strength.STRONG),
    ("منطقة الباب", Strength.STRONG),
    ("ناحية الشدادي", Strength.STRONG),
    ("مركز درعا", Strength.WEAK),
    ("Aleppo", Strength.WEAK),
    ("Aleppo Governorate", Strength.STRONG),
    ("Muḩāfaz̧at Ḩalab", Strength.STRONG),
    ("Al-Bab District", Strength.STRONG),
    ("Nahiyah Shaddadi", Strength.STRONG),
    ("Nāḩiyat ash Shaddādah", Strength.STRONG),
    ("gouvernorat d'Alep", Strength.STRONG),
    ("مدينة حلب", Strength.WEAK),
    ("", Strength.WEAK),
]


@pytest.mark.parametrize(("name", "strength"), NAMES)
def test_a_class_word_makes_a_units_name_strong(name: str, strength: Strength) -> None:
    assert unit_strength(name) is strength


PLACES = [
    (40.14, 35.34, None),
    (42.38, 37.1, None),
    (35.34, 40.14, "swapped"),
    (2.35, 48.85, "far from it"),
    (-40.14, 35.34, "far from it"),
    (140.0, 35.0, "far from it"),
]


@pytest.mark.parametrize(("lon", "lat", "says"), PLACES)
def test_what_is_syrian_lies_near_syria(lon: float, lat: float, says: str | None) -> None:
    point = Point(lon=lon, lat=lat)
    assert is_near_syria(point) == (says is None)
    if says is None:
        check_in_syria(point)
    else:
        with pytest.raises(ValueError, match=says):
            check_in_syria(point)
