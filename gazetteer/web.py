"""One question to one web server: http and https only, redirects looked at before they are followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit

from gazetteer.sources.publishers import web_address

if TYPE_CHECKING:
    from email.message import Message

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
UNCHANGED = 304
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a server says that may be better in a while."""

AGENT = {"User-Agent": "Hisar gazetteer", "Accept": "*/*"}


class PassingError(Exception):
    """What went wrong may be better in a while."""


class RefusedError(Exception):
    """What went wrong stays wrong."""


class Answer(Protocol):
    """What a server answers, as far as it has been read."""

    status: int
    headers: Message

    def read(self, amount: int, /) -> bytes:
        """The next bytes, none at the end."""


@contextmanager
def ask(address: str, headers: Mapping[str, str], silence_s: float) -> Iterator[Answer]:
    """The answer of a server, 200 or 304, after the redirects it asked for.

    Raises
    ------
    PassingError
        If the network is away, the server is silent for `silence_s` or overburdened, or the answer breaks off.
    RefusedError
        If the server says that there is no such file, or sends us where we do not go.
    """
    from http.client import HTTPException  # noqa: PLC0415 -- nothing of the network is loaded before it is asked for
    from ssl import SSLError  # noqa: PLC0415

    try:
        answer = _follow(address, {**AGENT, **headers}, silence_s)
        try:
            yield answer
        finally:
            answer.close()
    except TimeoutError as error:
        raise PassingError(f"no answer for {silence_s:g} seconds") from error
    except HTTPException as error:
        raise PassingError(f"the answer broke off: {error!r}") from error
    except (URLError, ConnectionError, SSLError) as error:
        raise PassingError(f"cannot be reached: {getattr(error, 'reason', error)}") from error


def _follow(address: str, headers: Mapping[str, str], silence_s: float) -> Any:
    opener, asked = _opener(), address
    for _ in range(MOST_REDIRECTS + 1):
        try:
            return opener.open(_request(asked, headers), timeout=silence_s)
        except HTTPError as error:
            if error.code == UNCHANGED:
                return error
            error.close()
            asked = _further(asked, error)
    raise RefusedError(f"redirected more than {MOST_REDIRECTS} times")


def _further(asked: str, error: HTTPError) -> str:
    """Where a server sends us, if that is a place to go."""
    if error.code in PASSING:
        raise PassingError(f"the server answers {error.code} {error.reason}")
    to = error.headers.get("Location")
    if error.code not in REDIRECTS or not to:
        raise RefusedError(f"the server answers {error.code} {error.reason}")
    try:
        further = web_address(urljoin(asked, to))
    except ValueError as refused:
        raise RefusedError(f"redirected to what is {refused}") from refused
    if urlsplit(asked).scheme == "https" and urlsplit(further).scheme != "https":
        raise RefusedError(f"redirected from https to {further!r}")
    return further


def _request(address: str, headers: Mapping[str, str]) -> Any:
    from urllib.request import Request  # noqa: PLC0415 -- as in `ask`

    return Request(address, headers=dict(headers))  # noqa: S310 -- `web_address` let only http and https through


def _opener() -> Any:
    """What speaks http and https, through the proxies of the environment, and follows nothing by itself."""
    from urllib import request  # noqa: PLC0415 -- as in `ask`

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
