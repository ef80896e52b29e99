"""What a fact was shown as before, as far as the record still knows: after each judgement that was passed on it.

Judgements are never altered and each holds the machine's fact of its time, so that what was shown after any of them can
be worked out again. What the machine read between two judgements, or before the first, is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dragoman.record.errors import UnknownFact
from dragoman.record.judgements import rows, tables
from dragoman.record.judgements.examining import Examined, examined
from dragoman.record.judgements.fields import Fact, from_json
from dragoman.record.judgements.finding import NAME, find_subject, find_with_state
from dragoman.record.judgements.judgement import Judgement, living, short
from dragoman.record.judgements.verdict import State, settle

if TYPE_CHECKING:
    from dragoman.record.record import Record

#: Digits of a version.
DIGITS = 10


@dataclass(frozen=True, slots=True)
class Version:
    """A fact as it was shown. `id` is made of all that is shown of it but where it stands.

    `after`: the judgement that made it so; None for what the machine had read.
    """

    id: str
    kind: str
    state: State
    fact: Fact
    after: Judgement | None


def version_id(kind: str, state: str, fact: Mapping[str, Any]) -> str:
    """The name of a state of a fact: it changes when a field, a word, the confidence or people's verdict does."""
    return short([kind, state, _without_places(fact)])[:DIGITS]


def _without_places(data: object) -> object:
    """Offsets shift with every line above; the words stay."""
    if isinstance(data, Mapping):
        return {name: _without_places(value) for name, value in data.items() if name not in {"start", "end", "line"}}
    return [_without_places(item) for item in data] if isinstance(data, list | tuple) else data


def versions(found: Examined) -> list[Version]:
    """All that are known, the present one last, none twice."""
    machine = found.machine.to_json() if found.machine else None
    told = {v.id: v for v in _told(found.kind, machine, found.page.text_sha256, found.judgements)}
    now = found.fact.to_json()
    key = version_id(found.kind, found.state, now)
    last = told.pop(key, None)
    counting = [item for item in found.judgements if item.id in found.counting and item.action != "undo"]
    after = last.after if last else counting[-1] if counting else None
    return [*told.values(), Version(key, found.kind, found.state, found.fact, after)]


def _told(
    kind: str, now: Mapping[str, Any] | None, text_sha256: str, said: Sequence[Judgement]
) -> Iterator[Version]:
    """Every state between two judgements: with what the machine read at either one's time."""
    for count in range(len(said) + 1):
        looks = [item.target for item in said[max(count - 1, 0) : count + 1]]
        machines = [(look.machine, look.text_sha256) for look in looks]
        if count == len(said) and now is not None:
            machines.append((now, text_sha256))
        counts = living(said[:count])
        for machine, text in machines:
            if counts:
                verdict = settle(kind, machine, text, counts)
                state, shown = verdict.state, dict(verdict.fact)
            else:
                state, shown = "unjudged", dict(machine)
            fact = from_json(kind, shown)
            yield Version(version_id(kind, state, fact.to_json()), kind, state, fact, said[count - 1] if count else None)


def examine_once(record: Record, name: str) -> Examined:
    """The fact with this id or start of one, also by an id that it had in an earlier reading. Raises `UnknownFact`."""
    with record.reading() as connection:
        try:
            return examined(connection, *find_with_state(connection, name))
        except UnknownFact as error:
            wanted = name.strip().lower()
            if error.suggestions or not NAME.fullmatch(wanted):
                raise
            table = tables.judgement_target
            query = select(table.c.judgement_id, table.c.rank).where((table.c.fact_id == wanted) | (table.c.subject == wanted))
            row = connection.execute(query.order_by(table.c.judgement_id).limit(1)).first()
            if row is None:
                raise
            target = rows.by_id(connection, [row.judgement_id])[0].targets[row.rank]
            state, fact_id, subject = find_subject(connection, target)
            if subject is None:
                raise
            return examined(connection, state, fact_id, subject)
