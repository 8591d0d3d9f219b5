"""Records of large JSON files: however the text falls into pieces, whatever is damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import PlaceTableError
from gazetteer.sources import records
from gazetteer.sources.records import read_records

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    found=st.lists(st.dictionaries(st.text(), VALUES, max_size=3), max_size=5),
    member=st.sampled_from([None, *sorted(records.ARRAYS)]),
    chunk=st.integers(1, 40),
    indent=st.sampled_from([None, 0, 2]),
)
def test_what_was_written_is_read_in_pieces_of_any_size(tmp_path_factory, found, member, chunk, indent) -> None:
    path = tmp_path_factory.mktemp("records") / "made.json"
    whole = found if member is None else {"version": 0.6, "meta": {"items": [1]}, member: found, "after": [2]}
    path.write_text(json.dumps(whole, ensure_ascii=chunk % 2 == 0, indent=indent), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "CHUNK_BYTES", chunk)
        assert [record for _, record in read_records(path)] == found


def test_a_record_is_named_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "made.geojson"
    path.write_text('{"type": "FeatureCollection",\n\n"features": [\n{"a":\n1}\n,\n{"b": "\\n"}, {"c": 3}\n]}\n')
    assert list(read_records(path)) == [(4, {"a": 1}), (7, {"b": "\n"}), (7, {"c": 3})]


DAMAGED = [
    ("", 0, 1, "neither an array nor an object"),
    ("null", 0, 1, "neither an array nor an object"),
    ('{"a": 1}', 0, 1, "no list of records"),
    ('{"elements": {"a": 1}}', 0, 1, "no list of records"),
    ('[{"a": 1},\n{"b": ]', 1, 2, "not JSON"),
    ('[{"a": 1},\n{"b": "cut of', 1, 2, "not JSON"),
    ('[{"a": 1}\n{"b": 2}]', 1, 2, "',' expected"),
    ('[{"a": 1}] and more', 1, 1, "after the end"),
    ("[" * 200_000, 0, 1, "nested too deeply"),
    ('[{"a": 1' + "0" * 5_000 + "}]", 0, 1, "not JSON"),
    ('{"elements": [{"a": 1}],\n"remark": "runtime error: Query timed out"}', 1, 2, "not all"),
]


@pytest.mark.parametrize(("text", "whole", "line", "says"), DAMAGED)
def test_a_damaged_file_is_read_up_to_where_it_breaks(
    text: str, whole: int, line: int, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "made.json"
    path.write_text(text, encoding="utf-8")
    *good, problem = read_records(path)
    assert len(good) == whole
    assert isinstance(problem, PlaceTableError)
    assert problem.line == line
    assert says in str(problem)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    path.write_bytes(b'[{"a": "\xff\xfe"}]')
    (problem,) = read_records(path)
    assert "not JSON" in str(problem)


def test_a_record_without_end_is_not_read_for_ever(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(records, "MOST_CHARACTERS", 5_000)
    monkeypatch.setattr(records, "CHUNK_BYTES", 100)
    path = tmp_path / "made.json"
    path.write_text('[{"a": 1}, {"b": "' + "x" * 50_000, encoding="utf-8")
    first, problem = read_records(path)
    assert first == (1, {"a": 1})
    assert "more than 5,000 characters" in str(problem)


def test_of_records_a_line_only_the_damaged_one_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "made.ndjson"
    path.write_text('\ufeff{"a": 1}\n\nnonsense\n\x1e{"b": 2}\n', encoding="utf-8")
    first, problem, last = read_records(path)
    assert (first, last) == ((1, {"a": 1}), (4, {"b": 2}))
    assert isinstance(problem, PlaceTableError)
    assert problem.line == 3
