"""Searches and filters that a person keeps under a name."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse

from dragoman.record.personal import SavedKind, delete_query, rename_query, save_query, saved_queries
from dragoman.record.search.parse import parse
from dragoman.web.desk import AtDesk
from dragoman.web.door import safe_back
from dragoman.web.errors import BadRequest
from dragoman.web.pages import Pages
from dragoman.web.views.home_shapes import SavedShape, asked_events
from dragoman.web.views.shapes import Shape

pages = Pages("saved queries")
Name = Annotated[str, Form(max_length=200)]
Text = Annotated[str, Form(max_length=4000)]


class SavedQueries(Shape):
    """All that one keeps, by name."""

    saved: tuple[SavedShape, ...]


class NewQuery(BaseModel):
    """A query to keep: of a search what was typed, of the table the query of its address."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=200)]
    kind: SavedKind
    query: Annotated[str, Field(max_length=4000)]


@pages.page("/saved", "saved.html", name="saved")
def list_saved(desk: AtDesk) -> SavedQueries:
    """The searches and filters that one keeps."""
    return SavedQueries(saved=tuple(SavedShape.of(item) for item in saved_queries(desk.record, desk.user.name)))


@pages.json.post("/saved", status_code=201, summary="Keep a search or a filter")
def keep(desk: AtDesk, wanted: NewQuery) -> SavedShape:
    """Keep a search or a filter under a name; one of that name is replaced."""
    return _keep(desk, wanted.name, wanted.kind, wanted.query)


@pages.json.delete("/saved/{name}", status_code=204, summary="Forget a saved query")
def forget_named(desk: AtDesk, name: str) -> None:
    """Forget a saved query."""
    delete_query(desk.writable, desk.user.name, name)


@pages.html.post("/saved")
def save(desk: AtDesk, name: Name, kind: Annotated[SavedKind, Form()], query: Text, back: Text = "/saved") -> RedirectResponse:
    """Keep it, and go back to where it was made."""
    _keep(desk, name, kind, query)
    return RedirectResponse(safe_back(back), 303)


@pages.html.post("/saved/rename")
def rename(desk: AtDesk, name: Name, new: Name) -> RedirectResponse:
    """Give it another name."""
    rename_query(desk.writable, desk.user.name, name, new)
    return RedirectResponse("/saved", 303)


@pages.html.post("/saved/delete")
def forget(desk: AtDesk, name: Name) -> RedirectResponse:
    """Forget it."""
    delete_query(desk.writable, desk.user.name, name)
    return RedirectResponse("/saved", 303)


def _keep(desk: AtDesk, name: str, kind: SavedKind, query: str) -> SavedShape:
    query = query.lstrip("?") if kind == "events" else query
    if kind == "search":
        parse(query)
    else:
        asked_events(query).listed()
        # Where somebody is in the table is not what they look for.
        query = "&".join(part for part in query.split("&") if part.partition("=")[0] not in {"page", "after", "lang", "new"})
    if any(ord(sign) < 32 for sign in query):
        raise BadRequest(query)
    return SavedShape.of(save_query(desk.writable, desk.user.name, name, kind, query))
