"""What every answer carries and every request has to pass, whatever page it is for.

Requests that change something are told from forged ones as browsers themselves tell: by `Sec-Fetch-Site` and `Origin`
(method of Filippo Valsorda, "Cross-Site Request Forgery", 2025, in Go's net/http). The `Host` has to be one of ours,
which keeps pages elsewhere from reaching a server on loopback through a name of theirs (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: Seconds between two pieces of what is sent.
PATIENCE = 30.0
#: What is the same for everybody and for long may be kept; the rest is asked for anew each time.
KEPT = "public, max-age=31536000, immutable"
NOT_KEPT = "private, no-cache"
#: Where people log in, not even their own browser keeps what they saw.
NEVER_KEPT = "no-store"
#: What a proxy adds. One in front of a server that believes itself alone with this machine would open it to all.
PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Guard:
    """Refuses forged and oversized requests and adds the headers of `HEADERS` to every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, as the class says."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self.refusal(str(scope["method"]), Headers(scope=scope)) or _no_text(scope)
        app: ASGIApp = PlainTextResponse(refused[1], refused[0]) if refused else self.app
        await app(scope, _Bounded(receive, self.settings.upload_bytes), self._sending(send, scope))

    def _sending(self, send: Send, scope: Scope) -> Send:
        static = str(scope["path"]).startswith("/static/")
        plain = NEVER_KEPT if self.settings.needs_login else NOT_KEPT

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self.settings.secure:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
                headers.setdefault("Cache-Control", KEPT if static and message["status"] == 200 else plain)
                headers.setdefault("Vary", "Cookie, Accept-Language, HX-Request")
            await send(message)

        return sending

    def refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Status and reason where a request is not let in."""
        host = headers.get("host", "")
        if host_name(host) not in self.settings.allowed:
            return 421, "This server does not answer to that name. Allow it with --allow-host NAME.\n"
        if not self.settings.needs_login and any(name in headers for name in PROXIED):
            return 421, "A proxy stands in front of this server: start it with --proxy ADDRESS, and with accounts.\n"
        if method in SAFE_METHODS:
            return None
        if not _from_here(headers, host):
            return 403, "This request comes from another site and was refused.\n"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > self.settings.upload_bytes:
            return 413, f"At most {self.settings.upload_bytes} bytes can be sent at once.\n"
        return None


def _no_text(scope: Scope) -> tuple[int, str] | None:
    """No text that a database could hold has a NUL; nothing is looked for by it."""
    if "\0" in str(scope["path"]) or b"%00" in scope.get("query_string", b""):
        return 400, "An address holds no NUL.\n"
    return None


def host_name(host: str) -> str:
    """The name in a `Host` header, without its port; empty where it is neither a name nor an address."""
    found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+))(?::\d{1,5})?", host, re.ASCII)
    return (found[1] or found[2]).casefold() if found else ""


class TooSlow(Exception):  # noqa: N818
    """What was announced did not come."""


def _from_here(headers: Headers, host: str) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    # A program that is no browser sends neither, and carries nobody's cookies.
    return origin is None or urlsplit(origin).netloc.casefold() == host.casefold()


class TooLarge(Exception):  # noqa: N818
    """More was sent than a request may carry."""


class _Bounded:
    """Counts what comes in, for requests that do not say their length, and gives up those that stall."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.left = most
        self.more = True

    async def __call__(self) -> Message:
        """Pass it on, as the class says."""
        if not self.more:
            return await self.receive()
        try:
            message = await asyncio.wait_for(self.receive(), PATIENCE)
        except TimeoutError:
            raise TooSlow from None
        self.more = message["type"] == "http.request" and bool(message.get("more_body"))
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            raise TooLarge
        return message
