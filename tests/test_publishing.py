"""Places that shelter people are published on a fixed grid, the same at every door, and twice is as once."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Point, distance_m, load_gazetteer
from geo.__main__ import main
from geo.events import Event, View, is_sensitive, published, select, wider
from geo.events.publishing import gridded, read_sensitive
from geo.page.service import Service
from geo.store import open_store
from tests.made_events import EVENTS, LATITUDES, LONGITUDES, a_place, an_event, views

SHELTER = a_place("a made-up shelter", 36.7312, 35.9187, kind="shelter")
TOWN = a_place("a town", 36.7312, 35.9187, kind="town")


def test_a_shelter_is_moved_and_a_town_is_not() -> None:
    event = published(an_event(places=(SHELTER, TOWN)))
    moved, kept = event.places
    assert (moved.point.lon, moved.point.lat) == (36.75, 35.95)
    assert 7_000 < moved.uncertainty_m < 7_500
    assert kept == TOWN


KINDS = [
    ("camp", None, True),
    ("hospital", None, True),
    ("shelter", "any", True),
    ("camp", "sy-idlib-atmeh-camps", True),
    ("camp", "sy-damascus-yarmouk-camp", False),
    ("village", None, False),
    (None, None, False),
]


@pytest.mark.parametrize(("kind", "id_", "expected"), KINDS)
def test_which_places_are_sensitive(kind, id_, expected: bool) -> None:
    assert is_sensitive(a_place("x", 36.0, 35.0, kind=kind, id=id_)) == expected


def test_every_exception_is_a_camp_the_gazetteer_holds() -> None:
    gazetteer = load_gazetteer()
    assert all(gazetteer.place(id_).kind == "camp" for id_ in read_sensitive().settled)


@given(LONGITUDES, LATITUDES, st.floats(1, 1e6))
def test_the_circle_published_holds_the_place_and_its_whole_cell_looks_the_same(lon, lat, radius) -> None:
    place = a_place("x", lon, lat, kind="camp", uncertainty_m=radius)
    moved = gridded(place)
    assert distance_m(place.point, moved.point) <= moved.uncertainty_m
    assert abs(moved.point.lon - lon) <= 0.05 + 1e-9
    assert abs(moved.point.lat - lat) <= 0.05 + 1e-9
    beside = Point(lon=moved.point.lon, lat=moved.point.lat)
    assert gridded(a_place("x", beside.lon, beside.lat, kind="camp")).point == moved.point


@given(EVENTS)
def test_what_is_published_is_published_again_unchanged(event: Event) -> None:
    camps = an_event(places=tuple(replace(place, kind="camp", id=None) for place in event.places))
    assert published(published(camps)) == published(camps)


@given(st.lists(EVENTS, max_size=4), views())
def test_a_box_finds_what_lies_in_it_as_published(events: list[Event], view: View) -> None:
    camps = [an_event(f"{n:016x}", places=(SHELTER, *event.places)) for n, event in enumerate(events)]
    shown = list(select(map(published, camps), view))
    assert shown == list(select(map(published, select(camps, wider(view))), view))


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    open_store(path).save([an_event(places=(SHELTER,))])
    return path


def test_every_door_shows_the_same_cell(filled: Path, tmp_path: Path) -> None:
    service = Service(open_store(filled))
    assert service.events[0].places[0].point == Point(lon=36.75, lat=35.95)
    for form in ("geojson", "csv"):
        assert main(["export", form, "--store", str(filled), "-o", str(tmp_path / form)]) == 0
        assert service.export(form, View()).count(b"36.75") == (tmp_path / form).read_bytes().count(b"36.75") > 0
        assert b"36.7312" not in (tmp_path / form).read_bytes() + service.export(form, View())
    assert b"36.7312" not in service.columns.body


def test_a_box_around_the_true_place_finds_nothing_that_the_published_one_would_not(
    filled: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    assert main(["export", "csv", "--store", str(filled), "--bbox", "36.73,35.91,36.74,35.92", "-o", out]) == 1
    assert main(["export", "csv", "--store", str(filled), "--bbox", "36.74,35.94,36.76,35.96", "-o", out]) == 0


def test_an_editor_keeps_the_true_place_with_a_word_of_their_own(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    assert main(["export", "geojson", "--store", str(filled), "--exact", "-o", str(out)]) == 0
    assert json.loads(out.read_bytes())["features"][0]["geometry"]["coordinates"] == [36.7312, 35.9187]


def test_a_table_tells_a_shelter_by_its_kind_and_by_its_name(tmp_path: Path) -> None:
    table, store, out = tmp_path / "t.csv", tmp_path / "s.db", tmp_path / "out.csv"
    rows = ["date,place,site type,lat,lon", "2015-01-01,Somewhere,Field hospital,35.9187,36.7312"]
    rows += ["2015-01-02,Nowhere camp,,35.9188,36.7313", "2015-01-03,مركز إيواء,,35.9189,36.7314"]
    table.write_text("\n".join(rows), encoding="utf-8")
    assert main(["import", "csv", str(table), "--store", str(store)]) == 0
    assert main(["export", "csv", "--store", str(store), "-o", str(out)]) == 0
    cells = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert {(row["lat"], row["lon"]) for row in cells} == {("35.95", "36.75")}


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_what_was_published_does_not_come_back_over_what_is_known(
    filled: Path, tmp_path: Path, form: str, capsys
) -> None:
    out, other = tmp_path / f"out.{form}", tmp_path / "other.db"
    before = open_store(filled).select(View())
    assert main(["export", form, "--store", str(filled), "-o", str(out)]) == 0
    assert main(["import", form, str(out), "--store", str(filled)]) == 0
    assert open_store(filled).select(View()) == before
    assert "left as the store has them, which is more exact than this file: 1" in capsys.readouterr().err
    assert main(["import", form, str(out), "--store", str(other)]) == 0
    assert [event.places[0].point.lon for event in open_store(other).select(View())] == [36.75]
