"""The dossier as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

from dragoman.cli.output import flat, results
from dragoman.cli.views.table import SHOWN, substance
from dragoman.dossier import Difference, Dossier, Entry, Labels, Line, Moment, Source
from dragoman.model import Quote
from dragoman.record import StoredPage


class Names(Protocol):
    """What parties are called."""

    def label(self, party: str, lang: Literal["fr", "en"]) -> str:
        """The party's name in a language."""


def print_dossier(dossier: Dossier, labels: Labels, names: Names) -> None:
    """Print it; on a terminal wrapped to its width, in a pipe one line a sentence."""
    from rich.padding import Padding
    from rich.text import Text

    console = results()
    for depth, style, line in _Writer(dossier, labels, names).lines():
        text = Text(flat(line), style=style)
        if console.is_terminal:
            console.print(Padding(text, (0, 0, 0, depth)))
        else:
            console.print(Text(" " * depth) + text, soft_wrap=True)


#: So many sources are named in one place; the list at the end names all.
MARKS = 8
#: Depth in columns, style, text.
Row = tuple[int, str, str]
EMPTY: Row = (0, "", "")


class _Writer:
    def __init__(self, dossier: Dossier, labels: Labels, names: Names) -> None:
        self.dossier, self.labels, self.names = dossier, labels, names
        self.sources = {source.number: source for source in dossier.sources}
        self.printed: set[int] = set()

    def lines(self) -> Iterator[Row]:
        yield from self._head()
        yield from self._section("timeline", self._timeline())
        yield from self._section("planned", ((2, "", self._entry(line, short=True)) for line in self.dossier.planned))
        yield from self._section("standing", self._standing())
        yield from self._section("people", self._people())
        yield from self._section("said", (row for line in self.dossier.said for row in self._quote(line)))
        yield from self._section("programmes", self._programmes())
        yield from self._section("sources", self._pages())

    def _section(self, name: str, rows: Iterable[Row]) -> Iterator[Row]:
        found = list(rows)
        if found:
            yield EMPTY
            yield 0, "bold", self.labels.text(name)
            yield from found

    def _head(self) -> Iterator[Row]:
        dossier, text = self.dossier, self.labels.text
        yield 0, "bold", text("dossier", who=self.labels.joined([self._party(party) for party in dossier.parties]))
        if dossier.period:
            first, last = (self.labels.date(day) for day in dossier.period)
            yield 0, "", text("period", first=first, last=last)
        else:
            yield 0, "", text("no_period")
        outlets = sorted({flat(page.outlet) for page in dossier.pages if page.outlet}, key=str.casefold)
        parts = [text("events", count=len(dossier.timeline)), text("pages", count=len(dossier.pages))]
        if outlets:
            parts.append(text("outlets", count=len(outlets), names=", ".join(outlets)))
        yield 0, "", " · ".join(parts)
        fiction = sum(page.fiction for page in dossier.pages)
        if fiction:
            yield 0, "bold", text("fiction_note", count=fiction)

    def _timeline(self) -> Iterator[Row]:
        for line in self.dossier.timeline:
            yield 2, "", self._entry(line)
            if line.history:
                steps = " → ".join(self._moment(moment) for moment in line.history)
                yield 6, "", self.labels.text("history", steps=steps)
            for item in line.differences:
                yield 6, "bold", self._difference(item)
            yield from self._sentences(line.numbers)

    def _entry(self, line: Line, *, short: bool = False) -> str:
        entry = line.fact
        if not isinstance(entry, Entry):
            return ""
        event, labels = entry.event, self.labels
        parts = [self._date(entry), labels.act(event.act, event.about)]
        if not short or entry.status != "planned":
            parts[1] += f" ({labels.status(entry.status)})"
        parts.append(self._who(event.actors, event.recipients))
        parts += [", ".join(entry.people)] if not short else []
        parts += [event.place or "", *substance(event)]
        parts += [labels.text("attributed", who=event.attributed_to)] if event.attributed_to else []
        told = entry.happening
        if told.articles > 1 and not short:
            parts.append(labels.text("articles", count=told.articles, independent=told.independent))
        return " · ".join(part for part in parts if part) + " " + _marks(line.numbers)

    def _moment(self, moment: Moment) -> str:
        status, labels = self.labels.status(moment.status), self.labels
        shown = f"{status} ({labels.date(moment.date)})" if moment.date else status
        told = labels.text("step", status=shown, told=labels.date(moment.told)) if moment.told else shown
        return f"{told} {_marks(moment.numbers)}"

    def _difference(self, item: Difference) -> str:
        labels = self.labels
        values = " · ".join(
            f"{labels.text('value', value=self._value(item.field, value))} {_marks(given)}" for value, given in item.values
        )
        return labels.text("differs", field=labels.field(item.field, flat(item.about)), values=values)

    def _value(self, field: str, value: str) -> str:
        shown = {"status": self.labels.status, "date": self.labels.date}
        return shown[field](value) if field in shown else flat(value)

    def _standing(self) -> Iterator[Row]:
        for life in self.dossier.standing:
            thing, labels = life.thing, self.labels
            who = self._who(thing.parties, thing.against)
            yield 2, "", " · ".join(part for part in (flat(thing.name), who, labels.stage(thing.state)) if part)
            for stage, date, given in life.stages:
                yield 6, "", f"{labels.date(date)} · {labels.stage(stage)} {_marks(given)}"

    def _date(self, entry: Entry) -> str:
        if entry.event.date:
            return self.labels.date(entry.event.date)
        page = entry.reports[0].page
        date = page.published or page.captured
        return self.labels.text("undated", date=self.labels.date(date)) if date else self.labels.text("no_date")

    def _who(self, actors: Sequence[str], recipients: Sequence[str]) -> str:
        left, right = (", ".join(self._party(party) for party in side) for side in (actors, recipients))
        return f"{left} → {right}" if right else left

    def _party(self, party: str) -> str:
        return self.names.label(party, self.labels.lang)

    def _sentences(self, numbers: Sequence[int]) -> Iterator[Row]:
        """Those that have not been printed yet."""
        for number in numbers:
            if number not in self.printed:
                self.printed.add(number)
                yield 6, "dim", self._sentence(self.sources[number])

    def _sentence(self, source: Source) -> str:
        opening, closing = self.labels.text("open_quote"), self.labels.text("close_quote")
        where = f" ({self.labels.text('in_' + source.where)})" if source.where != "text" else ""
        ids = ", ".join(fact[:SHOWN] for fact in source.facts)
        said = f"[{source.number}] {opening}{flat(source.exact)}{closing}{where}"
        return f"{said} — {self._page(source.page)} · {ids}"

    def _page(self, page: StoredPage, *, whole: bool = False) -> str:
        """Outlet, title, date; with `whole`, where the page is, too."""
        parts = [page.outlet or self.labels.text("no_outlet")]
        if page.title:
            parts.append(f"{self.labels.text('open_quote')}{flat(page.title)}{self.labels.text('close_quote')}")
        parts += [self.labels.date(page.published)] if page.published else []
        parts += [page.url or page.source] if whole else []
        return ", ".join(parts) + (f" ({self.labels.text('fiction')})" if page.fiction else "")

    def _people(self) -> Iterator[Row]:
        for person in self.dossier.people:
            held = [f"{self._office(role, of)} {_marks(given)}".rstrip() for role, of, given in person.roles]
            yield 2, "", self.labels.text("person", name=person.name, roles="; ".join(held))
            yield from self._sentences([given[0] for _role, _of, given in person.roles if given])

    def _office(self, role: str, of: str | None) -> str:
        return f"{role} ({self._party(of)})" if of else role

    def _quote(self, line: Line) -> Iterator[Row]:
        quote = line.fact
        if isinstance(quote, Quote):
            name = "said_indirectly" if quote.kind == "indirect" else "said_directly"
            speaker = f"{quote.speaker} ({quote.cue})" if quote.cue else quote.speaker
            yield 2, "", f"{self.labels.text(name, name=speaker, text=flat(quote.text))} {_marks(line.numbers)}"

    def _programmes(self) -> Iterator[Row]:
        for item in self.dossier.programmes:
            parts = [item.name, self._party(item.owner) if item.owner else ""]
            parts += [self.labels.text("horizon", year=item.horizon)] if item.horizon else []
            yield 2, "", " · ".join(part for part in parts if part) + " " + _marks(item.numbers)
            yield from self._sentences(item.numbers[:1])

    def _pages(self) -> Iterator[Row]:
        by_page: dict[str, list[Source]] = {}
        for source in self.dossier.sources:
            by_page.setdefault(source.page.id, []).append(source)
        for given in by_page.values():
            numbers = "".join(f"[{source.number}]" for source in given)
            yield 2, "", f"{numbers} {self._page(given[0].page, whole=True)}"

def _marks(numbers: Sequence[int]) -> str:
    shown = "".join(f"[{number}]" for number in numbers[:MARKS])
    return f"{shown}…" if len(numbers) > MARKS else shown
