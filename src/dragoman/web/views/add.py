"""Add: paste a text or give files, see them read, look at the reading, store or discard."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from dragoman.intake.inputs import kind_of
from dragoman.web.adding import Batch, Full, Item, Told, Workroom
from dragoman.web.desk import AsReviewer, Desk, needs
from dragoman.web.errors import BadRequest, NotFound
from dragoman.web.pages import Pages
from dragoman.web.render import render, safe_link
from dragoman.web.views.added import Added, added
from dragoman.web.views.shapes import Shape

pages = Pages("add")
#: Files in one request; letters of what is told beside a text.
FILES, LETTERS = 1000, 500
#: Bytes of a text that is pasted.
PASTED = 2_000_000


class ItemShape(Shape):
    """One text given to read. `state`: waiting, reading, read, failed, storing, stored or discarded."""

    number: int
    name: str
    shown: str
    state: str
    reason: str | None
    title: str | None
    outlet: str | None
    day: str | None
    events: int
    quotes: int
    page_id: str | None
    stored_as: str | None

    @classmethod
    def of(cls, item: Item) -> ItemShape:
        """As it stands now."""
        return cls(**{name: getattr(item, name) for name in cls.model_fields})


class BatchShape(Shape):
    """Texts given at one time. `counts`: how many are in each state; `moving`: something is still read or stored."""

    id: str
    owner: str
    made_at: str
    counts: dict[str, int]
    moving: bool
    items: tuple[ItemShape, ...]

    @classmethod
    def of(cls, batch: Batch, *, items: bool = True) -> BatchShape:
        """As it stands now."""
        told = tuple(map(ItemShape.of, batch.items)) if items else ()
        return cls(
            id=batch.id, owner=batch.owner, made_at=batch.made_at, counts=dict(sorted(batch.counts.items())),
            moving=batch.moving, items=told,
        )  # fmt: skip


class Adding(Shape):
    """What somebody has given to read, the newest first, without the texts."""

    batches: tuple[BatchShape, ...]


class OneBatch(Shape):
    """Texts given at one time."""

    batch: BatchShape


def room_of(request: Request) -> Workroom:
    """Where texts are read."""
    room: Workroom = request.app.state.room
    return room


def batch_of(request: Request, desk: Desk, key: str) -> Batch:
    """A batch that the person may see. Raises `NotFound`."""
    batch = room_of(request).batch(key)
    if batch is None or (batch.owner != desk.user.name and not desk.user.may("admin")):
        raise NotFound
    return batch


@pages.page("/add", "add.html")
def add(request: Request, desk: AsReviewer) -> Adding:
    """What was given to read and is not forgotten yet."""
    found = room_of(request).batches(desk.user.name)
    return Adding(batches=tuple(BatchShape.of(batch, items=False) for batch in found))


@pages.page("/add/{batch}", "batch.html")
def show_batch(request: Request, desk: AsReviewer, batch: str) -> OneBatch:
    """How far the reading is, and what was read."""
    return OneBatch(batch=BatchShape.of(batch_of(request, desk, batch)))


@pages.page("/add/{batch}/{number}", "added.html")
def show_item(request: Request, desk: AsReviewer, batch: str, number: int) -> Added:
    """One text as it was read, before it is stored."""
    found = batch_of(request, desk, batch)
    item = next((one for one in found.items if one.number == number), None)
    outcome = room_of(request).reading(item) if item else None
    if item is None or outcome is None or outcome.reading is None:
        raise NotFound
    return added(found.id, item, outcome.reading, fiction=outcome.fiction)


@pages.html.post("/add")
async def give(request: Request, desk: Annotated[Desk, Depends(needs("reviewer"))]) -> Response:
    """Give texts to read."""
    try:
        files = await _files(request)
        batch = await run_in_threadpool(room_of(request).give, desk.user.name, files)
    except (BadRequest, Full) as error:
        problem = error.detail if isinstance(error, BadRequest) else "add_full"
        view = await run_in_threadpool(add, request, desk)
        names = {"batches": view.batches, "problem": problem}
        return await run_in_threadpool(render, request, desk, "add.html", names, 503 if isinstance(error, Full) else 400)
    return RedirectResponse(f"/add/{batch.id}", 303)


@pages.html.post("/add/{batch}/store")
def store(request: Request, desk: AsReviewer, batch: str, number: Annotated[list[int] | None, Form()] = None) -> Response:
    """Store what was read: all of it, or the texts of some numbers."""
    room_of(request).keep(batch_of(request, desk, batch), number)
    return RedirectResponse(f"/add/{batch}", 303)


@pages.html.post("/add/{batch}/discard")
def discard(request: Request, desk: AsReviewer, batch: str, number: Annotated[list[int] | None, Form()] = None) -> Response:
    """Discard what was read: all of it, or the texts of some numbers."""
    room_of(request).drop(batch_of(request, desk, batch), number)
    return RedirectResponse(f"/add/{batch}", 303)


async def _files(request: Request) -> list[tuple[str, bytes, Told]]:
    """What a form gives to read. Raises `BadRequest` with the key of its words."""
    try:
        form = await request.form(max_files=FILES, max_fields=50, max_part_size=PASTED)
    except HTTPException:
        raise BadRequest("add_too_many") from None
    try:
        fiction = form.get("fiction") == "1"
        uploads = [one for name in ("files", "folder") for one in form.getlist(name) if isinstance(one, UploadFile)]
        found = [(one.filename or "", await one.read()) for one in uploads if one.filename]
        text = _words(form.get("text"), PASTED)
        told = _told(form, fiction=fiction)
    finally:
        await form.close()
    marked = {name.rpartition("/")[0] for name, _ in found if name.rpartition("/")[2] == "FICTION.md"}
    given = [
        (name, data, Told(fiction=fiction or any(_below(name, folder) for folder in marked)))
        for name, data in found
        if kind_of(name) and not name.rpartition("/")[2].startswith(".")
    ]
    if text:
        given.append((f"{told.title or 'texte'}.txt", text.encode("utf-8", "replace"), told))
    if not given:
        raise BadRequest("add_no_page" if found else "add_nothing")
    return given


def _below(name: str, folder: str) -> bool:
    return name.startswith(f"{folder}/") if folder else True


def _told(form: Any, *, fiction: bool) -> Told:  # noqa: ANN401 - a form
    """What is told beside a pasted text. Raises `BadRequest`."""
    title, outlet, date, url = (_words(form.get(name), LETTERS) for name in ("title", "outlet", "date", "url"))
    if date:
        try:
            date = dt.date.fromisoformat(date).isoformat()
        except ValueError:
            raise BadRequest("add_bad_date") from None
    if url and not safe_link(url):
        raise BadRequest("add_bad_url")
    title, outlet = (" ".join(words.split()) for words in (title, outlet))
    return Told(title or None, outlet or None, date or None, url or None, fiction=fiction)


def _words(value: object, most: int) -> str:
    """A field's text without what no record can hold."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()[:most]
