"""Role words, civilities and party names at a word of a text."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.firstnames import is_first_name
from dragoman.codebook.folding import key
from dragoman.codebook.forms import Form
from dragoman.codebook.parties import load_parties
from dragoman.codebook.persons import load_persons
from dragoman.codebook.roles import Civility, Holder, Role, load_roles
from dragoman.reading.names_phrases import Phrases
from dragoman.reading.names_tokens import Token

Gender = Literal["m", "f"]
_PREFIXES = ("vice", "ex", "co", "sous", "néo")


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role noun as it stands: its entry, the gender its form shows, and whether it is in the plural."""

    role: Role
    gender: Gender | None
    plural: bool
    singular: str


def _plural(text: str) -> tuple[str, ...]:
    """Plural forms of a role: "directeurs généraux", "chefs d'État", "vice-présidents", "Premiers ministres"."""
    words = text.split(" ")
    first = [words[0] if words[0].endswith(("s", "x")) else words[0] + "s", *words[1:]]
    every = [w if w.endswith(("s", "x")) else w[:-2] + "aux" if w.endswith("al") else w + "s" for w in words]
    return (" ".join(first), " ".join(every)) if text[:1].islower() or len(words) > 1 or not text.isupper() else ()


def _gender(role: Role, form: str) -> Gender | None:
    if role.masculine == role.feminine:
        return None
    if form == role.masculine:
        return "m"
    if form == role.feminine:
        return "f"
    first = key(form).split()[0]
    men, women = key(role.masculine).split()[0], key(role.feminine).split()[0]
    if men != women and first in {men, women}:
        return "m" if first == men else "f"
    return None


def _role_entries() -> Iterator[tuple[str, RoleWord]]:
    for role in load_roles().roles:
        for form in role.forms:
            gender = _gender(role, form)
            for prefix in ("", *_PREFIXES):
                shown = f"{prefix}-{form}" if prefix else form
                yield shown, RoleWord(role, gender, False, shown)
                for plural in _plural(form):
                    yield f"{prefix}-{plural}" if prefix else plural, RoleWord(role, gender, True, shown)


def _anaphors() -> Iterator[tuple[str, RoleWord]]:
    """Nouns that mean a person already named ("le mécène américain", "l'intéressée")."""
    for text in sorted(load_persons().anaphors):
        masculine, _, feminine = text.partition("/")
        role = Role(masculine, feminine or masculine, generic=True)
        for form in role.forms:
            yield form, RoleWord(role, _gender(role, form), False, form)
            yield form + "s", RoleWord(role, _gender(role, form), True, form)


@functools.cache
def _roles() -> Phrases[RoleWord]:
    seen: dict[str, tuple[str, RoleWord]] = {}
    for text, word in (*_role_entries(), *_anaphors()):
        old = seen.setdefault(key(text), (text, word))
        if old[1].plural and not word.plural:
            seen[key(text)] = (text, word)
    return Phrases(seen.values())


@functools.cache
def _civilities() -> Phrases[Civility]:
    return Phrases((text, c) for c in load_roles().civilities for text in (c.text, *c.variants))


@functools.cache
def _holders() -> Phrases[Holder]:
    return Phrases((text, h) for h in load_roles().holders for text in (h.text, *h.variants))


@functools.cache
def _forms() -> Phrases[Form]:
    return Phrases((form.text, form) for form in load_parties().forms)


def role_at(tokens: tuple[Token, ...], i: int) -> tuple[int, RoleWord] | None:
    """The role noun that begins at a token, as (number of tokens, word)."""
    return _roles().at(tokens, i) if tokens[i].kind == "word" else None


