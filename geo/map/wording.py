"""The words a map needs from whoever shows it, and the check that none is missing.

A plain word is a text with gaps in {braces}. A counted word is a table plural category (CLDR: zero, one, two, few,
many, other) → text, chosen by the number it names; `other` must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.events import KIND_IDS

WORD_KEYS: dict[str, str] = {
    "locale": "BCP 47, for digits and plurals: ar-SY-u-nu-arab, en",
    "dir": "ltr or rtl; time runs the way writing does",
    "day": "a date: gaps {year} {month} (its name) {mm} {dd} {d}",
    "month_year": "a month: gaps {year} {month}",
    "count": "counted by {total}: {shown} of {total} events, {from} to {to}",
    "gaps": "{unplaced} without a place, {undated} without a date",
    "in_view": "{n} in the part of the map that is seen",
    "cell": "counted by {n}: {n} events in a cell of the map",
    "here": "counted by {n}: {n} events at one place",
    "began": "counted by {n}: {n} events began within {days}",
    "about": "about {day}",
    "span": "{from} to {to}",
    "since": "since {from}, not ended when reported",
    "no_date": "no date known",
    "first_day": "name of the handle of the first day",
    "last_day": "name of the handle of the last day",
    "timeline_days": "name of the timeline, with the chosen days: {from} to {to}",
    "chosen_day": "name of the handle of the one chosen day",
    "speed": "name of the choice of speed",
    "mode": "name of the choice of modes",
    "window": "mode: the days between two handles",
    "cumulative": "mode: every day up to a handle",
    "day_mode": "mode: one day",
    "presets": "name of the choice of days, and its first line",
    "last_week": "the last seven days of the data",
    "last_month": "the last month of the data",
    "last_year": "the last year of the data",
    "whole_siege": "heading of the sieges to choose the days of",
    "play": "play",
    "pause": "pause",
    "whole": "name of the button that shows all days",
    "map": "name of the map",
    "legend": "legend",
    "only": "only this kind",
    "all_kinds": "all kinds",
    "rough": "key: somewhere in the circle",
    "inferred": "key: inferred from the text",
    "besieged": "key: besieged area",
    "passage": "key: crossing and its direction",
    "over": "key: besieged before, lifted or not known on the last day",
    "closed": "key: crossing that is closed",
    "unclear": "key: crossing of which nobody tells whether it is open",
    "disputed": "key: reports disagree",
    "zoom_in": "zoom in",
    "zoom_out": "zoom out",
    "measure": "name of the switch that measures a distance",
    "measure_how": "how to measure by hand",
    "measure_keys": "how to measure with the keys",
    "measured": "{length} measured",
    "measure_undo": "take the last point away",
    "measure_end": "end measuring",
    "my_place": "name of the switch that goes to where the person is",
    "my_place_asking": "the browser is asked where the person is",
    "my_place_found": "the person is within {length} of the point",
    "my_place_refused": "the browser or the person refused",
    "my_place_failed": "the browser does not know",
    "own_pick": "name of the switch that lays a file of one's own on the map",
    "own_too_large": "a file of more than {most} MB, or of too many features",
    "own_not_geojson": "a file that is not GeoJSON",
    "own_empty": "a file without a feature that has a geometry",
    "own_wrong_crs": "a file in a coordinate system {crs} other than WGS 84",
    "own_bad_feature": "a file whose feature {n} cannot be read",
    "own_axes": "a file whose axes are swapped, as in {position}",
    "own_degrees": "a file whose positions are no degrees, as {position}",
    "metres": "{n} m",
    "kilometres": "{n} km",
    "sources": "attribution of the base map and the places",
    "own_name": "what the language calls itself",
    "events": "name of the list of events",
    "more": "{n} more events than the list holds",
    "none_shown": "no event is shown",
    "draft": "nobody has checked what is told",
    "draft_of": "nobody has checked what {dataset} tells",
    "accepted": "somebody has checked it",
    "rejected": "somebody has refused it",
    "published": "published {day}",
    "close": "close",
    "about_file": "what this file is",
    "shown": "what is shown now",
    "searched": "the words searched for",
    "online": "the link to what is shown now",
    "articles": "heading of the sources",
    "picture": "save a picture",
    "no_tiles": "online tiles cannot be drawn into a picture",
    "needs_script": "in a saved file, where scripts do not run",
    "failed": "the events could not be loaded",
}
"""Plain and counted words: key → what it says."""

COUNTED = ("count", "cell", "here", "began")


def check_words(words: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise ValueError where a language lacks a word, a month, a kind or the plural `other`."""
    if not words:
        raise ValueError("the map needs words in at least one language")
    for lang, table in words.items():
        missing = [key for key in (*WORD_KEYS, "months", "kinds") if key not in table]
        missing += [f"{key}.other" for key in COUNTED if key in table and "other" not in table[key]]
        missing += [f"kinds.{kind}" for kind in KIND_IDS if kind not in table.get("kinds", {})]
        if missing:
            raise ValueError(f"the map's words in {lang!r} lack: {', '.join(missing)}")
        if len(table["months"]) != 12:
            raise ValueError(f"the map's words in {lang!r} name {len(table['months'])} months")
