"""The box in which a person lays a file of their own on the map, and what was wrong with one that cannot be laid."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from typing import Any

import streamlit as st

from geo.map import OwnFileError, OwnLayer, read_own_layer
from geo.page.components import show_notices
from geo.page.link import Position
from geo.page.own_layers import SHELF
from geo.page.packed import Packed, pack
from geo.page.session import by_hand, steer
from geo.page.words import digits, direction, number, word

TYPES = ("geojson", "json", "gpkg")
KEY = "own_layer"
FILE_KEY = "own_file"
SWAPPED = "axes_look_swapped"
WORLD_PIXELS = 256
MAP_PIXELS = 420
CLOSEST_ZOOM = 15


@dataclass(frozen=True, slots=True)
class LaidLayer:
    """A visitor's layer: under which name the map asks for it, what it holds, or why it was refused."""

    token: str
    layer: OwnLayer | None = None
    packed: Packed | None = None
    refused: OwnFileError | None = None


def draw_own_layer_box(lang: str) -> None:
    """The upload, and under it what became of it."""
    st.file_uploader(word("own_layer", lang), TYPES, key=FILE_KEY, on_change=_lay)
    st.caption(word("own_layer_what", lang))
    laid: LaidLayer | None = st.session_state.get(KEY)
    if laid is None:
        return
    if laid.refused is not None:
        _draw_refusal(laid.refused, lang)
    elif laid.layer is not None:
        st.caption(word("own_layer_laid", lang, n=number(laid.layer.count, lang)))
        st.button(word("own_layer_go", lang), on_click=_go, key="own_layer_go")


def own_layer_command() -> dict[str, Any]:
    """The part of a command that names the visitor's layer; the map's process has it, however often it was let go."""
    laid: LaidLayer | None = st.session_state.get(KEY)
    if laid is None or laid.packed is None:
        return {"layer": None}
    SHELF.keep(laid.token, laid.packed)
    return {"layer": laid.token}


def own_layer() -> OwnLayer | None:
    """The visitor's layer, for a file that is saved."""
    laid: LaidLayer | None = st.session_state.get(KEY)
    return laid.layer if laid else None


def bounds_to_position(bounds: tuple[float, float, float, float]) -> Position:
    """Where the map shows a box (W, S, E, N) whole."""
    west, south, east, north = bounds
    lat = max(-85.0, min(85.0, (south + north) / 2))
    share = max((east - west) / 360, (north - south) / (360 * math.cos(math.radians(lat))), 1e-6)
    zoom = math.floor(math.log2(MAP_PIXELS / (WORLD_PIXELS * share)))
    return Position(round(lat, 5), round((west + east) / 2, 5), max(2, min(CLOSEST_ZOOM, zoom)))


def _draw_refusal(refused: OwnFileError, lang: str) -> None:
    values = {name: digits(str(value), lang) for name, value in refused.values.items()}
    told = word(f"own_{refused.problem}", lang, **values)
    show_notices(word("own_layer_refused", lang), [told], direction(lang), key="own_layer_refusal")
    if refused.problem == SWAPPED:
        st.button(word("own_layer_trust", lang), on_click=_lay, kwargs={"trust_axes": True}, key="own_layer_trust")


def _lay(*, trust_axes: bool = False) -> None:
    """Read the file that stands in the box, or take the layer away where none does any more."""
    by_hand()
    before: LaidLayer | None = st.session_state.pop(KEY, None)
    if before is not None:
        SHELF.drop(before.token)
    file = st.session_state.get(FILE_KEY)
    if file is not None:
        st.session_state[KEY] = _read(file.getvalue(), file.name, trust_axes=trust_axes)


def _read(data: bytes, name: str, *, trust_axes: bool) -> LaidLayer:
    token = secrets.token_hex(16)
    try:
        layer = read_own_layer(data, name, trust_axes=trust_axes)
    except OwnFileError as error:
        return LaidLayer(token, refused=error)
    return LaidLayer(token, layer, pack(layer.body))


def _go() -> None:
    laid: LaidLayer | None = st.session_state.get(KEY)
    if laid is not None and laid.layer is not None:
        steer(at=bounds_to_position(laid.layer.bounds))
