"""Fetch publishers' current files into a folder, whole or not at all.

A file is written beside its place and moved there when it is whole, of the size announced and of the form expected;
`NAME.fetched` beside it says from where and when it came, its SHA-256 and licence, and what the publisher needs to know
to answer that nothing has changed. Only http and https are spoken, from https never back to http.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from gazetteer.errors import DownloadError
from gazetteer.progress import Watch, unwatched
from gazetteer.sources.publishers import Publisher, Remote, web_address
from gazetteer.web import Answer, PassingError, RefusedError, ask

CHUNK = 1 << 16
MOST_LISTING = 10_000_000
UNCHANGED = 304
FETCHED = ".fetched"
FIRST_BYTES = {"zip": (b"PK\x03\x04", b"PK\x05\x06"), "json": (b"{", b"[")}
SPACE = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a publisher is waited for: tries, seconds before the second one, of silence, and in all."""

    tries: int = 3
    pause_s: float = 2.0
    silence_s: float = 60.0
    whole_s: float = 3_600.0


def fetch_source(
    publisher: Publisher, folder: Path, watch: Watch = unwatched, patience: Patience | None = None
) -> Path:
    """Fetch the files of a source that have changed; what its reader is to be given.

    Raises
    ------
    DownloadError
        If one of them cannot be fetched; files that were there before are as they were.
    """
    for remote in publisher.files:
        _fetch_patiently(remote, publisher.licence, folder, watch, patience or Patience())
    return folder / publisher.read


def _fetch_patiently(remote: Remote, licence: str, folder: Path, watch: Watch, patience: Patience) -> None:
    """Fetch a file, and again after a while if what went wrong may pass."""
    for attempt in range(1, patience.tries + 1):
        try:
            _fetch(remote, licence, folder, watch, patience)
        except (PassingError, RefusedError) as error:
            if isinstance(error, RefusedError) or attempt == patience.tries:
                times = f", tried {attempt} times" if attempt > 1 else ""
                raise DownloadError(f"{remote.address}: {error}{times}") from error
            time.sleep(patience.pause_s * attempt)
        else:
            return


def _fetch(remote: Remote, licence: str, folder: Path, watch: Watch, patience: Patience) -> None:
    target = folder / remote.save
    address = _choose(remote, patience) if remote.choose else _with_query(remote)
    known = _known(target, address)
    with ask(address, _conditions(known), patience.silence_s) as answer:
        if answer.status == UNCHANGED:
            if known:
                return
            raise RefusedError("the server answers 304, and nothing is here")
        _check_length(answer, remote)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _unfinished(target) as unfinished:
            digest = _write(answer, unfinished, remote, watch, patience)
            _check_form(unfinished, remote.form)
            unfinished.replace(target)
    note = {"address": address, "licence": licence, "fetched": datetime.now(UTC).isoformat(timespec="seconds")}
    said = {"etag": answer.headers.get("ETag"), "last_modified": answer.headers.get("Last-Modified")}
    _note(target, note | {"bytes": target.stat().st_size, "sha256": digest} | said)


def _with_query(remote: Remote) -> str:
    return f"{remote.address}?{urlencode({'data': remote.query})}" if remote.query else remote.address


def _choose(remote: Remote, patience: Patience) -> str:
    """The address of the resource a listing has for us."""
    with ask(remote.address, {}, patience.silence_s) as answer:
        text = answer.read(MOST_LISTING)
    try:
        resources = json.loads(text)["result"]["resources"]
        found = [(str(one["name"]), str(one.get("download_url") or one["url"])) for one in resources]
    except (KeyError, RecursionError, TypeError, ValueError) as error:
        raise RefusedError(f"not a listing of resources: {error}") from error
    for pattern in remote.choose:
        for name, address in found:
            if re.search(pattern, name, re.IGNORECASE) or re.search(pattern, address, re.IGNORECASE):
                return _checked(address)
    raise RefusedError(f"lists none of {', '.join(remote.choose)} among {len(found)} resources")


def _checked(address: str) -> str:
    try:
        return web_address(address)
    except ValueError as error:
        raise RefusedError(str(error)) from error


def _known(target: Path, address: str) -> Mapping[str, Any]:
    """What is noted of the file that is there, if it came from this address and nobody changed it since."""
    try:
        note = json.loads(_note_of(target).read_text(encoding="utf-8"))
        whole = note["address"] == address and note["sha256"] == _digest(target)
    except (KeyError, OSError, TypeError, ValueError):
        return {}
    return note if whole else {}


def _conditions(known: Mapping[str, Any]) -> dict[str, str]:
    said = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last_modified")}
    return {header: str(value) for header, value in said.items() if value and str(value).isprintable()}


def _check_length(answer: Answer, remote: Remote) -> None:
    length = _length(answer)
    if length is not None and length > remote.most:
        raise RefusedError(f"{length:,} bytes, more than the {remote.most:,} that are taken")


def _length(answer: Answer) -> int | None:
    said = answer.headers.get("Content-Length") or ""
    return int(said) if said.isdecimal() else None


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A file beside the target, gone afterwards unless it was moved."""
    path = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _write(answer: Answer, path: Path, remote: Remote, watch: Watch, patience: Patience) -> str:
    """Write what is sent, and no more than is taken; its SHA-256."""
    digest, taken, length, until = hashlib.sha256(), 0, _length(answer), time.monotonic() + patience.whole_s
    chunks = iter(lambda: answer.read(CHUNK), b"")
    with path.open("wb") as out:
        for chunk in watch(remote.save, chunks, -(-length // CHUNK) if length else None):
            taken += len(chunk)
            if taken > remote.most:
                raise RefusedError(f"more than the {remote.most:,} bytes that are taken")
            if time.monotonic() > until:
                raise PassingError(f"not whole after {patience.whole_s:,.0f} seconds")
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if length is not None and taken != length:
        raise PassingError(f"broke off after {taken:,} of {length:,} bytes")
    return digest.hexdigest()


def _check_form(path: Path, form: str) -> None:
    """A page that says "try again later" must not take the place of data."""
    with path.open("rb") as opened:
        begins = opened.read(CHUNK).lstrip(SPACE)
    if not begins.startswith(FIRST_BYTES[form]):
        raise RefusedError(f"not {form}: it begins {begins[:40]!r}")


def _note_of(target: Path) -> Path:
    return target.with_name(target.name + FETCHED)


def _note(target: Path, note: Mapping[str, Any]) -> None:
    with _unfinished(_note_of(target)) as unfinished:
        unfinished.write_text(json.dumps(note, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        unfinished.replace(_note_of(target))


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
