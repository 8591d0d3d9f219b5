"""The layers of points: the main towns, and below them villages, camps, bridges, airbases and the like."""

from __future__ import annotations

from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from gazetteer import Place
from geo.map.base_data.ranks import ranked_towns
from geo.map.base_data.shapes import feature
from geo.map.base_data.sources import NATURAL_EARTH, BaseDataError, Inputs, Label, read_chosen, read_source

Features = list[dict[str, object]]

SMALL_PLACES: Mapping[str, tuple[str, int]] = {
    "city": ("village", 10),
    "town": ("village", 10),
    "village": ("village", 11),
    "camp": ("village", 12),
    "airbase": ("landmark", 10),
    "airport": ("landmark", 10),
    "dam": ("landmark", 10),
    "border_crossing": ("landmark", 10),
    "bridge": ("landmark", 12),
    "refinery": ("landmark", 11),
}
"""Kinds of place below the main towns → what they are drawn as, and from which zoom."""

NEIGHBOURHOOD = "N"
"""How OCHA's codes of neighbourhoods begin; those are drawn as areas."""

NEAR_ENOUGH_M = 5_000.0
"""A place known less exactly than this has no point on the base map."""


def towns(inputs: Inputs) -> Features:
    """Syria's main towns as the gazetteer has them, then the cities around it from Natural Earth."""
    chosen = read_chosen("town")
    frame = read_source(inputs, "natural-earth/ne_10m_populated_places_syria.geojson")
    keys = frame["GEONAMEID"].fillna(0).astype(int).astype(str)
    return [
        *(_town(place, rank) for place, rank in ranked_towns(inputs.places)),
        *(
            feature(chosen[key], "town", NATURAL_EARTH, point)
            for key, point in zip(keys, frame.geometry, strict=True)
            if key in chosen
        ),
    ]


def villages(inputs: Inputs) -> Features:
    """What else the gazetteer knows near enough: villages, camps, bridges, airbases and the like."""
    drawn = {place.id for place, _ in ranked_towns(inputs.places)}
    return [
        feature(label_of(place, rank), kind, f"gazetteer: {', '.join(place.sources)}", _point(place))
        for place in inputs.places
        if place.country == "SY" and place.id not in drawn and _named_in_both(place)
        for kind, rank in [SMALL_PLACES.get(place.kind, ("", 0))]
        if kind and place.uncertainty_m <= NEAR_ENOUGH_M and not (place.pcode or "").startswith(NEIGHBOURHOOD)
    ]


def label_of(place: Place, rank: int) -> Label:
    """A place under the first name it has in each language; raises BaseDataError where one is lacking.

    The first is the one people say; `Place.name` would rather have one that identifies alone.
    """
    first = {toponym.lang: toponym.text for toponym in reversed(place.toponyms)}
    if not {"ar", "en"} <= set(first):
        raise BaseDataError(f"gazetteer: {place.id!r} lacks a name in Arabic or English")
    return Label(place.id, {"ar": first["ar"], "en": first["en"]}, rank)


def _town(place: Place, rank: int) -> dict[str, object]:
    return feature(label_of(place, rank), "town", f"gazetteer: {', '.join(place.sources)}", _point(place))


def _point(place: Place) -> BaseGeometry:
    return shapely.Point(place.point.lon, place.point.lat)


def _named_in_both(place: Place) -> bool:
    return {"ar", "en"} <= {toponym.lang for toponym in place.toponyms}
