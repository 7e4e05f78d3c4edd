"""What keeps the room its reader's own: headers, the Host check, the token, and the mark on every form."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing but the room's own files: no inline style or script, no frame around it, no form to elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # With none at all a browser sends no origin along with our own forms either.
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
TOKEN, VISITOR = "onrecord-token", "onrecord-visitor"
_DAY = 86_400


class Guard:
    """Middleware before every page.

    A Host that is not one of ours is how a page elsewhere would read the room through the reader's browser
    (DNS rebinding); a token, where there is one, comes once in the address and then as a cookie.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], token: str | None = None) -> None:
        self.app = app
        self.hosts = hosts
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refusal(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await (refused or self.app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = host_of(headers.get("host", ""))
        if "*" not in self.hosts and host not in self.hosts:
            return PlainTextResponse(f"This room is not served under the name {host!r}.", 421)
        if self.token is None or _same(cookie(headers, TOKEN), self.token):
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if _same(given, self.token):
            return self._let_in(scope)
        return PlainTextResponse(
            "This room asks for its token: open the address that onrecord serve printed.", 401
        )

    def _let_in(self, scope: Scope) -> Response:
        # The token leaves the address, so that it stays out of histories and of what is copied.
        response = RedirectResponse(scope["path"] or "/", 303)
        response.set_cookie(TOKEN, self.token or "", max_age=_DAY, httponly=True, samesite="strict")
        return response


def host_of(given: str) -> str:
    """The host of a Host header, without its port.

    >>> host_of("127.0.0.1:8765"), host_of("[::1]:8765"), host_of("Example.org.")
    ('127.0.0.1', '::1', 'example.org')
    """
    try:
        return (urlsplit(f"//{given}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def cookie(headers: Headers, name: str) -> str:
    """A cookie's value; empty where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


class Forms:
    """The mark that a form of ours carries and one of another site cannot: it follows from a secret of this
    process and a cookie of this visitor."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def visitor(self, headers: Headers) -> str:
        """The visitor's cookie, or a new one."""
        return cookie(headers, VISITOR) or secrets.token_urlsafe(18)

    def mark(self, visitor: str) -> str:
        """The mark of the forms of a visitor."""
        return hmac.new(self._secret, visitor.encode(), sha256).hexdigest()

    def is_ours(self, headers: Headers, mark: str) -> bool:
        """Does a form come from a page of ours? Its mark must be the visitor's, and a browser that says where
        it comes from must say from here."""
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return False
        visitor = cookie(headers, VISITOR)
        return bool(visitor) and _same(mark, self.mark(visitor))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
