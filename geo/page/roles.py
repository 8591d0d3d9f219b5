"""Who is looking and what they may do. The server asks here before each action; nothing a browser sends decides it.

Editors sign in through Streamlit's OpenID Connect where `.streamlit/secrets.toml` has an `[auth]` section, and are
named in `HISAR_EDITORS`. Without it, `HISAR_EDIT=local` (as `make run` sets it) lets the person edit who sits at the
machine the page runs on; everybody else reads.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

EDITORS_VARIABLE = "HISAR_EDITORS"
"""Names those who may edit once they are signed in: their e-mail addresses, parted by commas."""
EDIT_VARIABLE = "HISAR_EDIT"
"""`local` lets the person at this machine edit without signing in."""
LOCAL = "local"

FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""Headers that only somebody between us and the visitor adds."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is looking: `name` signs what they change, "" for somebody unknown."""

    name: str = ""
    edits: bool = False
    signed_in: bool = False


VISITOR = Person()


def person() -> Person:
    """Who is looking in this run."""
    if can_sign_in():
        return _signed_in()
    return Person(_name_here(), edits=True) if _is_local() else VISITOR


def can_sign_in() -> bool:
    """Whether a provider to sign in with is configured."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def editors(named: str) -> frozenset[str]:
    """The addresses that a list names, in lower case."""
    return frozenset(name.strip().lower() for name in named.split(",") if name.strip())


def _signed_in() -> Person:
    if not st.user.is_logged_in:
        return VISITOR
    claims = st.user.to_dict()
    address = str(claims.get("email") or "").strip().lower()
    is_editor = claims.get("email_verified") is not False and address in editors(os.environ.get(EDITORS_VARIABLE, ""))
    return Person(address, edits=is_editor, signed_in=True)


def _name_here() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return LOCAL


def _is_local() -> bool:
    return (
        os.environ.get(EDIT_VARIABLE) == LOCAL
        and is_loopback(config.get_option("server.address"))
        and came_straight(st.context.headers.to_dict(), st.context.ip_address)
    )


def came_straight(headers: Mapping[str, str], address: str | None) -> bool:
    """Whether a visit with these headers began on this very machine, with nobody in between.

    `address` is the visitor's, None where Streamlit found it to be this machine's own.
    """
    told = {name.lower(): value for name, value in headers.items()}
    origin = urlsplit(told.get("origin", "")).hostname
    host = urlsplit(f"//{told.get('host', '')}").hostname
    from_here = address is None or is_loopback(address)
    return from_here and is_loopback(host) and is_loopback(origin) and not any(name in told for name in FORWARDED)


def is_loopback(host: object) -> bool:
    """Whether a host or address is this machine's own."""
    if not isinstance(host, str):
        return False
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
