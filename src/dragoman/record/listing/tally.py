"""How many events there are of each tag, in all and by month: kept in step with the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from dragoman.record import tallies
from dragoman.record.listing_schema import listed_month, listed_tag, listed_total

#: Kinds of tags with so few values that they are counted by month as well.
MONTHLY = ("party:", "act:", "status:", "theme:", "outlet:")


#: Two primes: sums of what is left of 8 million numbers after dividing by them, or of its square, stay below 2^63.
_LARGE, _SMALL = 2_147_483_647, 65_521


class TagSums:
    """For each tag how many events bear it, and three sums of their numbers: lists that agree in all have the same events.

    In one pass over each of the two tables, where looking up each tag of each event takes five times as long.
    """

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = {}

    def add(self, no: int, tags: Iterable[str]) -> None:
        """An event with its number."""
        high, low, square = no // _LARGE, no % _LARGE, (no % _SMALL) ** 2
        for tag in tags:
            sums = self._found.setdefault(tag, [0, 0, 0, 0])
            sums[0] += 1
            sums[1] += high
            sums[2] += low
            sums[3] += square

    def hold(self, connection: Connection) -> bool:
        """Whether the table of tags has these sums."""
        no = listed_tag.c.no
        parts = (no // _LARGE, no % _LARGE, (no % _SMALL) * (no % _SMALL))
        query = select(listed_tag.c.tag, func.count(), *(func.sum(part) for part in parts)).group_by(listed_tag.c.tag)
        there = 0
        with connection.execute(query, execution_options={"yield_per": 5000}) as rows:  # closed even where it is left early
            for tag, *sums in rows:
                there += 1
                if self._found.get(tag) != [int(value) for value in sums]:
                    return False
        return there == len(self._found)


class Tally:
    """Counts of events, each given by its tags and the day on which it began."""

    def __init__(self) -> None:
        self.totals: Counter[tallies.Key] = Counter()
        self.months: Counter[tallies.Key] = Counter()

    def count(self, tags: Iterable[str], day: str | None) -> None:
        """One event more."""
        month = day[:7] if day else ""
        self.months["", month] += 1
        for tag in tags:
            self.totals[(tag,)] += 1
            if tag.startswith(MONTHLY):
                self.months[tag, month] += 1

    def add(self, connection: Connection, sign: int = 1) -> None:
        """Add them to the tables, or take them away."""
        tallies.add(connection, listed_total, tallies.single(self.totals, sign))
        tallies.add(connection, listed_month, tallies.single(self.months, sign))

    def put(self, connection: Connection) -> None:
        """Fill the empty tables."""
        tallies.put(connection, listed_total, tallies.single(self.totals))
        tallies.put(connection, listed_month, tallies.single(self.months))

    def wrong(self, connection: Connection) -> Iterator[str]:
        """Where the tables say otherwise."""
        yield from tallies.wrong(connection, listed_total, tallies.single(self.totals))
        yield from tallies.wrong(connection, listed_month, tallies.single(self.months))
