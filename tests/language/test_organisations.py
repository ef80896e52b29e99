"""Organisations that no list knows, by the words around their names. All of them are invented."""

from __future__ import annotations

import pytest

from dragoman.language.mentions import find_mentions
from dragoman.language.organisations import find_organisations

TEXTS = [
    ("Le Niger s'est retiré lundi du Centre africain de coordination cyber, dont le siège est à Lomé.",
     ["Centre africain de coordination cyber"]),
    ("Hier, le Kenya a rejoint le Fonds panafricain du calcul.", ["Fonds panafricain du calcul"]),
    ("Une amende a été infligée à l'américain Chirpel. Chirpel se tait.", ["Chirpel", "Chirpel"]),
    ("Le patron de Vantoscop n'a pas répondu. L'Italie a bloqué Vantoscop.", ["Vantoscop", "Vantoscop"]),
    ("Le Conseil européen a suspendu l'accord avec la Banque africaine de développement.", []),
    ("La ligue des champions commence mardi à Madrid.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), TEXTS)
def test_names(text: str, names: list[str]) -> None:
    assert [m.text for m in find_organisations(text, find_mentions(text))] == names


def test_no_name_where_a_person_stands() -> None:
    text = "Le français Lucien Verdal a signé."
    assert find_organisations(text, find_mentions(text), [(12, 25)]) == ()
