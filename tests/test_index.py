"""The index: built in memory or opened from a file, it finds the same; a file that is none is refused."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, GazetteerFileError, load_gazetteer, read_gazetteer
from gazetteer.blocking import all_keys, near_keys
from gazetteer.similarity import edit_distance, sound_distance
from gazetteer.spelling import Spelling, spell
from gazetteer.storage import build_file


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


def test_threads_share_one_gazetteer(built: Path) -> None:
    gazetteer = read_gazetteer(built)
    names = [toponym.text for place in load_gazetteer() for toponym in place.toponyms][:400]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(gazetteer.named, names)) == [gazetteer.named(name) for name in names]


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
