"""What people say to a name that may be a known holder's, misspelt: proposals of the kind `known`."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, exists, or_

from dragoman.record import schema
from dragoman.record.judgements.errors import BadJudgement
from dragoman.record.judgements.examining import examine
from dragoman.record.judgements.judgement import Judgement
from dragoman.record.judgements.tables import judged
from dragoman.record.judgements.writing import Asked, judge_all
from dragoman.record.queries import events_on, positions, quotes
from dragoman.record.record import Record
from dragoman.record.resolution_schema import mention, proposal

KIND = "known"


def waiting() -> ColumnElement[bool]:
    """Whether a proposal waits: of a known holder's name, until somebody has judged the office that the page gives it."""
    position = schema.position
    told = and_(
        mention.c.id == proposal.c.left, position.c.page_id == mention.c.page_id, position.c.person == mention.c.name,
        judged.c.fact_id == position.c.id, judged.c.state.in_(("accepted", "corrected", "rejected")),
    )  # fmt: skip
    return or_(proposal.c.kind != KIND, ~exists().where(told))


def settle(record: Record, position: str, known: str, author: str, *, same: bool, reason: str | None = None) -> list[Judgement]:
    """The name of a position is that of a known holder misspelt: all facts of its page that bear it are corrected, together. Or
    it is `same` in no way: the position is accepted as it stands.

    Raises `BadJudgement` where the fact is no position, `UnknownFact`.
    """
    found = examine(record, position)
    if found.kind != "position":
        raise BadJudgement(f"{found.id} is no position: only a name with an office can be a known holder's")
    if not same:
        return judge_all(record, [Asked("accept", found.id, author, reason, seen=found.mark)])
    name = found.fact.to_json()["person"]
    return judge_all(record, list(_corrections(record, found.page.id, name, known, author, reason)))


def _corrections(record: Record, page: str, name: str, known: str, author: str, reason: str | None) -> Iterator[Asked]:
    for position in positions(record, [page]):
        if position.fact.person == name:
            yield Asked("correct", position.id, author, reason, "person", known)
    for quote in quotes(record, [page]):
        if quote.fact.speaker == name:
            yield Asked("correct", quote.id, author, reason, "speaker", known)
    for event in events_on(record, [page]):
        if name in event.fact.people:
            people = list(dict.fromkeys(known if each == name else each for each in event.fact.people))
            yield Asked("correct", event.id, author, reason, "people", people)
