"""Every written form of every party, built from the entries; where two parties share one, the data must say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from dragoman.codebook.errors import CodebookError
from dragoman.codebook.folding import key
from dragoman.codebook.inflection import inflect
from dragoman.codebook.party_data import Ambiguous, Lookalike, Metonym, Organisation, Region, State

FormKind = Literal[
    "name", "capital", "city", "adjective", "prefix", "metonym", "periphrase", "region", "lookalike",
    "igo", "bloc", "company", "ngo", "university", "fund", "armed_group", "public_body", "province",
]  # fmt: skip
Case = Literal["any", "initial", "exact"]
#: What makes a capital count in a phrase: "la Grenade" is no "la grenade".
_ARTICLES = ("le ", "la ", "les ", "l'", "au ", "aux ", "du ", "à ")
#: An acronym of at most this many letters counts only in capitals.
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a party.

    `party` is what the record calls it; "" for a region or a look-alike, which stand for none (the longest match wins,
    so that these keep shorter forms inside them from counting). `country` is its state, if it has one. A `weak` form
    counts only with support from the context. `case` says which capitals the page must have: "exact", the very same
    letters; "initial", each word that begins with a capital here begins with one there; "any", it does not matter. (A
    line all in capitals has them all.) A `prefix` is the first element of a compound adjective ("franco" in
    franco-marocain), without its hyphen; a `city` is a place and no party.
    """

    text: str
    party: str
    kind: FormKind
    country: str | None
    weak: bool = False
    case: Case = "any"


def build_forms(
    states: Iterable[State], organisations: Iterable[Organisation], metonyms: Iterable[Metonym],
    ambiguous: Iterable[Ambiguous], regions: Iterable[Region], lookalikes: Iterable[Lookalike],
) -> tuple[Form, ...]:  # fmt: skip
    """All forms in the order of the files, each (text, party, kind) once.

    Raises:
        CodebookError: a party is unknown or named twice, or two parties share a form that is not marked ambiguous.
    """
    states, organisations, ambiguous = tuple(states), tuple(organisations), tuple(ambiguous)
    country = _countries(states, organisations)
    shared = {key(text): row for row in ambiguous for text in written(row)}
    made = chain(
        chain.from_iterable(_of_state(state) for state in states),
        chain.from_iterable(_of_organisation(organisation) for organisation in organisations),
        chain.from_iterable(_of_metonym(metonym, country) for metonym in metonyms),
    )
    forms: dict[tuple[str, str], Form] = {}
    owners: dict[str, dict[str, None]] = {}
    for form in made:
        k = key(form.text)
        row = shared.get(k)
        needs_context = form.weak or (row is not None and _in_doubt(row, form.party))
        forms.setdefault((form.text, form.party), replace(form, weak=needs_context) if needs_context else form)
        if form.kind not in {"city", "prefix"}:
            owners.setdefault(k, {})[form.party] = None
    for row in ambiguous:
        for form in _of_ambiguous(row, country):
            forms.setdefault((form.text, form.party), form)
    _check_owners(owners, shared)
    for region in regions:
        _check_members(region, country)
        for form in _of_region(region):
            forms.setdefault((form.text, ""), form)
    for lookalike in lookalikes:
        text = lookalike.text
        forms.setdefault((text, ""), Form(text, "", "lookalike", None, False, _case(text)))
    return tuple(forms.values())


def _countries(states: Iterable[State], organisations: Iterable[Organisation]) -> dict[str, str | None]:
    """Each party to its state."""
    country: dict[str, str | None] = {}
    for state in states:
        if state.code in country:
            raise CodebookError(f"states.yaml ({state.code}): the code is there twice")
        country[state.code] = state.code
    codes = frozenset(country)
    for organisation in organisations:
        if organisation.name in country:
            raise CodebookError(f"organisations ({organisation.name}): the name is there twice")
        if organisation.country is not None and organisation.country not in codes:
            raise CodebookError(f"organisations ({organisation.name}): no state has the code {organisation.country!r}")
        country[organisation.name] = organisation.country
    return country


def _check_owners(owners: dict[str, dict[str, None]], shared: dict[str, Ambiguous]) -> None:
    for text, parties in owners.items():
        allowed = shared[text].parties if text in shared else ()
        if len(parties) > 1 and not set(parties) <= set(allowed):
            said = ", ".join(parties)
            raise CodebookError(f"the form {text!r} belongs to {said}: mark it in ambiguous.yaml or drop one")


def _check_members(region: Region, country: dict[str, str | None]) -> None:
    for member in region.members:
        if country.get(member) != member:
            raise CodebookError(f"regions.yaml ({region.name}): {member!r} is neither a state nor a region above it")


