"""The event layer: a folium plugin that draws events on a canvas and filters them under its own timeline.

Contract with whoever shows the map.

Options are constant: they are part of the map's identity, and a change of them rebuilds it. The events themselves
travel as `events_to_columns(events, last_day)`, by URL or inline. `words` is `{"ar": {…}, "en": {…}}`; the keys of each
language are `geo.map.wording.WORD_KEYS`.

Python → map: `state_group({...})`, given to st_folium as `feature_group_to_add`. Numbers, hex and known ids only,
since st_folium rewrites this text before it evaluates it:

    {"nonce": int, "range": [day|null, day|null], "mode": "window"|"cumulative"|"day", "seen": [day, day]|null,
     "kinds": [ids], "words": hex of the UTF-8 query or "", "view": [lat, lon, zoom]|null, "event": sixteen hex|null,
     "lang": "ar"|"en", "base": "offline"|tile provider id, "goto": [lat, lon, radius_m]|null, "show": true,
     "theme": "light"|"dark"|"auto", "card": bool}

Days are days since 1970-01-01, inclusive; null is no bound. `range` with its `mode`, `seen` (the days the timeline
shows; null: all), `view`, `event`, `goto` and `show` (move the map if the event is out of sight) apply once per nonce;
`kinds`, `words`, `lang`, `base`, `theme` and `card` (whether the map itself shows the chosen event's quotes; outside
Streamlit it does) whenever they are there. A part that is missing leaves things as they are, but for a `range` without
a `mode`, which is a window; before any command the theme is light.
The words filter asks `words_url` + hex + `?v=` + `words_version` for a bitmap: bit i (the lowest first) of byte i // 8
is row i of the columns.

Map → Python: `window.Streamlit.setComponentValue`, only when a pointer is released or a move has settled:

    {"nonce", "range": [day|null, day|null], "mode", "seen", "kinds": [ids], "view": [lat, lon, zoom],
     "event": sixteen hex|null, "shown": int, "total": int}

A side of the range is null when its handle stands at the end of the timeline. Outside Streamlit the same report is kept
in the page's address, after `#`, and read back from there. The tooltip shows the `label` (`{"ar", "en"}`) of
`detail_url` + id, as text. `window.hisar.counts()` answers what is drawn; the User Timing marks are `hisar:ready` and
`hisar:redraw`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from geo.map.assets import Assets
from geo.map.blobs import detail_digits, details_to_blobs, pack_blob, pack_json
from geo.map.symbols import SPAN_KINDS, symbol_options
from geo.map.wording import check_words

State = Mapping[str, Any]


class EventLayer(JSCSSMixin, MacroElement):
    """Events, their timeline and their legend on a folium map.

    Parameters
    ----------
    assets
        Where the browser finds the scripts.
    words
        The words of the map by language; every key of `WORD_KEYS` in each. The first language is the one to start in.
    columns_url, columns
        The events: a URL of the bytes, or the bytes themselves for a file that stands alone. Exactly one.
    detail_url, details
        What tooltip and card say of an event: a URL to put the id behind, or id → `{"label": {"ar", "en"}, "status",
        "evidence": [{"article_id", "quote"}], "articles": [sources], "codes": [[name, value]]}`; all but the label may
        be missing.
    words_url, words_version
        Where the bitmap of a word filter is asked for, and the hash of the data it belongs to.
    words_found
        That bitmap itself, for the words of `state`, in a file that stands alone.
    about
        What a file that stands alone says of itself: `{"title": {lang}, "link", "lines": {lang: [[label, text]…]},
        "sources": [{"id", "title", "outlet", "published", "url"}]}`. With it the map has a bar of its own: the events
        as a list, what the file holds, the map as a picture, the other language.
    tiles
        Online tile providers a state may name: id → `{"url", "attribution", "max_zoom"}`.
    state
        The state to start from.
    """

    _template = Template("""
{% macro html(this, kwargs) %}{% for id, text in this.blobs.items() %}
<script type="text/plain" id="{{ id }}">{{ text }}</script>{% endfor %}{% endmacro %}
{% macro script(this, kwargs) %}
var {{ this.get_name() }} = hisar.eventLayer({{ this.options|tojson }}).addTo({{ this._parent.get_name() }});
{% endmacro %}""")

    def __init__(
        self,
        assets: Assets,
        words: Mapping[str, Mapping[str, Any]],
        *,
        columns_url: str | None = None,
        columns: bytes | None = None,
        detail_url: str | None = None,
        details: Mapping[str, Any] | None = None,
        words_url: str | None = None,
        words_version: str = "",
        words_found: bytes | None = None,
        about: Mapping[str, Any] | None = None,
        tiles: Mapping[str, Mapping[str, Any]] | None = None,
        state: State | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is not annotated
        if (columns_url is None) == (columns is None):
            raise ValueError("an event layer needs either columns_url or columns")
        check_words(words)
        self._name = "EventLayer"
        self.default_js, self.default_css = assets.js_links, assets.css_links
        self.blobs = _blobs(columns, details, about, words_found)
        self.options = {
            "columnsUrl": columns_url,
            "detailUrl": detail_url,
            "wordsUrl": words_url,
            "wordsVersion": words_version,
            "blobs": list(self.blobs),
            "detailDigits": detail_digits(len(details or ())),
            "words": words,
            "lang": next(iter(words)),
            "symbols": symbol_options(),
            "spanKinds": SPAN_KINDS,
            "tiles": tiles or {},
            "state": state or {},
        }


class EventLayerState(MacroElement):
    """A command to the living map. Numbers, hex and known ids only."""

    # The list is emptied first: st_folium only ever pushes to it (streamlit-folium issue 247).
    _template = Template("""{% macro script(this, kwargs) %}
window.feature_group = [];
hisar.setState({{ this.state|tojson }});
{% endmacro %}""")

    def __init__(self, state: State) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's is not annotated
        self._name = "EventLayerState"
        self.state = dict(state)


def state_group(state: State) -> folium.FeatureGroup:
    """A command as the feature group st_folium adds to a living map."""
    group = folium.FeatureGroup(name="state", control=False)
    group.add_child(EventLayerState(state))
    return group


def _blobs(
    columns: bytes | None,
    details: Mapping[str, Any] | None,
    about: Mapping[str, Any] | None,
    words_found: bytes | None,
) -> dict[str, str]:
    """Element id → what it holds, packed."""
    blobs: dict[str, str] = {}
    if columns is not None:
        blobs["hisar-columns"] = pack_blob(columns)
    if words_found is not None:
        blobs["hisar-words"] = pack_blob(words_found)
    if about is not None:
        blobs["hisar-about"] = pack_json(about)
    return blobs | (details_to_blobs(details) if details is not None else {})