def civility_at(tokens: tuple[Token, ...], i: int) -> tuple[int, Civility] | None:
    """The civility that begins at a token with a capital letter (or "l'honorable"), as (number of tokens, civility)."""
    token = tokens[i]
    if token.kind != "word" or token.text == "m":
        return None
    found = _civilities().at(tokens, i)
    if not found or (found[0] == 1 and not token.capital and token.low not in load_persons().lower_civilities):
        return None
    if token.text == "M" and not (i + 1 < len(tokens) and tokens[i + 1].capital):
        return None
    if found[1].role and role_at(tokens, i) and key(token.text) == key(found[1].role):
        return None  # "le général X", "le colonel Y": a role
    count = _civility_length(tokens, i, found[0])
    if not count:
        return None
    after = tokens[i + count] if i + count < len(tokens) and not tokens[i + count].gap else None
    if token.text in load_persons().risky_civilities and not (after and after.capital):
        return None
    dot = after is not None and after.text == "." and len(tokens[i + count - 1].text) <= 4
    return count + dot, found[1]


def _civility_length(tokens: tuple[Token, ...], i: int, count: int) -> int:
    """The civility without the role it may end in: "SM le Roi" is SM, then the role."""
    for k in range(i + 1, i + count):
        if role_at(tokens, k):
            return k - i - 1 if tokens[k - 1].low in {"le", "la"} else k - i
    return count


def person_at(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a first name with a capital and another capital begin at a token, and no known party does."""
    if i + 1 >= len(tokens) or not tokens[i].capital or not is_first_name(tokens[i].text):
        return False
    after = tokens[i + 1]
    return after.capital and not after.gap and not party_at(tokens, i) and after.low not in load_persons().organisations


def holder_at(tokens: tuple[Token, ...], i: int) -> tuple[int, Holder] | None:
    """The acronym of an office's holder that begins at a token."""
    return _holders().at(tokens, i) if tokens[i].kind == "word" else None


def _fits(form: Form, words: tuple[Token, ...]) -> bool:
    shown = words[0].text
    if form.kind in {"adjective", "prefix"}:
        return False
    if form.case == "exact":
        return " ".join(w.text for w in words).casefold() == form.text.casefold() and shown[0].isupper()
    return form.case != "initial" or shown[0].isupper()


def party_at(tokens: tuple[Token, ...], i: int) -> tuple[int, Form] | None:
    """The longest name of a party (or city, or region) that begins at a token, as (number of tokens, form)."""
    return _forms().at(tokens, i, _fits) if tokens[i].kind == "word" else None


def adjective_at(tokens: tuple[Token, ...], i: int) -> str | None:
    """The party a single adjective of nationality at a token stands for ("marocaine", "franco-émirati": the last
    one).
    """
    return adjective_party(tokens[i].text) if tokens[i].kind == "word" else None


def province_adjective(word: str) -> str | None:
    """The party of an adjective that is one right after a role ("la ministre bavaroise"), elsewhere perhaps not."""
    rows = load_parties().index.get(key(word), ())
    return next((form.party for form in rows if form.kind == "adjective" and form.party), None)


@functools.lru_cache(maxsize=4096)
def adjective_party(word: str) -> str | None:
    """The party of an adjective or noun of nationality; None for another word."""
    whole = key(word)
    for text in (whole, whole.rpartition(" ")[2]) if "-" in word or "‑" in word else (whole,):
        for form in load_parties().index.get(text, ()):
            if form.kind == "adjective" and form.party and not (form.weak and len(load_parties().index[text]) == 1):
                return form.party
    return None


def adjective_form(low: str) -> tuple[str | None, str | None]:
    """Number (s, p) and gender (m, f) an adjective of nationality shows; None where its form leaves it open."""
    if low.endswith(("ais", "ois")):
        return None, "m"
    number = "p" if low.endswith("s") else "s"
    stem = low.rstrip("s")
    if stem.endswith(("aise", "oise", "aine", "ienne", "eenne", "onne", "cque", "ande", "ole", "alle")) or (
        stem.endswith("ine") and len(stem) > 4
    ):
        return number, "f"
    return number, None if stem.endswith("e") else "m"
