"""Redraw every base layer: `python -m geo.map.base_data --sources DIR [--into DIR]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gazetteer import load_gazetteer
from geo.map.base_data import DATA, LAYERS, BaseDataError, Inputs, layer_to_geojson


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the layers and say how large they are; 2 and one line on stderr where a source is missing."""
    parser = argparse.ArgumentParser(prog="python -m geo.map.base_data", description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="folder that holds ocha-2018/ and natural-earth/")
    parser.add_argument("--into", type=Path, default=DATA, help="folder to write to (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        texts = draw(options.sources)
    except BaseDataError as error:
        print(error, file=sys.stderr)
        return 2
    options.into.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        written = (options.into / name).write_bytes(text.encode())
        print(f"{written:8,d} bytes  {name}")
    return 0


def draw(sources: Path) -> dict[str, str]:
    """Every layer as GeoJSON text, by file name."""
    inputs = Inputs(sources, tuple(load_gazetteer()))
    return {f"{name}.geojson": layer_to_geojson(layer(inputs)) for name, layer in LAYERS.items()}


if __name__ == "__main__":
    sys.exit(main())
