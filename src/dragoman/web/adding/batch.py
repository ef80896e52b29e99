"""What was given to read at one time, and what became of each text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dragoman.intake import Source
from dragoman.intake.inputs import kind_of

State = Literal["waiting", "reading", "read", "failed", "storing", "stored", "discarded"]
#: Still to come to an end by themselves.
MOVING = frozenset({"waiting", "reading", "storing"})


@dataclass(slots=True)
class Item:
    """One text. `name`: in the record; `shown`: as it was given. `reason`: why it was not read or stored.

    `by`: what read it. `wanted`: somebody has said already that it is to be stored.
    """

    number: int
    name: str
    shown: str
    path: Path
    size: int
    state: State = "waiting"
    reason: str | None = None
    title: str | None = None
    outlet: str | None = None
    day: str | None = None
    events: int = 0
    quotes: int = 0
    page_id: str | None = None
    stored_as: str | None = None
    by: str | None = None
    wanted: bool = False

    @property
    def source(self) -> Source:
        """As the jobs room takes it."""
        return Source(self.name, self.path, kind_of(self.shown) or "text")

    @property
    def kept(self) -> Path:
        """Where what was read of it is kept until it is stored or discarded."""
        return self.path.with_name(self.path.name + ".read")


@dataclass(slots=True)
class Batch:
    """Texts given at one time. `owner`: who gave them."""

    id: str
    owner: str
    made_at: str
    items: list[Item] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where its texts lie."""
        return self.items[0].path.parent

    @property
    def counts(self) -> Counter[str]:
        """How many texts are in each state."""
        return Counter(item.state for item in self.items)

    @property
    def moving(self) -> bool:
        """Whether anything is still to be read or stored."""
        return any(item.state in MOVING for item in self.items)

    @property
    def closed(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.moving and not any(item.state == "read" for item in self.items)
