"""The codebook as it is shown to people: boundary rules, meanings and tested examples. Data: data/guide/*.yaml."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from dragoman.codebook.acts import Act, load_acts
from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.triggers import Trigger, load_triggers

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what reading it gives.

    `act`, `status`, `about` are those of an event; `status` None for an entry of `not`, where no such event may be found.
    `why` says in each language why not. For a theme only the text counts.
    """

    text: str
    act: str | None = None
    status: str | None = None
    about: str | None = None
    why: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act, status or theme: its meaning and bounds in each language, signs in French, examples and counter-examples."""

    kind: Literal["act", "status", "theme"]
    name: str
    meaning: Mapping[str, str]
    bounds: Mapping[str, tuple[str, ...]]
    signs: tuple[str, ...]
    examples: tuple[Example, ...]
    counter: tuple[Example, ...]

    @property
    def act(self) -> Act | None:
        """The act, where the entry is one."""
        return load_acts()[self.name] if self.kind == "act" else None

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """The triggers of the act."""
        return tuple(t for t in load_triggers().all if t.act.name == self.name) if self.kind == "act" else ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The general rules that name the act."""
        return tuple(rule for rule in load_guide().rules if self.name in rule.acts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A boundary rule that holds for several acts; `acts` is empty for one that holds for all."""

    name: str
    text: Mapping[str, str]
    acts: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Guide:
    """All entries by name, in the order of the codebook, and the general rules."""

    acts: Mapping[str, Entry]
    statuses: Mapping[str, Entry]
    themes: Mapping[str, Entry]
    rules: tuple[Rule, ...]

    def entries(self) -> Iterable[Entry]:
        """Acts, statuses, themes."""
        yield from self.acts.values()
        yield from self.statuses.values()
        yield from self.themes.values()

    def find(self, name: str) -> Entry | None:
        """An entry by name; an act also by its name in French or English, where no other entry is called so."""
        wanted = name.strip().casefold()
        by_label = [e for e in self.acts.values() if e.act and wanted in {e.act.fr.casefold(), e.act.en.casefold()}]
        return next((e for e in self.entries() if e.name == wanted), by_label[0] if by_label else None)


@functools.cache
def load_guide() -> Guide:
    """The guide.

    Raises:
        CodebookError: an entry breaks the schema, or an act has none.
    """
    acts = load_yaml("guide/acts.yaml")
    if list(acts) != list(load_acts()):
        odd = sorted(set(acts) ^ set(load_acts())) or ["the order"]
        raise CodebookError(f"guide/acts.yaml and acts.yaml differ: {odd[0]}")
    meanings = {name: dict(load_acts()[name].definition) for name in acts}
    return Guide(
        MappingProxyType({n: _entry("act", n, {"meaning": meanings[n], **row}) for n, row in acts.items()}),
        MappingProxyType({n: _entry("status", n, row) for n, row in load_yaml("guide/statuses.yaml").items()}),
        MappingProxyType({n: _entry("theme", n, row) for n, row in load_yaml("guide/themes.yaml").items()}),
        tuple(_rule(row) for row in load_yaml("guide/rules.yaml")),
    )


def _entry(kind: Literal["act", "status", "theme"], name: str, row: dict[str, Any]) -> Entry:
    where = f"guide ({name})"
    _check(where, row, {"meaning", "examples", "not"}, {"bounds", "signs"})
    bounds = row.get("bounds", {"fr": (), "en": ()})
    for both in (row["meaning"], bounds):
        if set(both) != {"fr", "en"}:
            raise CodebookError(f"{where}: French and English are both needed")
    if len(bounds["fr"]) != len(bounds["en"]):
        raise CodebookError(f"{where}: as many bounds in French as in English are needed")
    return Entry(
        kind, name, MappingProxyType(row["meaning"]),
        MappingProxyType({lang: tuple(lines) for lang, lines in bounds.items()}), tuple(row.get("signs", ())),
        tuple(_example(kind, name, one) for one in row["examples"]), tuple(_counter(kind, name, one) for one in row["not"]),
    )  # fmt: skip


def _example(kind: str, name: str, row: dict[str, Any] | str) -> Example:
    if isinstance(row, str):
        return Example(row)
    _check(f"guide ({name})", row, {"text"}, {"act", "status", "about"})
    act, status = (name, row.get("status", "done")) if kind == "act" else (row["act"], name)
    return Example(row["text"], act, status, row.get("about"))


def _counter(kind: str, name: str, row: dict[str, Any] | str) -> Example:
    if isinstance(row, str):
        return Example(row)
    if kind == "act":
        _check(f"guide ({name})", row, {"text", "fr", "en"}, set())
        return Example(row["text"], name, why=MappingProxyType({"fr": row["fr"], "en": row["en"]}))
    _check(f"guide ({name})", row, {"text", "act", "gives"}, set())
    return Example(row["text"], row["act"], None if row["gives"] == "none" else row["gives"])


def _rule(row: dict[str, Any]) -> Rule:
    _check(f"guide/rules.yaml ({row.get('id')})", row, {"id", "fr", "en", "examples"}, {"acts"})
    examples = []
    for one in row["examples"]:
        told, _, about = str(one["gives"]).partition(">")
        act, _, status = told.partition("/")
        examples.append(Example(one["text"], None if act == "none" else act, status or None, about or None))
    return Rule(row["id"], MappingProxyType({"fr": row["fr"], "en": row["en"]}), tuple(row.get("acts", ())), tuple(examples))


def _check(where: str, row: dict[str, Any], needed: set[str], allowed: set[str]) -> None:
    if missing := sorted(needed - set(row)):
        raise CodebookError(f"{where}: {missing[0]!r} is missing")
    if unknown := sorted(set(row) - needed - allowed):
        raise CodebookError(f"{where}: unknown key {unknown[0]!r}")
