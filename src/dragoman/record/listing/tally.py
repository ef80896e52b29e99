"""How many events there are of each tag, in all and by month: kept in step with the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from dragoman.record import tallies
from dragoman.record.listing_schema import listed_month, listed_total

#: Kinds of tags with so few values that they are counted by month as well.
MONTHLY = ("party:", "act:", "status:", "theme:", "outlet:")


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
