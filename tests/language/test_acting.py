"""Bodies that act for a state."""

from __future__ import annotations

import pytest

from dragoman.language.acting import for_states
from dragoman.language.mentions import Mention, find_mentions


def _body(name: str) -> Mention:
    return Mention(0, len(name), name, "organisation", (name,), weak=True)


@pytest.mark.parametrize(
    ("text", "state"),
    [("L'Agence japonaise de coopération internationale a écrit.", "JP"), ("L'AFD prête.", "FR"), ("La Koica forme.", "KR")],
)
def test_a_listed_agency_is_its_state(text: str, state: str) -> None:
    assert state in {m.party for m in for_states(find_mentions(text))}


@pytest.mark.parametrize(
    ("name", "state"), [("Banque nationale du Cambodge", "KH"), ("Institut national polytechnique de Yamoussoukro", "CI")]
)
def test_a_national_body_is_of_the_state_in_its_name(name: str, state: str) -> None:
    assert [m.party for m in for_states([_body(name)])] == [state]


def test_one_without_a_state_in_its_name_is_left_to_the_place() -> None:
    assert for_states([_body("École nationale du numérique")]) == ()


@pytest.mark.parametrize("name", ["Front national du Laos", "Université nationale de Singapour", "Rassemblement national"])
def test_parties_and_universities_keep_their_name(name: str) -> None:
    assert [m.party for m in for_states([_body(name)])] == [name]
