"""A judgement: what one person said of one fact, with the words the fact stands on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

from dragoman.model import Span
from dragoman.record.ids import DIGITS
from dragoman.record.judgements.chosen import Chosen

#: accept: right as shown. reject: no such fact. correct: `field` is `value`. merge: the first fact and the others are
#: reports of one event. split: they are not. duplicate: the first fact says again what the second says. note: only words.
#: undo: `undoes` no longer counts.
Action = Literal["accept", "reject", "correct", "merge", "split", "duplicate", "note", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
#: Actions on one fact together with others.
BETWEEN = frozenset({"merge", "split", "duplicate"})


@dataclass(frozen=True, slots=True)
class Target:
    """A fact as it was when somebody judged it: enough to know it again, and to show it should nothing find it any more.

    `subject` names the judged fact through all re-readings. `place`, `line` and `span` say where its words stand (the
    trigger of an event), `sentence` what stands around them; offsets count in the text with hash `text_sha256`, in the
    title or in the furniture line. `alike`: how many facts of the page stood on the same words with the same act.
    `machine` is the machine's fact as JSON; `seen` the fact as shown, where earlier judgements had altered it.
    """

    subject: str
    source: str
    text_sha256: str
    place: str
    line: int | None
    span: Span
    sentence: Span
    alike: int
    fact_id: str
    machine: Mapping[str, Any]
    seen: Mapping[str, Any] | None = None

    @property
    def shown(self) -> Mapping[str, Any]:
        """The fact as the person saw it."""
        return self.machine if self.seen is None else self.seen

    def to_json(self) -> dict[str, Any]:
        """The target as a file of judgements holds it."""
        where = {"in": self.place, "line": self.line, "span": self.span.to_json(), "sentence": self.sentence.to_json()}
        names = ("subject", "source", "text_sha256", "alike", "fact_id")
        told = {name: getattr(self, name) for name in names}
        return told | where | {"machine": dict(self.machine), "seen": None if self.seen is None else dict(self.seen)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Target:
        """The target that `to_json` wrote."""
        fields = dict(data)
        span, sentence = Span.from_json(fields.pop("span")), Span.from_json(fields.pop("sentence"))
        return cls(place=fields.pop("in"), span=span, sentence=sentence, **fields)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement. `id` follows from all the rest; `time` is UTC, ISO 8601 with microseconds.

    `chosen`: words of the page that the author chose for the value of a corrected field.
    """

    id: str
    action: Action
    kind: str
    author: str
    time: str
    targets: tuple[Target, ...]
    reason: str | None = None
    field: str | None = None
    value: Any = None
    seen_value: Any = None
    undoes: str | None = None
    codebook: str = ""
    model: str = ""
    chosen: tuple[Chosen, ...] = ()

    @property
    def target(self) -> Target:
        """The fact that is judged."""
        return self.targets[0]

    def to_json(self) -> dict[str, Any]:
        """The judgement as a line of a file of judgements."""
        data = {name: getattr(self, name) for name in self.__slots__ if name not in {"targets", "chosen"}}
        # Judgements without chosen words keep the id they had before there were any.
        words = {"chosen": [each.to_json() for each in self.chosen]} if self.chosen else {}
        return data | words | {"targets": [target.to_json() for target in self.targets]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Judgement:
        """The judgement that `to_json` wrote."""
        fields = dict(data)
        targets = tuple(Target.from_json(target) for target in fields.pop("targets"))
        chosen = tuple(Chosen.from_json(each) for each in fields.pop("chosen", ()))
        return cls(targets=targets, chosen=chosen, **fields)

    def named(self) -> Judgement:
        """The same with the id that follows from its content."""
        data = self.to_json()
        del data["id"]
        return replace(self, id="j-" + short(data))


def short(data: object) -> str:
    """Hexadecimal digits that follow from a JSON value."""
    return hashlib.sha256(canonical(data).encode("utf-8")).hexdigest()[:DIGITS]


def canonical(data: object) -> str:
    """A JSON value as text, always the same for the same value."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def time_after(last: str | None, now: datetime | None = None) -> str:
    """The present moment, or the one just after the last judgement where a clock has gone back: time never runs backwards."""
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    if last is not None and (before := datetime.fromisoformat(last)) >= moment:
        moment = before + timedelta(microseconds=1)
    return moment.isoformat(timespec="microseconds")


def is_moment(text: str) -> bool:
    """Whether it is a time as judgements hold it."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return False
    return found.tzinfo is not None and found.astimezone(UTC).isoformat(timespec="microseconds") == text


def counting(judgements: Iterable[Judgement]) -> set[str]:
    """The ids of those, undos among them, that no undo that counts itself has taken back."""
    items = list(judgements)
    undoing: dict[str, list[str]] = {}
    for item in items:
        if item.undoes is not None:
            undoing.setdefault(item.undoes, []).append(item.id)
    alive: dict[str, bool] = {}
    for item in items:
        waiting = [item.id]
        while waiting:
            unknown = [undo for undo in undoing.get(waiting[-1], ()) if undo not in alive]
            if unknown:
                waiting += unknown
            else:
                key = waiting.pop()
                alive[key] = not any(alive[undo] for undo in undoing.get(key, ()))
    return {key for key, counts in alive.items() if counts}


def living(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that count, without undos, the earliest first."""
    items = list(judgements)
    ids = counting(items)
    ordered = sorted(items, key=lambda item: (item.time, item.id))
    return [item for item in ordered if item.action != "undo" and item.id in ids]
