"""What judgements make of a fact, and what speaks against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.record.judgements.fields import judgeable, with_value
from dragoman.record.judgements.judgement import BETWEEN, Judgement

State = Literal["unjudged", "noted", "accepted", "corrected", "rejected", "duplicate"]
#: States that nobody's list of facts shows.
HIDDEN = frozenset({"rejected", "duplicate"})
#: States in which a person stands for the fact, whether or not the machine still finds it.
VOUCHED = frozenset({"accepted", "corrected"})
#: What says where a fact stands; it follows the text, not the person.
PLACES = ("evidence", "start", "end", "in", "line")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that speaks against a judgement, which holds all the same.

    `why`: `reading` (the machine now reads `field` as `now`, which is neither what it read `then` nor what was judged),
    `gone` (nothing finds the fact any more), `people` (another judgement, `other`, says something else), `words` (the page
    no longer has the words chosen for `field`, which are `judged`).
    """

    why: Literal["reading", "gone", "people", "words"]
    judgement: str
    field: str | None = None
    judged: Any = None
    then: Any = None
    now: Any = None
    other: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The conflict as JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fact with its judgements applied. `fact` is JSON; `text_sha256` the text its words stand in."""

    state: State
    fact: Mapping[str, Any]
    text_sha256: str
    found: bool
    conflicts: tuple[Conflict, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether lists of facts show it."""
        return self.state not in HIDDEN and (self.found or self.state in VOUCHED)


@dataclass(slots=True)
class _Sum:
    """What the judgements come to so far."""

    state: State = "unjudged"
    pinned: Judgement | None = None
    turned_down: Judgement | None = None
    corrections: dict[str, Judgement] = field(default_factory=dict)

    def take(self, item: Judgement) -> None:
        if item.action == "accept":
            # What was accepted is what was shown, earlier corrections included.
            self.pinned, self.state = item, "accepted"
            self.corrections.clear()
        elif item.action in {"reject", "duplicate"}:
            self.state = "rejected" if item.action == "reject" else "duplicate"
            self.turned_down = item
        elif item.action == "correct" and item.field is not None:
            self.corrections[item.field] = item
            self.state = "corrected"
        elif self.state == "unjudged":
            self.state = "noted"


def settle(kind: str, machine: Mapping[str, Any] | None, text_sha256: str, judgements: Sequence[Judgement]) -> Verdict:
    """The fact as it stands. `machine`: as it is read now, in the text with this hash; None where nothing finds it.

    `judgements`: those on this fact that count, the earliest first; at least one where `machine` is None.
    """
    total = _Sum()
    for item in judgements:
        total.take(item)
    if total.pinned is not None:
        base, text = dict(total.pinned.target.shown), total.pinned.target.text_sha256
    elif machine is not None:
        base, text = dict(machine), text_sha256
    else:
        base, text = dict(judgements[-1].target.shown), judgements[-1].target.text_sha256
    if machine is not None and text != text_sha256:
        base = {name: value for name, value in base.items() if name not in PLACES}
        base |= {name: machine[name] for name in PLACES if name in machine}
        text = text_sha256
    for name, item in total.corrections.items():
        base = with_value(base, kind, name, item.value)
    found = (*_against_reading(kind, machine, total, judgements), *_between_people(kind, judgements))
    return Verdict(total.state, base, text, machine is not None, found)


def _against_reading(
    kind: str, machine: Mapping[str, Any] | None, total: _Sum, judgements: Sequence[Judgement]
) -> Iterator[Conflict]:
    if machine is None:
        if total.state in VOUCHED or any(item.action in BETWEEN for item in judgements):
            yield Conflict("gone", judgements[-1].id)
        return
    for name in judgeable()[kind]:
        now = machine.get(name)
        if total.state in HIDDEN and total.turned_down is not None:
            item, judged = total.turned_down, None
        elif name in total.corrections:
            item = total.corrections[name]
            judged = item.value
        elif total.pinned is not None:
            item = total.pinned
            judged = item.target.shown.get(name)
        else:
            continue
        then = item.target.machine.get(name)
        if not same(now, then) and (judged is None or not same(now, judged)):
            yield Conflict("reading", item.id, name, judged, then, now)


def _between_people(kind: str, judgements: Sequence[Judgement]) -> Iterator[Conflict]:
    """Where the last words of two people on the fact differ."""
    last: dict[str, Judgement] = {}
    claims: dict[str, dict[str, tuple[Any, Judgement]]] = {}
    for item in judgements:
        if item.action not in {"accept", "reject", "correct", "duplicate"}:
            continue
        last[item.author] = item
        held = claims.setdefault(item.author, {})
        if item.action == "accept":
            held.update({name: (item.target.shown.get(name), item) for name in judgeable()[kind]})
        elif item.action == "correct" and item.field is not None:
            held[item.field] = item.value, item
    authors = list(last)
    for number, one in enumerate(authors):
        for other in authors[:number]:
            yield from _two(kind, (last[other], claims[other]), (last[one], claims[one]))


def _two(
    kind: str,
    one: tuple[Judgement, dict[str, tuple[Any, Judgement]]],
    other: tuple[Judgement, dict[str, tuple[Any, Judgement]]],
) -> Iterator[Conflict]:
    said = [verdict_of(item) for item in (one[0], other[0])]
    if said[0] != said[1]:
        yield Conflict("people", other[0].id, None, said[1], None, said[0], one[0].id)
        return
    if said[0] != "right":
        return
    for name in judgeable()[kind]:
        if name in one[1] and name in other[1]:
            (before, first), (after, second) = one[1][name], other[1][name]
            if not same(before, after):
                yield Conflict("people", second.id, name, after, None, before, first.id)


def verdict_of(item: Judgement) -> str:
    """`right`, `wrong` or `duplicate`: whether the fact is one, some field apart."""
    return {"reject": "wrong", "duplicate": "duplicate"}.get(item.action, "right")


def same(one: object, other: object) -> bool:
    """Whether two values of a field say the same: lists in any order."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other
