"""Which columns of an OCHA layer say what: the names OCHA has given them over the years, in any case.

    2013–2019   NAME_EN, NAME_AR (NAME_ARA), PCODE                         the units above: ADM1_PCODE (ADMIN1_COD)
    2020–2024   ADM2_EN, ADM2_AR, ADM2ALT1EN, ADM2_PCODE                   the units above: ADM1_PCODE
    since 2025  adm2_name, adm2_name1, adm2_name2, adm2_name3, adm2_pcode  the units above: adm1_pcode
                name, name1…name3, loc_pcode: capitals
                name, name1…name3, admin_level: points of units, each with the P-codes down to its own

Reference names (NAM_EN_REF, ADM2_REF) repeat the names with what tells namesakes apart, so they are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OWN_CODE, OWN_NAME = "pcode", r"name_(?:en|ar|ara)"
POINT_CODE, POINT_NAME = "loc_pcode", r"name[123]?"
POINT_LEVELS = frozenset({"admin_level", "admin_leve"})
LEVEL_CODE = re.compile(r"adm(?:in)?([0-5])_?(?:pcode|cod|code)")
LEVEL_NAME = r"adm{level}_?(?:[a-z]{{2}}|alt[123]_?[a-z]{{2}}|name[123]?)"

LATITUDES = ("latitude", "lat", "latitude_y", "lat_y", "center_lat", "point_y", "y_coord", "y")
LONGITUDES = (
    "longitude", "longitud", "lon", "long", "longitude_x", "longitud_x", "lon_x", "long_x", "center_lon", "point_x",
    "x_coord", "x",
)  # fmt: skip
"""Columns of a point, the likeliest first; a shapefile cuts names at ten letters."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a layer as they are written there.

    A row's P-code stands in the first of `codes` that is filled; `above` gives the column of each level above.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    above: Mapping[int, str]
    lon: str | None
    lat: str | None

    def code(self, values: Mapping[str, str]) -> str:
        """The P-code of a row; empty if it has none."""
        return next((values[column].upper() for column in self.codes if values[column]), "")


def find_columns(columns: Iterable[str], *, shapes: bool) -> Columns:
    """Find one's way in a layer; `shapes` says whether its rows have geometry.

    Raises
    ------
    ValueError
        If a P-code, a name, or without geometry a point is missing; it names the columns looked for.
    """
    written = {column.casefold().strip(): column for column in columns}
    levels = {int(found[1]): column for key, column in written.items() if (found := LEVEL_CODE.fullmatch(key))}
    codes, pattern = _codes_and_names(written, levels)
    names = tuple(column for key, column in written.items() if re.fullmatch(pattern, key))
    lat, lon = (_first(written, known) for known in (LATITUDES, LONGITUDES))
    missing = [] if codes else ["PCODE, ADMn_PCODE or admn_pcode"]
    missing += [] if names else ["NAME_EN, ADMn_EN or admn_name"]
    missing += [] if shapes or (lat and lon) else ["LATITUDE and LONGITUDE"]
    if missing:
        raise ValueError(f"columns missing: {'; '.join(missing)}")
    return Columns(codes, names, levels, lon, lat)


def _codes_and_names(written: Mapping[str, str], levels: Mapping[int, str]) -> tuple[tuple[str, ...], str]:
    """The columns of the P-code, and what the columns of the names look like."""
    if OWN_CODE in written:
        return (written[OWN_CODE],), OWN_NAME
    if POINT_CODE in written:
        return (written[POINT_CODE],), POINT_NAME
    deepest = tuple(levels[level] for level in sorted(levels, reverse=True))
    if "name" in written and POINT_LEVELS & set(written):
        return deepest, POINT_NAME
    return deepest[:1], LEVEL_NAME.format(level=max(levels, default=9))


def _first(written: Mapping[str, str], known: Iterable[str]) -> str | None:
    return next((written[key] for key in known if key in written), None)
