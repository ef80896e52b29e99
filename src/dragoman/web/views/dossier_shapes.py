"""A dossier as pages and JSON show it: each line with the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as day
from datetime import timedelta

from dragoman.dossier import Difference, Entry, Life, Line, Moment, Named, Person, Source
from dragoman.model import Quote
from dragoman.record import first_and_last
from dragoman.web.views.shapes import PageShape, Shape

#: What was announced without a date is awaited for so many days.
YEAR = 366


class SourceShape(Shape):
    """A numbered sentence with its article. `where`: text, title or furniture. `facts`: ids of what it proves."""

    number: int
    text: str
    where: str
    facts: tuple[str, ...]
    page: PageShape

    @classmethod
    def of(cls, source: Source) -> SourceShape:
        """The source as the dossier has it."""
        return cls(
            number=source.number, text=source.exact, where=source.where, facts=source.facts, page=PageShape.of(source.page)
        )


class MomentShape(Shape):
    """A status, the date then given for the act, the day it was first told so."""

    status: str
    date: str | None
    told: str | None
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, moment: Moment) -> MomentShape:
        """The moment."""
        return cls(status=moment.status, date=moment.date, told=moment.told, numbers=moment.numbers)


class ValueShape(Shape):
    """What some reports say where others say something else."""

    value: str
    numbers: tuple[int, ...]


class DifferenceShape(Shape):
    """A field in which reports differ. `about`: which figure, office or person."""

    field: str
    about: str
    values: tuple[ValueShape, ...]

    @classmethod
    def of(cls, item: Difference) -> DifferenceShape:
        """The disagreement."""
        values = tuple(ValueShape(value=value, numbers=numbers) for value, numbers in item.values)
        return cls(field=item.field, about=item.about, values=values)


class LineShape(Shape):
    """What happened: the happening `id` as its fullest report, the fact `fact`, has it.

    `told`: the day of its first article, for what has no date. `voices`: how many of its articles do not depend on others.
    """

    id: str
    fact: str
    act: str
    about: str | None
    status: str
    date: str | None
    told: str | None
    place: str | None
    object: str | None
    instrument: str | None
    attributed_to: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    judged: str
    articles: int
    voices: int
    fiction: bool
    numbers: tuple[int, ...]
    history: tuple[MomentShape, ...]
    differences: tuple[DifferenceShape, ...]

    def ahead(self, today: str) -> bool:
        """Whether what is announced may still come: its last day is not over, or it was announced without one this year."""
        days = first_and_last(self.date)
        if days:
            return days[1] >= today
        told = first_and_last(self.told)
        return told is None or (day.fromisoformat(told[1]) + timedelta(YEAR)).isoformat() >= today

    @property
    def day(self) -> str | None:
        """Its first day, or that of its first article."""
        days = first_and_last(self.date) or first_and_last(self.told)
        return days[0] if days else None

    @classmethod
    def of(cls, line: Line) -> LineShape:
        """The line of the dossier."""
        entry = line.fact
        if not isinstance(entry, Entry):
            raise TypeError("a quote is no event")
        event, happening = entry.event, entry.happening
        stored = next(item for item in entry.reports if item.fact is event)
        first = entry.reports[0].page
        return cls(
            id=happening.id, fact=stored.id, act=event.act, about=event.about, status=entry.status, date=happening.date,
            told=first.published or first.captured, place=happening.place, object=event.object, instrument=event.instrument,
            attributed_to=event.attributed_to, actors=happening.actors, recipients=happening.recipients, people=entry.people,
            judged=stored.judged, articles=happening.articles, voices=happening.independent,
            fiction=any(item.page.fiction for item in entry.reports), numbers=line.numbers,
            history=tuple(map(MomentShape.of, line.history)), differences=tuple(map(DifferenceShape.of, line.differences)),
        )  # fmt: skip


class GroupShape(Shape):
    """Lines of one month (`2025-03`) or, of those that only give it, year; None for what has no date at all."""

    period: str | None
    lines: tuple[LineShape, ...]


def grouped(lines: Iterable[LineShape], *, oldest: bool) -> tuple[GroupShape, ...]:
    """The lines by month, in the order asked for."""
    groups: dict[str | None, list[LineShape]] = {}
    known = sorted(lines, key=lambda line: line.id)
    for line in sorted(known, key=lambda line: line.day or "", reverse=not oldest):
        date = line.date or line.told
        groups.setdefault(line.day[: 4 if date and len(date) == 4 else 7] if line.day else None, []).append(line)
    return tuple(GroupShape(period=period, lines=tuple(some)) for period, some in groups.items())


class StageShape(Shape):
    """A moment in the life of an accord or a measure."""

    stage: str
    date: str | None
    happening: str
    numbers: tuple[int, ...]


class LifeShape(Shape):
    """An accord or a measure. `against`: those it is imposed on. `id`: the happening that began it, for its page; `act` and
    `about` are its.
    """

    id: str
    kind: str
    act: str
    about: str | None
    name: str
    parties: tuple[str, ...]
    against: tuple[str, ...]
    state: str
    stands: bool
    stages: tuple[StageShape, ...]

    @classmethod
    def of(cls, life: Life) -> LifeShape:
        """The life of a thing."""
        thing = life.thing
        told = zip(thing.life, life.stages, strict=True)
        return cls(
            id=thing.life[0].happening, kind=thing.kind, act=life.act, about=life.about, name=thing.name,
            parties=thing.parties, against=thing.against, state=thing.state, stands=thing.stands,
            stages=tuple(
                StageShape(stage=name, date=date, happening=stage.happening, numbers=numbers)
                for stage, (name, date, numbers) in told
            ),
        )  # fmt: skip


class RoleShape(Shape):
    """A role as pages give it."""

    role: str
    party: str | None
    numbers: tuple[int, ...]


class PersonShape(Shape):
    """A person with roles; `id` for the person's page, None where the record has not put names together yet."""

    id: str | None
    name: str
    roles: tuple[RoleShape, ...]

    @classmethod
    def of(cls, person: Person) -> PersonShape:
        """The person."""
        roles = tuple(RoleShape(role=role, party=party, numbers=numbers) for role, party, numbers in person.roles)
        return cls(id=person.id, name=person.name, roles=roles)


class QuoteShape(Shape):
    """What somebody said, directly or as reported."""

    kind: str
    speaker: str | None
    cue: str | None
    text: str
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, line: Line) -> QuoteShape:
        """The quote of a line."""
        quote = line.fact
        if not isinstance(quote, Quote):
            raise TypeError("an event is no quote")
        return cls(kind=quote.kind, speaker=quote.speaker, cue=quote.cue, text=quote.text, numbers=line.numbers)


class ProgrammeShape(Shape):
    """A programme; `id` for its page."""

    id: str | None
    name: str
    owner: str | None
    horizon: int | None
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, item: Named) -> ProgrammeShape:
        """The programme."""
        return cls(id=item.id, name=item.name, owner=item.owner, horizon=item.horizon, numbers=item.numbers)
