"""Redraw the 62 districts in simplified form from OCHA's boundaries.

    python -m gazetteer.sources.outlines syr_admin2.geojson > gazetteer/data/districts.geojson

The districts are simplified together, so that neighbours keep one border. OCHA COD-AB Syria, CC BY 3.0 IGO.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import geopandas

from gazetteer.index import load_gazetteer
from gazetteer.place import Place

TOLERANCE_DEG = 0.01
"""Shapely's coverage tolerance in degrees; at this one, borders move by 1.7 km at most."""

DECIMALS = 3


def district_outlines(path: Path, ours: Mapping[str, Place]) -> Iterator[dict[str, object]]:
    """One GeoJSON feature a district of the published file; `ours` gives our district for its P-code."""
    frame = geopandas.read_file(path).to_crs("EPSG:4326")
    frame["geometry"] = frame.geometry.simplify_coverage(TOLERANCE_DEG)
    for pcode, shape in sorted(zip(frame["PCODE"], frame.geometry, strict=True)):
        largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
        ring = [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in largest.exterior.coords]
        yield {
            "type": "Feature",
            "properties": {"id": ours[pcode].id, "admin1": ours[pcode].admin1},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }


def main(path: str) -> None:
    """Print the outlines as GeoJSON, one feature a line."""
    ours = {place.pcode: place for place in load_gazetteer() if place.kind == "district" and place.pcode}
    lines = [json.dumps(feature, separators=(",", ":")) for feature in district_outlines(Path(path), ours)]
    body = ",\n".join(lines)
    sys.stdout.write(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n')


if __name__ == "__main__":
    main(sys.argv[1])
