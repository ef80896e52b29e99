"""Role nouns, civilities and the acronyms that stand for the holder of an office.

>>> load_roles().find("Première ministre").rank
1
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from dragoman.codebook.datafile import check_entries, check_example, fields, load_yaml
from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key

__all__ = ["Civility", "Holder", "Role", "Roles", "load_roles"]

T = TypeVar("T")
Gender = Literal["m", "f", "any"]
_FILE = "roles.yaml"
_ROLE = fields(("m",), m=str, f=str, variants=list, public=bool, rank=int, generic=bool)
_CIVILITY = fields(("text", "gender"), text=str, gender=str, plural=bool, variants=list, public=bool, role=str)
_HOLDER = fields(("text", "role", "party", "example"), text=str, role=str, party=str, example=str, variants=list)


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun, singular: `masculine` and `feminine` form (the same for epicenes), `variants` of either.

    `public`: who holds it acts for a state or an international organisation when the text names no other employer.
    `rank`: 1 heads of state and government, 2 ministers and heads of organisations, 3 senior officials, ambassadors,
    members of parliament, 4 local and middle ranks, heads of companies, 5 everybody else. `generic`: the noun alone
    says little ("responsable", "patron") and needs a complement.
    """

    masculine: str
    feminine: str
    variants: tuple[str, ...] = ()
    public: bool = False
    rank: int = 5
    generic: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """All its forms in the singular, each once."""
        return tuple(dict.fromkeys((self.masculine, self.feminine, *self.variants)))


@dataclass(frozen=True, slots=True)
class Civility:
    """A title before a name ("Mme", "Son Excellence M."). `role`: the role it implies ("roi" of "Sa Majesté")."""

    text: str
    gender: Gender
    plural: bool = False
    variants: tuple[str, ...] = ()
    public: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """An acronym that stands for the holder of an office ("le Minpostel"), with the role in words and the state."""

    text: str
    role: str
    party: str
    example: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Roles:
    """All role words. The indices map the key of a form (see `folding.key`) to its entry.

    `singulars` is `index` with plural endings taken off.
    """

    roles: tuple[Role, ...]
    civilities: tuple[Civility, ...]
    holders: tuple[Holder, ...]
    index: Mapping[str, Role]
    singulars: Mapping[str, Role]
    civility_index: Mapping[str, Civility]
    holder_index: Mapping[str, Holder]

    def find(self, text: str) -> Role | None:
        """The role a noun (singular or plural, either gender) names; None where it is none."""
        k = key(text)
        return self.index.get(k) or self.singulars.get(_singular(k))

    def civility(self, text: str) -> Civility | None:
        """The civility written so; None where it is none."""
        return self.civility_index.get(key(text))

    def holder(self, text: str) -> Holder | None:
        """The office whose holder an acronym stands for; None where it is none."""
        return self.holder_index.get(key(text))


def _singular(text: str) -> str:
    """A key with all plural endings taken off, so that singular and plural of a role come out alike."""
    return " ".join(_singular_word(word) for word in text.split())


def _singular_word(word: str) -> str:
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if len(word) > 2 and word.endswith(("s", "x")) else word


@functools.cache
def load_roles() -> Roles:
    """All roles, read from the data file once a process.

    Raises:
        CodebookError: the data breaks its own schema.
    """
    data = load_yaml(_FILE)
    if not isinstance(data, dict) or set(data) != {"roles", "civilities", "holders"}:
        raise CodebookError(f"{_FILE}: expected the lists roles, civilities and holders, and nothing else")
    roles = tuple(_role(e) for e in check_entries(f"{_FILE} roles", data["roles"], _ROLE))
    civilities = tuple(
        Civility(**(e | {"variants": tuple(e.get("variants", ()))}))
        for e in check_entries(f"{_FILE} civilities", data["civilities"], _CIVILITY)
    )
    holders = tuple(
        Holder(**(e | {"variants": tuple(e.get("variants", ()))}))
        for e in check_entries(f"{_FILE} holders", data["holders"], _HOLDER)
    )
    for holder in holders:
        check_example(f"{_FILE} holders ({holder.text})", holder.text, holder.example)
    for civility in civilities:
        if civility.gender not in {"m", "f", "any"}:
            raise CodebookError(f"{_FILE} civilities ({civility.text}): gender must be m, f or any")
    index = _index("roles", [(role, role.forms) for role in roles])
    singulars: dict[str, Role] = {}
    for text, role in index.items():
        singulars.setdefault(_singular(text), role)
    return Roles(
        roles, civilities, holders, index, MappingProxyType(singulars),
        _index("civilities", [(c, (c.text, *c.variants)) for c in civilities]),
        _index("holders", [(h, (h.text, *h.variants)) for h in holders]),
    )  # fmt: skip


def _role(entry: dict[str, Any]) -> Role:
    masculine, rank = entry["m"], entry.get("rank", 5)
    if rank not in range(1, 6):
        raise CodebookError(f"{_FILE} roles ({masculine}): rank must be 1 to 5")
    public, generic = entry.get("public", False), entry.get("generic", False)
    return Role(masculine, entry.get("f", masculine), tuple(entry.get("variants", ())), public, rank, generic)


def _index(part: str, rows: list[tuple[T, tuple[str, ...]]]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for entry, forms in rows:
        for form in forms:
            if found.setdefault(key(form), entry) is not entry:
                raise CodebookError(f"{_FILE} {part}: the form {form!r} is in two entries")
    return MappingProxyType(found)
