"""How things went on, stand and differ, each word of it with the numbers of the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.dossier.sources import Numbers
from dragoman.record import Happening, Thing, between, things


@dataclass(frozen=True, slots=True)
class Moment:
    """A status that a happening had, the date then given for it, and the day it was first told so."""

    status: str
    date: str | None
    told: str | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which reports of one happening differ (`about`: which figure, office or person), value by value."""

    field: str
    about: str
    values: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Life:
    """An accord or a measure, with its stages: what, when, and where it is written. `act`, `about`: of what began it."""

    thing: Thing
    stages: tuple[tuple[str, str | None, tuple[int, ...]], ...]
    act: str
    about: str | None


def moments(happening: Happening, numbers: Numbers) -> tuple[Moment, ...]:
    """The history of a happening that has one: none where all reports say the same."""
    steps = happening.history()
    if len(steps) < 2:
        return ()
    return tuple(Moment(s.status, s.date, s.told, _numbers(happening, s.reports, numbers)) for s in steps)


def differences(happening: Happening, numbers: Numbers) -> tuple[Difference, ...]:
    """Where the reports differ; each value with all sentences of the reports that give it."""
    return tuple(
        Difference(
            item.field,
            item.about,
            tuple((variant.value, _numbers(happening, variant.reports, numbers)) for variant in item.variants),
        )
        for item in happening.disagreements()
    )


def _numbers(happening: Happening, reports: Sequence[str], numbers: Numbers) -> tuple[int, ...]:
    told = (stored for stored in happening.reports if stored.id in reports)
    words = ((stored, evidence) for stored in told for evidence in stored.fact.evidence)
    return tuple(dict.fromkeys(numbers.of(s.page, item.sentence, s.id, where=item.where) for s, item in words))


def lives(found: Sequence[Happening], parties: Sequence[str], numbers: Numbers) -> tuple[Life, ...]:
    """The accords and measures between the parties, what stands first."""
    known = {item.id: item for item in found}
    made = between(things(item.as_act() for item in found), parties)
    # Organisations outside the codebook are compared by their folded name and shown as they are written.
    written = {name.casefold(): name for item in reversed(found) for name in (*item.actors, *item.recipients)}

    def shown(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(written.get(name, name) for name in names)

    return tuple(
        Life(
            replace(thing, parties=shown(thing.parties), against=shown(thing.against)),
            tuple((s.stage, s.date, _all(known[s.happening], numbers)) for s in thing.life),
            known[thing.life[0].happening].act,
            known[thing.life[0].happening].about,
        )
        for thing in sorted(made, key=lambda thing: not thing.stands)
    )


def _all(happening: Happening, numbers: Numbers) -> tuple[int, ...]:
    return _numbers(happening, [stored.id for stored in happening.reports], numbers)
