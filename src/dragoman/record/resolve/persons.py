"""Which names on which pages are one person's: by name, party, office and time.

Mentions with the same name and party make one `Bearer`; bearers are compared where they share a key of `keys`. Three
bands: merged, proposed, separate (`data/names.yaml` holds the points).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from dragoman.codebook import key, load_parties, load_roles
from dragoman.codebook.firstnames import is_first_name
from dragoman.record.resolve import names, settings
from dragoman.record.resolve.constraints import NONE, Constraints
from dragoman.record.resolve.groups import Edge, Groups, group
from dragoman.record.resolve.words import content

FILE = "names.yaml"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name as pages write it, for one party: when it was met (days as ordinals), on how many pages, in which roles.

    `facts`: ids that judgements may know it by.
    """

    id: str
    name: str
    party: str | None
    roles: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    pages: int = 1
    facts: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Office:
    """A role taken apart: its head ("ministre"), what it is for, its rank (1 to 5), whether it was held before."""

    head: str
    portfolio: frozenset[str]
    rank: int
    former: bool


@functools.lru_cache(maxsize=65_536)
def office(role: str) -> Office:
    """The office a role names. A role the codebook does not know has its first word for a head and rank 5."""
    text = key(role)
    former = bool(set(text.split()) & settings.words(FILE, "former"))
    for row in sorted(settings.load(FILE)["offices"], key=lambda row: row["means"]):
        for words in row["words"]:
            text = text.replace(words, row["means"]) if f" {words} " in f" {text} " else text
    parts = [word for word in text.split() if word not in settings.words(FILE, "former")]
    roles = load_roles()
    for length in range(min(5, len(parts)), 0, -1):
        found = roles.find(" ".join(parts[:length]))
        if found:
            return Office(key(found.masculine), _portfolio(parts[length:]), found.rank, former)
    return Office(parts[0] if parts else "", _portfolio(parts[1:]), 5, former)


def _portfolio(parts: Sequence[str]) -> frozenset[str]:
    kept = [word for word in parts if word not in settings.words(FILE, "qualifiers")]
    return content(" ".join(kept)) - _adjectives()


@functools.cache
def _adjectives() -> frozenset[str]:
    """Stems of the adjectives of states: "ministre japonais" has no portfolio."""
    forms = (form.text for form in load_parties().forms if form.kind in {"adjective", "demonym"})
    return frozenset(word for text in forms for word in content(text))


