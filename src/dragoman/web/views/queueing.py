"""What waits for review under a filter, one mode of review or another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from dragoman.record import Judgement
from dragoman.record.judgements import Wanted, examine_once, queue, second_looks
from dragoman.record.listing import ListFilter, event_page
from dragoman.web.desk import Desk
from dragoman.web.filters import Asked, Names
from dragoman.web.render import address
from dragoman.web.views.shapes import Shape

Kind = Literal["event", "quote", "position", "programme"]
#: So many facts are shown ahead.
AHEAD = 8


def _blank(value: Any) -> Any:  # noqa: ANN401 - whatever a query holds
    return (value.strip() or None) if isinstance(value, str) else value


class AskedReview(Asked):
    """Which findings to review. `mode`: `queue` (not judged yet), `disputed` (something speaks against a judgement),
    `twice` (judged by others, shown without what they said). `skip`: pass over so many. `fact`: this one, whatever waits.
    """

    kind: Kind = "event"
    outlet: Names = Field(default_factory=list)
    mode: Literal["queue", "disputed", "twice"] = "queue"
    skip: Annotated[int, Field(ge=0, le=10_000)] = 0
    fact: Annotated[Annotated[str, Field(max_length=60)] | None, BeforeValidator(_blank)] = None
    done: Annotated[Annotated[str, Field(max_length=600)] | None, BeforeValidator(_blank)] = None
    stay: bool = False
    log: bool = False

    def wanted(self) -> ListFilter:
        """As the lists of the record take it."""
        base = self.filter()
        return ListFilter(
            base.parties, base.acts, base.statuses, base.themes, base.since, base.until, outlets=tuple(self.outlet)
        )

    def chosen(self) -> dict[str, Any]:
        """The fields of the filter and the mode, those that choose nothing left out."""
        left_out = {"skip", "fact", "done", "stay", "log"}
        defaults = {"kind": "event", "mode": "queue", "least": 0}
        return {n: v for n, v in self.query().items() if n not in left_out and defaults.get(n) != v}

    def here(self, **changes: Any) -> str:  # noqa: ANN401 - query fields
        """The address of the review with this filter."""
        return address("review", **(self.chosen() | {"skip": self.skip or None} | changes))

    def next(self, *, done: Sequence[Judgement], fact: str | None) -> str:
        """Where to go after judgements."""
        names = ",".join(item.id for item in done[:20]) or None
        return self.here(fact=fact, done=names)

    @property
    def filtered(self) -> bool:
        """Whether anything but kind and mode is chosen."""
        return bool(set(self.chosen()) - {"kind", "mode", "least"})


class Waiting(Shape):
    """A fact that waits, in a line."""

    id: str
    kind: str
    act: str | None = None
    about: str | None = None
    parties: tuple[str, ...] = ()
    text: str | None = None
    confidence: float | None = None


def waiting_names(desk: Desk, asked: AskedReview) -> tuple[list[str], int | None, bool]:
    """The ids of the facts at the head of the queue; how many wait (None: not counted), or whether there are more."""
    if asked.mode == "queue" and asked.kind == "event":
        found = event_page(desk.record, asked.wanted(), sort="urgent", first=asked.skip + 1, size=AHEAD)
        return [each.id for each in found.events], found.total, found.more
    last = asked.skip + AHEAD + 1
    judged = asked.mode in {"twice", "disputed"}
    conditions = tuple(asked.filter().conditions(judged=True)) if judged and asked.kind == "event" else ()
    wanted = Wanted(desk.user.name, asked.kind, conditions, tuple(asked.outlet), disputed=asked.mode == "disputed")
    names = second_looks(desk.record, wanted, last) if asked.mode == "twice" else queue(desk.record, wanted, last)
    total = len(names) if len(names) < last else None
    return names[asked.skip :][:AHEAD], total, total is None


def waiting(desk: Desk, names: Iterable[str], *, blind: bool = False) -> tuple[Waiting, ...]:
    """These facts, each in a line; `blind`: as the machine reads them, whatever people said."""
    from dragoman.record import facts_by_id

    made = []
    for key, kind, fact in facts_by_id(desk.record, names):
        data = dict(examine_once(desk.record, key).target.machine) if blind else fact.to_json()
        if kind == "event":
            parties = tuple(dict.fromkeys((*data["actors"], *data["recipients"])))
            made.append(
                Waiting(
                    id=key, kind=kind, act=data["act"], about=data["about"], parties=parties, confidence=data.get("confidence")
                )
            )
        else:
            text = str(data.get("person") or data.get("name") or data.get("text") or "")
            made.append(Waiting(id=key, kind=kind, text=text))
    return tuple(made)