def _case(text: str, weak: bool = False) -> Case:
    """Names need their capitals, short ones in capitals all of them; a phrase may be written in lower case."""
    if text.isupper() and len(text) <= _SHORT:
        return "exact"
    phrase = " " in text and not text.startswith(_ARTICLES)
    return "initial" if text != text.lower() and (weak or not phrase) else "any"


def _of_state(state: State) -> Iterator[Form]:
    weak = frozenset(state.weak)
    made: list[tuple[FormKind, str, Case]] = []
    listed: tuple[tuple[FormKind, tuple[str, ...]], ...] = (
        ("name", (state.fr, *state.names)), ("capital", state.capitals), ("city", state.cities),
        ("periphrase", state.periphrases),
    )  # fmt: skip
    for kind, texts in listed:
        strict = kind in {"capital", "city"}
        made += [(kind, text, "initial" if strict else _case(text, text in weak)) for text in texts]
    for adjective in state.adjectives:
        made += [("adjective", text, "any") for text in inflect(adjective)]
    made += [("city", text, "any") for adjective in state.townsfolk for text in inflect(adjective)]
    made += [("prefix", prefix, "any") for prefix in state.prefixes]
    if unmet := sorted(weak - {text for _, text, _ in made} - set(state.adjectives)):
        raise CodebookError(f"states.yaml ({state.code}): weak form {unmet[0]!r} is none of its forms")
    stems = {text for adjective in state.adjectives if adjective in weak for text in inflect(adjective)}
    for kind, text, case in made:
        yield Form(text, state.code, kind, state.code, text in weak or text in stems, case)


def _of_organisation(organisation: Organisation) -> Iterator[Form]:
    forms = tuple(_organisation_forms(organisation))
    listed = () if isinstance(organisation.weak, bool) else organisation.weak
    if unmet := sorted(set(listed) - {form.text for form in forms}):
        raise CodebookError(f"organisations ({organisation.name}): weak form {unmet[0]!r} is none of its forms")
    yield from forms


def _organisation_forms(organisation: Organisation) -> Iterator[Form]:
    party, kind, country = organisation.name, organisation.kind, organisation.country
    for text in (organisation.fr or party, *organisation.aliases, *organisation.english):
        weak = organisation.is_weak(text)
        yield Form(text, party, kind, country, weak, _case(text, weak))
    for text in organisation.acronyms:
        weak = organisation.is_weak(text)
        exact = weak or len(text) <= _SHORT
        yield Form(text, party, kind, country, weak, "exact" if exact else "initial")
    for adjective in organisation.adjectives:
        for text in inflect(adjective):
            yield Form(text, party, "adjective", country, organisation.is_weak(adjective), "any")
    for text in organisation.prefixes:
        yield Form(text, party, "prefix", country, organisation.is_weak(text), "any")
    for text in organisation.cities:
        yield Form(text, party, "city", country, organisation.is_weak(text), "initial")
    for text in organisation.periphrases:
        weak = organisation.is_weak(text)
        yield Form(text, party, "periphrase", country, weak, _case(text, weak))


def _of_metonym(metonym: Metonym, country: dict[str, str | None]) -> Iterator[Form]:
    if metonym.party not in country:
        raise CodebookError(f"metonyms.yaml ({metonym.text}): {metonym.party!r} is no known party")
    for text in (metonym.text, *metonym.variants):
        yield Form(text, metonym.party, "metonym", country[metonym.party], metonym.weak, _case(text, metonym.weak))


def written(row: Ambiguous) -> tuple[str, ...]:
    """All spellings of a shared form, adjectives in all genders and numbers."""
    texts = (row.text, *row.variants)
    return tuple(form for text in texts for form in inflect(text)) if row.kind == "adjective" else texts


def _in_doubt(row: Ambiguous, party: str) -> bool:
    """Whether a shared form counts for this party only with support from the context."""
    return row.weak or (not row.together and party != row.default)


def _of_ambiguous(row: Ambiguous, country: dict[str, str | None]) -> Iterator[Form]:
    kind: FormKind = row.kind if row.kind != "organisation" else "igo"  # type: ignore[assignment]
    for text in written(row):
        for party in row.parties:
            if party not in country:
                raise CodebookError(f"ambiguous.yaml ({row.text}): {party!r} is no known party")
            yield Form(text, party, kind, country[party], _in_doubt(row, party), _case(text))


def _of_region(region: Region) -> Iterator[Form]:
    for text in (region.name, *region.aliases):
        yield Form(text, "", "region", None, False, _case(text))
    for adjective in region.adjectives:
        for text in inflect(adjective):
            yield Form(text, "", "region", None, False, "any")