@functools.lru_cache(maxsize=262_144)
def roles_agree(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """`same`, `compatible`, `unknown`, `career` (one may have held both) or `unlike`: the best of all pairs of roles."""
    order = ("same", "compatible", "career", "unlike")
    found = {_two_roles(office(one), office(two)) for one in left for two in right}
    return next((value for value in order if value in found), "unknown")


def _two_roles(one: Office, two: Office) -> str:
    same_head = one.head == two.head
    if same_head and one.portfolio and two.portfolio:
        return "same" if one.portfolio & two.portfolio else ("career" if one.rank <= 3 else "unlike")
    if same_head:
        return "same" if one.portfolio == two.portfolio else "compatible"
    if one.portfolio & two.portfolio:
        return "compatible"
    return "career" if max(one.rank, two.rank) <= 3 and abs(one.rank - two.rank) <= 1 else "unlike"


def parties_agree(left: str | None, right: str | None) -> str:
    """`same`, `unknown`, `other` (a state and an organisation of states) or `foreign`."""
    if not left or not right:
        return "unknown"
    parties = load_parties()
    one, two = (parties.country_of(party) or key(party) for party in (left, right))
    if one == two:
        return "same"
    kinds = {parties.kind_of(left), parties.kind_of(right)}
    return "other" if "state" in kinds and kinds & {"igo", "bloc"} else "foreign"


def weigh(left: Bearer, right: Bearer) -> tuple[float, dict[str, Any]] | None:
    """Points for two bearers being one person, with the reasons; None where the names do not allow it."""
    grade = names.compare(names.parse(left.name), names.parse(right.name))
    if grade in {"none", "conflict"}:
        return None
    party, role = parties_agree(left.party, right.party), roles_agree(left.roles, right.roles)
    points = settings.load(FILE)["points"]
    days = _apart(left, right)
    score = points["name"][grade] + points["party"][party] + points["role"][role]
    if days is not None:
        score += next(value for limit, value in points["days"] if days <= limit)
    why = {"name": grade, "party": party, "role": role, "days": days}
    needed = settings.load(FILE)["needs"].get(grade)
    if needed and (role not in needed or party != "same"):
        score = min(score, settings.load(FILE)["merge"] - 0.01)
    return score, why


def _apart(left: Bearer, right: Bearer) -> int | None:
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max(0, left.first - right.last, right.first - left.last)


def keys(bearer: Bearer) -> frozenset[str]:
    """Where to look for the same person under another name."""
    parsed = names.parse(bearer.name)
    bones = sorted({names.skeleton(part) for part in parsed.core if len(part) > 1})
    state = load_parties().country_of(bearer.party or "") or key(bearer.party or "")
    found = {f"2 {one} {two}" for one, two in combinations(bones, 2)}
    heads = sorted({office(role).head for role in bearer.roles} - {""})
    found |= {f"r {bone} {state} {head}" for bone in bones for head in heads}
    found |= {
        f"1 {names.skeleton(part)} {state}" for part in parsed.core if len(part) > 1 and not is_first_name(part)
    }
    found |= {f"1 {names.skeleton(glued)} {state}" for glued in names.glued(parsed)}
    found |= {f"o {state} {post}" for post in _posts(bearer)}
    joined = names.skeleton("".join(parsed.core[1:]))  # one word here may be two there
    if len(joined) > 3:
        found.add(f"j {joined}")
    return frozenset(found)


def _posts(bearer: Bearer) -> frozenset[str]:
    """Offices that one person holds at a time: of the first rank, or with a portfolio."""
    found = (office(role) for role in bearer.roles)
    return frozenset(
        " ".join([post.head, *sorted(post.portfolio)])
        for post in found
        if bearer.party and not post.former and (post.rank == 1 or (post.portfolio and post.rank == 2))
    )


def doubt(one: Bearer, other: Bearer) -> tuple[str, float, dict[str, Any]] | None:
    """Whether one of two holders of one office may be the other misspelt (`misspelling`), or in the wrong (`holder`).

    The name on fewer pages is the doubtful one. Points from 0 to 1: how alike the names are.
    """
    rule = settings.load(FILE)["misspelling"]
    known, doubtful = sorted((one, other), key=lambda b: (-b.pages, b.id))
    days = _apart(known, doubtful)
    if days is None or days > rule["days"] or known.pages < rule["weight"] * doubtful.pages:
        return None
    texts = [" ".join(sorted(names.parse(bearer.name).core)) for bearer in (known, doubtful)]
    alike = round(fuzz.ratio(*texts) / 100, 3)
    why = {"known": known.name, "doubtful": doubtful.name, "pages": [known.pages, doubtful.pages], "days": days}
    return ("misspelling" if alike * 100 >= rule["alike"] else "holder"), alike, why


def edges(bearers: Iterable[Bearer]) -> list[Edge]:
    """All pairs that have points enough to be merged or proposed."""
    blocks: dict[str, list[Bearer]] = {}
    for bearer in sorted(bearers, key=lambda b: b.id):
        for place in keys(bearer):
            blocks.setdefault(place, []).append(bearer)
    least = settings.load(FILE)["propose"]
    seen: set[tuple[str, str]] = set()
    found = []
    for place in sorted(blocks):
        for one, two in combinations(blocks[place], 2):
            if (one.id, two.id) not in seen:
                seen.add((one.id, two.id))
                weighed = weigh(one, two)
                if weighed and weighed[0] >= least:
                    found.append(Edge.of(weighed[0], one.id, two.id, weighed[1]))
    return found


def resolve(bearers: Iterable[Bearer], constraints: Constraints = NONE) -> Groups:
    """The persons. A function of the set of bearers and of the judgements."""
    known = {bearer.id: bearer for bearer in bearers}
    return regroup(known, {}, edges(known.values()), constraints)


def regroup(
    known: Mapping[str, Bearer], outside: Mapping[str, Bearer], found: Iterable[Edge], constraints: Constraints = NONE
) -> Groups:
    """The persons among these bearers, by edges that are known already; those to bearers `outside` stay open."""

    def allowed(one: Sequence[str], other: Sequence[str]) -> bool:
        return _consistent([known[key] for key in (*one, *other)])

    merge = settings.load(FILE)["merge"]
    everyone = {**outside, **known}
    return group(
        known, _unambiguous(found, everyone, merge), merge=merge, allowed=allowed, constraints=constraints,
        names=lambda key: everyone[key].facts,
    )  # fmt: skip


def _consistent(members: Sequence[Bearer]) -> bool:
    """Whether all names can be the fullest one's, and no two states claim the person."""
    fullest = names.parse(canonical(members).name)
    grades = {names.compare(fullest, names.parse(bearer.name)) for bearer in members}
    if grades & {"conflict", "none"}:
        return False
    claims = [bearer.party for bearer in members if bearer.party]
    return all(parties_agree(one, two) in {"same", "unknown"} for one, two in combinations(dict.fromkeys(claims), 2))


def _unambiguous(found: Iterable[Edge], known: Mapping[str, Bearer], merge: float) -> list[Edge]:
    """The edges, those of a bearer without a party below `merge` where bearers of several parties fit it alike."""
    claims: dict[str, set[str]] = {}
    out, pairs = [], list(found)
    for edge in pairs:
        for one, two in ((edge.left, edge.right), (edge.right, edge.left)):
            if edge.score >= merge and not known[one].party and known[two].party:
                party = known[two].party or ""
                claims.setdefault(one, set()).add(load_parties().country_of(party) or party)
    for edge in pairs:
        torn = any(len(claims.get(end, ())) > 1 for end in (edge.left, edge.right))
        mixed = not known[edge.left].party or not known[edge.right].party
        out.append(Edge.of(min(edge.score, merge - 0.01), edge.left, edge.right, edge.why) if torn and mixed else edge)
    return out


def canonical(members: Iterable[Bearer]) -> Bearer:
    """The bearer a person is shown by: the fullest name, then the one on most pages, then the first by alphabet."""
    return min(members, key=lambda b: (-_fullness(b.name), -b.pages, b.name.isupper(), b.name, b.id))


def _fullness(name: str) -> int:
    parsed = names.parse(name)
    return sum(2 if len(part) > 1 else 1 for part in parsed.core)
