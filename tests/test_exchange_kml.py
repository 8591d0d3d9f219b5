"""KML: every event a placemark, well-formed whatever a document says, its words shown and never run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from geo.events import Citation, Event, TimeSpan, View, record_to_event
from geo.exchange import LICENCE, READERS, Provenance, events_to_kml, provenance_of
from geo.exchange.kml import NAMESPACE, NOT_XML, RECORD
from tests.made_events import EVENT_LISTS, a_place, an_article, an_event, since
from tests.made_tables import incoming
from tests.test_exchange_geojson import GEOMETRIES, SQUARE

K = f"{{{NAMESPACE}}}"
HOLE = ((40.2, 35.2), (40.8, 35.2), (40.8, 35.8), (40.2, 35.2))
SIEGE = an_event(
    kind="siege",
    change="ongoing",
    when=since(date(2015, 1, 1), None),
    places=(a_place("القصور", 40.5, 35.5, area=(SQUARE, HOLE)),),
)


def parsed(events: list[Event], provenance: Provenance | None = None) -> ET.Element:
    return ET.fromstring(events_to_kml(events, provenance or Provenance()))


def placemarks(root: ET.Element) -> list[ET.Element]:
    return list(root.iter(f"{K}Placemark"))


def data(element: ET.Element) -> dict[str, str]:
    return {
        each.get("name", ""): each.findtext(f"{K}value") or "" for each in element.findall(f"{K}ExtendedData/{K}Data")
    }


@given(EVENT_LISTS)
def test_every_event_is_a_well_formed_placemark_that_holds_it_whole(events: list[Event]) -> None:
    root = parsed(events)
    found = {mark.get("id"): json.loads(data(mark)[RECORD]) for mark in placemarks(root)}
    assert {record_to_event(record) for record in found.values()} == set(events)
    assert set(found) == {f"e-{event.id}" for event in events}


@pytest.mark.parametrize(("what", "places", "expected"), GEOMETRIES, ids=[row[0] for row in GEOMETRIES])
def test_the_geometry_is_of_the_natural_type(what, places, expected) -> None:
    (mark,) = placemarks(parsed([an_event(places=tuple(places))]))
    several = expected is not None and expected.startswith(("Multi", "GeometryC"))
    geometries = [mark.find(f"{K}{tag}") for tag in ("MultiGeometry", "Point", "LineString", "Polygon")]
    tags = [geometry.tag.removeprefix(K) for geometry in geometries if geometry is not None]
    assert tags == ([] if expected is None else ["MultiGeometry"] if several else [expected])


def test_an_area_keeps_its_hole_and_longitude_comes_first() -> None:
    (mark,) = placemarks(parsed([SIEGE]))
    outer = mark.findtext(f"{K}Polygon/{K}outerBoundaryIs/{K}LinearRing/{K}coordinates")
    inner = mark.findtext(f"{K}Polygon/{K}innerBoundaryIs/{K}LinearRing/{K}coordinates")
    assert outer is not None
    assert outer.split()[0] == outer.split()[-1] == "40.0,35.0"
    assert inner is not None
    assert "40.8,35.2" in inner


SPANS = [
    (since(date(2015, 1, 1), None), ("2015-01-01", None)),
    (since(date(2015, 1, 1), 31), ("2015-01-01", "2015-01-31")),
    (TimeSpan(date(2015, 8, 19), date(2015, 8, 19), "2015-08-19"), ("2015-08-19", "2015-08-19")),
]


@pytest.mark.parametrize(("when", "expected"), SPANS)
def test_days_stand_in_a_time_span_and_an_open_end_has_none(when: TimeSpan, expected: tuple[str, str | None]) -> None:
    (mark,) = placemarks(parsed([an_event(when=when)]))
    assert (mark.findtext(f"{K}TimeSpan/{K}begin"), mark.findtext(f"{K}TimeSpan/{K}end")) == expected


def test_an_event_without_a_day_or_a_place_is_there() -> None:
    (mark,) = placemarks(parsed([an_event(day=None)]))
    assert mark.find(f"{K}TimeSpan") is None
    assert mark.findtext(f"{K}name") == "clash"


HOSTILE = [
    '<script>alert(1)</script><img src=x onerror="alert(2)">',
    "]]><x/>",
    "&lt;b&gt; &xxe; <!DOCTYPE a>",
    "a\x00b\x0b\x1f\ufffe",
    '" onload="x',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words_in_xml_and_in_the_html_of_a_balloon(text: str) -> None:
    event = an_event(evidence=(Citation("a", text, 0, len(text)),), places=(a_place(text, 40.0, 35.0),))
    article = replace(an_article(), outlet=text, url=text)
    root = parsed([event], provenance_of([event], [article], "0123"))
    for description in (each.text or "" for each in root.iter(f"{K}description")):
        assert "<" not in description.replace("<br>", "")
    (mark,) = placemarks(root)
    assert data(mark)["quote"] == NOT_XML.sub("\ufffd", text)
    assert mark.findtext(f"{K}name") == NOT_XML.sub("\ufffd", f"clash: {text}")
    assert {each.tag.removeprefix(K) for each in mark} <= FEATURE_PARTS


FEATURE_PARTS = {"name", "Snippet", "description", "TimeSpan", "styleUrl", "ExtendedData", "Point"}


def test_the_document_says_licence_date_filters_and_link() -> None:
    view = View(first=date(2015, 1, 1), kinds=("siege", "clash"), words="قصور & <b>")
    provenance = provenance_of([SIEGE], [an_article()], "0123", "https://example.org/?v=1", view)
    told = data(parsed([SIEGE], provenance)[0])
    assert told == {
        "licence": LICENCE,
        "data_date": "2015-08-26",
        "data_version": "0123",
        "filters": "from=2015-01-01&kind=siege,clash&q=قصور & <b>",
        "link": "https://example.org/?v=1",
    }


def test_parts_stand_in_the_order_of_the_schema() -> None:
    (mark,) = placemarks(parsed([SIEGE]))
    order = [each.tag.removeprefix(K) for each in mark]
    assert order == ["name", "Snippet", "description", "TimeSpan", "styleUrl", "ExtendedData", "Polygon"]


def test_events_stand_in_folders_by_kind() -> None:
    events = [an_event("1" * 16), SIEGE, an_event("2" * 16)]
    folders = list(parsed(events).iter(f"{K}Folder"))
    assert [(folder.findtext(f"{K}name"), len(placemarks(folder))) for folder in folders] == [
        ("siege", 1),
        ("clash", 2),
    ]


@pytest.mark.parametrize(("what", "places", "expected"), GEOMETRIES, ids=[row[0] for row in GEOMETRIES])
def test_the_event_comes_back_from_every_type_of_geometry(what, places, expected) -> None:
    event = an_event(places=tuple(places))
    intake = READERS["kml"](incoming(events_to_kml([event], Provenance()), "ours.kml"))
    assert (intake.events, intake.refused) == ((event,), ())
