"""Is this line of a file a judgement, whole and sound? Nothing else gets into a record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from dragoman.record.ids import strings
from dragoman.record.judgements import naming
from dragoman.record.judgements.chosen import LONGEST, MOST
from dragoman.record.judgements.errors import BadJudgement
from dragoman.record.judgements.fields import KINDS, check_value, from_json, is_words
from dragoman.record.judgements.judgement import ACTIONS, BETWEEN, Judgement, is_moment

Check = Callable[[Any], bool]


def _whole(value: object, least: int = 0) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < 2**31


def _matches(pattern: str) -> Check:
    found = re.compile(pattern)
    return lambda value: isinstance(value, str) and found.fullmatch(value) is not None


def _text(value: object) -> bool:
    return isinstance(value, str)


def _line(value: object) -> bool:
    return isinstance(value, str) and is_words(value)


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _any(_value: object) -> bool:
    return True


def _span(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"exact", "start", "end"} or not isinstance(value["exact"], str):
        return False
    return _whole(value["start"]) and _whole(value["end"]) and value["end"] - value["start"] == len(value["exact"])


#: What is judged: facts, and names of organisations.
JUDGED = (*KINDS, naming.KIND)
#: What each field must be, and how to call that.
JUDGEMENT: Mapping[str, tuple[Check, str]] = {
    "id": (_matches("j-[0-9a-f]{16}"), "an id such as j-0123456789abcdef"),
    "action": (lambda value: value in ACTIONS, f"one of {', '.join(ACTIONS)}"),
    "kind": (lambda value: isinstance(value, str) and value in JUDGED, f"one of {', '.join(JUDGED)}"),
    "author": (lambda value: isinstance(value, str) and is_words(value, 200), "a name on one line"),
    "time": (lambda value: isinstance(value, str) and is_moment(value), "a time in UTC with microseconds"),
    "reason": (_or_none(_line), "one line of words or null"),
    "field": (_or_none(_text), "the name of a field or null"),
    "value": (_any, ""),
    "seen_value": (_any, ""),
    "undoes": (_or_none(_matches("j-[0-9a-f]{16}")), "the id of a judgement or null"),
    "codebook": (_text, "a version"),
    "model": (_text, "a version"),
    "targets": (lambda value: isinstance(value, list) and 0 < len(value) <= 1000, "a list of facts"),
    "chosen": (lambda value: isinstance(value, list) and 0 < len(value) <= MOST, f"a list of 1 to {MOST} pieces of the page"),
}
#: Fields that a judgement may lack.
OPTIONAL = frozenset({"chosen"})
TARGET: Mapping[str, tuple[Check, str]] = {
    "subject": (_matches("s-[0-9a-f]{16}"), "an id such as s-0123456789abcdef"),
    "source": (lambda value: isinstance(value, str) and bool(value), "a path or URL"),
    "text_sha256": (_matches("[0-9a-f]{64}"), "64 hexadecimal digits"),
    "in": (lambda value: value in ("text", "title", "furniture"), "text, title or furniture"),
    "line": (_or_none(_whole), "a number or null"),
    "span": (_span, "words with their place"),
    "sentence": (_span, "words with their place"),
    "alike": (lambda value: _whole(value, 1), "a number from 1"),
    "fact_id": (_matches("[eqrg]-[0-9a-f]{16}"), "the id of a fact"),
    "machine": (lambda value: isinstance(value, dict), "a fact"),
    "seen": (_or_none(lambda value: isinstance(value, dict)), "a fact or null"),
}


CHOSEN: Mapping[str, tuple[Check, str]] = {name: TARGET[name] for name in ("in", "line", "span", "sentence")}


def parse(line: str) -> Judgement:
    """The judgement on a line. Raises `BadJudgement` with what is wrong with it."""
    try:
        data = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadJudgement(f"no JSON ({error})") from None
    if not isinstance(data, dict):
        raise BadJudgement("no JSON object")
    if any("\0" in words or any("\ud800" <= c <= "\udfff" for c in words) for words in strings(data)):
        raise BadJudgement("it holds characters that are no text (NUL or half of a pair)")
    _check_fields(data, JUDGEMENT, "")
    for number, target in enumerate(data["targets"]):
        where = f"targets[{number}]."
        if not isinstance(target, dict):
            raise BadJudgement(f"{where[:-1]} is no object")
        if data["kind"] == naming.KIND:
            if said := naming.problem(target):
                raise BadJudgement(f"{where[:-1]} {said}")
            continue
        _check_fields(target, TARGET, where)
        for name in ("machine", "seen"):
            if target[name] is not None:
                _check_fact(data["kind"], target[name], where + name)
    for number, chosen in enumerate(data.get("chosen", ())):
        _check_chosen(chosen, f"chosen[{number}]")
    item = Judgement.from_json(data)
    _check_sense(item)
    if item.named().id != item.id:
        raise BadJudgement(f"it was altered: its content gives the id {item.named().id}, not {item.id}")
    return item


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _check_fields(data: Mapping[str, Any], wanted: Mapping[str, tuple[Check, str]], where: str) -> None:
    for name in wanted:
        if name not in data and name not in OPTIONAL:
            raise BadJudgement(f"{where}{name} is missing")
    for name in data:
        if name not in wanted:
            raise BadJudgement(f"{where}{name} is no field of a judgement")
    for name, (check, what) in wanted.items():
        if name in data and not check(data[name]):
            raise BadJudgement(f"{where}{name} must be {what}")


def _check_chosen(data: object, where: str) -> None:
    if not isinstance(data, dict):
        raise BadJudgement(f"{where} is no object")
    _check_fields(data, CHOSEN, f"{where}.")
    words, sentence = data["span"], data["sentence"]
    low = words["start"] - sentence["start"]
    if low < 0 or not 0 < len(words["exact"]) <= LONGEST or not sentence["exact"].startswith(words["exact"], low):
        raise BadJudgement(f"{where}: its words do not stand in their sentence, or there are none, or too many")
    if (data["in"] == "furniture") != (data["line"] is not None):
        raise BadJudgement(f"{where}: `line` belongs to words of the furniture, and to nothing else")


def _check_fact(kind: str, data: dict[str, Any], where: str) -> None:
    try:
        fact = from_json(kind, data)
        same = fact.to_json() == data and bool(data.get("evidence", True))
    except (KeyError, TypeError, ValueError, AttributeError):
        same = False
    if not same:
        raise BadJudgement(f"{where} is no {kind} as a reading holds it")
    if kind == "event":
        for name in ("act", "status"):
            check_value(kind, name, data[name])


def _check_sense(item: Judgement) -> None:
    if (item.action == "undo") != (item.undoes is not None):
        raise BadJudgement("`undoes` belongs to an undo, and to nothing else")
    if (item.action == "correct") != (item.field is not None):
        raise BadJudgement("`field` belongs to a correction, and to nothing else")
    if item.field is not None:
        check_value(item.kind, item.field, item.value)
    elif item.value is not None or item.seen_value is not None:
        raise BadJudgement("`value` and `seen_value` belong to a correction, and to nothing else")
    elif item.chosen:
        raise BadJudgement("`chosen` belongs to a correction, and to nothing else")
    if item.action != "undo" and (item.action in BETWEEN) != (len(item.targets) > 1):
        raise BadJudgement(f"{item.action} is about {'several facts' if item.action in BETWEEN else 'one fact'}")
    if item.kind == naming.KIND and item.action not in (*naming.ACTIONS, "undo"):
        raise BadJudgement(f"{item.action} is nothing to say of names of organisations")
    if item.action == "note" and item.reason is None:
        raise BadJudgement("a note without words")
    for target in item.targets:
        if not (target.sentence.start <= target.span.start and target.span.end <= target.sentence.end):
            raise BadJudgement("its words do not stand in their sentence")
