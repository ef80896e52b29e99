"""Which states are neighbours."""

from __future__ import annotations

import pytest

from dragoman.codebook import load_parties
from dragoman.codebook.borders import are_neighbours, neighbours


@pytest.mark.parametrize(("one", "other"), [("SO", "KE"), ("KE", "SO"), ("FR", "BE"), ("PE", "EC"), ("NO", "SE")])
def test_neighbours_in_both_directions(one: str, other: str) -> None:
    assert are_neighbours(one, other)


@pytest.mark.parametrize(("one", "other"), [("FR", "PL"), ("MG", "ZA"), ("EU", "FR"), ("FR", "FR"), ("Québec", "CA")])
def test_others_are_none(one: str, other: str) -> None:
    assert not are_neighbours(one, other)


def test_every_pair_is_of_states_and_goes_both_ways() -> None:
    for state, others in neighbours().items():
        assert load_parties().is_state(state)
        assert state not in others
        assert all(state in neighbours()[other] for other in others)
