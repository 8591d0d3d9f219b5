"""A resolution as JSON can carry it, as DESIGN.md's contract says."""

from __future__ import annotations

from functools import cache
from typing import Any

from gazetteer.place import Place
from gazetteer.resolution import Ambiguous, Inferred, Match, Resolution
from gazetteer.tables import embedded_places

INFERRED_SCORE = 0.9
"""An inferred circle is drawn to hold the true place nine times in ten."""


def resolution_to_json(name: str, resolution: Resolution) -> dict[str, Any]:
    """The answer to one name: its status and its candidates, best first."""
    match resolution:
        case Match():
            status, candidates = "match", [_candidate(resolution)]
        case Ambiguous():
            status, candidates = "ambiguous", [_candidate(one) for one in resolution.candidates]
        case Inferred():
            status, candidates = "inferred", [_inferred(name, resolution)]
        case _:
            status, candidates = "unknown", []
    return {"name": name, "status": status, "candidates": candidates}


def _candidate(found: Match) -> dict[str, Any]:
    place = found.place
    return {
        "id": place.id,
        "name": place.display_name,
        "names": {"ar": place.name("ar"), "en": place.name("en") or place.name("ar-Latn")},
        "kind": place.kind,
        "admin1": governorate_name(place),
        "lon": place.point.lon,
        "lat": place.point.lat,
        "uncertainty_m": place.uncertainty_m,
        "score": found.score,
        "why": found.why,
    }


def _inferred(name: str, found: Inferred) -> dict[str, Any]:
    return {
        "id": None,
        "name": name,
        "names": {"ar": None, "en": None},
        "kind": "inferred",
        "admin1": governorate_name(found.anchors[0]) if found.anchors else None,
        "lon": found.point.lon,
        "lat": found.point.lat,
        "uncertainty_m": found.uncertainty_m,
        "score": INFERRED_SCORE,
        "why": found.why,
    }


def governorate_name(place: Place) -> str | None:
    """The English name of the governorate a place lies in, or is."""
    unit = place.id if place.kind == "governorate" else place.admin1
    return _governorates().get(unit, unit) if unit else None


@cache
def _governorates() -> dict[str, str]:
    return {
        place.id: place.display_name.removesuffix(" Governorate")
        for place in embedded_places()
        if place.kind == "governorate"
    }
