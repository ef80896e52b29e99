"""Offices: the words of the role and whose office it is. Every person here is invented."""

from __future__ import annotations

import pytest

from dragoman.model.page import Furniture
from dragoman.reading.people import find_people
from dragoman.reading.positions import find_positions


def positions(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    people = find_people(text, title)
    return [(row.person, row.role, row.of) for row in find_positions(people, text, title)]


ONE = [
    (
        "Le ministre algérien de l'Économie de la connaissance, Yacine Benslamaro, est là.",
        "ministre de l'Économie de la connaissance",
        "DZ",
    ),
    (
        "Le ministre marocain des Affaires étrangères, Nasser BOURKADI, est là.",
        "ministre des Affaires étrangères",
        "MA",
    ),
    ("Le ministre des Affaires étrangères marocain Nasser Bourkadi est là.", "ministre des Affaires étrangères", "MA"),
    ("Le chef de la diplomatie burkinabè, Karamoko Jean-Marie Traoréma, est là.", "chef de la diplomatie", "BF"),
    ("La ministre québécoise de l'Économie, Christine Fréchoux, est là.", "ministre de l'Économie", "Québec"),
    ("La conseillère fédérale Élisabeth Baumoz est là.", "conseillère fédérale", "CH"),
    ("Vanessa Matzenbach, ministre fédérale belge, est là.", "ministre fédérale", "BE"),
    ("Le président angolais João Lourencel est là.", "président", "AO"),
    ("Le président de la République du Niger, Salifou Abarchel, est là.", "président de la République", "NE"),
    ("Samuel Altmark, patron d'OpenAI, est là.", "patron d'OpenAI", "OpenAI"),
    ("Zana Silué, directeur général de Smart Africa, est là.", "directeur général de Smart Africa", "Smart Africa"),
    (
        "Selon Jean-Luc D'Amicelli, directeur Afrique de Microsoft, tout va bien.",
        "directeur Afrique de Microsoft",
        "Microsoft",
    ),
    ("Mathias Cormery, secrétaire général de l'OCDE, est là.", "secrétaire général de l'OCDE", "OCDE"),
    ("Le secrétaire général des Nations unies, Antal Gutmann, est là.", "secrétaire général", "UN"),
    ("La commissaire finlandaise au Numérique, Minna Hietikko, est là.", "commissaire finlandaise au Numérique", "EU"),
    ("La secrétaire américaine au Commerce, Nina Ferrando, est là.", "secrétaire au Commerce", "US"),
    (
        "Le secrétaire d'État français chargé du Numérique, M. Jérémie U, est là.",
        "secrétaire d'État chargé du Numérique",
        "FR",
    ),
    ("Jaouad Arhoune, ambassadeur du Ghana au Bénin, est là.", "ambassadeur du Ghana au Bénin", "GH"),
    ("« Bien », explique Coralie Perrudet, prévisionniste à Nuage Info.", "prévisionniste à Nuage Info", "Nuage Info"),
    (
        "Leila Elmenyawi, Directrice de la stratégie, au Département d'État américain, est là.",
        "Directrice de la stratégie",
        "US",
    ),
    (
        "Abdoulaye Fallou (photo), président de l'Autorité de régulation du Sénégal, est là.",
        "président de l'Autorité de régulation du Sénégal",
        "SN",
    ),
    ("L'ex-ministre espagnole de l'Économie, Kate Gallegosa, est là.", "ex-ministre de l'Économie", "ES"),
    (
        "Nommé ministre de l'Économie numérique du Tchad, Boukar Michelo prendra ses fonctions lundi.",
        "ministre de l'Économie numérique du Tchad",
        "TD",
    ),
    ("Chez Nvidia, le vice-président Wes Darnell critique.", "vice-président", "Nvidia"),
    ("À Ottawa, le ministre de l'Innovation, l'honorable Jasdeep Rehal, se réjouit.", "ministre de l'Innovation", "CA"),
    (
        ("Le ministre de la Poste, des Télécommunications et ministre chargé de l'Économie numérique,"
        " Augustin Kibamba, parle à Kinshasa."),
        "ministre de la Poste, des Télécommunications et ministre chargé de l'Économie numérique",
        "CD",
    ),
    (
        ("Le ministre des Postes, des Technologies de l'information, de la Communication et des Médias Nestor"
        " Bankumo parle à Bujumbura."),
        "ministre des Postes, des Technologies de l'information, de la Communication et des Médias",
        "BI",
    ),
]


@pytest.mark.parametrize(("text", "role", "of"), ONE)
def test_role_words_and_party(text: str, role: str, of: str | None) -> None:
    ((_, words, party),) = positions(text)
    assert party == of
    assert words in {role, role.removesuffix(" du Tchad")}


def test_apposition_belongs_to_the_name_before_or_the_article_to_the_name_after() -> None:
    text = (
        "Dean Fisk, responsable du Bureau du numérique, Ilham Marmouchel et le ministre tunisien, Karim Zahidel,"
        " ont dîné."
    )
    assert positions(text) == [
        ("Dean Fisk", "responsable du Bureau du numérique", "TN"),
        ("Karim Zahidel", "ministre", "TN"),
    ] or positions(text) == [
        ("Dean Fisk", "responsable du Bureau du numérique", None),
        ("Karim Zahidel", "ministre", "TN"),
    ]


def test_homologue_takes_the_role_of_the_other() -> None:
    text = "Le président Félix Tshibandu et son homologue ougandais Yoweri Musembe se sont vus à Kinshasa."
    assert positions(text) == [("Félix Tshibandu", "président", "CD"), ("Yoweri Musembe", "président", "UG")]


def test_plural_roles_are_shared_out() -> None:
    assert positions("Les présidents français et rwandais, Aurélien Maucard et Luc Ruhamya, se sont vus.") == [
        ("Aurélien Maucard", "président", "FR"),
        ("Luc Ruhamya", "président", "RW"),
    ] or positions("Les présidents Aurélien Maucard et Luc Ruhamya se sont vus.")


def test_plural_role_with_nationalities_is_shared_out_over_the_next_list() -> None:
    text = (
        "Les ministres du Commerce et de l'Industrie américain, japonais et sud-coréen se sont retrouvés mercredi.\n"
        "Nina Ferrando, Jun Nagura et Eom Seok-bae sont convenus d'y partager leurs alertes."
        " « Seul, on ne peut rien », a dit la secrétaire américaine au Commerce."
    )
    assert positions(text) == [
        ("Nina Ferrando", "secrétaire au Commerce", "US"),
        ("Jun Nagura", "ministre du Commerce et de l'Industrie", "JP"),
        ("Eom Seok-bae", "ministre du Commerce et de l'Industrie", "KR"),
    ]


def test_a_role_without_a_name_goes_to_the_only_person_without_a_role() -> None:
    text = (
        "Rabat salue la visite de la ministre marocaine de la Transition numérique à Washington.\n"
        "Reçue par Dean Fisk, haut responsable américain, Ilham El Kharraz Marmouchi s'est ensuite"
        " entretenue avec des élus."
    )
    assert ("Ilham El Kharraz Marmouchi", "ministre de la Transition numérique", "MA") in positions(text)


def test_one_noun_with_two_houses_is_two_positions() -> None:
    text = "Idriss Débyla, président du Tchad et de l'Union africaine, est arrivé."
    assert positions(text) == [("Idriss Débyla", "président", "TD"), ("Idriss Débyla", "président", "Union africaine")]


def test_the_state_of_a_bare_role_is_the_one_the_page_speaks_from() -> None:
    text = (
        "La Belgique y échappe, mais notre pays reste prudent. Washington a plafonné ses exportations vers"
        " les alliés américains."
        " Le cabinet du Premier ministre Frederik De Broe n'a pas réagi aux règles américaines."
    )
    assert positions(text) == [("Frederik De Broe", "Premier ministre", "BE")]


def test_a_king_of_the_ticker() -> None:
    lines = (
        "Bourse de Casablanca : ouverture dans le vert",
        "Le Roi Driss VI félicite le Liban",
        "Tanger : un atelier ravagé",
    )
    people = find_people("Rien de neuf.", None, tuple(Furniture(line, "ticker") for line in lines))
    (row,) = find_positions(people, "Rien de neuf.", None, lines)
    assert (row.person, row.role, row.of, row.evidence[0].exact) == ("Driss VI", "Roi", "MA", "Roi")


def test_reigning_kings_are_known() -> None:
    assert positions("SM le Roi Mohammed VI préside la cérémonie.") == [("Mohammed VI", "Roi", "MA")]


def test_persons_without_a_role_have_no_position() -> None:
    assert positions("Mme Fatou Dianka a coupé le ruban. La ministre est absente.") == []


def test_evidence_is_the_words_of_the_role() -> None:
    text = "Hier, le président Luc Ruhamya a parlé à Kigali."
    (row,) = find_positions(find_people(text), text)
    (span,) = row.evidence
    assert (span.exact, text[span.start : span.end]) == ("président", "président")
