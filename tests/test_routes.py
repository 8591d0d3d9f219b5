"""What is served beside the page: exact, cached, bounded, and deaf to whatever a visitor makes up."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from geo.events import Citation, Event, View, select
from geo.exchange import parse_geojson
from geo.map import LEAFLET, SCRIPT, STATIC, assets_version, base_version, joined_script
from geo.page import routes as module
from geo.page.routes import file_name, routes
from geo.page.service import Service
from geo.page.states import States
from geo.store import open_store
from tests.asking import Answer, ask
from tests.made_events import EVENT_LISTS, HOSTILE, a_place, an_article, an_event, since

SIEGE = an_event("a" * 16, kind="siege", when=since(date(2015, 1, 1), None), places=(a_place("القصور", 40.14, 35.34),))
CLASH = an_event("b" * 16, places=(a_place("حمص", 36.72, 34.73),))
UNDATED = an_event("c" * 16, kind="negotiation", day=None)


def states_of(*events: Event, **article: object) -> States:
    store = open_store()
    store.save_article(replace(an_article(), **article), events)
    return States(store, drafts_public=True)


STATES = states_of(CLASH, UNDATED, SIEGE)
SERVICE = STATES.for_visitors()
APP = Starlette(routes=routes(STATES))


def assert_guarded(answer: Answer) -> None:
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_columns_come_as_bytes_compressed_once_where_the_browser_takes_it() -> None:
    plain, packed = ask(APP, "/api/events"), ask(APP, "/api/events", accept_encoding="br, gzip;q=0.5")
    assert plain.status == packed.status == 200
    assert plain.headers["content-type"] == "application/octet-stream"
    assert plain.body == SERVICE.columns.body == gzip.decompress(packed.body)
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in ask(APP, "/api/events", accept_encoding="gzip;q=0, br").headers
    assert_guarded(plain)


def test_the_hash_of_the_state_lets_a_browser_keep_it_for_ever_and_no_other_does() -> None:
    kept = ask(APP, f"/api/events?v={SERVICE.tag}")
    assert "immutable" in kept.headers["cache-control"]
    for query in ("", "?v=", "?v=0123456789abcdef"):
        assert ask(APP, f"/api/events{query}").headers["cache-control"] == "no-cache"


def test_who_has_it_is_told_so() -> None:
    tag = ask(APP, "/api/events").headers["etag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = ask(APP, "/api/events", if_none_match=sent)
        assert (again.status, again.body) == (304, b"")
    assert ask(APP, "/api/events", if_none_match='"other"').status == 200


def rows_of(service: Service, words: str, app=APP) -> list[str]:
    answer = ask(app, f"/api/events/words/{words.encode().hex()}?v={service.tag}")
    assert answer.status == 200, answer.body
    bits = np.unpackbits(np.frombuffer(answer.body, dtype=np.uint8), bitorder="little")[: len(service.events)]
    return [event.id for event, bit in zip(service.events, bits, strict=True) if bit]


def ids_of_columns(body: bytes) -> list[str]:
    header_length = int.from_bytes(body[4:8], "little")
    header, data = json.loads(body[8 : 8 + header_length]), body[8 + header_length :]
    at = {column["name"]: column["offset"] for column in header["columns"]}
    high, low = (np.frombuffer(data, "<u4", header["n"], at[name]) for name in ("id_hi", "id_lo"))
    return [f"{a:08x}{b:08x}" for a, b in zip(high, low, strict=True)]


def test_words_answer_a_bit_a_row() -> None:
    assert rows_of(SERVICE, "حُمص") == [CLASH.id]
    assert rows_of(SERVICE, "سطر") == [UNDATED.id, SIEGE.id, CLASH.id]
    assert rows_of(SERVICE, "nowhere") == []


@given(EVENT_LISTS, st.text(min_size=1, max_size=20) | st.sampled_from(HOSTILE))
def test_the_rows_of_words_are_the_rows_of_the_columns(events: list[Event], words: str) -> None:
    store = open_store()
    store.save(events)
    states = States(store, drafts_public=True)
    service = states.for_visitors()
    assert ids_of_columns(service.columns.body) == [event.id for event in service.events]
    expected = [event.id for event in select(service.events, View(words=words))]
    assert rows_of(service, words, Starlette(routes=routes(states))) == expected


@pytest.mark.parametrize("given", ["zz", "abc", "ff", "AB", "c3", "%20", "0" * 802, "%D9%A0%D9%A0"])
def test_bad_hex_is_named(given: str) -> None:
    answer = ask(APP, f"/api/events/words/{given}")
    assert answer.status == 400
    assert answer.json["error"]["parameter"] == "words"
    assert answer.json["error"]["value"] in given
    assert_guarded(answer)


def test_words_as_long_as_a_link_can_hold_are_answered() -> None:
    assert rows_of(SERVICE, "𐤀" * 100) == []


def test_one_event_with_its_quotes_and_article() -> None:
    answer = ask(APP, f"/api/events/{SIEGE.id}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json["evidence"] == [{"article_id": "a", "quote": "سطر أول", "start": 6, "end": 13}]
    (article,) = answer.json["articles"]
    assert (article["title"], article["outlet"], article["published"]) == ("عنوان", "MicroSyria", "2015-08-26")
    assert set(answer.json["label"]) == {"ar", "en"}
    assert "القصور" in answer.json["label"]["en"]
    assert "text" not in article
    assert_guarded(answer)


@pytest.mark.parametrize("given", ["d" * 16, "A" * 16, "1", "a" * 17, "..", "%00", "words", quote("' OR 1=1")])
def test_an_event_that_is_not_there_is_404_in_json(given: str) -> None:
    answer = ask(APP, f"/api/events/{given}")
    assert answer.status == 404
    assert answer.json["error"]["problem"]
    assert_guarded(answer)


def test_a_link_that_would_run_is_not_passed_on() -> None:
    for url, shown in (("javascript:alert(1)", None), ("data:text/html,x", None), ("HTTPS://x.org", "HTTPS://x.org")):
        app = Starlette(routes=routes(states_of(SIEGE, url=url)))
        assert ask(app, f"/api/events/{SIEGE.id}").json["articles"][0]["url"] == shown


def test_hostile_text_travels_as_json_that_no_browser_takes_for_a_page() -> None:
    text = "".join(HOSTILE)
    hostile = replace(SIEGE, evidence=(Citation("a", text, 0, len(text)),))
    answer = ask(Starlette(routes=routes(states_of(hostile))), f"/api/events/{SIEGE.id}")
    assert answer.json["evidence"][0]["quote"] == text
    assert answer.headers["content-type"] == "application/json"
    assert_guarded(answer)


EXPORTS = [
    ("", [UNDATED, SIEGE, CLASH]),
    ("?from=2015-08-20", [SIEGE]),
    ("?from=2015-08-01&to=2015-08-31", [SIEGE, CLASH]),
    ("?kind=clash,negotiation", [UNDATED, CLASH]),
    ("?bbox=40,35,41,36", [SIEGE]),
    ("?bbox=41,35,40,36", []),
    ("?to=2015-08-31&kind=clash&bbox=36,34,37,35", [CLASH]),
]


@pytest.mark.parametrize(("query", "events"), EXPORTS)
def test_the_geojson_holds_what_the_filters_ask_for(query: str, events: list[Event]) -> None:
    answer = ask(APP, f"/api/events.geojson{query}")
    assert answer.status == 200
    assert parse_geojson(answer.body, "x") == events
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.json["data_version"] == SERVICE.version
    assert_guarded(answer)
    assert ask(APP, f"/api/events.geojson{query}", if_none_match=answer.headers["etag"]).status == 304


def test_the_download_has_the_days_in_its_name() -> None:
    answer = ask(APP, "/api/events.geojson?from=2015-08-01&to=2015-08-31")
    assert answer.headers["content-disposition"] == 'attachment; filename="hisar-2015-08-01-2015-08-31.geojson"'
    assert file_name(View(), "csv") == "hisar.csv"


BAD_FILTERS = [
    ("from=yesterday", "from", "yesterday"),
    ("from=2015-02-30", "from", "2015-02-30"),
    ("to=20150819", "to", "20150819"),
    ("from=2015-09-01&to=2015-08-01", "to", "2015-08-01"),
    ("kind=picnic", "kind", "picnic"),
    ("kind=", "kind", ""),
    ("kind=siege,", "kind", "siege,"),
    ("bbox=1,2,3", "bbox", "1,2,3"),
    ("bbox=1,2,3,nan", "bbox", "1,2,3,nan"),
    ("bbox=1e1,2,3,4", "bbox", "1e1,2,3,4"),
    ("bbox=0,91,1,92", "bbox", "0,91,1,92"),
    ("bbox=0,2,1,1", "bbox", "0,2,1,1"),
    ("bbox=181,0,1,1", "bbox", "181,0,1,1"),
    ("form=2015-08-01", "form", "2015-08-01"),
    ("kind=siege&kind=clash", "kind", "clash"),
    ("from=%3Cscript%3E", "from", "<script>"),
    ("from=" + "9" * 5000, "from", "9" * 80),
]


@pytest.mark.parametrize(("query", "name", "value"), BAD_FILTERS, ids=[row[0][:30] for row in BAD_FILTERS])
def test_a_bad_filter_is_400_with_its_name_and_value(query: str, name: str, value: str) -> None:
    answer = ask(APP, f"/api/events.geojson?{query}")
    assert answer.status == 400
    assert (answer.json["error"]["parameter"], answer.json["error"]["value"]) == (name, value)
    assert_guarded(answer)


def test_an_export_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FEATURES", 2)
    answer = ask(APP, "/api/events.geojson")
    assert answer.status == 400
    assert "3 events match and one answer holds 2" in answer.json["error"]["problem"]
    assert ask(APP, "/api/events.geojson?kind=siege,clash").status == 200


def test_base_layers_by_name_and_nothing_else() -> None:
    answer = ask(APP, f"/api/base/governorates.geojson?v={base_version()}")
    assert answer.status == 200
    assert answer.json["type"] == "FeatureCollection"
    assert "immutable" in answer.headers["cache-control"]
    assert_guarded(answer)
    for name in ("chosen", "..", "%2e%2e%2f__init__", "../data/governorates", "nothing"):
        refused = ask(APP, f"/api/base/{name}.geojson")
        assert refused.status == 404, name
        assert_guarded(refused)


def test_the_map_loads_its_scripts_as_one() -> None:
    script = ask(APP, f"/assets/map/{SCRIPT}?v={assets_version()}")
    assert script.body == joined_script()
    assert "javascript" in script.headers["content-type"]
    assert "immutable" in script.headers["cache-control"]
    assert_guarded(script)


def test_scripts_and_leaflet_are_served_from_their_folders() -> None:
    script = ask(APP, f"/assets/map/layer.js?v={assets_version()}")
    assert script.body == (Path(STATIC) / "layer.js").read_bytes()
    assert "javascript" in script.headers["content-type"]
    assert "immutable" in script.headers["cache-control"]
    assert ask(APP, "/assets/map/layer.js?v=old").headers["cache-control"] == "no-cache"
    leaflet = ask(APP, "/assets/leaflet/leaflet.js")
    assert leaflet.body == (Path(LEAFLET) / "leaflet.js").read_bytes()
    assert_guarded(script)
    assert_guarded(leaflet)


OUTSIDE = [
    "/assets/map/../columns.py",
    "/assets/map/..%2fcolumns.py",
    "/assets/map/%2e%2e/columns.py",
    "/assets/map/../../../app.py",
    "/assets/leaflet/../../../../../../etc/passwd",
    "/assets/map//etc/passwd",
    "/assets/map/",
    "/assets/",
    "/api/",
    "/api/nothing",
    "/api/events/words/",
    "/api/base/",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_else_is_served(path: str) -> None:
    answer = ask(APP, path)
    assert answer.status in (404, 405)
    assert answer.json["error"]["problem"]
    assert_guarded(answer)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(method: str) -> None:
    for path in ("/api/events", f"/api/events/{SIEGE.id}", "/assets/map/layer.js"):
        assert ask(APP, path, method=method).status == 405


def test_head_answers_without_a_body() -> None:
    answer = ask(APP, "/api/events", method="HEAD")
    assert answer.status == 200
    assert int(answer.headers["content-length"]) == len(SERVICE.columns.body)


def test_the_prefix_stands_before_every_route() -> None:
    app = Starlette(routes=routes(STATES, "/hisar"))
    assert ask(app, "/hisar/api/events").status == 200
    assert ask(app, "/hisar/assets/leaflet/leaflet.js").status == 200
    assert ask(app, "/api/events").status == 404


def test_the_state_has_another_hash_when_a_word_changes() -> None:
    renamed = replace(SIEGE, places=(a_place("الجورة", 40.14, 35.34),))
    first, again, other = (states_of(event).for_visitors().tag for event in (SIEGE, SIEGE, renamed))
    assert first == again != other


def test_the_days_of_the_service_reach_to_the_newest_report() -> None:
    assert (SERVICE.first_day, SERVICE.last_day) == (date(2015, 1, 1), date(2015, 8, 26))
    nothing = States(open_store())
    empty = nothing.for_visitors()
    assert (empty.first_day, empty.last_day, empty.events) == (None, None, ())
    assert ask(Starlette(routes=routes(nothing)), "/api/events").status == 200


def test_the_routes_need_no_streamlit() -> None:
    script = "import sys, geo.page.routes; print('streamlit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
