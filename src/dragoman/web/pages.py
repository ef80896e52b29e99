"""One function a page: what it returns is shown by its template, and answered as JSON under `/api`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.responses import HTMLResponse, JSONResponse, Response

from dragoman.record import RecordError
from dragoman.web.desk import Desk
from dragoman.web.render import render
from dragoman.web.shared import shared

View = TypeVar("View", bound=Callable[..., BaseModel])


class Wrong(BaseModel):
    """What a program is told whose question makes no sense. `nearest`: what may be meant."""

    error: str = HTTPStatus(422).phrase
    detail: str
    unknown: str | None = None
    nearest: tuple[str, ...] = ()


class Pages:
    """Pages of one part of the workbench.

    >>> pages = Pages("events")
    >>> @pages.page("/events", "events.html")                # doctest: +SKIP
    ... def events(desk: AtDesk, asked: Asked) -> EventsView: ...

    makes GET /events (HTML; only the block `results` where htmx asks for it) and GET /api/events (JSON).
    """

    def __init__(self, tag: str) -> None:
        self.html = APIRouter(include_in_schema=False)
        self.json = APIRouter(prefix="/api", tags=[tag])

    def page(
        self, path: str, template: str, *, name: str | None = None, wrong: Callable[[Any], Wrong | None] | None = None,
        same: bool = False,
    ) -> Callable[[View], View]:  # fmt: skip
        """Show what the function returns at `path` with a template, and as JSON at `/api` + `path`.

        `wrong`: what is wrong with what was asked, by what the function returned: a program is told so with status 422,
        while the page shows it in its place. `same`: the page is the same for all of one role, but for the name at its foot.
        """

        def add(view: View) -> View:
            self.json.get(
                path, name=f"api_{name or view.__name__}", summary=(view.__doc__ or "").split("\n")[0],
                response_model=inspect.signature(view, eval_str=True).return_annotation,
                responses={422: {"model": Wrong}} if wrong else None,
            )(_told(view, wrong))  # fmt: skip
            self.html.get(path, name=name or view.__name__)(_shown(view, template, same=same))
            return view

        return add


@contextmanager
def _one_state(desk: Desk) -> Iterator[None]:
    """All that a page reads is of one state of the record, and comes over one connection; where there is no record, nothing."""
    try:
        record = desk.record
    except RecordError:
        yield
        return
    with record.one_state():
        yield


def _told(view: Callable[..., BaseModel], wrong: Callable[[Any], Wrong | None] | None) -> Callable[..., BaseModel | Response]:
    """The view, or what is wrong with what was asked."""

    @functools.wraps(view)
    def told(**given: Any) -> BaseModel | Response:  # noqa: ANN401
        with _one_state(given["desk"]):
            found = view(**given)
        fault = wrong(found) if wrong else None
        return found if fault is None else JSONResponse(fault.model_dump(), 422)

    told.__signature__ = inspect.signature(view, eval_str=True)  # type: ignore[attr-defined]
    told.__annotations__ = {}
    del told.__wrapped__
    return told


def _shown(view: Callable[..., BaseModel], template: str, *, same: bool) -> Callable[..., Response]:
    """The view, rendered. It must take its `Desk` in a parameter called `desk`."""
    signature = inspect.signature(view, eval_str=True)
    parameters = [*signature.parameters.values()]
    # FastAPI fills one parameter of this kind: the view's own, if it has one.
    own = next((one.name for one in parameters if one.annotation is Request), None)
    if own is None:
        parameters.append(inspect.Parameter("request_", inspect.Parameter.KEYWORD_ONLY, annotation=Request))

    @functools.wraps(view)
    def shown(**given: Any) -> Response:  # noqa: ANN401
        request: Request = given[own] if own else given.pop("request_")
        desk: Desk = given["desk"]

        def made(desk: Desk) -> HTMLResponse:
            with _one_state(desk):
                return render(request, desk, template, view(**given | {"desk": desk}))

        return shared(request, desk, template, made) if same else made(desk)

    shown.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=parameters, return_annotation=Response
    )
    shown.__annotations__ = {}
    del shown.__wrapped__
    return shown
