"""Tables as others keep them, made by hand: rows of our own invention with every odd thing the code books allow."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from geo.exchange import Incoming
from geo.exchange.acled import COLUMNS

ACLED_ROW = {
    "event_id_cnty": "SYR900001",
    "event_date": "2014-03-12",
    "year": "2014",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Made-up Air Force",
    "assoc_actor_1": "",
    "inter1": "State forces",
    "actor2": "Civilians (Nowhere)",
    "assoc_actor_2": "Farmers (Nowhere); Women (Nowhere)",
    "inter2": "Civilians",
    "interaction": "State forces-Civilians",
    "civilian_targeting": "Civilian targeting",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Deir ez Zor",
    "admin2": "Al Mayadin",
    "admin3": "Muhasan",
    "location": "Muhasan",
    "latitude": "35.2400",
    "longitude": "40.3200",
    "geo_precision": "1",
    "source": "A made-up outlet; Another one",
    "source_scale": "Other",
    "notes": 'On 12 March 2014, warplanes struck the town; "at least four" were killed,\nresidents said.',
    "fatalities": "4",
    "tags": "crowd size=no report",
    "timestamp": "1650000000",
}

UCDP_ROW = {
    "id": "700001",
    "relid": "SYR-2014-1-1-1",
    "year": "2014",
    "type_of_violence": "1",
    "conflict_name": "Nowhere: Government",
    "side_a": "Government of Nowhere",
    "side_b": "Insurgents of Nowhere",
    "number_of_sources": "2",
    "source_article": "Made-up agency, 2014-03-13, Clashes in the east",
    "source_headline": "Clashes in the east",
    "where_prec": "1",
    "where_coordinates": "Mayadin town",
    "adm_1": "Deir ez-Zor governorate",
    "adm_2": "Al Mayadin district",
    "latitude": "35.016667",
    "longitude": "40.45",
    "geom_wkt": "POINT (40.45 35.016667)",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2014-03-12 00:00:00.000",
    "date_end": "2014-03-12 00:00:00.000",
    "deaths_a": "2",
    "deaths_b": "3",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "5",
    "high": "5",
    "low": "5",
}


def to_csv(rows: Sequence[Mapping[str, str]], columns: Sequence[str] = (), delimiter: str = ",") -> bytes:
    """Rows as a CSV file under the heading of `columns`, by default that of the first row."""
    sheet = io.StringIO(newline="")
    writer = csv.DictWriter(sheet, columns or list(rows[0]), delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return sheet.getvalue().encode()


def acled(*changes: Mapping[str, str]) -> bytes:
    """An ACLED export: a row for each set of changes, numbered."""
    rows = [{**ACLED_ROW, "event_id_cnty": f"SYR90000{n}", **change} for n, change in enumerate(changes, start=1)]
    return to_csv(rows, COLUMNS)


def ucdp(*changes: Mapping[str, str]) -> bytes:
    """A GED file: a row for each set of changes, numbered."""
    return to_csv([{**UCDP_ROW, "id": f"70000{n}", **change} for n, change in enumerate(changes, start=1)])


def incoming(data: bytes, file: str = "theirs.csv", **fields: object) -> Incoming:
    """Bytes that come in."""
    return Incoming(file=file, data=data, **fields)
