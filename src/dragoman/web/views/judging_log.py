"""The log of judgements: who said what when and why; out of the record and into it; how far people agree."""

from __future__ import annotations

import itertools
import threading
from typing import Annotated, Literal
from weakref import WeakKeyDictionary

from fastapi import File, Query, Request, UploadFile
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from starlette.responses import Response, StreamingResponse

from dragoman.record import BadJudgementFile
from dragoman.record.days import first_and_last
from dragoman.record.judgements import (
    ACTIONS,
    Agreement,
    LogFilter,
    agreement,
    authors,
    export_lines,
    import_lines,
    judgements_mark,
    log,
)
from dragoman.web.desk import Archive, AsAdmin, AsReviewer, AtDesk, Desk
from dragoman.web.errors import BadRequest
from dragoman.web.filters import Day, Names
from dragoman.web.pages import Pages
from dragoman.web.render import render
from dragoman.web.resolving import resolve_soon
from dragoman.web.views.fact_shapes import JudgementShape
from dragoman.web.views.queueing import Kind
from dragoman.web.views.shapes import Shape

pages = Pages("judgements")
SIZE = 40


class AskedLog(BaseModel):
    """Which judgements, and which page of them."""

    model_config = ConfigDict(frozen=True)

    author: Names = []
    action: Names = []
    kind: Annotated[Kind | Literal["organisation"] | None, BeforeValidator(lambda value: value or None)] = None
    since: Day = None
    until: Day = None
    lot: Annotated[Annotated[str, Field(max_length=300)] | None, BeforeValidator(lambda value: value or None)] = None
    page: Annotated[int, Field(ge=1, le=10_000)] = 1

    def filter(self) -> LogFilter:
        """As the record takes it. Raises `BadRequest` where a day is none."""
        since, until = self._days(self.since), self._days(self.until)
        return LogFilter(
            tuple(self.author), tuple(self.action), (self.kind,) if self.kind else (),
            since[0] if since else None, until[1] if until else None, self.lot,
        )  # fmt: skip

    @staticmethod
    def _days(text: str | None) -> tuple[str, str] | None:
        days = first_and_last(text) if text and "/" not in text else None
        if text and days is None:
            raise BadRequest(f"{text!r} is no date: write 2025, 2025-03 or 2025-03-31")
        return days


class Taken(Shape):
    """What became of a file of judgements: how many were new, known, and about pages that are not here; or what is wrong."""

    new: int = 0
    known: int = 0
    waiting: int = 0
    problems: tuple[str, ...] = ()


class LogView(Shape):
    """Judgements, the newest first. `authors`: everybody who has judged, with how many judgements they made."""

    asked: AskedLog
    judgements: tuple[JudgementShape, ...]
    authors: dict[str, int]
    actions: tuple[str, ...]
    page: int
    more: bool
    taken: Taken | None = None


@pages.page("/judgements", "judgements.html", name="judgements")
def list_judgements(desk: AtDesk, asked: Annotated[AskedLog, Query()]) -> LogView:
    """The log of judgements, the newest first."""
    return _view(desk, asked)


def _view(desk: Desk, asked: AskedLog, taken: Taken | None = None) -> LogView:
    found = log(desk.record, asked.filter(), first=(asked.page - 1) * SIZE + 1, size=SIZE)
    return LogView(
        asked=asked, authors=authors(desk.record), actions=ACTIONS, page=asked.page, more=found.more, taken=taken,
        judgements=tuple(JudgementShape.of(each.judgement, each.counts, each.fact_id) for each in found.judgements),
    )  # fmt: skip


@pages.html.get("/judgements.jsonl", name="judgements_export")
def judgements_export(desk: AtDesk) -> Response:
    """All judgements as JSON Lines, as `dragoman judgements export` writes them."""

    told = export_lines(desk.record)
    # The first line comes before the answer begins: what is wrong with the record can still be said.
    first = list(itertools.islice(told, 1))
    lines = (line + "\n" for line in itertools.chain(first, told))
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)


@pages.html.post("/judgements/import", name="judgements_import")
def judgements_import(request: Request, desk: AsAdmin, file: Annotated[UploadFile, File()]) -> Response:
    """Take in a file of judgements: all of it, or nothing where a line is wrong."""
    name = (file.filename or "judgements.jsonl")[:200]
    try:
        text = file.file.read().decode("utf-8")
        made = import_lines(desk.writable, text.split("\n"), name)
        taken, status = Taken(new=made.new, known=made.known, waiting=made.waiting), 200
        resolve_soon(desk.archive)
    except UnicodeDecodeError:
        taken, status = Taken(problems=(desk.words("said_not_text", name=name),)), 400
    except BadJudgementFile as error:
        taken, status = Taken(problems=error.problems[:50]), 400
    return render(request, desk, "judgements.html", _view(desk, AskedLog(), taken), status)


class AgreementShape(Shape):
    """Two people and the facts that both judged: see `Agreement`."""

    one: str
    other: str
    facts: int
    agreed: int
    share: float | None
    kappa: float | None
    fields: int
    fields_agreed: int


class AgreementView(Shape):
    """How far people agree."""

    pairs: tuple[AgreementShape, ...]
    name: Literal["agreement"] = "agreement"


_KEPT: WeakKeyDictionary[Archive, tuple[str, list[Agreement]]] = WeakKeyDictionary()
_LOCK = threading.Lock()


@pages.page("/review/agreement", "agreement.html", name="review_agreement")
def review_agreement(desk: AsReviewer) -> AgreementView:
    """How far people agree who judged the same facts."""
    mark = judgements_mark(desk.record)
    with _LOCK:
        kept = _KEPT.get(desk.archive)
        if kept is None or kept[0] != mark:
            kept = _KEPT[desk.archive] = mark, agreement(desk.record)
    names = ("one", "other", "facts", "agreed", "share", "kappa", "fields", "fields_agreed")
    return AgreementView(pairs=tuple(AgreementShape(**{n: getattr(each, n) for n in names}) for each in kept[1]))
