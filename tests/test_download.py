"""Fetching publishers' files, from a server on loopback that does all that servers do."""

from __future__ import annotations

import io
import json
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Place, PlaceTableError
from gazetteer.__main__ import main
from gazetteer.download import Patience, fetch_source
from gazetteer.errors import DownloadError, GazetteerError
from gazetteer.sources import READERS, read_opensyria
from gazetteer.sources.publishers import Publisher, Remote, read_publishers

QUICK = Patience(tries=3, pause_s=0.0, silence_s=0.4, whole_s=20.0)
JSON = b'[{"id": "a"}]'

Handler = BaseHTTPRequestHandler
Reply = Callable[[Handler], None]


@dataclass
class Site:
    """A server: what it replies by path, one reply after the other and the last one for ever; what it was asked."""

    address: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def serve(self, path: str, *replies: Reply) -> str:
        self.replies[path] = list(replies)
        return self.address + path


def send(body: bytes, status: int = 200, length: int | None = None, **headers: str) -> Reply:
    def reply(handler: Handler) -> None:
        handler.send_response(status)
        if length != -1:
            handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def redirect(to: str, status: int = 302) -> Reply:
    return send(b"", status, Location=to)


def unchanged_if(etag: str, body: bytes) -> Reply:
    def reply(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == etag
        (send(b"", 304) if same else send(body, ETag=etag, Last_Modified="Mon, 01 Jun 2026 00:00:00 GMT"))(handler)

    return reply


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    made = Site()

    class Scripted(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            made.asked.append((self.path, dict(self.headers)))
            replies = made.replies.get(path) or [send(b"no such file", 404)]
            (replies.pop(0) if len(replies) > 1 else replies[0])(self)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
    server.daemon_threads = True
    made.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(address: str, folder: Path, patience: Patience = QUICK, **changed: Any) -> Path:
    remote = Remote(**({"address": address, "save": "data.json", "form": "json", "most": 1_000} | changed))
    return fetch_source(Publisher((remote,), "CC BY 4.0", "data.json"), folder, patience=patience)


def test_a_file_is_fetched_and_where_it_came_from_is_noted(site: Site, tmp_path: Path) -> None:
    address = site.serve("/data", unchanged_if('"1"', JSON))
    path = fetch(address, tmp_path / "new" / "folder")
    assert path.read_bytes() == JSON
    note = json.loads(path.with_name("data.json.fetched").read_text(encoding="utf-8"))
    assert note.pop("fetched") > "2026"
    assert note == {
        "address": address,
        "licence": "CC BY 4.0",
        "bytes": len(JSON),
        "sha256": sha256(JSON).hexdigest(),
        "etag": '"1"',
        "last_modified": "Mon, 01 Jun 2026 00:00:00 GMT",
    }
    assert {one.name for one in path.parent.iterdir()} == {"data.json", "data.json.fetched"}


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    address = site.serve("/data", unchanged_if('"1"', JSON))
    before = fetch(address, tmp_path).stat()
    after = fetch(address, tmp_path).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    _, headers = site.asked[-1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Mon, 01 Jun 2026 00:00:00 GMT"


def test_what_was_changed_by_hand_or_came_from_elsewhere_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    address = site.serve("/data", unchanged_if('"1"', JSON))
    fetch(address, tmp_path).write_bytes(b"[]")
    assert fetch(address, tmp_path).read_bytes() == JSON
    assert fetch(site.serve("/moved", unchanged_if('"1"', b"[2]")), tmp_path).read_bytes() == b"[2]"


def test_a_new_file_takes_the_place_of_the_old(site: Site, tmp_path: Path) -> None:
    address = site.serve("/data", unchanged_if('"1"', JSON), unchanged_if('"2"', b"[2]"))
    fetch(address, tmp_path)
    assert fetch(address, tmp_path).read_bytes() == b"[2]"


def broken_off(handler: Handler) -> None:
    send(JSON, length=500)(handler)


def hung_up(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


PASSING = [broken_off, hung_up, send(b"", 503), send(b"", 429), send(b"", 500)]


@pytest.mark.parametrize("first", PASSING)
def test_what_may_pass_is_tried_again(first: Reply, site: Site, tmp_path: Path) -> None:
    assert fetch(site.serve("/data", first, first, send(JSON)), tmp_path).read_bytes() == JSON
    assert len(site.asked) == 3


def silent(site: Site) -> Reply:
    def reply(_: Handler) -> None:
        site.over.wait(30)

    return reply


def endless(site: Site) -> Reply:
    def reply(handler: Handler) -> None:
        send(b"", length=-1)(handler)
        while not site.over.is_set():
            try:
                handler.wfile.write(b"[" * 100)
            except OSError:
                return

    return reply


FAILURES: list[tuple[str, Callable[[Site], Reply], str, int]] = [
    ("not there", lambda _: send(b"", 404), "404", 1),
    ("forbidden", lambda _: send(b"", 403), "403", 1),
    ("overburdened", lambda _: send(b"", 503), "503", 3),
    ("cut off", lambda _: broken_off, "broke off after 13 of 500 bytes, tried 3 times", 3),
    ("hung up", lambda _: hung_up, "broke off", 3),
    ("silent", silent, "no answer for 0.4 seconds", 3),
    ("too long, as it says", lambda _: send(JSON, length=5_000), "5,000 bytes, more than the 1,000", 1),
    ("too long, as it turns out", endless, "more than the 1,000 bytes", 1),
    ("a page instead of data", lambda _: send(b"<!doctype html>Try later"), "not json: it begins b'<!doctype", 1),
    ("nothing", lambda _: send(b""), "not json", 1),
    ("to a file", lambda _: redirect("file:///etc/passwd"), "not a web address: 'file:///etc/passwd'", 1),
    ("to another scheme", lambda _: redirect("ftp://127.0.0.1/data"), "not a web address", 1),
    ("to a script", lambda _: redirect("javascript:alert(1)"), "not a web address", 1),
    ("to nowhere", lambda _: send(b"", 302), "302", 1),
    ("in a circle", lambda _: redirect("/data"), "redirected more than 5 times", 6),
    ("unchanged, though nothing is here", lambda _: send(b"", 304), "answers 304, and nothing is here", 1),
]


@pytest.mark.parametrize(("reply", "says", "times"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES])
def test_one_clear_error_and_nothing_half_written(
    reply: Callable[[Site], Reply], says: str, times: int, site: Site, tmp_path: Path
) -> None:
    address = site.serve("/data", reply(site))
    with pytest.raises(DownloadError) as caught:
        fetch(address, tmp_path)
    assert str(caught.value).startswith(f"{address}: ")
    assert says in str(caught.value)
    assert len(site.asked) == times
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_is_kept_when_fetching_fails(site: Site, tmp_path: Path) -> None:
    address = site.serve("/data", send(JSON, ETag='"1"'), send(b"<html>"))
    path = fetch(address, tmp_path)
    held = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(DownloadError):
        fetch(address, tmp_path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == held
    assert path.read_bytes() == JSON


def test_an_answer_that_takes_too_long_in_all_is_given_up(site: Site, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="not whole after 0 seconds"):
        fetch(site.serve("/data", send(JSON)), tmp_path, Patience(tries=1, whole_s=0.0))


def test_redirects_of_the_web_are_followed(site: Site, tmp_path: Path) -> None:
    site.serve("/there", send(JSON))
    address = site.serve("/data", redirect("/further", 301))
    site.serve("/further", redirect(f"{site.address}/there", 307))
    assert fetch(address, tmp_path).read_bytes() == JSON


def test_when_the_network_is_away_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(DownloadError, match=rf"http://127\.0\.0\.1:{port}/x: cannot be reached: .*tried 3 times"):
        fetch(f"http://127.0.0.1:{port}/x", tmp_path / "folder")
    assert not (tmp_path / "folder").exists()


def test_an_archive_must_be_one(site: Site, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("SY.txt", "x")
    address = site.serve("/zip", send(JSON), send(packed.getvalue()))
    with pytest.raises(DownloadError, match="not zip"):
        fetch(address, tmp_path, form="zip")
    assert zipfile.is_zipfile(fetch(address, tmp_path, form="zip"))


def test_a_query_is_sent_along(site: Site, tmp_path: Path) -> None:
    fetch(site.serve("/api", send(JSON)), tmp_path, query="[out:json];\nnode[place];&x=1")
    assert site.asked[0][0] == "/api?data=%5Bout%3Ajson%5D%3B%0Anode%5Bplace%5D%3B%26x%3D1"


def listing(*resources: dict[str, str]) -> Reply:
    return send(json.dumps({"success": True, "result": {"resources": resources}}).encode())


def test_the_resource_of_a_listing_that_suits_best_is_fetched(site: Site, tmp_path: Path) -> None:
    site.serve("/a.xlsx", send(b"[1]"))
    site.serve("/b.zip", send(b"[2]"))
    resources = (
        {"name": "places.xlsx", "url": f"{site.address}/a.xlsx"},
        {"name": "places.SHP.zip", "url": f"{site.address}/none"},
        {"name": "places.GeoJSON.zip", "url": f"{site.address}/none", "download_url": f"{site.address}/b.zip"},
    )
    path = fetch(site.serve("/list", listing(*resources)), tmp_path, choose=(r"geojson\.zip$", r"shp\.zip$"))
    assert path.read_bytes() == b"[2]"


BAD_LISTINGS = [
    (listing({"name": "x.pdf", "url": "http://127.0.0.1/x.pdf"}), "lists none of"),
    (listing({"name": "x.zip", "url": "file:///etc/passwd"}), "not a web address"),
    (listing({"name": "x.zip"}), "not a listing"),
    (send(b"<html>"), "not a listing"),
    (send(b'{"result": null}'), "not a listing"),
]


@pytest.mark.parametrize(("reply", "says"), BAD_LISTINGS)
def test_a_listing_without_what_is_sought_is_an_error(reply: Reply, says: str, site: Site, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=says):
        fetch(site.serve("/list", reply), tmp_path, choose=(r"zip$",))


def test_our_table_of_addresses_names_every_publisher_by_https() -> None:
    publishers = read_publishers()
    assert set(publishers) == {"geonames", "ocha", "whosonfirst", "opensyria", "osm"}
    assert all(remote.address.startswith("https://") for one in publishers.values() for remote in one.files)
    assert all(one.licence for one in publishers.values())
    assert set(publishers) <= set(READERS) | {"ocha"}


TABLE = """
[opensyria]
licence = "CC BY 4.0"
[[opensyria.files]]
address = "ADDRESS"
save = "governorates.json"
form = "json"
most_mb = 0.01
"""

BAD_TABLES = [
    (TABLE.replace("ADDRESS", "file:///etc/passwd"), "file:///etc/passwd"),
    (TABLE.replace("ADDRESS", "http://"), "not a web address"),
    (TABLE.replace("ADDRESS", "http://a b/"), "not a web address"),
    (TABLE.replace("ADDRESS", "http://x/").replace("governorates.json", "../x"), "leaves its folder"),
    (TABLE.replace("ADDRESS", "http://x/").replace("governorates.json", "/etc/x"), "leaves its folder"),
    (TABLE.replace("ADDRESS", "http://x/").replace('"json"', '"exe"'), "exe"),
    (TABLE.replace("ADDRESS", "http://x/").replace('licence = "CC BY 4.0"', ""), "licence"),
    (TABLE.replace("ADDRESS", "http://x/").replace("0.01", '"much"'), "much"),
    ("[opensyria", "not a table of addresses"),
    ("opensyria = 1", "not a table of addresses"),
    ('[x]\nlicence = ""\n[[x.files]]\nlisting = "http://x/"\nchoose = ["("]\nsave = "a"\nform = "json"', "not a table"),
]


@pytest.mark.parametrize(("text", "says"), BAD_TABLES)
def test_a_table_of_addresses_that_leads_astray_is_refused(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "addresses.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PlaceTableError, match=says) as caught:
        read_publishers(file)
    assert str(file) in str(caught.value)


PLACE = {"id": "sy-x", "name": {"en": "Kadha", "ar": "كذا"}, "centroid": {"longitude": 40.1, "latitude": 35.3}}


def addresses(tmp_path: Path, address: str) -> str:
    (tmp_path / "addresses.toml").write_text(TABLE.replace("ADDRESS", address), encoding="utf-8")
    return str(tmp_path / "addresses.toml")


def test_build_fetches_what_has_no_path(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = addresses(tmp_path, site.serve("/g", send(json.dumps([PLACE]).encode())))
    into, folder = tmp_path / "out.gaz", tmp_path / "fetched"
    command = ["build", "--into", str(into), "--download", str(folder), "--addresses", table, "opensyria"]
    assert main(command) == 0, capsys.readouterr().err
    (place,) = read_opensyria(folder / "opensyria")
    assert isinstance(place, Place)
    assert main(["resolve", "كذا", "--gazetteer", str(into)]) == 0


def test_build_without_network_says_one_line_and_writes_nothing(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = addresses(tmp_path, f"{site.address}/gone")
    into, folder = tmp_path / "out.gaz", tmp_path / "fetched"
    assert (
        main(["build", "--into", str(into), "--download", str(folder), "--addresses", table, "core", "opensyria"]) == 2
    )
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert f"{site.address}/gone" in said[0]
    assert not into.exists()
    assert not folder.exists()


def test_a_source_with_a_path_is_not_fetched(site: Site, tmp_path: Path) -> None:
    (tmp_path / "governorates.json").write_text(json.dumps([PLACE]), encoding="utf-8")
    table = addresses(tmp_path, f"{site.address}/gone")
    command = ["build", "--into", str(tmp_path / "out.gaz"), "--download", str(tmp_path / "f"), "--addresses", table]
    assert main([*command, f"opensyria={tmp_path / 'governorates.json'}"]) == 0
    assert site.asked == []


def test_nothing_is_fetched_before_every_source_is_known_to_be_one(site: Site, tmp_path: Path) -> None:
    table = addresses(tmp_path, site.serve("/g", send(JSON)))
    command = ["build", "--into", str(tmp_path / "out.gaz"), "--download", str(tmp_path / "f"), "--addresses", table]
    assert main([*command, "opensyria", "atlantis"]) == 2
    assert site.asked == []


def test_a_download_error_is_what_a_caller_would_catch() -> None:
    assert issubclass(DownloadError, GazetteerError)
    assert issubclass(DownloadError, OSError)
