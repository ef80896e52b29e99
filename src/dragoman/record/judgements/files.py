"""Judgements out of one record and into another, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record.judgements import derive, rows
from dragoman.record.judgements.errors import BadJudgement, BadJudgementFile
from dragoman.record.judgements.judgement import Judgement
from dragoman.record.judgements.validating import parse

if TYPE_CHECKING:
    from dragoman.record.record import Record


@dataclass(frozen=True, slots=True)
class Imported:
    """How many judgements were new, how many were known already, and how many are about pages the record has not."""

    new: int
    known: int
    waiting: int


def export_lines(record: Record) -> Iterator[str]:
    """All judgements, the earliest first, one object a line."""
    with record.reading() as connection:
        said = rows.everything(connection)
    for item in said:
        yield json.dumps(item.to_json(), ensure_ascii=False, sort_keys=True)


def import_lines(record: Record, lines: Iterable[str], name: str) -> Imported:
    """Take in the judgements of a file called `name`: all, or none where a line is wrong. Those known already stay as they are.

    Raises `BadJudgementFile` with the numbers of the wrong lines.
    """
    found, problems = _parsed(lines)
    with record.writing() as connection:
        known = {item.id for item in rows.by_id(connection, [*found, *(i.undoes for _, i in found.values() if i.undoes)])}
        for number, item in found.values():
            if item.undoes is not None and item.undoes not in known and item.undoes not in found:
                problems.append((number, f"it undoes {item.undoes}, which is neither in this file nor in the record"))
        if problems:
            raise BadJudgementFile(name, tuple(f"line {number}: {said}" for number, said in sorted(problems)))
        new = {key: item for key, (_, item) in found.items() if key not in known}
        rows.write(connection, _undone_first(new))
        pairs = {(target.source, target.text_sha256) for item in new.values() for target in item.targets}
        derive.pages_were_judged(connection, derive.pages_of(connection, pairs))
        firsts = {(item.target.source, item.target.text_sha256) for item in new.values() if item.target.source}
        homeless = {pair for pair in firsts if not derive.pages_of(connection, [pair])}
    waiting = sum((item.target.source, item.target.text_sha256) in homeless for item in new.values())
    return Imported(len(new), len(found) - len(new), waiting)


def _parsed(lines: Iterable[str]) -> tuple[dict[str, tuple[int, Judgement]], list[tuple[int, str]]]:
    found: dict[str, tuple[int, Judgement]] = {}
    problems: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = parse(line)
        except BadJudgement as error:
            problems.append((number, str(error)))
            continue
        found.setdefault(item.id, (number, item))
    return found, problems


def _undone_first(items: dict[str, Judgement]) -> list[Judgement]:
    """Each after the one it undoes, as references in the record demand."""
    ordered: dict[str, Judgement] = {}
    for key in items:
        chain = [key]
        while (before := items[chain[-1]].undoes) is not None and before in items and before not in ordered:
            chain.append(before)
        ordered.update({step: items[step] for step in reversed(chain) if step not in ordered})
    return list(ordered.values())
