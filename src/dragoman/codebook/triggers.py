"""Triggers: the words that say an act, and what each place in the sentence around them gives. Data: data/triggers/ACT.yaml,
and ACT_FAMILY.yaml where one act has many (attack_nouns.yaml).

One entry (see CONTRIBUTING.md for how to add one):

    - rule: sign.verb                     # ACT.name, unique
      verbs: [signer, se signer]          # or nouns, adjectives, expressions
      object: ["@instrument", accord]     # the logical object must be of a class, one of these nouns, "" for none at all
      without_words: [musée]              # words that must not stand in the clause (with_words: one of these must)
      then_words: ["pour quitter"]        # one of these must follow in the sentence, in whatever clause
      topic: [war]                        # what the page is about (topics.yaml): asked for, or in place of the with_words
      roles: {avec: actor, object: none}  # changes to the act's own roles
      status: possible                    # what "done" is with these words ("risque une amende")
      alone: true                         # whom it is done to is in the clause or nobody: never inferred from the text before
      ground: recipient                   # with no party named, the state on whose ground it is (or actor; society: its people
                                          # do it; people, rivals: it is done to those of the state that does it)
      examples: ["La France a signé un accord avec le Japon."]
      not: ["Tokyo a signé sa meilleure progression."]
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args

from dragoman.codebook.acts import Act, load_acts
from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import fold
from dragoman.model import Status

_WORD_KEYS = ("verbs", "nouns", "adjectives", "expressions")
_LIST_KEYS = (
    "object",
    "object_not",
    "subject",
    "of",
    "with_words",
    "then_words",
    "topic",
    "without_words",
    "by_words",
    "clause_acts",
    "needs",
    "lacks",
    "needs_prep",
    "examples",
    "not",
)
_FLAGS = ("public", "passive", "single", "about_required", "deep", "alone")
_KEYS = {"rule", "roles", "object_or", "about", "least", "negated", "ground", "status", *_WORD_KEYS, *_LIST_KEYS, *_FLAGS}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry. Word lists are folded; a noun list entry "@name" is a class of nouns.yaml or of reading.

    `file` is the data file it stands in.
    """

    rule: str
    act: Act
    roles: Mapping[str, str]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_not: tuple[str, ...] = ()
    object_or: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    subject: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    with_words: tuple[str, ...] = ()
    then_words: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    without_words: tuple[str, ...] = ()
    by_words: tuple[str, ...] = ()
    clause_acts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    needs_prep: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    about: str | None = None
    negated: str | None = None
    ground: str | None = None
    status: Status | None = None
    least: int = 1
    public: bool = False
    passive: bool = False
    deep: bool = False
    single: bool = False
    alone: bool = False
    about_required: bool = False
    file: str = ""


@dataclass(frozen=True)
class Triggers:
    """All triggers, found by the word that may trigger them: infinitives with pronoun, nouns and adjectives folded."""

    all: tuple[Trigger, ...]
    verbs: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    adjectives: Mapping[str, tuple[Trigger, ...]]
    expressions: tuple[tuple[str, Trigger], ...]


@functools.cache
def load_triggers() -> Triggers:
    """All triggers, in the order of the acts and of the entries in each file.

    Raises:
        CodebookError: an entry breaks the schema, or a rule is there twice.
    """
    everything: list[Trigger] = []
    there = sorted(entry.name for entry in (files("dragoman.codebook") / "data" / "triggers").iterdir())
    for act in load_acts().values():
        if f"{act.name}.yaml" not in there:
            raise CodebookError(f"triggers/{act.name}.yaml is missing")
        for name in (f"{act.name}.yaml", *(n for n in there if n.startswith(f"{act.name}_") and n.endswith(".yaml"))):
            everything += [_trigger(act, row, f"triggers/{name}") for row in load_yaml(f"triggers/{name}")]
    seen: set[str] = set()
    for trigger in everything:
        if trigger.rule in seen:
            raise CodebookError(f"triggers: the rule {trigger.rule!r} is there twice")
        seen.add(trigger.rule)
    return Triggers(
        tuple(everything), _index(everything, "verbs"), _phrases(everything), _index(everything, "nouns"),
        _index(everything, "adjectives"), tuple((words, trigger) for trigger in everything for words in trigger.expressions),
    )  # fmt: skip


