"""Which columns of an OCHA layer say what: three generations of names, in any case.

    2013–2019   NAME_EN, NAME_AR (NAME_ARA), PCODE                         the units above: ADM1_PCODE (ADMIN1_COD)
    2020–2024   ADM2_EN, ADM2_AR, ADM2ALT1EN, ADM2_PCODE                   the units above: ADM1_PCODE
    since 2025  adm2_name, adm2_name1, adm2_name2, adm2_name3, adm2_pcode  the units above: adm1_pcode

Reference names (NAM_EN_REF, ADM2_REF) repeat the names with what tells namesakes apart, so they are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OWN_CODE = "pcode"
OWN_NAME = re.compile(r"name_(en|ar|ara)")
LEVEL_CODE = re.compile(r"adm(?:in)?([0-5])_?(?:pcode|cod|code)")

LATITUDES = ("latitude", "lat", "latitude_y", "lat_y", "center_lat", "point_y", "y_coord", "y")
LONGITUDES = (
    "longitude", "longitud", "lon", "long", "longitude_x", "longitud_x", "lon_x", "long_x", "center_lon", "point_x",
    "x_coord", "x",
)  # fmt: skip
"""Columns of a point, the likeliest first; a shapefile cuts names at ten letters."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a layer as they are written there; `above` gives the P-code column of each level above."""

    code: str
    names: tuple[str, ...]
    above: Mapping[int, str]
    lon: str | None
    lat: str | None


def find_columns(columns: Iterable[str], *, shapes: bool) -> Columns:
    """Find one's way in a layer; `shapes` says whether its rows have geometry.

    Raises
    ------
    ValueError
        If a P-code, a name, or without geometry a point is missing; it names the columns looked for.
    """
    written = {column.casefold().strip(): column for column in columns}
    levels = {int(found[1]): column for key, column in written.items() if (found := LEVEL_CODE.fullmatch(key))}
    level = None if OWN_CODE in written else max(levels, default=None)
    names = tuple(column for key, column in written.items() if _is_name(key, level))
    lat, lon = (_first(written, known) for known in (LATITUDES, LONGITUDES))
    missing = []
    if OWN_CODE not in written and level is None:
        missing.append("PCODE, ADMn_PCODE or admn_pcode")
    if not names:
        missing.append("NAME_EN, ADMn_EN or admn_name")
    if not shapes and not (lat and lon):
        missing.append("LATITUDE and LONGITUDE")
    if missing:
        raise ValueError(f"columns missing: {'; '.join(missing)}")
    code = written[OWN_CODE] if level is None else levels.pop(level)
    return Columns(code, names, levels, lon, lat)


def _is_name(key: str, level: int | None) -> bool:
    if level is None:
        return bool(OWN_NAME.fullmatch(key))
    return bool(re.fullmatch(rf"adm{level}_?(?:[a-z]{{2}}|alt[123]_?[a-z]{{2}}|name[123]?)", key))


def _first(written: Mapping[str, str], known: Iterable[str]) -> str | None:
    return next((written[key] for key in known if key in written), None)
