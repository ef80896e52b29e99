"""Method: how facts are read and coded, how well, what of the press is covered, what it cannot do, and whose it is."""

from __future__ import annotations

import functools
import json
from datetime import date
from importlib.resources import files
from typing import Any, Literal

from dragoman.codebook.guide import Entry, load_guide
from dragoman.codebook.guide_text import facts, result, why_not
from dragoman.record import MissingRecord, period_read
from dragoman.record.listing import extent
from dragoman.web.desk import AtDesk, Desk
from dragoman.web.errors import NotFound
from dragoman.web.pages import Pages
from dragoman.web.views.shapes import Shape

pages = Pages("method")
#: What of the measured figures the page shows first, and in which order.
EVENTS = ("events type", "events parties", "events full")
OTHERS = (
    "quotes direct", "quotes indirect", "persons with a role", "programmes", "status", "date", "speaker", "published", "title",
)  # fmt: skip
#: What a person has to know of the limits: keys of words.
LIMITS = ("language", "unseen", "parties", "news", "silence", "machine", "quotes", "time")
#: Whose work is used: a name, what it is used for (a key of words), its licence.
SOURCES = (
    ("Lefff (Benoît Sagot, Inria)", "lefff", "LGPL-LR"),
    ("UD French Sequoia, FQB", "treebanks", "LGPL-LR"),
    ("UD French GSD", "treebanks", "CC BY-SA 4.0"),
    ("WiNER (Yoann Dupont), Wikinews", "names", "CC BY 4.0, CC BY 2.5"),
    ("fr_core_news_md (Explosion)", "vectors", "LGPL-LR"),
    ("Natural Earth, world-atlas (Michael Bostock)", "map", "domaine public, ISC"),
    ("PLOVER (Open Event Data Alliance)", "plover", "–"),
    ("htmx", "htmx", "0BSD"),
)


class Figure(Shape):
    """A measured figure. `value`: F1, or the share right of `of`; None where the gold has nothing of the kind."""

    value: float | None
    precision: float | None
    recall: float | None
    of: int | None


class Measured(Shape):
    """A set of gold and what was reached on it."""

    name: str
    pages: int
    figures: dict[str, Figure]


class Gap(Shape):
    """Days without any page, the first and the last."""

    first: str
    last: str


class Covered(Shape):
    """What was read: pages, outlets, from when to when, and how many days have none."""

    pages: int
    outlets: int
    events: int
    since: str | None
    until: str | None
    days: int
    missing: int
    gaps: tuple[Gap, ...]


class Method(Shape):
    """How the record comes about and what it is worth. `measured_now`: the figures are of the versions that run here."""

    versions: dict[str, str]
    measured_on: dict[str, str]
    measured_now: bool
    sets: tuple[Measured, ...]
    covered: Covered | None
    limits: tuple[str, ...]
    sources: tuple[tuple[str, str, str], ...]
    counts: dict[str, int]


class ExampleShape(Shape):
    """A sentence, what it gives, or why it is none."""

    text: str
    told: str | None


class EntryShape(Shape):
    """An act, status or theme of the codebook, in the language of the interface."""

    kind: Literal["act", "status", "theme"]
    name: str
    label: str
    plover: str | None
    meaning: str
    facts: tuple[str, ...]
    bounds: tuple[str, ...]
    rules: tuple[str, ...]
    signs: tuple[str, ...]
    examples: tuple[ExampleShape, ...]
    counter: tuple[ExampleShape, ...]
    triggers: int


class RuleShape(Shape):
    """A rule that holds for several acts."""

    text: str
    acts: tuple[str, ...]


class Codebook(Shape):
    """The whole codebook."""

    acts: tuple[EntryShape, ...]
    statuses: tuple[EntryShape, ...]
    themes: tuple[EntryShape, ...]
    rules: tuple[RuleShape, ...]


class OneEntry(Shape):
    """One entry of the codebook."""

    entry: EntryShape


@functools.cache
def measured() -> dict[str, Any]:
    """What bench/accuracy.py measured last: `versions`, and the figures of each set."""
    found: dict[str, Any] = json.loads((files("dragoman.web") / "data" / "accuracy.json").read_text(encoding="utf-8"))
    return found


