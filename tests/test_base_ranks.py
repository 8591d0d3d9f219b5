"""From which zoom a town is drawn: by its people, its kind, and the room its name has."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Place, Point, Strength, Toponym
from geo.map.base_data.ranks import LABEL_PX, LAST_RANK, ranked_towns


def town(name: str, lon: float, lat: float, kind: str = "city", population: int | None = None) -> Place:
    return Place(
        id=name,
        toponyms=(Toponym(name, "en", Strength.STRONG, "test"),),
        point=Point(lon=lon, lat=lat),
        uncertainty_m=1000,
        feature_class="P",
        kind=kind,
        country="SY",
        population=population,
        sources=("test",),
    )


RANKS = [
    ([town("aleppo", 37, 36, population=2_000_000)], {"aleppo": 5}),
    ([town("idlib", 36.6, 35.9, population=98_000)], {"idlib": 7}),
    ([town("muhasan", 40.3, 35.2, kind="town")], {"muhasan": 9}),
    ([town("jedid", 40.3, 35.2, kind="village")], {}),
    ([town("damascus", 36.28, 33.51, population=1_400_000), town("douma", 36.40, 33.57)], {"damascus": 5, "douma": 9}),
    ([town("damascus", 36.28, 33.51, population=1_400_000), town("midan", 36.29, 33.50)], {"damascus": 5}),
]


@pytest.mark.parametrize(("places", "ranks"), RANKS)
def test_towns_come_in_by_size_and_room(places: list[Place], ranks: dict[str, int]) -> None:
    assert {place.id: rank for place, rank in ranked_towns(places)} == ranks


@given(
    st.lists(
        st.tuples(st.floats(36, 38), st.floats(33, 35), st.one_of(st.none(), st.integers(1, 3_000_000))),
        max_size=40,
    )
)
def test_no_name_covers_another_at_any_zoom(drawn: list[tuple[float, float, int | None]]) -> None:
    ranked = ranked_towns(town(f"t{i}", lon, lat, population=people) for i, (lon, lat, people) in enumerate(drawn))
    for (one, one_rank), (other, other_rank) in combinations(ranked, 2):
        scale = 256 / 360 * 2 ** max(one_rank, other_rank)
        across, down = abs(one.point.lon - other.point.lon) * scale, abs(one.point.lat - other.point.lat) * scale
        assert across >= LABEL_PX[0] or down >= LABEL_PX[1]
        assert max(one_rank, other_rank) <= LAST_RANK
