"""Which role words belong to which person: before the name, after it, one for several names, or elsewhere in the
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.codebook.folding import key
from dragoman.reading.names_evidence import NameMention
from dragoman.reading.people_group import Figure
from dragoman.reading.people_roles import RolePhrase
from dragoman.reading.people_segments import Segment


@dataclass(slots=True)
class Office:
    """A role joined to a person. `owner` is an index of the figures; `of` is filled in later.

    `past`: the clause that gives it tells of it as over.
    `member` numbers the persons who share one role in the plural, from 0; None where the role is one person's.
    """

    owner: int
    segment: int
    phrase: RolePhrase
    name: NameMention | None
    stated: bool = True
    member: int | None = None
    of: str | None = None
    sure: bool = False
    like: Office | None = None
    past: bool = False


def stated_offices(segments: Sequence[Segment], figures: Sequence[Figure]) -> list[Office]:
    """The roles that stand beside a name, in the order of the page; each role is one person's, unless in the plural."""
    named = [(m, k) for k, figure in enumerate(figures) for m in figure.mentions]
    named.sort(key=lambda row: (row[0].segment, row[0].run.start))
    claims: dict[tuple[int, int], list[tuple[NameMention, int, bool]]] = {}
    for mention, owner in named:
        for phrase, before in ((mention.before, True), (mention.after, False)):
            if phrase is not None:
                claims.setdefault((mention.segment, phrase.head), []).append((mention, owner, before))
    found = []
    for (segment, _), rows in sorted(claims.items()):
        mention, owner, before = _claimant(segments[segment], rows)
        phrase = mention.before if before else mention.after
        if phrase is None:
            continue
        if phrase.word.plural and before:
            found += _shared(segments[segment], phrase, mention, named)
        else:
            found.append(Office(owner, segment, phrase, mention))
    found += _distributed(segments, named, {o.owner for o in found}, {(o.segment, o.phrase.noun) for o in found}
    )
    _homologues(found)
    return found


def _distributed(
    segments: Sequence[Segment],
    named: Sequence[tuple[NameMention, int]],
    busy: set[int],
    used: set[tuple[int, int]],
) -> list[Office]:
    """A role in the plural with several nationalities, and after it as many names in a list: in order, each has one.

    "Les ministres du Commerce américain, japonais et sud-coréen se sont retrouvés. Nina F, Jun N et Eom S-b sont
    convenus…"
    """
    found: list[Office] = []
    for number, segment in enumerate(segments):
        for phrase in segment.roles:
            states = [a for a in phrase.adjectives if a.kind == "adjective"]
            if not phrase.word.plural or len(states) < 2 or (number, phrase.noun) in used:
                continue
            after = [row for row in named if row[0].segment == number and row[0].run.start > phrase.end and row[0].full]
            rows = _list_of(segment, after, len(states))
            if rows and rows[0][0].run.start - phrase.end < 500 and not any(owner in busy for _, owner in rows):
                found += [Office(owner, number, phrase, mention, False, k) for k, (mention, owner) in enumerate(rows)]
    return found


def _list_of(segment: Segment, rows: Sequence[tuple[NameMention, int]], size: int) -> list[tuple[NameMention, int]]:
    """The first `size` names, where they stand in one list with nothing but commas and "et" between; else none."""
    chosen = list(rows[:size])
    if len(chosen) < size:
        return []
    for (left, _), (right, _) in pairwise(chosen):
        if any(t.low not in {",", "et", "m.", "mme"} for t in segment.tokens[left.run.last : right.run.first]):
            return []
    return chosen


def _homologues(offices: list[Office]) -> None:
    """Give each "homologue" the office of the person last named before, or of the one named next."""
    for office in offices:
        if key(office.phrase.word.role.masculine) != "homologue":
            continue
        others = [
            o
            for o in offices
            if o.segment == office.segment
            and o.owner != office.owner
            and o.like is None
            and key(o.phrase.word.role.masculine) != "homologue"
        ]
        before = [o for o in others if o.phrase.start < office.phrase.start]
        after = [o for o in others if o.phrase.start > office.phrase.start]
        equals = [o for o in before if office.phrase.start - o.phrase.start < 600 and not _envoy(o)]
        office.like = (
            max(equals or before, key=lambda o: o.phrase.start)
            if before
            else min(after, key=lambda o: o.phrase.start, default=None)
        )


def _envoy(office: Office) -> bool:
    """Whether an office is at somebody's: those who have counterparts are ministers rather than envoys."""
    noun = key(office.phrase.word.role.masculine).split()[0]
    return noun in {"representant", "ambassadeur", "coordonnateur", "consul"}


def _claimant(segment: Segment, rows: list[tuple[NameMention, int, bool]]) -> tuple[NameMention, int, bool]:
    """Whose role it is where one name stands before it and one after: with an article it belongs to the one after."""
    if len(rows) == 1:
        return rows[0]
    after = next((row for row in rows if row[2]), rows[0])
    before = next((row for row in rows if not row[2]), rows[0])
    phrase = after[0].before
    if phrase is None:
        return before
    article = segment.tokens[phrase.lead - 1].low if phrase.lead else ""
    adjoining = phrase.last == segment.civilities.get(after[0].run.first, (after[0].run.first, ""))[0]
    return after if adjoining or article in {"le", "la", "l'", "les", "du"} else before


def _shared(
    segment: Segment, phrase: RolePhrase, first: NameMention, named: Sequence[tuple[NameMention, int]]
) -> list[Office]:
    """One role in the plural for the names of a list: "les présidents A, B et C"."""
    found: list[Office] = []
    at = first.run.first
    for mention, owner in named:
        if mention.segment != first.segment or mention.run.first < at:
            continue
        between = segment.tokens[at : mention.run.first] if found else ()
        if any(t.low not in {",", "et", "m.", "mme", "ainsi", "que", "dr"} for t in between) or (
            found and mention.after and mention.before is not phrase
        ):
            break
        found.append(Office(owner, mention.segment, phrase, mention, member=len(found)))
        at = mention.run.last
    return found
