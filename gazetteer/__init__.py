"""Where is دوما? Names in Arabic and Latin script to places, with reasons.

This is the package's door: import from here, not from its modules.
"""

from __future__ import annotations

from gazetteer.errors import GazetteerError, GazetteerFileError, PlaceTableError
from gazetteer.folding import fold
from gazetteer.place import Place, Point, Ring, Strength, Toponym, destination, distance_m
from gazetteer.resolution import Ambiguous, Inferred, Match, Resolution, Unknown, resolve

__all__ = [
    "Ambiguous",
    "GazetteerError",
    "GazetteerFileError",
    "Inferred",
    "Match",
    "Place",
    "PlaceTableError",
    "Point",
    "Resolution",
    "Ring",
    "Strength",
    "Toponym",
    "Unknown",
    "destination",
    "distance_m",
    "fold",
    "resolve",
]
