"""An OpenID provider on loopback that signs in whom the test names, for `st.login` to sign in with."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "hisar"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


class Provider:
    """Where it listens, and the claims it makes of whoever comes."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.claims: dict[str, Any] = {}
        self.nonces: dict[str, str] = {}

    def answer(self, path: str, query: dict[str, str]) -> dict[str, Any] | str:
        """A JSON answer, or the address to go on to."""
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            told = {name: f"{self.address}/{end}" for name, end in ends.items()}
            return {"issuer": self.address, "id_token_signing_alg_values_supported": ["RS256"], **told}
        if path == "/keys":
            return {"keys": [KEY.as_dict(private=False)]}
        if path == "/authorize":
            code = f"code-{len(self.nonces)}"
            self.nonces[code] = query.get("nonce", "")
            return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
        return {"access_token": "none", "token_type": "Bearer", "id_token": self._token(query["code"])}

    def _token(self, code: str) -> str:
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600}
        return jwt.encode({"alg": "RS256", "kid": "one"}, {**said, "nonce": self.nonces[code], **self.claims}, KEY)


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that listens until the block ends."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._give(self.rfile.read(int(self.headers["content-length"])).decode())

        def _give(self, query: str) -> None:
            parts = {name: values[0] for name, values in parse_qs(query).items()}
            answer = made.answer(urlsplit(self.path).path, parts)
            self.send_response(302 if isinstance(answer, str) else 200)
            if isinstance(answer, str):
                self.send_header("Location", answer)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b"" if isinstance(answer, str) else json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made = Provider(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()


def secrets(made: Provider, port: int) -> str:
    """What `.streamlit/secrets.toml` says of the provider."""
    return f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of this test alone, and long enough"
client_id = "{CLIENT}"
client_secret = "none"
server_metadata_url = "{made.address}/.well-known/openid-configuration"
"""
