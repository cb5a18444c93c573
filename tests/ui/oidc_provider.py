"""A small OpenID Connect provider on the loopback address: whoever is named at the moment is logged in at once."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "kuntakysy-test"
_LIFE_SECONDS = 600


class Provider(ThreadingHTTPServer):
    """The provider; ``person`` is what it says of who logs in."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port, with a key of its own."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.person: dict[str, str | bool] = {}
        self.nonces: dict[str, str] = {}
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})

    @property
    def issuer(self) -> str:
        """The provider's own address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def token(self, code: str) -> dict[str, str | int]:
        """Return what a code is changed for: a signed statement of who logged in."""
        now = int(time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": code, "iat": now, "exp": now + _LIFE_SECONDS}
        claims |= {"nonce": self.nonces.pop(code), **self.person}
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": code, "token_type": "Bearer", "expires_in": _LIFE_SECONDS, "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        """Tell where things are and with which key they are signed; let who comes in."""
        asked = urlsplit(self.path)
        if asked.path == "/.well-known/openid-configuration":
            issuer = self.server.issuer
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
            told: dict[str, object] = {name: f"{issuer}/{end}" for name, end in ends.items()}
            told |= {"issuer": issuer, "response_types_supported": ["code"], "subject_types_supported": ["public"]}
            self._answer(told | {"id_token_signing_alg_values_supported": ["RS256"]})
        elif asked.path == "/jwks":
            self._answer({"keys": [self.server.key.as_dict(private=False)]})
        elif asked.path == "/authorize":
            given = {name: values[0] for name, values in parse_qs(asked.query).items()}
            code = f"code-{len(self.server.nonces)}-{given['state'][:8]}"
            self.server.nonces[code] = given["nonce"]
            self.send_response(302)
            self.send_header(
                "Location", f"{given['redirect_uri']}?{urlencode({'code': code, 'state': given['state']})}"
            )
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Change a code for a token."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(self.server.token(parse_qs(body)["code"][0]))

    def _answer(self, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


@contextmanager
def providing() -> Iterator[Provider]:
    """Run a provider until the block ends."""
    provider = Provider()
    Thread(target=provider.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()
