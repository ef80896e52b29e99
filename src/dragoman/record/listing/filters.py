"""A filter of events as conditions on their numbers, and the cheapest way to walk through what passes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, literal_column, or_, select

from dragoman.codebook import load_parties
from dragoman.record import schema
from dragoman.record.days import first_and_last
from dragoman.record.errors import RecordError
from dragoman.record.listing import index, tags
from dragoman.record.listing.objects import numbers_about
from dragoman.record.listing_schema import listed, listed_month, listed_tag, listed_total
from dragoman.record.queries import BadDate, EventFilter, same_organisation

#: Events are counted up to this number; beyond, a count says that there are more.
COUNTED = 10_000
#: Of a group of tags with more events than this, not all are fetched to be sorted.
SPARSE = 20_000
#: Of more articles than this that arrived, events are not looked through one by one for those that pass.
ARRIVED = 3_000
#: Events on an article, about: which way to them is the shorter one depends on it.
ON_PAGE = 5


@dataclass(frozen=True, slots=True)
class ListFilter(EventFilter):
    """Which events to list: as `EventFilter`, and also: of one of these outlets; with all these `people`; with one of these
    `instruments` (papers, as written); judged so (`states`: accepted, corrected, noted); with a
    confidence of at `least` so much (none is not enough); whose object holds words that begin with each of `objects`; of
    pages first stored at `arrived` (an ISO moment or the beginning of one, UTC) or later.

    Case and the kinds of apostrophes make no difference in names of people and papers, nor do accents in objects. These
    are looked for in the newest `COUNTED` events that pass the rest; of pages that arrived, the latest are looked at, and where
    they are more than `ARRIVED` (and others did not arrive since), they too are looked for in these events.
    """

    outlets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    least: float | None = None
    objects: tuple[str, ...] = ()
    arrived: str | None = None

    @classmethod
    def of(cls, wanted: EventFilter | None) -> ListFilter:
        """The filter, or one that lets all pass."""
        if wanted is None:
            return cls()
        if isinstance(wanted, cls):
            return wanted
        return cls(wanted.parties, wanted.acts, wanted.statuses, wanted.themes, wanted.since, wanted.until)

    def groups(self, connection: Connection) -> list[tuple[str, ...]]:
        """Tags: of each group an event must have one."""
        found = _parties(connection, self.parties)
        found += [(tags.tag("person", tags.folded(name)),) for name in self.people]
        several = {"theme": self.themes, "state": self.states, "instrument": tuple(map(tags.folded, self.instruments))}
        several |= self.fields()
        if len(set(self.acts)) == len(set(self.themes)) == 1:
            found.append((tags.both(self.acts[0], self.themes[0]),))
            del several["act"], several["theme"]
        return found + [tags.group(kind, some) for kind, some in several.items() if some]

    def fields(self) -> dict[str, tuple[str, ...]]:
        """What is asked of columns that an event has one value of."""
        given = {"act": self.acts, "status": self.statuses, "outlet": self.outlets}
        return {name: values for name, values in given.items() if values}


def _parties(connection: Connection, names: Sequence[str]) -> list[tuple[str, ...]]:
    """The tags of parties; two that make a pair are looked up as one. Of an organisation of several names any will do."""
    left: list[str] = []
    found: list[tuple[str, ...]] = []
    for name in dict.fromkeys(names):
        known = load_parties().kind_of(name) is not None
        same = [] if known else sorted(connection.execute(same_organisation(name)).scalars())
        if len(same) > 1:
            found.append(tags.group("party", same))
        else:
            left.append(name)
    while len(left) > 1 and (two := tags.pairs(sorted(left[:2]))):
        found.append((tags.pair(*two[0]),))
        left = left[2:]
    return [*found, *((tags.tag("party", name),) for name in left)]


class Walk:
    """What passes a filter, for one connection: conditions on the numbers, and where to take the numbers from.

    `partly`: what the filter asks of objects was looked for in some of what passes the rest. Raises `BadDate`;
    `RecordError` where the lists were made by another version of the program.
    """

    def __init__(self, connection: Connection, wanted: EventFilter | None) -> None:
        if index.stale(connection):
            raise RecordError("the lists were made by another version of Dragoman: run dragoman record rebuild")
        self.connection = connection
        self.wanted = ListFilter.of(wanted)
        self.groups = self.wanted.groups(connection)
        self.since, self.until = _bounds(self.wanted)
        sizes = [(self._size(group), group) for group in self.groups]
        self.least, self.rarest = min(sizes, default=(SPARSE + 1, ()))
        self.only: list[int] | None = None
        self.partly = False
        if self.wanted.objects and not self.empty:
            rest = Walk(connection, replace(self.wanted, objects=()))
            self.only = numbers_about(connection, rest.numbers().limit(COUNTED), self.wanted.objects)
            self.partly = rest.count() > COUNTED
        elif self.wanted.arrived and not self.empty:
            rest = Walk(connection, replace(self.wanted, arrived=None))
            if not rest.all_arrived(self.wanted.arrived):
                found, self.partly = rest.arrived(self.wanted.arrived, COUNTED)
                self.only = sorted(found)

    def all_arrived(self, since: str) -> bool:
        """Whether all pages there are were first stored at a moment (ISO, UTC) or later."""
        page = schema.page
        return self.connection.execute(select(page.c.id).where(page.c.first_seen < since).limit(1)).first() is None

    def arrived(self, since: str, most: int) -> tuple[list[int], bool]:
        """The numbers of what passes of pages first stored at a moment (ISO, UTC) or later, at most so many, the latest pages
        or the newest events first; whether there are others.
        """
        page = schema.page
        some = select(page.c.id).where(page.c.first_seen >= since).limit(ARRIVED + 1).subquery()
        pages = self.connection.execute(select(func.count()).select_from(some)).scalar_one()
        query = select(listed.c.no).join(page, page.c.id == listed.c.page_id).where(page.c.first_seen >= since)
        cut = False
        if pages <= ARRIVED and self.least > min(COUNTED, ON_PAGE * pages):
            # In the order of an index: what is new is little, and is not to be looked for among all events.
            query = query.where(self.passes(listed.c.no)).order_by(page.c.first_seen.desc())
        else:
            known = self.numbers().limit(COUNTED).subquery()
            query = query.join(known, known.c.no == listed.c.no).order_by(listed.c.no.desc())
            cut = self.count() > COUNTED
        found = list(self.connection.execute(query.limit(most + 1)).scalars())
        return found[:most], cut or len(found) > most

    def _size(self, group: Sequence[str]) -> int:
        query = select(func.sum(listed_total.c.events)).where(listed_total.c.tag.in_(group))
        return int(self.connection.execute(query).scalar() or 0)

    @property
    def empty(self) -> bool:
        """Whether nothing can pass."""
        return self.least == 0 or self.only == []

    @property
    def _by_tag(self) -> bool:
        """Whether the numbers are taken from the rarest tags, rather than from all events."""
        if self.only is not None:
            return False
        return len(self.rarest) == 1 or (bool(self.rarest) and self.least <= SPARSE)

    def no_of(self) -> ColumnElement[int]:
        """The column the numbers are taken from."""
        return listed_tag.c.no if self._by_tag else listed.c.no

    def numbers(self, *more: ColumnElement[bool], newest: bool = True) -> Select[int]:
        """The numbers of what passes, in their order; those that also fulfil the conditions `more` on `no_of()`."""
        no = self.no_of()
        query = select(no)
        if self._by_tag:
            query = query.where(listed_tag.c.tag.in_(self.rarest))
            query = query.distinct() if len(self.rarest) > 1 else query
        query = query.where(and_(True, *self._conditions(no), *more))
        return query.order_by(no.desc() if newest else no)

    def passes(self, no: ColumnElement[int]) -> ColumnElement[bool]:
        """The condition that the event with this number passes."""
        if self.only is not None:
            return _among(no, self.only)
        return and_(True, *(has(no, group) for group in self.groups), *self._sure(no), *self._days(no))

    def _conditions(self, no: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """What is still to be asked of the numbers."""
        if self.only is not None:
            return [_among(no, self.only)]
        left = [group for group in self.groups if group != self.rarest or not self._by_tag]
        fields = {tags.group(kind, some): (kind, some) for kind, some in self.wanted.fields().items()}
        if self._by_tag:
            # The numbers of one tag stand close together in their order, as these here do: what has both is found by going
            # along the two, where a look at the row of `listed` would be one at another page of the store each time.
            fields = {group: field for group, field in fields.items() if len(group) > 1}
        asked = [fields[group] for group in left if group in fields]
        found: list[ColumnElement[bool]] = [has(no, group) for group in left if group not in fields]
        if asked and self._by_tag:
            # One look at the row of `listed` answers for all its columns.
            row = listed.alias()
            found.append(exists().where(row.c.no == no, *(row.c[kind].in_(some) for kind, some in asked)))
        elif asked:
            found += [listed.c[kind].in_(some) for kind, some in asked]
        return [*found, *self._sure(no), *self._days(no)]

    def _sure(self, no: ColumnElement[int]) -> list[ColumnElement[bool]]:
        if self.wanted.least is None:
            return []
        row = listed.alias()
        return [exists().where(row.c.no == no, row.c.confidence >= self.wanted.least)]

    def _days(self, no: ColumnElement[int]) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.until:
            found.append(no <= _written(index.first_number(self.until) | ((1 << index.LOW_BITS) - 1)))
            # What has no day is in no period. (Given two lower bounds, a planner may walk from the lower one.)
            found += [] if self.since else [no >= _written(1 << index.LOW_BITS)]
        if self.since:
            start = _written(index.first_number(self.since))
            # What began before and lasted: few, found by their last days. (A sum: else a planner walks through all numbers.)
            number: ColumnElement[int] = listed.c.no.op("+")(literal_column("0"))
            lasting = select(number.label("no")).where(listed.c.last_day >= self.since, number < start)
            earliest = self.connection.execute(select(func.min(lasting.subquery().c.no))).scalar()
            if earliest is None:
                found.append(no >= start)
            else:
                found += [no >= _written(earliest), or_(no >= start, no.in_(lasting))]
        return found

    @property
    def single(self) -> str | None:
        """The one tag that is all the filter asks for, empty where it asks for nothing; None where it asks for more."""
        wanted = self.wanted
        if wanted.since or wanted.until or wanted.least is not None or wanted.objects or wanted.arrived:
            return None
        if not self.groups:
            return ""
        return self.groups[0][0] if len(self.groups) == len(self.groups[0]) == 1 else None

    def kept(self) -> int | None:
        """How many pass, where that is kept beside the lists and need not be counted; else None."""
        if self.single == "":
            every = select(func.sum(listed_month.c.events)).where(listed_month.c.tag == "")
            return int(self.connection.execute(every).scalar() or 0)
        return None if self.single is None else self.least

    def count(self, *more: ColumnElement[bool], most: int = COUNTED) -> int:
        """How many pass and fulfil the conditions, counted up to one more than `most`."""
        if self.empty:
            return 0
        kept = None if more else self.kept()
        if kept is not None:
            return min(kept, most + 1)
        some = self.numbers(*more).order_by(None).limit(most + 1).subquery()
        return self.connection.execute(select(func.count()).select_from(some)).scalar_one()


def _among(no: ColumnElement[int], numbers: list[int]) -> ColumnElement[bool]:
    # Written out as the statement is sent: thousands of parameters take longer than the question.
    return no.in_(bindparam(None, numbers, expanding=True, literal_execute=True))


def has(no: ColumnElement[int], group: Sequence[str]) -> ColumnElement[bool]:
    """The condition that the event with this number has one of these tags."""
    other = listed_tag.alias()
    mine = other.c.tag == group[0] if len(group) == 1 else other.c.tag.in_(group)
    return exists().where(mine, other.c.no == no)


def _bounds(wanted: EventFilter) -> tuple[str | None, str | None]:
    found = []
    for text, side in ((wanted.since, 0), (wanted.until, 1)):
        days = None if text is None or "/" in text else first_and_last(text)
        if text and days is None:
            raise BadDate(f"{text!r} is no date: write 2025, 2025-03 or 2025-03-31")
        found.append(days[side] if days else None)
    return found[0], found[1]


def _written(number: int) -> ColumnElement[int]:
    # Written out: a planner has to see how much of the numbers is asked for.
    return literal_column(str(number))
