"""What can be wrong with a person's own file, each told in one sentence."""

from __future__ import annotations

PROBLEMS = {
    "too_large": "the file has {size} MB; at most {most} MB can be laid on the map",
    "not_read": "neither GeoJSON nor GeoPackage can be read from this file: {reason}",
    "not_features": "GeoJSON must be a FeatureCollection or a Feature; this is {type}",
    "bad_feature": "feature {number} is not a GeoJSON Feature",
    "bad_geometry": "the geometry of feature {number} cannot be read: {reason}",
    "no_features": "the file holds no feature with a geometry",
    "no_crs": "the file does not say its coordinate reference system",
    "unknown_crs": "the coordinate reference system is not known: {crs}",
    "too_many": "the file holds {count} features; at most {most} can be laid on the map",
    "too_detailed": "the file holds {count} points of outline; at most {most} can be laid on the map",
    "axes_swapped": "the axes are swapped: {position} has the latitude first, GeoJSON has the longitude first",
    "axes_look_swapped": "the axes look swapped: {position} lies outside Syria, the other way round all is in it",
    "not_degrees": "{position} are not degrees, though the file says {crs}; perhaps metres of a projection",
    "not_numbers": "some positions are no numbers",
    "off_globe": "positions lie off the globe; the coordinate reference system named is not the one used",
}
"""Problem → what it says; the page has the same keys in each language."""


class OwnFileError(ValueError):
    """A file that cannot be laid on the map; `problem` is a key of `PROBLEMS`, `values` fill its gaps."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(PROBLEMS[problem].format(**values))
        self.problem = problem
        self.values = values