def _index(triggers: list[Trigger], kind: str) -> Mapping[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        for word in getattr(trigger, kind):
            found.setdefault(word, []).append(trigger)
    return MappingProxyType({word: tuple(rows) for word, rows in found.items()})


#: Behind the apostrophe of a short word: "d'accord", "l'objet".
_ELISION = re.compile(r"(?<=\b[cdjlmnst]['’])(?=\w)|(?<=\bqu['’])(?=\w)")


def _phrases(triggers: list[Trigger]) -> Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]:
    """Verbs of several words ("avoir lieu", "se mettre d'accord"): the verb with its pronoun to the words that follow it."""
    found: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for trigger in triggers:
        for verb in trigger.verbs:
            first = 2 if verb.startswith("se ") else 1
            words = verb.split(" ", first)
            words[first:] = _ELISION.sub(" ", " ".join(words[first:])).split()  # as the tokeniser has them: "d'" "accord"
            if len(words) > first:
                found.setdefault(" ".join(words[:first]), []).append((tuple(words[first:]), trigger))
    return MappingProxyType({verb: tuple(rows) for verb, rows in found.items()})


def _trigger(act: Act, row: dict[str, Any], file: str) -> Trigger:
    where = f"{file} ({row.get('rule', 'entry without a rule')})"
    if unknown := sorted(set(row) - _KEYS):
        raise CodebookError(f"{where}: unknown key {unknown[0]!r}; allowed: {', '.join(sorted(_KEYS))}")
    if not str(row.get("rule", "")).startswith(act.name + "."):
        raise CodebookError(f"{where}: the rule must be called {act.name}.something")
    if not any(row.get(key) for key in _WORD_KEYS):
        raise CodebookError(f"{where}: one of {', '.join(_WORD_KEYS)} is needed")
    if not row.get("examples"):
        raise CodebookError(f"{where}: at least one example is needed")
    for key in (*_WORD_KEYS, *_LIST_KEYS):
        if key in row and not (isinstance(row[key], list) and all(isinstance(x, str) for x in row[key])):
            raise CodebookError(f"{where}: {key!r} must be a list of words")
    if row.get("ground") not in {None, "actor", "recipient", "society", "people", "rivals"}:
        raise CodebookError(f"{where}: {row['ground']!r} is no ground; allowed: actor, recipient, society, people, rivals")
    if row.get("status") not in {None, *get_args(Status)}:
        raise CodebookError(f"{where}: {row['status']!r} is no status; allowed: {', '.join(sorted(get_args(Status)))}")
    roles = {**act.roles, **row.get("roles", {})}
    if bad := sorted(set(roles.values()) - {"actor", "recipient", "member", "none"}):
        raise CodebookError(f"{where}: {bad[0]!r} is no role")
    lists = {key: tuple(fold(word) for word in row.get(key, ())) for key in (*_WORD_KEYS, *_LIST_KEYS[:-2])}
    rest: dict[str, Any] = {**{flag: bool(row.get(flag, False)) for flag in _FLAGS}, **lists}
    return Trigger(
        rule=row["rule"],
        act=act,
        roles=MappingProxyType({place: role for place, role in roles.items() if role != "none"}),
        object_or=MappingProxyType({p: tuple(fold(w) for w in words) for p, words in row.get("object_or", {}).items()}),
        examples=tuple(row["examples"]),
        counter_examples=tuple(row.get("not", ())),
        about=row.get("about"),
        negated=row.get("negated"),
        ground=row.get("ground"),
        status=row.get("status"),
        least=row.get("least", act.least),
        file=file,
        **rest,
    )
