"""How wide places are: a kind's usual radius, and the radius that holds a box."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import product

from gazetteer.place import Point, distance_m

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, EPSG:4326."""

USUAL_M: Mapping[str, float] = {
    "country": 420_000, "governorate": 110_000, "district": 40_000, "subdistrict": 20_000,
    "city": 8_000, "town": 2_500, "village": 2_000, "settlement": 3_000, "neighbourhood": 1_500, "camp": 3_000,
    "airport": 4_000, "airbase": 3_500, "oil_field": 12_000, "gas_field": 10_000, "refinery": 6_000, "facility": 3_000,
    "bridge": 3_000, "dam": 4_000, "border_crossing": 4_000, "crossing": 4_000,
    "river": 50_000, "lake": 10_000, "mountain": 10_000, "island": 2_000, "region": 10_000, "sea": 500_000,
}  # fmt: skip
"""Metres around a place's point that usually hold it, by what the embedded places of its kind have."""

LEAST_M = 200.0
"""No point is surveyed better than this."""

FEATURE_CLASSES: Mapping[str, str] = {
    kind: letter
    for letter, kinds in {
        "A": "country governorate district subdistrict",
        "P": "city town village settlement neighbourhood camp",
        "S": "airport airbase refinery facility bridge dam border_crossing crossing",
        "L": "region oil_field gas_field",
        "H": "river lake sea",
        "T": "mountain island",
    }.items()
    for kind in kinds.split()
}
"""GeoNames' letter for each of our kinds."""


def radius_of_box(point: Point, box: Box) -> float:
    """Metres from a point to the furthest corner of a box."""
    west, south, east, north = box
    corners = (Point(lon=lon, lat=lat) for lon, lat in product((west, east), (south, north)))
    return max(LEAST_M, *(distance_m(point, corner) for corner in corners))


def middle_of_box(box: Box) -> Point:
    """The middle of a box."""
    west, south, east, north = box
    return Point(lon=(west + east) / 2, lat=(south + north) / 2)


def box_of_positions(positions: Iterable[tuple[float, float]]) -> Box:
    """The box around positions (lon, lat); a `ValueError` if there are none."""
    lons, lats = zip(*positions, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def number(value: object) -> float:
    """A finite number a publisher gives as a number or as text; a `ValueError` that shows it if it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(f"not a number: {value!r}")  # noqa: TRY004 -- a damaged record, like any other value
    try:
        parsed = float(value)
    except OverflowError:
        parsed = math.inf
    if not math.isfinite(parsed):
        raise ValueError(f"not a number: {str(value)[:40]}")
    return parsed
