"""HTTP answers every route shares: compressed once, kept by their hash, refused in JSON, never taken for a page."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.page.packed import Packed

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
"""Keep it, but ask with its ETag before using it again."""

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}

NEVER = frozenset({"q=0", "q=0.0", "q=0.00", "q=0.000"})
"""Weights that say a coding must not be used (RFC 9110, 12.4.2)."""

SHOWN = 80
"""Characters of a bad value that an answer repeats."""


def packed_answer(request: Request, packed: Packed, media_type: str, for_ever: Collection[str] = ()) -> Response:
    """The bytes, compressed where the browser takes it; 304 where it has them.

    `for_ever` are the hashes under which (`?v=`) this URL will always mean these bytes.
    """
    headers = {
        "ETag": f'"{packed.tag}"',
        "Cache-Control": FOR_EVER if request.query_params.get("v") in for_ever else ASK_AGAIN,
        "Vary": "Accept-Encoding",
    }
    if _has(request, packed.tag):
        return Response(status_code=304, headers=headers)
    if _takes_gzip(request):
        return Response(packed.gzipped, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(packed.body, media_type=media_type, headers=headers)


def _has(request: Request, tag: str) -> bool:
    tags = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    return not tags.isdisjoint({f'"{tag}"', "*"})


def _takes_gzip(request: Request) -> bool:
    for part in request.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";")
        if coding == "gzip":
            return weight not in NEVER
    return False


def bad_parameter(name: str, value: str, problem: str) -> Response:
    """400, naming the parameter and the value."""
    return refusal(400, problem, parameter=name[:SHOWN], value=value[:SHOWN])


def refusal(status: int, problem: str, **facts: str) -> Response:
    """A refusal as JSON."""
    return JSONResponse({"error": {"problem": problem, **facts}}, status_code=status)


class Guarded:
    """ASGI middleware: the security headers on every answer, and refusals of the router as JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY)
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except HTTPException as error:
            await refusal(error.status_code, error.detail)(scope, receive, guarded)


class Private:
    """ASGI middleware: what only some may see is kept by their browser, by nobody in between."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def kept_private(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = headers.get("Cache-Control", "no-store").replace("public", "private")
            await send(message)

        await self._app(scope, receive, kept_private)
