"""Pass judgement. Appended in one transaction, after a look at whether the fact is still as it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from dragoman.record import schema
from dragoman.record.judgements import derive, fields, naming, rows, tables
from dragoman.record.judgements.anchors import target_of
from dragoman.record.judgements.choosing import choose
from dragoman.record.judgements.chosen import Pick
from dragoman.record.judgements.errors import BadJudgement, JudgedMeanwhile
from dragoman.record.judgements.finding import find_judgement, find_subject, find_with_state
from dragoman.record.judgements.judgement import BETWEEN, Action, Judgement, Target, counting, short, time_after
from dragoman.record.judgements.state import PageState, Subject

if TYPE_CHECKING:
    from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class Asked:
    """A judgement as a person asks for it. `fact`: an id or its start (`o-…`: a name of an organisation, to be merged with or
    split from other names); for `undo`, the id of a judgement.

    `others`: the facts it is merged with, split from or a duplicate of. `seen`: the mark of `examine`, where the person
    was shown the fact before. `blind`: the person was shown it as the machine reads it, without what others had altered.
    `chosen`: words of the page that the person marked for the value of a corrected field.
    """

    action: Action
    fact: str
    author: str
    reason: str | None = None
    field: str | None = None
    value: Any = None
    others: tuple[str, ...] = ()
    seen: str | None = None
    blind: bool = False
    chosen: tuple[Pick, ...] = ()


def judge(record: Record, asked: Asked) -> Judgement:
    """Write one judgement down; what it is good for counts at once.

    Raises `BadJudgement` where it makes no sense, `JudgedMeanwhile` where the fact is not as it was shown, `UnknownFact`.
    """
    return judge_all(record, [asked])[0]


def judge_all(record: Record, asked: Sequence[Asked]) -> list[Judgement]:
    """Write several judgements down in this order, all or none. `seen` is the mark of before the first of them.

    Raises as `judge`.
    """
    for each in asked:
        _check_words(each)
    made: list[Judgement] = []
    fresh: set[tuple[str, str]] = set()
    with record.writing() as connection:
        last: str | None = connection.execute(select(func.max(tables.judgement.c.made_at))).scalar_one_or_none()
        for each in asked:
            # Nobody else writes meanwhile: what a first judgement found as it was shown, only this one has altered since.
            wanted = each if each.seen is None or (each.fact, each.seen) not in fresh else replace(each, seen=None)
            item = _undo(connection, wanted) if each.action == "undo" else _judgement(connection, wanted)
            item = replace(item, time=time_after(last)).named()
            rows.write(connection, [item])
            made.append(item)
            last = item.time
            fresh |= {(each.fact, each.seen)} if each.seen is not None else set()
        pairs = {(target.source, target.text_sha256) for item in made for target in item.targets}
        derive.pages_were_judged(connection, derive.pages_of(connection, pairs))
    return made


def _check_words(asked: Asked) -> None:
    if not fields.is_words(asked.author, 200):
        raise BadJudgement("a judgement needs an author: one line with a name, --author or DRAGOMAN_AUTHOR")
    if asked.reason is not None and not fields.is_words(asked.reason):
        raise BadJudgement("a reason is one line of words")
    if asked.action == "note" and asked.reason is None:
        raise BadJudgement("a note needs words: give them with --reason")
    if asked.action in BETWEEN and not asked.others:
        raise BadJudgement(f"{asked.action} needs another fact")
    if asked.action not in BETWEEN and asked.others:
        raise BadJudgement(f"{asked.action} is about one fact alone")
    if (asked.action == "correct") != (asked.field is not None):
        raise BadJudgement("to correct, name a field and its value; nothing else takes a field")
    if asked.chosen and asked.action != "correct":
        raise BadJudgement("words are chosen for the value of a corrected field, and for nothing else")


def _judgement(connection: Connection, asked: Asked) -> Judgement:
    if naming.is_name(asked.fact):
        return _of_names(connection, asked)
    state, fact_id, subject = find_with_state(connection, asked.fact)
    kind = subject.kind if subject else fields.kind_of(state.facts[fact_id])
    if asked.seen is not None and asked.seen != mark_of(state, fact_id, subject):
        raise _meanwhile(subject, fact_id)
    target = look(state, fact_id, subject)
    if asked.blind and fact_id in state.facts:
        target = replace(target, seen=None)
    seen_value = None
    if asked.field is not None:
        fields.check_value(kind, asked.field, asked.value)
        seen_value = target.shown.get(asked.field)
    targets = [target]
    for name in asked.others:
        other_state, other_id, other_subject = find_with_state(connection, name)
        other = look(other_state, other_id, other_subject)
        if (other_subject.kind if other_subject else fields.kind_of(other_state.facts[other_id])) != kind:
            raise BadJudgement(f"{name} is no {kind}: only facts of one kind can be put together or kept apart")
        if other.subject in {t.subject for t in targets}:
            raise BadJudgement(f"{name} is named twice: a fact cannot be put together with itself or kept apart from it")
        targets.append(other)
    read = schema.reading
    versions = connection.execute(select(read).where(read.c.page_id == state.id)).mappings().one()
    return Judgement(
        "", asked.action, kind, asked.author, "", tuple(targets), asked.reason, asked.field, asked.value, seen_value,
        codebook=versions["codebook_version"], model=versions["model_version"], chosen=choose(state.page, asked.chosen),
    )  # fmt: skip


def _of_names(connection: Connection, asked: Asked) -> Judgement:
    if asked.action not in naming.ACTIONS:
        raise BadJudgement(f"names of organisations are put together or kept apart: {' or '.join(naming.ACTIONS)}")
    targets = naming.targets_by_id(connection, (asked.fact, *asked.others))
    return Judgement("", asked.action, naming.KIND, asked.author, "", targets, asked.reason)


def _undo(connection: Connection, asked: Asked) -> Judgement:
    taken_back = find_judgement(connection, asked.fact)
    target = tables.judgement_target
    told = select(target.c.judgement_id).where(target.c.subject == taken_back.target.subject).distinct()
    if taken_back.id not in counting(rows.by_id(connection, connection.execute(told).scalars().all())):
        raise BadJudgement(f"{taken_back.id} has been undone already")
    if asked.seen is not None:
        state, fact_id, subject = find_subject(connection, taken_back.target)
        if asked.seen != mark_of(state, fact_id, subject):
            raise _meanwhile(subject, fact_id)
    return replace(
        taken_back, action="undo", author=asked.author, reason=asked.reason, field=None, value=None, seen_value=None, chosen=(),
        undoes=taken_back.id,
    )  # fmt: skip


def mark_of(state: PageState, fact_id: str, subject: Subject | None) -> str:
    """A mark that changes when anybody judges the fact or the machine reads it otherwise."""
    machine = state.facts[fact_id].to_json() if fact_id in state.facts else None
    return short([machine, sorted(item.id for item in subject.judgements) if subject else []])


def mark_of_unjudged(fact: fields.Fact) -> str:
    """The mark of a fact as the machine reads it, of which nobody has said anything."""
    return short([fact.to_json(), []])


def look(state: PageState, fact_id: str, subject: Subject | None) -> Target:
    """The fact as it is shown now, to be kept with a judgement on it."""
    if fact_id in state.facts:
        fresh = target_of(fact_id, state.facts, state.page, state.source, state.text_sha256)
    elif subject is not None:
        fresh = max(subject.targets, key=lambda t: (t.text_sha256 == state.text_sha256, t.fact_id))
    else:
        raise BadJudgement(f"{fact_id} is no fact of this page")
    if subject is None:
        return fresh
    shown = state.verdict(subject).fact
    return replace(fresh, subject=subject.id, seen=None if dict(shown) == dict(fresh.machine) else shown)


def _meanwhile(subject: Subject | None, fact_id: str) -> JudgedMeanwhile:
    if subject is not None and subject.judgements:
        last = subject.judgements[-1]
        said = f"{last.action} {last.field}" if last.field else last.action
        why = f" ({last.reason})" if last.reason else ""
        return JudgedMeanwhile(
            f"{last.author} has judged this fact since it was shown: {said}{why}, {last.time[:16].replace('T', ' ')} UTC. "
            "Nothing was written; look at it again"
        )
    return JudgedMeanwhile(f"{fact_id} was read anew since it was shown. Nothing was written; look at it again")

