"""Pages that are the same for all who ask: made once, and given again for as long as nothing was written to the record."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.record import RecordError
from dragoman.web.desk import Desk
from dragoman.web.render import THEMES

#: Stands for whoever is logged in, in a page made for all; no text of an article can hold it.
SOMEBODY = f"somebody{secrets.token_hex(12)}"


def shared(request: Request, desk: Desk, template: str, make: Callable[[Desk], HTMLResponse]) -> HTMLResponse:
    """The page that `make` makes for a desk, which shows of who asks no more than name and role."""
    try:
        state = desk.record.state()
    except RecordError:
        return make(desk)
    user, look = desk.user, request.cookies.get("look", "auto")
    look = look if look in THEMES else "auto"
    key = template, desk.path, desk.lang, desk.partial, desk.site, desk.today, look, user.role, bool(user.name)
    anybody = replace(desk, user=replace(user, name=SOMEBODY)) if user.name else desk
    text = desk.archive.shelf.page(key, state, lambda: bytes(make(anybody).body).decode())
    return HTMLResponse(text.replace(_signed(desk, SOMEBODY), _signed(desk, user.name)))


def _signed(desk: Desk, name: str) -> str:
    return str(escape(desk.words("signed_in", name=name)))
