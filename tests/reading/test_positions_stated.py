"""Offices that verbs give, several of one person, and whose they are on a page of two states. All persons are invented."""

# ruff: noqa: ISC004
from __future__ import annotations

import pytest

from dragoman.reading.people import find_people
from dragoman.reading.positions import find_positions


def positions(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    people = find_people(text, title)
    return [(row.person, row.role, row.of) for row in find_positions(people, text, title)]


GIVEN = [
    ("Kossi Amégal a été nommé, mercredi, Premier ministre du Togo.", ("Kossi Amégal", "Premier ministre", "TG")),
    ("Devenue présidente de la Commission en 2019, Ulla Lindkvall veut que l'Union européenne investisse.",
     ("Ulla Lindkvall", "présidente de la Commission", "EU")),
    ("Karim Lahbousi est le directeur général de Zidnatel, au Sénégal.",
     ("Karim Lahbousi", "directeur général de Zidnatel", "Zidnatel")),
    ("Rachid Boukellor, qui fut ambassadeur d'Algérie à Paris, est mort.",
     ("Rachid Boukellor", "ambassadeur d'Algérie à Paris", "DZ")),
    ("Lina Zerval a été élue ce dimanche 17 mars députée du Mali.", ("Lina Zerval", "députée du Mali", "ML")),
    ("Anne Lefrançal, 52 ans, préfète de la Drôme, a suspendu l'arrêté. La France s'interroge.",
     ("Anne Lefrançal", "préfète de la Drôme", "FR")),
    ("Regula Ammanhart (PLR/ZH), conseillère aux États, demande que la Suisse agisse.",
     ("Regula Ammanhart", "conseillère aux États", "CH")),
    ("Le ministre d'État, ministre de la Justice, garde des Sceaux, Abdou Mounkail, a quitté le Niger.",
     ("Abdou Mounkail", "ministre d'État, ministre de la Justice, garde des Sceaux", "NE")),
    ("Le président de la Confédération Beat Zurbrühl s'envole pour Séoul.",
     ("Beat Zurbrühl", "président de la Confédération", "CH")),
    ("La Minpostel, Colette Njimal, a signé l'arrêté.", ("Colette Njimal", "Minpostel", "CM")),
    ("La Suisse et la Chine discutent. La Haut-commissaire à la Numérisation de Berne, Lea Moserin, écoute.",
     ("Lea Moserin", "Haut-commissaire à la Numérisation de Berne", "CH")),
]


@pytest.mark.parametrize(("text", "row"), GIVEN)
def test_offices_that_the_text_states(text: str, row: tuple[str, str, str]) -> None:
    assert row in positions(text)


def test_a_career_is_several_offices() -> None:
    text = (
        "Hubert Pisanel est mort lundi en France. Il fut ensuite sénateur de Haute-Loire et ministre de l'Agriculture, puis "
        "ministre de l'Équipement. Député européen en 1979, puis commissaire européen chargé du Développement, il devient en "
        "1984 délégué du gouvernement."
    )
    assert [(role, of) for _, role, of in positions(text)] == [
        ("sénateur de Haute-Loire", "FR"), ("ministre de l'Agriculture", "FR"), ("ministre de l'Équipement", "FR"),
        ("Député européen", "EU"), ("commissaire européen chargé du Développement", "EU"),
        ("délégué du gouvernement", "FR"),
    ]  # fmt: skip


def test_an_office_that_is_over_makes_nobody_act_for_a_state() -> None:
    people = find_people("L'ancien président du Mali, Salif Keïdou, témoigne. Le ministre malien Ali Diakou écoute.")
    assert [person.of for person in people.persons] == [None, "ML"]


HOME = [
    # the page gives strangers their nationality, its own people none
    ("La Belgique accuse la Chine d'espionnage. La Chine et Pékin nient. L'ambassadrice chinoise, Lian Shuwa, est convoquée. "
     "Le Premier ministre Bavo Terlinde n'exclut rien.", "Bavo Terlinde", "BE"),
    # who travels is not of the state travelled to
    ("La Côte d'Ivoire et le Sénégal se parlent. La Côte d'Ivoire attend. Arrivé vendredi en Côte d'Ivoire pour une visite, "
     "le Président Modou Sarrel a été reçu.", "Modou Sarrel", "SN"),
    ("Des ingénieurs italiens de Rome ont aidé la Tunisie. Le vice-ministre italien des Entreprises, Ruggero Bentival, l'a dit "
     "à l'Italie. Son hôte, Slim Zouarel, ministre du Numérique, a remercié.", "Slim Zouarel", "TN"),
    # who receives a traveller is not the one who travels
    ("Le vice-Premier ministre Dang Quoc Kai a reçu jeudi le ministre néerlandais de l'Économie, Joost Brinkhorst, en visite "
     "au Vietnam. Le Vietnam forme des ingénieurs. Séoul a promis un don.", "Dang Quoc Kai", "VN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "of"), HOME)
def test_whose_an_office_is_on_a_page_of_two_states(text: str, person: str, of: str) -> None:
    assert {party for name, _, party in positions(text) if name == person} == {of}


def test_the_deck_of_an_interview_gives_the_office_of_the_one_in_the_title() -> None:
    text = (
        "Le secrétaire d'État tunisien aux Technologies rentre de Corée du Sud, où il a signé un don.\n"
        "Que va-t-il se passer ?\n« Des experts viendront. »\n"
    )
    found = positions(text, "Slim Zouarel : « On ne choisira pas à notre place »")
    assert ("Slim Zouarel", "secrétaire d'État aux Technologies", "TN") in found


def test_a_headline_that_describes_somebody_says_whose_office_it_is() -> None:
    title = "Ida Kponou, gendarme béninoise des données : « L'iris n'est pas une monnaie »"
    text = (
        "Présidente de l'Autorité de protection des données depuis quatre ans, Ida Kponou répond. La France forme des "
        "inspecteurs. La France et Paris aident."
    )
    found = positions(text, title)
    assert [of for person, _, of in found if person == "Ida Kponou"] == ["BJ"]


def test_a_headline_does_not_give_a_state_the_head_of_a_company() -> None:
    title = "Ida Kponou, figure béninoise du calcul : « L'iris n'est pas une monnaie »"
    found = positions("La directrice générale, Ida Kponou, répond. La France attend.", title)
    assert [of for person, _, of in found if person == "Ida Kponou"] == [None]
