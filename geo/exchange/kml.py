"""KML 2.2 (OGC 07-147r2): a placemark an event, in a folder a kind, for Google Earth and other globes.

What a reader needs to make the event again: each placemark's `ExtendedData` holds the cells of the CSV under their
names, and under `RECORD` the whole event as the JSON of `geo.events.event_to_record`, in ASCII, so that XML can hold
every character. A balloon shows HTML, so a description is escaped for HTML first and for XML then.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from geo.events import KIND_IDS, Event, event_to_record
from geo.exchange.csv import COLUMNS, Row
from geo.exchange.geometry import event_to_geometry
from geo.exchange.provenance import Provenance, title_of
from geo.reading import Article

NAMESPACE = "http://www.opengis.net/kml/2.2"
RECORD = "record"
"""The name of the datum that holds the whole event."""

STYLE = "event"
"""The name of the one style: without it a globe fills a besieged area with opaque white."""
OUTLINE, FILL = "ff131c8c", "40131c8c"
"""Alpha, blue, green, red, as KML has colours."""

OF_THE_FILE = frozenset({"link", "filters", "data_date", "data_version", "licence"})
"""Columns of the CSV that say the same of every event: here they stand once, at the document."""

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, escaped or not."""


def events_to_kml(events: Sequence[Event], provenance: Provenance) -> bytes:
    """A KML document in UTF-8: a folder a kind, its events in the order given, those without a place too."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _child(root, "Document")
    _child(document, "name", "Hisar")
    _child(document, "description", _as_html(_about(provenance)))
    _style(document)
    _data(document, _facts(provenance))
    for kind in KIND_IDS:
        chosen = [event for event in events if event.kind == kind]
        if chosen:
            _folder(document, kind, chosen, provenance)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _style(document: ET.Element) -> None:
    style = _child(document, "Style", id=STYLE)
    line = _child(style, "LineStyle")
    _child(line, "color", OUTLINE)
    _child(line, "width", "2")
    _child(_child(style, "PolyStyle"), "color", FILL)


def _folder(document: ET.Element, kind: str, events: Iterable[Event], provenance: Provenance) -> None:
    folder = _child(document, "Folder")
    _child(folder, "name", kind)
    articles = {article.id: article for article in provenance.articles}
    for event in events:
        _placemark(folder, Row(event, articles.get(event.evidence[0].article_id), provenance))


def _placemark(folder: ET.Element, row: Row) -> None:
    event = row.event
    placemark = _child(folder, "Placemark", id=f"e-{event.id}")
    _child(placemark, "name", _name(event))
    _child(placemark, "Snippet", "", maxLines="0")
    _child(placemark, "description", _as_html(_told(row)))
    _when(placemark, row)
    _child(placemark, "styleUrl", f"#{STYLE}")
    record = json.dumps(event_to_record(event), separators=(",", ":"))
    _data(placemark, {**_cells(row), RECORD: record})
    geometry = event_to_geometry(event)
    if geometry is not None:
        _geometry(placemark, geometry)


def _name(event: Event) -> str:
    places = ", ".join(place.name("en") for place in event.places)
    return ": ".join(filter(None, [" ".join(filter(None, [event.kind, event.change])), places]))


def _told(row: Row) -> list[str]:
    """The lines of a balloon: the quotes, the article they stand in, the days as written."""
    when = row.event.when
    quotes = [f"“{citation.quote}”" for citation in row.event.evidence]
    source = [_source(row.article)] if row.article else []
    return [*quotes, *source, *([when.edtf] if when else [])]


def _source(article: Article) -> str:
    published = article.published.isoformat() if article.published else None
    return " · ".join(filter(None, (title_of(article), article.outlet, published, article.url)))


def _when(placemark: ET.Element, row: Row) -> None:
    first, last = row.days
    if first is None:
        return
    span = _child(placemark, "TimeSpan")
    _child(span, "begin", first)
    if last is not None:
        _child(span, "end", last)


def _cells(row: Row) -> dict[str, str]:
    cells = {column.name: column.cell(row) for column in COLUMNS if column.name not in OF_THE_FILE}
    return {name: str(cell) for name, cell in cells.items() if cell not in (None, "")}


def _about(provenance: Provenance) -> list[str]:
    facts = _facts(provenance)
    return [*(f"{name}: {value}" for name, value in facts.items()), *map(_source, provenance.articles)]


def _facts(provenance: Provenance) -> dict[str, str]:
    """What the file says of itself."""
    day = provenance.data_date
    chosen = "&".join(f"{name}={value}" for name, value in provenance.filters.items())
    facts = {
        "licence": provenance.licence,
        "data_date": day.isoformat() if day else "",
        "data_version": provenance.version,
        "filters": chosen,
        "link": provenance.link or "",
    }
    return {name: value for name, value in facts.items() if value}


def _data(parent: ET.Element, facts: Mapping[str, str]) -> None:
    extended = _child(parent, "ExtendedData")
    for name, value in facts.items():
        _child(_child(extended, "Data", name=name), "value", value)


def _geometry(parent: ET.Element, geometry: BaseGeometry) -> None:
    """A geometry and its parts; coordinates are lon,lat as KML has them, EPSG:4326."""
    if isinstance(geometry, BaseMultipartGeometry):
        several = _child(parent, "MultiGeometry")
        for part in geometry.geoms:
            _geometry(several, part)
    elif geometry.geom_type == "Polygon":
        polygon = _child(parent, "Polygon")
        _ring(polygon, "outerBoundaryIs", geometry.exterior)
        for hole in geometry.interiors:
            _ring(polygon, "innerBoundaryIs", hole)
    else:
        _child(_child(parent, geometry.geom_type), "coordinates", _coordinates(geometry))


def _ring(polygon: ET.Element, boundary: str, ring: BaseGeometry) -> None:
    _child(_child(_child(polygon, boundary), "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(geometry: BaseGeometry) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in geometry.coords)


def _as_html(lines: Iterable[str]) -> str:
    return "<br>".join(html.escape(line) for line in lines)


def _child(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, attributes)
    if text is not None:
        child.text = NOT_XML.sub("\ufffd", text)
    return child
