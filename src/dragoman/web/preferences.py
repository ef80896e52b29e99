"""`?lang=en` and `?look=dark` on any page: kept in a cookie, so that choosing works without JavaScript."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CHOICES = {"lang": ("fr", "en"), "look": ("auto", "light", "dark")}
YEAR = 365 * 24 * 3600


class Preferences:
    """Sets the cookie of a preference that a query names."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, as the class says."""
        chosen = _chosen(scope) if scope["type"] == "http" and scope["method"] == "GET" else []

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for line in chosen:
                    headers.append("Set-Cookie", line)
            await send(message)

        await self.app(scope, receive, sending if chosen else send)


def _chosen(scope: Scope) -> list[str]:
    query = scope.get("query_string", b"")
    if b"lang=" not in query and b"look=" not in query:
        return []
    asked = parse_qs(query.decode("latin-1"), max_num_fields=1000)
    return [_cookie(name, asked[name][-1]) for name, allowed in CHOICES.items() if asked.get(name, [""])[-1] in allowed]


def _cookie(name: str, value: str) -> str:
    cookie: SimpleCookie = SimpleCookie()
    cookie[name] = value
    cookie[name].update({"path": "/", "max-age": str(YEAR), "samesite": "Lax"})
    cookie[name]["httponly"] = True
    return cookie[name].OutputString()
