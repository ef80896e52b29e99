"""Accords and measures as things with a life: what stands between two parties, since when, and who wants it gone.

A thing is made of happenings: those that sign, impose, lift, suspend or call for the same paper or measure, told apart by
parties and by the words for what they are about. The stages are in `data/things.yaml`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.codebook import key
from dragoman.record.resolve import settings
from dragoman.record.resolve.reports import party_key
from dragoman.record.resolve.words import content, overlap, papers

FILE = "things.yaml"


@dataclass(frozen=True, slots=True)
class Act:
    """A happening as far as things need it. `day`: its first day, ISO; `date`: as written."""

    id: str
    act: str
    about: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    date: str | None
    day: str | None
    object: str | None = None
    instrument: str | None = None

    @property
    def words(self) -> frozenset[str]:
        """Stems of what it is about."""
        return (content(self.object or "") | content(self.instrument or "")) - papers() - _general()


@functools.cache
def _general() -> frozenset[str]:
    """Stems of words for measures in general."""
    return content(settings.load(FILE)["general"])


@dataclass(frozen=True, slots=True)
class Stage:
    """One moment in the life of a thing, with the happening that tells it."""

    stage: str
    date: str | None
    happening: str


@dataclass(frozen=True, slots=True)
class Thing:
    """An accord or a measure. `parties` made it; `against` are those it is imposed on, empty for accords."""

    kind: Literal["accord", "measure"]
    name: str
    parties: tuple[str, ...]
    against: tuple[str, ...]
    life: tuple[Stage, ...]
    state: str

    @property
    def stands(self) -> bool:
        """Whether it is in force."""
        return self.state in settings.load(FILE)["stands"]


@dataclass(slots=True)
class _Open:
    kind: Literal["accord", "measure"]
    makers: set[str]
    against: set[str]
    words: set[str] = field(default_factory=set)
    acts: list[tuple[Act, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Opened:
    """The things so far, in their order, and which of them hold a word, or none."""

    all: list[_Open] = field(default_factory=list)
    with_word: dict[str, set[int]] = field(default_factory=dict)
    bare: set[int] = field(default_factory=set)

    def near(self, act: Act, row: Mapping[str, Any]) -> Iterable[int]:
        """Numbers of the things that the act can fit at all: with a word of it, or where either has none, if that will do."""
        bare = _bare_will_do(row)
        if not act.words:
            return range(len(self.all)) if bare else ()
        shared = {number for word in act.words for number in self.with_word.get(word, ())}
        return shared | self.bare if bare else shared

    def add(self, number: int, act: Act) -> None:
        """Note that the thing has got this act."""
        for word in act.words:
            self.with_word.setdefault(word, set()).add(number)
        if self.all[number].words:
            self.bare.discard(number)
        else:
            self.bare.add(number)


def _bare_will_do(row: Mapping[str, Any]) -> bool:
    """Whether acts of the row fit a thing of which, or of themselves, nothing is said: none that makes one, nothing weak."""
    return row["stage"] not in {"signed", "imposed"} and not row.get("weak")


def things(acts: Iterable[Act]) -> tuple[Thing, ...]:
    """All accords and measures that these happenings tell of, by their first day. A function of the set."""
    ordered = sorted(acts, key=lambda act: (act.day or "9999", act.id))
    found = _Opened()
    # First what makes a thing, then what answers one: who calls for the end of a measure does not make it.
    rows = [(act, row) for act in ordered if (row := _row(act))]
    for act, row in [*(item for item in rows if not _late(item[1])), *(item for item in rows if _late(item[1]))]:
        _place(found, act, row)
    return tuple(sorted((_close(thing) for thing in found.all), key=_by_life))


def _by_life(thing: Thing) -> tuple[str, list[tuple[str, str, str]]]:
    return thing.life[0].date or "9999", [(stage.stage, stage.date or "", stage.happening) for stage in thing.life]


def _late(row: Mapping[str, Any]) -> bool:
    return bool(row.get("answers") or row["stage"] in {"lifted", "upheld", "easing_announced", "easing_considered"})


def _row(act: Act) -> Mapping[str, Any] | None:
    for row in settings.load(FILE)["stages"]:
        if act.act not in row["acts"] or (act.about not in row["about"] if "about" in row else False):
            continue
        if "status" in row and act.status not in row["status"]:
            continue
        if row.get("named") and not act.instrument:
            continue
        found: Mapping[str, Any] = row
        return found
    return None


def _place(found: _Opened, act: Act, row: Mapping[str, Any]) -> None:
    """Put the act to the thing it fits best, or let it begin one."""
    makers, against = _sides(act, row)
    scored = [(_fit(found.all[number], act, row, makers, against), -number) for number in found.near(act, row)]
    best, place = max(scored, default=(0.0, 0))
    number = -place
    if best <= 0:
        if row.get("weak"):
            return
        number = len(found.all)
        found.all.append(_Open(row["of"], set(), set()))
    home = found.all[number]
    home.makers |= makers
    home.against |= against
    home.words |= act.words
    home.acts.append((act, row["stage"]))
    found.add(number, act)


def _sides(act: Act, row: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """Who makes the thing and whom it is against; one who answers a measure is whom it is against."""
    actors, recipients = (set(map(party_key, side)) for side in (act.actors, act.recipients))
    if row["of"] == "accord":
        return actors | recipients, set()
    return (recipients, actors) if row.get("answers") else (actors, recipients)


def _fit(thing: _Open, act: Act, row: Mapping[str, Any], makers: set[str], against: set[str]) -> float:
    """How well an act belongs to a thing; 0 where it does not."""
    if thing.kind != row["of"]:
        return 0.0
    if thing.kind == "accord":
        if len(thing.makers & makers) < min(2, len(makers)):
            return 0.0
    elif not thing.makers & makers or (thing.against and against and not thing.against & against):
        return 0.0
    share = overlap(frozenset(thing.words), act.words)
    least = float(settings.load(FILE)["alike"])
    if share >= least:
        return 1.0 + share
    bare = not act.words or not thing.words
    return 0.5 if bare and _bare_will_do(row) else 0.0


def _close(thing: _Open) -> Thing:
    acts = sorted(thing.acts, key=lambda item: (item[0].day or "9999", item[0].id))
    life = tuple(Stage(stage, act.date or act.day, act.id) for act, stage in acts)
    return Thing(
        kind=thing.kind,
        name=_name(thing.kind, acts),
        parties=tuple(sorted(thing.makers)),
        against=tuple(sorted(thing.against - thing.makers)),
        life=life,
        state=_state(life),
    )


def _state(life: Sequence[Stage]) -> str:
    """What the last settling stage leaves: an announcement after the signing settles nothing."""
    settles, comes = settings.load(FILE)["settles"], settings.load(FILE)["comes"]
    state = "open"
    for stage in life:
        becomes = settles.get(stage.stage)
        if becomes and not (becomes in comes and state not in {"open", *comes}):
            state = becomes
    return state


def _name(kind: str, acts: Sequence[tuple[Act, str]]) -> str:
    """The fullest paper's name, with what it is about where an object says so; else the fullest object. A measure is what it
    touches rather than the paper that says so.

    What made the thing names it rather than what answers it.
    """
    settles = settings.load(FILE)["settles"]
    making = [act for act, stage in acts if stage in settles and stage != "lifted"] or [act for act, _stage in acts]
    papers_ = [act.instrument for act in making if act.instrument]
    objects = [act.object for act in making if act.object]
    about = [text for text in objects if any(key(paper) in key(text) for paper in papers_)]
    named = [objects, papers_] if kind == "measure" else [papers_, objects]
    return max(about or named[0] or named[1], key=lambda text: (len(content(text)), -len(text), text), default="")


def between(found: Iterable[Thing], parties: Sequence[str]) -> tuple[Thing, ...]:
    """The things in which all these parties have a part, on whichever side."""
    wanted = set(map(party_key, parties))
    return tuple(thing for thing in found if wanted <= {*thing.parties, *thing.against})


def stage_of(act: str, about: str | None, status: str) -> str | None:
    """The stage in the life of an accord or a measure that an act makes; None where it makes none."""
    for row in settings.load(FILE)["stages"]:
        if act in row["acts"] and (about in row["about"] if "about" in row else True) and status in row.get("status", [status]):
            return str(row["stage"])
    return None


def acts_of_things(*stages: str) -> tuple[str, ...]:
    """The acts that make a stage in the life of an accord or a measure by themselves; with `stages`, one of these."""
    rows = [row for row in settings.load(FILE)["stages"] if not row.get("weak") and (not stages or row["stage"] in stages)]
    return tuple(sorted({act for row in rows for act in row["acts"]}))
