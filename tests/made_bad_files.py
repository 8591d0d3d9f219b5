"""Files made to break who opens them: each a name, its format, its bytes, and what the refusal says."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

import openpyxl

from geo.exchange import WRITERS, Provenance
from tests.made_events import a_place, an_event
from tests.made_tables import acled, to_csv, ucdp

GOOD = an_event("f" * 16, places=(a_place("x", 40.0, 35.0),))


class Bad(NamedTuple):
    """A bad file: its format and ending, what makes it, what its refusal says."""

    form: str
    what: str
    make: Callable[[], bytes]
    said: str


def written(form: str) -> bytes:
    return WRITERS[form]([GOOD], Provenance())


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TABLE = (["date", "place"], ["2015-01-01", "Ayyash"])


def repacked(data: bytes, **parts: bytes | None) -> bytes:
    """A zip with some of its parts (`xl__workbook` for xl/workbook.xml) replaced, added or, None, left out."""
    named = {name.replace("__", "/") + ".xml": body for name, body in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in named if name not in old.namelist())]:
            body = named.get(name, old.read(name) if name in old.namelist() else None)
            if body is not None:
                new.writestr(name, body)
    return out.getvalue()


def lying_zip() -> bytes:
    """A workbook whose directory says that a part of 64 MB holds a hundred bytes."""
    data = bytearray(repacked(workbook(*TABLE), xl__theme__theme1=b"<a>" + b" " * (64 << 20) + b"</a>"))
    at = data.rindex(b"xl/theme/theme1.xml")
    header = data.rindex(b"PK\x01\x02", 0, at)
    data[header + 24 : header + 28] = struct.pack("<I", 100)
    return bytes(data)


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return out.getvalue()


def acled_of(**change: str) -> Callable[[], bytes]:
    return lambda: acled(change)


def ucdp_of(**change: str) -> Callable[[], bytes]:
    return lambda: ucdp(change)


def table_of(**cells: str) -> Callable[[], bytes]:
    return lambda: to_csv([{"date": "2015-01-01", "place": "Ayyash", **cells}])


MAGIC = [
    Bad(form, f"{what} as {form}", lambda data=data: data, "")
    for form in ("csv", "acled", "xlsx", "kml", "gpkg", "geoparquet", "geojson")
    for what, data in (
        ("nothing", b""),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("noise", zlib.compress(bytes(range(256)) * 9)),
        ("zeros", bytes(4096)),
    )
]

TEXT = [
    Bad("csv", "ten million columns", lambda: b"," * 10_000_000 + b"\nx", "a line longer than 1,000,000 characters"),
    Bad("csv", "many columns", lambda: b"date," * 5_000 + b"\n1\n", "more than 2000 columns"),
    Bad("csv", "one endless line", lambda: b"x" * 5_000_000, "a line longer than"),
    Bad("csv", "an open quote", lambda: b'date,place\n2015-01-01,"' + b"Ayyash\n" * 200_000, "not a table"),
    Bad("csv", "a cell too long", lambda: b"date,place\n2015-01-01," + b"x" * 200_000, "not a table"),
    Bad("csv", "a heading and no more", lambda: b"colour,size\n", "no column for a day or a place"),
    Bad("csv", "damaged UTF-16", lambda: "date,place\n".encode("utf-16") + b"x", "damaged UTF-16"),
    Bad("csv", "a program", lambda: b"\x7fELF" + bytes(200), "a program, not text"),
    Bad("csv", "a web page", lambda: b"<html><body>You are signed out</body></html>", "no column for a day or a place"),
    Bad("acled", "another's table", lambda: b"id,when\n1,2\n", "not an export of ACLED"),
    Bad("ucdp", "another's table", lambda: b"id,when\n1,2\n", "not an export of UCDP GED"),
]

CELLS = [
    Bad("acled", "NaN", acled_of(latitude="NaN"), "latitude: not degrees: 'NaN'"),
    Bad("acled", "NaN twice", acled_of(latitude="NaN", longitude="NaN"), "latitude: not degrees: 'NaN'"),
    Bad("acled", "infinity", acled_of(longitude="-inf"), "longitude: not degrees"),
    Bad("acled", "axes", acled_of(latitude="140.3", longitude="35.2"), "look swapped"),
    Bad("acled", "off the globe", acled_of(latitude="91"), "not on the globe"),
    Bad("acled", "null island", acled_of(latitude="0", longitude="0"), "lies in the sea"),
    Bad("acled", "a huge number", acled_of(fatalities="9" * 5_000), "not a count"),
    Bad("acled", "a huge degree", acled_of(latitude="9" * 5_000), "not degrees"),
    Bad("acled", "a formula", acled_of(latitude="=1+1"), "not degrees"),
    Bad("acled", "no such day", acled_of(event_date="2015-02-29", year="2015"), "no such day"),
    Bad("acled", "month 13", acled_of(event_date="2015-13-01", year="2015"), "no such day"),
    Bad("acled", "year 0", acled_of(event_date="0000-01-01", year=""), "no such day"),
    Bad("acled", "year 99999", acled_of(event_date="99999-01-01", year=""), "not a day"),
    Bad("acled", "another precision", acled_of(geo_precision="9"), "not a code from 1 to 3"),
    Bad("acled", "no id", acled_of(event_id_cnty=""), "event_id_cnty: is empty"),
    Bad("ucdp", "a backward span", ucdp_of(date_end="2014-01-01"), "comes before date_start"),
    Bad("ucdp", "an estimate off its bounds", ucdp_of(best="50"), "does not lie between"),
    Bad("ucdp", "another precision", ucdp_of(where_prec="0"), "not a code from 1 to 7"),
    Bad("ucdp", "half a position", ucdp_of(longitude=""), "longitude: is empty"),
    Bad("csv", "an ambiguous day", table_of(date="03/04/2015"), "day/month or month/day?"),
    Bad("csv", "a serial number", table_of(date="42005"), "a spreadsheet's number"),
    Bad("csv", "a count of words", table_of(killed="lots"), "killed: not a count"),
    Bad("csv", "a negative count", table_of(killed="-1"), "killed: not a count"),
    Bad("csv", "a path", table_of(coordinates="../../etc/passwd"), "not a latitude and a longitude"),
    Bad("csv", "SQL", table_of(coordinates="1; DROP TABLE events"), "not a latitude and a longitude"),
    Bad("csv", "an escape code", table_of(killed="\x1b[2J", words="x" * 99), "not a count"),
    Bad("csv", "a radius", table_of(lat="35", lon="40", **{"radius m": "inf"}), "not a radius"),
    Bad("csv", "a change", table_of(change="exploded"), "change: not one of"),
]

WORKBOOKS = [
    Bad("xlsx", "a bomb", lambda: repacked(workbook(*TABLE), xl__bomb=b" " * (300 << 20)), "a zip bomb"),
    Bad("xlsx", "a lying bomb", lying_zip, ""),
    Bad("xlsx", "half of one", lambda: workbook(*TABLE)[:2000], "not a workbook"),
    Bad("xlsx", "another zip", lambda: zipped("x.txt", b"x"), "no xl/workbook.xml"),
    Bad("xlsx", "a path", lambda: zipped("../../xl/workbook.xml", b"x"), "no xl/workbook.xml"),
    Bad("xlsx", "no sheets", lambda: repacked(workbook(*TABLE), xl__workbook=b"<workbook/>"), ""),
    Bad("xlsx", "laughs", lambda: repacked(workbook(*TABLE), xl__workbook=LAUGHS + b"]><l>&j;</l>"), "document type"),
    Bad(
        "xlsx",
        "an external entity",
        lambda: repacked(workbook(*TABLE), xl__sharedStrings=b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "document type",
    ),
    Bad("xlsx", "wide", lambda: repacked(workbook(*TABLE), xl__workbook="<x/>".encode("utf-16")), "not UTF-8"),
    Bad("xlsx", "no XML", lambda: repacked(workbook(*TABLE), xl__worksheets__sheet1=b"<worksheet><row"), ""),
    Bad("xlsx", "a far row", lambda: repacked(workbook(*TABLE), xl__worksheets__sheet1=FAR_ROW), "lines or"),
    Bad("xlsx", "an empty sheet", workbook, "empty"),
    Bad("xlsx", "an old one", lambda: b"\xd0\xcf\x11\xe0" + bytes(512), "not a workbook"),
    Bad("xlsx", "a bad row", lambda: workbook(["date", "killed"], ["2015-01-01", "many"]), "killed: not a count"),
]
FAR_ROW = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999"><c r="A999999999"><v>1</v></c></row>'
    b"</sheetData></worksheet>"
)
