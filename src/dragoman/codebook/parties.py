"""The parties of the record: what the press calls them, and what the record calls them.

>>> parties = load_parties()
>>> parties.lookup("royaume chérifien"), parties.label("MA", "en"), parties.with_article("MA")
('MA', 'Morocco', 'le Maroc')
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz, process

from dragoman.codebook.errors import UnknownParty
from dragoman.codebook.folding import key
from dragoman.codebook.forms import Form, build_forms, written
from dragoman.codebook.inflection import inflect
from dragoman.codebook.party_data import (
    Ambiguous,
    Metonym,
    Organisation,
    Region,
    State,
    read_ambiguous,
    read_lookalikes,
    read_metonyms,
    read_organisations,
    read_regions,
    read_states,
)  # fmt: skip

__all__ = ["Form", "Parties", "load_parties"]

#: What an unnamed group within a state is called, by suffix of the party: French and English.
GROUPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "reb": ("groupe armé", "armed group"),
        "opp": ("opposition", "opposition"),
        "soc": ("société civile", "civil society"),
    }
)
_SUGGESTED = 5
#: Nothing less alike than this (0 to 100) is suggested.
_ALIKE = 60


@dataclass(frozen=True)
class Parties:
    """All known parties and every form of them. `index` maps the key of a form (see `folding.key`) to its forms."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    metonyms: tuple[Metonym, ...]
    regions: tuple[Region, ...]
    forms: tuple[Form, ...]
    index: Mapping[str, tuple[Form, ...]]
    _ambiguous: Mapping[str, Ambiguous]
    _states: Mapping[str, State]
    _organisations: Mapping[str, Organisation]
    _regions: Mapping[str, Region]
    _names: Mapping[str, str]

    def lookup(self, text: str) -> str:
        """The party a code, name (French or English), capital, alias, metonym or periphrase stands for.

        Case, accents, hyphens and apostrophes do not matter; a code wins over a name ("UA" is Ukraine), and a group
        suffix is kept ("LR:reb").

        Raises:
            UnknownParty: nothing is called so, or several are; its `suggestions` say what may be meant.
        """
        name, _, suffix = text.strip().partition(":")
        if suffix in GROUPS and name.upper() in self._states:
            return f"{name.upper()}:{suffix}"
        if text.strip().upper() in self._states:
            return text.strip().upper()
        wanted = key(text)
        for candidate in (wanted, wanted.partition(" ")[2] if wanted.startswith(_ARTICLES) else wanted):
            if candidate in self._ambiguous:
                return self._default(text, self._ambiguous[candidate])
            if candidate in self._names:
                return self._names[candidate]
        raise self._unknown(text, self._nearest(wanted))

    def _default(self, text: str, row: Ambiguous) -> str:
        if row.default is None:
            raise UnknownParty(text, row.parties, f"{text!r} may be {self._said(row.parties)}: name one of them.")
        return row.default

    def _said(self, parties: tuple[str, ...]) -> str:
        return ", ".join(f"{self.label(party)} ({party})" if party in self._states else party for party in parties)

    def _nearest(self, wanted: str) -> tuple[str, ...]:
        scored = process.extract(wanted, self._names.keys(), scorer=fuzz.WRatio, limit=40, score_cutoff=_ALIKE)
        ordered = sorted(scored, key=lambda row: (-row[1], row[0]))
        return tuple(dict.fromkeys(self._names[name] for name, _, _ in ordered))[:_SUGGESTED]

    def _unknown(self, text: str, nearest: tuple[str, ...]) -> UnknownParty:
        hint = f"did you mean {self._said(nearest)}?" if nearest else "give a two-letter code or a usual name."
        return UnknownParty(text, nearest, f"no state or organisation is known as {text!r}: {hint}")

    def label(self, party: str, lang: Literal["fr", "en"] = "fr") -> str:
        """What a reader is shown: "Maroc" or "Morocco" for `MA`; an organisation's name; a group after its state."""
        base, _, suffix = party.partition(":")
        french = lang == "fr"
        if state := self._states.get(base):
            name = state.fr if french else state.en
            return f"{name} ({GROUPS[suffix][0 if french else 1]})" if suffix in GROUPS else name
        organisation = self._organisations.get(party)
        return ((organisation.fr if french else organisation.en) if organisation else None) or party

    def with_article(self, party: str) -> str:
        """The French label with its article: "le Maroc", "les États-Unis", "l'Union africaine", "Cuba"."""
        entry = self._states.get(party) or self._organisations.get(party)
        label = self.label(party, "fr")
        if not entry or not entry.article:
            return label
        return entry.article + ("" if entry.article.endswith("'") else " ") + label

    def is_state(self, party: str) -> bool:
        """Whether it is a state or a territory treated as one: `MA` is, `EU`, `LR:reb` and `Nvidia` are not."""
        return party in self._states

    def country_of(self, party: str) -> str | None:
        """The state an organisation or province belongs to, or the state itself; None for an international one."""
        base = party.partition(":")[0]
        if base in self._states:
            return base
        organisation = self._organisations.get(party)
        return organisation.country if organisation else None

    def kind_of(self, party: str) -> str | None:
        """"state", or the organisation's kind; None for a party that is in no list."""
        if party.partition(":")[0] in self._states:
            return "state"
        organisation = self._organisations.get(party)
        return organisation.kind if organisation else None

    def in_region(self, label: str) -> frozenset[str]:
        """The states of a region as the press calls it ("Afrique du Nord", "maghrébin"); empty if it is no region."""
        region = self._regions.get(key(label))
        return frozenset(region.members) if region else frozenset()

    def ambiguous(self, text: str) -> tuple[str, ...]:
        """All parties a form may stand for, the default first; empty where it is not ambiguous."""
        row = self._ambiguous.get(key(text))
        if not row:
            return ()
        return tuple(dict.fromkeys([*([row.default] if row.default else []), *row.parties]))

    def as_state(self, party: str) -> str:
        """A public body of a state acts for the state: that state; any other party itself."""
        country = self.country_of(party) if self.kind_of(party) == "public_body" else None
        return country or party

    def last_resort(self, text: str) -> str | None:
        """What a shared form means on a page that names none of its parties in another way; None for most forms."""
        row = self._ambiguous.get(key(text))
        return row.last if row else None

    def together(self, text: str) -> tuple[str, ...]:
        """All parties a form means at once ("les deux Corées", "transatlantique"); empty for every other form."""
        row = self._ambiguous.get(key(text))
        return row.parties if row and row.together else ()

    def forms_of(self, text: str) -> tuple[Form, ...]:
        """The forms written like this text, whatever its case, accents and hyphens."""
        return self.index.get(key(text), ())


