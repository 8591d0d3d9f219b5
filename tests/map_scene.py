"""A hand-made scene for the tests of the map: one event of every way a map can show one, and a file that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gazetteer import Point
from geo.events import KIND_IDS, Citation, Event, EventPlace, TimeSpan, event_id
from geo.map import Assets, BaseLayers, EventLayer, blank_map, events_to_columns, tile_options
from geo.page.words import map_words

HOSTILE = """<img src=x onerror="window.hurt=1">${window.hurt=1}`</script><script>window.hurt=1</script>{{ 7*7 }}"""

AYYASH = Point(lon=40.02, lat=35.42)
BU_JUMA = Point(lon=39.93, lat=35.47)
CITY = Point(lon=40.141, lat=35.336)
DAMASCUS = Point(lon=36.306, lat=33.513)
CONOCO = Point(lon=40.303, lat=35.365)


def ring(lon: float, lat: float, size: float) -> tuple[tuple[float, float], ...]:
    corners = ((-1, -0.7), (0.2, -1), (1, -0.4), (0.8, 0.8), (-0.6, 1), (-1, -0.7))
    return tuple((lon + size * x, lat + size * 0.8 * y) for x, y in corners)


def place(role: str, text: str, point: Point | None, uncertainty_m: float = 800, **more: Any) -> EventPlace:
    status = more.pop("status", "match" if point else "unknown")
    return EventPlace(role=role, text=text, status=status, point=point, uncertainty_m=uncertainty_m, **more)


def names(ar: str, en: str) -> tuple[tuple[str, str], ...]:
    return ("ar", ar), ("en", en)


def event(kind: str, when: tuple[str, str | None, str] | None, *places: EventPlace, **more: Any) -> Event:
    span = when and TimeSpan(date.fromisoformat(when[0]), when[1] and date.fromisoformat(when[1]), when[2])
    quote = f"{kind} {when} {[p.text for p in places]} {more}"
    citation = Citation("a", quote, 0, len(quote))
    return Event(id=event_id("a", kind, quote), kind=kind, evidence=(citation,), when=span, places=places, **more)


def scene() -> list[Event]:
    return [
        event(
            "siege",
            ("2015-01-01", None, "2015-01~/.."),
            place(
                "at",
                "الجورة",
                Point(lon=40.125, lat=35.331),
                area=(ring(40.125, 35.331, 0.012),),
                names=names("الجورة", "al-Joura"),
            ),
            place(
                "at",
                "القصور",
                Point(lon=40.15, lat=35.343),
                area=(ring(40.153, 35.343, 0.01),),
                names=names("القصور", "al-Qusour"),
            ),
            change="ongoing",
        ),
        event(
            "crossing",
            ("2015-08-16", "2015-08-22", "2015-08-19~"),
            place("from", "عياش", AYYASH, names=names("عياش", "Ayyash")),
            place("to", "البوجمعة", BU_JUMA, 6_000, status="inferred"),
            change="opened and used",
        ),
        event(
            "displacement",
            ("2015-08-09", "2015-08-15", "2015-08-12~"),
            place("at", "دير الزور", CITY, 5_000, kind="city"),
        ),
        event(
            "negotiation",
            ("2015-08-19", "2015-08-26", "2015-08-22~"),
            place("at", "دمشق", DAMASCUS, 9_000, kind="city"),
        ),
        event(
            "airstrike",
            ("2015-02-26", "2015-08-26", "2015-02-26/2015-08-26"),
            place("at", "كونيكو", CONOCO, 3_000, kind="gas_field"),
        ),
        event("shelling", ("2015-05-03", "2015-05-03", "2015-05-03"), place("at", HOSTILE, CITY, 5_000, kind="city")),
        event(
            "arrest",
            ("2015-06-11", "2015-06-11", "2015-06-11"),
            place("at", HOSTILE, AYYASH, 40_000, status="inferred"),
        ),
        event("killing", None, place("at", "دير الزور", CITY, 5_000, kind="city")),
        event("protest", ("2015-07-01", "2015-07-01", "2015-07-01"), place("at", HOSTILE, None)),
        event(
            "siege",
            ("2014-11-01", "2015-03-15", "2014-11/2015-03-15"),
            place("at", "مضايا", Point(lon=36.1, lat=33.69), 2_500),
        ),
    ]


def crowd(count: int) -> list[Event]:
    """Events of every kind at one place, so that they fan out or stack."""
    return [
        event(
            KIND_IDS[i % len(KIND_IDS)],
            ("2015-04-01", "2015-04-01", "2015-04-01"),
            place("at", f"حمص {i}", Point(lon=36.72, lat=34.73)),
        )
        for i in range(count)
    ]


def save_map(
    file: Path, events: Sequence[Event], state: Mapping[str, Any] | None = None, *, columns: bytes | None = None
) -> Path:
    """One file that needs no network, as `Map.save` writes it."""
    assets = Assets.inline()
    drawn = blank_map(assets, (35.0, 38.4), 7)
    BaseLayers().add_to(drawn)
    details = {each.id: {"label": {"ar": each.places[0].text, "en": HOSTILE}} for each in events}
    EventLayer(
        assets,
        map_words(),
        columns=columns or events_to_columns(events, date(2015, 8, 26)),
        details=details,
        tiles=tile_options(),
        state=state,
    ).add_to(drawn)
    drawn.save(file)
    return file
