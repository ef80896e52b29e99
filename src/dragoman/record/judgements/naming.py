"""Judgements on names of organisations outside the codebook: two of them are one organisation, or are not.

Such a judgement stands on the names alone, on no page: it holds wherever the record meets them, now or later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from dragoman.codebook import load_parties
from dragoman.model import Span
from dragoman.record import schema
from dragoman.record.errors import UnknownFact
from dragoman.record.judgements.errors import BadJudgement
from dragoman.record.judgements.judgement import Judgement, Target
from dragoman.record.resolve import organisation_id

#: What kind such a judgement is of; the actions it can take; the `place` of its targets, which have neither page nor text.
KIND, ACTIONS, PLACE = "organisation", ("merge", "split"), "name"
NAME = re.compile(r"o-[0-9a-f]+")


def is_name(fact: str) -> bool:
    """Whether somebody asks for an organisation rather than for a fact."""
    return NAME.fullmatch(fact.strip().lower()) is not None


def target_of_name(name: str) -> Target:
    """A name as the target of a judgement: it always has the same ids."""
    key = organisation_id(name)
    words = Span(0, len(name), name)
    return Target("s-" + key.removeprefix("o-"), "", "", PLACE, None, words, words, 1, key, {"name": name})


def targets_by_id(connection: Connection, wanted: Sequence[str]) -> tuple[Target, ...]:
    """The names of the record with these ids (or starts of one). Raises `BadJudgement`, `UnknownFact`."""
    names = {organisation_id(name): name for name in written(connection)}
    found = []
    for asked in wanted:
        start = asked.strip().lower()
        hits = [key for key in sorted(names) if key == start] or [key for key in sorted(names) if key.startswith(start)]
        if not is_name(start):
            raise BadJudgement(f"{asked} is no organisation: only names of organisations can be put together with one")
        if len(hits) != 1:
            several = f"several organisations begin with {asked!r}: {', '.join(hits[:5])}"
            raise UnknownFact(several if hits else f"no organisation has the id {asked!r}", tuple(hits[:5]))
        found.append(target_of_name(names[hits[0]]))
    if len({target.subject for target in found}) < len(found):
        raise BadJudgement("an organisation is named twice: it cannot be put together with itself or kept apart from it")
    return tuple(found)


def written(connection: Connection) -> list[str]:
    """Names of organisations outside the codebook, as articles write them."""
    found = connection.execute(select(schema.event_party.c.party).distinct()).scalars()
    return sorted(name for name in found if not load_parties().kind_of(name))


def names_of(item: Judgement) -> tuple[str, ...]:
    """The names a judgement of this kind is about."""
    return tuple(str(target.machine["name"]) for target in item.targets)


def problem(data: Mapping[str, Any]) -> str | None:
    """What is wrong with a target of this kind in a file, if anything is."""
    name = data["machine"].get("name") if isinstance(data.get("machine"), dict) else None
    if not isinstance(name, str) or not name.strip() or data != target_of_name(name).to_json():
        return "is no name of an organisation, as such a judgement holds it"
    return None


def usual_of(linked: Mapping[tuple[str, str], bool], names: Mapping[str, str]) -> dict[str, str]:
    """Each name of those that people put together, with the usual name of all of them: the longest, the first by alphabet.

    `linked`: pairs of ids, put together or kept apart, which wins; `names`: the name of each organisation by its id.
    """
    groups: dict[str, set[str]] = {key: {key} for key in names}
    apart = {pair for pair, together in linked.items() if not together}
    for (one, other), together in sorted(linked.items()):
        if not together or one not in groups or other not in groups or groups[one] is groups[other]:
            continue
        if not any((min(a, b), max(a, b)) in apart for a in groups[one] for b in groups[other]):
            groups[one] |= groups[other]
            for key in groups[other]:
                groups[key] = groups[one]
    usual = {key: min((names[k] for k in group), key=lambda name: (-len(name), name)) for key, group in groups.items()}
    return {names[key]: best for key, best in usual.items() if names[key] != best}
