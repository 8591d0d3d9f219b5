"""CSV in ACLED's shape, for tools made for it. A record of ACLED's leaves as it came, as far as nobody changed it.

Events of ours have no code of ACLED's for the country, the parties or the interaction; those cells stay empty. Their
ids begin with `HISAR-`, so that nobody takes them for ACLED's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from geo.events import KINDS, Event, EventPlace
from geo.exchange.acled import ACLED, COLUMNS, LEVELS, OF_THE_FILE, OURS, kind_coded
from geo.exchange.csv import BETWEEN, BOM, Row, defused, rows_of
from geo.exchange.days import about, span
from geo.exchange.errors import RowError
from geo.exchange.placing import NEARBY_M
from geo.exchange.provenance import Provenance

TYPES = {kind.id: kind for kind in KINDS}
DISORDER = {"Strategic developments": "Strategic developments", "Protests": "Demonstrations", "Riots": "Demonstrations"}
DECIMALS = 7
"""Of degrees: a centimetre."""
TOWN_M = 6_000.0
"""What is known as exactly as this lies in or beside the town it is coded to: ACLED's geo_precision 1."""

SIDES = {"actor1": "side 1", "assoc_actor_1": "with side 1", "actor2": "side 2", "assoc_actor_2": "with side 2"}


def events_to_acled(events: Sequence[Event], provenance: Provenance) -> bytes:
    """ACLED's columns, a row an event in the order given, then `OF_THE_FILE`; UTF-8 with BOM, lines end in CR LF."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow((*COLUMNS, *OF_THE_FILE))
    for row in rows_of(events, provenance):
        cells = _cells(row)
        writer.writerow(defused(cells.get(column, "")) for column in (*COLUMNS, *OF_THE_FILE))
    return (BOM + sheet.getvalue()).encode()


def _cells(row: Row) -> dict[str, str]:
    event = row.event
    kept = {name: value for name, value in event.codes if name in COLUMNS} if event.code("dataset") == ACLED else {}
    return {
        **_ours(row),
        **kept,
        **_types(event, kept),
        **_days(event, kept),
        **_place(row.pin, kept),
        **_parties(event),
        "notes": event.evidence[0].quote if kept else BETWEEN.join(citation.quote for citation in event.evidence),
        "fatalities": _fatalities(event),
    }


def _ours(row: Row) -> dict[str, str]:
    """Cells that only an event which is not ACLED's needs, and those of the file."""
    provenance = row.provenance
    return {
        "event_id_cnty": f"{OURS}-{row.event.id}",
        "source": row.outlet or "",
        "licence": provenance.licence,
        "data_date": row.data_date or "",
        "data_version": provenance.version,
        "filters": row.filters,
        "link": provenance.link or "",
    }


def _types(event: Event, kept: dict[str, str]) -> dict[str, str]:
    """The types of the code book; those kept, while they mean the kind the event has."""
    if kept.get("event_type") and event.kind == kind_coded(kept, dead=_fatalities(event) != "0"):
        return {}
    kind = TYPES[event.kind]
    return {
        "event_type": kind.acled_event,
        "sub_event_type": kind.acled_sub_event,
        "disorder_type": DISORDER.get(kind.acled_event, "Political violence"),
    }


def _days(event: Event, kept: dict[str, str]) -> dict[str, str]:
    """The day and how exact it is; as kept, while they mean the days the event has."""
    if event.when is None:
        return {"event_date": "", "year": "", "time_precision": ""}
    if kept.get("event_date"):
        day = _same_day(event, kept)
        if day:
            return {"year": day}
    start = event.when.start
    precision = min(event.when.precision, 3)
    return {"event_date": start.isoformat(), "year": str(start.year), "time_precision": str(precision)}


def _same_day(event: Event, kept: dict[str, str]) -> str | None:
    """The year of the day kept, if it still gives the span the event has."""
    try:
        told = span(kept["event_date"], "event_date", "dmy")
    except RowError:
        return None
    if told is None:
        return None
    again = about(told.start, int(kept.get("time_precision") or 1), kept["event_date"])
    return str(told.start.year) if event.when and again.edtf == event.when.edtf else None


def _place(place: EventPlace | None, kept: dict[str, str]) -> dict[str, str]:
    if place is None or place.point is None:
        return {"latitude": "", "longitude": "", "geo_precision": "", "location": place.text if place else ""}
    return {
        "location": place.name("en"),
        "latitude": str(round(place.point.lat, DECIMALS)),
        "longitude": str(round(place.point.lon, DECIMALS)),
        "geo_precision": _precision(place, kept),
    }


def _precision(place: EventPlace, kept: dict[str, str]) -> str:
    told = kept.get("geo_precision", "")
    if told in map(str, LEVELS) and (LEVELS[int(told)] is None) == (place.status == "match"):
        return told
    radius = place.uncertainty_m or TOWN_M
    return "1" if radius <= TOWN_M else "2" if radius <= 2 * NEARBY_M else "3"


def _parties(event: Event) -> dict[str, str]:
    """The parties by their sides; where they have none, the first two and who else took part."""
    told = {
        column: "; ".join(actor.name for actor in event.actors if actor.role == role) for column, role in SIDES.items()
    }
    if any(told.values()) or not event.actors:
        return told
    names = list(dict.fromkeys(actor.name for actor in event.actors))
    return {"actor1": names[0], "actor2": "".join(names[1:2]), "assoc_actor_2": "; ".join(names[2:])}


def _fatalities(event: Event) -> str:
    """The dead reported; ACLED writes 0 where none are, and takes the lowest of several counts."""
    return str(min((figure.number for figure in event.figures if figure.what == "killed"), default=0))
