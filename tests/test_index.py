"""The index: built in memory or opened from a file, it finds the same; a file that is none is refused."""

from __future__ import annotations

import multiprocessing
import sqlite3
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import (
    Gazetteer,
    GazetteerFileError,
    Place,
    Point,
    Resolution,
    Strength,
    Toponym,
    load_gazetteer,
    read_gazetteer,
    resolve,
)
from gazetteer.blocking import all_keys, near_keys, text_key
from gazetteer.postings import Postings
from gazetteer.similarity import LEAVE_OUT, SWAP, edit_distance, sound_distance
from gazetteer.spelling import Spelling, spell
from gazetteer.storage import CROWD, build_file


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "core.gaz"
    build_file(path, load_gazetteer())
    return path


def test_a_file_gives_back_every_place(built: Path) -> None:
    assert list(read_gazetteer(built)) == list(load_gazetteer())


def test_a_place_is_found_by_its_id(built: Path) -> None:
    gazetteer = read_gazetteer(built)
    assert gazetteer.place("sy-deir-ez-zor-ayyash").name("ar") == "عياش"
    assert "sy-deir-ez-zor-ayyash" in gazetteer
    assert "nowhere" not in gazetteer
    with pytest.raises(KeyError):
        gazetteer.place("nowhere")


@pytest.mark.parametrize("name", ["عياش", "Ayyash", "القصور", "دير الزور"])
def test_every_place_of_a_name_is_found(name: str, built: Path) -> None:
    text = spell(name).text
    expected = {place.id for place in load_gazetteer() if text in {spell(t.text).text for t in place.toponyms}}
    assert {place.id for place in read_gazetteer(built).named(name)} == expected


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Names as they stand, and with a letter left out: such a search reads many keys and forms."""
    names = [toponym.text for place in load_gazetteer() for toponym in place.toponyms][:1200:10]
    return names + [name[:2] + name[3:] for name in names if len(name) > 5]


@pytest.fixture(scope="module")
def answers(built: Path, asked: list[str]) -> list[Resolution]:
    return resolve_all(built, asked)


def resolve_all(path: Path, names: list[str]) -> list[Resolution]:
    gazetteer = read_gazetteer(path)
    return [resolve(name, gazetteer) for name in names]


def test_eight_threads_answer_as_one(built: Path, asked: list[str], answers: list[Resolution]) -> None:
    gazetteer = read_gazetteer(built)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda name: resolve(name, gazetteer), asked)) == answers


def test_two_processes_of_four_threads_answer_as_one(built: Path, asked: list[str], answers: list[Resolution]) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        both = [processes.submit(resolve_in_threads, built, asked) for _ in range(2)]
        assert [one.result() for one in both] == [answers, answers]


def resolve_in_threads(path: Path, names: list[str]) -> list[Resolution]:
    gazetteer = read_gazetteer(path)
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(partial(_resolved, gazetteer), names))


def _resolved(gazetteer: Gazetteer, name: str) -> Resolution:
    return resolve(name, gazetteer)


def _village(number: int, admin1: str) -> Place:
    name = Toponym("خربة", "ar", Strength.STRONG, "test")
    return Place(
        id=f"village-{number}",
        toponyms=(name,),
        point=Point(lon=36.5, lat=35.5),
        uncertainty_m=500.0,
        feature_class="P",
        kind="village",
        admin1=admin1,
        sources=("test",),
    )


@pytest.mark.parametrize(
    ("elsewhere", "units", "found"),
    [
        (CROWD - 2, (), CROWD),
        (CROWD - 1, (), 0),
        (CROWD - 1, ("sy-idlib",), 2),
        (CROWD - 1, ("sy-hama",), CROWD - 1),
        (CROWD + 1, ("sy-hama",), 0),
        (CROWD + 1, ("sy-idlib",), 2),
        (CROWD + 1, ("sy-aleppo",), 0),
    ],
)
def test_a_crowded_key_counts_only_in_a_unit_with_few_of_it(elsewhere: int, units: tuple[str, ...], found: int) -> None:
    places = [_village(number, "sy-idlib" if number < 2 else "sy-hama") for number in range(elsewhere + 2)]
    forms = Gazetteer(places).forms([text_key(spell("خربة").text)], frozenset(units))
    assert len(forms) == found
    assert {form.admin1 for form in forms} <= (set(units) or {"sy-idlib", "sy-hama"})


@given(st.lists(st.frozensets(st.integers(0, (1 << 32) - 1) | st.integers(0, 9)), max_size=30))
def test_postings_give_back_what_was_entered(forms: list[frozenset[int]]) -> None:
    postings = Postings()
    assert [postings.add(keys) for keys in forms] == list(range(len(forms)))
    listed = list(postings.lists())
    assert [key for key, _ in listed] == sorted(set().union(*forms))
    assert all(list(numbers) == [n for n, keys in enumerate(forms) if key in keys] for key, numbers in listed)


def test_an_empty_gazetteer_finds_nothing() -> None:
    empty = Gazetteer()
    assert len(empty) == 0
    assert empty.named("دمشق") == ()


def _another_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE place (no INTEGER)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("content", [b"", b"\x00" * 4096, "دمشق".encode(), b"SQLite format 3\x00 and then not"])
def test_a_file_that_is_no_gazetteer_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.gaz"
    path.write_bytes(content)
    with pytest.raises(GazetteerFileError, match=r"bad\.gaz"):
        read_gazetteer(path)


def test_a_missing_file_and_another_database_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerFileError, match="missing"):
        read_gazetteer(tmp_path / "missing.gaz")
    _another_database(tmp_path / "other.gaz")
    with pytest.raises(GazetteerFileError, match="other"):
        read_gazetteer(tmp_path / "other.gaz")


WORDS = st.text("ابتجدرزسشعفقكلمنهوي", min_size=3, max_size=10)


@given(WORDS, st.data())
def test_one_edit_apart_shares_a_key(word: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(word) - 1))
    kind = data.draw(st.sampled_from(["change", "leave out", "add"]))
    letter = data.draw(st.sampled_from("بتجدر"))
    head, tail = word[:position], word[position + (kind != "add") :]
    other = head + ("" if kind == "leave out" else letter) + tail
    one, two = Spelling((word,), arabic=True), Spelling((other,), arabic=True)
    assert all_keys(one) & {*near_keys(two)}


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_edit_distance_is_a_distance(one: str, other: str) -> None:
    apart = edit_distance(one, other)
    assert apart == edit_distance(other, one)
    assert (apart == 0) == (one == other)
    assert abs(len(one) - len(other)) <= apart <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("", "abc", 3), ("abcd", "acbd", 1), ("kitten", "sitting", 3), ("ab", "ba", 1), ("a", "b", 1)],
)
def test_edits_are_counted(one: str, other: str, edits: int) -> None:
    assert edit_distance(one, other) == edits


def _plain_distance(one: str, other: str) -> float:
    """The same by its definition, letter by letter from the end."""
    if not one or not other:
        return sum(LEAVE_OUT.get(letter, 1.0) for letter in one + other)
    if one[-1] == other[-1]:
        return _plain_distance(one[:-1], other[:-1])
    return min(
        _plain_distance(one[:-1], other[:-1]) + SWAP.get(one[-1] + other[-1], 1.0),
        _plain_distance(one[:-1], other) + LEAVE_OUT.get(one[-1], 1.0),
        _plain_distance(one, other[:-1]) + LEAVE_OUT.get(other[-1], 1.0),
    )


@given(st.text("abkqtwyi$s", max_size=5), st.text("abkqtwyi$s", max_size=5))
def test_sounds_are_as_far_apart_as_the_cheapest_steps_cost(one: str, other: str) -> None:
    assert sound_distance(one, other) == pytest.approx(_plain_distance(one, other))


@given(st.text("abkqtTdDwuyi$s", max_size=8), st.text("abkqtTdDwuyi$s", max_size=8))
def test_sounds_are_as_far_apart_either_way(one: str, other: str) -> None:
    assert sound_distance(one, other) == pytest.approx(sound_distance(other, one))
    assert sound_distance(one, one) == 0


MEET = [
    ("عيّاش", "Ayyash"),
    ("عيّاش", "Ayach"),
    ("القصور", "Al-Qusour"),
    ("الجورة", "al-Joura"),
    ("السويداء", "As-Suwayda"),
    ("السويداء", "Assweida"),
    ("الحسكة", "Al-Hasakeh"),
    ("تل أبيض", "Tell Abiad"),
    ("خان شيخون", "Khan Shaykhun"),
    ("معرة النعمان", "Maarat al-Numan"),
    ("الشدادي", "Shaddadi"),
    ("رأس العين", "Ras al-Ain"),
    ("البوكمال", "Al-Bukamal"),
    ("خربة غزالة", "Khirbet Ghazaleh"),
    ("داريا", "Darayya"),
    ("جرابلس", "Djerablous"),
]


@pytest.mark.parametrize(("arabic", "latin"), MEET)
def test_a_name_and_its_romanisation_meet(arabic: str, latin: str) -> None:
    assert spell(arabic).skeleton == spell(latin).skeleton
