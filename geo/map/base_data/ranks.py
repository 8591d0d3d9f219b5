"""From which zoom a town is drawn: the more people the earlier, and never where its name would cover a larger one's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gazetteer import Place

RANK_OF_POPULATION: Mapping[int, int] = {1_000_000: 5, 180_000: 6, 70_000: 7, 15_000: 8}
"""People at least → zoom, where the gazetteer counts them."""

RANK_OF_KIND: Mapping[str, int] = {"city": 8, "town": 9}
"""The zoom for a kind of settlement whose people the gazetteer does not count."""

LAST_RANK = 9
"""A town whose name finds room only at a larger zoom is not one of the main towns."""

LABEL_PX = (80, 20)
"""Width and height that a name and the air around it take on the screen, pixels."""

DEGREE_PX = 256 / 360
"""Pixels a degree of longitude takes at zoom 0; a degree of latitude takes at least as many."""


def ranked_towns(places: Iterable[Place]) -> list[tuple[Place, int]]:
    """Syria's main towns, the most important first, each with the zoom from which its name has room."""
    known = list(places)
    people = {place.id: place.population or 0 for place in known}
    drawn: list[tuple[Place, int]] = []
    for place in sorted(filter(_is_town, known), key=lambda town: _importance(town, people)):
        wanted = range(_rank(place), LAST_RANK + 1)
        rank = next((zoom for zoom in wanted if not any(_covers(place, other, zoom) for other, _ in drawn)), None)
        if rank is not None:
            drawn.append((place, rank))
    return drawn


def _is_town(place: Place) -> bool:
    return place.country == "SY" and place.kind in RANK_OF_KIND


def _rank(place: Place) -> int:
    counted = [rank for people, rank in RANK_OF_POPULATION.items() if (place.population or 0) >= people]
    return min(counted, default=RANK_OF_KIND[place.kind])


def _importance(place: Place, people: Mapping[str, int]) -> tuple[int, int, str]:
    """Rank, then people; of towns that nobody counted, the one in the larger subdistrict goes first."""
    return _rank(place), -(place.population or people.get(place.admin3 or "", 0)), place.id


def _covers(one: Place, other: Place, zoom: int) -> bool:
    """Whether the names of two towns, each beside its point, would overlap at a zoom."""
    scale = DEGREE_PX * (1 << zoom)
    across = abs(one.point.lon - other.point.lon) * scale
    down = abs(one.point.lat - other.point.lat) * scale
    return across < LABEL_PX[0] and down < LABEL_PX[1]
