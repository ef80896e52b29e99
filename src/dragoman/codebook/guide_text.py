"""The parts of an entry of the guide as lines of text, for the command and for the documentation alike."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.datafile import load_yaml
from dragoman.codebook.guide import Entry, Example, Language
from dragoman.codebook.triggers import Trigger

_KINDS = ("verbs", "nouns", "adjectives", "expressions")
_ASKS = ("object", "object_or", "object_not", "subject", "of", "with_words", "then_words", "topic", "without_words", "by_words")


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    data: dict[str, dict[str, str]] = load_yaml("guide/words.yaml")
    return data


def word(key: str, lang: Language, **fields: object) -> str:
    """A heading or connecting word; the key itself where there is none (a preposition)."""
    row = _words().get(key)
    return row[lang].format(**fields) if row else key


@dataclass(frozen=True, slots=True)
class TriggerText:
    """One trigger as text: its rule, its words by kind, what it asks for, its examples and counter-examples."""

    rule: str
    words: str
    asks: str
    examples: tuple[str, ...]
    counter: tuple[str, ...]


def trigger_text(trigger: Trigger, lang: Language, most: int = 12) -> TriggerText:
    """A trigger as text; of long word lists the first `most` words."""
    words = [_row(word(k, lang), _listed(getattr(trigger, k), lang, most), lang) for k in _KINDS if getattr(trigger, k)]
    asks = [
        _row(word(f"asks {k}", lang), _condition(getattr(trigger, k), lang, most), lang)
        for k in _ASKS if getattr(trigger, k)
    ]  # fmt: skip
    return TriggerText(trigger.rule, "; ".join(words), "; ".join(asks), trigger.examples, trigger.counter_examples)


def _row(name: str, value: str, lang: Language) -> str:
    return f"{name} : {value}" if lang == "fr" else f"{name}: {value}"


def _condition(held: Any, lang: Language, most: int) -> str:  # noqa: ANN401  a tuple of words, or one for each place
    if isinstance(held, tuple):
        return _listed(held, lang, most)
    return " / ".join(f"{word(place, lang)} ({_listed(words, lang, most)})" for place, words in held.items())


def _listed(words: tuple[str, ...], lang: Language, most: int) -> str:
    shown = [w or "∅" for w in words[:most]]
    if len(words) > most:
        shown.append(word("more", lang, count=len(words) - most))
    return ", ".join(shown)


def facts(entry: Entry, lang: Language) -> list[str]:
    """PLOVER code, roles and parties of an act; nothing for a status or theme."""
    act = entry.act
    if act is None:
        return []
    rows = [_row("PLOVER", act.plover if act.plover != "LAUNCH" else "–", lang), word("least", lang, count=act.least)]
    if act.mutual:
        rows.append(word("mutual", lang))
    else:
        by_role: dict[str, list[str]] = {}
        for place, role in act.roles.items():
            by_role.setdefault(role, []).append(word(place, lang))
        told = "; ".join(f"{word(role, lang)} ← {', '.join(places)}" for role, places in by_role.items())
        rows.append(_row(word("roles", lang), told, lang))
    return rows


def result(example: Example, lang: Language, names: Mapping[str, str]) -> str:
    """What an example gives: "refusal (signing), done"; `names` are the labels of acts and statuses in the language."""
    if example.act is None or example.status is None:
        return word("nothing", lang)
    about = f" ({names.get(example.about, example.about)})" if example.about else ""
    return f"{names.get(example.act, example.act)}{about}, {names.get(example.status, example.status)}"


def why_not(example: Example, entry: Entry, lang: Language, names: Mapping[str, str]) -> str:
    """Why a counter-example is none: the reason, or what it gives instead; empty for a theme."""
    if example.why is not None:
        return example.why[lang]
    return word("gives", lang, what=result(example, lang, names)) if entry.kind == "status" else ""
