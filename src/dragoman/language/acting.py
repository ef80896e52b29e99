"""Bodies that act for a state: the party is the state, whatever the body is called (codebook, 1: agencies)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.codebook import load_parties
from dragoman.codebook.bodies import load_bodies
from dragoman.codebook.folding import fold
from dragoman.language.mentions import Mention, find_mentions

#: How far into a name the word stands that makes it a state's: "Institut supérieur national de".
_NEAR = 4


def for_states(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, each public body of a state as that state ("l'Agence japonaise de coopération internationale").

    A national school or office that no list knows is of the state that its name holds ("Banque nationale du Cambodge");
    where it holds none, the mention is left out: who is meant is told by the place, as for a police or a court.
    """
    return tuple(_acting(mentions))


def _acting(mentions: Iterable[Mention]) -> Iterator[Mention]:
    parties = load_parties()
    for mention in mentions:
        state = parties.as_state(mention.party) if mention.party else ""
        if state != mention.party:
            yield replace(mention, parties=(state,))
        elif parties.kind_of(mention.party) is None and mention.kind == "organisation" and _national(mention.text):
            if within := _state_within(mention.text):
                yield replace(mention, parties=(within,))
        else:
            yield mention


def _national(name: str) -> bool:
    """Whether a name is that of a state's own school, bank or office: "École nationale du numérique"."""
    words = [fold(word) for word in name.split()]
    return words[0] in load_bodies().national and any(w in load_bodies().of_state for w in words[1:_NEAR])


def _state_within(name: str) -> str | None:
    """The one state that a name holds by its own name, its adjective or one of its towns."""
    parties = load_parties()
    countries = {parties.country_of(m.party) or m.party for m in find_mentions(name) if m.party}
    found = [party for party in countries if parties.is_state(party)]
    return found[0] if len(found) == 1 else None
