"""Bad files that hold geometries: KML, GeoJSON, GeoPackage, GeoParquet."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.made_bad_files import LAUGHS, Bad, written, zipped


def kml(inside: str, head: str = "") -> bytes:
    root = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{root}{inside}</Document></kml>'.encode()


def placemark(coordinates: str, when: str = "2015-01-01") -> bytes:
    point = f"<Point><coordinates>{coordinates}</coordinates></Point>"
    return kml(f"<Placemark><name>x</name><TimeStamp><when>{when}</when></TimeStamp>{point}</Placemark>")


def feature(coordinates: object, kind: str = "Point", **properties: object) -> bytes:
    geometry = {"type": kind, "coordinates": coordinates}
    told = {"date": "2015-01-01", **properties}
    one = {"type": "Feature", "geometry": geometry, "properties": told}
    return json.dumps({"type": "FeatureCollection", "features": [one]}).encode()


def altered_gpkg(*statements: str) -> bytes:
    """A GeoPackage of ours after some SQL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.gpkg"
        path.write_bytes(written("gpkg"))
        connection = sqlite3.connect(path)
        for name in [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]:
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return path.read_bytes()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom FROM n"


def parquet(**columns: list[object]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


MARKUP = [
    Bad("kml", "laughs", lambda: LAUGHS + b"]><kml>&j;</kml>", "declares a document type"),
    Bad(
        "kml",
        "an entity",
        lambda: kml("<name>&e;</name>", '<!DOCTYPE k [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "document type",
    ),
    Bad(
        "kml",
        "a remote document type",
        lambda: kml("", '<!DOCTYPE k SYSTEM "http://127.0.0.1:9/x.dtd">'),
        "document type",
    ),
    Bad("kml", "an undeclared entity", lambda: kml("<name>&nope;</name>"), "undefined entity"),
    Bad("kml", "deep", lambda: kml("<Folder>" * 200_000), "elements inside each other"),
    Bad("kml", "half of it", lambda: placemark("40,35")[:-30], "not KML"),
    Bad("kml", "another XML", lambda: b"<gpx/>", "its root is 'gpx'"),
    Bad("kml", "a web page", lambda: b"<html><body>signed out</body></html>", "its root is 'html'"),
    Bad("kml", "no numbers", lambda: placemark("x,y"), "not coordinates"),
    Bad("kml", "NaN", lambda: placemark("nan,35"), "not coordinates"),
    Bad("kml", "infinity", lambda: placemark("40,inf"), "not coordinates"),
    Bad("kml", "axes", lambda: placemark("35,140"), "look swapped"),
    Bad("kml", "one number", lambda: placemark("40"), "not coordinates"),
    Bad("kml", "no such day", lambda: placemark("40,35", "2015-02-30"), "no such day"),
    Bad(
        "kml",
        "a long name",
        lambda: kml(f"<Placemark><name>{'x' * 1_500_000}</name></Placemark>"),
        "a text of more than",
    ),
    Bad("kml", "a bomb", lambda: zipped("doc.kml", b" " * (300 << 20)), "a zip bomb"),
    Bad("kml", "a zip of something", lambda: zipped("x.txt", b"x"), "without a .kml"),
    Bad("kml", "half a zip", lambda: zipped("doc.kml", kml(""))[:60], "not a KMZ"),
    Bad(
        "kml",
        "our record, altered",
        lambda: (
            written("kml")
            .replace(b'"kind":"clash"', b'"kind":"picnic"')
            .replace(b"&quot;clash&quot;", b"&quot;picnic&quot;")
        ),
        "no such kind",
    ),
]

JSON = [
    Bad("geojson", "deep", lambda: b"[" * 1_000_000, "not JSON"),
    Bad("geojson", "many lists", lambda: b"[" + b"[]," * 11_000_000 + b"[]]", "lists and objects"),
    Bad("geojson", "a huge number", lambda: feature([40, 35]).replace(b"40", b"9" * 5_000), "not JSON"),
    Bad("geojson", "NaN", lambda: feature([40, 35]).replace(b"40", b"NaN"), "NaN is no number"),
    Bad("geojson", "1e999", lambda: feature([40, 35]).replace(b"40", b"1e999"), "not on the globe"),
    Bad("geojson", "half of it", lambda: feature([40, 35])[:-9], "not JSON"),
    Bad("geojson", "axes", lambda: feature([35, 140]), "look swapped"),
    Bad("geojson", "no position", lambda: feature(["x", "y"]), "not a geometry"),
    Bad("geojson", "a blob", lambda: feature([40, 35], "Blob"), "not a geometry"),
    Bad("geojson", "no such day", lambda: feature([40, 35], date="2015-02-30"), "no such day"),
    Bad("geojson", "UTF-16", lambda: feature([40, 35]).decode().encode("utf-16"), "not JSON"),
    Bad("geojson", "a list", lambda: b"[1, 2]", "not a GeoJSON FeatureCollection"),
    Bad("geojson", "numbers for features", lambda: b'{"type": "FeatureCollection", "features": [1, 2]}', ""),
    Bad(
        "geojson", "our event, moved", lambda: written("geojson").replace(b"[40.0,35.0]}", b"[41.0,35.0]}"), "geometry"
    ),
]

LAYERS = [
    Bad("gpkg", "half of one", lambda: written("gpkg")[:60_000], "damaged GeoPackage"),
    Bad("gpkg", "its head", lambda: written("gpkg")[:100], "GeoPackage"),
    Bad(
        "gpkg", "holes", lambda: written("gpkg")[:8192] + bytes(40_000) + written("gpkg")[48_192:], "damaged GeoPackage"
    ),
    Bad("gpkg", "another database", lambda: b"SQLite format 3\0" + bytes(200), "not a GeoPackage"),
    Bad("gpkg", "no layer", lambda: altered_gpkg("DELETE FROM gpkg_contents"), "no layer"),
    Bad(
        "gpkg",
        "a view without end",
        lambda: altered_gpkg("ALTER TABLE events RENAME TO old", f"CREATE VIEW events AS {ENDLESS}"),
        "is a view",
    ),
    Bad("gpkg", "a table gone", lambda: altered_gpkg("DROP TABLE events"), ""),
    Bad("gpkg", "our record, altered", lambda: altered_gpkg("UPDATE events SET record = '{}'"), "record"),
    Bad("gpkg", "our geometry, gone", lambda: altered_gpkg("UPDATE events SET geom = NULL"), "its geometry is not"),
    Bad("geoparquet", "a table", lambda: parquet(date=["2015-02-30"]), "Missing geo metadata"),
    Bad("geoparquet", "half of one", lambda: written("geoparquet")[:900], "not GeoParquet"),
    Bad("geoparquet", "its tail", lambda: b"PAR1" + written("geoparquet")[-400:], "not GeoParquet"),
    Bad("geoparquet", "only its marks", lambda: b"PAR1PAR1PAR1", "not GeoParquet"),
]
