"""Errors as pages that explain, and as JSON for programs. Nothing of the program's inside is shown."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import cast
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from dragoman.codebook import UnknownParty
from dragoman.model import DragomanError
from dragoman.record import BadDate, BadJudgement, BadQuery, JudgedMeanwhile, MissingRecord, RecordError, UnknownFact
from dragoman.record.accounts import BadAccount
from dragoman.web.desk import desk_for_anybody
from dragoman.web.errors import ChangeFirst, LogInFirst, WebError
from dragoman.web.guard import HEADERS, NEVER_KEPT, TooLarge, TooSlow
from dragoman.web.render import render

log = logging.getLogger("dragoman.web")
#: The status of the answer to each error that is not the program's fault, and the key of its words.
ANSWERS: tuple[tuple[type[DragomanError], int, str], ...] = (
    (UnknownFact, 404, "error_404"),
    (MissingRecord, 404, "error_no_record"),
    (JudgedMeanwhile, 409, "error_409"),
    (BadJudgement, 400, "error_400"),
    (BadAccount, 400, "error_400"),
    (BadQuery, 400, "error_400"),
    (BadDate, 400, "error_400"),
    (UnknownParty, 400, "error_400"),
    (RecordError, 503, "error_503"),
    (DragomanError, 400, "error_400"),
)


def install(app: FastAPI) -> None:
    """Answer every error in our way."""
    app.add_exception_handler(WebError, _ours)
    app.add_exception_handler(DragomanError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(TooLarge, _too_large)
    app.add_exception_handler(TooSlow, _too_slow)
    app.add_exception_handler(Exception, _unknown)


def answer(request: Request, status: int, key: str, detail: str = "") -> Response:
    """The error as JSON under `/api`, else as a page."""
    phrase = HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": phrase, "detail": detail or phrase}, status)
    names = {"key": key, "status": status, "detail": detail}
    response = render(request, desk_for_anybody(request), "error.html", names, status)
    if request.headers.get("hx-request") == "true":
        # The whole page instead of a part of it: the person asked for something that is not there.
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "body", "innerHTML"
    return response


def _ours(request: Request, error: Exception) -> Response:
    error = cast("WebError", error)
    if not request.url.path.startswith("/api/"):
        if isinstance(error, LogInFirst):
            asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return _away(request, f"/login?back={quote(asked if request.method == 'GET' else '/', safe='')}")
        if isinstance(error, ChangeFirst):
            return _away(request, "/account")
    return answer(request, error.status, error.key, error.detail)


def _away(request: Request, address: str) -> Response:
    if request.headers.get("hx-request") == "true":
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _known(request: Request, error: Exception) -> Response:
    for kind, status, key in ANSWERS:
        if isinstance(error, kind):
            if status >= 500:
                log.error("%s %s: %s", request.method, request.url.path, error)
            return answer(request, status, key, str(error))
    raise error


def _invalid(request: Request, error: Exception) -> Response:
    error = cast("RequestValidationError", error)
    parts = [f"{'.'.join(str(part) for part in item['loc'][1:])}: {item['msg']}" for item in error.errors()[:5]]
    return answer(request, 400, "error_400", "; ".join(parts))


def _plain(request: Request, error: Exception) -> Response:
    error = cast("HTTPException", error)
    key = f"error_{error.status_code}" if error.status_code in {400, 401, 403, 404, 405, 413} else "error_400"
    response = answer(request, error.status_code, key)
    response.headers.update(error.headers or {})
    return response


def _too_large(request: Request, _error: Exception) -> Response:
    return answer(request, 413, "error_413")


def _too_slow(request: Request, _error: Exception) -> Response:
    return answer(request, 408, "error_408")


def _unknown(request: Request, error: Exception) -> Response:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    response = answer(request, 500, "error_500")
    # This answer is made outside of the guard.
    response.headers.update(HEADERS | {"Cache-Control": NEVER_KEPT})
    return response
