"""How events are drawn: the event layer, its base layers and its columns. The room's door."""

from __future__ import annotations

from geo.map.assets import LEAFLET, SCRIPT, STATIC, Assets, assets_version, blank_map, joined_script
from geo.map.base_layers import BASE_DATA, BASE_IDS, OFFLINE, BaseLayers, base_name, base_version, tile_options
from geo.map.columns import Flag, events_to_columns
from geo.map.event_layer import EventLayer, EventLayerState, state_group
from geo.map.own_errors import PROBLEMS, OwnFileError
from geo.map.own_layer import OwnLayer, OwnLayers, read_own_layer
from geo.map.picking import picking_map
from geo.map.saving import map_to_bytes, map_to_save
from geo.map.symbols import SYMBOLS, Symbol
from geo.map.wording import COUNTED, WORD_KEYS, check_words

__all__ = [
    "BASE_DATA",
    "BASE_IDS",
    "COUNTED",
    "LEAFLET",
    "OFFLINE",
    "PROBLEMS",
    "SCRIPT",
    "STATIC",
    "SYMBOLS",
    "WORD_KEYS",
    "Assets",
    "BaseLayers",
    "EventLayer",
    "EventLayerState",
    "Flag",
    "OwnFileError",
    "OwnLayer",
    "OwnLayers",
    "Symbol",
    "assets_version",
    "base_name",
    "base_version",
    "blank_map",
    "check_words",
    "events_to_columns",
    "joined_script",
    "map_to_bytes",
    "map_to_save",
    "picking_map",
    "read_own_layer",
    "state_group",
    "tile_options",
]
