"""What a name was compared with is remembered, and answers do not depend on what was asked before."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from weakref import ref

import pytest

from gazetteer import Gazetteer, Point, load_gazetteer, resolve
from gazetteer.comparing import _REMEMBERED, MOST_REMEMBERED, comparisons

NAMES = ("Qameshlo", "Shekh Maqsud", "دير الزورر", "Khan Shaykhoon", "تل رفعتت", "Zzyzx")
NEAR = (Point(lon=40.14, lat=35.34),)


def fresh() -> Gazetteer:
    """The embedded places, asked for nothing yet."""
    return Gazetteer(load_gazetteer())


@pytest.mark.parametrize("name", NAMES)
def test_a_name_asked_for_again_has_the_same_answer(name: str) -> None:
    gazetteer = load_gazetteer()
    first = resolve(name, gazetteer)
    resolve(name, gazetteer, near=NEAR, kinds=("village",))
    assert resolve(name, gazetteer) == first


def test_what_was_asked_before_does_not_matter() -> None:
    one, other = fresh(), fresh()
    expected = {name: resolve(name, one, near=NEAR) for name in NAMES}
    for name in reversed(NAMES):
        resolve(name, other, within="Aleppo")
    assert {name: resolve(name, other, near=NEAR) for name in NAMES} == expected


def test_threads_asking_for_one_name_are_answered_alike() -> None:
    gazetteer = fresh()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: resolve("Shekh Maqsud", gazetteer), range(32)))
    assert all(answer == answers[0] for answer in answers)


def test_no_more_names_are_remembered_than_allowed_and_none_of_a_gazetteer_that_is_gone() -> None:
    gazetteer = fresh()
    for number in range(MOST_REMEMBERED + 5):
        next(comparisons(f"name {number}", gazetteer, frozenset()))
    assert len(_REMEMBERED[gazetteer]) == MOST_REMEMBERED
    gone = ref(gazetteer)
    del gazetteer
    gc.collect()
    assert gone() is None
