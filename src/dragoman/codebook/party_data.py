"""The entries of the party files as frozen records, read and checked one file at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from dragoman.codebook.datafile import check_entries, check_example, fields, load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key

OrganisationKind = Literal[
    "igo", "bloc", "company", "ngo", "university", "fund", "armed_group", "public_body", "province"
]
ORGANISATION_KINDS = frozenset(get_args(OrganisationKind))
ORGANISATION_FILES = ("organisations.yaml", "companies.yaml", "groups.yaml", "provinces.yaml")
METONYM_KINDS = frozenset({"building", "organ", "nickname"})
AMBIGUOUS_KINDS = frozenset({"name", "capital", "city", "adjective", "prefix", "periphrase", "metonym", "organisation"})

_TEXTS = list
_STATE = fields(
    ("code", "fr", "en"), code=str, fr=str, article=str, en=str, names=_TEXTS, en_names=_TEXTS,
    adjectives=_TEXTS, prefixes=_TEXTS, capitals=_TEXTS, cities=_TEXTS, periphrases=_TEXTS, weak=_TEXTS, territory=bool,
    townsfolk=_TEXTS,
)  # fmt: skip
_ORGANISATION = fields(
    ("name", "kind"), name=str, kind=str, article=str, fr=str, en=str, country=str, acronyms=_TEXTS, aliases=_TEXTS,
    english=_TEXTS, adjectives=_TEXTS, prefixes=_TEXTS, cities=_TEXTS, periphrases=_TEXTS, weak=(bool, list),
)  # fmt: skip
_METONYM = fields(
    ("text", "kind", "party", "example"), text=str, kind=str, party=str, example=str, variants=_TEXTS, weak=bool,
)  # fmt: skip
_AMBIGUOUS = fields(
    ("text", "kind", "parties"), text=str, kind=str, parties=_TEXTS, default=str, last=str, note=str, variants=_TEXTS,
    together=bool, weak=bool,
)  # fmt: skip
_REGION = fields(("name", "members"), name=str, article=str, aliases=_TEXTS, adjectives=_TEXTS, members=_TEXTS)
_LOOKALIKE = fields(("text", "example"), text=str, example=str)


@dataclass(frozen=True, slots=True)
class State:
    """A state, or a territory the press treats as one (`territory`). `weak` lists its forms that need context,
    `townsfolk` the adjectives of its towns ("lyonnais"), which say where a thing is rather than whose.
    """

    code: str
    fr: str
    en: str
    article: str | None = None
    names: tuple[str, ...] = ()
    en_names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    periphrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    territory: bool = False
    townsfolk: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """Any party that is no state. `name` is how the record writes it; `fr` and `en` its labels where they differ.

    `weak` is true where every form needs context to count (a fruit, a first name), or lists the forms that do.
    """

    name: str
    kind: OrganisationKind
    article: str | None = None
    fr: str | None = None
    en: str | None = None
    country: str | None = None
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    periphrases: tuple[str, ...] = ()
    weak: bool | tuple[str, ...] = False

    def is_weak(self, form: str) -> bool:
        """Whether a form of it needs context to count."""
        return self.weak if isinstance(self.weak, bool) else form in self.weak


@dataclass(frozen=True, slots=True)
class Metonym:
    """A building, organ or nickname that stands for a party, with a sentence that shows it."""

    text: str
    kind: str
    party: str
    example: str
    variants: tuple[str, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A form that several parties share: `default` is the one it means where the text gives no sign.

    `last`: what a page means by it that names none of them in another way; a person who asks for it must still choose.
    `together`: no choice is to be made, all are meant at once ("les deux Corées", "transatlantique"). `weak`: even the
    default counts only with support from the context ("la Commission").
    """

    text: str
    kind: str
    parties: tuple[str, ...]
    default: str | None = None
    last: str | None = None
    note: str = ""
    variants: tuple[str, ...] = ()
    together: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A label of the press for several states. `members` are state codes in the order of the file."""

    name: str
    members: tuple[str, ...]
    article: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words that contain the name of a party and do not stand for it (a newspaper, a club, an ocean)."""

    text: str
    example: str = field(default="", compare=False)


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}


def _listed(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kinds))


def read_states() -> tuple[State, ...]:
    """All states of `states.yaml`, in its order."""
    found = tuple(State(**_frozen(e)) for e in check_entries("states.yaml", load_yaml("states.yaml"), _STATE))
    for state in found:
        where = f"states.yaml ({state.code})"
        if not (len(state.code) == 2 and state.code.isascii() and state.code.isupper()):
            raise CodebookError(f"{where}: code must be two capital letters")
        if state.article not in {None, "le", "la", "les", "l'"}:
            raise CodebookError(f"{where}: article must be le, la, les, l' or absent, not {state.article!r}")
    return found


def read_organisations() -> tuple[Organisation, ...]:
    """All organisations of the four files, in their order."""
    found = []
    for name in ORGANISATION_FILES:
        for entry in check_entries(name, load_yaml(name), _ORGANISATION):
            if entry["kind"] not in ORGANISATION_KINDS:
                raise CodebookError(f"{name} ({entry['name']}): kind must be one of {_listed(ORGANISATION_KINDS)}")
            found.append(Organisation(**_frozen(entry)))
    return tuple(found)


def read_metonyms() -> tuple[Metonym, ...]:
    """All metonyms; each example contains its form."""
    found = tuple(Metonym(**_frozen(e)) for e in check_entries("metonyms.yaml", load_yaml("metonyms.yaml"), _METONYM))
    for metonym in found:
        where = f"metonyms.yaml ({metonym.text})"
        if metonym.kind not in METONYM_KINDS:
            raise CodebookError(f"{where}: kind must be one of {_listed(METONYM_KINDS)}")
        check_example(where, metonym.text, metonym.example)
    return found


def read_ambiguous() -> tuple[Ambiguous, ...]:
    """All forms shared by several parties; the default is one of them."""
    entries = check_entries("ambiguous.yaml", load_yaml("ambiguous.yaml"), _AMBIGUOUS)
    found = tuple(Ambiguous(**_frozen(entry)) for entry in entries)
    for row in found:
        where = f"ambiguous.yaml ({row.text})"
        if row.kind not in AMBIGUOUS_KINDS:
            raise CodebookError(f"{where}: kind must be one of {_listed(AMBIGUOUS_KINDS)}")
        if len(row.parties) < 2 or any(chosen and chosen not in row.parties for chosen in (row.default, row.last)):
            raise CodebookError(f"{where}: give two parties or more, and a default or last that is one of them")
    return found


def read_regions() -> tuple[Region, ...]:
    """All regions; a member that is the name of a region above it in the file stands for that region's members."""
    found: dict[str, Region] = {}
    for entry in check_entries("regions.yaml", load_yaml("regions.yaml"), _REGION):
        members: dict[str, None] = {}
        for member in entry["members"]:
            members |= dict.fromkeys(found[member].members if member in found else (member,))
        if key(entry["name"]) in {key(name) for name in found}:
            raise CodebookError(f"regions.yaml ({entry['name']}): named twice")
        found[entry["name"]] = Region(**_frozen(entry | {"members": list(members)}))
    return tuple(found.values())


def read_lookalikes() -> tuple[Lookalike, ...]:
    """All look-alikes; each example contains its form."""
    found = tuple(Lookalike(**e) for e in check_entries("lookalikes.yaml", load_yaml("lookalikes.yaml"), _LOOKALIKE))
    for row in found:
        check_example(f"lookalikes.yaml ({row.text})", row.text, row.example)
    return found
