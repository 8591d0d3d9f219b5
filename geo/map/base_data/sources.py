"""What the base layers are drawn from: the published files, the gazetteer, and two tables of our own."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd

from gazetteer import Place

DATA = Path(__file__).parents[1] / "data"
CHOSEN = DATA / "chosen.csv"
ROUGH_RIVERS = DATA / "rough_rivers.csv"
ROUGH_COASTS = DATA / "rough_coasts.csv"
ROUGH_WORLD = DATA / "rough_world.csv"

OCHA = "OCHA COD-AB Syria (CC BY 3.0 IGO)"
NATURAL_EARTH = "Natural Earth"


class BaseDataError(ValueError):
    """A source of the base layers is missing or lacks something; the message names the file and the value."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The folder of published files, laid out as the module docstring says, and the gazetteer's places."""

    folder: Path
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """How something stands on our map: its id, its names (`ar`, `en`), the zoom `rank` from which it is drawn."""

    id: str
    names: Mapping[str, str]
    rank: int


def read_chosen(layer: str) -> dict[str, Label]:
    """The rows `chosen.csv` has for one layer, by the key Natural Earth gives them."""
    with CHOSEN.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["layer"] == layer]
    return {r["key"]: Label(r["id"], {"ar": r["ar"], "en": r["en"]}, int(r["rank"])) for r in rows}


def read_points(table: Path) -> dict[str, list[tuple[float, float]]]:
    """The (lon, lat) of every point drawn by hand, in order, by the table's first column: what it is part of."""
    drawn: dict[str, list[tuple[float, float]]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            drawn.setdefault(next(iter(row.values())), []).append((float(row["lon"]), float(row["lat"])))
    return drawn


def read_source(inputs: Inputs, name: str) -> gpd.GeoDataFrame:
    """One published file; raises BaseDataError where it is missing or is not what GDAL can read."""
    path = inputs.folder / name
    if not path.is_file():
        raise BaseDataError(f"{path}: no such source file")
    try:
        return gpd.read_file(path)
    except (OSError, RuntimeError, ValueError) as error:
        raise BaseDataError(f"{path}: cannot be read: {error}") from error
