"""Which outlet a page comes from: by signature, publisher's name or address; in canonical English where known."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from geo.reading.plain import to_plain

TABLE: dict[str, Any] = tomllib.loads(files("geo.reading").joinpath("lexicon", "outlets.toml").read_text("utf-8"))[
    "outlets"
]
BY_NAME = {name: outlet for outlet, row in TABLE.items() for name in (*row["names"], outlet.lower())}
BY_HOST = {host: outlet for outlet, row in TABLE.items() for host in row["hosts"]}
SEGMENT = re.compile(r"[^\s\-–—ـ:/|()،,\[\]]+(?:[ \-][^\s\-–—ـ:/|()،,\[\]]+)*")
ROLE = re.compile(r"(?:خاص|by|وكاله|موقع|شبكه|صحيفه|قناه|مراسل)\s+")


def signs(plain: str) -> str | None:
    """The outlet that a short line in the plain spelling signs for: one of its segments is the outlet's name."""
    for segment in SEGMENT.findall(plain):
        for candidate in (segment, ROLE.sub("", segment), *segment.split("-"), *_hyphened(segment)):
            if candidate.strip() in BY_NAME:
                return BY_NAME[candidate.strip()]
    return None


def _hyphened(segment: str) -> list[str]:
    return [part.strip() for part in re.split(r"\s-\s|-", segment)]


def to_outlet(publisher: str | None) -> str | None:
    """The canonical name of a publisher given by name or host; an unknown one as it was given."""
    given = (publisher or "").strip()
    if not given:
        return None
    plain = to_plain(given).text
    return BY_NAME.get(plain) or BY_NAME.get(re.sub(r"\s*\([^)]*\)$", "", plain)) or _by_host(plain) or given


def url_to_outlet(url: str | None) -> str | None:
    """The outlet whose host an address names; the bare host of an unknown one."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return _by_host(host) or host or None


def _by_host(host: str) -> str | None:
    """The outlet of a host or of the domain it belongs to."""
    labels = host.split(".")
    return next((BY_HOST[name] for i in range(len(labels)) if (name := ".".join(labels[i:])) in BY_HOST), None)