_ARTICLES = ("le ", "la ", "les ", "l ")
#: Kinds of form that name a party, in the order in which they win when two are written alike.
_NAMING = ("name", "igo", "bloc", "province", "company", "fund", "ngo", "university", "public_body", "armed_group",
           "capital", "metonym", "periphrase")  # fmt: skip


@functools.cache
def load_parties() -> Parties:
    """All parties, read from the data files once a process.

    Raises:
        CodebookError: the data breaks its own schema.
    """
    states, organisations, metonyms = read_states(), read_organisations(), read_metonyms()
    ambiguous, regions = read_ambiguous(), read_regions()
    forms = build_forms(states, organisations, metonyms, ambiguous, regions, read_lookalikes())
    index: dict[str, list[Form]] = {}
    for form in forms:
        index.setdefault(key(form.text), []).append(form)
    return Parties(
        states=states,
        organisations=organisations,
        metonyms=metonyms,
        regions=regions,
        forms=forms,
        index=MappingProxyType({k: tuple(v) for k, v in index.items()}),
        _ambiguous={key(text): row for row in ambiguous for text in written(row)},
        _states={state.code: state for state in states},
        _organisations={organisation.name: organisation for organisation in organisations},
        _regions=_by_label(regions),
        _names=_names(states, organisations, forms),
    )


def _names(
    states: tuple[State, ...], organisations: tuple[Organisation, ...], forms: tuple[Form, ...]
) -> dict[str, str]:
    """Key of each name to its party, for lookups: first the forms by kind, then what is not met in French text."""
    names: dict[str, str] = {}
    for kind in _NAMING:
        for form in forms:
            if form.kind == kind and form.party:
                names.setdefault(key(form.text), form.party)
    for state in states:
        for text in (state.en, *state.en_names):
            names.setdefault(key(text), state.code)
    for organisation in organisations:
        for label in (organisation.fr, organisation.en, organisation.name):
            if label:
                names.setdefault(key(label), organisation.name)
    return names


def _by_label(regions: tuple[Region, ...]) -> dict[str, Region]:
    """Key of each label and each form of an adjective of a region to the region; the first in the file wins."""
    found: dict[str, Region] = {}
    for region in regions:
        adjectives = (form for adjective in region.adjectives for form in inflect(adjective))
        for text in (region.name, *region.aliases, *adjectives):
            found.setdefault(key(text), region)
    return found
