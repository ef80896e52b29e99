"""Offices in the ways other newsrooms write them. Every person and firm here is invented."""

# ruff: noqa: ISC004
from __future__ import annotations

import pytest

from dragoman.reading.people import find_people
from dragoman.reading.positions import find_positions


def positions(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    people = find_people(text, title)
    return [(row.person, row.role, row.of) for row in find_positions(people, text, title)]


CASES = [
    # provinces and Länder
    ("La ministre bavaroise des Sciences, la Dre Annelie Holzmann, est là.", "Annelie Holzmann", "Bavière"),
    ("Le ministre saxon de l'Économie Uwe Trautmann est là.", "Uwe Trautmann", "Saxe"),
    ("Le ministre-président de Saxe Uwe Linhard est là.", "Uwe Linhard", "Saxe"),
    ("La ministre wallonne de l'Emploi, Christel Moreaux-Lagasse, est là.", "Christel Moreaux-Lagasse", "Wallonie"),
    ("La ministre écossaise de la Santé, Fiona McAllan, est là.", "Fiona McAllan", "Écosse"),
    # one role for several
    ("Les ministres béninois et togolais chargés du Numérique, Aurore Zinsal et Kodjo Amété, sont là.", "Kodjo Amété",
     "TG"),
    ("Les ministres libanaise et jordanien de l'Énergie, Mme Rima Khnais et M. Zayd Haddal, sont là.", "Rima Khnais",
     "LB"),
    ("Les ministres libanaise et jordanien de l'Énergie, Mme Rima Khnais et M. Zayd Haddal, sont là.", "Zayd Haddal",
     "JO"),
    ("Les chefs de la diplomatie malien et nigérien, Abdel Diopal et Bakari Sangaré-Yao, sont là.", "Abdel Diopal", "ML"),
    # envoys
    ("Berne, 4 mars - La Suisse a expulsé deux membres de l'ambassade de Russie. L'ambassadeur Guennadi Trofal nie.",
     "Guennadi Trofal", "RU"),
    ("L'ambassadeur russe à Berne, Guennadi Trofal, nie.", "Guennadi Trofal", "RU"),
    ("L'ambassadeur de Russie en Suisse, Guennadi Trofal, nie.", "Guennadi Trofal", "RU"),
    ("À Rabat, l'ambassadrice de Suède, Maja Ekdal-Sørum, a salué l'accord.", "Maja Ekdal-Sørum", "SE"),
    ("Le Mali et le Japon ont signé. À Bamako, l'ambassadeur Kenji Moritake s'est réjoui.", "Kenji Moritake", "JP"),
    ("Le consul général du Canada à Lagos, Peter Strandwick, est là.", "Peter Strandwick", "CA"),
    # "son", "sa", "leur"
    ("Le ministère chinois du Commerce instaure un régime. Sa porte-parole, Tang Ruolan, le justifie.", "Tang Ruolan",
     "CN"),
    ("La Cemac cherche une voie. Le président de sa Commission, le Congolais Fulgence Mabial, l'a dit.",
     "Fulgence Mabial", "CEMAC"),
    ("Nvidia a réagi mardi. Sa directrice financière, Colette Kressal, est confiante.", "Colette Kressal", "Nvidia"),
    ("TikTok conteste. Le réseau du groupe chinois ByteDance et TikTok sont visés. L'entreprise ne cède pas. Son"
     " directeur juridique, Dorian Achter, le dit.", "Dorian Achter", "TikTok"),
    # federal states
    ("La Chine a protesté, la Chine encore, puis la Chine toujours. La Belgique étudie le texte. La ministre fédérale"
     " du Numérique, Mieke Terlak, l'a salué.", "Mieke Terlak", "BE"),
    # the Commission
    ("L'Union européenne hésite. La porte-parole de la Commission, Anitta Hippal, l'a dit.", "Anitta Hippal", "EU"),
    # teams
    ("Le Sénégal a gagné. La capitaine des Lionnes, Rama Diagal-Sy, jubile.", "Rama Diagal-Sy", "SN"),
    ("Le sélectionneur des Éléphants, Faé Kouadial, jubile.", "Faé Kouadial", "CI"),
    # portfolios in capitals are no employers
    ("Le Liban attend. Le ministre sortant des Télécoms, Johnny Cormal-Haddad, a parlé.", "Johnny Cormal-Haddad", "LB"),
    ("Vu de Zambie, le ministre du Commerce de la République de Zambie, Abel Mweetal, a parlé.", "Abel Mweetal", "ZM"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "of"), CASES)
def test_whose_office_it_is(text: str, person: str, of: str) -> None:
    assert (person, of) in [(name, party) for name, _, party in positions(text)]


ROLES = [
    ("Le chef d'état-major de l'armée, le général Ronald Rwival, dément.", "Ronald Rwival", "chef d'état-major de l'armée"),
    ("Le secrétaire exécutif de l'Union africaine, le colonel Issouf Danbal, est là.", "Issouf Danbal",
     "secrétaire exécutif de l'Union africaine"),
    ("La rectrice de l'Université de Lomé, la professeure Sika Lawsal, est là.", "Sika Lawsal",
     "rectrice de l'Université de Lomé"),
    ("Tarmo VÄLJAL, ministre des Affaires étrangères de la République d’Estonie, est là.", "Tarmo VÄLJAL",
     "ministre des Affaires étrangères"),
    ("Le ministre du Commerce de la République de Zambie, Abel Mweetal, est là.", "Abel Mweetal", "ministre du Commerce"),
    ("Le président de la République d'Estonie, Alar Karmal, est là.", "Alar Karmal", "président de la République"),
    ("Le Premier ministre Tạ Quang Lập est là.", "Tạ Quang Lập", "Premier ministre"),
    ("Le ministre des Sciences vietnamien, Đỗ Hữu Khang, est là.", "Đỗ Hữu Khang", "ministre des Sciences"),
    ("La ministre béninoise Aurore ZINSAL-ADJAK est là.", "Aurore ZINSAL-ADJAK", "ministre"),
    ("Les députés Rose Akakpal, Yao Dossal et Sika Lawsal ont voté.", "Sika Lawsal", "député"),
    ("Les ministres togolais et béninois chargés du Numérique, Ali Amété et Anne Zinsal, sont là.", "Anne Zinsal",
     "ministre chargée du Numérique"),
    ("Le ministre nigérien des Postes, Adam Laoual, est là. Son homologue burkinabè, Aminata Zerbal, aussi.",
     "Aminata Zerbal", "ministre des Postes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "role"), ROLES)
def test_the_words_of_the_role(text: str, person: str, role: str) -> None:
    assert (person, role) in [(name, words) for name, words, _ in positions(text)]


def test_an_acronym_after_a_role_is_no_person() -> None:
    assert positions("Genève légifère. « Ce n'est qu'un début », promet la magistrate PLR.") == []


def test_a_firm_after_its_kind_is_no_person() -> None:
    names = [name for name, _, _ in positions("Hakan Özdemal, patron du fabricant de drones Kartal, est là.")]
    assert names == ["Hakan Özdemal"]


def test_a_name_in_a_headline_of_capitals_is_taken_from_the_article() -> None:
    text = "Le directeur général de Nvidia, Jensen Hwang-Lial, est là."
    assert [n for n, _, _ in positions(text, "LE PATRON JENSEN HWANG-LIAL REÇU À TOKYO")] == ["Jensen Hwang-Lial"]
