"""Organisations that the recogniser sees: which names are bodies. All of them are invented, but for the papers and places."""

from __future__ import annotations

import pytest

from dragoman.language.analysis import Entity
from dragoman.language.mentions import find_mentions
from dragoman.language.recognised import recognised

ROWS = [
    ("La Ligue burundaise des droits a réagi.", "Ligue burundaise des droits", "Ligue burundaise des droits"),
    ("Le groupe armé Ansar el-Sahra a réagi.", "Ansar el-Sahra", "Ansar el-Sahra"),
    ("La Fondation Orange a réagi.", "Fondation Orange", "Fondation Orange"),
    ("La ministre de la Défense a réagi.", "Défense", None),
    ("Le Conseil présidentiel libyen a réagi.", "Conseil présidentiel libyen", None),
    ("La Commission arabe des contrats a réagi.", "Commission arabe des contrats", "Commission arabe des contrats"),
    ("L'administration Nolden a réagi.", "Nolden", None),
    ("Le câble Vanellus relie Lomé.", "Vanellus", None),
    ("Le port de Subrique est fermé.", "Subrique", None),
    ("Elle l'a confié à Vantail. Vantail en a parlé.", "Vantail", None),
    ("Le quotidien espagnol Vantail en a parlé.", "Vantail", None),
    ("Reuters en a parlé.", "Reuters", None),
    ("Selon Delta Info, rien n'a changé.", "Delta Info", None),
    ("La Haye financerait l'école.", "Haye financerait", None),
    ("On demande à la Confédération de fermer les yeux.", "Confédération de fermer", None),
    ("L'A350 a décollé.", "A350", None),
    ("Le Conseil du commerce (CDC) s'est réuni. Le CDC décide.", "CDC", None),
]


def entity(text: str, name: str) -> Entity:
    at = text.rindex(name)
    return Entity(at, at + len(name), "ORG")


@pytest.mark.parametrize(("text", "name", "party"), ROWS)
def test_bodies_and_what_is_none(text: str, name: str, party: str | None) -> None:
    found = recognised(text, [entity(text, name)], find_mentions(text), [])
    assert [m.party for m in found] == ([party] if party else [])
    assert all(m.weak for m in found)


def test_an_acronym_goes_by_the_name_that_it_is_short_for() -> None:
    text = "L'Union gabonaise des journalistes (UGJ) proteste. L'UGJ écrit."
    names = ["Union gabonaise des journalistes", "UGJ"]
    found = recognised(text, [entity(text, name) for name in names], find_mentions(text), [])
    assert {m.party for m in found} == {names[0]}


def test_no_body_where_a_person_stands() -> None:
    assert recognised("Rosalba Vink a signé.", [Entity(0, 12, "ORG")], (), [(0, 12)]) == []