@functools.cache
def running() -> dict[str, str]:
    """The versions that read here."""
    from dragoman.language.versions import versions

    return versions()


@pages.page("/method", "method.html", same=True)
def method(desk: AtDesk) -> Method:
    """How facts are read, how well, and what of the press is covered."""
    data, now, guide = measured(), running(), load_guide()
    return Method(
        versions=now, measured_on=data["versions"], measured_now=data["versions"] == now,
        sets=tuple(_measured(name, found) for name, found in data["sets"].items()),
        covered=desk.archive.kept("coverage", lambda: _covered(desk)), limits=LIMITS, sources=SOURCES,
        counts={
            "acts": len(guide.acts), "statuses": len(guide.statuses), "themes": len(guide.themes),
            "triggers": sum(len(entry.triggers) for entry in guide.acts.values()),
        },
    )  # fmt: skip


@pages.page("/method/codebook", "codebook.html", same=True)
def codebook(desk: AtDesk) -> Codebook:
    """Every act, status and theme: meaning, bounds, examples."""
    guide, acts = load_guide(), desk.labels.acts
    shown: dict[str, tuple[EntryShape, ...]] = {
        kind: tuple(entry_shape(desk, entry) for entry in getattr(guide, kind).values())
        for kind in ("acts", "statuses", "themes")
    }
    rules = tuple(
        RuleShape(text=rule.text[desk.lang], acts=tuple(acts.get(name, name) for name in rule.acts)) for rule in guide.rules
    )
    return Codebook(**shown, rules=rules)


@pages.page("/method/codebook/{name}", "codebook_entry.html", same=True)
def codebook_entry(desk: AtDesk, name: str) -> OneEntry:
    """One act, status or theme."""
    entry = load_guide().find(name)
    if entry is None:
        raise NotFound
    return OneEntry(entry=entry_shape(desk, entry))


def entry_shape(desk: Desk, entry: Entry) -> EntryShape:
    """An entry in the language of the interface."""
    lang, labels = desk.lang, desk.labels
    names = {**labels.acts, **labels.statuses}
    table = {"act": labels.acts, "status": labels.statuses, "theme": labels.themes}[entry.kind]
    return EntryShape(
        kind=entry.kind, name=entry.name, label=table.get(entry.name, entry.name),
        plover=entry.act.plover if entry.act else None, meaning=entry.meaning[lang], facts=tuple(facts(entry, lang)),
        bounds=entry.bounds[lang], rules=tuple(rule.text[lang] for rule in entry.rules), signs=entry.signs,
        examples=tuple(
            ExampleShape(text=one.text, told=None if entry.kind == "theme" else result(one, lang, names))
            for one in entry.examples
        ),
        counter=tuple(
            ExampleShape(text=one.text, told=why_not(one, entry, lang, names) or None) for one in entry.counter
        ),
        triggers=len(entry.triggers),
    )  # fmt: skip


def _measured(name: str, found: dict[str, Any]) -> Measured:
    figures = {key: _figure(found[key]) for key in (*EVENTS, *OTHERS) if key in found}
    return Measured(name=name, pages=found["pages"], figures=figures)


def _figure(found: dict[str, Any]) -> Figure:
    if "f1" in found:
        value = found["f1"] if found["gold"] else None
        return Figure(value=value, precision=found["p"] if value is not None else None,
                      recall=found["r"] if value is not None else None, of=found["gold"])  # fmt: skip
    return Figure(value=found["share"], precision=None, recall=None, of=found["of"])


def _covered(desk: Desk) -> Covered | None:
    try:
        found, there = period_read(desk.record), extent(desk.record)
    except MissingRecord:
        return None
    gaps = sorted(found.gaps, key=lambda gap: (_length(gap), gap), reverse=True)[:5]
    return Covered(
        pages=there.pages, outlets=there.outlets, events=there.events, since=found.since, until=found.until,
        days=found.length, missing=found.missing, gaps=tuple(Gap(first=a, last=b) for a, b in gaps),
    )  # fmt: skip


def _length(gap: tuple[str, str]) -> int:
    return (date.fromisoformat(gap[1]) - date.fromisoformat(gap[0])).days
