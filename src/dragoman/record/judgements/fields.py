"""What can be corrected, and to what (fields.yaml)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, get_args

import yaml

from dragoman.codebook.acts import load_acts, plover_code
from dragoman.codebook.themes import load_themes
from dragoman.model import Event, Position, Programme, Quote, QuoteKind, Status
from dragoman.record.days import first_and_last
from dragoman.record.judgements.errors import BadJudgement

Fact = Event | Quote | Position | Programme
#: The kinds of fact by name, in the order of a reading.
KINDS: Mapping[str, type[Fact]] = {"event": Event, "quote": Quote, "position": Position, "programme": Programme}
#: Longest words of a field, in characters.
LONGEST = 5000


@functools.cache
def judgeable() -> Mapping[str, Mapping[str, str]]:
    """The form of each field by kind of fact and name."""
    text = (files("dragoman.record.judgements") / "fields.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    return loaded


def kind_of(fact: Fact) -> str:
    """`event`, `quote`, `position` or `programme`."""
    return next(name for name, cls in KINDS.items() if isinstance(fact, cls))


def from_json(kind: str, data: dict[str, Any]) -> Fact:
    """The fact that `to_json` wrote."""
    return KINDS[kind].from_json(data)


def form_of(kind: str, field: str) -> str:
    """What a field can hold. Raises `BadJudgement` where the kind has no such field to correct."""
    fields = judgeable()[kind]
    if field not in fields:
        raise BadJudgement(f"{kind}s have no field {field!r} to correct: there are {', '.join(fields)}")
    return fields[field]


def check_value(kind: str, field: str, value: object) -> None:
    """Raise `BadJudgement` where the field cannot hold the JSON value."""
    form = form_of(kind, field)
    if form.startswith("list of "):
        if not isinstance(value, list) or len(set(map(str, value))) != len(value) or len(value) > 100:
            raise BadJudgement(f"{field} holds a list without repetitions, not {value!r}")
        for item in value:
            _check_one(field, form.removeprefix("list of "), item)
    elif value is not None or not form.endswith("?"):
        _check_one(field, form.removesuffix("?"), value)


def parse_value(kind: str, field: str, words: str) -> object:
    """The JSON value that a person means by some words: lists are split at `;` (or `,` for codes), `-` empties a field.

    Raises `BadJudgement` where the field cannot hold it.
    """
    form, words = form_of(kind, field), " ".join(words.split())
    value: object
    if form.startswith("list of "):
        apart = ";" if ";" in words or form.endswith("text") else ","
        value = [] if words in {"", "-"} else list(dict.fromkeys(p.strip() for p in words.split(apart) if p.strip()))
    elif form.endswith("?") and words in {"", "-"}:
        value = None
    elif form.startswith("year"):
        value = int(words) if words.isascii() and words.isdigit() else words
    else:
        value = words
    check_value(kind, field, value)
    return value


def with_value(data: dict[str, Any], kind: str, field: str, value: object) -> dict[str, Any]:
    """The fact's JSON with another value; an event's PLOVER code follows its act and status."""
    changed = data | {field: value}
    if kind == "event" and field in {"act", "status"}:
        changed["plover"] = plover_code(changed["act"], changed["status"])
    return changed


def _vocabulary(form: str) -> tuple[str, ...] | None:
    if form == "act":
        return tuple(load_acts())
    if form == "theme":
        return tuple(load_themes())
    return {"status": get_args(Status), "quote-kind": get_args(QuoteKind)}.get(form)


def _check_one(field: str, form: str, value: object) -> None:
    known = _vocabulary(form)
    if known is not None:
        if value not in known:
            raise BadJudgement(f"{field}: {value!r} is none of {', '.join(known)}")
        return
    if form == "year":
        if not isinstance(value, int) or isinstance(value, bool) or not 1000 <= value <= 9999:
            raise BadJudgement(f"{field}: {value!r} is no year of four digits")
        return
    if not isinstance(value, str) or not is_words(value):
        raise BadJudgement(f"{field}: {value!r} is no text of one line, without spaces around it, up to {LONGEST} characters")
    if form == "date" and first_and_last(value) is None:
        raise BadJudgement(f"{field}: {value!r} is no date: write 2025, 2025-03, 2025-03-31, or two of them with a slash")


def is_words(value: str, longest: int = LONGEST) -> bool:
    """Whether it is text for a field: not empty, on one line, nothing that no database can hold."""
    bad = any(ord(c) < 32 or 0xD800 <= ord(c) <= 0xDFFF or c in "\x7f\x85\u2028\u2029" for c in value)
    return bool(value) and value == value.strip() and len(value) <= longest and not bad
